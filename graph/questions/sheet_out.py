"""Questions as a workbook to be filled in: a sheet for each post or office that may know, drop-downs for answers."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.answers.option import InputKind
from graph.imports.round_trip.question_mark import LISTS, QUESTION_FORMAT, SHEET
from graph.imports.round_trip.sheet_rows import held_text
from graph.imports.sheet_names import free_sheet_name
from graph.imports.workbook import address
from graph.questions.sheet_form import FormInput, FormQuestion, QuestionForm, form_cells
from graph.questions.sheet_words import (
    DAY,
    FURTHER,
    HEADS,
    HOW,
    OPTIONAL,
    OR_NEW,
    SAID_BY,
    TO_THE_RIGHT,
    WHEN,
    WHO_ANSWERS,
    addressed,
    minutes_on_a_sheet,
)
from graph.text_workbooks import MADE_ON, TEXTS_STAY_TEXTS
from ontology import Text

if TYPE_CHECKING:
    import xlsxwriter

_FURTHER = 8
"""Columns with drop-downs for further values; what stands right of them is read as well."""
_KEY, _NUMBER, _ASKED, _ANSWER, _REMARK = range(5)
_WIDTHS = (10, 5, 70, 44, 34)


def question_workbook(form: QuestionForm) -> bytes:
    """The workbook of a form; every text stays a text, whatever it begins with."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**TEXTS_STAY_TEXTS, "in_memory": True})
    book.set_properties({"title": "Frühnetz", "comments": QUESTION_FORMAT, "created": MADE_ON})
    _Writer(book, form).write()
    hidden = book.add_worksheet(SHEET)
    hidden.write_column(0, 0, form_cells(form))
    hidden.very_hidden()
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: "xlsxwriter.Workbook", form: QuestionForm) -> None:
        self._book, self._form = book, form
        self._lists = _Lists()
        cell = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self._title = book.add_format({"num_format": "@", "bold": True, "font_size": 14})
        self._head = book.add_format({**cell, "bold": True, "border": 1, "bg_color": "#D9E2EC"})
        self._bold = book.add_format({**cell, "bold": True, "top": 1})
        self._small = book.add_format({**cell, "indent": 2, "font_color": "#334E68"})
        self._text = book.add_format(cell)
        self._fill = book.add_format({**cell, "border": 1, "bg_color": "#FFF8DC"})
        self._light = book.add_format({**cell, "border": 1, "border_color": "#BBBBBB"})

    def write(self) -> None:
        """A sheet for each addressee; that of the choices stands behind them, and is hidden."""
        used = {LISTS.casefold(), SHEET.casefold()}
        groups = self._form.by_addressee()
        sheets = [self._book.add_worksheet(free_sheet_name(whom, used)) for whom, _ in groups]
        for sheet, (whom, asked) in zip(sheets, groups, strict=True):
            self._sheet(sheet, whom, asked)
        listed = self._book.add_worksheet(LISTS)
        for column, choices in enumerate(self._lists.all()):
            for row, text in enumerate(choices):
                listed.write_string(row, column, held_text(text), self._text)
        listed.hide()

    def _sheet(self, sheet: Any, whom: str, asked: Iterable[FormQuestion]) -> None:
        questions = tuple(asked)
        self._page(sheet)
        self._put(
            sheet,
            (0, _NUMBER),
            self._said(addressed(len(questions), whom, minutes_on_a_sheet(len(questions)))),
            self._title,
        )
        sheet.merge_range(1, _NUMBER, 1, _REMARK, self._said(HOW), self._text)
        sheet.set_row(1, 48)
        for row, (key, label) in enumerate(((SAID_BY, WHO_ANSWERS), (DAY, WHEN)), start=2):
            self._put(sheet, (row, _KEY), key, self._text)
            self._put(sheet, (row, _ASKED), self._said(label), self._bold)
            sheet.write_blank(row, _ANSWER, None, self._fill)
        posts = tuple(dict.fromkeys(q.whom[1] for q in self._form.questions))
        self._choose(sheet, (2, _ANSWER, _ANSWER), posts, closed=False)
        self._heads(sheet, 5)
        row = 6
        for number, question in enumerate(questions, start=1):
            row = self._question(sheet, row, number, question)

    def _page(self, sheet: Any) -> None:
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self._text, {"hidden": column == _KEY})
        sheet.set_column(_REMARK + 1, _REMARK + _FURTHER, 30, self._text)
        sheet.freeze_panes(6, _ANSWER)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(5)

    def _heads(self, sheet: Any, row: int) -> None:
        for column, head in enumerate(k for k in HEADS if k != FURTHER):
            self._put(sheet, (row, column), self._said(HEADS[head]), self._head)
        for number in range(1, _FURTHER + 1):
            self._put(sheet, (row, _REMARK + number), f"{self._said(HEADS[FURTHER])} {number}", self._head)

    def _question(self, sheet: Any, row: int, number: int, question: FormQuestion) -> int:
        """Its line and those of what its answers need; the row after them."""
        self._put(sheet, (row, _KEY), question.key, self._text)
        self._put(sheet, (row, _NUMBER), str(number), self._bold)
        self._put(sheet, (row, _ASKED), question.asked, self._bold)
        sheet.write_blank(row, _ANSWER, None, self._fill)
        sheet.write_blank(row, _REMARK, None, self._light)
        self._choose(sheet, (row, _ANSWER, _ANSWER), tuple(label for label, _ in question.options), closed=True)
        for line, what in enumerate(question.inputs):
            row += 1
            self._input(sheet, row, question, what)
            self._put(sheet, (row, _KEY), question.row(line), self._text)
        return row + 1

    def _input(self, sheet: Any, row: int, question: FormQuestion, what: FormInput) -> None:
        self._put(sheet, (row, _ASKED), self._asked_for(question, what), self._small)
        last = _REMARK + _FURTHER if what.many else _ANSWER
        for column in (_ANSWER, *range(_REMARK + 1, last + 1)):
            sheet.write_blank(row, column, None, self._light)
        sheet.set_row(row, None, None, {"level": 1})
        if what.choices:
            labels, closed = tuple(label for label, _ in what.choices), not (what.new or what.many)
            self._choose(sheet, (row, _ANSWER, _ANSWER), labels, closed=closed)
            if what.many:
                self._choose(sheet, (row, _REMARK + 1, last), labels, closed=False)

    def _asked_for(self, question: FormQuestion, what: FormInput) -> str:
        """The words before the cell of an input: what, for which answer, and how."""
        answers = " / ".join(label for label, id in question.options if id in what.options)
        notes = [
            self._said(note)
            for note, holds in (
                (OPTIONAL, not what.required),
                (TO_THE_RIGHT, what.many),
                (OR_NEW, what.new and bool(what.choices)),
            )
            if holds
        ]
        label = what.label if what.kind is not InputKind.DAY else f"{what.label} (TT.MM.JJJJ)"
        return f"→ {answers}: {label}" + (f" ({', '.join(notes)})" if notes else "")

    def _choose(self, sheet: Any, cells: tuple[int, int, int], labels: tuple[str, ...], *, closed: bool) -> None:
        """A drop-down; ``closed`` refuses other texts already in the spreadsheet."""
        row, first, last = cells
        column = address(0, self._lists.column(labels)).removesuffix("1")
        source = f"={LISTS}!${column}$1:${column}${len(labels)}"
        options = {"validate": "list", "source": source, "show_error": closed}
        sheet.data_validation(row, first, row, last, options)

    def _put(self, sheet: Any, cell: tuple[int, int], text: str, style: Any) -> None:
        sheet.write_string(*cell, held_text(text), style)

    def _said(self, text: Text) -> str:
        return text.in_language(self._form.language)


class _Lists:
    """The lists of the drop-downs, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], int] = {}

    def column(self, labels: tuple[str, ...]) -> int:
        """The column in which these labels stand."""
        return self._found.setdefault(labels, len(self._found))

    def all(self) -> tuple[tuple[str, ...], ...]:
        """The lists by column."""
        return tuple(self._found)


__all__ = ["question_workbook"]
