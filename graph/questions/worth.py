"""The order of the questions: what each answer would change, before the others are given (decision 0036)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.analysis import Analysis
from graph.answers.option import InputKind, no_change
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ties_needed
from graph.findings.finding import Kind
from graph.indicators import all_indicators
from graph.questions.bearing import UPWARD, Bearing, asks_for_ties, bearing_of
from graph.questions.question import Question, questions_of
from graph.questions.told_lists import closed_by_lists, supposable
from graph.questions.widths import widths
from graph.wording import semicolons
from ontology import Norm, Text, say
from ontology.names import AnswerMeaning, EntityType

FACT, GAP = 0.1, 0.2
"""What it is worth that a question becomes a fact or a proven gap, where a range that closes altogether is worth 1."""
EVEN = 0.5
"""The chance of a gap where nobody has published how common the thing is."""
PLAIN, LIST = 0.5, 1.0
"""Minutes to answer: one choice, and a list of rows or names."""
_NAMED = 3


class Ranked(NamedTuple):
    """A question, what an answer is worth, why in a sentence, and how long it takes."""

    question: Question
    worth: float
    reason: Text
    minutes: float


def ranked(analysis: Analysis) -> tuple[Ranked, ...]:
    """All open questions, the most worthwhile first; of equal worth as the findings are ranked."""
    asked = questions_of(analysis)
    weighing = _Weighing.of(analysis, asked)
    found = [weighing.ranked(question) for question in asked]
    return tuple(sorted(found, key=lambda r: -r.worth))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What all questions together would settle, and how many share in it."""

    analysis: Analysis
    open: Mapping[str, float]
    bearings: Mapping[str, Bearing]
    single: Counter[str]
    listed: Counter[str]
    lists: Counter[str]
    chances: Mapping[str, float]
    own: Mapping[str, float]
    """By key, what it is worth that the question itself becomes a fact or a gap."""
    told: Mapping[str, Mapping[str, float]]
    """By key, what each list closes that can be supposed to be told."""
    ties_needed: int

    @classmethod
    def of(cls, analysis: Analysis, asked: Sequence[Question]) -> "_Weighing":
        bearings = {q.key: bearing_of(q) for q in asked}
        single, whole = Counter[str](), Counter[str]()
        for bearing in bearings.values():
            for indicator in bearing.indicators:
                (whole if bearing.whole else single)[indicator] += bearing.size
        chances = {q.key: chance_of_gap(q) for q in asked}
        lists = Counter(i for bearing in bearings.values() if bearing.whole for i in bearing.indicators)
        open_ = widths(analysis)
        told = closed_by_lists(
            analysis, {q.key: (q, bearings[q.key].indicators) for q in asked if supposable(q)}, open_
        )
        own = {q.key: _own(q, chances[q.key]) for q in asked}
        return cls(analysis, open_, bearings, single, whole, lists, chances, own, told, _ties_needed(analysis.snapshot))

    def ranked(self, question: Question) -> Ranked:
        """The question with its worth."""
        bearing, minutes = self.bearings[question.key], minutes_of(question)
        closing = self._closing(question, bearing)
        settled = self._settled(question, closing)
        worth = (sum(closing.values()) + settled) / bearing.answers
        return Ranked(question, round(worth, 4), self._reason(question, closing, settled), minutes)

    def _closing(self, question: Question, bearing: Bearing) -> Mapping[str, float]:
        """By indicator, what of its range the answer closes on average."""
        if asks_for_ties(question):
            return self._gate(question)
        found = self.told.get(question.key)
        if found is None:
            open_ = sorted(bearing.indicators & self.open.keys())
            found = {i: self._sure(question, i) * self._part(i, bearing) for i in open_}
        return {i: closed for i, closed in found.items() if closed > 0}

    def _part(self, indicator: str, bearing: Bearing) -> float:
        """What of a range the answer closes: a list its part of all lists, a single thing its part of all things.

        Lists may settle a thing that is asked by itself, so they count as others that share in it.
        """
        width = self.open[indicator]
        if bearing.whole:
            return width * bearing.size / self.listed[indicator]
        things = max(self.single[indicator], self._open_things(indicator), 1)
        return width / (things + self.lists[indicator])

    def _open_things(self, indicator: str) -> float:
        """How many of the things that an indicator looks at are open."""
        outcome, unit = self.analysis.outcomes[indicator], all_indicators()[indicator].unit
        if unit == "share":
            return outcome.n * self.open[indicator]
        if unit == "count" and outcome.low is not None and outcome.high is not None:
            return outcome.high - outcome.low
        return 1

    def _sure(self, question: Question, indicator: str) -> float:
        """How likely the answer is one that changes records: that alone closes a range."""
        if self.bearings[question.key].whole:
            return 1.0
        chance = self.chances[question.key]
        likely = {AnswerMeaning.FACT: 1 - chance} if indicator in UPWARD else _even_to(chance)
        options = [o for o in question.options if o.means is not no_change]
        return sum(part for meaning, part in likely.items() if any(o.meaning is meaning for o in options))

    def _gate(self, question: Question) -> Mapping[str, float]:
        """What may be said once ties of enough organizations are told, shared among those that are still needed."""
        if not self.ties_needed:
            return {}
        indicators = self.bearings[question.key].indicators
        return {i: self.open.get(i, 1.0) / self.ties_needed for i in sorted(indicators)}

    def _settled(self, question: Question, closing: Mapping[str, float]) -> float:
        """What it is worth that findings become fact or gap: the own one, and of a list what it settles by the way.

        A single question is settled as far as the ranges close on which it bears.
        """
        own = self.own[question.key]
        if question.key not in self.told:
            return own
        parts = {i: closed / self.open[i] for i, closed in closing.items()}
        others = (
            self.own[key] * sum(parts.get(i, 0.0) for i in other.indicators) / len(other.indicators)
            for key, other in self.bearings.items()
            if key not in self.told and other.indicators
        )
        return own + sum(others)

    def _reason(self, question: Question, closing: Mapping[str, float], settled: float) -> Text:
        if asks_for_ties(question) and self.ties_needed:
            return say(
                "Bis über die Zusammenarbeit etwas gesagt werden kann, {needed:fehlt|fehlen} noch {needed} von {of} "
                "{of:Organisation|Organisationen}.",
                "Before anything can be said on cooperation, {needed} of {of} {of:organization|organizations} "
                "{needed:is|are} still to tell.",
                of=len(self.analysis.snapshot.cooperating),
                needed=self.ties_needed,
            )
        if not closing:
            return _CLEARS if settled else _NOTHING
        best = sorted(closing, key=lambda i: -closing[i])[:_NAMED]
        labels = [all_indicators()[i].label for i in best]
        return say(
            "Damit {best_count:wird|werden} genauer: {best}.",
            "With it {best_count:becomes|become} surer: {best}.",
            best_count=len(best),
            best=Text(de=semicolons(t.de for t in labels), en=semicolons(t.en for t in labels)),
        )


