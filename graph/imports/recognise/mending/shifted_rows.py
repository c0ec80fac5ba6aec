"""Rows that stand one column too far to the right, as they do where a list was put together by hand."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

_POSTAL = re.compile(r"^\d{5}$")
_MAIL = re.compile(r"^[^@\s]+@[^@\s]+$")
_PHONE = re.compile(r"^\+?\(?\d[\d ()/-]{5,20}$")
_FORMS = (_POSTAL, _MAIL, _PHONE)
_LOOK, _MANY = 400, 0.6


class RowsShifted(NamedTuple):
    """The grid with such rows where they belong, and the first cell of each."""

    grid: TextGrid
    cells: Sequence[At] = ()


def with_rows_shifted(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> RowsShifted:
    """The grid with rows moved to the left whose first cell is empty, and whose codes then stand below their header."""
    stop, left = min(area.stop, len(grid.rows)), area.left
    if not lexicon.heads_names(grid.cell(area.header[-1], left)):
        return RowsShifted(grid)
    rows = [r for r in range(area.start, stop) if any(grid.rows[r])]
    open_ = [r for r in rows if not grid.cell(r, left) and grid.cell(r, left + 1)]
    if not open_ or 2 * len(open_) > len(rows):
        return RowsShifted(grid)
    others = [r for r in rows[:_LOOK] if grid.cell(r, left)]
    forms = {c: form for c in range(left + 1, area.right + 1) if (form := _form(grid.below(c, others))) is not None}
    shifted = [r for r in open_ if _fits(grid, r, forms, area.right)]
    made = list(grid.rows)
    moved = dict(grid.moved)
    for row in shifted:
        cells = made[row]
        made[row] = [*cells[:left], *cells[left + 1 :]]
        moved |= {(row, c): grid.at(row, c + 1) for c in range(left, area.right + 1)}
    return RowsShifted(grid.with_rows(made, moved), [(r, left) for r in shifted]) if shifted else RowsShifted(grid)


def _form(texts: Sequence[str]) -> re.Pattern[str] | None:
    """The form of codes that most texts of a column have."""
    filled = [t for t in texts if t]
    of_form = (f for f in _FORMS if sum(f.match(t) is not None for t in filled) > _MANY * len(filled))
    return next(of_form, None) if filled else None


def _fits(grid: TextGrid, row: int, forms: dict[int, re.Pattern[str]], right: int) -> bool:
    """Whether the codes of a row stand one column behind those of the others, and none where theirs do."""
    here = any(form.match(grid.cell(row, c)) for c, form in forms.items())
    behind = any(form.match(grid.cell(row, c + 1)) for c, form in forms.items())
    return behind and not here and not grid.cell(row, right + 2)
