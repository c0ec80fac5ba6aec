"""Hollow circles beside full marks and empty cells: whoever leaves cells empty means something else by "○"."""

from collections.abc import Sequence

from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.mending.repeats import Repeated
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_MARKED = (RoleKind.BODY, RoleKind.AGREEMENT, RoleKind.SIGNED, RoleKind.MEETING)


def with_hollow_marks_out(
    grid: TextGrid, rows: Sequence[int], columns: Sequence[FoundColumn], lexicon: SheetLexicon
) -> Repeated:
    """The grid without hollow circles, and where they stand, where full marks and empty cells stand beside them.

    Alone, or where every other cell is full, a hollow circle is an empty box.
    """
    below = {c.index: grid.below(c.index, rows) for c in columns if c.role.kind in _MARKED}
    seen = {column: set(texts) for column, texts in below.items()}
    signs = {text for texts in seen.values() for text in texts}
    hollow = {text for text in signs if word_key(text) in lexicon.layouts.seat["hollow"]}
    full = any(word_key(text) in lexicon.layouts.seat["yes"] for text in signs - hollow)
    if not (hollow and full and "" in signs):
        return Repeated(grid)
    marked = [column for column, texts in seen.items() if not hollow.isdisjoint(texts)]
    found = sorted((row, c) for c in marked for row, text in zip(rows, below[c], strict=True) if text in hollow)
    for column in marked:
        grid = grid.without([row for row, c in found if c == column], column)
    return Repeated(grid, open=tuple(found))
