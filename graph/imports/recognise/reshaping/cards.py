"""Cards below one another, a label and a value in each row: every repeat of the label of the name begins a new one.

The grid that is made has a header with the labels, and each card in the row of its name; the cells keep the places
where they stand in the sheet. The further rows of a card are empty there and belong to it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_MOST = 0.6
_LONGEST_LABEL = 40
_LOOK = 2000


class Cards(NamedTuple):
    """The grid of the cards, its area, and the further rows of each card by the row of its name."""

    grid: TextGrid
    area: TableArea
    further: Mapping[int, int]


def cards_in(grid: TextGrid, lexicon: SheetLexicon) -> Cards | None:
    """The cards of a sheet; None if it holds none."""
    left = next((c for c in range(grid.width) if any(c < len(r) and r[c] for r in grid.rows)), None)
    if left is None or grid.width < left + 2:
        return None
    rows = (r for r in range(min(_LOOK, len(grid.rows))) if grid.cell(r, left))
    labels = {r: plain_header(grid.cell(r, left)) for r in rows if (r, left) not in grid.covered}
    fields = [r for r, text in labels.items() if len(text) <= _LONGEST_LABEL and lexicon.is_field(text)]
    names = lexicon.layouts.headers["organization"] | lexicon.layouts.headers["bare"]
    starts = [r for r in fields if word_key(labels[r]) in names and _value(grid, r, left)]
    first = {word_key(labels[r]) for r in starts}
    if len(starts) < 2 or len(first) != 1 or len(fields) < _MOST * len(labels) or len(grid.rows) > _LOOK:
        return None
    # A list of two columns has its label once; a header of several columns is no card.
    beside = sum(
        lexicon.is_field(grid.cell(r, c)) for r in fields for c in (_value_at(grid, r, left),) if c is not None
    )
    return None if 3 * beside > len(fields) else _made(grid, left, (labels, starts), lexicon)


def _said_in(grid: TextGrid, row: int, left: int, lexicon: SheetLexicon) -> list[tuple[int, list[int]]]:
    """The columns of the labels of a row, each with those of its value: "Name: | Kita | Ort: | Horn"."""
    said: list[tuple[int, list[int]]] = [(left, [])]
    for column in range(left + 1, len(grid.rows[row])):
        text = grid.cell(row, column)
        if text.endswith(":") and lexicon.is_field(text):
            said.append((column, []))
        elif text:
            said[-1][1].append(column)
    return [(label, value) for label, value in said if value]


def _made(grid: TextGrid, left: int, found: tuple[Mapping[int, str], list[int]], lexicon: SheetLexicon) -> Cards:
    labels, starts = found
    columns: dict[str, int] = {}
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    rows: list[list[str]] = [[] for _ in grid.rows]
    further: dict[int, int] = {}
    start, header = starts[0], len(grid.rows)
    for row in range(starts[0], len(grid.rows)):
        start = row if row in starts else start
        for label, value in _said_in(grid, row, left, lexicon) if row in labels else ():
            column = columns.setdefault(word_key(plain_header(grid.cell(row, label))), len(columns))
            cells.setdefault((header, column), (row, label))
            made = rows[start]
            made.extend([""] * (column + 1 - len(made)))
            text = " ".join(grid.cell(row, c) for c in value)
            made[column] = f"{made[column]}; {text}".removeprefix("; ")
            cells.setdefault((start, column), (row, value[0]))
        if row != start and any(grid.rows[row]):
            further[row] = start
    heads = [grid.cell(*cells[header, column]) for column in columns.values()]
    sheet = replace(grid.sheet, rows=[*rows, heads])
    made_grid = replace(grid, sheet=sheet, rows=[*rows, heads], made_header=header, moved=cells)
    titles = tuple(range(starts[0]))
    return Cards(made_grid, TableArea((header,), starts[0], header, 0, len(heads) - 1, titles), further)


def _value_at(grid: TextGrid, row: int, left: int) -> int | None:
    cells = grid.rows[row]
    return next((c for c in range(left + 1, len(cells)) if cells[c]), None)


def _value(grid: TextGrid, row: int, left: int) -> str:
    at = _value_at(grid, row, left)
    return grid.cell(row, at) if at is not None else ""
