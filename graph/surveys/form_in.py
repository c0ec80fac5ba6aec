"""A form of a survey that comes back: what it answers; what cannot be read is named by its cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.identifiers import folded
from graph.imports.persons.single_statements import personal_in_words
from graph.imports.problems import ImportProblem, Issue, Place, Problems
from graph.imports.round_trip.question_mark import LISTS, SURVEY_SHEET
from graph.imports.round_trip.sheet_rows import compared_text
from graph.imports.vocabulary.words import Words, word_key
from graph.imports.workbook import Sheet, Workbook, address
from graph.surveys import form_sentences
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response, RowAnswer, row_faults
from graph.surveys.survey_form import (
    ASKED,
    FURTHER_LINE,
    KEY,
    LEVEL,
    PLACE_LINE,
    PURPOSE_COLUMN,
    QUALITY_COLUMN,
    RECEIVING,
    REFERRING,
    REMARK_LINE,
    WISHED,
    SurveyForm,
    survey_heads,
)
from graph.surveys.survey_words import PLACE_LABELS, QUALITY_LEVELS, SCALE
from ontology import Text

_NUMBER_AND_WORDS = re.compile(r"[(\[]?(?:[Ss]tufe |[Ll]evel )?([0-9])(?:[.,]0)?(?: ?[.:)\]=–-] ?| |$)(|[^\W\d_].*)")
"""A level as people write it: ``2``, ``(2)``, ``Stufe 2``, ``2: tauschen …``; not ``2-3``, not ``2?``."""
_FURTHER = re.compile(r"[,(]")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as it came back: what it answers (None: not to be counted), and what there is to say of its cells."""

    file: str
    form: SurveyForm
    response: Response | None
    problems: tuple[ImportProblem, ...]
    refused: int = 0


def filled_form(workbook: Workbook, form: SurveyForm, plan: SurveyPlan, words: Words) -> FilledForm:
    """What a form answers to a survey. Rows without a level say nothing; those that cannot be read are left out."""
    problems = Problems()
    if form.survey != plan.id:
        issue = form_sentences.form_of_another_survey(form.name, plan.name)
        problems.add(Place(workbook.name), form.survey, issue)
        return FilledForm(workbook.name, form, None, problems.all())
    sheets = tuple(_FormSheet(s, form, words, problems) for s in _readable(workbook, form, problems))
    rows, refused = _rows(sheets, plan, form)
    place, further, remark = _place(sheets, answered=bool(rows)), _further(sheets), _remark(sheets)
    if not rows and not refused:
        problems.add(Place(workbook.name), "", form_sentences.nothing_answered())
    response = Response(form.organization, place, rows, further, remark) if place and (rows or further) else None
    return FilledForm(workbook.name, form, response, problems.all(), refused)


def _readable(workbook: Workbook, form: SurveyForm, problems: Problems) -> Iterator[Sheet]:
    """The sheets of the form; others are named."""
    label = dict(survey_heads(form))[KEY]
    for sheet in workbook.sheets:
        if sheet.name in (SURVEY_SHEET, LISTS) or not any(any(row) for row in sheet.rows):
            continue
        if any(label in row for row in sheet.rows):
            yield sheet
        else:
            problems.add(Place(sheet.file, sheet.name), "", form_sentences.other_sheet())


def _rows(sheets: Sequence["_FormSheet"], plan: SurveyPlan, form: SurveyForm) -> tuple[dict[str, RowAnswer], int]:
    """The rows that count, by organization, and how many are answered but do not."""
    labels = dict(form.others)
    found: dict[str, tuple[_FormSheet, int, RowAnswer]] = {}
    refused: set[str] = set()
    for sheet in sheets:
        for key, number, row in sheet.answers():
            before = found.setdefault(key, (sheet, number, row)) if row is not None else None
            faults = list(row_faults(labels[key], row, listed=key in plan.others(form.organization))) if row else []
            if before is None or faults:
                refused.add(key)
            elif before[2] != row:
                refused.add(key)
                before[0].tell(before[1], LEVEL, form_sentences.row_twice())
                sheet.tell(number, LEVEL, form_sentences.row_twice())
            for fault in faults:
                sheet.tell(number, LEVEL, form_sentences.answers_unfit(fault))
    return {key: row for key, (_, _, row) in found.items() if key not in refused}, len(refused)


