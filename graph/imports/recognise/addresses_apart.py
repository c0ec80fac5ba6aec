"""Cells that hold a name and below it the address: the name stays, the rest becomes a column of contacts of its own."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.areas import TableArea, width_of
from graph.imports.recognise.mixed_contacts import contacts_in, is_place_line
from graph.imports.recognise.sheet_lexicon import SheetLexicon
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import TextGrid

_MOST = 0.5
_HEAD = "Kontakt"


def with_addresses_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[TextGrid, TableArea]:
    """The grid with names alone and a further column behind its last one, if names stand over their addresses."""
    if area.right + 1 < width_of(grid) or not any("\n" in text for cells in grid.rows for text in cells):
        return grid, area
    rows = [row for row, _ in content_rows(grid, area)]
    for column in range(area.left, area.right + 1):
        cells = {row: text for row in rows if (text := grid.cell(row, column))}
        apart = {row: parts for row, text in cells.items() if (parts := name_and_address(text, lexicon)) is not None}
        if apart and len(apart) >= _MOST * len(cells):
            return _made(grid, column, area.right + 1, apart, area.header), area._replace(right=area.right + 1)
    return grid, area


def name_and_address(text: str, lexicon: SheetLexicon) -> tuple[str, str] | None:
    """A name over an address, a number or a mailbox, and these; None if the cell is something else.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> name_and_address("Jugendamt Moor\\nMarkt 1\\n37991 Moor", lexicon)
    ('Jugendamt Moor', 'Markt 1\\n37991 Moor')
    >>> name_and_address("Jugendamt Moor\\nSPZ Moor", lexicon)
    """
    lines = [line for line in text.split("\n") if line.strip()]
    found = [n for n in range(1, len(lines)) if contacts_in("\n".join(lines[n:])) or is_place_line(lines[n])]
    if not found or not lexicon.is_organization(lines[0]) or contacts_in(lines[0]):
        return None
    # The address goes on downwards: it begins with the first line from which on nothing is called like an organization.
    start = next(n for n in range(1, len(lines) + 1) if not any(map(lexicon.is_organization, lines[n:])))
    start = min(start, found[-1])
    return "\n".join(lines[:start]), "\n".join(lines[start:])


def _made(grid: TextGrid, column: int, new: int, apart: dict[int, tuple[str, str]], header: Sequence[int]) -> TextGrid:
    rows, places = list(grid.rows), dict(grid.moved)
    for row, (name, address) in apart.items():
        cells = [*grid.rows[row], *[""] * (new + 1 - len(grid.rows[row]))]
        cells[column], cells[new] = name, address
        rows[row], places[row, new] = cells, grid.at(row, column)
    head = header[-1]
    rows[head] = [*grid.rows[head], *[""] * (new - len(grid.rows[head])), _HEAD]
    places[head, new] = grid.at(head, column)
    return replace(grid, sheet=replace(grid.sheet, rows=rows), rows=rows, moved=places)
