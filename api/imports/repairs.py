"""One answer mends all cells that say the same: what stands in them is read as what a person said instead."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.imports.problems import SAID_ELSEWHERE, ImportProblem
from graph.imports.workbook import Sheet, Workbook

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def repaired(workbook: Workbook, repairs: Iterable[tuple[str, str, str, Sequence[str]]]) -> Workbook:
    """The workbook as a person mended it: sheet, the words found, those instead of them, and the cells."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for name, found, instead, cells in repairs:
        if name in sheets:
            sheets[name] = _mended(sheets[name], found, instead, cells)
    return replace(workbook, sheets=tuple(sheets[sheet.name] for sheet in workbook.sheets))


def mendable(sheet: Sheet, problem: ImportProblem) -> bool:
    """Whether all of the cells say the words that are the matter, so that others can be put in their place."""
    found, cells = problem.found, problem.cells
    if problem.rule in SAID_ELSEWHERE:
        return False
    return bool(found) and bool(cells) and all(found in _text(sheet, cell) for cell in cells)


def _mended(sheet: Sheet, found: str, instead: str, cells: Sequence[str]) -> Sheet:
    rows = list(sheet.rows)
    for cell in cells:
        if found in _text(sheet, cell):
            row, column = _position(cell)
            texts = list(rows[row])
            texts[column] = texts[column].replace(found, instead)
            rows[row] = texts
    return replace(sheet, rows=rows)


def _text(sheet: Sheet, cell: str) -> str:
    row, column = _position(cell)
    return sheet.rows[row][column] if 0 <= row < len(sheet.rows) and column < len(sheet.rows[row]) else ""


def _position(cell: str) -> tuple[int, int]:
    """Row and column counted from zero; row -1 for what is no cell.

    >>> _position("AB17"), _position("")
    ((16, 27), (-1, 0))
    """
    match = _CELL.fullmatch(cell)
    if match is None:
        return -1, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
