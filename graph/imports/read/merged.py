"""Merged cells: the text stands in the first one, and means all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.imports.read.limits import MAX_COLUMNS
from graph.imports.workbook import MergedArea, Sheet

_MOST = 500_000
"""Cells below merged ones that are looked at; areas that overlap could otherwise cost any time."""


def shown_areas(areas: Iterable[MergedArea], height: int) -> tuple[MergedArea, ...]:
    """The areas as far as there are rows, in order; no more of them than have together the rows that are looked at.

    Areas of a list do not overlap; many thousands that do, each over all rows, would cost as many times all rows.
    """
    kept, left = [], _MOST
    for area in areas:
        if area.top >= height:
            continue
        shown = area._replace(bottom=min(area.bottom, height - 1))
        left -= shown.bottom - shown.top + 1
        if left < 0:
            break
        kept.append(shown)
    return tuple(sorted(kept))


def cells_below(areas: Iterable[MergedArea], height: int) -> Iterator[tuple[MergedArea, int, int]]:
    """Every position of the areas but their first, as far as there are rows."""
    left = _MOST
    for area in areas:
        for row in range(area.top, min(area.bottom + 1, height)):
            for column in range(area.left, min(area.right + 1, MAX_COLUMNS)):
                if (row, column) != (area.top, area.left):
                    left -= 1
                    if left < 0:
                        return
                    yield area, row, column


def filled(sheet: Sheet) -> Sheet:
    """The sheet with the text of merged cells in all of them, as a person reads it.

    Areas that reach beyond the last row with text are filled up to it.
    """
    rows = [list(row) for row in sheet.rows]
    for area, row, column in cells_below(sheet.merged, len(rows)):
        text = sheet.rows[area.top][area.left] if area.left < len(sheet.rows[area.top]) else ""
        if text:
            cells = rows[row]
            cells.extend([""] * (column + 1 - len(cells)))
            # What was written below by itself stays.
            cells[column] = cells[column] or text
    return replace(sheet, rows=rows)
