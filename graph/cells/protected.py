"""What is told of a cell: its middle. The only place that looks at the values of single districts.

Of the lower ends of the ranges of its districts, put in order, the lowest and the highest two are told to nobody; so
of the upper ends. Each district of the cell may be one of these, so nothing bounds it: neither from below nor from
above, also for another district of the cell that knows its own value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.cells.peer_groups import PeerGroup, PeerPlace
from graph.cells.scales import Scale, ValueRange
from graph.cells.small_cells import SmallCellRule


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell as everybody may know it: how many districts of which place, and its middle values on the grid.

    ``lows`` are the lower ends of ranges in order without the hidden ones, ``highs`` the upper ends.
    """

    places: Mapping[PeerPlace, int]
    lows: tuple[float, ...]
    highs: tuple[float, ...]

    @property
    def size(self) -> int:
        """How many districts it has."""
        return sum(self.places.values())

    def within(self, group: PeerGroup) -> int:
        """How many of them belong to a group."""
        return sum(n for place, n in self.places.items() if group.holds(place))

    def bounds(self, scale: Scale, part: int) -> tuple[Sequence[float], Sequence[float]]:
        """What ``part`` of its districts are at least and at most, each in order.

        Hidden values may be as low, or as high, as the scale goes; if the part is not the whole cell, it may be its
        lowest or its highest districts.
        """
        hidden = (self.size - len(self.lows)) // 2
        lows = (*[scale.least] * hidden, *self.lows, *[self.lows[-1]] * hidden)
        highs = (*[self.highs[0]] * hidden, *self.highs, *[scale.most] * hidden)
        return lows[:part], highs[len(highs) - part :]


def tell_cell(places: Iterable[PeerPlace], ranges: Sequence[ValueRange], scale: Scale, rule: SmallCellRule) -> ToldCell:
    """What may be told of a cell of districts with these ranges; raises ValueError for a cell that is too small."""
    if len(ranges) < rule.least:
        raise ValueError("too few districts for a cell")
    counted: dict[PeerPlace, int] = {}
    for place in places:
        counted[place] = counted.get(place, 0) + 1
    middle = slice(rule.hidden, len(ranges) - rule.hidden)
    lows = sorted(scale.down(low) for low, _ in ranges)[middle]
    highs = sorted(scale.up(high) for _, high in ranges)[middle]
    return ToldCell(counted, tuple(lows), tuple(highs))
