"""``fruehnetz ask``: one open question after another in a terminal, each answer saved before the next is asked."""

import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from api.commands import answering_words as words
from api.commands.answer_values import BackError, Filling
from api.commands.dialogue import Dialogue, numbers_in
from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import busy
from graph.answers.option import DO_NOT_KNOW, GivenAnswer, Option
from graph.as_of import opened_on
from graph.comparison.difference_words import indicator_label, value_of
from graph.errors import ConflictError
from graph.findings import cited, norms_of
from graph.imports.dates import day_of
from graph.indicators import all_indicators
from graph.live.live import Live
from graph.questions.answer_effect import AnswerEffect
from graph.questions.answer_faults import head_faults
from graph.questions.sitting import Sitting, SittingAt
from graph.questions.worth import Ranked
from graph.stores.privacy import MaskedReader
from graph.wording import spelled

_EFFECTS = 6
"""As many narrower ranges are shown of an answer."""


def refuse_without_terminal() -> None:
    """Wrong use where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        wrong_use(words.NO_TERMINAL)


def converse(source: Opened, store: str, key: str, language: str) -> None:
    """Ask until nothing is open or somebody leaves; what was answered is told at the end, whatever ends it."""
    on = opened_on()
    live = Live(source.store, source.model)
    real = MaskedReader(source.store, source.model).real
    sitting = Sitting(SittingAt(source.store, real, lambda: live.of(key, on).analysis, now))
    conversation = _Conversation(Dialogue(language), sitting)
    try:
        conversation.run()
    except EOFError:
        pass
    finally:
        conversation.sum_up(store)


class _Conversation:
    def __init__(self, talk: Dialogue, sitting: Sitting) -> None:
        self._talk, self._sitting = talk, sitting
        self._head = GivenAnswer("", "", "")
        self._acts = {"s": self._skipped, "u": self._undone, "?": self._why}

    def run(self) -> None:
        """Question after question."""
        if self._open():
            self._head = self._who()
        while found := self._open():
            first = found[0]
            self._show(first, len(found))
            if not self._one(first):
                return
        self._talk.say(words.ALL_ASKED)

    def _open(self) -> tuple[Ranked, ...]:
        with busy("Wertet aus …"):
            return self._sitting.open()

    def _show(self, found: Ranked, number: int) -> None:
        question = found.question
        self._talk.say("")
        self._talk.say(words.number_of(number, question.whom.label), "dim")
        self._talk.say(question.asked, "bold")
        self._talk.say(found.reason, "dim")
        self._talk.numbered(o.label for o in _numbered(found))
        self._talk.say(words.OTHERS, "dim")

    def _one(self, found: Ranked) -> bool:
        """Until the question is answered or left; False where somebody leaves altogether."""
        options = _numbered(found)
        while True:
            typed = self._talk.line(words.choose(len(options))).casefold()
            if typed == "q":
                return False
            option, act = _option(typed, options), self._acts.get(typed)
            if option is not None:
                done = self._answered(found, option)
            elif act is not None:
                done = act(found)
            else:
                done = False
                self._talk.say(words.none_such(typed, len(options)), "yellow")
            if done:
                return True

    def _answered(self, found: Ranked, option: Option) -> bool:
        try:
            given = Filling(self._talk, found.question).filled(option, self._head)
        except BackError:
            self._talk.say(words.EMPTY)
            return False
        with busy("Speichert …"):
            done = self._sitting.answer(found.question, given)
        if done is None:
            self._talk.say(words.CLOSED, "yellow")
            self._sitting.skip(found.question)
            return True
        self._talk.say(words.saved(done.revision.number), "green")
        self._effect(done.effect)
        return True

    def _skipped(self, found: Ranked) -> bool:
        self._sitting.skip(found.question)
        self._talk.say(words.SKIPPED)
        return True

    def _undone(self, found: Ranked) -> bool:
        del found
        try:
            last = self._sitting.undo()
        except ConflictError:
            self._talk.say(words.BUILT_UPON, "yellow")
            return False
        self._talk.say(words.NO_LAST if last is None else words.taken_back(last.question.asked))
        return last is not None

    def _who(self) -> GivenAnswer:
        """Who says all this, and of what day: asked once."""
        snapshot = self._sitting.analysis.snapshot
        on = snapshot.on
        while True:
            given = GivenAnswer("", self._talk.line(words.WHO), on.isoformat())
            faults = list(head_faults(snapshot, given))
            if not faults:
                return replace(given, day=self._day(on))
            for fault in faults:
                self._talk.say(fault.sentence, "yellow")

    def _day(self, on: date) -> str:
        while True:
            typed = self._talk.line(words.day_asked(spelled(on.isoformat())))
            day = day_of(typed) if typed else on.isoformat()
            if day is None or len(day) < len(on.isoformat()):
                self._talk.say(words.not_an_exact_day(typed), "yellow")
            elif day > on.isoformat():
                self._talk.say(words.in_future(spelled(day)), "yellow")
            else:
                return day

    def _why(self, found: Ranked) -> bool:
        finding, snapshot = found.question.finding, found.question.case.snapshot
        self._talk.say(finding.reason)
        norms = dict.fromkeys(cited(n) for n in norms_of(finding, snapshot))
        for norm in norms or (words.NO_NORM,):
            self._talk.say(norm, "dim")
        return False

    def _effect(self, effect: AnswerEffect) -> None:
        for word, findings in ((words.GONE, effect.gone), (words.PROVEN, effect.proven), (words.NEW, effect.new)):
            if findings:
                self._talk.item(words.findings_told(word, findings))
        for id, before, after in effect.ranges[:_EFFECTS]:
            unit = all_indicators()[id].unit
            self._talk.item(words.range_told(indicator_label(id), value_of(before, unit), value_of(after, unit)))
        if len(effect.ranges) > _EFFECTS:
            self._talk.item(words.more_ranges(len(effect.ranges) - _EFFECTS))
        if effect.nothing:
            self._talk.item(words.NOTHING_CHANGED)

    def sum_up(self, store: str) -> None:
        """What was saved, and how all of it is taken back."""
        given = self._sitting.given
        self._talk.say("")
        self._talk.say(words.summed_up(len(given)))
        if given:
            self._talk.say(words.UNDO_ALL)
        for each in reversed(given):
            self._talk.item(f"fruehnetz undo {each.revision.number} --store {shlex.quote(store)}")


def _numbered(found: Ranked) -> tuple[Option, ...]:
    """The answers that have a number: all but that somebody does not know."""
    return tuple(o for o in found.question.options if o.id != DO_NOT_KNOW.id)


def _option(typed: str, options: Sequence[Option]) -> Option | None:
    """The answer that somebody chose: by number, or that they do not know."""
    if typed == "w":
        return DO_NOT_KNOW
    numbers = numbers_in(typed, len(options))
    return options[numbers[0] - 1] if numbers is not None and len(numbers) == 1 else None
