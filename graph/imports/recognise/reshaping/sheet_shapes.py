"""Sheets that are no list from top to bottom: turned ones, and matrices of those who work with one another."""

import re
from collections.abc import Iterable, Sequence

from graph.imports.recognise.areas import TableArea, strength_of
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key

_LOOK = 400
_HALF, _MOST = 0.5, 0.6
_TURNED_ROWS, _TURNED_COLUMNS = 60, 400
_MATRIX_ROWS = 20
_BODY = "Gremium"
_NUMBERED = re.compile(r"^([^\W\d][^\d]{0,38}?)? ?(?:Nr\. ?)?(\d{1,3}|[A-Z])$")


def without_numbered_heads(grid: TextGrid) -> TextGrid:
    """The grid of a turned sheet without a first row that only counts the records: "Feld | Akteur 1 | Akteur 2"."""
    first = next((r for r, cells in enumerate(grid.rows) if any(cells)), None)
    if first is None or not _counts_records(grid.rows[first]):
        return grid
    rows = [*grid.rows[:first], [], *grid.rows[first + 1 :]]
    return grid.with_rows(rows)


def with_bodies_headed(grid: TextGrid, lexicon: SheetLexicon) -> TextGrid:
    """The grid of a turned sheet with a word before bodies that stand over their members, without one of their own."""
    row = next((r for r, cells in enumerate(grid.rows[:_MATRIX_ROWS]) if sum(map(bool, cells)) > 1), None)
    named = [t for t in grid.rows[row][1:] if t] if row is not None else []
    if row is None or grid.cell(row, 0) or not all(lexicon.body_kind(t) is not None for t in named):
        return grid
    labels = [t for r in range(row + 1, min(_TURNED_ROWS, len(grid.rows))) if (t := grid.cell(r, 0))]
    members = lexicon.layouts.headers["several"] | lexicon.layouts.seat["member"]
    if not any(word_key(plain_header(t)) in members for t in labels):
        return grid
    return grid.with_rows([*grid.rows[:row], [_BODY, *grid.rows[row][1:]], *grid.rows[row + 1 :]])


def _counts_records(cells: Sequence[str]) -> bool:
    found = [_NUMBERED.match(text) for text in cells[1:] if text]
    words = {m[1] for m in found if m is not None}
    signs = [m[2] for m in found if m is not None]
    return len(found) > 1 and None not in found and len(words) == 1 and len(set(signs)) == len(signs)


def is_turned(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether the first column holds the headers and every further column a record."""
    if len(grid.rows) > _TURNED_ROWS or not 2 <= grid.width <= _TURNED_COLUMNS:
        return False
    wide = next((r for r, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), 0)
    numbered = enumerate(grid.rows[wide:], wide)  # a header over several rows stands there once
    texts = [t for r, row in numbered if (t := row[0] if row else "") and (r, 0) not in grid.covered]
    if not texts:
        return False
    bodies = sum(lexicon.body_kind(t) is not None for t in texts)
    sums = lexicon.layouts.rows["total"]
    known = sum(lexicon.is_field(t) and lexicon.body_kind(t) is None and word_key(t) not in sums for t in texts)
    if known < 2:
        return False
    # Below who is listed bodies are headers, too; elsewhere they may be what is listed.
    first = word_key(texts[0]) in lexicon.layouts.headers["bare"] or lexicon.heads_organizations(texts[0])
    if known < _MOST * (len(texts) - (bodies if first else 0)):
        return False
    # Beside the header of its row no cell may be one, too: else the rows have headers above them.
    # One word for a column is no header yet: a carrier may be called "Landkreis".
    span = (1, grid.width - 1)
    found = [strength_of(grid, lexicon, row, span).fields for row in range(len(grid.rows))]
    return max(found) <= 1 and 4 * sum(found) <= len(texts)


def without_sums_around(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> tuple[TextGrid, Sequence[int]]:
    """The grid of a matrix without the column and the rows that sum up its crosses, and these rows."""
    words, (header, *_) = lexicon.layouts.rows["total"], area.header
    rows = [r for r in range(area.start, area.stop) if word_key(grid.cell(r, area.left)) in words]
    columns = {c for c in range(area.left + 1, area.right + 1) if word_key(grid.cell(header, c)) in words}
    if not rows and not columns:
        return grid, ()
    made = [
        [] if r in rows else ["" if c in columns else text for c, text in enumerate(cells)]
        for r, cells in enumerate(grid.rows)
    ]
    return grid.with_rows(made), rows


def matrix_of(grid: TextGrid, lexicon: SheetLexicon) -> TableArea | None:
    """The area of a matrix of those who work with one another: its headers are the names in its first column."""
    for row in range(min(_MATRIX_ROWS, len(grid.rows))):
        cells = grid.rows[row]
        left = next((c for c, _ in enumerate(cells) if any(grid.cell(r, c) for r in range(row + 1, row + 4))), 0)
        across = {word_key(t): c for c, t in enumerate(cells) if t and c > left}
        if len(across) < 2 or sum(lexicon.is_field(cells[c]) for c in across.values()) > _HALF * len(across):
            continue  # headers of a list may stand in its first column once more
        down = {word_key(t) for r in range(row + 1, min(_LOOK, len(grid.rows))) if (t := grid.cell(r, left))}
        tied = _asks_for_ties(grid, lexicon, (row, left)) and _are_named(grid, lexicon, (row, left), across.values())
        if (tied or len(across.keys() & down) >= max(2, _MOST * len(across))) and not _names_within(
            grid, lexicon, (row, left)
        ):
            last = max(across.values())
            right = next((c - 1 for c in range(left + 1, last) if not _used(grid, row, c)), last)
            beside = max(c for key, c in across.items() if tied or key in down)
            return TableArea((row,), row + 1, len(grid.rows), left, max(right, beside), tuple(range(row)))
    return None


def _asks_for_ties(grid: TextGrid, lexicon: SheetLexicon, corner: tuple[int, int]) -> bool:
    """Whether the corner of a matrix asks who works with whom: "Wie eng arbeiten Sie zusammen?"."""
    words = word_key(grid.cell(*corner)).split()
    rated = not asked_words().rating.isdisjoint(words)
    return len(words) > 1 and not rated and not asked_words().tie.isdisjoint(words) and not lexicon.is_field(words[0])


def _are_named(grid: TextGrid, lexicon: SheetLexicon, corner: tuple[int, int], across: Iterable[int]) -> bool:
    """Whether most headers of a matrix, and most texts in its first column, are called like organizations."""
    row, left = corner
    heads = [grid.cell(row, c) for c in across]
    down = [t for r in range(row + 1, min(_LOOK, len(grid.rows))) if (t := grid.cell(r, left))]
    return bool(down) and all(sum(map(lexicon.is_organization, texts)) >= _MOST * len(texts) for texts in (heads, down))


def _names_within(grid: TextGrid, lexicon: SheetLexicon, corner: tuple[int, int]) -> bool:
    """Whether most of what stands within are names and no marks: rows that name those they work with."""
    row, left = corner
    texts = [t for cells in grid.rows[row + 1 : _LOOK] for t in cells[left + 1 :] if t]
    return 2 * sum(map(lexicon.is_organization, texts)) > len(texts)


def _used(grid: TextGrid, header: int, column: int) -> bool:
    """Whether a column has a text from the header on: behind an empty one something else stands, such as a legend."""
    return any(grid.cell(r, column) for r in range(header, min(_LOOK, len(grid.rows))))
