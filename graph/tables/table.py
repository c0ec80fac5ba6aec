"""A table, and how it is written: CSV as spreadsheets open it here, or a workbook. No cell is ever a formula."""

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

from graph.text_workbooks import MADE_ON, TEXTS_STAY_TEXTS

CellValue = str | int | float | bool | None
BOM = "\ufeff"
"""Without it, Excel takes UTF-8 for something else."""
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_WIDEST, _LONGEST = 60, 32_767
"""The widest column, and what a cell of a workbook can hold."""


class PlainTable(NamedTuple):
    """A table with a name, the heads of its columns, and rows of values."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[CellValue, ...]]


def as_csv(sheet: PlainTable) -> str:
    """The table with semicolons and a byte order mark, decimal commas, and a ' before what would be a formula."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless_cell(head) for head in sheet.heads])
    writer.writerows([harmless_cell(value) for value in row] for row in sheet.rows)
    return text.getvalue()


def harmless_cell(value: CellValue) -> str:
    """A value as a cell that no spreadsheet computes.

    >>> harmless_cell("=1+1"), harmless_cell("Kita; Hort"), harmless_cell(-0.5), harmless_cell(None)
    ("'=1+1", 'Kita; Hort', '-0,5', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return format(value, ".6g").replace(".", ",")
    text = str(value)
    dangerous = isinstance(value, str) and text.lstrip(" \u00a0\ufeff").startswith(_BEGINS_A_FORMULA)
    return f"'{text}" if dangerous else text


def as_workbook(sheets: Sequence[PlainTable]) -> bytes:
    """The tables as an Excel workbook; every text stays a text, whatever it begins with."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**TEXTS_STAY_TEXTS, "in_memory": True})
    book.set_properties({"title": "Frühnetz", "created": MADE_ON})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "border": 1})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, name in enumerate(sheet.heads):
            page.write_string(0, column, name, head)
            longest = max((len(harmless_cell(row[column])) for row in sheet.rows), default=0)
            page.set_column(column, column, min(max(longest, len(name)) + 2, _WIDEST))
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    page.write_number(number, column, value)
                elif value is not None:
                    text = harmless_cell(value) if isinstance(value, bool) else value
                    page.write_string(number, column, text[:_LONGEST])
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    book.close()
    return file.getvalue()
