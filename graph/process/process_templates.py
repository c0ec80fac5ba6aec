"""What a process can be started from: projects with their phases, results due, prerequisites and planned formats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.records import Entity
from ontology.names import EntityType, Prop
from ontology.values import as_int

OF_A_TEMPLATE = (
    EntityType.PROJECT,
    EntityType.PHASE,
    EntityType.PHASE_RESULT,
    EntityType.PREREQUISITE,
    EntityType.PLANNED_FORMAT,
    EntityType.SOURCE,
)
"""The types of records that templates consist of."""


@dataclass(frozen=True, slots=True)
class ProcessTemplate:
    """A project with everything that a process takes over from it, each in its order (eine Vorlage).

    ``sources`` are the sources that its statements cite, by id.
    """

    project: Entity
    phases: tuple[Entity, ...]
    results: tuple[Entity, ...]
    prerequisites: tuple[Entity, ...]
    formats: tuple[Entity, ...]
    sources: Mapping[str, Entity]

    @property
    def parts(self) -> tuple[Entity, ...]:
        """Everything but the project itself."""
        return (*self.phases, *self.results, *self.prerequisites, *self.formats)

    @property
    def dated(self) -> bool:
        """Whether the template itself says when its phases are."""
        return any(phase.value(Prop.PLANNED_START) for phase in self.phases)

    @property
    def can_be_dated(self) -> bool:
        """Whether a start gives its phases dates: it says when they were, or how long they take."""
        return self.dated or any(phase.value(Prop.PLANNED_MONTHS) for phase in self.phases)


def templates_among(records: Iterable[Entity]) -> tuple[ProcessTemplate, ...]:
    """The projects with phases among some records, by name."""
    every = list(records)
    sources = {e.id: e for e in every if e.type == EntityType.SOURCE}
    projects = [e for e in every if e.type == EntityType.PROJECT]
    found = (_template(project, every, sources) for project in projects)
    return tuple(sorted((t for t in found if t.phases), key=lambda t: (t.project.name, t.project.id)))


def _template(project: Entity, every: Iterable[Entity], sources: Mapping[str, Entity]) -> ProcessTemplate:
    every = list(every)
    own = [e for e in every if e.value(Prop.PROJECT) == project.id]
    phases = by_order(e for e in own if e.type == EntityType.PHASE)
    ids = [phase.id for phase in phases]
    results = (e for e in every if e.type == EntityType.PHASE_RESULT and e.value(Prop.PHASE) in ids)
    by_phase = sorted(by_order(results), key=lambda e: ids.index(e.value(Prop.PHASE) or ""))
    return ProcessTemplate(
        project,
        phases,
        tuple(by_phase),
        by_order(e for e in own if e.type == EntityType.PREREQUISITE),
        by_order(e for e in own if e.type == EntityType.PLANNED_FORMAT),
        sources,
    )


def by_order(records: Iterable[Entity]) -> tuple[Entity, ...]:
    """Records by the order that they state, then by id; those without one come last."""
    return tuple(sorted(records, key=lambda e: (as_int(e.values, Prop.ORDER) or 9999, e.id)))
