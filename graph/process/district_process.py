"""The processes of a district as its records tell them: phases with dates, results, prerequisites, formats (6.2).

A process is a project that the district owns, with phases. Where it only takes part in a shared project, that
project's plan is shown; nothing can be marked there before the district starts a process of its own from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.district.overdue import result_is_late, result_state_on
from graph.process.periods import Period
from graph.process.process_templates import by_order
from graph.projects import PrerequisiteState, prerequisites_of
from graph.records import Entity
from graph.records.claims import Presence
from graph.stores.base import GraphReader, Scope
from ontology.names import EntityType, Prop, RelationType, ResultState


@dataclass(frozen=True, slots=True)
class DueResult:
    """A result of a phase: when it is due, and whether it is reached (fälliges Ergebnis)."""

    record: Entity
    due: str

    @property
    def state(self) -> ResultState:
        """What was said of it last; nobody said anything means open."""
        return ResultState(self.record.value(Prop.RESULT_STATE) or ResultState.OPEN)

    @property
    def since(self) -> str:
        """Since when that holds, empty if nobody says."""
        return self.record.value(Prop.DATE) or ""

    def state_on(self, on: date) -> ResultState:
        """The state on a day: what was only reached later was open then."""
        return result_state_on(self.record, on)

    def late_on(self, on: date) -> bool:
        """Whether it is open and its last day has passed."""
        return result_is_late(self.record, self.due, on)


@dataclass(frozen=True, slots=True)
class ProcessPhase:
    """A phase of a process; ``number`` counts from 1 (Phase eines Prozesses)."""

    record: Entity
    number: int
    planned: Period
    actual: Period
    results: tuple[DueResult, ...]

    @property
    def settled(self) -> bool:
        """Whether reason or effect of goals that cannot be reached in time are noted."""
        return bool(self.record.value(Prop.REASON) or self.record.value(Prop.EFFECT))


@dataclass(frozen=True, slots=True)
class DistrictProcess:
    """A process of a district; ``own`` says whether it keeps it itself, or only takes part in a shared project."""

    project: Entity
    own: bool
    phases: tuple[ProcessPhase, ...]
    prerequisites: tuple[PrerequisiteState, ...]
    formats: tuple[Entity, ...]
    meetings: tuple[Entity, ...]

    @property
    def template(self) -> str:
        """The id of the project that it was started from, empty if it was made without one."""
        return self.project.value(Prop.TEMPLATE) or ""

    @property
    def period(self) -> Period:
        """From the first phase to the last, as it was or else is planned; empty where that is not known."""
        starts = [p.actual.start or p.planned.start for p in self.phases]
        ends = [p.actual.end or p.planned.end for p in self.phases]
        return Period(starts[0], ends[-1]) if self.phases else Period()

    @property
    def results(self) -> Iterator[DueResult]:
        """The results of all phases, in their order."""
        for phase in self.phases:
            yield from phase.results


def processes_of(store: GraphReader, key: str, scope: Scope) -> tuple[DistrictProcess, ...]:
    """The processes of the district of that key, the newest first; raises NotFoundError for an unknown district.

    Planned dates come before those of a template; what is expressly not there is left out.
    """
    records = [r for r in store.records(scope, _READ) if r.presence is not Presence.ABSENT]
    projects = [r for r in records if r.type == EntityType.PROJECT]
    own = [p for p in projects if p.owner == key]
    kept = {p.value(Prop.TEMPLATE) for p in own}
    joined = _takes_part_in(store, key, scope) - kept
    found = [_process(store, (key, scope), p, records) for p in own]
    found += [_process(store, (key, scope), p, records) for p in projects if p.id in joined and p.owner != key]
    return tuple(sorted((p for p in found if p.phases), key=_newest_first))


_READ = (
    EntityType.PROJECT,
    EntityType.PHASE,
    EntityType.PHASE_RESULT,
    EntityType.PLANNED_FORMAT,
    EntityType.MEETING,
)


def _newest_first(process: DistrictProcess) -> tuple[bool, int, str]:
    first = process.period.first
    return not process.own, -(first.toordinal() if first is not None else 0), process.project.id


def _takes_part_in(store: GraphReader, key: str, scope: Scope) -> set[str]:
    rows = store.relations(scope=scope, types=[RelationType.TAKES_PART])
    here = {d.id for d in store.records(scope, [EntityType.DISTRICT]) if d.owner == key}
    return {r.target for r in rows if r.source in here and r.presence is Presence.PRESENT}


def _process(
    store: GraphReader, where: tuple[str, Scope], project: Entity, records: Iterable[Entity]
) -> DistrictProcess:
    key, scope = where
    records = list(records)
    of_it = [r for r in records if r.value(Prop.PROJECT) == project.id]
    phases = by_order(r for r in of_it if r.type == EntityType.PHASE)
    meant = {project.id, project.value(Prop.TEMPLATE)}
    meetings = (
        r for r in records if r.type == EntityType.MEETING and r.owner == key and r.value(Prop.PROJECT) in meant
    )
    return DistrictProcess(
        project,
        project.owner == key,
        tuple(_phase(record, number, records) for number, record in enumerate(phases, 1)),
        prerequisites_of(store, key, project.id, scope),
        by_order(r for r in of_it if r.type == EntityType.PLANNED_FORMAT),
        tuple(sorted(meetings, key=lambda m: (m.value(Prop.DATE) or "9999", m.id))),
    )


def _phase(record: Entity, number: int, records: Iterable[Entity]) -> ProcessPhase:
    planned = Period(record.value(Prop.PLANNED_START) or "", record.value(Prop.PLANNED_END) or "")
    actual = Period(record.value(Prop.ACTUAL_START) or "", record.value(Prop.ACTUAL_END) or "")
    of_it = by_order(r for r in records if r.type == EntityType.PHASE_RESULT and r.value(Prop.PHASE) == record.id)
    results = (DueResult(r, r.value(Prop.DUE_ON) or planned.end) for r in of_it)
    return ProcessPhase(record, number, planned, actual, tuple(results))
