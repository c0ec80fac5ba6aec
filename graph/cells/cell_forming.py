"""Which districts stand together in a cell: at least five, once and for good, whatever their values are.

A cell that lies within a group counts for it in full; one that lies across its border only with what its lowest and
highest values leave open. So districts are cut where few groups are cut through: in each of some orders by the best
cut there is (a shortest path), and the best of the orders is taken. Nothing here sees a value, so the way in which
districts are cut tells nothing of one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from graph.cells.peer_groups import PeerPlace
from graph.cells.small_cells import SmallCellRule


class Placed(NamedTuple):
    """A district and where it stands."""

    key: str
    place: PeerPlace


_ORDERS: tuple[Callable[[PeerPlace], tuple[str, ...]], ...] = (
    lambda place: (place.type, place.land, place.size),
    lambda place: (place.type, place.size, place.land),
    lambda place: (place.land, place.type, place.size),
    lambda place: (place.land, place.size, place.type),
)
_FAMILIES: tuple[Callable[[PeerPlace], tuple[str, ...]], ...] = (
    lambda place: (place.type,),
    lambda place: (place.size,),
    lambda place: (place.land,),
    lambda place: (place.type, place.size),
    lambda place: (place.type, place.land),
)
"""The kinds of groups that a cell should not lie across."""
_HIDING = 1.0
"""What the hidden ends of one more cell cost, beside one district that lies across the border of a group."""


def form_peer_cells(districts: Sequence[Placed], rule: SmallCellRule) -> tuple[tuple[Placed, ...], ...]:
    """All districts in cells; none if they are too few for one. The same districts make the same cells."""
    if len(districts) < rule.least:
        return ()
    tried = [_cut(sorted(districts, key=lambda d, o=order: (o(d.place), d.key)), rule) for order in _ORDERS]  # type: ignore[misc]
    return min(tried, key=_cost)


def _cut(row: Sequence[Placed], rule: SmallCellRule) -> tuple[tuple[Placed, ...], ...]:
    """The row in runs of the least size up to less than three times as many, as cheap as possible."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(row)
    for end in range(rule.least, len(row) + 1):
        for start in range(max(0, end - 3 * rule.least + 1), end - rule.least + 1):
            cost = best[start][0] + _cost_of(row[start:end])
            if cost < best[end][0]:
                best[end] = cost, start
    cells: list[tuple[Placed, ...]] = []
    end = len(row)
    while end:
        start = best[end][1]
        cells.append(tuple(row[start:end]))
        end = start
    return tuple(reversed(cells))


def _cost(cells: Sequence[Sequence[Placed]]) -> float:
    return sum(map(_cost_of, cells))


def _cost_of(cell: Sequence[Placed]) -> float:
    across = sum(len({family(d.place) for d in cell}) > 1 for family in _FAMILIES)
    return across * len(cell) + _HIDING
