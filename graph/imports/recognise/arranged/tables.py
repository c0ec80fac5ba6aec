"""The canonical tables that the check reads: rows of one type, every cell with the place where a person sees it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.imports.problems import Place
from graph.imports.recognise.found import Recognised, SaidOfPlace
from graph.imports.recognise.texts.headers import ELSEWHERE, NOTE, Column, Headers
from graph.imports.workbook import Sheet, address
from ontology.model import Type

RowKey = tuple[str, int]
"""A row of a canonical table, by the key of the table and its position there."""


@dataclass(frozen=True, slots=True)
class CellOrigin:
    """Where the cells of a derived table came from: all of a row from one of ``places``, else by row and column.

    ``rows`` are rows of the grid, places those of the sheet; both count from zero. ``cells`` came from elsewhere,
    ``heads`` are the places of the headers.
    """

    rows: Sequence[int]
    columns: Sequence[int]
    heads: Sequence[tuple[int, int]]
    cells: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    places: Sequence[tuple[int, int]] = ()
    turned: bool = False

    def at(self, number: int, column: int) -> tuple[int, int]:
        """The place of a cell."""
        if self.places:
            return self.places[number]
        if (place := self.cells.get((number, column))) is not None:
            return place
        row, column = self.rows[number], self.columns[column] if column < len(self.columns) else 0
        return (column, row) if self.turned else (row, column)


class _Content(NamedTuple):
    """Which rows of some have content, and for what that was found."""

    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] | None
    mark: str
    found: list[int]


@dataclass
class TypedSheet:
    """A table that lists records of one type; its rows may name another type each.

    Either rows of a sheet in its own form, of which ``numbers`` are read, or a derived table with columns that are
    ``fixed`` and an ``origin``. ``refers`` says by column and row which row of another table a cell means, where its
    text alone may not.
    ``emptied`` are the cells, by row and column, that held nothing but what is personal and were dropped at the door.
    ``among_persons`` are the columns of which the door cut persons out of several cells.
    ``marks`` are what stood beside names, by row, and whether it says that the organization is no partner now.
    ``lacking`` names the required properties that have no column: said once, not for every row.
    """

    sheet: Sheet
    type: Type
    header: int
    headers: Headers
    numbers: Sequence[int] | None = None
    fixed: tuple[Column, ...] = ()
    origin: CellOrigin | None = None
    key: str = ""
    refers: Mapping[int, Mapping[int, RowKey]] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    emptied: frozenset[tuple[int, int]] = frozenset()
    among_persons: frozenset[int] = frozenset()
    marks: Mapping[int, tuple[str, bool]] = field(default_factory=dict)
    _columns: dict[str, list[Column]] = field(default_factory=dict, init=False)
    _parted: dict[str, tuple[list[Column], list[Column]]] = field(default_factory=dict, init=False)
    _by_prop: dict[str, dict[str, Column]] = field(default_factory=dict, init=False)
    _content: _Content | None = field(default=None, init=False)

    def columns(self, row_type: Type | None = None) -> list[Column]:
        """The columns for rows of a type, by default the sheet's own."""
        kind = row_type or self.type
        if kind.name not in self._columns:
            if self.fixed and kind is self.type:
                self._columns[kind.name] = list(self.fixed)
            elif self.fixed:
                self._columns[kind.name] = [_for(column, kind) for column in self.fixed]
            else:
                self._columns[kind.name] = self.headers.columns(self.sheet.rows[self.header], self.type, kind)
        return self._columns[kind.name]

    def parted(self, row_type: Type) -> tuple[list[Column], list[Column]]:
        """The columns for rows of a type: those about the row itself, and those with what it says."""
        if row_type.name not in self._parted:
            columns = self.columns(row_type)
            meta = [c for c in columns if c.action == "meta"]
            self._parted[row_type.name] = meta, [c for c in columns if c.action != "meta"]
        return self._parted[row_type.name]

    def unmapped(self) -> list[Column]:
        """Columns that mean nothing for any type of row that was read."""
        known = {
            c.index
            for columns in self._columns.values()
            for c in columns
            if c.action != "keep" or c.name in (NOTE, ELSEWHERE)
        }
        return [c for c in self.columns() if c.index not in known]

    def column_of(self, row_type: Type, prop: str) -> Column | None:
        """The first column that fills a property of rows of a type."""
        if row_type.name not in self._by_prop:
            columns = [c for c in self.columns(row_type) if c.action in ("value", "end")]
            self._by_prop[row_type.name] = {c.name: c for c in reversed(columns)}
        return self._by_prop[row_type.name].get(prop)

    def rows(self, mark: str) -> Iterator[tuple[int, Sequence[str]]]:
        """Positions and cells of the rows with content, explanations left out."""
        rows, numbers = self.sheet.rows, self.numbers
        known = self._content
        if known is None or known.rows is not rows or known.numbers is not numbers or known.mark != mark:
            # Every stage goes through them.
            known = self._content = _Content(rows, numbers, mark, [*_with_content(rows, self.header, numbers, mark)])
        return ((number, rows[number]) for number in known.found)

    def meant(self, number: int, column: Column) -> RowKey | None:
        """The row of another table that a cell means, if that is known."""
        by_row = self.refers.get(column.index)
        return by_row.get(number) if by_row is not None else None

    def place(self, number: int, column: Column | None = None) -> Place:
        """Where a cell stands, or a whole row if no column is named."""
        index = column.index if column else 0
        row, at = self.origin.at(number, index) if self.origin is not None else (number, index)
        return Place(self.sheet.file, self.sheet.name, address(row, at), column.header if column else "")

    def head(self, column: Column | None = None) -> Place:
        """Where the header of a column stands, or that of the first one."""
        index = column.index if column else 0
        if self.origin is not None and index < len(self.origin.heads):
            row, at = self.origin.heads[index]
        else:
            row, at = self.header, index
        return Place(self.sheet.file, self.sheet.name, address(row, at), column.header if column else "")

    def locator(self, number: int) -> str:
        """The place of a row in its file, as claims keep it."""
        if self.origin is not None and self.origin.turned:
            return f"{self.sheet.name}, Spalte {address(0, self.origin.rows[number]).rstrip('1')}"
        row = self.origin.at(number, 0)[0] if self.origin is not None else number
        return f"{self.sheet.name}, Zeile {row + 1}"

    def row(self, number: int) -> int:
        """The row of the sheet that a row came from, counted from zero; of a turned sheet its column."""
        return self.origin.rows[number] if self.origin is not None else number


