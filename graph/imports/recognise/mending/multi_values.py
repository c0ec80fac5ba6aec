"""Cells that a document library exports with several values and the number of each: "StG;#12;#AK Geburt;#7"."""

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid

_SIGN = ";#"
_LOOK = 400


def values_apart(text: str) -> str:
    """The values of such a cell with semicolons between them; numbers beside names are no values.

    >>> values_apart("StG;#12;#AK Geburt;#7"), values_apart(";#Nord;#Süd;#"), values_apart("3;#Jugendamt")
    ('StG; AK Geburt', 'Nord; Süd', 'Jugendamt')
    >>> values_apart("1;#2"), values_apart("Haus #3; Hof")
    ('1; 2', 'Haus #3; Hof')
    """
    if _SIGN not in text:
        return text
    values = [v for piece in text.split(_SIGN) if (v := piece.strip())]
    named = [v for v in values if not v.isdecimal()]
    return "; ".join(named or values)


def with_values_apart(grid: TextGrid, area: TableArea) -> TextGrid:
    """The grid with such cells read, where one of the first rows has one."""
    stop = min(area.stop, len(grid.rows))
    if not any(_SIGN in t for row in range(area.start, min(stop, area.start + _LOOK)) for t in grid.rows[row]):
        return grid
    rows = [
        [values_apart(t) for t in cells] if area.start <= number < stop else cells
        for number, cells in enumerate(grid.rows)
    ]
    return grid.with_rows(rows)