_CLEARS = Text(de="Die Antwort klärt diese Frage.", en="The answer settles this question.")
_NOTHING = Text(de="Die Antwort ändert nichts an den Auswertungen.", en="The answer changes no analysis.")


def _even_to(chance: float) -> Mapping[AnswerMeaning, float]:
    return {AnswerMeaning.GAP: chance, AnswerMeaning.FACT: 1 - chance}


def _own(question: Question, chance: float) -> float:
    """A hint stays one whatever is said, and a question on the data becomes no gap of the network."""
    if question.finding.hint:
        return 0.0
    return FACT if question.finding.kind is Kind.DATA_QUESTION else chance * GAP + (1 - chance) * FACT


def _ties_needed(snapshot: Snapshot) -> int:
    """Of how many more organizations ties have to be told until the gate opens; 0 where no answer here opens it.

    Once a survey is recorded its respondents alone are counted as heard (domain 4.3).
    """
    if snapshot.of_type(EntityType.SURVEY):
        return 0
    return max(0, ties_needed(snapshot) - len(snapshot.with_tie_data))


def chance_of_gap(question: Question) -> float:
    """How likely the thing is lacking: what the published share leaves, else even."""
    norms = question.case.snapshot.model.norms
    found = [n for n in map(norms.get, question.finding.norms) if n is not None]
    newest = max(filter(_is_share, found), key=lambda n: n.year or 0, default=None)
    return EVEN if newest is None or newest.value is None else 1 - newest.value / 100


def _is_share(norm: Norm) -> bool:
    return norm.kind == "share" and norm.value is not None


def minutes_of(question: Question) -> float:
    """How long the answer takes: longer where several rows or names have to be gone through."""
    inputs = (what for option in question.options for what in option.inputs)
    many = any(what.many and what.kind in (InputKind.ORGANIZATION, InputKind.RECORDS) for what in inputs)
    return LIST if many else PLAIN


__all__ = ["EVEN", "FACT", "GAP", "LIST", "PLAIN", "Ranked", "chance_of_gap", "minutes_of", "ranked"]
