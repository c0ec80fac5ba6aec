"""One sitting in which somebody answers question after question: each answer a batch of its own, each taken back alone.

A killed sitting loses nothing that was answered. Who else writes meanwhile is seen before the next question.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.analysis import Analysis
from graph.answers.option import GivenAnswer
from graph.errors import ConflictError
from graph.questions.answer_effect import AnswerEffect, effect_of
from graph.questions.joined_answers import AnswersTogether
from graph.questions.question import Question, question_of
from graph.questions.worth import Ranked, ranked
from graph.questions.written_answers import answered
from graph.records import Record
from graph.stores.base import EVERYTHING, GraphStore, Revision, put
from graph.stores.journal import undo

_ATTEMPTS = 4
"""So often an answer is given anew, because somebody else wrote at the same moment."""


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """An answer that was written: the batch, the question, and what it changed."""

    revision: Revision
    question: Question
    effect: AnswerEffect


@dataclass(frozen=True, slots=True)
class SittingAt:
    """Where answers go: the store, the id in it behind one that is shown, the newest analysis, and the time."""

    store: GraphStore
    real: Callable[[str], str | None]
    analysis: Callable[[], Analysis]
    time: Callable[[], str]


class Sitting:
    """The open questions of a district, and what has been answered since it began."""

    def __init__(self, at: SittingAt) -> None:
        self._at = at
        self._skipped: set[str] = set()
        self._next = ""
        self.given: list[WrittenAnswer] = []

    @property
    def analysis(self) -> Analysis:
        """The district as it is known by now."""
        return self._at.analysis()

    def open(self) -> tuple[Ranked, ...]:
        """What is still to be asked, the most worthwhile first; what was taken back comes again at once."""
        found = (r for r in ranked(self.analysis) if r.question.key not in self._skipped)
        return tuple(sorted(found, key=lambda r: r.question.key != self._next))

    def skip(self, question: Question) -> None:
        """Do not ask it again in this sitting."""
        self._skipped.add(question.key)

    def answer(self, question: Question, given: GivenAnswer) -> WrittenAnswer | None:
        """Write the answer; None where somebody else has closed the question, or said just that, meanwhile.

        Raises InvalidError for what does not fit, ConflictError where others never stop writing.
        """
        for left in reversed(range(_ATTEMPTS)):
            try:
                return self._answered(question.key, given)
            except ConflictError:
                if not left:
                    raise
        raise AssertionError

    def _answered(self, key: str, given: GivenAnswer) -> WrittenAnswer | None:
        newest = self._at.store.head(EVERYTHING)
        before = self.analysis
        question = question_of(before, key)
        if question is None:
            return None
        batch, together = answered(before.snapshot, question, given, time=self._at.time()), AnswersTogether()
        together.add(before.snapshot, batch.changes)
        changes = tuple(put(r) for r in together.onto(self._in_store))
        if not changes:
            return None
        based = newest.number if newest is not None else None
        made = self._at.store.commit(replace(batch, changes=changes, based_on=based), EVERYTHING)
        done = WrittenAnswer(made, question, effect_of(before, self.analysis))
        self.given.append(done)
        self._next = ""
        return done

    def _in_store(self, shown: str) -> Record | None:
        return self._at.store.get(self._at.real(shown) or shown, EVERYTHING)

    def undo(self) -> WrittenAnswer | None:
        """Take the last answer back and ask it again; None where there is none. Raises what `journal.undo` raises."""
        if not self.given:
            return None
        last = self.given[-1]
        undo(self._at.store, last.revision.number, author=last.revision.author, time=self._at.time(), scope=EVERYTHING)
        self._next = self.given.pop().question.key
        return last


__all__ = ["Sitting", "SittingAt", "WrittenAnswer"]
