"""Blocks beside one another with the same headers, put below one another with what the title of each says.

"Gesundheit | | Jugendhilfe |" over "Name | Telefon | Name | Telefon" says of the rows of a block what a heading says of
those below it; read row by row, what is said of one block would be taken for another.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import is_header, names_column
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.row_sorting.row_headings import heading_kind
from graph.imports.recognise.row_sorting.who_is_there import STANDING
from graph.imports.recognise.sentences import row_sentences, shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK = 20
_COLUMNS = {"body": "Gremium", "sector": "Bereich", "region": "Region", STANDING: "Status"}
"""The column in which a list says what the title of a block does, by its kind."""


class _Blocks(NamedTuple):
    """The header row, the first column of each block, how many columns one has, the row of their titles if any."""

    header: int
    lefts: Sequence[int]
    size: int
    over: int | None


def blocks_beside(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of all blocks; None if the sheet is something else."""
    blocks = next((b for r in range(min(_LOOK, len(grid.rows))) if (b := _headed(grid, lexicon, r))), None)
    if blocks is None:
        return None
    rows = shown_rows(grid, blocks.header + 1)
    span = (blocks.lefts[0], blocks.lefts[0] + blocks.size - 1)
    if len(rows) * len(blocks.lefts) > MOST_RECORDS or any(is_header(grid, lexicon, r, span) for r in rows):
        return None  # several tables, below one another as well
    if any(_is_single(grid, row, left, blocks.size) for row in rows for left in blocks.lefts):
        return None  # a heading within a block
    titles = {left: _said(grid, blocks.over, left) for left in blocks.lefts} if blocks.over is not None else {}
    kinds = _kinds({left: title.text for left, title in titles.items()}, lexicon)
    told = [kind for kind in _COLUMNS if kind in kinds.values()]
    heads = [_said(grid, blocks.header, span[0] + n) for n in range(blocks.size)]
    made = ListMaker(grid, [*heads, *(SaidCell(_COLUMNS[kind], heads[0].at) for kind in told)])
    for left in blocks.lefts:
        above = [titles[left] if kinds[left] == kind else SaidCell("", heads[0].at) for kind in told]
        for row in rows:
            cells = [_said(grid, row, left + n) for n in range(blocks.size)]
            if any(cell.text for cell in cells):
                made.put(*cells, *above)
    open_ = [(t.at, row_sentences.heading_open(t.text)) for left, t in titles.items() if t.text and not kinds[left]]
    headers = (blocks.header,) if blocks.over is None else (blocks.over, blocks.header)
    beside = tuple(r for r in titles_above(grid, blocks.header) if r not in headers)
    issue = shape_sentences.blocks_beside_read(len(blocks.lefts))
    return Relisted(*made.built(), heads[0].at, issue, beside, headers, tuple(open_))


def _is_single(grid: TextGrid, row: int, left: int, size: int) -> bool:
    return size > 1 and sum(bool(grid.cell(row, left + n)) for n in range(size)) == 1


def _kinds(titles: Mapping[int, str], lexicon: SheetLexicon) -> dict[int, str]:
    """What each title says; beside bodies "AK Kita" is one as well, though a Kita may be called so."""
    kinds = {left: heading_kind(text, lexicon) for left, text in titles.items()}
    bodies = [left for left, text in titles.items() if not kinds[left] and lexicon.body_kind(text) is not None]
    return kinds | dict.fromkeys(bodies, "body") if "body" in kinds.values() else kinds


def _said(grid: TextGrid, row: int, column: int) -> SaidCell:
    return SaidCell(grid.cell(row, column), (row, column))


def _headed(grid: TextGrid, lexicon: SheetLexicon, row: int) -> _Blocks | None:
    """The blocks whose headers stand in a row; None if it does not name the same columns again and again."""
    keys = [word_key(text) for text in grid.rows[row]]
    first = next((key for key in keys if key), "")
    lefts = [column for column, key in enumerate(keys) if key == first] if first else []
    if len(lefts) < 2:
        return None
    ends = [*lefts[1:], grid.width]
    blocks = [_trimmed(keys[left:end]) for left, end in zip(lefts, ends, strict=True)]
    size = len(blocks[0])
    alike = all(block == blocks[0] for block in blocks) and all(blocks[0])
    span = (lefts[0], lefts[0] + size - 1)
    if not alike or not (is_header(grid, lexicon, row, span) and names_column(grid, lexicon, row, span)):
        return None
    between = [c for left, end in zip(lefts, ends, strict=True) for c in range(left + size, end)]
    if any(grid.cell(r, c) for r in shown_rows(grid, row + 1) for c in (*range(lefts[0]), *between)):
        return None  # what stands there would belong to nobody
    over = _titles(grid, row, lefts)
    return _Blocks(row, lefts, size, over) if size > 1 or over is not None else None


def _trimmed(keys: list[str]) -> list[str]:
    """The keys without empty ones at their end."""
    while keys and not keys[-1]:
        keys = keys[:-1]
    return keys


def _titles(grid: TextGrid, header: int, lefts: Sequence[int]) -> int | None:
    """The row above the header that has a text over several blocks and nothing beside these."""
    row = next((r for r in reversed(range(header)) if any(grid.rows[r])), None)
    filled = {c for c, text in enumerate(grid.rows[row]) if text} if row is not None else set[int]()
    return row if len(filled) > 1 and filled <= set(lefts) else None
