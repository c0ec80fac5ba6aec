"""A folder of CSV files as one Excel workbook with the same sheets, every cell as text."""

from datetime import datetime
from pathlib import Path

from graph.imports.read import read_workbook
from graph.private_files import make_private
from graph.text_workbooks import TEXTS_STAY_TEXTS

_DAY = datetime(2026, 8, 22)


def write_bundle(folder: Path, path: Path) -> None:
    """Write the CSV files of a folder into a workbook; importing either gives the same records."""
    import xlsxwriter

    make_private(path)
    book = xlsxwriter.Workbook(str(path), dict(TEXTS_STAY_TEXTS))
    # Without a fixed day two runs would differ in their bytes.
    book.set_properties({"title": folder.name, "created": _DAY})
    text = book.add_format({"num_format": "@"})
    header = book.add_format({"bold": True, "bg_color": "#D9E2EC", "num_format": "@"})
    for found in read_workbook(folder).sheets:
        sheet = book.add_worksheet(found.name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(found.rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, text if number else header)
        widths = [max(len(row[c]) for row in found.rows if c < len(row)) for c in range(len(found.rows[0]))]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, max(10, min(48, width + 2)))
    book.close()