def _with_content(
    rows: Sequence[Sequence[str]], header: int, numbers: Sequence[int] | None, mark: str
) -> Iterator[int]:
    for number in range(header + 1, len(rows)) if numbers is None else numbers:
        first = next(filter(None, rows[number]), None)
        if first is not None and not first.startswith(mark):
            yield number


def _for(column: Column, kind: Type) -> Column:
    """A fixed column for rows of another type: what they share stays, the rest goes into the note."""
    prop = kind.property(column.name)
    if column.action == "meta" or (column.action == "value" and prop is not None):
        return Column(column.index, column.header, column.action, column.name, prop, column.status)
    return Column(column.index, column.header, "keep", NOTE)


@dataclass(frozen=True)
class TableLayout:
    """The canonical tables in the order in which they are read, and what was not understood.

    ``unknown`` are sheets in which no list was found, ``headless`` those whose name promises one, ``guessed`` tables
    whose sheet does not say what they list. ``said`` is what recognising and arranging have to tell.
    """

    sheets: tuple[TypedSheet, ...]
    unknown: tuple[Sheet, ...]
    headless: tuple[tuple[Sheet, Type], ...]
    guessed: tuple[TypedSheet, ...] = ()
    said: tuple[SaidOfPlace, ...] = ()
    recognised: Recognised = field(default_factory=lambda: Recognised(()))
