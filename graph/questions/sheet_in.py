"""A question sheet that comes back: which questions are answered, and how; what cannot be read is named by its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.answers.option import DO_NOT_KNOW, GivenAnswer, InputKind
from graph.identifiers import folded
from graph.imports.dates import day_of
from graph.imports.joined_names import named_in
from graph.imports.problems import Issue, LostRow, Place, Problems
from graph.imports.round_trip.question_mark import LISTS, SHEET
from graph.imports.round_trip.sheet_rows import compared_text
from graph.imports.workbook import Sheet, Workbook, address
from graph.questions import question_sentences
from graph.questions.sheet_form import FormInput, FormQuestion, QuestionForm
from graph.questions.sheet_words import ANSWER, DAY, FURTHER, HEADS, KEY, REMARK, SAID_BY

_NOT_KNOWN = frozenset(
    ("weiss nicht", "keine ahnung", "nicht bekannt", "unbekannt", "don't know", "do not know", "unknown")
)
OPTION = "option"
"""How faults of an answer call the option itself."""


@dataclass(slots=True)
class FilledRow:
    """A question that was answered: as it is understood, where each part of it stands, and what is wrong with it."""

    question: FormQuestion
    given: GivenAnswer
    label: str
    places: Mapping[str, tuple[Place, str]]
    line: tuple[Sheet, int]
    issues: list[tuple[Place, str, Issue]] = field(default_factory=list)

    def refuse(self, at: str, issue: Issue) -> None:
        """Name what is wrong with a part of the answer."""
        place, text = self.places.get(at) or self.places[OPTION]
        self.issues.append((place, text, issue))

    def lost(self) -> LostRow:
        """The row as it stands, with the reasons why it is not taken."""
        sheet, number = self.line
        told = tuple((place.header, issue) for place, _, issue in self.issues)
        head = tuple(sheet.rows[_head_of(sheet) or 0])
        return LostRow(sheet.file, sheet.name, number + 1, head, tuple(sheet.rows[number]), told, rejected=True)


def filled_rows(workbook: Workbook, form: QuestionForm, problems: Problems) -> tuple[FilledRow, ...]:
    """The answered questions of a sheet, each once, in the order in which the form asks."""
    found: dict[str, FilledRow] = {}
    for sheet in workbook.sheets:
        if sheet.name in (SHEET, LISTS):
            continue
        if _head_of(sheet) is None:
            if any(any(row) for row in sheet.rows):
                problems.add(Place(sheet.file, sheet.name), "", question_sentences.foreign_sheet())
            continue
        for row in _SheetReader(sheet, form, problems).rows():
            known = found.setdefault(row.question.key, row)
            if known is not row and known.given != row.given:
                known.refuse(OPTION, question_sentences.answered_twice())
                row.refuse(OPTION, question_sentences.answered_twice())
                known.issues += row.issues
    order = {q.key: number for number, q in enumerate(form.questions)}
    return tuple(sorted(found.values(), key=lambda row: order[row.question.key]))


def _head_of(sheet: Sheet) -> int | None:
    labels = {HEADS[KEY].de, HEADS[KEY].en}
    return next((n for n, row in enumerate(sheet.rows) if labels & set(row)), None)


class _SheetReader:
    """One sheet: its columns by their heads, its lines by their hidden keys."""

    def __init__(self, sheet: Sheet, form: QuestionForm, problems: Problems) -> None:
        self._sheet, self._form, self._problems = sheet, form, problems
        self._top = _head_of(sheet) or 0
        self._columns = dict(self._heads(sheet.rows[self._top]))
        self._further = self._further_columns(sheet.rows[self._top])
        self._lines: dict[str, list[int]] = {}
        for number, _ in enumerate(sheet.rows):
            if key := self._cell(number, KEY):
                self._lines.setdefault(key, []).append(number)

    def rows(self) -> Iterator[FilledRow]:
        """The questions that are answered on this sheet; what belongs to none is named."""
        known = {q.key: q for q in self._form.questions}
        lines = {q.row(at) for q in known.values() for at, _ in enumerate(q.inputs)}
        for number in range(self._top + 1, len(self._sheet.rows)):
            key = self._cell(number, KEY)
            if key in known:
                yield from self._question(known[key], number)
            elif key not in lines and any(text for _, text in self._values(number)):
                self._problems.add(*self._at(number, ANSWER), question_sentences.of_no_question())

    def _question(self, question: FormQuestion, number: int) -> Iterator[FilledRow]:
        chosen, values, remark = self._cell(number, ANSWER), self._inputs(question), self._remark(question, number)
        if not chosen:
            labels = [label for label, _ in question.options]
            for at in (at for found in values.values() for at, _ in found):
                self._problems.add(*self._place(at), question_sentences.without_answer(labels))
            if remark:
                self._problems.add(*self._at(number, REMARK), question_sentences.only_a_remark())
            return
        option = _found(chosen, question.options) or _does_not_know(chosen, question.options)
        places = {OPTION: self._at(number, ANSWER), REMARK: self._at(number, REMARK)}
        places |= {key: self._at(self._lines[key][0], ANSWER) for key in (SAID_BY, DAY) if key in self._lines}
        row = FilledRow(question, self._given(option or "", {}, remark), chosen, places, (self._sheet, number))
        if option is None:
            row.refuse(OPTION, question_sentences.no_such_answer(chosen, [label for label, _ in question.options]))
        else:
            row.given = self._given(option, self._read(row, option, values), remark)
        yield row

    def _given(self, option: str, values: Mapping[str, tuple[str, ...]], remark: str) -> GivenAnswer:
        return GivenAnswer(option, self._head(SAID_BY), _day(self._head(DAY)), values, remark)

    def _read(
        self, row: FilledRow, option: str, lines: Mapping[int, Sequence[tuple[tuple[int, int], str]]]
    ) -> dict[str, tuple[str, ...]]:
        """The values of the inputs that the option needs; those on other lines are refused."""
        found: dict[str, tuple[str, ...]] = {}
        places = dict(row.places)
        for line, cells in lines.items():
            what = row.question.inputs[line]
            if option not in what.options:
                for at, text in cells:
                    row.issues.append((*self._place(at), question_sentences.of_another_answer(text, row.label)))
                continue
            places[what.name] = self._place(cells[0][0])
            read = [(at, _value(what, piece)) for at, text in cells for piece in _pieces(what, text)]
            for at, (_, issue) in read:
                if issue is not None:
                    row.issues.append((*self._place(at), issue))
            found[what.name] = tuple(dict.fromkeys(value for _, (value, _) in read))
        row.places = self._of_empty(row.question, option, places)
        return found

    def _of_empty(
        self, question: FormQuestion, option: str, places: dict[str, tuple[Place, str]]
    ) -> dict[str, tuple[Place, str]]:
        """Where an input of the option would stand that was left empty."""
        for line, what in enumerate(question.inputs):
            if option in what.options and what.name not in places and (at := self._lines.get(question.row(line))):
                places[what.name] = self._at(at[0], ANSWER)
        return places

    # -- cells ---------------------------------------------------------------------------------------------------

    def _inputs(self, question: FormQuestion) -> dict[int, list[tuple[tuple[int, int], str]]]:
        """By line of an input its cells that hold something."""
        found: dict[int, list[tuple[tuple[int, int], str]]] = {}
        for line, _ in enumerate(question.inputs):
            numbers = self._lines.get(question.row(line), ())
            cells = [(at, text) for number in numbers for at, text in self._values(number)]
            if cells:
                found[line] = cells
        return found

    def _values(self, number: int) -> list[tuple[tuple[int, int], str]]:
        columns = (self._columns.get(ANSWER, -1), *self._further)
        row = self._sheet.rows[number]
        return [((number, c), text) for c in columns if 0 <= c < len(row) and (text := row[c].strip())]

    def _remark(self, question: FormQuestion, number: int) -> str:
        lines = (n for at, _ in enumerate(question.inputs) for n in self._lines.get(question.row(at), ()))
        said = (self._cell(n, REMARK) for n in (number, *lines))
        return " ".join(dict.fromkeys(text for text in said if text))

    def _head(self, key: str) -> str:
        return next((text for n in self._lines.get(key, ()) if (text := self._cell(n, ANSWER))), "")

    def _cell(self, number: int, role: str) -> str:
        at, row = self._columns.get(role), self._sheet.rows[number]
        return row[at].strip() if at is not None and at < len(row) else ""

    def _at(self, number: int, role: str) -> tuple[Place, str]:
        return self._place((number, self._columns.get(role, 0)))

    def _place(self, at: tuple[int, int]) -> tuple[Place, str]:
        (number, column), head = at, self._sheet.rows[self._top]
        label = head[column] if column < len(head) else ""
        row = self._sheet.rows[number]
        return Place(self._sheet.file, self._sheet.name, address(number, column), label), (
            row[column] if column < len(row) else ""
        )

    @staticmethod
    def _heads(row: Sequence[str]) -> Iterator[tuple[str, int]]:
        for column, text in reversed(list(enumerate(row))):
            for role, label in HEADS.items():
                if compared_text(text) in (label.de, label.en):
                    yield role, column

    def _further_columns(self, row: Sequence[str]) -> tuple[int, ...]:
        """Columns for further values, and whatever stands right of them without a head."""
        labels = (HEADS[FURTHER].de, HEADS[FURTHER].en)
        width = max(map(len, self._sheet.rows))
        headed = [c for c, text in enumerate(row) if text.startswith(labels)]
        beyond = [c for c in range(max(headed, default=len(row)) + 1, width) if c >= len(row) or not row[c]]
        return (*headed, *beyond)


def _found(text: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    """The value of a label, however it is spelt; or the value itself."""
    exact = next((value for label, value in pairs if text in (compared_text(label), value)), None)
    plain = folded(text).rstrip(".! ")
    return exact or next((v for label, v in pairs if folded(compared_text(label)).rstrip(".! ") == plain), None)


def _does_not_know(text: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The option of who does not know, however that is said."""
    known = next((value for _, value in options if value == DO_NOT_KNOW.id), None)
    return known if folded(text).rstrip(".! ") in _NOT_KNOWN else None


def _pieces(what: FormInput, text: str) -> list[str]:
    """The values of a cell: several only where several may be given, and where the whole is not one of the list."""
    if not what.many or _found(text, what.choices) is not None:
        return [text]
    pieces = [piece.strip(" ,") for line in text.splitlines() for piece in line.split(";") if piece.strip(" ,")]
    listed = partial(_is_listed, what)
    return [name for piece in pieces for name in (named_in(piece, listed) or (piece,))]


def _is_listed(what: FormInput, text: str) -> bool:
    return _found(text, what.choices) is not None


def _value(what: FormInput, text: str) -> tuple[str, Issue | None]:
    if what.kind is InputKind.DAY:
        return _day(text), None
    if what.kind is InputKind.WORDS:
        return text, None
    value = _found(compared_text(text), what.choices)
    if value is not None or what.new:
        return value or text, None
    return text, question_sentences.no_such_choice(text, [label for label, _ in what.choices])


def _day(text: str) -> str:
    """A day as it is kept; a text that is none stays as it is, and is refused later."""
    return day_of(text) or text


__all__ = ["OPTION", "FilledRow", "filled_rows"]
