"""Rows that were not taken, or not whole: what a person needs to mend them.

What a row of a list gave stands in several tables of ours: the organization, its seats. It comes back as one row, under
the headers of the list, so that the mended row is read as the list was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.imports.check import file_issues
from graph.imports.check.rows import Row, RowResult
from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.problems import Issue, LostRow
from graph.imports.recognise.found import FoundTable, Lists, RoleKind
from graph.imports.recognise.texts.headers import Column
from ontology.names import EntityType, Prop

_LEFT_OUT = "…"
"""Stands where something personal stood: an empty cell would say that nothing did. Read again, it names nobody."""
_MARK = "x"
_UNREAD = (RoleKind.PERSON, RoleKind.CONTACT, RoleKind.RUNNING, RoleKind.UNKNOWN)
"""Columns of a list of which nothing comes back but what went through the door."""


@dataclass
class _ListRow:
    """What was made of one row of a list: its organizations, and what else is tied to them."""

    actors: list[RowResult] = field(default_factory=list)
    others: list[RowResult] = field(default_factory=list)

    @property
    def rejected(self) -> bool:
        return any(result.rejected for result in self.actors)

    def why(self) -> tuple[tuple[str, Issue], ...]:
        """What is the matter; what only follows from an organization that was rejected is not said as well."""
        results = self.actors if self.rejected else (*self.actors, *self.others)
        return tuple(dict.fromkeys(issue for result in results for issue in _reasons(result)))

    @property
    def is_lost(self) -> bool:
        return self.rejected or bool(self.why()) or any(result.rejected for result in self.others)


@dataclass
class _ListForm:
    """A list of organizations, and what was made of its rows."""

    table: FoundTable
    rows: dict[int, _ListRow] = field(default_factory=lambda: defaultdict(_ListRow))

    def lost(self) -> Iterator[LostRow]:
        """The rows to mend under the headers of the list; what no column of it says has one of its own behind them."""
        lost = {number: row for number, row in self.rows.items() if row.is_lost}
        made = {number: dict(self._made(row)) for number, row in lost.items()}
        further = list(dict.fromkeys(header for cells in made.values() for header in cells))
        columns = [c for c in self.table.columns if c.role.kind not in _UNREAD or self._comes(c.index, lost.values())]
        for number, row in sorted(lost.items()):
            known = self._known(row)
            own = (known[c.index] if c.index in known else self._plain(number, c.index) for c in columns)
            yield LostRow(
                file=self.table.grid.sheet.file,
                sheet=self.table.name,
                row=self.table.grid.counted(number) + 1,
                header=(*(c.header for c in columns), *further),
                cells=(*own, *(made[number].get(header, "") for header in further)),
                issues=row.why(),
                rejected=row.rejected,
            )

    def _comes(self, index: int, rows: Iterable[_ListRow]) -> bool:
        return any(self._known(row).get(index) for row in rows)

    def _known(self, row: _ListRow) -> dict[int, str]:
        """What the organizations of a row say behind the door, by the column of the list in which it stands."""
        found: dict[int, list[str]] = defaultdict(list)
        for result in row.actors:
            shown = _shown(result.row)
            for column in result.row.table.columns():
                if (source := self._source(result.row, column)) is not None:
                    found[source].append(shown[column.index])
        return {source: "; ".join(dict.fromkeys(filter(None, texts))) for source, texts in found.items()}

    def _source(self, row: Row, column: Column) -> int | None:
        """The column of the list that a column of ours is; None for one that was made."""
        origin = row.table.origin
        if origin is not None and column.index >= len(origin.columns):
            return None
        source = origin.columns[column.index] if origin is not None else column.index
        return next((c.index for c in self.table.columns if c.index == source and c.header == column.header), None)

    def _plain(self, number: int, index: int) -> str:
        """A cell as it stands, if it says nothing of persons: „x“ under a body, „seit 2020“."""
        text = self.table.grid.cell(number, index)
        personal = any(of_cell(text, reading) for reading in ColumnReading) if text else None
        return _LEFT_OUT if personal else text

    def _made(self, row: _ListRow) -> Iterator[tuple[str, str]]:
        """What headings above a row say: of its organization, and of its seats a column for each body."""
        for result in row.actors:
            for column in result.row.table.columns():
                if self._source(result.row, column) is None and (text := result.row.cell(column)):
                    yield column.header, text
        places = {self.table.grid.at(n, c.index) for n in self.rows for c in self.table.columns}
        for result in row.others:
            table, target = result.row.table, result.row.type.target
            of_body = table.column_of(result.row.type, "target") if target is not None else None
            at = table.origin.at(result.row.number, 0) if table.origin is not None else None
            if of_body is not None and at not in places and (body := result.row.cell(of_body)):
                yield body, _MARK


def lost_rows(results: Sequence[RowResult], tables: Iterable[FoundTable] = ()) -> tuple[LostRow, ...]:
    """The rows with a cell that was not read, or that were rejected, in the order of the file.

    ``tables`` are those that were found: rows of lists of organizations come back in their form.
    """
    forms, others = _in_forms(results, tables)
    headers: dict[int, tuple[str, ...]] = {}
    found = [lost for result in others if (lost := _lost(result, headers)) is not None]
    found += (lost for form in forms for lost in form.lost())
    return tuple(sorted(found, key=lambda row: (row.file, row.sheet, row.row)))


def without_consequences(results: Sequence[RowResult], tables: Iterable[FoundTable]) -> list[RowResult]:
    """The results without seats that were rejected with the organization of their row: that is said of it alone."""
    forms, _ = _in_forms(results, tables)
    rows = (row for form in forms for row in form.rows.values() if row.rejected)
    follow = {id(result) for row in rows for result in row.others if result.rejected}
    return [result for result in results if id(result) not in follow]


def _in_forms(
    results: Sequence[RowResult], tables: Iterable[FoundTable]
) -> tuple[Sequence[_ListForm], list[RowResult]]:
    """The lists of organizations with what was made of their rows, and what came from other tables."""
    forms = {_key(t): _ListForm(t) for t in tables if t.lists is Lists.ORGANIZATIONS and not t.grid.turned}
    others: list[RowResult] = []
    for result in results:
        row = result.row
        form = forms.get(row.table.key.rpartition("|")[0]) if row.table.header < 0 else None
        if form is None:
            others.append(result)
            continue
        of_list = form.rows[row.table.row(row.number)]
        (of_list.actors if row.type.name == EntityType.ORGANIZATION else of_list.others).append(result)
    return tuple(forms.values()), others


def _key(table: FoundTable) -> str:
    return f"{table.grid.sheet.file}|{table.name}|{table.header[0]}|{table.left}"


def _lost(result: RowResult, headers: dict[int, tuple[str, ...]]) -> LostRow | None:
    row, why = result.row, tuple(_reasons(result))
    if not result.rejected and not why:
        return None
    table, sheet = row.table, row.table.sheet
    # A derived table has no header row: its columns are named one by one, and its rows stand elsewhere.
    header = sheet.rows[table.header] if table.header >= 0 else [c.header for c in table.columns()]
    return LostRow(
        file=sheet.file,
        sheet=sheet.name,
        row=table.row(row.number) + 1,
        header=headers.setdefault(id(table), tuple(header)),
        cells=_shown(row),
        issues=why,
        rejected=result.rejected,
    )


def _reasons(result: RowResult) -> Iterator[tuple[str, Issue]]:
    """What is the matter with a row; of one that was rejected for nothing of its own what its table lacks."""
    why = [(place.header, i) for place, _, i in result.issues if i.unread or i.severity == "error"]
    yield from why or (_lacking(result) if result.rejected else ())


def _shown(row: Row) -> tuple[str, ...]:
    """The cells of a row as they stood, with a sign in place of a name that was dropped at the door."""
    column = row.table.column_of(row.type, Prop.NAME)
    if column is None or (row.number, column.index) not in row.table.emptied or row.cell(column):
        return tuple(row.cells)
    return (*row.cells[: column.index], _LEFT_OUT, *row.cells[column.index + 1 :])


def _lacking(result: RowResult) -> Iterator[tuple[str, Issue]]:
    """A column that the whole table lacks is said once there, and here for each of its rows."""
    kind, lacking = result.row.type, result.row.table.lacking
    for prop in (kind.source, kind.target, *kind.properties):
        if prop is not None and prop.name in lacking:
            yield prop.label.de, file_issues.missing_column(prop)
