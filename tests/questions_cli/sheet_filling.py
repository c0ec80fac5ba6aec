"""Fills question sheets in, as a person does in a spreadsheet: labels of the drop-downs into cells beside the words."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from graph.answers.option import GivenAnswer, Input, InputKind
from graph.questions import Question

POST, DAY = "Netzwerkkoordination", "24.11.2026"
KEY, ANSWER, REMARK, FURTHER = 1, 4, 5, 6
"""Columns, counted from one as openpyxl does."""


def fill(path: Path, answers: Iterable[tuple[Question, GivenAnswer]], who: str = POST, day: str = DAY) -> None:
    """Write the answers into the workbook, and who gave them when at the head of every sheet."""
    book = openpyxl.load_workbook(path)
    lines = lines_of(book)
    for sheet, row in (*lines["said_by"], *lines["day"]):
        sheet.cell(row, ANSWER, who if sheet.cell(row, KEY).value == "said_by" else day)
    for question, given in answers:
        option = question.option(given.option)
        assert option is not None
        sheet, row = lines[question.key][0]
        sheet.cell(row, ANSWER, option.label.de)
        if given.remark:
            sheet.cell(row, REMARK, given.remark)
        for what in option.inputs:
            if texts := shown(question, what, given):
                _write(*_line(lines, question, what, option.label.de), texts)
    book.save(path)


def lines_of(book: Any) -> Mapping[str, list[tuple[Any, int]]]:
    """By hidden key the lines of a workbook."""
    found: dict[str, list[tuple[Any, int]]] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for row in range(1, sheet.max_row + 1):
                if key := sheet.cell(row, KEY).value:
                    found.setdefault(str(key), []).append((sheet, row))
    return found


def cell_of(book: Any, question: Question) -> Any:
    """The cell in which a question is answered."""
    sheet, row = lines_of(book)[question.key][0]
    return sheet.cell(row, ANSWER)


def shown(question: Question, what: Input, given: GivenAnswer) -> list[str]:
    """Values as the sheet shows them."""
    labels = {c.value: c.label.de for c in question.choices(what)}
    texts = [labels.get(value, value) for value in given.all(what.name)]
    return [".".join(reversed(t.split("-"))) for t in texts] if what.kind is InputKind.DAY else texts


def _line(lines: Mapping[str, list[tuple[Any, int]]], question: Question, what: Input, option: str) -> tuple[Any, int]:
    found = (line for key, at in lines.items() if key.startswith(f"{question.key}/") for line in at)
    said = ((sheet, row, str(sheet.cell(row, 3).value)) for sheet, row in found)
    return next((s, r) for s, r, text in said if option in text.split(": ")[0] and f": {what.label.de}" in text)


def _write(sheet: Any, row: int, texts: list[str]) -> None:
    for column, text in zip((ANSWER, *range(FURTHER, FURTHER + len(texts))), texts, strict=False):
        sheet.cell(row, column, text)
