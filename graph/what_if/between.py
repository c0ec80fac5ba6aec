"""The cooperation layer seen between youth welfare and health: shortest paths with and without the coordination."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH, YOUTH

BoolArray = NDArray[np.bool_]
Steps = NDArray[np.int16]
PairArray = NDArray[np.int32]

FAR = np.iinfo(np.int16).max
"""The distance where there is no path."""


class NetworkState(NamedTuple):
    """What is counted of a network, over the pairs of youth welfare with health; the coordination is no end of a pair.

    ``length`` is the sum of steps over the connected pairs, ``inverse`` that of 1 / steps. ``alone`` marks the same
    without the coordination. ``dependent`` are the connected pairs whose path grows or vanishes without it.
    Articulation points and isolated actors are those of the whole recorded network.
    """

    pairs: int
    connected: int
    length: int
    inverse: float
    connected_alone: int
    length_alone: int
    inverse_alone: float
    dependent: int
    articulation: int
    isolated: int

    @property
    def mean(self) -> float | None:
        """Mean steps of the shortest paths between the systems, over connected pairs; None without one."""
        return self.length / self.connected if self.connected else None

    @property
    def mean_alone(self) -> float | None:
        """The same without the coordination."""
        return self.length_alone / self.connected_alone if self.connected_alone else None

    @property
    def dependence(self) -> float | None:
        """Share of connected pairs whose path grows or vanishes without the coordination; None without a pair."""
        return self.dependent / self.connected if self.connected else None

    @property
    def closeness(self) -> float | None:
        """Mean of 1 / steps over all pairs, 0 for those without a path: efficiency between the systems, 0 to 1.

        Latora and Marchiori 2001, doi:10.1103/PhysRevLett.87.198701, over the pairs of two groups. No new link lowers
        it, and pairs that become connected count, so it ranks where mean and reach would have to be weighed.
        """
        return self.inverse / self.pairs if self.pairs else None

    @property
    def closeness_alone(self) -> float | None:
        """The same without the coordination."""
        return self.inverse_alone / self.pairs if self.pairs else None

    @property
    def robust_closeness(self) -> float | None:
        """Mean of closeness with and without the coordination: what links are ranked by.

        With the coordination alone, one more link of the coordination would often be the best, and the network would
        hang on it even more; such a link brings nothing to the second half.
        """
        return (self.inverse + self.inverse_alone) / (2 * self.pairs) if self.pairs else None


class Recorded(NamedTuple):
    """All that a `Between` is made of, to be compared as a whole; arrays as their bytes."""

    actors: tuple[str, ...]
    pairs: bytes
    masks: tuple[bytes, bytes, bytes, bytes]


@dataclass(frozen=True)
class Between:
    """The recorded ties of a network (as index pairs) with the masks of the two systems and of the coordination."""

    actors: tuple[str, ...]
    pairs: PairArray
    youth: BoolArray
    health: BoolArray
    coordination: BoolArray
    gone: BoolArray
    """Actors taken out: they are no end of a pair, neither isolated nor a part of their own."""

    @property
    def recorded(self) -> Recorded:
        """What it is made of; `of` makes the same again."""
        masks = (self.youth, self.health, self.coordination, self.gone)
        youth, health, coordination, gone = (m.tobytes() for m in masks)
        return Recorded(self.actors, self.pairs.astype(np.int32).tobytes(), (youth, health, coordination, gone))

    @classmethod
    def of(cls, recorded: Recorded) -> "Between":
        """The network that is recorded so."""
        pairs = np.frombuffer(recorded.pairs, dtype=np.int32).reshape(-1, 2)
        return cls(recorded.actors, pairs, *(np.frombuffer(m, dtype=np.bool_) for m in recorded.masks))

    @cached_property
    def ends(self) -> tuple[BoolArray, BoolArray]:
        """Youth welfare and health as ends of the pairs measured: without coordination and without whoever is gone."""
        kept = ~(self.coordination | self.gone)
        return self.youth & kept, self.health & kept

    @cached_property
    def tied(self) -> BoolArray:
        """Which pairs are tied, both ways."""
        found = np.zeros((len(self.actors),) * 2, dtype=np.bool_)
        found[self.pairs[:, 0], self.pairs[:, 1]] = True
        return found | found.T

    @cached_property
    def absent(self) -> BoolArray:
        """Which pairs across the two systems have no recorded tie, both ways; the coordination may be an end."""
        youth, health = self.youth & ~self.gone, self.health & ~self.gone
        across = youth[:, None] & health[None, :]
        return (across | across.T) & ~self.tied

    @cached_property
    def graph(self) -> "rx.PyGraph[int, int]":
        """The ties as a graph over actor indexes."""
        return _graph(len(self.actors), self.pairs)

    @cached_property
    def near(self) -> Steps:
        """Steps of the shortest paths between all actors."""
        return _steps(self.graph)

    @cached_property
    def alone(self) -> Steps:
        """The same without the coordination, which is then `FAR` from everybody, itself included."""
        if not self.coordination.any():
            return self.near
        ends = self.coordination[self.pairs]
        found = _steps(_graph(len(self.actors), self.pairs[~ends.any(axis=1)]))
        found[self.coordination, self.coordination] = FAR  # their diagonal: it has no tie left, but is near itself
        return found

    @cached_property
    def state(self) -> NetworkState:
        """The network as it is recorded."""
        block = np.ix_(*self.ends)
        near, alone = self.near[block], self.alone[block]
        reached, reached_alone = near[near < FAR].astype(np.int64), alone[alone < FAR].astype(np.int64)
        degrees = np.bincount(self.pairs.ravel(), minlength=len(self.actors))
        return NetworkState(
            pairs=near.size,
            connected=len(reached),
            length=int(reached.sum()),
            inverse=float((1 / reached).sum()),
            connected_alone=len(reached_alone),
            length_alone=int(reached_alone.sum()),
            inverse_alone=float((1 / reached_alone).sum()),
            dependent=int(((near < FAR) & (alone > near)).sum()),
            articulation=len(rx.articulation_points(self.graph)),
            isolated=int(((degrees == 0) & ~self.gone).sum()),
        )

    def with_ties(self, added: Sequence[tuple[int, int]]) -> "Between":
        """The same network with more ties."""
        return replace(self, pairs=np.vstack([self.pairs, np.array(added, dtype=np.int32).reshape(-1, 2)]))

    def without_tie(self, number: int) -> "Between":
        """The same network without the tie at that position of ``pairs``."""
        return replace(self, pairs=np.delete(self.pairs, number, axis=0))

    def without_actor(self, actor: int) -> "Between":
        """The same network without an actor and all its ties; the positions of the others stay."""
        gone = self.gone.copy()
        gone[actor] = True
        return replace(self, pairs=self.pairs[(self.pairs != actor).all(axis=1)], gone=gone)


def between(snapshot: Snapshot, threshold: int = COOPERATION) -> Between:
    """The two systems of a district: K youth welfare and G health (domain 11.4.1), over recorded and stale ties."""
    network = snapshot.network
    pairs = network.pairs(threshold)
    return Between(
        actors=network.actors,
        pairs=pairs[pairs[:, 0] != pairs[:, 1]],
        youth=network.in_sectors(snapshot.sectors_of_system(YOUTH)),
        health=network.in_sectors(snapshot.sectors_of_system(HEALTH)),
        coordination=np.array([a in snapshot.coordination for a in network.actors], dtype=np.bool_),
        gone=np.zeros(len(network), dtype=np.bool_),
    )


def _graph(size: int, pairs: PairArray) -> "rx.PyGraph[int, int]":
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data([(a, b) for a, b in pairs.tolist()])  # type: ignore[misc]
    return graph


def _steps(graph: "rx.PyGraph[int, int]") -> Steps:
    if not len(graph):
        return np.zeros((0, 0), dtype=np.int16)
    return rx.distance_matrix(graph, null_value=FAR).astype(np.int16)
