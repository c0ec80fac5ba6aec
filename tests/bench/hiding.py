"""Hide real ties, ask a predictor for them, count: hits in the first places, AUC, and paired intervals."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.prediction import ActorTraits

Floats = NDArray[np.float64]

FIRST = 10
RESAMPLES = 2000
LEVEL = 0.99
"""Each table compares with seven predictors (and chance) at once; at 0.95 one false win in twenty would be usual."""


class Hidden(NamedTuple):
    """What is left of the ties, and which were hidden."""

    left: Floats
    hidden: Floats


class Score(NamedTuple):
    """Hits in the first k places (k the number hidden) as a share of k, hits in the first ten, and the AUC."""

    top_k: float
    top_ten: float
    auc: float


class Interval(NamedTuple):
    """The mean of paired differences and where it lies with `LEVEL`."""

    mean: float
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """``better`` or ``worse`` only where the whole interval lies on one side of 0."""
        return "better" if self.low > 0 else "worse" if self.high < 0 else "open"


def unknown(n: int) -> ActorTraits:
    """Nothing is known of n actors but their ties."""
    empty = np.zeros((n, 0), dtype=np.bool_)
    return ActorTraits(empty, empty, (), empty)


def draws(adjacency: Floats, share: float, times: int, seed: int) -> Iterator[Hidden]:
    """Hide a share of the ties (at least one), at random, with a fixed seed."""
    chance = np.random.default_rng(seed)
    ties = np.argwhere(np.triu(adjacency, 1) > 0)
    for _ in range(times):
        chosen = ties[chance.permutation(len(ties))[: max(1, round(share * len(ties)))]]
        hidden = np.zeros_like(adjacency)
        hidden[chosen[:, 0], chosen[:, 1]] = hidden[chosen[:, 1], chosen[:, 0]] = 1.0
        yield Hidden(adjacency - hidden, hidden)


def scored(prediction: Floats, draw: Hidden) -> Score:
    """How well a prediction made from what was left finds what was hidden, among all pairs that are not tied.

    Pairs of equal score stand in random order: hits are the expectation over it, the AUC counts them half. So nobody
    gains from the order in which actors happen to be listed.
    """
    rows, columns = np.triu_indices(len(draw.left), 1)
    free = draw.left[rows, columns] == 0
    found = draw.hidden[rows, columns][free] > 0
    _, place, size = np.unique(-prediction[rows, columns][free], return_inverse=True, return_counts=True)
    before = np.cumsum(size) - size
    hidden = int(found.sum())
    others = len(found) - hidden
    middle = (before + (size + 1) / 2)[place]
    auc = 1 - (middle[found].sum() - hidden * (hidden + 1) / 2) / (hidden * others) if others else float("nan")

    def hits(k: int) -> float:
        return float((np.clip(k - before, 0, size) / size)[place][found].sum())

    return Score(hits(hidden) / hidden, hits(FIRST), float(auc))


def paired(ours: Floats, theirs: Floats, seed: int = 0) -> Interval:
    """The paired bootstrap of the mean difference: units are drawn anew with both of their values."""
    difference = ours - theirs
    chance = np.random.default_rng(seed)
    means = difference[chance.integers(0, len(difference), (RESAMPLES, len(difference)))].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(difference.mean()), float(low), float(high))


def measured(predictor: Callable[[Floats], Floats], hidden: Iterator[Hidden] | list[Hidden]) -> Floats:
    """The scores of a predictor, one row a draw. It sees only what was left."""
    return np.array([scored(predictor(draw.left), draw) for draw in hidden])
