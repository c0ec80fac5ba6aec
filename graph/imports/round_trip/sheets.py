"""The sheets of a workbook that came back: which row is which row of the base, which are new, which are gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.imports.problems import Place
from graph.imports.recognise.texts.headers import Headers
from graph.imports.round_trip.hidden_base import SHEET
from graph.imports.round_trip.sheet_rows import SheetColumn, SheetRow, TypeSheet, compared_text, local_of
from graph.imports.workbook import Sheet, Workbook, address
from ontology.names import StatementStatus

_HEADER_ROWS = 10


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of the base as it came back: its sheet, its number there, and where each head is."""

    row: SheetRow
    table: TypeSheet
    sheet: Sheet
    number: int
    columns: Mapping[SheetColumn, int]

    def cell(self, head: SheetColumn) -> str | None:
        """The text in a column, None if the column is gone."""
        at, cells = self.columns.get(head), self.sheet.rows[self.number]
        return None if at is None else cells[at] if at < len(cells) else ""

    def place(self, head: SheetColumn) -> Place:
        """Where the cell stands."""
        return Place(self.sheet.file, self.sheet.name, address(self.number, self.columns[head]), head.label)


@dataclass
class WorkbookRows:
    """All rows of a workbook."""

    returned: list[Returned] = field(default_factory=list)
    gone: list[tuple[TypeSheet, SheetRow]] = field(default_factory=list)
    fresh: list[Sheet] = field(default_factory=list)
    added: list[tuple[Place, TypeSheet]] = field(default_factory=list)
    """Columns that people added and that mean nothing here."""
    lacking: list[tuple[Place, tuple[str, ...]]] = field(default_factory=list)
    """Sheets without columns that went out."""


def sorted_rows(workbook: Workbook, tables: Sequence[TypeSheet], headers: Headers) -> WorkbookRows:
    """Each row of the workbook beside the row of the base that it was, by its key, else by its identifier."""
    return _Sorter(tables, headers).sort(workbook)


class _Sorter:
    def __init__(self, tables: Sequence[TypeSheet], headers: Headers) -> None:
        self._headers = headers
        self._tables = {compared_text(table.name): table for table in tables}
        self._open: dict[str, tuple[TypeSheet, SheetRow]] = {
            row.key: (table, row) for table in tables for row in table.rows
        }
        self._by_local: dict[tuple[str, str], list[str]] = defaultdict(list)
        for table in tables:
            for row in table.rows:
                self._by_local[table.name, local_of(row.record)].append(row.key)

    def sort(self, workbook: Workbook) -> WorkbookRows:
        found = WorkbookRows()
        for sheet in workbook.sheets:
            if sheet.name != SHEET:
                self._sheet(sheet, found)
        found.gone = list(self._open.values())
        return found

    def _sheet(self, sheet: Sheet, found: WorkbookRows) -> None:
        table = self._table_of(sheet)
        top = _header_row(sheet, table) if table is not None else None
        if table is None or top is None:
            found.fresh.append(sheet)
            return
        columns = self._columns(sheet.rows[top], table)
        fresh = [*sheet.rows[: top + 1]]
        for number in range(top + 1, len(sheet.rows)):
            cells = sheet.rows[number]
            at = next((columns[h] for h in columns if h.role == "key"), len(cells))
            # Only where the row is of the base is its place kept free: addresses of new rows stay as they are.
            fresh.append([])
            if not any(cell for index, cell in enumerate(cells) if index != at):
                continue
            key = self._key(cells, columns, table)
            if key is None:
                fresh[-1] = [*cells[:at], "", *cells[at + 1 :]]
                continue
            of, row = self._open.pop(key)
            found.returned.append(Returned(row, of, sheet, number, columns))
        if any(any(cells) for cells in fresh[top + 1 :]):
            fresh[top] = _header_of_new(fresh[top], fresh[top + 1 :], columns)
            found.fresh.append(replace(sheet, rows=fresh))
        else:
            self._told(replace(sheet, rows=sheet.rows[top:]), top, (table, columns), found)

    def _told(
        self, below: Sheet, top: int, read: tuple[TypeSheet, Mapping[SheetColumn, int]], found: WorkbookRows
    ) -> None:
        """Note columns that are new and mean nothing, and those that are gone; of new rows the check tells it."""
        (table, columns), (header, *rows) = read, below.rows
        for at, text in enumerate(header):
            if text and at not in columns.values() and any(at < len(cells) and cells[at] for cells in rows):
                found.added.append((Place(below.file, below.name, address(top, at), text), table))
        lacking = tuple(h.label for h in table.heads if h.role == "value" and h not in columns)
        if lacking:
            found.lacking.append((Place(below.file, below.name, address(top, 0)), lacking))

    def _table_of(self, sheet: Sheet) -> TypeSheet | None:
        """The table that a sheet went out as: by its name, or if that was changed by the keys of its rows."""
        if (table := self._tables.get(compared_text(sheet.name))) is not None:
            return table
        keys = (cell for cells in sheet.rows for cell in cells if cell in self._open)
        return next((self._open[key][0] for key in keys), None)

    def _key(self, cells: Sequence[str], columns: Mapping[SheetColumn, int], table: TypeSheet) -> str | None:
        said = {h.role: cells[at] for h, at in columns.items() if h.role in ("key", "id") and at < len(cells)}
        if any(head.role == "key" for head in columns):
            return key if (key := said.get("key", "")) in self._open else None
        return next((k for k in self._by_local[table.name, said.get("id", "")] if k in self._open), None)

    def _columns(self, header: Sequence[str], table: TypeSheet) -> dict[SheetColumn, int]:
        """Heads of the base by their label, and columns that people added by the words of the model."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(header):
            places[compared_text(text)].append(index)
        found = {head: at.pop(0) for head in table.heads if (at := places[compared_text(head.label)])}
        taken = set(found.values())
        found.update((h, at) for h, at in self._added(header, table) if at not in taken and h not in found)
        return found

    def _added(self, header: Sequence[str], table: TypeSheet) -> Iterator[tuple[SheetColumn, int]]:
        for column in self._headers.columns(header, table.type, table.type):
            if column.action == "value" and column.prop is not None:
                yield SheetColumn("value", column.header, column.prop, column.status), column.index


def _header_row(sheet: Sheet, table: TypeSheet) -> int | None:
    labels = {compared_text(head.label) for head in table.heads}
    rows = enumerate(sheet.rows[:_HEADER_ROWS])
    return next((n for n, row in rows if len(labels.intersection(map(compared_text, row))) > 1), None)


def _header_of_new(
    header: Sequence[str], rows: Sequence[Sequence[str]], columns: Mapping[SheetColumn, int]
) -> list[str]:
    """The header as that of a list of its new rows: without the key, and what was concluded only where it is said."""
    silent = {at for head, at in columns.items() if head.status == StatementStatus.INFERRED and not _any(rows, at)}
    silent |= {at for head, at in columns.items() if head.role == "key"}
    return ["" if at in silent else text for at, text in enumerate(header)]


def _any(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any(at < len(cells) and cells[at] for cells in rows)
