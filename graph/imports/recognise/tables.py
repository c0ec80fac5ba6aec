"""Sheets whose type and header row are known, and their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.imports.problems import Place
from graph.imports.recognise.headers import NOTE, Column, Headers
from graph.imports.vocabulary.forms import Forms
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook, address
from ontology import Model, Type
from ontology.names import EntityType, Prop

_HEADER_ROWS = 10
_COMMON = EntityType.ORGANIZATION
_ENOUGH = 2
_TELLING = (Prop.SECTOR, Prop.KIND, Prop.ACTOR_TYPE)


@dataclass
class TypedSheet:
    """A sheet that lists records of one type; its rows may name another type each.

    ``lacking`` names the required properties that have no column: said once, not for every row.
    """

    sheet: Sheet
    type: Type
    header: int
    headers: Headers
    lacking: set[str] = field(default_factory=set)
    _columns: dict[str, list[Column]] = field(default_factory=dict)
    _parted: dict[str, tuple[list[Column], list[Column]]] = field(default_factory=dict)
    _by_prop: dict[str, dict[str, Column]] = field(default_factory=dict)

    def columns(self, row_type: Type | None = None) -> list[Column]:
        """The columns for rows of a type, by default the sheet's own."""
        kind = row_type or self.type
        if kind.name not in self._columns:
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
        known = {c.index for columns in self._columns.values() for c in columns if c.action != "keep" or c.name == NOTE}
        return [c for c in self.columns() if c.index not in known]

    def column_of(self, row_type: Type, prop: str) -> Column | None:
        """The first column that fills a property of rows of a type."""
        if row_type.name not in self._by_prop:
            columns = [c for c in self.columns(row_type) if c.action in ("value", "end")]
            self._by_prop[row_type.name] = {c.name: c for c in reversed(columns)}
        return self._by_prop[row_type.name].get(prop)

    def rows(self, mark: str) -> Iterator[tuple[int, Sequence[str]]]:
        """Positions and cells of the rows with content, explanations left out."""
        for number in range(self.header + 1, len(self.sheet.rows)):
            cells = self.sheet.rows[number]
            first = next((cell for cell in cells if cell), None)
            if first is not None and not first.startswith(mark):
                yield number, cells

    def place(self, number: int, column: Column | None = None) -> Place:
        """Where a cell stands, or a whole row if no column is named."""
        cell = address(number, column.index if column else 0)
        return Place(self.sheet.file, self.sheet.name, cell, column.header if column else "")


@dataclass(frozen=True)
class Layout:
    """The typed sheets in the order in which they are read, and what was not understood."""

    sheets: tuple[TypedSheet, ...]
    unknown: tuple[Sheet, ...]
    headless: tuple[tuple[Sheet, Type], ...]
    guessed: tuple[TypedSheet, ...] = ()


def layout_of(workbook: Workbook, model: Model, forms: Forms, headers: Headers) -> Layout:
    """Which sheet lists what: entities first, in the order of the types, then relations."""
    typed: list[TypedSheet] = []
    unknown: list[Sheet] = []
    headless: list[tuple[Sheet, Type]] = []
    for sheet in workbook.sheets:
        if sheet.hidden or word_key(sheet.name) in forms.skip_sheets or not sheet.rows:
            continue
        name = forms.type_of_sheet(sheet.name)
        if name is None:
            unknown.append(sheet)
            continue
        kind = model.types[name]
        header = _header_row(sheet, kind, headers)
        if header is None:
            headless.append((sheet, kind))
        else:
            typed.append(TypedSheet(sheet, kind, header, headers))
    guessed = _guessed(unknown, model, headers) if all(t.type.name != _COMMON for t in typed) else []
    typed += guessed
    order = {t.name: i for i, t in enumerate((*model.entity_types, *model.relation_types))}
    typed.sort(key=lambda t: order[t.type.name])
    unread = tuple(s for s in unknown if all(s is not t.sheet for t in guessed))
    return Layout(tuple(typed), unread, tuple(headless), tuple(guessed))


def _guessed(sheets: Sequence[Sheet], model: Model, headers: Headers) -> list[TypedSheet]:
    """Sheets of any name that list organizations by their headers: most people keep one list, in "Tabelle1"."""
    found: list[TypedSheet] = []
    kind = model.types[_COMMON]
    for sheet in sheets:
        header = _header_row(sheet, kind, headers)
        if header is not None and headers.recognised(sheet.rows[header], kind) >= _ENOUGH:
            table = TypedSheet(sheet, kind, header, headers)
            named = table.column_of(kind, Prop.NAME)
            # A bare "Name" may be a person's: then something else has to say that these are organizations.
            telling = named is not None and word_key(named.header) != word_key("Name")
            if named is not None and (telling or any(table.column_of(kind, p) for p in _TELLING)):
                found.append(table)
    return found


def _header_row(sheet: Sheet, kind: Type, headers: Headers) -> int | None:
    """The row among the first ones that holds most known headers: titles often stand above it."""
    known = [headers.recognised(row, kind) for row in sheet.rows[:_HEADER_ROWS]]
    best = max(known, default=0)
    return known.index(best) if best else None