def _place(sheets: Sequence["_FormSheet"], *, answered: bool) -> str:
    """From where the respondent speaks; empty, and told, where that is not said."""
    lines = [(sheet, number) for sheet in sheets for number in sheet.lines(PLACE_LINE)]
    for sheet, number in lines:
        text = sheet.cell(number, LEVEL)
        if place := next((str(p) for p, label in PLACE_LABELS.items() if folded(text) in _spellings(label)), ""):
            return place
        if text or answered:
            sheet.tell(number, LEVEL, form_sentences.no_such_view(text))
    if not lines and answered:
        sheets[0].tell(0, KEY, form_sentences.no_such_view(""))
    return ""


def _spellings(label: Text) -> tuple[str, ...]:
    return (folded(label.de), folded(label.en))


def _further(sheets: Sequence["_FormSheet"]) -> tuple[str, ...]:
    keys = dict.fromkeys(key for sheet in sheets for key in sheet.further_lines())
    said = (sheet.impersonal(n) for key in keys for sheet in sheets for n in sheet.lines(key))
    return tuple(dict.fromkeys(filter(None, said)))


def _remark(sheets: Sequence["_FormSheet"]) -> str:
    said = (sheet.impersonal(n) for sheet in sheets for n in sheet.lines(REMARK_LINE))
    return " ".join(dict.fromkeys(filter(None, said)))


