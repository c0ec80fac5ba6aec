"""A question as a form that works without script, and what somebody filled in as an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from api.page_parts.form_fields import Filled, only_text
from api.report.wording import Words
from graph.answers.option import Choice, GivenAnswer, Input, InputKind, Option
from graph.imports.dates import day_of
from graph.questions.question import Question

OPTION, SAID_BY, DAY, REMARK = "option", "stelle", "stand", "bemerkung"
"""Names of fields that every question has."""


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One of a closed list, and whether it was chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of an answer; ``look`` is how it is filled in: suggest, select, checks, day or words.

    ``new`` is the name of the field beside a list of which several are chosen, for names that are not on it: one in a
    line; empty where the list is closed. ``text`` is what was written before.
    """

    name: str
    label: str
    look: str
    required: bool
    choices: tuple[FormChoice, ...]
    text: str
    new: str


@dataclass(frozen=True, slots=True)
class FormOption:
    """One of the answers with its fields; ``effect`` says what it changes, where that is known beforehand."""

    id: str
    label: str
    meaning: str
    chosen: bool
    fields: tuple[FormField, ...]
    effect: str


def form_of(question: Question, words: Words, filled: Filled, effects: Mapping[str, str]) -> tuple[FormOption, ...]:
    """The answers of a question as a form, with what was ``filled`` in before."""
    chosen = only_text(filled, OPTION)
    return tuple(
        FormOption(
            option.id,
            words.say(option.label),
            option.meaning.value,
            option.id == chosen,
            tuple(_field(question, option, what, words, filled) for what in option.inputs),
            effects.get(option.id, ""),
        )
        for option in question.options
    )


def given_in(question: Question, filled: Filled, today: date) -> GivenAnswer:
    """The answer that was filled in: fields of other options are left out, names of a list become what they mean."""
    option = question.option(only_text(filled, OPTION))
    values = {
        what.name: tuple(_meant(question, what, _said(filled, option, what)))
        for what in (option.inputs if option is not None else ())
    }
    day = _day(only_text(filled, DAY)) or today.isoformat()
    said_by = only_text(filled, SAID_BY)
    return GivenAnswer(only_text(filled, OPTION), said_by, day, values, only_text(filled, REMARK))


def _name(option: Option | None, what: Input) -> str:
    return f"{option.id if option is not None else ''}:{what.name}"


def _new(option: Option | None, what: Input) -> str:
    return f"{_name(option, what)}:neu" if what.many and what.new else ""


def _said(filled: Filled, option: Option | None, what: Input) -> Sequence[str]:
    """What was chosen, and the lines of what was written beside it."""
    chosen = filled.get(_name(option, what), ())
    written = (line for text in filled.get(_new(option, what), ()) for line in text.splitlines())
    return (*chosen, *written)


def _day(text: str) -> str:
    """A day as it is kept; a text that is none stays as it is, and is refused later."""
    return day_of(text) or text


def _field(question: Question, option: Option, what: Input, words: Words, filled: Filled) -> FormField:
    name, new = _name(option, what), _new(option, what)
    said = frozenset(filled.get(name, ()))
    labels = _labels(question.choices(what), words)
    choices = tuple(FormChoice(value, label, value in said or label in said) for value, label in labels)
    text = "\n".join(filled.get(new, ())) if new else only_text(filled, name)
    return FormField(name, words.say(what.label), _look(what), what.required, choices, text, new)


def _look(what: Input) -> str:
    if what.kind is InputKind.DAY:
        return "day"
    if what.kind is InputKind.WORDS:
        return "words"
    if what.many:
        return "checks"
    return "suggest" if what.new else "select"


def _labels(choices: Sequence[Choice], words: Words) -> Iterator[tuple[str, str]]:
    """Each choice with a label that no other has: a name that is suggested has to mean one thing."""
    seen: set[str] = set()
    for choice in choices:
        label = words.say(choice.label)
        told = label
        for number in count(2):
            if told not in seen:
                break
            told = f"{label} ({number})"
        seen.add(told)
        yield choice.value, told


def _meant(question: Question, what: Input, said: Sequence[str]) -> Iterator[str]:
    """Ids and codes in place of the labels that were suggested; what is on no list stays as it was written."""
    labels = {
        label: value for words in (Words("de"), Words("en")) for value, label in _labels(question.choices(what), words)
    }
    for text in said:
        told = " ".join(text.split())
        if told:
            yield _day(told) if what.kind is InputKind.DAY else labels.get(told, told)


__all__ = ["DAY", "OPTION", "REMARK", "SAID_BY", "Filled", "FormOption", "form_of", "given_in"]
