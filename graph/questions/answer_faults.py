"""What is the matter with an answer before anything of it is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from graph.answers.option import Choice, GivenAnswer, Input, InputKind, Option, Tense
from graph.district.snapshot import Snapshot
from graph.identifiers import folded
from graph.imports.persons.single_statements import personal_in, personal_in_words
from graph.questions.choosing import several_named
from graph.questions.question import Question
from graph.wording import spelled
from ontology import Model, Text, say
from ontology.names import EntityType, Prop
from ontology.values import earliest, is_dated, latest

_NEAREST = 5
_LETTERS = 2
"""So many letters has a name at least."""


class AnswerFault(NamedTuple):
    """Which part of an answer is wrong (``option``, ``said_by``, ``day``, ``remark`` or an input), and how."""

    at: str
    sentence: Text


def faults_of(question: Question, given: GivenAnswer, *, persons: bool = False) -> tuple[AnswerFault, ...]:
    """Everything that is wrong with an answer; nothing where it can be taken."""
    option = question.option(given.option)
    if option is None:
        return (AnswerFault("option", _no_option(question, given)),)
    snapshot = question.case.snapshot
    also = option.also(question.case, given)
    asked = (replace(what, required=what.required or what.name in also) for what in option.inputs)
    inputs = (fault for what in asked for fault in _of_input(question, what, given, persons=persons))
    twice = (fault for what in option.inputs if what.unlike for fault in _twice(question, option, what, given))
    return (*head_faults(snapshot, given, persons=persons), *_unknown(option, given), *inputs, *twice)


def head_faults(snapshot: Snapshot, given: GivenAnswer, *, persons: bool = False) -> Iterator[AnswerFault]:
    """What is wrong with who says it, for which day, or with the remark."""
    if not given.said_by.strip():
        yield AnswerFault("said_by", _WHO)
    elif not persons and names_person(snapshot.model, given.said_by):
        yield AnswerFault("said_by", NO_PERSON)
    if not _is_exact_day(given.day):
        yield AnswerFault("day", _not_a_day(given.day))
    elif earliest(given.day) > snapshot.on:
        yield AnswerFault("day", _still_to_come(given.day, snapshot.on))
    if not persons and personal_in_words(given.remark) is not None:
        yield AnswerFault("remark", NO_PERSON)


def _unknown(option: Option, given: GivenAnswer) -> Iterator[AnswerFault]:
    known = [what.name for what in option.inputs]
    for name in given.values:
        if name not in known:
            text = say(
                "„{name}“ gehört nicht zu „{option}“. Möglich: {known}.",
                "“{name}” does not belong to “{option}”. Possible: {known}.",
                name=name,
                option=option.label,
                known=", ".join(known) or "-",
            )
            yield AnswerFault(name, text)


def _of_input(question: Question, what: Input, given: GivenAnswer, *, persons: bool) -> Iterator[AnswerFault]:
    values = given.all(what.name)
    if what.required and not values:
        yield AnswerFault(what.name, _missing(what))
    if len(values) > 1 and not what.many:
        yield AnswerFault(what.name, _one_only(what))
    if what.kind is InputKind.DAY:
        found = (_of_day(what, value, question.case.snapshot.on) for value in values)
        yield from (AnswerFault(what.name, sentence) for sentence in found if sentence is not None)
    elif what.kind is InputKind.WORDS:
        personal = () if persons else (v for v in values if personal_in_words(v) is not None)
        yield from (AnswerFault(what.name, NO_PERSON) for _ in personal)
    else:
        yield from _of_choice(question, what, values, persons=persons)


def _twice(question: Question, option: Option, what: Input, given: GivenAnswer) -> Iterator[AnswerFault]:
    """What stands in two places of an answer that say different things of it."""
    other = next(each for each in option.inputs if each.name == what.unlike)
    told = {_meant(question, other, value).value for value in given.all(other.name)}
    for meant in (_meant(question, what, value) for value in given.all(what.name)):
        if meant.value in told:
            text = say(
                "„{name}“ steht bei „{one}“ und bei „{other}“: Nur eines von beiden passt.",
                "“{name}” is under “{one}” and under “{other}”: only one of them fits.",
                name=meant.label,
                one=other.label,
                other=what.label,
            )
            yield AnswerFault(what.name, text)


def _meant(question: Question, what: Input, value: str) -> Choice:
    """What was chosen, or what is recorded by the name that was written."""
    choices = question.choices(what)
    named = next((c for c in choices if c.value == value), None)
    written = (c for c in choices if folded(c.label.de) == folded(value))
    return named or next(written, Choice(folded(value), Text(de=value, en=value)))


def _of_day(what: Input, value: str, on: date) -> Text | None:
    """What is wrong with a day: it is none, what has happened would be to come, or what is planned be over."""
    if not is_dated(value):
        return _not_a_day(value)
    if what.days is Tense.SO_FAR and earliest(value) > on:
        return _still_to_come(value, on)
    if what.days is Tense.TO_COME and latest(value) < on:
        return _over(value, on)
    return None


def _of_choice(question: Question, what: Input, values: Sequence[str], *, persons: bool) -> Iterator[AnswerFault]:
    choices = question.choices(what) if values else ()
    known, snapshot = {c.value for c in choices}, question.case.snapshot
    for value in (v for v in values if v not in known):
        if not what.new:
            yield AnswerFault(what.name, _not_among(what, value, (c.label for c in choices)))
        elif snapshot.known(value) is not None:
            continue  # recorded, though nobody is sure of it, and so not offered
        elif sum(map(str.isalpha, value)) < _LETTERS:
            yield AnswerFault(what.name, _no_name(value))
        elif names := several_named(choices, value):
            yield AnswerFault(what.name, _one_name_each(what, value, names))
        elif not persons and names_person(snapshot.model, value):
            yield AnswerFault(what.name, NO_PERSON)


def names_person(model: Model, text: str) -> bool:
    """Whether a text that should name a post or an organization names a person."""
    prop = model.types[EntityType.ORGANIZATION].property(Prop.NAME)
    return prop is not None and personal_in(prop, text) is not None


def _is_exact_day(text: str) -> bool:
    return len(text) == len("2026-05-04") and is_dated(text)


_WHO = Text(
    de="Wer sagt das? Eine Stelle oder Funktion genügt, zum Beispiel „Netzwerkkoordination“.",
    en="Who says so? A post or role is enough, for example “network coordination”.",
)
NO_PERSON = Text(
    de="Hier steht etwas über eine Person oder einen Einzelfall. Das wird nicht aufgenommen: Organisation, Stelle und "
    "Gremium genügen.",
    en="This tells of a person or a single case, which is not taken: organization, post and body suffice.",
)


def _no_option(question: Question, given: GivenAnswer) -> Text:
    return say(
        "Die Antwort „{given}“ gibt es hier nicht. Möglich: {known}.",
        "There is no answer “{given}” here. Possible: {known}.",
        given=given.option,
        known=", ".join(o.id for o in question.options),
    )


def _missing(what: Input) -> Text:
    return say("Bitte angeben: {label}.", "Please say: {label}.", label=what.label)


def _one_only(what: Input) -> Text:
    return say("{label}: Hier passt nur eine Angabe.", "{label}: only one value fits here.", label=what.label)


def _no_name(text: str) -> Text:
    return say("„{text}“ ist kein Name.", "“{text}” is no name.", text=text)


def _one_name_each(what: Input, value: str, names: Sequence[str]) -> Text:
    joined = "; ".join(names)
    if what.many:
        return say(
            "{label}: „{value}“ nennt mehrere. Bitte jede für sich angeben: {joined}.",
            "{label}: “{value}” names several. Please state each by itself: {joined}.",
            label=what.label,
            value=value,
            joined=joined,
        )
    return say(
        "{label}: Hier passt nur eine Angabe, „{value}“ nennt mehrere: {joined}.",
        "{label}: only one fits here, “{value}” names several: {joined}.",
        label=what.label,
        value=value,
        joined=joined,
    )


def _not_a_day(text: str) -> Text:
    return say(
        "„{text}“ ist kein Tag. Erwartet wird zum Beispiel 2024-12-31.",
        "“{text}” is no day. Expected is for example 2024-12-31.",
        text=text,
    )


def _still_to_come(day: str, on: date) -> Text:
    return say(
        "{day} kommt erst noch: Angegeben wird, was bis zum {on} war.",
        "{day} is still to come: what is told is what was until {on}.",
        day=spelled(day),
        on=spelled(on.isoformat()),
    )


def _over(day: str, on: date) -> Text:
    return say(
        "{day} ist schon vorbei: Hier passt ein Tag ab dem {on}.",
        "{day} is over: a day from {on} on fits here.",
        day=spelled(day),
        on=spelled(on.isoformat()),
    )


def _not_among(what: Input, value: str, known: Iterable[Text]) -> Text:
    labels = list(known)[:_NEAREST]
    return say(
        "{label}: „{value}“ steht nicht zur Wahl. Zum Beispiel: {known}.",
        "{label}: “{value}” is not among the choices. For example: {known}.",
        label=what.label,
        value=value,
        known=Text(de="; ".join(t.de for t in labels) or "-", en="; ".join(t.en for t in labels) or "-"),
    )


__all__ = ["AnswerFault", "faults_of", "head_faults"]
