"""Sensible answers to a question: every option once, with what a person would choose or say."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from graph.answers.option import GivenAnswer, Input, InputKind, Option, Tense
from graph.questions import Question

POST = "Netzwerkkoordination"
_WORDS = "Steht so in der Niederschrift der letzten Sitzung"
_CHOSEN = {"kindOfBody": "SOZA", "intensity": "3"}
Values = Mapping[str, tuple[str, ...]]


def filled(question: Question, option: Option, on: date) -> GivenAnswer:
    """The option with the first choice of each list, all rows of a list of rows, and a day that fits."""
    values = {i.name: _value(question, i, on) for i in option.inputs}
    return GivenAnswer(option.id, POST, on.isoformat(), {n: v for n, v in values.items() if v})


def _value(question: Question, what: Input, on: date) -> tuple[str, ...]:
    if what.kind is InputKind.DAY:
        return ((on + timedelta(days=-7 if what.days is Tense.SO_FAR else 400)).isoformat(),)
    if what.kind is InputKind.WORDS:
        return (_WORDS,)
    choices = [c.value for c in question.choices(what)]
    if what.kind is InputKind.RECORDS and what.many:
        return tuple(choices[1:] if what.unlike else choices if what.required else choices[:1])
    if what.name == "partners":
        return tuple(choices[-3:])
    if what.name in _CHOSEN:
        return (_CHOSEN[what.name],)
    return tuple(choices[1:2] if what.unlike else choices[:1]) or ("Wolkenfelder Stelle",)


def every_answer(question: Question, on: date) -> Iterator[tuple[Option, GivenAnswer]]:
    """Each option of a question, filled."""
    for option in question.options:
        yield option, filled(question, option, on)
