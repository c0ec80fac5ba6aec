"""Blocks of lines, each a name with its address: labels, signatures of e-mails, addresses below one another.

The lines of a block up to its address name the office, and perhaps a person, who is not taken. Blocks stand in one
column or in several, as on a sheet of labels, parted by empty cells, or all lines of one stand in one cell.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.persons.cutting import office_in
from graph.imports.recognise.areas import areas_of
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.mixed_contacts import contacts_in, is_place_line
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_MOST_COLUMNS, _MOST_ROWS = 8, 3000
_FEWEST_LINES, _MOST_LINES = 2, 12
_MANY = 0.6
_RULE = "-=_*~# "
_HEADS = ("Einrichtung", "Kontakt")
_MOST_NAMES = 2


class _Block(NamedTuple):
    """The names in a block, its address, and the lines about persons or functions, all with their cells."""

    names: Sequence[SaidCell]
    address: Sequence[SaidCell]
    others: Sequence[SaidCell]


def address_blocks(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those whom blocks of lines name; None if the sheet holds something else."""
    if grid.width > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS:
        return None
    found = list(_blocks(grid))
    read = [block for lines in found if (block := _read(lines, lexicon)) is not None]
    several = sum(len(lines) > 1 for lines in found)
    if len(read) < 2 or len(read) < _MANY * several or areas_of(grid, lexicon):
        return None
    return _made(grid, found, read)


def _blocks(grid: TextGrid) -> Iterator[list[SaidCell]]:
    """Lines that stand together, column by column."""
    shown = frozenset(shown_rows(grid, 0))
    for column in range(grid.width):
        lines: list[SaidCell] = []
        for row in range(len(grid.rows) + 1):
            text = grid.cell(row, column) if row in shown else ""
            if text.strip(_RULE):
                lines += [SaidCell(line.strip(), (row, column)) for line in text.split("\n") if line.strip(_RULE)]
            elif lines:
                yield lines
                lines = []


def _read(lines: Sequence[SaidCell], lexicon: SheetLexicon) -> _Block | None:
    """What a block says; None if it is none: it has one place, and names before it."""
    places = [n for n, line in enumerate(lines) if is_place_line(line.text)]
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES or len(places) != 1 or not places[0]:
        return None
    start = next(n for n, line in enumerate(lines) if n == places[0] or _is_contact(line.text))
    if places[0] > start or (start > 1 and any(map(str.isdigit, lines[places[0] - 1].text))):
        start = min(start, places[0] - 1)
    before = lines[: max(1, start)]
    named = [cell for line in before if (cell := _office(line, lexicon)) is not None]
    taken = {cell.at for cell in named} if named else set()
    address = [line for line in lines[max(1, start) :] if _is_contact(line.text) or any(map(str.isdigit, line.text))]
    others = [line for line in before if line.at not in taken]
    return _Block(named[:_MOST_NAMES], address, others)


def _is_contact(text: str) -> bool:
    return is_place_line(text) or bool(contacts_in(text))


def _office(line: SaidCell, lexicon: SheetLexicon) -> SaidCell | None:
    """The name of an office in a line, without a person beside it."""
    name = office_in(line.text)
    called = name and lexicon.is_organization(name) and not lexicon.is_person(name)
    return SaidCell(name, line.at) if called else None


def _made(grid: TextGrid, found: Sequence[Sequence[SaidCell]], read: Sequence[_Block]) -> Relisted | None:
    first = next(cell.at for lines in found for cell in lines)
    made = ListMaker(grid, [SaidCell(word, first) for word in _HEADS])
    further: dict[int, int] = {}
    dropped, nameless = 0, 0
    for block in read:
        dropped += len(block.others)
        if not block.names:
            nameless += 1
            continue
        address = SaidCell("\n".join(line.text for line in block.address), block.address[0].at)
        record = made.put(SaidCell(", ".join(cell.text for cell in block.names), block.names[0].at), address)
        for cell in (*block.names, *block.address, *block.others):
            further.setdefault(cell.at[0], record)
    if not made.rows:
        return None
    issue = shape_sentences.blocks_read(len(read) - nameless, dropped, nameless)
    starts = {cells[0].at[0] for cells in made.rows}
    lines = (r for r in shown_rows(grid, 0) if not any(text.strip(_RULE) for text in grid.rows[r]))
    further |= dict.fromkeys(lines, len(grid.rows))  # what parts the blocks belongs to none of them
    return Relisted(*made.built(), first, issue, further={r: s for r, s in further.items() if r not in starts})
