"""How dense two groups of actors can be tied, where it is open of some actors to which of the two they belong."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
Chosen = NDArray[np.bool_]
_MOST = 6
"""So many open actors are dealt out in all ways; with more the bounds are wider than any one way."""


def block_range(low: Weights, high: Weights, a: Chosen, b: Chosen, open_: Chosen) -> tuple[float, float]:
    """Least and most of the mean weight over all pairs of two groups, each open actor in either one or in none.

    ``low`` and ``high`` are the least and the most that each pair weighs, 0 to 1, symmetric.
    """
    if not open_.any():
        return _mean(low, a, b), _mean(high, a, b)
    if int(open_.sum()) <= _MOST:
        ways = list(_dealt(a, b, open_))
        return min(_mean(low, *way) for way in ways), max(_mean(high, *way) for way in ways)
    return _least(low, a, b, int(open_.sum())), _most(high, a, b, open_)


def _dealt(a: Chosen, b: Chosen, open_: Chosen) -> Iterator[tuple[Chosen, Chosen]]:
    places = np.flatnonzero(open_)
    for sides in product(range(3), repeat=len(places)):
        first, second = a.copy(), b.copy()
        for place, side in zip(places, sides, strict=True):
            first[place], second[place] = side == 1, side == 2
        yield first, second


def _mean(weights: Weights, a: Chosen, b: Chosen) -> float:
    block = weights[np.ix_(a, b)]
    return float(block.mean()) if block.size else 0.0


def _least(low: Weights, a: Chosen, b: Chosen, more: int) -> float:
    """More actors make more pairs; the weight of the known ones stays."""
    pairs = max((int(a.sum()) + k) * (int(b.sum()) + more - k) for k in range(more + 1))
    return float(low[np.ix_(a, b)].sum()) / pairs


def _most(high: Weights, a: Chosen, b: Chosen, open_: Chosen) -> float:
    """With k and g open actors more: what the known pairs weigh, and what the k and g that add most add."""
    known = float(high[np.ix_(a, b)].sum())
    gains = [np.sort(high[np.ix_(open_, side | open_)].sum(axis=1))[::-1].cumsum() for side in (b, a)]
    ones, others = (np.concatenate(([0.0], gain)) for gain in gains)
    sizes = int(a.sum()), int(b.sum())
    ways = ((k, g) for k in range(len(ones)) for g in range(len(others) - k) if (sizes[0] + k) * (sizes[1] + g))
    most = max((known + ones[k] + others[g]) / ((sizes[0] + k) * (sizes[1] + g)) for k, g in ways)
    return min(1.0, float(most))
