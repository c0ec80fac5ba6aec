"""The form of one organization as a workbook to be filled in: a line each organization, drop-downs for answers."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.imports.round_trip.question_mark import LISTS, SURVEY_FORMAT, SURVEY_SHEET
from graph.imports.round_trip.sheet_rows import held_text
from graph.imports.workbook import address
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import MOST_FURTHER
from graph.surveys.survey_form import (
    ASKED,
    FURTHER_LINE,
    KEY,
    LEVEL,
    NUMBER,
    PLACE_LINE,
    QUALITY_COLUMN,
    REMARK_LINE,
    SurveyForm,
    survey_form_cells,
    survey_heads,
)
from graph.surveys.survey_words import (
    FILL_IN,
    FREE_REMARK,
    FURTHER_NAME,
    PLACE,
    PLACE_LABELS,
    QUALITY_LEVELS,
    SCALE,
    closing_told,
    privacy_told,
    scale_label,
)
from graph.text_workbooks import MADE_ON, TEXTS_STAY_TEXTS
from ontology import Text, say

if TYPE_CHECKING:
    import xlsxwriter

_WIDTHS = {KEY: 10, NUMBER: 5, ASKED: 46, LEVEL: 44}
_TICK_WIDTH = 16
_PLACE_ROW, _HEAD_ROW = 5, 7
_YES = Text(de="ja", en="yes")
_ANSWERS = Text(de="Ihre Antworten", en="Your answers")


def survey_workbook(plan: SurveyPlan, form: SurveyForm) -> bytes:
    """The workbook of a form; every text stays a text, whatever it begins with."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**TEXTS_STAY_TEXTS, "in_memory": True})
    book.set_properties({"title": "Frühnetz", "comments": SURVEY_FORMAT, "created": MADE_ON})
    _Writer(book, plan, form).write()
    hidden = book.add_worksheet(SURVEY_SHEET)
    hidden.write_column(0, 0, survey_form_cells(form))
    hidden.very_hidden()
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: "xlsxwriter.Workbook", plan: SurveyPlan, form: SurveyForm) -> None:
        self._plan, self._form = plan, form
        self._heads = survey_heads(form)
        self._at = {role: column for column, (role, _) in enumerate(self._heads)}
        self._sheet: Any = book.add_worksheet(self._said(_ANSWERS))
        self._lists: Any = book.add_worksheet(LISTS)
        cell = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self._title = book.add_format({"num_format": "@", "bold": True, "font_size": 14})
        self._head = book.add_format({**cell, "bold": True, "border": 1, "bg_color": "#D9E2EC"})
        self._bold = book.add_format({**cell, "bold": True})
        self._text = book.add_format(cell)
        self._fill = book.add_format({**cell, "border": 1, "bg_color": "#FFF8DC"})
        self._light = book.add_format({**cell, "border": 1, "border_color": "#BBBBBB"})

    def write(self) -> None:
        """What is asked, line by line; the sheet of the choices stands behind it, and is hidden."""
        self._page()
        self._top()
        for column, (_, head) in enumerate(self._heads):
            self._put(_HEAD_ROW, column, head, self._head)
        self._roster(_HEAD_ROW + 1)
        self._end(_HEAD_ROW + len(self._form.others) + 2)
        self._lists.hide()

    def _page(self) -> None:
        for role, column in self._at.items():
            hidden = {"hidden": role == KEY}
            self._sheet.set_column(column, column, _WIDTHS.get(role, _TICK_WIDTH), self._text, hidden)
        self._sheet.freeze_panes(_HEAD_ROW + 1, self._at[LEVEL])
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(_HEAD_ROW)

    def _top(self) -> None:
        title = say("{survey}: {own}", "{survey}: {own}", survey=self._form.name, own=self._form.own)
        self._put(0, self._at[NUMBER], self._said(title), self._title)
        notes = (FILL_IN, privacy_told(self._plan), closing_told(self._plan))
        for row, (text, height) in enumerate(zip(notes, (48, 64, 18), strict=True), start=1):
            self._sheet.merge_range(row, self._at[NUMBER], row, self._at[LEVEL] + 2, self._said(text), self._text)
            self._sheet.set_row(row, height)
        labels = [label.in_language(self._form.language) for label in PLACE_LABELS.values()]
        self._line(_PLACE_ROW, PLACE_LINE, PLACE)
        self._choose((_PLACE_ROW, _PLACE_ROW), self._at[LEVEL], self._listed(0, labels))

    def _roster(self, first: int) -> None:
        last = first + len(self._form.others) - 1
        levels = self._listed(1, [scale_label(n, self._form.language) for n, _ in enumerate(SCALE)])
        rated = self._listed(
            2, [f"{n} – {text.in_language(self._form.language)}" for n, text in enumerate(QUALITY_LEVELS, start=1)]
        )
        yes = self._listed(3, [self._said(_YES)])
        for number, (id, name) in enumerate(self._form.others, start=1):
            row = first + number - 1
            for role, text in ((KEY, id), (NUMBER, str(number)), (ASKED, name)):
                self._put(row, self._at[role], text, self._bold if role == ASKED else self._text)
            for role, column in self._at.items():
                if role not in (KEY, NUMBER, ASKED):
                    self._sheet.write_blank(row, column, None, self._fill if role == LEVEL else self._light)
        for role, column in self._at.items():
            if role not in (KEY, NUMBER, ASKED):
                source = levels if role == LEVEL else rated if role.startswith(QUALITY_COLUMN) else yes
                self._choose((first, last), column, source)

    def _end(self, row: int) -> None:
        for number in range(1, MOST_FURTHER + 1):
            self._line(row + number - 1, f"{FURTHER_LINE}{number}", FURTHER_NAME)
        self._line(row + MOST_FURTHER, REMARK_LINE, FREE_REMARK)

    def _line(self, row: int, key: str, label: Text) -> None:
        """A line about no organization of the roster: its hidden key, its words, and the cell for the answer."""
        self._put(row, self._at[KEY], key, self._text)
        self._put(row, self._at[ASKED], self._said(label), self._bold)
        self._sheet.write_blank(row, self._at[LEVEL], None, self._fill)

    def _listed(self, column: int, labels: Iterable[str]) -> str:
        """Where the labels of a drop-down stand."""
        found = list(labels)
        for row, label in enumerate(found):
            self._lists.write_string(row, column, held_text(label), self._text)
        letters = address(0, column).removesuffix("1")
        return f"={LISTS}!${letters}$1:${letters}${len(found)}"

    def _choose(self, rows: tuple[int, int], column: int, source: str) -> None:
        self._sheet.data_validation(rows[0], column, rows[1], column, {"validate": "list", "source": source})

    def _put(self, row: int, column: int, text: str, style: Any) -> None:
        self._sheet.write_string(row, column, held_text(text), style)

    def _said(self, text: Text) -> str:
        return text.in_language(self._form.language)
