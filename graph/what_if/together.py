"""The best k links together, by closeness between the systems: the mean of 1 / steps, with and without coordination.

One link: exact. Two: exact, every pair of links but those that a bound rules out, where there are not too many. More:
greedy, one after the other. Greedy has no guarantee here: closeness never falls with a link, but it is not submodular,
because two links can make one path that neither makes alone. (For links that all start at one actor it would be:
Crescenzi et al. 2016, doi:10.1145/2953882.) So the answer says how much any k links could reach at most.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.what_if.between import FAR, Between, BoolArray, Steps
from graph.what_if.consequences import Together
from graph.what_if.effects import closer
from graph.what_if.shells import Shells

EXACT_UP_TO = 2_000
"""With more absent pairs than this, the best two are searched greedily, too: each first link costs a search."""
_ROUNDED = 9

Tie = tuple[int, int]


class _Place(NamedTuple):
    """Steps with and without the coordination with some links made, and the pairs still to choose from."""

    steps: tuple[Steps, Steps]
    absent: BoolArray


class _Choice(NamedTuple):
    gain: float
    tie: Tie | None


def best_links(between: Between, k: int) -> Together:
    """The best k absent links across the systems; fewer where there are not that many or none helps."""
    start = _Place((between.near, between.alone), np.triu(between.absent))
    greedy = _greedy(between, start, k)
    exact = k <= 1 or (k == 2 and int(start.absent.sum()) <= EXACT_UP_TO)
    chosen = _best_two(between, start, greedy) if k == 2 and exact else greedy
    before, after = between.state, between.with_ties(chosen).state
    most = (before.robust_closeness or 0.0) + (_most(between, start, k) / (2 * before.pairs) if before.pairs else 0.0)
    names = tuple((between.actors[a], between.actors[b]) for a, b in chosen)
    # What is found exactly is the most there is.
    return Together(names, before, after, (after.robust_closeness or 0.0) if exact else min(most, 1.0), exact)


def _greedy(between: Between, place: _Place, k: int) -> tuple[Tie, ...]:
    chosen: list[Tie] = []
    for _ in range(k):
        _, tie = _best_one(between, place)
        if tie is None:
            break
        chosen.append(tie)
        place = _with(place, tie)
    return tuple(chosen)


def _best_two(between: Between, start: _Place, greedy: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Every first link with its best second; a first one is left out if no second could beat what is found."""
    gains = _gains(between, start)
    found = _sum_of(between, start, greedy), greedy
    one, other = np.nonzero(start.absent)
    for i in np.argsort(-gains[one, other].round(_ROUNDED), kind="stable"):
        first = int(one[i]), int(other[i])
        place, gain = _with(start, first), float(gains[first])
        if gain + _most(between, place, 1) <= found[0]:
            continue
        second = _best_one(between, place)
        if second.tie is not None and round(gain + second.gain, _ROUNDED) > round(found[0], _ROUNDED):
            found = gain + second.gain, (first, second.tie)
    return found[1]


def _sum_of(between: Between, start: _Place, ties: tuple[Tie, ...]) -> float:
    place = start
    for tie in ties:
        place = _with(place, tie)
    return _inverse(between, place) - _inverse(between, start)


def _inverse(between: Between, place: _Place) -> float:
    block = np.ix_(*between.ends)
    return sum(float((1 / found[found < FAR]).sum()) for found in (steps[block] for steps in place.steps))


def _best_one(between: Between, place: _Place) -> _Choice:
    """The best absent link, the first of equals; none where none helps."""
    gains = np.where(place.absent, _gains(between, place).round(_ROUNDED), 0)
    if not gains.size or not gains.max():
        return _Choice(0.0, None)
    a, b = np.unravel_index(int(gains.argmax()), gains.shape)
    return _Choice(float(gains[a, b]), (int(a), int(b)))


def _gains(between: Between, place: _Place) -> NDArray[np.float64]:
    youth, health = between.ends
    found = np.zeros(place.absent.shape)
    for steps in place.steps:
        layers = Shells(steps[:, youth], steps[:, health])
        found += closer(layers, steps[np.ix_(youth, health)]) + layers.joined(steps == FAR)[2]
    return found


def _with(place: _Place, tie: Tie) -> _Place:
    """The exact steps with one more link."""
    absent = place.absent.copy()
    absent[tie] = False
    near, alone = (_nearer(steps, tie) for steps in place.steps)
    return _Place((near, alone), absent)


def _nearer(steps: Steps, tie: Tie) -> Steps:
    a, b = (steps[end].astype(np.int32) for end in tie)
    ways = np.minimum(a[:, None] + b[None, :], b[:, None] + a[None, :]) + 1
    found: Steps = np.minimum(steps, ways).astype(np.int16)
    return found


def _most(between: Between, place: _Place, k: int) -> float:
    """More than this no k links across the systems can add to the sums of 1 / steps.

    Each link has one end in each system. A pair comes to one step only by its own link, to two only if it shares an end
    with a link, all others to three at best: at most k rows and k columns of pairs come to two.
    """
    most = 0.0
    for steps in place.steps:
        block = steps[np.ix_(*between.ends)]
        now = np.where(block < FAR, 1 / np.where(block < FAR, block, 1), 0)
        three, two = np.maximum(1 / 3 - now, 0), np.maximum(1 / 2 - now, 0)
        extra = two - three
        most += sum(float(np.sort(extra.sum(axis=axis))[::-1][:k].sum()) for axis in (0, 1))
        most += float(three.sum()) + k / 2
    return most
