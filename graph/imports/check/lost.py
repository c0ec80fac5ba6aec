"""Rows that were not taken, or not whole: what a person needs to mend them."""

from collections.abc import Iterator, Sequence

from graph.imports.check import file_issues
from graph.imports.check.rows import Row, RowResult
from graph.imports.problems import Issue, LostRow
from ontology.names import Prop

_LEFT_OUT = "…"
"""Stands where something personal stood: an empty cell would say that nothing did. Read again, it names nobody."""


def lost_rows(results: Sequence[RowResult]) -> tuple[LostRow, ...]:
    """The rows with a cell that was not read, or that were rejected, in the order of the file."""
    headers: dict[int, tuple[str, ...]] = {}
    found = (lost for result in results if (lost := _lost(result, headers)) is not None)
    return tuple(sorted(found, key=lambda row: (row.file, row.sheet, row.row)))


def _lost(result: RowResult, headers: dict[int, tuple[str, ...]]) -> LostRow | None:
    row, rejected = result.row, result.rejected
    why = tuple(_why(result)) or (tuple(_lacking(result)) if rejected else ())
    if not rejected and not why:
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
        rejected=rejected,
    )


def _shown(row: Row) -> tuple[str, ...]:
    """The cells of a row as they stood, with a sign in place of a name that was dropped at the door."""
    column = row.table.column_of(row.type, Prop.NAME)
    if column is None or (row.number, column.index) not in row.table.emptied or row.cell(column):
        return tuple(row.cells)
    return (*row.cells[: column.index], _LEFT_OUT, *row.cells[column.index + 1 :])


def _why(result: RowResult) -> Iterator[tuple[str, Issue]]:
    for place, _, issue in result.issues:
        if issue.unread or issue.severity == "error":
            yield place.header, issue


def _lacking(result: RowResult) -> Iterator[tuple[str, Issue]]:
    """A column that the whole table lacks is said once there, and here for each of its rows."""
    kind, lacking = result.row.type, result.row.table.lacking
    for prop in (kind.source, kind.target, *kind.properties):
        if prop is not None and prop.name in lacking:
            yield prop.label.de, file_issues.missing_column(prop)
