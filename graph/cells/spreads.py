"""The distribution of a group: medians, quartiles, tenths and shares, each as a range.

Made of what is told of cells and of nothing else, so no question can tell more than the cells do (`graph.cells`). The
ranges hold the value over all districts of the group that take part: unknown, hidden and undivided values are taken at
their lowest and at their highest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph.cells.editions import ToldTable
from graph.cells.peer_groups import PeerGroup
from graph.cells.scales import Scale, ValueRange
from graph.cells.small_cells import Dot, SmallCellRule

_QUARTERS = (0.25, 0.5, 0.75)
_TENTHS = tuple(n / 10 for n in range(1, 10))
_ENOUGH_FOR_TENTHS = 20
"""Below, a tenth would be one or two districts."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of a group lie: a range for each quantile, over ``n`` districts.

    ``inside`` of them stand in cells that are told; the others are open all over the scale. ``quarters`` are the lower
    quartile, the median and the upper quartile; ``tenths`` the nine tenths, empty for small groups.
    """

    n: int
    inside: int
    lows: tuple[float, ...]
    highs: tuple[float, ...]

    @property
    def quarters(self) -> tuple[ValueRange, ...]:
        """The lower quartile, the median and the upper quartile."""
        return tuple(map(self.quantile, _QUARTERS))

    @property
    def median(self) -> ValueRange:
        """What half of the districts do not exceed."""
        return self.quantile(0.5)

    @property
    def tenths(self) -> tuple[ValueRange, ...]:
        """The nine tenths from low to high, if there are enough districts."""
        return tuple(map(self.quantile, _TENTHS)) if self.n >= _ENOUGH_FOR_TENTHS else ()

    def quantile(self, part: float) -> ValueRange:
        """The least and the most that the value can be which this part of the districts does not exceed."""
        rank = max(1, math.ceil(part * self.n - 1e-9)) - 1
        return self.lows[rank], self.highs[rank]

    def reaching(self, value: float) -> ValueRange:
        """The least and the most that the share of districts can be whose value is that or more."""
        return _reach(self.lows, value), _reach(self.highs, value)


def _reach(values: Sequence[float], value: float) -> float:
    return sum(found >= value for found in values) / len(values)


def spread_of(table: ToldTable, group: PeerGroup, scale: Scale, rule: SmallCellRule) -> Spread | Dot:
    """How the values of a group lie, or why that is not told."""
    lows: list[float] = []
    highs: list[float] = []
    for cell in table.cells:
        low, high = cell.bounds(scale, cell.within(group))
        lows += low
        highs += high
    inside = len(lows)
    if inside < rule.least:
        return Dot.FEW
    outside = sum(n for place, n in table.outside.items() if group.holds(place))
    lows += [scale.least] * outside
    highs += [scale.most] * outside
    found = Spread(inside + outside, inside, tuple(sorted(lows)), tuple(sorted(highs)))
    return Dot.OPEN if found.median == scale.whole else found
