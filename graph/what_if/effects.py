"""The exact effect of one more tie between any two actors, for all pairs at once, as arrays over pairs of actors."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.district.snapshot import Snapshot
from graph.what_if.between import FAR, Between, NetworkState, Steps, between
from graph.what_if.blocks import articulation_change
from graph.what_if.consequences import Link, Same, Shift
from graph.what_if.shells import Numbers, Places, Shells


class _Counted(NamedTuple):
    """What a tie between each pair of some actors changes in whole numbers, without the coordination as ``alone``.

    ``shorter``: by how many steps the connected pairs come nearer, summed. ``independent``: how many more connected
    pairs have a shortest path that does not need the coordination. Lost are those that were independent and get a
    shorter way over somebody's path through the coordination; won are those whose best way over the new tie runs clear
    of it on both sides, and was not open before.
    """

    shorter: Numbers
    shorter_alone: Numbers
    independent: Numbers


@dataclass(frozen=True)
class Effects:
    """What a tie between each pair of actors would change. Arrays are symmetric, in the order of the actors."""

    between: Between

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Effects":
        """The effects of a district's ties; see `effects`."""
        return cls(between(snapshot))

    @cached_property
    def _layers(self) -> Shells:
        youth, health = self.between.ends
        return Shells(self.between.near[:, youth], self.between.near[:, health])

    @cached_property
    def _layers_alone(self) -> Shells:
        youth, health = self.between.ends
        return Shells(self.between.alone[:, youth], self.between.alone[:, health])

    @cached_property
    def _steps(self) -> tuple[Steps, Steps]:
        """Steps of the pairs measured, with and without the coordination."""
        block = np.ix_(*self.between.ends)
        return self.between.near[block], self.between.alone[block]

    @cached_property
    def _joined(self) -> tuple[Numbers, Numbers, Numbers]:
        return self._layers.joined(self.between.near == FAR)

    @cached_property
    def _joined_alone(self) -> tuple[Numbers, Numbers, Numbers]:
        return self._layers_alone.joined(self.between.alone == FAR)

    @cached_property
    def _counted(self) -> "_Counted":
        return self._counted_among(np.arange(len(self.between.actors)))

    @cached_property
    def joined(self) -> Numbers:
        """How many pairs become connected."""
        return self._joined[0]

    @cached_property
    def joined_alone(self) -> Numbers:
        """The same without the coordination."""
        return self._joined_alone[0]

    @cached_property
    def closer(self) -> Numbers:
        """By how much the sum of 1 / steps grows."""
        return closer(self._layers, self._steps[0]) + self._joined[2]

    @cached_property
    def closer_alone(self) -> Numbers:
        """The same without the coordination."""
        return closer(self._layers_alone, self._steps[1]) + self._joined_alone[2]

    def _counted_among(self, places: Places) -> "_Counted":
        """What is counted in whole numbers for ties among some actors: the same as among all, and sooner for a few."""
        near, alone = self._steps
        layers, layers_alone = self._layers.of(places), self._layers_alone.of(places)
        free = near == alone
        lost = layers.summed(lambda c: free & (near > c) & (near < FAR), max(_longest(near) - 1, 0))
        youth, health = self.between.ends
        steps = np.where(self.between.near == self.between.alone, self.between.near, FAR)[places]
        clear = Shells(steps[:, youth], steps[:, health])
        won = clear.summed(lambda c: (near >= c) & (alone > c) & (near < FAR), _longest(near))
        joined = clear.joined(self.between.near[np.ix_(places, places)] == FAR)[0]
        return _Counted(_shorter(layers, near), _shorter(layers_alone, alone), won - lost + joined)

    @cached_property
    def articulation(self) -> NDArray[np.int32]:
        """By how much the number of articulation points changes."""
        return articulation_change(self.between.graph, self.between.near < FAR)

    @cached_property
    def isolated(self) -> NDArray[np.int8]:
        """How many of the two ends have no tie yet."""
        lonely = (~self.between.tied.any(axis=1)).astype(np.int8)
        found: NDArray[np.int8] = np.add.outer(lonely, lonely)
        np.fill_diagonal(found, 0)
        return found

    def change(self, a: int, b: int) -> Shift:
        """What a tie between two actors (by position) would change; nothing if they are tied, or the same."""
        return self._change((a, b), self._counted, (a, b))

    def _change(self, at: tuple[int, int], counted: "_Counted", place: tuple[int, int]) -> Shift:
        """The same, where a tie has another place in what is counted."""
        before = self.between.state
        joined, joined_alone = int(self.joined[at]), int(self.joined_alone[at])
        shorter, shorter_alone = int(counted.shorter[place]), int(counted.shorter_alone[place])
        connected = before.connected + joined
        independent = before.connected - before.dependent + int(counted.independent[place])
        after = NetworkState(
            pairs=before.pairs,
            connected=connected,
            length=before.length - shorter + int(self._joined[1][at]),
            inverse=before.inverse + float(self.closer[at]),
            connected_alone=before.connected_alone + joined_alone,
            length_alone=before.length_alone - shorter_alone + int(self._joined_alone[1][at]),
            inverse_alone=before.inverse_alone + float(self.closer_alone[at]),
            dependent=connected - independent,
            articulation=before.articulation + int(self.articulation[at]),
            isolated=before.isolated - int(self.isolated[at]),
        )
        return Shift(
            before,
            after,
            _same(before.connected, before.length, shorter),
            _same(before.connected_alone, before.length_alone, shorter_alone),
        )

    def link(self, a: int, b: int) -> Link:
        """The same with the names of the ends."""
        return Link(self.between.actors[a], self.between.actors[b], self.change(a, b))

    def best(self, limit: int | None = None) -> Iterator[Link]:
        """Absent ties across the systems, the most helpful first: by closeness with and without the coordination."""
        one, other = np.nonzero(np.triu(self.between.absent))
        # Rounded, because sums of fractions differ in their last digits from machine to machine.
        gains = (self.closer + self.closer_alone)[one, other].round(9)
        chosen = np.argsort(-gains, kind="stable")[:limit]
        ends = np.array((one[chosen], other[chosen]))
        places, found = np.unique(ends, return_inverse=True)
        few = 0 < 2 * len(places) < len(self.between.actors)
        counted = self._counted_among(places) if few else self._counted
        at = found.reshape(ends.shape) if few else ends
        for (a, b), place in zip(ends.T.tolist(), at.T.tolist(), strict=True):
            change = self._change((a, b), counted, tuple(place))
            yield Link(self.between.actors[a], self.between.actors[b], change)


def effects(snapshot: Snapshot) -> Effects:
    """What any tie would change, over recorded (and stale) ties only: no statement on those that nobody recorded.

    Whether the recorded ties allow a verdict is `Snapshot.ties_suffice`; below the gate say none.
    """
    return snapshot.derived(Effects.of)


def closer(layers: Shells, steps: Steps) -> Numbers:
    """By how much the sum of 1 / steps over connected pairs grows, for each place of a tie."""
    before = 1 / np.where(steps < FAR, steps, 1)

    def weight(c: int) -> NDArray[np.float64]:
        return np.where((steps > c) & (steps < FAR), 1 / c - before, 0)

    return layers.summed(weight, max(_longest(steps) - 1, 0), whole=False)


def _shorter(layers: Shells, steps: Steps) -> Numbers:
    finite = np.where(steps < FAR, steps, 0)
    return layers.summed(lambda c: np.maximum(finite - c, 0), max(_longest(steps) - 1, 0))


def _longest(steps: Steps) -> int:
    reached = steps[steps < FAR]
    return int(reached.max()) if reached.size else 0


def _same(pairs: int, length: int, shorter: int) -> Same:
    return Same(pairs, length / pairs, (length - shorter) / pairs) if pairs else Same(0, None, None)
