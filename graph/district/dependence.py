"""What of the paths between youth welfare and health needs the coordination: shared by A7 and the finding on it."""

from typing import NamedTuple

import numpy as np

from graph.district.measures import components
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import CrossPairs
from graph.district.walking import Walk, counted, portions


class Dependence(NamedTuple):
    """K-G pairs with a path, those that need the coordination for it, and the parts with and without it."""

    connected: int
    dependent: int
    pairs: int
    parts: int
    parts_without: int

    @property
    def new_parts(self) -> int:
        """Parts beyond those that other actors form with the coordination."""
        return self.parts_without - self.parts


def dependence(snapshot: Snapshot) -> Dependence:
    """Walk from all of K at once, with and without the coordination, and see who of G is reached later without."""
    cross = snapshot.derived(CrossPairs)
    network, alone = snapshot.network, snapshot.network_without_coordination
    kept = np.array([a not in snapshot.coordination for a in network.actors], dtype=np.bool_)
    starts, ends = np.flatnonzero(cross.youth & kept), np.flatnonzero(cross.health & kept)
    starts_alone, ends_alone = np.flatnonzero(cross.youth[kept]), np.flatnonzero(cross.health[kept])
    connected = dependent = 0
    for chosen in portions(starts, len(network.pairs())):
        everybody, others = Walk(network, starts[chosen]), Walk(alone, starts_alone[chosen])
        on_the_way = True
        while on_the_way:
            arrived = everybody.fresh[ends]
            connected += counted(arrived)
            dependent += counted(arrived & ~others.reached[ends_alone])
            on_the_way = everybody.step()
            others.step()
    return Dependence(
        connected=connected,
        dependent=dependent,
        pairs=len(starts) * len(ends),
        parts=sum(not part <= snapshot.coordination for part in components(network)),
        parts_without=len(components(alone)),
    )
