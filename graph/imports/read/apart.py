"""Reads an old Excel file in a process of its own: a small one can claim all memory and end the program."""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from graph.imports.read.limits import MAX_CELLS, MAX_SHEETS, TooLargeError
from graph.imports.read.number_formats import plain_number
from graph.imports.read.watching import answer_of, limit_itself

_MEMORY = 1024**3
_SECONDS = 60
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from graph.imports.read.apart import answer; answer()"


class Apart(NamedTuple):
    """A sheet as it comes over; ``fraction`` is the first cell with a number that may be shown as per cent."""

    name: str
    rows: list[list[str]]
    hidden: bool
    merged: list[tuple[int, int, int, int]]
    fraction: tuple[int, int] | None


class Found(NamedTuple):
    """What the other process found."""

    sheets: list[Apart]
    skipped: list[str]


def read_apart(data: bytes) -> Found | None:
    """What the file holds; None if the other process did not manage to read it."""
    command = [sys.executable, "-I", "-c", _CHILD, *sys.path]
    answered = answer_of(command, data, _MEMORY, _SECONDS)
    if answered is None:
        return None
    found = json.loads(answered)
    return Found([Apart(*sheet) for sheet in found["sheets"]], found["skipped"])


def answer() -> None:
    """The work of the other process: bytes in, JSON out."""
    limit_itself(_MEMORY, _SECONDS)
    found = _sheets(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps({"sheets": found.sheets, "skipped": found.skipped}))


def _sheets(data: bytes) -> Found:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise TooLargeError
    sheets: list[Apart] = []
    skipped: list[str] = []
    for index, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            skipped.append(meta.name)
            continue
        sheet = book.get_sheet_by_index(index)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise TooLargeError
        rows = sheet.to_python(skip_empty_area=False)
        merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
        hidden = meta.visible != SheetVisibleEnum.Visible
        shown = [[cell_text(cell) for cell in row] for row in rows]
        sheets.append(Apart(meta.name, shown, hidden, merged, _fraction(rows)))
    return Found(sheets, skipped)


def _fraction(rows: list[list[Any]]) -> tuple[int, int] | None:
    cells = ((r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if isinstance(v, float) and 0 < v < 1)
    return next(cells, None)


def cell_text(value: object) -> str:
    """A typed cell as text: days in ISO form without their time, numbers with a decimal comma, ja and nein.

    >>> cell_text(3.0), cell_text(True), cell_text(datetime(2024, 9, 24, 14, 30))
    ('3', 'ja', '2024-09-24')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float | int):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, date | timedelta) else ""
