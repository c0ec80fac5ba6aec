"""A sheet that is no list from top to bottom, put as one: a header, a row for each record, and where each cell stands.

The rows that are made stand behind the last one of the sheet; their cells keep the places where people see them.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.imports.problems import Issue
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid

MOST_RECORDS = 5000
"""Sheets with more of them are no longer written by hand, and are read as what they are."""


class Relisted(NamedTuple):
    """The grid with a header of its own, its area, and what to tell of it.

    ``titles`` and ``headers`` are rows of the sheet that are no records; ``said`` tells of single cells. ``further``
    are rows of the sheet that hold a part of a record, by its row in the grid, ``nameless`` rows that name nobody.
    """

    grid: TextGrid
    area: TableArea
    at: At
    issue: Issue | None = None
    titles: tuple[int, ...] = ()
    headers: tuple[int, ...] = ()
    said: tuple[tuple[At, Issue], ...] = ()
    further: Mapping[int, int] = {}
    nameless: tuple[int, ...] = ()


@dataclass
class ListMaker:
    """Puts the list together; ``heads`` are its headers with the cells that they stand for."""

    grid: TextGrid
    heads: Sequence[SaidCell]
    rows: list[Sequence[SaidCell]] = field(default_factory=list)

    def put(self, *cells: SaidCell) -> int:
        """Add a record, and give its row; its first cell is the name, and says in which row of the sheet it stands."""
        self.rows.append(cells)
        return len(self.grid.rows) + len(self.rows) - 1

    def built(self) -> tuple[TextGrid, TableArea]:
        """The grid and the area of the list."""
        start = len(self.grid.rows)
        header = start + len(self.rows)
        places: dict[At, At] = {}
        for number, cells in enumerate((*self.rows, self.heads), start):
            places |= {(number, column): cell.at for column, cell in enumerate(cells)}
        texts = [[cell.text for cell in cells] for cells in (*self.rows, self.heads)]
        rows: list[list[str]] = [[] for _ in range(start)] + texts
        sheet = replace(self.grid.sheet, rows=rows)
        made = replace(self.grid, sheet=sheet, rows=rows, made_header=header, moved=places)
        return made, TableArea((header,), start, header, 0, len(self.heads) - 1)


def headed_anew(
    grid: TextGrid, header: tuple[int, Sequence[int]], rows: Sequence[int], named: Sequence[SaidCell]
) -> tuple[TextGrid, TableArea]:
    """The list of a table whose corner says what the columns behind it are about: its rows below their whole names.

    ``header`` is its row with the columns that have a header, ``named`` are all headers but that of the corner.
    """
    row, heads = header
    made = ListMaker(grid, [SaidCell("Einrichtung", (row, heads[0])), *named])
    for at in rows:
        made.put(*(SaidCell(grid.cell(at, c), (at, c)) for c in heads))
    return made.built()


def titles_above(grid: TextGrid, row: int) -> tuple[int, ...]:
    """The rows with content above a row."""
    return tuple(r for r in range(row) if any(grid.rows[r]))


def shown_rows(grid: TextGrid, start: int) -> list[int]:
    """The rows from one on that have content and are neither hidden nor struck through."""
    return grid.shown[bisect_left(grid.shown, start) :]
