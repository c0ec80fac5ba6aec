"""Columns of a list of ties that count contacts: a number of them is no closeness, but none of them is no tie."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_CLOSENESS = "Intensität"


class ContactsTold(NamedTuple):
    """The grid with what such a column says of closeness; its header, and whether some pairs have none."""

    grid: TextGrid
    column: int = -1
    header: str = ""
    none: bool = False


def with_contacts_told(
    grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn], lexicon: SheetLexicon
) -> ContactsTold:
    """The grid with 0 in the place of closeness and no other number of such a column; as it is if there is none."""
    if any(c.role == (RoleKind.PROPERTY, Prop.INTENSITY) for c in columns):
        return ContactsTold(grid)
    words = lexicon.layouts.headers["contacts"]
    unknown = [c for c in columns if c.role.kind is RoleKind.UNKNOWN]
    for column in (c for c in unknown if not words.isdisjoint(word_key(c.header).split())):
        rows = range(area.header[-1] + 1, min(area.stop, len(grid.rows)))
        cells = {row: text for row in rows if (text := grid.cell(row, column.index))}
        if cells and all(text.isdecimal() for text in cells.values()):
            return _made(grid, area, column, cells)
    return ContactsTold(grid)


def _made(grid: TextGrid, area: TableArea, column: FoundColumn, cells: dict[int, str]) -> ContactsTold:
    rows = [list(row) for row in grid.rows]
    none = {row for row, text in cells.items() if not int(text[:9])}
    if none:
        rows[area.header[-1]][column.index] = _CLOSENESS
        for row in cells:
            rows[row][column.index] = "0" if row in none else ""
    return ContactsTold(grid.with_rows(rows), column.index, column.header, bool(none))
