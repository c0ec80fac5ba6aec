"""Rows and columns sorted so that blocks are seen: rank order clustering (King 1980), within given blocks.

Each row is read as a binary number with the leftmost column as its highest digit, and the rows are sorted by it; then
the columns by the rows, and so on until nothing moves. The same input gives the same order on every machine.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

One = TypeVar("One", bound=Hashable)
Other = TypeVar("Other", bound=Hashable)
_MOST_ROUNDS = 50


def block_order(
    rows: Sequence[One],
    columns: Sequence[Other],
    filled: Collection[tuple[One, Other]],
    block: tuple[Callable[[One], int], Callable[[Other], int]],
) -> tuple[tuple[One, ...], tuple[Other, ...]]:
    """Both in their new order; ``block`` says in which block each stays, equal ones keep the order they came in.

    >>> block_order("abc", (1, 2), {("a", 2), ("b", 1), ("c", 2)}, (lambda _: 0, lambda _: 0))
    (('b', 'a', 'c'), (1, 2))
    """
    of_row: dict[One, list[Other]] = defaultdict(list)
    of_column: dict[Other, list[One]] = defaultdict(list)
    for row, column in filled:
        of_row[row].append(column)
        of_column[column].append(row)
    ordered, across = tuple(rows), tuple(columns)
    for _ in range(_MOST_ROUNDS):
        before = ordered, across
        ordered = _sorted(ordered, of_row, across, block[0])
        across = _sorted(across, of_column, ordered, block[1])
        if (ordered, across) == before:
            break
    return ordered, across


def _sorted(
    moved: Sequence[One], filled: Mapping[One, Sequence[Other]], along: Sequence[Other], block: Callable[[One], int]
) -> tuple[One, ...]:
    place = {other: number for number, other in enumerate(along)}
    last = len(along)
    return tuple(sorted(moved, key=lambda one: (block(one), [*sorted(place[o] for o in filled.get(one, ())), last])))