class _FormSheet:
    """One sheet: its columns by their heads, its lines by their hidden keys."""

    def __init__(self, sheet: Sheet, form: SurveyForm, words: Words, problems: Problems) -> None:
        self._sheet, self._form, self._words, self._problems = sheet, form, words, problems
        heads = dict(survey_heads(form))
        self._top = next(n for n, row in enumerate(sheet.rows) if heads[KEY] in row)
        self._labels = [compared_text(text) for text in sheet.rows[self._top]]
        self._columns = {role: self._labels.index(h) for role, h in heads.items() if h in self._labels}
        for role, head in heads.items():
            if role not in self._columns:
                problems.add(Place(sheet.file, sheet.name), "", form_sentences.column_gone(head))
        self._lines: dict[str, list[int]] = {}
        for number, _ in enumerate(sheet.rows):
            if number != self._top and (key := self.cell(number, KEY)):
                self._lines.setdefault(key, []).append(number)

    def answers(self) -> Iterator[tuple[str, int, RowAnswer | None]]:
        """The answered rows: of whom, where, and what they say (None: it cannot be read)."""
        known = dict(self._form.others)
        for number in range(self._top + 1, len(self._sheet.rows)):
            key = self.cell(number, KEY)
            if key in known and any(self._said(number)):
                yield key, number, self._answer(number)
            elif key not in known and not self._is_line(key) and any(self._said(number)):
                self.tell(number, LEVEL, form_sentences.row_of_nobody())

    def _answer(self, number: int) -> RowAnswer | None:
        """What a row says; the first of its cells that cannot be read is told, and the row is left out."""
        level = self._level(number)
        ticks = {role: self._ticked(number, role) for role in self._columns if _is_ticked(role)}
        rated = {role: self._rated(number, role) for role in self._columns if role.startswith(QUALITY_COLUMN)}
        if level is None or None in ticks.values() or None in rated.values():
            return None
        chosen = {role.removeprefix(PURPOSE_COLUMN) for role, said in ticks.items() if said}
        return RowAnswer(
            level,
            frozenset(code for code, _ in self._form.purposes if code in chosen),
            REFERRING in chosen,
            RECEIVING in chosen,
            WISHED in chosen,
            {role.removeprefix(QUALITY_COLUMN): said for role, said in rated.items() if said},
        )

    def _level(self, number: int) -> int | None:
        text = self.cell(number, LEVEL)
        if not text:
            self.tell(number, LEVEL, form_sentences.without_level())
            return None
        found = _chosen(text, SCALE, 0)
        if found is None:
            self.tell(number, LEVEL, form_sentences.no_such_level(text))
        return found

    def _rated(self, number: int, role: str) -> int | None:
        """The rating, 0 where there is none."""
        text = self.cell(number, role)
        found = _chosen(text, QUALITY_LEVELS, 1) if text else 0
        if found is None:
            self.tell(number, role, form_sentences.no_such_rating(text))
        return found

    def _ticked(self, number: int, role: str) -> bool | None:
        text = self.cell(number, role)
        if not text or word_key(text) in self._words.no or text in self._words.silent:
            return False
        if word_key(text) in self._words.yes:
            return True
        self.tell(number, role, form_sentences.neither_ticked_nor_blank(text))
        return None

    # -- cells ---------------------------------------------------------------------------------------------------

    def further_lines(self) -> Iterator[str]:
        """The hidden keys of the lines for further names."""
        return (key for key in self._lines if key.startswith(FURTHER_LINE))

    def lines(self, key: str) -> Sequence[int]:
        """The lines under a hidden key."""
        return self._lines.get(key, ())

    def cell(self, number: int, role: str) -> str:
        """What stands in a line under a head."""
        at, row = self._columns.get(role), self._sheet.rows[number]
        return compared_text(row[at]) if at is not None and at < len(row) else ""

    def impersonal(self, number: int) -> str:
        """The words of a line; those about a person are told and not taken."""
        text = self.cell(number, LEVEL)
        if personal_in_words(text) is None:
            return text
        self.tell(number, LEVEL, form_sentences.tells_of_a_person())
        return ""

    def tell(self, number: int, role: str, issue: Issue) -> None:
        """Note what is the matter with a cell."""
        column = self._columns.get(role, 0)
        label = self._labels[column] if column < len(self._labels) else ""
        place = Place(self._sheet.file, self._sheet.name, address(number, column), label)
        self._problems.add(place, self.cell(number, role), issue)

    def _said(self, number: int) -> Iterator[str]:
        """What was filled in of a row."""
        return (self.cell(number, role) for role in self._columns if role not in (KEY, ASKED, "number"))

    @staticmethod
    def _is_line(key: str) -> bool:
        return key in (PLACE_LINE, REMARK_LINE) or key.startswith(FURTHER_LINE)


def _is_ticked(role: str) -> bool:
    return role in (REFERRING, RECEIVING, WISHED) or role.startswith(PURPOSE_COLUMN)


def _chosen(text: str, labels: Sequence[Text], first: int) -> int | None:
    """Which of the labels is meant: by its number, its words or their beginning, or both.

    >>> [_chosen(text, SCALE, 0) for text in ("2", "2.0", "Stufe 2", "(2)", "2: tauschen Informationen aus")]
    [2, 2, 2, 2, 2]
    >>> [_chosen(text, SCALE, 0) for text in ("2-3", "2?", "3 – kennen sich", "eng", "-")]
    [None, None, None, None, None]
    """
    found = _NUMBER_AND_WORDS.fullmatch(text)
    number, words = (found[1], found[2]) if found is not None else (None, text)
    plain = folded(words).rstrip(".")
    named = next((n for n, label in enumerate(labels, first) if plain in _beginnings(label)), None)
    if number is None or (int(number) == named and plain):
        return named
    return int(number) if not plain and 0 <= int(number) - first < len(labels) else None


def _beginnings(label: Text) -> Iterator[str]:
    """The words of a label, and its first part as people write it who do not write all of it."""
    for spelled in _spellings(label):
        yield spelled
        yield _FURTHER.split(spelled, maxsplit=1)[0].strip()
