"""Fills forms of a survey in, as a person does in a spreadsheet: labels of the drop-downs beside the names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from graph.imports import read_workbook
from graph.surveys.responses import Response
from graph.surveys.survey_form import (
    KEY,
    LEVEL,
    PLACE_LINE,
    PURPOSE_COLUMN,
    QUALITY_COLUMN,
    RECEIVING,
    REFERRING,
    REMARK_LINE,
    WISHED,
    survey_form_in,
    survey_heads,
)
from graph.surveys.survey_words import PLACE_LABELS, scale_label


class OpenForm:
    """A form opened for writing: cells by hidden key and column."""

    def __init__(self, path: Path) -> None:
        form = survey_form_in(read_workbook(path))
        assert form is not None
        self.form, self._path = form, path
        self.book: Any = openpyxl.load_workbook(path)
        self.sheet: Any = next(s for s in self.book.worksheets if s.sheet_state == "visible")
        heads = dict(survey_heads(form))
        self.top = next(r for r in range(1, 20) if self.sheet.cell(r, 1).value == heads[KEY])
        row = [self.sheet.cell(self.top, c).value for c in range(1, self.sheet.max_column + 1)]
        self.columns: Mapping[str, int] = {role: row.index(head) + 1 for role, head in heads.items()}
        lines = range(1, self.sheet.max_row + 1)
        self.lines = {k: r for r in lines if (k := self.sheet.cell(r, 1).value) and r != self.top}

    def cell(self, key: str, role: str = LEVEL) -> Any:
        """The cell of a line under a head."""
        return self.sheet.cell(self.lines[key], self.columns[role])

    def write(self, key: str, role: str, text: str) -> None:
        """Write into a cell."""
        self.cell(key, role).value = text

    def answer(self, response: Response) -> None:
        """Fill in all that a response says."""
        self.write(PLACE_LINE, LEVEL, PLACE_LABELS[response.place].de)
        for other, row in response.rows.items():
            self.write(other, LEVEL, scale_label(row.closeness, "de"))
            ticks = {REFERRING: row.refers, RECEIVING: row.receives, WISHED: row.wish}
            ticks |= {f"{PURPOSE_COLUMN}{purpose}": True for purpose in row.purposes}
            for role, ticked in ticks.items():
                if ticked:
                    self.write(other, role, "ja")
            for item, level in row.quality.items():
                self.write(other, f"{QUALITY_COLUMN}{item}", str(level))
        for number, name in enumerate(response.further, start=1):
            self.write(f"further/{number}", LEVEL, name)
        self.write(REMARK_LINE, LEVEL, response.remark)

    def save(self, path: Path | None = None) -> None:
        """Save, under another name if one is given."""
        self.book.save(path or self._path)


def fill_form(path: Path, response: Response, to: Path | None = None) -> None:
    """Fill a form in and save it."""
    form = OpenForm(path)
    form.answer(response)
    form.save(to)
