"""Ties whose numbers count, or are on a scale of the list's own: no number of them is read as a closeness."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from graph.imports.recognise.found import FoundTable, Lists, RoleKind
from graph.imports.recognise.text_grid import At, TextRows
from graph.imports.recognise.texts.closeness import explained_otherwise, go_beyond, says_own_scale
from graph.imports.recognise.texts.contents import says_grades
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet
from ontology.names import Prop, RelationType

_EDGE = 20
"""So many first and last rows of a sheet are looked through for what a scale means."""


class ScaleTold(NamedTuple):
    """The table without such numbers; the first of them, the highest, whether a 0 is there, and who says of a scale."""

    table: FoundTable
    at: At
    most: int
    none: bool
    said: str


def with_scales_told(table: FoundTable, sheet: Sheet) -> ScaleTold | None:
    """The table without numbers that say no closeness; None if all of them do. A 0 is no tie on any scale.

    ``sheet`` is as it was read: legends have been read into the table.
    """
    cells = dict(_cells(table))
    numbers = {at: text for at, text in cells.items() if text.isdecimal()}
    if not numbers or says_grades(table.title):
        return None
    said = next((text for text in _texts(table, sheet) if says_own_scale(text)), "")
    raw = {_raw(table, sheet, at) for at in cells if at not in numbers}
    if not (said or go_beyond(numbers.values()) or explained_otherwise(t for t in raw if t.isdecimal())):
        return None
    read = {at: int(text[:9]) for at, text in numbers.items()}
    unread = [at for at, number in read.items() if number]
    if not unread:
        return None
    rows = [list(row) for row in table.grid.rows]
    for (row, column), number in read.items():
        rows[row][column] = "" if number else "0"
    grid, most = table.grid.with_rows(rows), max(read.values())
    return ScaleTold(replace(table, grid=grid), min(unread), most, len(unread) < len(read), said)


def _cells(table: FoundTable) -> Iterator[tuple[At, str]]:
    """The cells that say how close two work together."""
    told = (c.index for c in table.columns if c.role.kind is RoleKind.TIE or _is_closeness(table, c.role.name))
    columns = [*range(table.left + 1, table.right + 1)] if table.lists is Lists.TIES else [*told]
    for row in table.rows:
        for column in columns:
            if (text := table.grid.cell(row, column)) and not _of_itself(table, row, column):
                yield (row, column), text


def _is_closeness(table: FoundTable, prop: str) -> bool:
    return table.lists is Lists.RECORDS and table.type == RelationType.COOPERATION and prop == Prop.INTENSITY


def _of_itself(table: FoundTable, row: int, column: int) -> bool:
    """Whether a cell of a matrix is on its diagonal."""
    if table.lists is not Lists.TIES:
        return False
    return word_key(table.grid.cell(row, table.left)) == word_key(table.grid.cell(table.header[-1], column))


def _texts(table: FoundTable, sheet: Sheet) -> Iterator[str]:
    """What may speak of a scale: titles, headers as they stand in the sheet, and lines around the table."""
    yield from table.title
    for row in table.header:
        yield from (_raw(table, sheet, (row, column)) for column in range(table.left, table.right + 1))
    yield from _lines(sheet.rows, {table.grid.at(row, table.left)[0] for row in table.rows})


def _raw(table: FoundTable, sheet: Sheet, at: At) -> str:
    row, column = table.grid.at(*at)
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else ""


def _lines(rows: TextRows, taken: set[int]) -> Iterator[str]:
    ends = chain(range(min(_EDGE, len(rows))), range(max(_EDGE, len(rows) - _EDGE), len(rows)))
    for row in ends:
        filled = [text for text in rows[row] if text]
        if row not in taken and len(filled) == 1:
            yield filled[0]
