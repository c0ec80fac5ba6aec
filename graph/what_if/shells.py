"""What one more tie does to all pairs of two groups, for every place of the tie at once: exact, by layers of distance.

With steps d between actors, a tie u-v brings i and j to ``min(d(i,j), d(i,u) + 1 + d(v,j), d(i,v) + 1 + d(u,j))``
steps. At most one of the two ways round can be shorter than d(i,j), since either would need u or v to be nearer by more
than the tie is long; so what changes is a sum over the ways u-v and v-u that never counts a pair twice. If i is at a
steps from u and j at q steps from v, the new way has c = a + q + 1 steps, and with the 0/1 matrices N_a (who is at a
steps from whom) the sum of any weight w_c(i, j) over all pairs, for all ties at once, is a sum of matrix products

    S = Σ_a N_a · ( Σ_q w_{a+q+1} · N_qᵀ ),    change(u, v) = S[u, v] + S[v, u]

which takes n² · n · (longest path) multiplications instead of n⁴ comparisons. Where i and j had no path, it is the
product of how many of each group the two ends reach.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.what_if.between import FAR, BoolArray, Steps

Numbers = NDArray[np.float32] | NDArray[np.float64]
Places = NDArray[np.intp]
_EXACT_IN_FLOAT32 = 2**24


@dataclass(frozen=True)
class Shells:
    """The steps from all actors to two groups, and where a path there counts (``FAR`` elsewhere)."""

    to_youth: Steps
    to_health: Steps

    def of(self, places: Places) -> "Shells":
        """The steps from some of the actors only."""
        return Shells(self.to_youth[places], self.to_health[places])

    def summed(self, weight: Callable[[int], NDArray[np.generic]], longest: int, *, whole: bool = True) -> Numbers:
        """The sum of ``weight(c)`` over the pairs that a tie brings to c steps, for each place of the tie.

        ``weight`` gives a matrix (youth welfare by health) for c from 1 to ``longest``. Whole numbers are exact.
        """
        actors, youth = self.to_youth.shape
        health = self.to_health.shape[1]
        if not longest or not youth or not health:
            return np.zeros((actors, actors))
        exact = np.float32 if whole and youth * health * longest < _EXACT_IN_FLOAT32 else np.float64
        weights = np.concatenate([weight(c).astype(exact) for c in range(1, longest + 1)], axis=1)
        range_ = np.arange(longest, dtype=np.int16)
        outer = (self.to_youth[:, None, :] == range_[None, :, None]).astype(exact).reshape(actors, -1)
        inner = (self.to_health.T[None, :, :] == range_[:, None, None]).astype(exact).reshape(-1, actors)
        # Column block c of the weights meets row block q = c - 1 - a of the layers: both are slices, nothing is copied.
        between = np.concatenate(
            [weights[:, a * health :] @ inner[: (longest - a) * health] for a in range(longest)], axis=0
        )
        one_way = outer @ between
        return np.asarray(one_way + one_way.T, dtype=np.float64)

    def joined(self, parts: BoolArray) -> tuple[Numbers, Numbers, Numbers]:
        """For each tie between two parts (``parts``): pairs it connects, their steps, and their sum of 1 / steps."""
        nothing = np.zeros(parts.shape)
        if not parts.any() or not self.to_youth.size or not self.to_health.size:
            return nothing, nothing, nothing
        youth, health = _histogram(self.to_youth), _histogram(self.to_health)
        steps = np.arange(youth.shape[1])[:, None] + np.arange(health.shape[1])[None, :] + 1
        found = (youth @ weight @ health.T for weight in (np.ones(steps.shape), steps, 1 / steps))
        count, length, inverse = (np.where(parts, one_way + one_way.T, 0) for one_way in found)
        return count, length, inverse


def _histogram(steps: Steps) -> NDArray[np.float64]:
    """How many of the group are at 0, 1, 2, … steps from each actor."""
    reached = steps[steps < FAR]
    longest = int(reached.max()) if reached.size else 0
    return np.stack([(steps == a).sum(axis=1) for a in range(longest + 1)], axis=1).astype(np.float64)
