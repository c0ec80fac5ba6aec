"""Boxes around nodes and their names: which meet, found near each other, however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

_GAP = 5.0
_CELL = 96.0


class Box(NamedTuple):
    """The room that a node takes with its name."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes overlap, or lie closer than names may."""
        return (
            self.left < other.right + _GAP
            and other.left < self.right + _GAP
            and self.top < other.bottom + _GAP
            and other.top < self.bottom + _GAP
        )


class Grid:
    """Boxes by where they lie."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Put a box in."""
        for cell in _cells(box, 0.0):
            self._cells[cell].append(box)

    def meeting(self, box: Box) -> Box | None:
        """A box that meets this one, None if its place is free."""
        near = (other for cell in _cells(box, _GAP) for other in self._cells.get(cell, ()))
        return next((other for other in near if box.meets(other)), None)

    def added(self, box: Box) -> bool:
        """Put a box in if its place is free; whether it was."""
        if self.meeting(box) is not None:
            return False
        self.add(box)
        return True


def _cells(box: Box, more: float) -> Iterator[tuple[int, int]]:
    down = range(floor((box.top - more) / _CELL), floor((box.bottom + more) / _CELL) + 1)
    for x in range(floor((box.left - more) / _CELL), floor((box.right + more) / _CELL) + 1):
        for y in down:
            yield x, y
