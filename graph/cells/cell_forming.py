"""Which districts stand together in a cell: at least five, once and for good, whatever their values are.

A cell that lies within a group counts for it in full; one that lies across its border only with what its lowest and
highest values leave open. So districts are cut where few groups are cut through: in each of some orders by the best
cut there is (a shortest path), and the best of the orders is taken. Nothing here sees a value, so the way in which
districts are cut tells nothing of one.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.cells.peer_groups import PeerPlace
from graph.cells.small_cells import SmallCellRule


class Placed(NamedTuple):
    """A district and where it stands."""

    key: str
    place: PeerPlace


_Key = Callable[[PeerPlace], tuple[str, ...]]
_ORDERS: tuple[_Key, ...] = (
    lambda place: (place.type, place.land, place.size),
    lambda place: (place.type, place.size, place.land),
    lambda place: (place.land, place.type, place.size),
    lambda place: (place.land, place.size, place.type),
)
_FAMILIES: tuple[_Key, ...] = (
    lambda _: (),
    lambda place: (place.type,),
    lambda place: (place.size,),
    lambda place: (place.land,),
    lambda place: (place.type, place.size),
    lambda place: (place.type, place.land),
)
"""The kinds of groups that are asked for most: what is lost of each counts."""


@lru_cache(maxsize=64)
def form_peer_cells(districts: tuple[Placed, ...], rule: SmallCellRule) -> tuple[tuple[Placed, ...], ...]:
    """All districts in cells; none if they are too few for one. The same districts make the same cells."""
    if len(districts) < rule.least:
        return ()
    loss = _Loss(districts, rule)
    tried = []
    for order in _ORDERS:
        row = sorted(districts, key=lambda d, o=order: (o(d.place), d.key))  # type: ignore[misc]
        tried.append(_cut(row, loss, rule.least))
    return min(tried, key=lambda cells: sum(map(loss.of, cells)))


class _Loss:
    """What a cell costs: of each group that it belongs to, the part of its districts that is not told for sure.

    That are the hidden ends of a cell within the group, and all its districts in one that lies across the border.
    """

    def __init__(self, districts: Sequence[Placed], rule: SmallCellRule) -> None:
        self._hidden = rule.hidden
        self._shares: dict[PeerPlace, tuple[tuple[tuple[str, ...], float], ...]] = {}
        sizes = [Counter(family(d.place) for d in districts) for family in _FAMILIES]
        for place in {d.place for d in districts}:
            keys = [family(place) for family in _FAMILIES]
            # A group that is too small for itself is never told, whatever its cells are.
            whole = [size[key] for key, size in zip(keys, sizes, strict=True)]
            self._shares[place] = tuple(
                (key, 1 / n if n >= rule.least else 0.0) for key, n in zip(keys, whole, strict=True)
            )

    def of(self, cell: Sequence[Placed]) -> float:
        """The loss that a cell makes."""
        blocks = [self._shares[d.place] for d in cell]
        lost = 0.0
        for family in zip(*blocks, strict=True):
            first = family[0][0]
            if all(key == first for key, _ in family):
                lost += self._hidden * family[0][1]
            else:
                lost += sum(share for _, share in family)
        return lost


def _cut(row: Sequence[Placed], loss: _Loss, least: int) -> tuple[tuple[Placed, ...], ...]:
    """The row in runs of the least size up to less than three times as many, with the least loss."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(row)
    for end in range(least, len(row) + 1):
        for start in range(max(0, end - 3 * least + 1), end - least + 1):
            cost = best[start][0] + loss.of(row[start:end])
            if cost < best[end][0]:
                best[end] = cost, start
    cells: list[tuple[Placed, ...]] = []
    end = len(row)
    while end:
        start = best[end][1]
        cells.append(tuple(row[start:end]))
        end = start
    return tuple(reversed(cells))
