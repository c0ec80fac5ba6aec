"""Cells that hold a name and below it the address: the name stays, the rest becomes a column of contacts of its own."""

import re
from collections.abc import Iterator, Sequence

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.column_roles.column_facts import CONTACTS
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.mixed_contacts import contacts_in, is_place_line
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_MOST, _PAIR = 0.5, 2
_HEAD = "Kontakt"
_LOOK = 400
_IN_LINE = re.compile(
    r"[,;]\s(?:D[ -]{0,2})?\d{5}\s[^\W\d]|[,;]\s(?:Tel|Telefon|Fon)\b|[,;]\s\S{1,60}@\S", re.IGNORECASE
)
"""What an address in one line has behind a comma, or a semicolon."""
_BEHIND = re.compile(
    r"^([^\n@]{2,100}?),? [(–-]{0,2} ?((?:Tel|Telefon|Fon)\b[.:]{0,2} ?[\d+(][\d /()+-]{4,30}|\S{1,60}@[^\s()]{3,80}"
    r"|(?:https?://|www\.)[^\s()]{4,100})\)?$",
    re.IGNORECASE,
)
"""A name and one number, mailbox or page behind it, as in "SPZ (info@spz.example)"."""
_SIGNS = ("@", "www.", "http", "tel", "fon")


def with_addresses_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[TextGrid, TableArea]:
    """The grid with names alone and a further column behind its last one, if names stand over their addresses."""
    if area.right + 1 < grid.width or not _may_hold_addresses(grid):
        return grid, area
    rows = [row for row, _ in content_rows(grid, area)]
    for column in _naming_columns(grid, area, lexicon):
        cells = {row: text for row in rows if (text := grid.cell(row, column))}
        apart = {row: parts for row, text in cells.items() if (parts := name_and_address(text, lexicon)) is not None}
        alone = sum(not name for name, _ in apart.values())
        named = sum(_is_called(text, lexicon) for row, text in cells.items() if row not in apart)
        if alone and named < alone:
            continue  # a column of addresses
        if len(apart) < _MOST * len(cells):
            apart = {row: p for row, p in apart.items() if p[0] and _is_plainly(p) and _is_row(grid, area, row)}
        if apart:
            return _made(grid, column, area.right + 1, apart, area.header), area._replace(right=area.right + 1)
    return grid, area


def _naming_columns(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> list[int]:
    """Columns below a header of who is listed, if one has such a header; else all but those below one of contacts.

    An address below "Träger" is that of the carrier, and not of the institution beside it.
    """
    heads = {column: grid.cell(area.header[-1], column) for column in range(area.left, area.right + 1)}
    naming = [column for column, header in heads.items() if lexicon.heads_names(header)]
    return naming or [column for column, header in heads.items() if not _heads_contacts(header, lexicon)]


def _heads_contacts(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header says that addresses or numbers stand below it, and no names."""
    plain = plain_header(header)
    known = {lexicon.meaning(plain).name, lexicon.layouts.properties.get(word_key(plain))} if plain else set()
    return not known.isdisjoint(CONTACTS)


def _is_called(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is called like an organization, and no contact: "info@jugendamt.example" is none."""
    return lexicon.is_organization(text) and not contacts_in(text)


def _may_hold_addresses(grid: TextGrid) -> bool:
    """Whether any cell has lines, or one of the first has a place or a number behind a comma."""
    if any("\n" in "".join(cells) for cells in grid.rows):
        return True
    return any(_IN_LINE.search(text) or _BEHIND.match(text) for text in _with_signs(grid))


def _with_signs(grid: TextGrid) -> Iterator[str]:
    """The cells of the first rows with a comma, a semicolon or a sign of a number, a mailbox or a page in them."""
    for text in (text for cells in grid.rows[:_LOOK] for text in cells):
        if "," in text or ";" in text or (" " in text and any(sign in text.casefold() for sign in _SIGNS)):
            yield text


def _is_address(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is an address and nobody's name: a row of its own below the name."""
    first = text.split(", ", maxsplit=1)[0]
    return Prop.STREET in contacts_in(text) and not lexicon.is_organization(first) and any(map(str.isdigit, first))


def _in_one_line(text: str, lexicon: SheetLexicon) -> tuple[str, str] | None:
    """The same where commas, or semicolons, part them: "Jugendamt Moor, Markt 1, 37991 Moor, Tel. 04999/1200"."""
    pieces = text.replace("; ", ", ").split(", ") if _IN_LINE.search(text) is not None else []
    if ";" in text and len(pieces) <= _PAIR:
        return None  # "Kita Mond; 12345 Neuburg" tells of the town
    start = next((n for n in range(1, len(pieces)) if _begins_address(pieces, n)), 0)
    if not start or not lexicon.is_organization(pieces[0]) or not contacts_in(", ".join(pieces[start:])):
        behind = _BEHIND.match(text)
        return (behind[1], behind[2]) if behind is not None and lexicon.is_organization(behind[1]) else None
    return ", ".join(pieces[:start]), ", ".join(pieces[start:])


def _is_row(grid: TextGrid, area: TableArea, row: int) -> bool:
    """Whether a row has more than one cell where others have: who keeps the list stands alone below it."""
    return area.left == area.right or len([text for text in grid.rows[row] if text]) > 1


def _is_plainly(apart: tuple[str, str]) -> bool:
    """Whether a name and what stands behind it are just that, though no other cell of the column holds both."""
    return _ends_in_place(apart[1]) or _BEHIND.match(" ".join(apart)) is not None


def _ends_in_place(address: str) -> bool:
    """Whether a line of an address is its place: no name ends so, though no other cell of its column holds one."""
    return any(is_place_line(piece) for line in address.split("\n") for piece in line.split(", "))


def _begins_address(pieces: Sequence[str], at: int) -> bool:
    """Whether a piece is a number, a mailbox, a place, or the street before one."""
    if is_place_line(pieces[at]) or contacts_in(pieces[at]):
        return True
    return at + 1 < len(pieces) and is_place_line(pieces[at + 1]) and any(map(str.isdigit, pieces[at]))


def name_and_address(text: str, lexicon: SheetLexicon) -> tuple[str, str] | None:
    """A name over an address, a number or a mailbox, and these; None if the cell is something else.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> name_and_address("Jugendamt Moor\\nMarkt 1\\n37991 Moor", lexicon)
    ('Jugendamt Moor', 'Markt 1\\n37991 Moor')
    >>> name_and_address("Jugendamt Moor\\nSPZ Moor", lexicon)
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return ("", text) if _is_address(text, lexicon) else _in_one_line(text, lexicon)
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
        if not name and row - 1 not in (*apart, *header) and grid.cell(row - 1, column):
            # In a row of its own below the name: the row stays, and the one above has the address, too.
            rows[row - 1] = [*grid.rows[row - 1], *[""] * (new - len(grid.rows[row - 1])), address]
            places[row - 1, new] = grid.at(row, column)
    head = header[-1]
    rows[head] = [*grid.rows[head], *[""] * (new - len(grid.rows[head])), _HEAD]
    places[head, new] = grid.at(head, column)
    return grid.with_rows(rows, moved=places)
