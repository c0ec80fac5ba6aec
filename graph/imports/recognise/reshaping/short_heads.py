"""Matrices whose headers are the short forms, or the numbers, that stand beside the names in their first column.

"Jugendamt (JA)" below one another and "JA" beside one another, or "1. Jugendamt" and "1".
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_BEHIND = re.compile(r"\(([^()\s]{1,8})\)$")
_BEFORE = re.compile(r"^(\d{1,3}|[A-Z]{1,5})(?:[.)]|\s*+[:=–-])\s++(\S.*)$")
_SHORT = re.compile(r"^\S{1,8}$")
_LOOK, _ROWS, _FEWEST, _COLUMNS = 10, 300, 3, 3
_MARKS = {"x", "X", "ja", "1"}


class NamedShort(NamedTuple):
    """Somebody in the first column of a matrix: the row, the name, and its short form as a key."""

    row: int
    name: str
    short: str


class SpelledOut(NamedTuple):
    """A grid with names in place of their short forms; which ones stood in its headers, and in which row."""

    grid: TextGrid
    used: Mapping[str, str] = {}
    head: int = 0


def with_heads_spelled_out(grid: TextGrid, lexicon: SheetLexicon) -> SpelledOut:
    """The grid with the names in place of their short forms, below and beside one another, if all headers are such."""
    for head in range(min(_LOOK, len(grid.rows))):
        for column in range(_COLUMNS):
            heads = {c: word_key(text) for c, text in enumerate(grid.rows[head]) if text and c > column}
            if len(heads) < _FEWEST:
                break
            for named in (_within(grid, head, column), _beside(grid, head, column)):
                if not _are_called(grid, named, heads):
                    continue
                if 2 * sum(lexicon.is_organization(name) for _, name, _ in named) > len(named):
                    return _spelled_out(grid, (head, column), named, heads)
    return SpelledOut(grid)


def _within(grid: TextGrid, head: int, column: int) -> list[NamedShort]:
    """Those below a row who have their short form in the cell with their name."""
    found = list[NamedShort]()
    for row in _below(grid, head):
        text = grid.cell(row, column)
        behind = _BEHIND.search(text)
        if behind is not None and (name := text[: behind.start()].strip()):
            found.append(NamedShort(row, name, word_key(behind[1])))
        elif before := _BEFORE.match(text):
            found.append(NamedShort(row, before[2], word_key(before[1])))
    return found


def _beside(grid: TextGrid, head: int, column: int) -> list[NamedShort]:
    """Those below a row who have their short form, or their number, in the cell before their name."""
    if not column:
        return []
    cells = ((row, grid.cell(row, column), grid.cell(row, column - 1)) for row in _below(grid, head))
    return [NamedShort(row, name, word_key(short)) for row, name, short in cells if name and _SHORT.match(short)]


def _below(grid: TextGrid, head: int) -> range:
    return range(head + 1, min(head + _ROWS, len(grid.rows)))


def _are_called(grid: TextGrid, named: Sequence[NamedShort], heads: Mapping[int, str]) -> bool:
    """Whether all headers are short forms of those in the first column, each of another one.

    Numbers may as well be those of meetings: then there are as many as rows by chance alone, and marks on the diagonal.
    """
    rows = {short: row for row, _, short in named}
    if len(rows) < max(_FEWEST, len(named)) or not rows.keys() >= set(heads.values()):
        return False
    if not any(map(str.isdecimal, rows)):
        return True
    diagonal = {grid.cell(rows[short], c) for c, short in heads.items()}
    return len(heads) == len(rows) and len(diagonal) == 1 and diagonal.isdisjoint(_MARKS)


def _spelled_out(grid: TextGrid, corner: At, named: Sequence[NamedShort], heads: Mapping[int, str]) -> SpelledOut:
    head, column = corner
    rows, names = [list(cells) for cells in grid.rows], {short: name for _, name, short in named}
    for c, short in heads.items():
        rows[head][c] = names[short]
    for row, name, _ in named:
        rows[row][: column + 1] = [*[""] * column, name]
    rows[head][:column] = [""] * column
    return SpelledOut(grid.with_rows(rows), {grid.cell(head, c): names[short] for c, short in heads.items()}, head)
