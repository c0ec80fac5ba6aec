"""Blocks of names and numbers beside one another without any header, as in lists of telephones: put below one another.

Read row by row, only the first block would be, for nothing says what the others hold.
"""

from itertools import groupby

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_SIZE, _MOST, _TOP = 2, 0.6, 3
_LONGEST_NAME, _SHORTEST_NUMBER = 80, 3
_HEADS = ("Einrichtung", "Telefon")


def bare_blocks(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of all blocks; None if the sheet is something else."""
    rows = shown_rows(grid, 0)
    top = next((n for n, r in enumerate(rows[:_TOP]) if sum(map(bool, grid.rows[r])) > _SIZE), None)
    if top is None or len(rows) - top < 2 or len(rows) > MOST_RECORDS:
        return None
    titles, rows = tuple(rows[:top]), rows[top:]
    filled = [c for c in range(grid.width) if any(grid.cell(r, c) for r in rows)]
    blocks = [[c for _, c in part] for _, part in groupby(enumerate(filled), lambda pair: pair[1] - pair[0])]
    if len(blocks) < 2 or any(len(block) != _SIZE for block in blocks):
        return None
    pairs = [(r, block[0], block[1]) for block in blocks for r in rows if any(grid.cell(r, c) for c in block)]
    names = [grid.cell(r, name) for r, name, _ in pairs]
    if not all(_is_named(grid.cell(r, a), grid.cell(r, b), lexicon) for r, a, b in pairs):
        return None
    if sum(map(lexicon.is_organization, names)) < _MOST * len(names):
        return None
    first = (rows[0], blocks[0][0])
    made = ListMaker(grid, [SaidCell(head, first) for head in _HEADS])
    for row, *columns in pairs:
        made.put(*(SaidCell(grid.cell(row, c), (row, c)) for c in columns))
    return Relisted(*made.built(), first, shape_sentences.blocks_beside_read(len(blocks)), titles)


def _is_named(name: str, number: str, lexicon: SheetLexicon) -> bool:
    """Whether a name stands before a number; a header, or two names, are something else."""
    digits = sum(map(str.isdigit, number))
    short = 0 < len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)) and not lexicon.is_contact(name)
    return short and not lexicon.is_field(name) and digits >= _SHORTEST_NUMBER and not any(map(str.isalpha, number))
