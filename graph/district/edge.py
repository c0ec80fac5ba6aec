"""Health actors with at most one recorded tie: shared by A9 and the finding on them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ABSENT, PRESENT, UNKNOWN, CrossPairs, pair_states

EDGE = 1
"""Up to so many ties an actor stands at the edge (domain 12.1 A9)."""


class AtEdge(NamedTuple):
    """A health actor at the edge; it is open whether it stands there while further pairs of it are open."""

    actor: str
    certainty: Certainty


@dataclass(frozen=True)
class HealthTies:
    """The health actors of the network by position, and how many ties each has: on record, sure ones, possible ones."""

    snapshot: Snapshot

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Positions of the health actors."""
        return np.flatnonzero(self.snapshot.derived(CrossPairs).health)

    @cached_property
    def recorded(self) -> NDArray[np.intp]:
        """Ties on record, stale ones counted."""
        return np.asarray((self._states < UNKNOWN).sum(axis=1))

    @cached_property
    def sure(self) -> NDArray[np.intp]:
        """Ties confirmed within 24 months."""
        return np.asarray((self._states == PRESENT).sum(axis=1))

    @cached_property
    def possible(self) -> NDArray[np.intp]:
        """Ties there may be: all but those that are denied."""
        return np.asarray((self._states != ABSENT).sum(axis=1))

    @cached_property
    def range(self) -> tuple[float, float]:
        """Least and most of the share at the edge: open pairs tied or not, who has no sector health or not."""
        states = pair_states(self.snapshot)[self.snapshot.derived(CrossPairs).unsorted]
        tied, maybe = (states != ABSENT).sum(axis=1) > EDGE, (states == PRESENT).sum(axis=1) <= EDGE
        sure, possible = int((self.possible <= EDGE).sum()), int((self.sure <= EDGE).sum())
        size, inside, outside = self.places.size, int(tied.sum()), int(maybe.sum())
        return sure / (size + inside), (possible + outside) / (size + outside)

    @cached_property
    def _states(self) -> NDArray[np.int8]:
        return pair_states(self.snapshot)[self.places]


def at_the_edge(snapshot: Snapshot) -> tuple[AtEdge, ...]:
    """The health actors with at most one tie on record."""
    ties, actors = snapshot.derived(HealthTies), snapshot.network.actors
    rows = zip(ties.places, ties.recorded, ties.possible, strict=True)
    return tuple(
        AtEdge(actors[place], Certainty.PRESENT if most <= EDGE else Certainty.UNKNOWN)
        for place, counted, most in rows
        if counted <= EDGE
    )
