"""Ways that share nobody who can leave, and who has to leave before there is none (Menger 1927).

The largest flow is as large as the smallest cut (Ford and Fulkerson 1956); sent along shortest ways (Edmonds and
Karp 1972).

Each vertex that is limited lets one way pass, every other one any number. As many disjoint ways as there are, so many
have to leave to cut them all. rustworkx has no such measure and networkx is too slow to import for `check`; networkx is
the oracle in the tests.
"""

from collections import Counter, deque
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)
Arcs = Mapping[N, Collection[N]]
"""The vertices that can be reached from each vertex in one step."""
SearchState = tuple[N, bool]
"""A vertex before (False) or after (True) it has let a way pass."""


@dataclass(frozen=True)
class Separation(Generic[N]):
    """As many disjoint ways as there can be, one smallest set that cuts them, and who belongs to any such set.

    ``cut`` is the one nearest to the start. Without any one of ``essential`` one way fewer is left.
    """

    ways: tuple[tuple[N, ...], ...]
    cut: tuple[N, ...]
    essential: frozenset[N]


def separated(arcs: Arcs[N], start: N, end: N, limited: Callable[[N], bool]) -> Separation[N]:
    """The disjoint ways from start to end; raises ValueError if a way has nobody on it who could leave.

    Two ways by way of b and c; both have to leave:

    >>> found = separated({"a": "bc", "b": "d", "c": "d"}, "a", "d", lambda v: v in "bc")
    >>> found.ways, found.cut
    ((('a', 'b', 'd'), ('a', 'c', 'd')), ('b', 'c'))
    """
    flow = _Flow(arcs, start, end, limited)
    flow.send_directly()
    while flow.send():
        pass
    reached = flow.reached((start, True))
    cut = tuple(v for v, after in reached if not after and limited(v) and (v, True) not in reached)
    ways = tuple(flow.ways())
    passed = {v for way in ways for v in way if limited(v)}
    others = (v for v in passed.difference(cut) if (v, True) not in flow.reached((v, False), (v, True)))
    return Separation(ways, cut, frozenset((*cut, *others)))


def reaches(arcs: Arcs[N], start: N, end: N, without: N) -> bool:
    """Whether there is still a way if one vertex is gone."""
    seen, open_ends = {start, without}, deque([start])
    while open_ends:
        for other in arcs.get(open_ends.popleft(), ()):
            if other == end:
                return True
            if other not in seen:
                seen.add(other)
                open_ends.append(other)
    return False


@dataclass
class _Flow(Generic[N]):
    """Ways sent so far, and what may be sent or taken back (the residual graph)."""

    arcs: Arcs[N]
    start: N
    end: N
    limited: Callable[[N], bool]
    sent: dict[N, Counter[N]] = field(default_factory=dict)
    taken: dict[N, Counter[N]] = field(default_factory=dict)
    passing: Counter[N] = field(default_factory=Counter)

    def send_directly(self) -> None:
        """Send the ways with one vertex between start and end: most lines are that short."""
        for vertex in self.arcs.get(self.start, ()):
            if self.end in self.arcs.get(vertex, ()):
                self._count(self.start, vertex, 1)
                self._count(vertex, self.end, 1)

    def send(self) -> bool:
        """Send one more way if there is one, by a shortest addition."""
        goal = (self.end, False)
        came_from = self.reached((self.start, True), goal)
        if goal not in came_from:
            return False
        states = [goal]
        while (before := came_from[states[-1]]) is not None:
            states.append(before)
        if not any(v != self.end and self.limited(v) for v, _ in states):
            raise ValueError(f"a way from {self.start} to {self.end} has nobody on it")
        for (one, after), (other, _) in zip(states[::-1], states[-2::-1], strict=False):
            if one != other:
                self._count(one, other, 1) if after else self._count(other, one, -1)
        return True

    def _count(self, one: N, other: N, number: int) -> None:
        self.sent.setdefault(one, Counter())[other] += number
        self.taken.setdefault(other, Counter())[one] += number
        self.passing[other] += number

    def reached(
        self, origin: SearchState[N], goal: SearchState[N] | None = None
    ) -> dict[SearchState[N], SearchState[N] | None]:
        """The states that can be reached from one, each with the one before it, nearest first."""
        came_from: dict[SearchState[N], SearchState[N] | None] = {origin: None}
        open_ends = deque([origin])
        while open_ends and goal not in came_from:
            state = open_ends.popleft()
            for other in self._next(state):
                if other not in came_from:
                    came_from[other] = state
                    open_ends.append(other)
        return came_from

    def _next(self, state: SearchState[N]) -> Iterator[SearchState[N]]:
        vertex, after = state
        passing = self.passing[vertex]
        if after:
            yield from ((other, False) for other in self.arcs.get(vertex, ()))
            if passing:
                yield vertex, False
            return
        if vertex != self.end and (not passing or not self.limited(vertex)):
            yield vertex, True
        if passing:
            yield from ((one, True) for one, number in self.taken[vertex].items() if number)

    def ways(self) -> Iterator[tuple[N, ...]]:
        """The ways that were sent, without detours."""
        left = {one: +counts for one, counts in self.sent.items()}
        while left.get(self.start):
            way = [self.start]
            while way[-1] != self.end:
                other = next(iter(left[way[-1]]))
                left[way[-1]] = left[way[-1]] - Counter((other,))
                del way[way.index(other) if other in way else len(way) :]
                way.append(other)
            yield tuple(way)
