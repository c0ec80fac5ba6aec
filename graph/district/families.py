"""Seats of parents and families: where the network steers and meets, beside it, and in the youth welfare committee."""

from dataclasses import dataclass
from functools import cached_property

from graph.district.seats import SeatRow, coming_together, is_family, seat_rows
from graph.district.snapshot import Snapshot
from ontology.names import ActorType, BodyKind, BodyLayer, Prop


@dataclass(frozen=True)
class FamilySeats:
    """The seats in steering groups, the assembly and the network itself, and those of families there and elsewhere."""

    snapshot: Snapshot

    @cached_property
    def rows(self) -> tuple[SeatRow, ...]:
        """Every seat where the network steers and meets."""
        return seat_rows(self.snapshot, coming_together(self.snapshot))

    @cached_property
    def here(self) -> tuple[SeatRow, ...]:
        """Those of families."""
        return tuple(r for r in self.rows if is_family(self.snapshot, r))

    @cached_property
    def elsewhere(self) -> tuple[SeatRow, ...]:
        """Seats of families in the other bodies of the network."""
        chosen = {b.id for b in coming_together(self.snapshot)}
        others = [b for b in self.snapshot.bodies_of_layer(BodyLayer.NETWORK) if b.id not in chosen]
        return tuple(r for r in seat_rows(self.snapshot, others) if is_family(self.snapshot, r))


@dataclass(frozen=True)
class CommitteeSeats:
    """The seats of the youth welfare committee: self-organized groups, and parents who may be one (domain 12.3 C5)."""

    snapshot: Snapshot

    @cached_property
    def rows(self) -> tuple[SeatRow, ...]:
        """Every seat of the committee; none where not one of them is sure or stale."""
        rows = seat_rows(self.snapshot, self.snapshot.bodies_of_kind(BodyKind.JHA))
        return rows if any(r.certainty.holds for r in rows) else ()

    @cached_property
    def groups(self) -> tuple[SeatRow, ...]:
        """Self-organized groups under § 4a SGB VIII."""
        return tuple(r for r in self.rows if ActorType.SELBST in r.actor.all(Prop.ACTOR_TYPE))

    @cached_property
    def parents(self) -> tuple[SeatRow, ...]:
        """Other seats of parents: a list does not tell whether they are such a group."""
        return tuple(r for r in self.rows if r not in self.groups and is_family(self.snapshot, r))
