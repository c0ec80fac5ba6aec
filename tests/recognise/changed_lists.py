"""Lists that are kept a little otherwise: a column or a row less, more or elsewhere, a cell with another habit.

Offices keep the same list in many ways; each of these is one step away from a list that was looked at.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph.imports.workbook import Sheet, Workbook

Rows = list[list[str]]

_CELLS = (
    "", "?", "-", "ja", "nein", "x", "2019", "12.03.2023", "bis 12/2022", "3", "entfällt", "s. o.", "Kita Sonne; SPZ",
    "Frau Muster, Jugendamt", "(Kita Sonne)", "Kita Sonne\nRing 2\n37991 Moor", "gesamt", "geplant", "siehe Liste 2",
)  # fmt: skip
"""What may stand in a cell, whatever its column is called."""
_HEADERS = (
    "", "Name", "Träger", "Ansprechpartner", "Bemerkung", "Mitglied seit", "Steuerungsgruppe", "Bereich", "Nr.",
)  # fmt: skip
_ROWS = (
    [""], ["Netzwerk Frühe Hilfen Moor"], ["Stand: 12.03.2023"], ["Gesundheit"], ["Summe", "2"], ["Legende: x = ja"],
    ["Frauenhaus (aufgelöst)"], ["gez. Muster"], ["Seite 1 von 2"], ["x = Mitglied, o = Gast"],
)  # fmt: skip
"""Rows that stand above, between and below those of a list."""


def changed(book: Workbook, turn: int = 0, turns: int = 1) -> Iterator[tuple[str, Workbook]]:
    """The list kept otherwise in one thing, and what that is; only its first sheet with rows is changed.

    Of ``turns`` ways each list has one: all ways meet some lists, no list meets all.
    """
    place = next((n for n, s in enumerate(book.sheets) if s.rows), None)
    if place is None:
        return
    sheet = book.sheets[place]
    width = max(map(len, sheet.rows))
    rows = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    for what, anew in islice(_kept_otherwise(rows, sheet), turn % turns, None, turns):
        sheets = (*book.sheets[:place], anew, *book.sheets[place + 1 :])
        yield what, replace(book, sheets=sheets)


def _kept_otherwise(rows: Rows, sheet: Sheet) -> Iterator[tuple[str, Sheet]]:
    for what, anew in (*_with_columns(rows), *_with_rows(rows), *_with_cells(rows)):
        yield what, replace(sheet, rows=anew)
    yield "hidden sheet", replace(sheet, hidden=True)
    yield "named Steuerungsgruppe", replace(sheet, name="Steuerungsgruppe")
    last = len(rows) - 1
    yield "last row hidden", replace(sheet, hidden_rows=frozenset({last}))
    yield "last row struck", replace(sheet, struck=frozenset((last, c) for c in range(len(rows[last]))))
    yield "last row coloured", replace(sheet, fills={(last, c): "FFFF00" for c in range(len(rows[last]))})
    yield "last row indented", replace(sheet, indents={(last, 0): 1})
    yield "last row commented", replace(sheet, comments={(last, 0): "seit 2021 nicht mehr dabei"})


def _with_columns(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for column in range(len(rows[0])):
        yield f"column {column} away", [row[:column] + row[column + 1 :] for row in rows]
        yield f"column {column} last", [row[:column] + row[column + 1 :] + row[column : column + 1] for row in rows]
    yield "first column twice", [row[:1] + row for row in rows]
    yield "an empty column before", [["", *row] for row in rows]
    yield "numbered", [[str(n) if n else "Nr.", *row] for n, row in enumerate(rows)]
    yield "turned", [list(column) for column in zip(*rows, strict=True)]
    yield "beside itself", [[*row, "", *row] for row in rows]


def _with_rows(rows: Rows) -> Iterator[tuple[str, Rows]]:
    middle = (len(rows) + 1) // 2
    yield "first row away", rows[1:]
    yield "last row away", rows[:-1]
    yield "last row twice", [*rows, rows[-1]]
    yield "from the last row on", [*rows[:1], *rows[:0:-1]]
    yield "only two rows", rows[:2]
    yield "twice with a row between", [*rows, [""], *rows]
    yield "in capitals", [[cell.upper() for cell in row] for row in rows]
    for more in _ROWS:
        called = more[0] or "an empty row"
        yield f"{called} above", [more, *rows]
        yield f"{called} between", [*rows[:middle], more, *rows[middle:]]
        yield f"{called} below", [*rows, more]


def _with_cells(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for row, column, texts in _places(rows):
        for text in texts:
            if rows[row][column] != text:
                anew = [[*cells] for cells in rows]
                anew[row][column] = text
                yield f"{text!r} in row {row}, column {column}", anew


def _places(rows: Rows) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for column in range(len(rows[0])):
        yield 0, column, _HEADERS
        if len(rows) > 2:
            yield 2, column, _CELLS
