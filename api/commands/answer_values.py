"""What an answer needs, asked in a terminal: choices by number or part of a name, days, words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from api.commands import answering_words as words
from api.commands.dialogue import Dialogue, all_but, numbers_in, pieces_of
from graph.answers.option import Choice, GivenAnswer, Input, InputKind, Option
from graph.imports.dates import day_of
from graph.questions import Question, faults_of
from graph.questions.choosing import choices_like, choices_named
from ontology import Text

_SHOWN = 30
"""A list of so many is shown at once; a longer one is found by part of a name."""
_HITS = 9


class BackError(Exception):
    """Somebody leaves what is asked empty: back to the question."""


class Filling:
    """Asks for all that one option of a question needs."""

    def __init__(self, talk: Dialogue, question: Question) -> None:
        self._talk, self._question = talk, question

    def filled(self, option: Option, head: GivenAnswer) -> GivenAnswer:
        """The answer, such that it can be taken; raises BackError."""
        told: dict[str, tuple[str, ...]] = {}
        for what in option.inputs:
            told[what.name] = self._asked(what, told)
        given = replace(head, option=option.id, values=told)
        while faults := faults_of(self._question, given):
            inputs = {i.name: i for i in option.inputs}
            for fault in faults:
                self._talk.say(fault.sentence, "yellow")
            again = [inputs[f.at] for f in faults if f.at in inputs]
            if not again:
                raise BackError
            for what in again:
                told[what.name] = self._asked(replace(what, required=True), told)
            given = replace(given, values=dict(told))
        return given

    def _asked(self, what: Input, told: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        if what.kind is InputKind.DAY:
            return self._one(what, words.WHEN, self._day)
        if what.kind is InputKind.WORDS:
            return self._one(what, words.FREELY, lambda text: text)
        return Picking(self._talk, self._question, what, told.get(what.unlike, ())).values()

    def _one(self, what: Input, how: Text, read: Callable[[str], str | None]) -> tuple[str, ...]:
        while True:
            text = self._talk.line(words.prompt(what, how))
            if not text and what.required:
                raise BackError
            found = read(text) if text else ""
            if found is not None:
                return (found,) if found else ()

    def _day(self, text: str) -> str | None:
        found = day_of(text)
        if found is None:
            self._talk.say(words.not_a_day(text), "yellow")
        return found


class Picking:
    """One of a list, or several of it, but not what was ``taken`` elsewhere in the answer: "alle" means all others."""

    def __init__(self, talk: Dialogue, question: Question, what: Input, taken: Sequence[str]) -> None:
        self._talk, self._question, self._what = talk, question, what
        self._choices = tuple(c for c in question.choices(what) if c.value not in taken)
        self._shown: Sequence[Choice] = self._choices if len(self._choices) <= _SHOWN else ()

    def values(self) -> tuple[str, ...]:
        """The values chosen; raises BackError where nothing is chosen and something has to be."""
        self._talk.numbered(c.label for c in self._shown)
        found: list[str] = []
        while True:
            how = words.MORE if found else words.SEVERAL if self._what.many else words.ONE
            text = self._talk.line(words.prompt(self._what, how))
            if not text:
                if self._what.required and not found:
                    raise BackError
                return tuple(dict.fromkeys(found))
            taken = self._read(text)
            found += taken
            if taken and not self._what.many:
                return tuple(found[:1])

    def _read(self, text: str) -> list[str]:
        """What a line means; empty where that is not sure, which has been told then."""
        rest = all_but(text) if self._what.many else None
        if rest is None:
            return self._named(text)
        but = self._named(rest) if rest else []
        if rest and not but:
            return []
        left = [c for c in self._choices if c.value not in but]
        self._chosen(left)
        return [c.value for c in left]

    def _named(self, text: str) -> list[str]:
        numbers = numbers_in(text, len(self._shown))
        if numbers is not None and (self._what.many or len(numbers) == 1):
            chosen = [self._shown[n - 1] for n in numbers]
            self._chosen(chosen)
            return [c.value for c in chosen]
        found: list[str] = []
        for piece in pieces_of(text) if self._what.many else (text,):
            value = self._one_named(piece)
            if value is None:
                return []
            found.append(value)
        return found

    def _one_named(self, text: str) -> str | None:
        found = choices_named(self._question.case, self._choices, text)
        if len(found.choices) == 1 and (found.exact or not self._what.new):
            self._chosen(found.choices)
            return found.choices[0].value
        return self._of_hits(text, found.choices or choices_like(self._choices, text))

    def _of_hits(self, text: str, hits: Sequence[Choice]) -> str | None:
        """Which of several is meant, or something new."""
        if len(hits) > _HITS:
            self._talk.say(words.too_many(len(hits), text), "yellow")
            return None
        if hits:
            self._talk.numbered(c.label for c in hits)
            numbers = numbers_in(self._talk.line(words.WHICH), len(hits))
            if numbers is not None and len(numbers) == 1:
                self._chosen([hits[numbers[0] - 1]])
                return hits[numbers[0] - 1].value
        elif not self._what.new:
            self._talk.say(words.not_there(text), "yellow")
        return text if self._what.new and self._talk.agrees(words.take_new(text)) else None

    def _chosen(self, choices: Sequence[Choice]) -> None:
        for choice in choices:
            self._talk.item(f"→ {choice.label.in_language(self._talk.language)}", "green")
