"""What calamine reads of any spreadsheet: its visible sheets, each cell as text."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from graph.imports.read import SizeError, Table, rows_of
from graph.imports.read.packed import MAX_CELLS, BrokenError, TooLargeError

_MAX_SHEETS = 200

Cells = list[list[str]]
Errors = Mapping[int, list[tuple[int, int, str]]]


def sheets_of(data: bytes, errors: Errors) -> Table:
    """What calamine reads; ``errors`` says where formulas ended in an error, which it reads as empty.

    Raises BrokenError and TooLargeError.
    """
    try:
        return _sheets(data, errors)
    except (TooLargeError, SizeError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # calamine is written in Rust: what it did not expect arrives as a panic, which is no Exception.
        raise BrokenError from error


def _sheets(data: bytes, errors: Errors) -> Table:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets: list[tuple[str, Cells]] = []
    skipped: list[str] = []
    total = 0
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if len(book.sheets_metadata) > _MAX_SHEETS:
        raise TooLargeError
    for index, meta in enumerate(book.sheets_metadata):
        if meta.visible != SheetVisibleEnum.Visible or meta.typ != SheetTypeEnum.WorkSheet:
            skipped.append(meta.name)
            continue
        sheet = book.get_sheet_by_index(index)
        total += sheet.total_height * sheet.total_width
        if total > MAX_CELLS:
            raise TooLargeError
        found = sheet.to_python(skip_empty_area=False)
        # Nearly every cell of a list is a text: a call for each of a million would show.
        rows = rows_of([c.strip() if type(c) is str else cell_text(c) for c in row] for row in found)
        _put_errors(rows, errors.get(index, []))
        sheets.append((meta.name, rows))
    return Table(sheets, skipped=tuple(skipped))


def cell_text(value: object) -> str:
    """A typed cell as text in canonical form: ISO dates, numbers without needless decimals, ja and nein.

    >>> cell_text(3.0), cell_text(True), cell_text(date(2024, 9, 24))
    ('3', 'ja', '2024-09-24')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time | timedelta | int):
        return str(value)
    return ""


def _put_errors(rows: Cells, errors: list[tuple[int, int, str]]) -> None:
    for row, column, text in errors:
        if row < len(rows) and column < len(rows[row]) and not rows[row][column]:
            rows[row][column] = text
