"""The rows of an area that have a text, as sorting looks at them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """What is known before rows are sorted: columns by index, each may be missing, and rows that explain signs.

    Another text in ``unit`` is that of another record, and one in ``carrier`` is where no name is.
    """

    name: int | None = None
    number: int | None = None
    id: int | None = None
    persons: tuple[int, ...] = ()
    unit: int | None = None
    carrier: int | None = None
    legend: frozenset[int] = frozenset()


class TableRows:
    """The rows of an area with content: ``rows`` with the number of their cells, ``typical`` how many most have."""

    def __init__(self, grid: TextGrid, area: TableArea, layout: KnownColumns) -> None:
        self.grid, self.area, self.layout = grid, area, layout
        self.rows = list(content_rows(grid, area))
        self.typical = _typical(count for _, count in self.rows)

    def texts(self, row: int) -> list[str]:
        """The texts of a row."""
        return list(filter(None, self.grid.rows[row][self.area.left : self.area.right + 1]))

    def column(self, row: int) -> int:
        """The first column of a row with a text."""
        return next(c for c in range(self.area.left, self.area.right + 1) if self.grid.cell(row, c))


def content_rows(grid: TextGrid, area: TableArea) -> Iterator[tuple[int, int]]:
    """Rows of an area that have a text, with the number of cells that have one."""
    counts = grid.counts(area.left, area.right + 1)
    return ((row, count) for row, count in enumerate(counts[area.start : area.stop], area.start) if count)


def _typical(counts: Iterable[int]) -> int:
    """How many cells a row of the table has: the middle of those with several, unless nearly all have one."""
    found = sorted(counts)
    several = [n for n in found if n > 1]
    return several[len(several) // 2] if several and 5 * len(several) >= len(found) else 1
