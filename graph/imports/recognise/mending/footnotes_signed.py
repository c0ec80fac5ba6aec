"""Bare numbers behind names that a line below explains, "Kita Nest 2" over "2 ab 2025", with the sign of a footnote."""

import re

from graph.imports.recognise.text_grid import At, TextGrid

_NOTE = re.compile(r"^(\d{1,2}) [a-zäöüß]")
_MARKED = re.compile(r"[^\d\s] (\d{1,2})$")
_LOOK, _LONGEST = 400, 120


def with_footnotes_signed(grid: TextGrid) -> TextGrid:
    """The grid with a bracket behind such numbers; as it is if no line at its end begins with one of them."""
    rows = [r for r, cells in enumerate(grid.rows[:_LOOK]) if any(cells)]
    notes: dict[At, str] = {}
    for row in reversed(rows):
        cells = [(c, text) for c, text in enumerate(grid.rows[row]) if text]
        found = _NOTE.match(cells[0][1]) if len(cells) == 1 and len(cells[0][1]) <= _LONGEST else None
        if found is None:
            break
        notes[row, cells[0][0]] = found[1]
    first = min((row for row, _ in notes), default=0)
    marked = {(r, c): m[1] for r in rows if r < first for c, t in enumerate(grid.rows[r]) if (m := _MARKED.search(t))}
    signs = set(marked.values()) & set(notes.values())
    if not signs or set(notes.values()) - signs:
        return grid
    made = [list(cells) for cells in grid.rows]
    for (row, column), sign in marked.items():
        if sign in signs:
            made[row][column] += ")"
    for (row, column), sign in notes.items():
        made[row][column] = f"{sign}){made[row][column].removeprefix(sign)}"
    return grid.with_rows(made)
