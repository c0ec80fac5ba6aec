"""Columns that a list does not have: what stands over its rows, their indents and colours, put into cells."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_NAMING = ("organization", "lesser", "bare")


def with_added_column(
    grid: TextGrid, area: TableArea, head: SaidCell, cells: Mapping[int, SaidCell]
) -> tuple[TextGrid, TableArea]:
    """The grid with a further column right of the table; each text keeps the cell of the sheet where people see it."""
    new, rows, places = area.right + 1, list(grid.rows), dict(grid.moved)
    for row, cell in ({area.header[-1]: head} | dict(cells)).items():
        rows[row] = [*rows[row], *[""] * (new - len(rows[row])), cell.text]
        places[row, new] = grid.at(*cell.at)
    sheet = replace(grid.sheet, rows=rows)
    return replace(grid, sheet=sheet, rows=rows, moved=places), area._replace(right=new)


def naming_column(heads: Mapping[int, str], lexicon: SheetLexicon) -> int | None:
    """The column with the names of organizations, as far as headers alone tell."""
    for group in _NAMING:
        words = lexicon.layouts.headers[group]
        named = (c for c, t in heads.items() if word_key(t) in words)
        heading = (c for c, t in heads.items() if group == _NAMING[0] and lexicon.heads_organizations(t))
        if (found := next(chain(named, heading), None)) is not None:
            return found
    return None
