"""Rows that each name somebody and, beside it, all it works with, without any header: put as a list of pairs.

Only where two name one another is that sure: elsewhere what stands beside a name may be its parts or its carrier.
"""

from itertools import pairwise

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import tie_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_HEADS = ("von", "nach")


def neighbour_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of pairs; None if the sheet is something else."""
    shown, counts = shown_rows(grid, 0), grid.counts(0, grid.width)
    titles = tuple(r for r in shown[:1] if counts[r] == 1)
    rows = shown[len(titles) :]
    if not 1 < len(rows) <= MOST_RECORDS or any(counts[r] < 2 for r in rows):
        return None
    lines = [[c for c, text in enumerate(grid.rows[r]) if text] for r in rows]
    if any(map(_has_gaps, lines)):
        return None
    cells = [[SaidCell(grid.cell(r, c), (r, c)) for c in line] for r, line in zip(rows, lines, strict=True)]
    if not all(lexicon.is_organization(cell.text) for line in cells for cell in line):
        return None
    pairs = {(word_key(line[0].text), word_key(other.text)): (line[0], other) for line in cells for other in line[1:]}
    if len({a for a, _ in pairs}) < len(rows) or not any((b, a) in pairs for a, b in pairs if a != b):
        return None
    made = ListMaker(grid, [SaidCell(head, (rows[0], 0)) for head in _HEADS])
    for ends in pairs.values():
        made.put(*ends)
    return Relisted(*made.built(), (rows[0], 0), tie_sentences.neighbours_read(len(rows)), titles)


def _has_gaps(columns: list[int]) -> bool:
    return any(after - before > 1 for before, after in pairwise(columns))
