"""Rows that were not taken, or not whole, as a workbook to mend: the cells as they stood, why, and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.imports.problems import ROW, WHAT_TO_DO, WHY, Issue, LostRow
from graph.imports.sheet_names import free_sheet_name
from graph.private_files import make_private
from graph.text_workbooks import TEXTS_STAY_TEXTS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_CELL_LENGTH = 32_000
"""A cell of a workbook holds 32,767 characters."""
_WIDTH, _WORDS_WIDTH = 16, 60


def write_rejected(rows: Sequence[LostRow], path: Path) -> None:
    """Write a workbook with one sheet for each table that lost something; every cell is text, none is a formula."""
    import xlsxwriter

    make_private(path)
    book = xlsxwriter.Workbook(str(path), dict(TEXTS_STAY_TEXTS))
    head = book.add_format({"bold": True, "bg_color": "#D9E2EC", "num_format": "@"})
    lost = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    used: set[str] = set()
    tables = defaultdict[tuple[str, str, tuple[str, ...]], list[LostRow]](list)
    for row in rows:
        tables[row.file, row.sheet, row.header].append(row)
    for (_, name, _), found in tables.items():
        sheet = book.add_worksheet(free_sheet_name(name, used))
        _write(sheet, 0, (*found[0].header, ROW, WHY, WHAT_TO_DO), head)
        for number, row in enumerate(found, start=1):
            width = len(found[0].header)
            cells = (*row.cells, *[""] * width)[:width]
            _write(sheet, number, (*cells, str(row.row), *_said(row)), lost)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, width, _WIDTH)
        sheet.set_column(width + 1, width + 2, _WORDS_WIDTH)
    book.close()


def _said(row: LostRow) -> tuple[str, str]:
    reasons = dict.fromkeys(issue.sentence.de for _, issue in row.issues)
    remedies = dict.fromkeys(_remedy(issue) for _, issue in row.issues)
    return "\n".join(reasons), "\n".join(remedies)


def _write(sheet: "Worksheet", number: int, cells: Iterable[str], style: object) -> None:
    for column, text in enumerate(cells):
        sheet.write_string(number, column, text[:_CELL_LENGTH], style)


def _remedy(issue: Issue) -> str:
    """What to do, with what may stand there: who mends the row has this sheet alone."""
    return f"{issue.remedy.de} Möglich: {issue.expected.de}" if issue.expected.de else issue.remedy.de
