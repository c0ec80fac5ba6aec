"""What a question sheet asks, as it went out: its questions, with the words and values of every list to choose from.

It travels with the sheet, hidden, so that a label can be read back whatever has been renamed since.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from graph.answers.option import Choice, Input, InputKind
from graph.errors import UnreadableFileError
from graph.imports.round_trip.packed_cells import UNREADABLE, packed, unpacked
from graph.imports.round_trip.question_mark import QUESTION_FORMAT, question_mark_of
from graph.imports.workbook import Workbook
from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class FormInput:
    """A line for what an answer needs: for which options, and what may be chosen (label, value)."""

    name: str
    label: str
    kind: InputKind
    options: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    required: bool
    many: bool
    new: bool


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question of the sheet: its key, its words, whom it asks, the options (label, id), and the lines of inputs."""

    key: str
    asked: str
    whom: tuple[str, str]
    options: tuple[tuple[str, str], ...]
    inputs: tuple[FormInput, ...]

    def row(self, number: int) -> str:
        """The key of the line of an input."""
        return f"{self.key}/{number}"


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A whole sheet: of which district, in which language, with which questions."""

    district: str
    language: str
    questions: tuple[FormQuestion, ...]

    def by_addressee(self) -> tuple[tuple[str, tuple[FormQuestion, ...]], ...]:
        """The questions to each post or office together, in the order of their first one."""
        keys = dict.fromkeys(q.whom[0] for q in self.questions)
        found = [tuple(q for q in self.questions if q.whom[0] == key) for key in keys]
        return tuple((asked[0].whom[1], asked) for asked in found)


def question_form_of(district: str, questions: Iterable[Question], language: str) -> QuestionForm:
    """The form that asks these questions."""
    return QuestionForm(district, language, tuple(_question(q, language) for q in questions))


def _question(question: Question, language: str) -> FormQuestion:
    options = tuple((o.label.in_language(language), o.id) for o in question.options)
    return FormQuestion(
        question.key,
        question.asked.in_language(language),
        (question.whom.key, question.whom.label.in_language(language)),
        _told_apart(options),
        tuple(_inputs(question, language)),
    )


def _inputs(question: Question, language: str) -> Iterable[FormInput]:
    """Each line once: what several options need in the same way is asked together."""
    lines: dict[tuple[str, str, tuple[tuple[str, str], ...], bool], list[tuple[str, Input]]] = {}
    for option in question.options:
        for what in option.inputs:
            choices = _told_apart(_labelled(question.choices(what), language))
            line = (what.name, what.label.in_language(language), choices, what.many)
            lines.setdefault(line, []).append((option.id, what))
    for (name, label, choices, many), needed in lines.items():
        first = needed[0][1]
        options = tuple(id for id, _ in needed)
        yield FormInput(name, label, first.kind, options, choices, first.required, many, first.new)


def _labelled(choices: Sequence[Choice], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((c.label.in_language(language), c.value) for c in choices)


def _told_apart(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Of several with the same label each shows what it stands for."""
    times = Counter(label for label, _ in pairs)
    return tuple((label if times[label] == 1 else f"{label} [{value}]", value) for label, value in pairs)


def with_ids_of_store(form: QuestionForm, real: Callable[[str], str | None]) -> QuestionForm:
    """The form with the ids of the store where others were shown (decision 0027)."""

    def kept(value: str) -> str:
        return real(value) or value

    def line(what: FormInput) -> FormInput:
        return replace(what, choices=tuple((label, kept(value)) for label, value in what.choices))

    questions = (replace(q, inputs=tuple(map(line, q.inputs))) for q in form.questions)
    return replace(form, questions=tuple(questions))


def form_cells(form: QuestionForm) -> list[str]:
    """The form as the cells of its hidden sheet."""
    return packed(json.dumps(asdict(form)), QUESTION_FORMAT)


def form_in(workbook: Workbook) -> QuestionForm | None:
    """The form that a workbook was made of; None for what is no question sheet.

    Raises UnreadableFileError where it is one whose hidden sheet cannot be read.
    """
    sheet = question_mark_of(workbook)
    if sheet is None:
        return None
    try:
        said = json.loads(unpacked(sheet, QUESTION_FORMAT))
        return QuestionForm(said["district"], said["language"], tuple(map(_question_from, said["questions"])))
    except UNREADABLE as error:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist ein Fragebogen, dessen verborgenes Blatt „{sheet.name}“ beschädigt ist. Bitte "
            "geben Sie den Fragebogen neu aus und übertragen Sie die Antworten."
        ) from error


def _question_from(said: dict[str, object]) -> FormQuestion:
    inputs = said["inputs"]
    if not isinstance(inputs, list):
        raise TypeError
    return FormQuestion(
        str(said["key"]),
        str(said["asked"]),
        _pairs([said["whom"]])[0],
        _pairs(said["options"]),
        tuple(map(_input_from, inputs)),
    )


def _input_from(said: dict[str, object]) -> FormInput:
    options = said["options"]
    if not isinstance(options, list):
        raise TypeError
    return FormInput(
        str(said["name"]),
        str(said["label"]),
        InputKind(str(said["kind"])),
        tuple(map(str, options)),
        _pairs(said["choices"]),
        bool(said["required"]),
        bool(said["many"]),
        bool(said["new"]),
    )


def _pairs(said: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(said, list):
        raise TypeError
    return tuple((str(label), str(value)) for label, value in said)


__all__ = [
    "FormInput",
    "FormQuestion",
    "QuestionForm",
    "form_cells",
    "form_in",
    "question_form_of",
    "with_ids_of_store",
]
