"""Who knows the unblurred district, and a question that is put about the recorded one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis import Analysis
from graph.answers.option import Option
from graph.district.snapshot import Snapshot
from graph.findings.finding import singles
from graph.questions import Question
from graph.records import Relation
from ontology.names import AnswerMeaning
from tests.synthetic.districts import District
from tests.synthetic.facts import written
from tests.synthetic.trial import Trial, snapshot


@dataclass(frozen=True)
class Truthful:
    """Who knows what is true in a district, and says it when asked."""

    district: District

    @cached_property
    def truth(self) -> Snapshot:
        """The district as it really is."""
        return snapshot(self._told)

    @cached_property
    def _told(self) -> District:
        records = tuple(written(fact) for fact in self.district.truth)
        return District(self.district.key, self.district.truth, records)

    @cached_property
    def begun(self) -> Analysis:
        """What is said of the recorded district before anybody is asked."""
        return Trial(self.district).analysis

    @cached_property
    def lacking(self) -> frozenset[tuple[str, frozenset[str]]]:
        """What is found in the district as it really is, by rule and subjects."""
        found = singles(Trial(self._told).analysis.findings)
        return frozenset((f.rule, frozenset(f.subjects)) for f in found)

    @cached_property
    def seats(self) -> tuple[Relation, ...]:
        """Who really sits where."""
        return self.truth.holding("Membership")

    @cached_property
    def ties(self) -> Mapping[str, Mapping[str, str]]:
        """Who really works with whom, how closely."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.truth.holding("Cooperation"):
            close = row.value("intensity") or "3"
            found[row.source][row.target] = found[row.target][row.source] = close
        return found

    def as_it_is(self, question: Question) -> Option:
        """What is really lacking is said to be; else nobody knows."""
        gaps = (o for o in question.options if o.meaning is AnswerMeaning.GAP)
        plain = (o for o in gaps if not any(what.required for what in o.inputs))
        return next(plain, question.options[-1]) if self.lacks(question) else question.options[-1]

    def lacks(self, question: Question) -> bool:
        """Whether what the question asks for is really lacking."""
        return (question.finding.rule, frozenset(question.finding.subjects)) in self.lacking


@dataclass(frozen=True)
class Asking:
    """A question that is put to somebody who knows the truth."""

    who: Truthful
    question: Question
    now: Snapshot

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about."""
        return self.question.finding.subjects

    def named(self, id: str) -> str:
        """A thing by its id where the recorded district knows it, else by its name."""
        return id if self.now.known(id) is not None else self.who.truth.name(id)

    def recorded(self, row: Relation) -> bool:
        """Whether a seat is recorded already as there."""
        ends = (self.id_of(row.source), self.id_of(row.target))
        return ends in self._recorded

    @cached_property
    def _recorded(self) -> frozenset[tuple[str, str]]:
        return frozenset((r.source, r.target) for r in self.now.holding("Membership"))

    def id_of(self, id: str) -> str:
        """The id under which the recorded district knows a true thing: an earlier answer may have named it anew."""
        if self.now.known(id) is not None:
            return id
        name = self.who.truth.name(id)
        return next((e.id for e in self.now.organizations if e.name == name), id)

    def seats(self, fits: Callable[[Relation], bool]) -> Iterator[Relation]:
        """True seats that fit."""
        return (row for row in self.who.seats if fits(row))

    def closed_pairs(self) -> frozenset[frozenset[str]]:
        """The pairs whose cooperation is recorded for sure."""
        return frozenset(frozenset((r.source, r.target)) for r in self.now.holding("Cooperation"))
