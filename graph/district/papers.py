"""Papers on early help by the fields of the committees that consulted them: shared by B5 and the finding on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyKind, Prop

FIELDS: Mapping[str, str] = {
    BodyKind.JHA: "youth",
    BodyKind.UAJHP: "youth",
    BodyKind.GESA: "health",
    BodyKind.SOZA: "social",
    BodyKind.SCHA: "education",
    BodyKind.FINA: "finance",
}
"""Fields of committees; council and main committee consult on everything and have none."""


class ConsultedPaper(NamedTuple):
    """A paper with its consultations that hold or are open."""

    paper: Entity
    rows: tuple[Consulted, ...]

    @property
    def fields(self) -> set[str]:
        """The fields of the committees that consulted it for sure."""
        return fields_of([r for r in self.rows if r.certainty.holds])

    @property
    def crosses(self) -> bool | None:
        """Whether it went to committees of two fields; None where rows that are not sure would make it so."""
        if len(self.fields) > 1:
            return True
        kindless = sum(r.body.value(Prop.KIND) is None for r in self.rows)
        return None if len(fields_of(self.rows)) + kindless > 1 else False

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the paper was consulted at all."""
        return surest(*(r.certainty for r in self.rows))


def fields_of(rows: Sequence[Consulted]) -> set[str]:
    """The fields of the committees of some consultations."""
    return {FIELDS[kind] for r in rows if (kind := r.body.value(Prop.KIND) or "") in FIELDS}


def consulted_papers(snapshot: Snapshot) -> tuple[ConsultedPaper, ...]:
    """The papers consulted at any time up to the date."""
    return papers_within(snapshot, None)


def papers_within(snapshot: Snapshot, months: int | None) -> tuple[ConsultedPaper, ...]:
    """The papers consulted in the last months, in the order of their first consultation."""
    found: dict[str, list[Consulted]] = defaultdict(list)
    for row in recent(snapshot, months):
        found[row.paper.id].append(row)
    return tuple(ConsultedPaper(rows[0].paper, tuple(rows)) for rows in found.values())
