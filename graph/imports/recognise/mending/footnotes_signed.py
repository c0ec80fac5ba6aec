"""Numbers behind names that a line below explains, "Kita Nest 2" over "2 ab 2025", with the sign of a footnote."""

import re

from graph.imports.recognise.text_grid import At, TextGrid

_NOTE = re.compile(r"^(?:(\d{1,2}) [a-zäöüß]|\((\d{1,2})\) ?[^\W\d])")
_SIGNED = re.compile(r"^(?:\d{1,2}\)|[*¹²³†]{1,3}\)?) ?\w")
"""A note among these that is marked as one already."""
_MARKED = re.compile(r"[^\d\s] ?(?:(?<= )(\d{1,2})|\((\d{1,2})\))$")
_LOOK, _LONGEST = 400, 120


def with_footnotes_signed(grid: TextGrid) -> TextGrid:
    """The grid with a bracket behind such numbers; as it is if no line at its end begins with one of them."""
    rows = [r for r, cells in enumerate(grid.rows[:_LOOK]) if any(cells)]
    notes: dict[At, str] = {}
    for row in reversed(rows):
        cells = [(c, text) for c, text in enumerate(grid.rows[row]) if text]
        alone = cells[0][1] if len(cells) == 1 and len(cells[0][1]) <= _LONGEST else ""
        if (found := _NOTE.match(alone)) is not None:
            notes[row, cells[0][0]] = found[1] or found[2]
        elif _SIGNED.match(alone) is None:
            break
    first = min((row for row, _ in notes), default=0)
    texts = (((r, c), t) for r in rows if r < first for c, t in enumerate(grid.rows[r]))
    marked = {at: m[1] or m[2] for at, t in texts if (m := _MARKED.search(t))}
    signs = set(marked.values()) & set(notes.values())
    if not signs or set(notes.values()) - signs:
        return grid
    made = [list(cells) for cells in grid.rows]
    for (row, column), sign in marked.items():
        if sign in signs:
            text = made[row][column]
            made[row][column] = f"{text.removesuffix(')').removesuffix(sign).removesuffix('(').rstrip()} {sign})"
    for (row, column), sign in notes.items():
        text = made[row][column].removeprefix("(").removeprefix(sign).removeprefix(")")
        made[row][column] = f"{sign}) {text.strip()}"
    return grid.with_rows(made)
