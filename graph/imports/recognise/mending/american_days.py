"""Columns of days written month first, as forms and sheets set to English export them: "1/15/2025 10:00:00".

One cell alone stays unread; a column in which some day has no such month tells for all of its cells.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import At, TextGrid

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?")
_LOOK, _MONTHS = 20, 12


class DaysTurned(NamedTuple):
    """The grid with such days as ISO dates, and the first cell of each column of them."""

    grid: TextGrid
    columns: Sequence[At]


def with_american_days(grid: TextGrid, area: TableArea) -> DaysTurned:
    """The grid with the days of such columns; as it is if it has none."""
    stop = min(area.stop, len(grid.rows))
    first = range(area.start, min(area.start + _LOOK, stop))
    may_be = {c for r in first for c, t in enumerate(grid.rows[r]) if t.count("/") == 2 and _DAY.fullmatch(t)}
    rows = list(grid.rows)
    turned: list[At] = []
    for column in sorted(c for c in may_be if area.left <= c <= area.right):
        cells = [(r, t) for r in range(area.start, stop) if (t := grid.cell(r, column))]
        days = [(r, found) for r, t in cells if (found := _DAY.fullmatch(t)) is not None]
        months, seconds = [int(f[1]) for _, f in days], [int(f[2]) for _, f in days]
        if len(days) < 2 or 2 * len(days) <= len(cells) or max(months) > _MONTHS or max(seconds) <= _MONTHS:
            continue
        for row, found in days:
            day = f"{found[3]}-{found[1].zfill(2)}-{found[2].zfill(2)}"
            rows[row] = [*rows[row][:column], day, *rows[row][column + 1 :]]
        turned.append((days[0][0], column))
    if not turned:
        return DaysTurned(grid, ())
    return DaysTurned(grid.with_rows(rows), turned)
