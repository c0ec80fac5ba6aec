"""What council or committee adopted, and on which level each decides: shared by B1 and the question on the mandate."""

from graph.district.consultations import ADOPTED, Consulted, consultations
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyKind, EntityType, Prop

NONE, COMMITTEE, COUNCIL = range(3)
"""Levels of a mandate (domain 12.2 B1)."""


def mandate_level(body: Entity | None) -> int | None:
    """The level on which a body may give the mandate, None for any other body."""
    kind = body.value(Prop.KIND) if body is not None else None
    return COUNCIL if kind in COUNCILS else COMMITTEE if kind == BodyKind.JHA else None


def perhaps_mandates(snapshot: Snapshot) -> tuple[Consulted, ...]:
    """What council or committee adopted without anybody saying what kind of resolution it was: perhaps the mandate."""
    decided = {p for r in snapshot.possible(EntityType.RESOLUTION) for p in r.all(Prop.PAPER)}
    return tuple(
        c
        for c in consultations(snapshot)
        if c.relation.value(Prop.RESULT) in ADOPTED and mandate_level(c.body) is not None and c.paper.id not in decided
    )
