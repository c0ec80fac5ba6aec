"""Cells that hold what a second part of their header says: "Kita Sonne (AWO)" below "Einrichtung (Träger)"."""

import re
from dataclasses import replace

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_PARTS = re.compile(r"^([^()]{2,120}[^\s()]) ?\(([^()]{2,80})\)$")
_MOST = 0.5


def with_brackets_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[TextGrid, TableArea]:
    """The grid with carriers in a column of their own, where header and cells have them in brackets behind the name."""
    top = area.header[-1]
    if area.right + 1 < grid.width or grid.turned:
        return grid, area
    for column in range(area.left, area.right + 1):
        head = _PARTS.match(plain_header(grid.cell(top, column)))
        if head is None or not lexicon.heads_organizations(head[1]) or word_key(head[2]) not in lexicon.layouts.links:
            continue
        cells = {r: text for r, _ in content_rows(grid, area) if (text := " ".join(grid.cell(r, column).split()))}
        apart = {r: found for r, text in cells.items() if (found := _PARTS.match(text)) is not None}
        if not apart or len(apart) < _MOST * len(cells):
            continue
        new, rows, places = area.right + 1, list(grid.rows), dict(grid.moved)
        for row, found in {top: head, **apart}.items():
            made = [*grid.rows[row], *[""] * (new + 1 - len(grid.rows[row]))]
            made[column], made[new] = found[1], found[2]
            rows[row], places[row, new] = made, grid.at(row, column)
        sheet = replace(grid.sheet, rows=rows)
        return replace(grid, sheet=sheet, rows=rows, moved=places), area._replace(right=new)
    return grid, area
