"""The best groups of three to five: exact for few, for many the best of a search with a bound that none can beat.

A grouping costs each district the mean of its misfit with those it sits with, so that small groups are not cheaper than
large ones. Groups of four are the aim; three and five are allowed, as in the Qualitätsdialoge (domain 6.1), at a price.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from random import Random

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]
SMALLEST, AIM, LARGEST = 3, 4, 5
_OFF_SIZE = 0.75
"""What a group of three or five costs beside its pairs [P]."""
EXACT_GROUPING_UP_TO = 13
"""So many are tried out in full, in about a second."""
_STARTS, _MANY = 12, 100
"""So many starts; beyond so many districts a single one, which takes some seconds for a nation."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """ClusterGroups of positions, each in order, the first by its first; ``bound``: no grouping at all costs less."""

    groups: tuple[tuple[int, ...], ...]
    cost: float
    bound: float

    @property
    def exact(self) -> bool:
        """Whether there is no better one."""
        return self.cost - self.bound < 1e-9


def best_grouping(costs: Costs, seed: int = 1) -> Grouping:
    """The best groups for these costs of pairs; below three there is one group of all, which costs what it costs."""
    size = len(costs)
    if size < SMALLEST:
        everybody = (tuple(range(size)),) if size else ()
        cost = grouping_cost(costs, everybody)
        return Grouping(everybody, cost, cost)
    if size <= EXACT_GROUPING_UP_TO:
        cost, best = _exact(costs)
        return Grouping(_ordered(best), cost, cost)
    groups = _searched(costs, seed)
    return Grouping(_ordered(groups), grouping_cost(costs, groups), _bound(costs))


def grouping_cost(costs: Costs, groups: Sequence[Sequence[int]]) -> float:
    """What a grouping costs, whoever made it; groups of other sizes cost more, the more they are off."""
    return float(sum(_group_cost(costs, group) for group in groups))


def _group_cost(costs: Costs, group: Sequence[int]) -> float:
    within = float(costs[np.ix_(group, group)].sum())
    return within / max(len(group) - 1, 1) + _OFF_SIZE * abs(len(group) - AIM)


def _ordered(groups: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted(tuple(sorted(group)) for group in groups))


# -- exact ------------------------------------------------------------------------------------------------------------


def _exact(costs: Costs) -> tuple[float, tuple[tuple[int, ...], ...]]:
    """All groupings, each once: the lowest who is left chooses its group."""
    size = len(costs)
    of_group = {g: _group_cost(costs, g) for n in _sizes() for g in combinations(range(size), n)}

    @cache
    def rest(left: frozenset[int]) -> tuple[float, tuple[tuple[int, ...], ...]]:
        if not left:
            return 0.0, ()
        first, others = min(left), sorted(left)[1:]
        best: tuple[float, tuple[tuple[int, ...], ...]] = (float("inf"), ())
        for n in _sizes():
            if len(left) - n not in (0, 1, 2) and n <= len(left):
                for chosen in combinations(others, n - 1):
                    best = _better(best, of_group, (first, *chosen), rest(left - {first, *chosen}))
            elif len(left) == n:
                best = _better(best, of_group, (first, *others), (0.0, ()))
        return best

    return rest(frozenset(range(size)))


def _better(
    best: tuple[float, tuple[tuple[int, ...], ...]],
    of_group: dict[tuple[int, ...], float],
    group: tuple[int, ...],
    rest: tuple[float, tuple[tuple[int, ...], ...]],
) -> tuple[float, tuple[tuple[int, ...], ...]]:
    cost = of_group[group] + rest[0]
    return (cost, (group, *rest[1])) if cost < best[0] - 1e-12 else best


def _sizes() -> tuple[int, ...]:
    return tuple(range(SMALLEST, LARGEST + 1))


# -- search -----------------------------------------------------------------------------------------------------------


def _searched(costs: Costs, seed: int) -> list[list[int]]:
    """The best of some starts, each improved by exchanging two and moving one until nothing helps any more."""
    draw = Random(seed)
    starts = _STARTS if len(costs) <= _MANY else 1
    found = (_improved(costs, _started(costs, draw)) for _ in range(starts))
    return min(found, key=lambda groups: grouping_cost(costs, groups))


def _started(costs: Costs, draw: Random) -> list[list[int]]:
    """Groups of four from whoever is nearest to the one that begins; what is left over joins or makes a group."""
    left = list(range(len(costs)))
    draw.shuffle(left)
    groups: list[list[int]] = []
    for size in _group_sizes(len(costs)):
        group = [left.pop()]
        while len(group) < size:
            nearest = min(left, key=lambda i: float(costs[i, group].sum()))
            left.remove(nearest)
            group.append(nearest)
        groups.append(group)
    return groups


def _group_sizes(number: int) -> Iterator[int]:
    """Fours, and as few threes and fives as make the number whole.

    >>> [list(_group_sizes(n)) for n in (14, 15, 17, 23)]
    [[4, 4, 3, 3], [4, 4, 4, 3], [4, 4, 4, 5], [4, 4, 4, 4, 4, 3]]
    """
    whole, over = divmod(number, AIM)
    tail = {0: (), 1: (LARGEST,), 2: (SMALLEST, SMALLEST), 3: (SMALLEST,)}[over]
    yield from [AIM] * (whole - (over in (1, 2)))
    yield from tail


def _improved(costs: Costs, groups: list[list[int]]) -> list[list[int]]:
    home = np.empty(len(costs), dtype=np.intp)
    for number, group in enumerate(groups):
        home[group] = number
    while True:
        sits = np.zeros((len(costs), len(groups)))
        sits[np.arange(len(costs)), home] = 1.0
        to, sizes = costs @ sits, sits.sum(axis=0)
        gain, change = min(
            _best_exchange(costs, to, home, sizes), _best_move(to, home, sizes), key=lambda found: found[0]
        )
        if gain > -1e-9:
            return [np.flatnonzero(home == g).tolist() for g in range(len(groups))]
        for one, place in change:
            home[one] = place


_Change = tuple[float, list[tuple[int, int]]]
"""By how much (negative) the cost changes, and who goes into which group."""


def _best_exchange(costs: Costs, to: Costs, home: NDArray[np.intp], sizes: Costs) -> _Change:
    """The two whose exchange helps most."""
    at_home = to[np.arange(len(home)), home]
    gives = to[:, home] - costs - at_home[None, :]  # the group of the other one gets this one instead of it
    change = gives * (2 / (sizes[home] - 1))[None, :]
    change += change.T
    change[home[:, None] == home[None, :]] = 0.0
    one, other = divmod(int(change.argmin()), len(home))
    return float(change[one, other]), [(one, int(home[other])), (other, int(home[one]))]


def _best_move(to: Costs, home: NDArray[np.intp], sizes: Costs) -> _Change:
    """The one whose move into another group helps most, where both groups keep an allowed size."""
    everybody = np.arange(len(home))
    at_home = to[everybody, home]
    within = np.bincount(home, weights=at_home, minlength=len(sizes))
    now = within / (sizes - 1) + _OFF_SIZE * np.abs(sizes - AIM)
    fewer = np.maximum(sizes[home] - 2, 1)
    left = (within[home] - 2 * at_home) / fewer + _OFF_SIZE * np.abs(sizes[home] - 1 - AIM)
    joined = (within[None, :] + 2 * to) / sizes[None, :] + (_OFF_SIZE * np.abs(sizes + 1 - AIM))[None, :]
    change = joined - now[None, :] + (left - now[home])[:, None]
    change[sizes[home] <= SMALLEST, :] = 0.0
    change[:, sizes >= LARGEST] = 0.0
    change[everybody, home] = 0.0
    one, group = divmod(int(change.argmin()), len(sizes))
    return float(change[one, group]), [(one, group)]


def _bound(costs: Costs) -> float:
    """No grouping costs less: nobody pays less than with the two to four who are cheapest for it, free or not."""
    others = costs.copy()
    np.fill_diagonal(others, np.inf)
    cheapest = np.sort(others, axis=1)[:, : LARGEST - 1].cumsum(axis=1)
    shares = [cheapest[:, n - 2] / (n - 1) + _OFF_SIZE * abs(n - AIM) / n for n in _sizes()]
    return float(np.min(shares, axis=0).sum())
