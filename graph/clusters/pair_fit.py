"""How well two districts fit for exchange: the lower, the better. All weights are practice, none is law [P]."""

from collections import deque
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.clusters.exchange_partner import Partner

_BORDERS = (
    "SH-HH SH-NI SH-MV HH-NI NI-HB NI-NW NI-HE NI-TH NI-ST NI-BB NI-MV NW-HE NW-RP HE-RP HE-BW HE-BY HE-TH RP-BW RP-SL "
    "BW-BY BY-TH BY-SN BE-BB BB-MV BB-SN BB-ST SN-ST SN-TH ST-TH"
)
"""Which Länder share a border. Ways are counted in Länder, because districts have no place recorded."""


class FitWeights(NamedTuple):
    """What counts how much: another type, each class of size, each border on the way, the same Land, strengths."""

    type: float = 2.0
    size: float = 1.0
    way: float = 0.5
    same_land: float = 1.0
    strengths: float = 3.0


FIT_WEIGHTS = FitWeights()
_FARTHEST = 4
"""Beyond so many borders it is far, however far."""


@cache
def land_steps(one: str, other: str) -> int | None:
    """How many borders of Länder lie between two of them; None if one of the codes is no Land.

    >>> land_steps("NW", "NW"), land_steps("SH", "NI"), land_steps("SH", "BY"), land_steps("NW", "")
    (0, 1, 3, None)
    """
    beside = _beside()
    if one not in beside or other not in beside:
        return None
    steps, waiting = {one: 0}, deque([one])
    while other not in steps:
        here = waiting.popleft()
        for land in beside[here]:
            if land not in steps:
                steps[land] = steps[here] + 1
                waiting.append(land)
    return steps[other]


@cache
def _beside() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for pair in _BORDERS.split():
        one, other = pair.split("-")
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def misfit(one: Partner, other: Partner, weights: FitWeights = FIT_WEIGHTS) -> float:
    """How badly two fit: unlike conditions and long ways add, different strengths take away. Unknown counts half."""
    found = weights.type * _unlike(one.type, other.type)
    found += weights.size * (0.5 if one.size is None or other.size is None else abs(one.size - other.size))
    steps = land_steps(one.land, other.land)
    found += weights.way * (_FARTHEST / 2 if steps is None else min(steps, _FARTHEST))
    found += weights.same_land * (0.5 if steps is None else steps == 0)
    return found - weights.strengths * strength_gap(one, other)


def _unlike(one: str, other: str) -> float:
    return 0.5 if not one or not other else float(one != other)


def strength_gap(one: Partner, other: Partner) -> float:
    """How different their strengths are, 0 to 1, over the indicators known of both; 0 where none is."""
    both = one.strengths.keys() & other.strengths.keys()
    return sum(abs(one.strengths[id] - other.strengths[id]) for id in both) / len(both) if both else 0.0


def misfits(partners: Sequence[Partner], weights: FitWeights = FIT_WEIGHTS) -> NDArray[np.float64]:
    """The same for all pairs, in their order; the diagonal is 0."""
    size = len(partners)
    found = np.zeros((size, size))
    for i in range(size):
        for j in range(i):
            found[i, j] = found[j, i] = misfit(partners[i], partners[j], weights)
    return found
