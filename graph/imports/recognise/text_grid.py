"""A sheet as recognising sees it: merged cells filled, what is hidden or struck through out, addresses kept."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from graph.imports.problems import Place
from graph.imports.workbook import MergedArea, Sheet, address

TextRows = Sequence[Sequence[str]]
At = tuple[int, int]
"""A row and a column of a sheet, counted from zero."""


class SaidCell(NamedTuple):
    """A text that was put elsewhere, and the cell of the sheet where it stands."""

    text: str
    at: At


@dataclass(frozen=True)
class TextGrid:
    """Rows of texts with the way back to the cell of each; ``turned`` says that rows stand for columns.

    ``spans`` are cells merged across columns by row, ``covered`` cells that took their text from the one above,
    ``struck`` rows of which most is struck through; elsewhere what is struck through is blank. ``made_header`` is a row
    that does not stand in the sheet: the header of a list that has none. ``moved`` are cells that stand elsewhere.
    """

    sheet: Sheet
    rows: TextRows
    turned: bool = False
    spans: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    covered: frozenset[At] = frozenset()
    struck: frozenset[int] = frozenset()
    made_header: int | None = None
    moved: Mapping[At, At] = field(default_factory=dict)

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def shown(self) -> list[int]:
        """The rows that have content and are neither hidden nor struck through."""
        hidden = frozenset[int]() if self.turned else self.sheet.hidden_rows
        return [r for r, cells in enumerate(self.rows) if any(cells) and r not in hidden and r not in self.struck]

    def counts(self, left: int, end: int) -> Sequence[int]:
        """How many cells of each row have a text, from one column up to another; counted once, for all ask for it."""
        found = self._counted.get((left, end))
        if found is None:
            parts = self.rows if not left and end >= self.width else [cells[left:end] for cells in self.rows]
            found = self._counted[left, end] = [len(cells) - cells.count("") for cells in parts]
        return found

    @cached_property
    def _counted(self) -> dict[tuple[int, int], list[int]]:
        return {}

    def below(self, column: int, rows: Sequence[int]) -> list[str]:
        """The texts of some rows in a column, empty where the row is shorter."""
        texts = self.rows
        try:
            return [texts[row][column] for row in rows]
        except IndexError:
            return [self.cell(row, column) for row in rows]

    def cell(self, row: int, column: int) -> str:
        """The text of a cell; empty outside."""
        if row >= len(self.rows):
            return ""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def with_rows(self, rows: TextRows, moved: Mapping[At, At] | None = None) -> "TextGrid":
        """The grid with other texts in its cells, and ``moved`` where some of them stand elsewhere in the sheet."""
        return replace(
            self, sheet=replace(self.sheet, rows=rows), rows=rows, moved=self.moved if moved is None else moved
        )

    def at(self, row: int, column: int) -> At:
        """Row and column in the sheet; a header that does not stand there is looked for in its first row."""
        if (place := self.moved.get((row, column))) is not None:
            return place
        row = 0 if row == self.made_header else row
        return (column, row) if self.turned else (row, column)

    def without(self, rows: Sequence[int], column: int) -> "TextGrid":
        """The grid with an empty cell in some rows of a column."""
        made = list(self.rows)
        for row in rows:
            made[row] = [*made[row][:column], "", *made[row][column + 1 :]]
        return self.with_rows(made) if rows else self

    def without_rows(self, rows: Sequence[int]) -> "TextGrid":
        """The grid with nothing in some rows."""
        made = list(self.rows)
        for row in rows:
            made[row] = []
        return self.with_rows(made)

    def counted(self, row: int) -> int:
        """The row by which people count it: the one of the sheet that its first cell stands in."""
        return row if self.turned or row == self.made_header else self.at(row, 0)[0]

    def place(self, row: int, column: int, header: str = "") -> Place:
        """Where a cell stands for people."""
        return Place(self.sheet.file, self.sheet.name, address(*self.at(row, column)), header)


def grid_of(sheet: Sheet, *, hidden: bool = False, struck: bool = False) -> TextGrid:
    """The grid of a sheet; ``hidden`` and ``struck`` take in what is hidden, or struck through."""
    rows = sheet.rows
    no_columns = frozenset[int]() if hidden else sheet.hidden_columns
    no_cells = frozenset[At]() if struck else sheet.struck
    no_rows = _mostly(no_cells, rows)
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    covered: set[tuple[int, int]] = set()
    if sheet.merged or no_columns or no_cells:
        changed = [list(row) for row in rows]
        for area in sheet.merged:
            _fill(changed, area, covered)
            if area.right > area.left:
                for row in range(area.top, area.bottom + 1):
                    spans[row].append((area.left, area.right))
        _blank(changed, no_columns, [at for at in no_cells if at[0] not in no_rows])
        rows = changed
    merged = {r: tuple(s) for r, s in spans.items()}
    return TextGrid(replace(sheet, rows=rows), rows, False, merged, frozenset(covered), no_rows)


def _mostly(cells: frozenset[At], rows: TextRows) -> frozenset[int]:
    """Rows of which more than half of the cells with text are among some cells."""
    counted = Counter(row for row, column in cells if row < len(rows) and rows[row][column : column + 1] != [""])
    return frozenset(row for row, count in counted.items() if 2 * count > sum(map(bool, rows[row])))


def turned(grid: TextGrid) -> TextGrid:
    """The same with rows and columns exchanged."""
    width = max((len(row) for row in grid.rows), default=0)
    rows = [[grid.cell(r, c) for r in range(len(grid.rows))] for c in range(width)]
    return TextGrid(grid.sheet, rows, turned=True)


def _fill(rows: list[list[str]], area: MergedArea, covered: set[tuple[int, int]]) -> None:
    """Give every row of a merged area the text of its first cell; across columns only the first keeps it."""
    if area.top >= len(rows) or area.left >= len(rows[area.top]):
        return
    text = rows[area.top][area.left]
    for row in range(area.top + 1, min(area.bottom + 1, len(rows))):
        cells = rows[row]
        if not any(cells):
            continue  # a row with nothing of its own is no row
        cells.extend([""] * (area.left + 1 - len(cells)))
        if text and not cells[area.left]:
            cells[area.left] = text
            covered.add((row, area.left))


def _blank(rows: list[list[str]], columns: frozenset[int], cells: list[tuple[int, int]]) -> None:
    for column in columns:
        for row in rows:
            if column < len(row):
                row[column] = ""
    for number, column in cells:
        if number < len(rows) and column < len(rows[number]):
            rows[number][column] = ""
