"""With how many carriers the steering of the network lies: shared by C11 and the finding on it."""

from collections.abc import Mapping, Sequence

from graph.district.measures import concentration
from graph.district.seats import STEERING_KINDS, SeatRow, is_body, seat_rows
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import CarrierKind, Prop, RelationType


def steering_seats(snapshot: Snapshot) -> tuple[SeatRow, ...]:
    """The seats of the steering bodies; bodies that are members are left out."""
    rows = seat_rows(snapshot, snapshot.bodies_of_kind(*STEERING_KINDS))
    return tuple(r for r in rows if not is_body(snapshot, r.actor))


def seats_by_body(snapshot: Snapshot) -> Mapping[str, tuple[SeatRow, ...]]:
    """The same by body, for bodies with a seat that holds."""
    rows = snapshot.derived(steering_seats)
    return {r.body.id: tuple(x for x in rows if x.body.id == r.body.id) for r in rows if r.certainty.holds}


def carrier_concentration(snapshot: Snapshot) -> Mapping[str, float]:
    """The concentration of each steering body on carriers; 1 where all seats lie with one (domain 12.3 C11)."""
    return {body: concentrated(snapshot, rows) for body, rows in snapshot.derived(seats_by_body).items()}


def concentrated(snapshot: Snapshot, rows: Sequence[SeatRow], *, one_municipality: bool = False) -> float:
    """Sum of squared shares of the seats that hold, per carrier; 0 without any.

    ``one_municipality`` takes all municipal members without a recorded carrier as one.
    """
    carriers: list[str] = []
    for row in rows:
        if row.certainty.holds:
            carriers += [_carrier(snapshot, row.actor, one_municipality=one_municipality)] * row.seats
    return concentration(carriers) or 0.0


def carrier_of(snapshot: Snapshot, actor: Entity) -> Entity:
    """The recorded carrier of an actor, else the actor itself."""
    for relation, certainty in snapshot.relations_of(RelationType.HAS_CARRIER):
        if relation.source == actor.id and certainty.holds:
            return snapshot.entities[relation.target]
    return actor


def _carrier(snapshot: Snapshot, actor: Entity, *, one_municipality: bool) -> str:
    carrier = carrier_of(snapshot, actor)
    municipal = carrier is actor and actor.value(Prop.CARRIER_KIND) == CarrierKind.OEFF_K
    return CarrierKind.OEFF_K if municipal and one_municipality else carrier.id
