"""What of the paths between youth welfare and health needs the coordination: shared by A7 and the finding on it."""

from typing import NamedTuple

import numpy as np

from graph.district.measures import components, distances
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import CrossPairs


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
    """Compare the distances of all K-G pairs with and without the coordination."""
    cross = snapshot.derived(CrossPairs)
    network, alone = snapshot.network, snapshot.network_without_coordination
    kept = np.array([a not in snapshot.coordination for a in network.actors], dtype=np.bool_)
    block = np.ix_(cross.youth[kept], cross.health[kept])
    before = distances(network)[np.ix_(kept, kept)][block]
    after = distances(alone)[block]
    with_others = sum(not part <= snapshot.coordination for part in components(network))
    return Dependence(
        connected=int(np.isfinite(before).sum()),
        dependent=int((np.isfinite(before) & (after > before)).sum()),
        pairs=int(before.size),
        parts=with_others,
        parts_without=len(components(alone)),
    )
