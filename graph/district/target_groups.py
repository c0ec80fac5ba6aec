"""The target groups of participation (domain 11.4.8) in the network bodies: who stands for which, and who is silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.certainty import Certainty, surest
from graph.district.seats import EVERY_STANDING, SeatRow, is_body, seat_rows
from graph.district.snapshot import Snapshot
from ontology.names import ActorType, BodyLayer

VOLUNTARY = (ActorType.EHRKO, ActorType.EHR)
"""Types of volunteers and of those who coordinate them."""


@dataclass(frozen=True)
class TargetGroups:
    """The seats of the network bodies by group; G5a and G5b count as G5, too. Bodies that are members have no group."""

    snapshot: Snapshot

    @cached_property
    def rows(self) -> tuple[SeatRow, ...]:
        """Every seat in a network body, guests and substitutes included."""
        found = seat_rows(self.snapshot, self.snapshot.bodies_of_layer(BodyLayer.NETWORK), EVERY_STANDING)
        return tuple(r for r in found if not is_body(self.snapshot, r.actor))

    @cached_property
    def by_group(self) -> Mapping[str, tuple[SeatRow, ...]]:
        """The seats of each group that anybody stands for."""
        found: dict[str, list[SeatRow]] = {}
        for row in self.rows:
            for code in row.groups:
                counted = self.snapshot.model.code("ParticipantGroup", code).attribute("group")
                for key in {code, counted or code}:
                    found.setdefault(key, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def silence(self) -> Certainty:
        """What silence means: absent if all members are recorded and grouped, else unknown (decision 0023)."""
        settled = self.complete and all(r.groups for r in self.rows)
        return Certainty.ABSENT if settled else Certainty.UNKNOWN

    @property
    def complete(self) -> bool:
        """Whether a source says of every network body that all its members are recorded."""
        bodies = self.snapshot.bodies_of_layer(BodyLayer.NETWORK)
        return all(self.snapshot.members_complete(b) for b in bodies)

    def certainty(self, code: str) -> Certainty:
        """How sure it is that anybody stands for a group."""
        return surest(self.silence, *(r.certainty for r in self.by_group.get(code, ())))
