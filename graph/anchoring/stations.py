"""The places on anchoring lines: who can leave, and the rooms in which members meet."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyLayer


class Station(NamedTuple):
    """An actor or post, which can leave, or the room of a body, which any number of lines may pass."""

    id: str
    can_leave: bool


OPERATIVE = Station("operative", False)
"""The operative level: the bodies of the network and their members, the coordination and its posts."""


@dataclass(frozen=True)
class Stations:
    """Where the records of a district stand on its lines.

    A body is a room, and, where it sits elsewhere or brings in a paper, a member that can leave (decision 0015).
    """

    snapshot: Snapshot

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(b.id for b in self.snapshot.bodies_of_layer(BodyLayer.NETWORK))

    @cached_property
    def political(self) -> tuple[Entity, ...]:
        """The bodies that lines lead to."""
        return self.snapshot.bodies_of_layer(BodyLayer.POLITICAL)

    @cached_property
    def _politics(self) -> frozenset[str]:
        return frozenset(b.id for b in self.political)

    def room(self, body: str) -> Station:
        """The room of a body; those of the network's own bodies are the operative level."""
        return OPERATIVE if body in self._own else Station(body, False)

    def voice(self, actor: str) -> Station:
        """Who brings a paper on: a political body stays whoever leaves, everyone else can leave."""
        return Station(actor, actor not in self._politics)

    def is_body(self, id: str) -> bool:
        """Whether the record is a body and so has a room."""
        found = self.snapshot.known(id)
        return found is not None and self.snapshot.model.is_a(found.type, "Body")
