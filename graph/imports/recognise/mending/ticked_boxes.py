"""Forms whose cells hold all options with a box before, or behind, each: "☒ Steuerungsgruppe ☐ AK Geburt".

What is ticked is what the cell says; an option that is not ticked is none of it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.text_grid import At, TextGrid

_BOX = re.compile(r"[☐□▢⬜☑☒🗹✅■]|\[[xX ]?\]")
_EMPTY = frozenset("☐□▢⬜") | {"[ ]", "[]"}
_MOST_ROWS, _LONGEST = 5000, 600
"""A form is filled in by hand, and no export of thousands of rows."""


class BoxesTicked(NamedTuple):
    """The grid with ticked options alone in such cells, and the cells."""

    grid: TextGrid
    cells: Sequence[At] = ()


def with_boxes_read(grid: TextGrid) -> BoxesTicked:
    """The grid with what is ticked in cells with several boxes, and in boxes that stand beside one another in a row."""
    if len(grid.rows) > _MOST_ROWS:
        return BoxesTicked(grid)
    boxed = {(r, c): t for r, cells in enumerate(grid.rows) for c, t in enumerate(cells) if _BOX.search(t[:_LONGEST])}
    made = {at: _ticked(text) for at, text in boxed.items() if len(_BOX.findall(text)) > 1}
    for row in {r for r, _ in boxed}:
        made |= _across([(at, t) for at, t in boxed.items() if at[0] == row and at not in made])
    changed = {at: text for at, text in made.items() if text is not None}
    if not changed or not any(changed.values()):
        return BoxesTicked(grid)  # bullets, or a form that nobody has filled in
    rows = [list(cells) for cells in grid.rows]
    for (row, column), text in changed.items():
        rows[row][column] = text
    return BoxesTicked(grid.with_rows(rows), sorted(changed))


def _ticked(text: str) -> str | None:
    """The ticked options of a cell, with what stands before the first box; None if the boxes stand before nothing."""
    boxes = list(_BOX.finditer(text))
    first, last = text[: boxes[0].start()].strip(), text[boxes[-1].end() :].strip()
    before = bool(last) and (not first or first.endswith(":"))
    if before:
        ends = [b.start() for b in boxes[1:]] + [len(text)]
        options = [text[b.end() : end] for b, end in zip(boxes, ends, strict=True)]
    elif first and not last:
        starts = [0] + [b.end() for b in boxes[:-1]]
        options = [text[start : b.start()] for b, start in zip(boxes, starts, strict=True)]
    else:
        return None
    named = [option.strip(" ,;/|\n\t") for option in options]
    if not all(named):
        return None
    label = f"{first} " if before and first else ""
    chosen = "; ".join(n for n, b in zip(named, boxes, strict=True) if b[0] not in _EMPTY)
    return f"{label}{chosen}".strip() if chosen else ""


def _across(cells: Sequence[tuple[At, str]]) -> dict[At, str | None]:
    """The options of one question in a row of cells, all of them in the first."""
    options = [(at, box[0], _BOX.sub("", text).strip()) for at, text in cells if (box := _BOX.match(text))]
    columns = [column for (_, column), *_ in options]
    beside = columns == list(range(columns[0], columns[0] + len(columns))) if columns else False
    if len(options) < 2 or not beside or not columns[0] or not all(text for *_, text in options):
        return {}
    made: dict[At, str | None] = dict.fromkeys((at for at, *_ in options), "")
    made[options[0][0]] = "; ".join(text for _, box, text in options if box not in _EMPTY)
    return made
