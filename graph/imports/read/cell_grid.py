"""The cells of a sheet while it is read: only what holds text takes room."""

from collections.abc import Iterable

from graph.imports.read.limits import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MARKS,
    MAX_ROWS,
    MAX_TEXT,
    TooLargeError,
)
from graph.imports.read.merged import cells_below, shown_areas
from graph.imports.read.notices import Notices, covered, marks_left_out
from graph.imports.workbook import MergedArea, Sheet, address

BOXES, BOX_COLUMNS = 300, 60
"""So many first rows and columns may have coloured cells without a text that say something."""
_NOTHING: list[str] = []


class CellGrid:
    """Rows and marks by position; turned into a sheet when everything is read."""

    def __init__(self) -> None:
        self.rows: dict[int, list[str]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[MergedArea] = []
        self.struck: set[tuple[int, int]] = set()
        self.fills: dict[tuple[int, int], str] = {}
        self.indents: dict[tuple[int, int], int] = {}
        self.comments: dict[tuple[int, int], str] = {}
        self._left_out = False

    def row(self, number: int) -> list[str]:
        """The cells of a row, made if it is new; raises TooLargeError beyond the last row that a sheet can have."""
        if number >= MAX_ROWS:
            raise TooLargeError
        return self.rows.setdefault(number, [])

    @staticmethod
    def put(cells: list[str], column: int, text: str) -> None:
        """Put a text into a row, which grows as far as needed."""
        if column >= MAX_COLUMNS or len(text) > MAX_CELL:
            raise TooLargeError
        if column >= len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text

    def mark(self, row: int, column: int, fill: str, *, struck: bool, indent: int = 0) -> None:
        """Note a colour, a strike-through or an indent of a cell with text."""
        if len(self.fills) + len(self.struck) + len(self.indents) >= MAX_MARKS:
            self._left_out = True
            return
        if fill:
            self.fills[row, column] = fill
        if struck:
            self.struck.add((row, column))
        if indent:
            self.indents[row, column] = indent

    def merge(self, area: MergedArea) -> None:
        """Note merged cells."""
        if len(self.merged) >= MAX_MARKS:
            self._left_out = True
        elif area.bottom >= area.top and area.right >= area.left and area.bottom - area.top + area.right - area.left:
            self.merged.append(area)

    def comment(self, row: int, column: int, text: str) -> None:
        """Note what somebody wrote beside a cell."""
        if len(self.comments) < MAX_MARKS and text.strip():
            self.comments[row, column] = text.strip()[:MAX_CELL]

    def sheet(self, name: str, notices: Notices, *, hidden: bool = False) -> Sheet:
        """The sheet; raises TooLargeError if its rectangle of cells or their texts are more than a list can hold."""
        filled = {number: cells for number, cells in self.rows.items() if any(cells)}
        last = max(filled, default=-1)
        width = max(map(len, filled.values()), default=0)
        text = sum(sum(map(len, cells)) for cells in filled.values())
        if (last + 1) * width > MAX_CELLS or text > MAX_TEXT:
            raise TooLargeError
        rows = [filled.get(number, _NOTHING) for number in range(last + 1)]
        merged = shown_areas(self.merged, len(rows))
        self._left_out |= len(merged) < sum(area.top < len(rows) for area in self.merged)
        self._tell_covered(rows, merged, name, notices)
        self._tell(name, notices)
        return Sheet(
            name,
            notices.file,
            rows,
            hidden=hidden,
            hidden_rows=frozenset(n for n in self.hidden_rows if n <= last),
            hidden_columns=frozenset(n for n in self.hidden_columns if n < width),
            merged=merged,
            struck=frozenset(self.struck),
            fills=self.fills,
            indents=self.indents,
            comments=self.comments,
        )

    @staticmethod
    def _tell_covered(rows: list[list[str]], merged: Iterable[MergedArea], name: str, notices: Notices) -> None:
        """Text below merged cells stays: nobody sees it, but it may be what sets one row apart from the next."""
        for area, row, column in cells_below(merged, len(rows)):
            if column < len(rows[row]) and (text := rows[row][column]):
                first = rows[area.top][area.left] if area.left < len(rows[area.top]) else ""
                if text != first:
                    notices.add(covered(), name, address(row, column), text)

    def _tell(self, name: str, notices: Notices) -> None:
        if self._left_out:
            notices.add(marks_left_out(), name)
