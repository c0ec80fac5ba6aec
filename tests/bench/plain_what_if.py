"""The plain way to a what-if: networkx, one change at a time, all searched again. Benchmark and oracle of tests."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product

import networkx as nx

from graph.district.snapshot import Snapshot

Counts = dict[str, float]
Steps = dict[tuple[str, str], int]


@dataclass(frozen=True)
class PlainCase:
    """A graph over actor ids, who belongs to the two systems, and the coordination."""

    graph: "nx.Graph[str]"
    youth: frozenset[str]
    health: frozenset[str]
    coordination: frozenset[str]

    def paths(self) -> tuple[int, int, int, int]:
        """Connected pairs and their steps in all, with and without the coordination."""
        near, alone = self._both()
        return len(near), sum(near.values()), len(alone), sum(alone.values())

    def _both(self) -> tuple[Steps, Steps]:
        without = self.graph.copy()
        without.remove_nodes_from(self.coordination)
        return self.lengths(self.graph), self.lengths(without)

    def counts(self) -> Counts:
        """All that `graph.what_if.NetworkState` counts."""
        near, alone = self._both()
        return {
            "pairs": len(self.youth - self.coordination) * len(self.health - self.coordination),
            "connected": len(near),
            "length": sum(near.values()),
            "inverse": sum(1 / steps for steps in near.values()),
            "connected_alone": len(alone),
            "length_alone": sum(alone.values()),
            "inverse_alone": sum(1 / steps for steps in alone.values()),
            "dependent": sum(pair not in alone or alone[pair] > steps for pair, steps in near.items()),
            "articulation": len(set(nx.articulation_points(self.graph))),
            "isolated": nx.number_of_isolates(self.graph),
        }

    def lengths(self, graph: "nx.Graph[str]") -> Steps:
        """Steps between the systems, for connected pairs."""
        found = {}
        for one in sorted((self.youth - self.coordination) & set(graph)):
            steps = nx.single_source_shortest_path_length(graph, one)
            found.update({(one, other): steps[other] for other in self.health - self.coordination if other in steps})
        return found

    def absent(self) -> Iterator[tuple[str, str]]:
        """Pairs across the systems without a tie, each once, in the order of the ids."""
        across = {tuple(sorted(pair)) for pair in product(self.youth, self.health)}
        yield from ((a, b) for a, b in sorted(across) if not self.graph.has_edge(a, b))

    def with_ties(self, *ties: tuple[str, str]) -> "PlainCase":
        """The same with more ties."""
        return self._changed(lambda graph: graph.add_edges_from(ties))

    def without_tie(self, a: str, b: str) -> "PlainCase":
        """The same without a tie."""
        return self._changed(lambda graph: graph.remove_edge(a, b))

    def without_actor(self, actor: str) -> "PlainCase":
        """The same without an actor."""
        found = self._changed(lambda graph: graph.remove_node(actor))
        return replace(found, youth=self.youth - {actor}, health=self.health - {actor})

    def _changed(self, change: "Callable[[nx.Graph[str]], object]") -> "PlainCase":
        graph = self.graph.copy()
        change(graph)
        return replace(self, graph=graph)


def plain_case(snapshot: Snapshot) -> PlainCase:
    """The case of a district: actors by the systems of their sectors."""
    graph = snapshot.network.to_networkx()
    systems = {actor: snapshot.system(actor) for actor in graph}
    return PlainCase(
        graph,
        _of(systems, "K"),
        _of(systems, "G"),
        frozenset(snapshot.coordination) & frozenset(graph),
    )


def _of(systems: "dict[str, str | None]", system: str) -> frozenset[str]:
    return frozenset(actor for actor, found in systems.items() if found == system)


def mean_of_same(before: PlainCase, after: PlainCase, kept: Collection[str]) -> tuple[float, float] | None:
    """Mean steps before and after over the pairs of those actors that are connected both times."""
    old, new = before.lengths(before.graph), after.lengths(after.graph)
    both = [pair for pair in old if pair in new and set(pair) <= set(kept)]
    if not both:
        return None
    return sum(old[p] for p in both) / len(both), sum(new[p] for p in both) / len(both)
