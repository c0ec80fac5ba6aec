"""An agreement and below it who signed it, read as a list of organizations with a column for the agreement.

"Kooperationsvereinbarung Frühe Hilfen vom 12.03.2019", "Unterzeichner:", and the names with the day of each signature.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK, _MOST_ROWS = 12, 400
_MOST = 0.6
_HEAD, _CROSS = "Einrichtung", "x"


class SignedBelow(NamedTuple):
    """The grid with a header of its own, its area, the rows above the names, and the agreement."""

    grid: TextGrid
    area: TableArea
    titles: tuple[int, ...]
    agreement: str


def signed_below(grid: TextGrid, lexicon: SheetLexicon) -> SignedBelow | None:
    """Those who signed the agreement that a sheet begins with; None if it is something else."""
    rows = [r for r, cells in enumerate(grid.rows) if any(cells)]
    if not 3 <= len(rows) <= _MOST_ROWS or grid.width > 3:
        return None
    title = agreement_in(next(filter(None, grid.rows[rows[0]])), lexicon)
    words = lexicon.layouts.headers["signers"]
    head = next((r for r in rows[1:_LOOK] if word_key(next(filter(None, grid.rows[r]))) in words), None)
    if not title or head is None:
        return None
    below = [r for r in rows if r > head]
    name = next((c for c, text in enumerate(grid.rows[head]) if text), 0)
    names = [text for r in below if (text := grid.cell(r, name))]
    marks = [c for c in range(name + 1, grid.width) if any(grid.cell(r, c) for r in below)]
    if not names or sum(map(lexicon.is_organization, names)) < _MOST * len(names) or len(marks) > 1:
        return None
    texts = [text for r in below for c in marks if (text := grid.cell(r, c))]
    if not all(contents.is_agreement(lexicon, text) for text in texts):
        return None
    return _made(grid, (rows[0], head, below), (name, *marks), title)


def agreement_in(title: str, lexicon: SheetLexicon) -> str:
    """The agreement that a title names, from the word for it on; empty if it names none.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> agreement_in("Partner der Kooperationsvereinbarung Lotsen", sheet_lexicon_of(load_model()))
    'Kooperationsvereinbarung Lotsen'
    """
    words = title.rstrip(": ").split()
    known = lexicon.layouts.headers["agreement"]
    runs = ((n, word_key(" ".join(words[n : n + size]))) for n in range(len(words)) for size in (1, 2, 3))
    at = next((n for n, key in runs if key in known), None)
    return " ".join(words[at:]) if at is not None else ""


def _made(
    grid: TextGrid, rows: tuple[int, int, Sequence[int]], columns: tuple[int, ...], agreement: str
) -> SignedBelow:
    title, head, below = rows
    name, *marks = columns
    header = len(grid.rows)
    made: list[list[str]] = [[] for _ in grid.rows]
    places = {(header, 0): (head, name), (header, 1): (title, 0)}
    for row in below:
        mark = marks[0] if marks else name
        made[row] = [grid.cell(row, name), grid.cell(row, mark) if marks else _CROSS]
        places |= {(row, 0): (row, name), (row, 1): (row, mark)}
    made.append([_HEAD, agreement])
    found = replace(grid, sheet=replace(grid.sheet, rows=made), rows=made, made_header=header, moved=places)
    area = TableArea((header,), below[0], header, 0, 1, ())
    titles = tuple(r for r in range(head + 1) if any(grid.rows[r]))
    return SignedBelow(found, area, titles, agreement)
