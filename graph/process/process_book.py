"""What is done with a process, as records to be written together: whoever writes them commits one batch.

The pages, the interface and the command line all go through here, so that the same is written, and the journal says
the same of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.district.loading import district_of
from graph.errors import NotFoundError
from graph.process.marking import (
    MET,
    NOT_MET,
    MeetingMark,
    NewPhase,
    PhaseMark,
    ResultMark,
    SaidBy,
    checked_prerequisite,
    marked_phase,
    marked_result,
    new_phase,
    new_result,
    recorded_meeting,
    renamed,
)
from graph.process.process_templates import OF_A_TEMPLATE, ProcessTemplate, by_order
from graph.process.starting import FoundBefore, ProcessStart, process_records
from graph.records import Entity, Record, Relation
from graph.stores.base import GraphReader, Scope
from ontology.names import EntityType, Prop, RelationType, ResultState

_RESULTS = {
    ResultState.OPEN: "wieder offen",
    ResultState.REACHED: "erreicht",
    ResultState.NOT_REACHED: "nicht erreicht",
}
_PREREQUISITES = {MET: "erfüllt", NOT_MET: "nicht erfüllt"}


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """What is written together: the record that it is about, all records, and why, as the journal says it."""

    record: Record
    records: tuple[Record, ...]
    reason: str


class ProcessBook:
    """The processes of one district, as somebody sees and changes them within a scope."""

    def __init__(self, reader: GraphReader, key: str, scope: Scope) -> None:
        self._reader, self._key, self._scope = reader, key, scope

    def start(self, template: ProcessTemplate, start: ProcessStart) -> ProcessStep | None:
        """A process from a template; None where the very same was started already.

        Raises NotFoundError where it joins a project that is not recorded here, InvalidError for a start without month.
        """
        known = self._known()
        if start.joins and template.project.id not in known.ids:
            raise NotFoundError(f"no project {template.project.id}")
        made = process_records(template, start, known)
        if self._started_already(template, made):
            return None
        return ProcessStep(made[0], made, f"Prozess „{_name(made[0])}“ angelegt")

    def mark_result(self, id: str, mark: ResultMark, said: SaidBy) -> ProcessStep:
        """A result is reached, not reached, or open again."""
        record = self._own(id, EntityType.PHASE_RESULT)
        source, marked = marked_result(record, mark, said)
        return ProcessStep(marked, (source, marked), f"Ergebnis „{record.name}“: {_RESULTS[mark.state]}")

    def add_result(self, phase: str, name: str, due: str, said: SaidBy) -> ProcessStep:
        """One more result of a phase, behind the others."""
        record = self._own(phase, EntityType.PHASE)
        source, made = new_result(record, name, due, said)
        return ProcessStep(made, (source, made), f"Ergebnis „{name}“ in „{record.name}“ ergänzt")

    def mark_phase(self, id: str, mark: PhaseMark, said: SaidBy) -> ProcessStep:
        """When a phase was, and what was agreed where its goals are not reached in time."""
        record = self._own(id, EntityType.PHASE)
        source, marked = marked_phase(record, mark, said)
        return ProcessStep(marked, (source, marked), f"Phase „{record.name}“ fortgeschrieben")

    def rename(self, id: str, name: str, said: SaidBy) -> ProcessStep:
        """The process, a phase or a result under another name; raises NotFoundError for what is none of them."""
        record = self._own(id, EntityType.PROJECT, EntityType.PHASE, EntityType.PHASE_RESULT)
        source, marked = renamed(record, name, said)
        return ProcessStep(marked, (source, marked), f"„{record.name}“ umbenannt in „{name}“")

    def add_phase(self, project: str, new: NewPhase, said: SaidBy) -> ProcessStep:
        """One more phase, last or behind another one; raises InvalidError where there is one of that name."""
        process = self._own(project, EntityType.PROJECT)
        if new.after:
            self._own(new.after, EntityType.PHASE)
        phases = self._reader.records(self._scope, [EntityType.PHASE])
        others = by_order(p for p in phases if p.value(Prop.PROJECT) == project)
        records = new_phase(process, others, new, said)
        return ProcessStep(records[1], records, f"Phase „{new.name}“ in „{process.name}“ ergänzt")

    def check_prerequisite(self, id: str, verdict: tuple[str, str], said: SaidBy) -> ProcessStep:
        """A prerequisite is met, not met, or open, with its evidence."""
        record = self._own(id, EntityType.PREREQUISITE)
        source, check = checked_prerequisite((self._reader, self._scope), record, verdict, said)
        done = _PREREQUISITES.get(verdict[0], "wieder offen")
        return ProcessStep(check, (source, check), f"Voraussetzung „{record.name}“: {done}")

    def record_meeting(self, project: str, mark: MeetingMark, said: SaidBy) -> ProcessStep:
        """A meeting that was held or is planned."""
        record = self._own(project, EntityType.PROJECT)
        if mark.phase:
            self._own(mark.phase, EntityType.PHASE)
        source, made = recorded_meeting(record, mark, said)
        return ProcessStep(made, (source, made), f"Termin „{mark.name}“ eingetragen")

    def _own(self, id: str, *types: EntityType) -> Entity:
        found = self._reader.get(id, self._scope)
        if not isinstance(found, Entity) or found.type not in types or found.owner != self._key:
            raise NotFoundError(f"no {' or '.join(types)} {id}")
        return found

    def _known(self) -> FoundBefore:
        ids = frozenset(r.id for r in self._reader.records(self._scope, OF_A_TEMPLATE))
        checks: dict[str, tuple[Relation, ...]] = {}
        place = district_of(self._reader, self._key, self._scope)
        for check in self._reader.relations(place.id, self._scope, [RelationType.PREREQUISITE_CHECK]):
            checks[check.target] = (*checks.get(check.target, ()), check)
        return FoundBefore(ids, checks)

    def _started_already(self, template: ProcessTemplate, made: Iterable[Record]) -> bool:
        """Whether a process from the same template, with the same dates, is there."""
        wanted = _dates(r for r in made if isinstance(r, Entity))
        own = [r for r in self._reader.records(self._scope, [EntityType.PROJECT]) if r.owner == self._key]
        phases = list(self._reader.records(self._scope, [EntityType.PHASE]))
        return any(
            _dates(p for p in phases if p.value(Prop.PROJECT) == process.id) == wanted
            for process in own
            if process.value(Prop.TEMPLATE) == template.project.id
        )


def _dates(records: Iterable[Entity]) -> set[tuple[str | None, str | None]]:
    phases = (r for r in records if r.type == EntityType.PHASE)
    return {(p.value(Prop.TEMPLATE), p.value(Prop.PLANNED_START)) for p in phases}


def _name(record: Record) -> str:
    return record.name if isinstance(record, Entity) else record.id
