"""The ways from one record to another: all shortest ones, and those hardly longer, over the layers asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from graph.errors import NotFoundError
from graph.surroundings.neighbourhood import unsure_note
from graph.surroundings.strides import Grounds, Stride
from ontology import Text, say

if TYPE_CHECKING:
    import networkx as nx

LONGEST_WAY = 6
"""So many steps a way has at most: who is further off has nothing to do with the other."""
MOST_WAYS = 50
"""So many ways are told at most, shortest first."""
Stretch = tuple[Stride, ...]
"""All steps from one record on a way to the next: several where they are tied in several ways."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways between two records, shortest first; each is a chain of steps out of the first record."""

    start: str
    end: str
    found: tuple[tuple[Stretch, ...], ...]
    bounded: bool
    full: bool
    unsure: int
    longest: int

    @property
    def shortest(self) -> int | None:
        """How many steps the shortest way has, None without one."""
        return len(self.found[0]) if self.found else None

    @property
    def note(self) -> Text | None:
        """Why there may be more ways than are told, None if all are there."""
        if self.full:
            return say(
                "Es wurde nicht alles durchsucht, weil zu viel zusammenhängt. Wählen Sie eine Ebene.",
                "Not everything was searched, since too much hangs together. Choose a layer.",
            )
        if self.bounded:
            return say(
                "Gezeigt {n:wird|werden} {n} {n:Weg|Wege}, die kürzesten zuerst; es gibt weitere.",
                "Shown {n:is|are} {n} {n:way|ways}, shortest first; there are more.",
                n=len(self.found),
            )
        if not self.found:
            return say(
                "In höchstens {n} {n:Schritt|Schritten} führt kein erfasster Weg dorthin.",
                "No recorded way leads there within {n} {n:step|steps}.",
                n=self.longest,
            )
        return unsure_note(self.unsure)


def ways_between(grounds: Grounds, ends: tuple[str, str], *, more: int = 0, limit: int = MOST_WAYS) -> Ways:
    """All ways with at most ``more`` steps beyond the shortest; raises NotFoundError for an end that is not there."""
    import networkx as nx

    start, end = ends
    for id in ends:
        if grounds.entity(id) is None:
            raise NotFoundError(f"no entity {id}")
    graph = _reached(grounds, start, end, more)
    chains: list[list[str]] = []
    if end in graph:
        # Yen's way: shortest first, one after the other, so that nobody waits for the ones that are not told.
        every = nx.shortest_simple_paths(graph, start, end) if start != end else iter([[start]])
        most = min(nx.shortest_path_length(graph, start, end) + more, LONGEST_WAY)
        chains = list(islice(takewhile(lambda chain: len(chain) - 1 <= most, every), limit + 1))
    found = tuple(_told(grounds, chain) for chain in chains[:limit])
    return Ways(start, end, found, len(chains) > limit, grounds.full, len(grounds.unsure), LONGEST_WAY)


def _told(grounds: Grounds, chain: Sequence[str]) -> tuple[Stretch, ...]:
    return tuple(grounds.between(a, b) for a, b in pairwise(chain))


def _reached(grounds: Grounds, start: str, end: str, more: int) -> "nx.Graph[str]":
    """What lies as near to the start as a way to the end may lead, with the ties in it."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_node(start)
    frontier, distance, reach = [start], 0, LONGEST_WAY
    while frontier and distance < reach:
        distance += 1
        beyond: list[str] = []
        for id in frontier:
            beyond += [to for to in grounds.steps(id) if to not in graph]
            graph.add_edges_from((id, to) for to in grounds.steps(id))
        frontier = list(dict.fromkeys(beyond))
        if end in graph and reach == LONGEST_WAY:
            reach = min(reach, distance + more)
    return graph
