"""Districts in which a rule asks, and what becomes of them after an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from graph.analysis import Analysis, analyse
from graph.answers.option import GivenAnswer
from graph.district.loading import snapshot_from
from graph.editing.supposing import after_changes
from graph.findings.finding import Finding, singles
from graph.questions import Question, answered, questions_of
from graph.records import Entity, Record, Relation
from graph.stores.base import Batch
from ontology import load_model
from tests.synthetic.gaps import Plant, all_gaps
from tests.synthetic.trial import trial

TIME = "2026-06-30T12:00:00+02:00"


def analysed(records: Iterable[Record], on: date) -> Analysis:
    """The analysis of the one district of some records."""
    known = list(records)
    entities = [r for r in known if isinstance(r, Entity)]
    home = next(e for e in entities if e.type == "District")
    relations = (r for r in known if isinstance(r, Relation))
    return analyse(snapshot_from(load_model(), home, on, entities, relations))


@dataclass(frozen=True)
class Asked:
    """A district, its day, and a question of the rule that is tried."""

    rule: str
    records: tuple[Record, ...]
    on: date
    before: Analysis
    subjects: tuple[str, ...]

    @cached_property
    def question(self) -> Question:
        """The question of the rule on these subjects."""
        found = (q for q in questions_of(self.before) if q.finding.rule == self.rule)
        return next(q for q in found if set(q.finding.subjects) == set(self.subjects))

    def batch(self, given: GivenAnswer) -> Batch:
        """What the answer writes."""
        return answered(self.before.snapshot, self.question, given, time=TIME)

    def after(self, given: GivenAnswer, on: date | None = None) -> Analysis:
        """The district after the answer, on the same day or another."""
        return analysed(after_changes(self.records, self.batch(given).changes).values(), on or self.on)


def same_finding(question: Question, analysis: Analysis) -> Finding | None:
    """What the rule finds on the subjects of the question."""
    wanted = question.finding.rule, set(question.finding.subjects)
    return next((f for f in singles(analysis.findings) if (f.rule, set(f.subjects)) == wanted), None)


def is_asked(question: Question, analysis: Analysis) -> bool:
    """Whether the question is open in an analysis."""
    return any(q.key == question.key for q in questions_of(analysis))


class Occasion(NamedTuple):
    """A planted gap that makes a rule ask, on the day of the lists or years later, when all of them are old."""

    plant: Plant
    subjects: tuple[str, ...]
    later: timedelta = timedelta()


@cache
def occasions() -> dict[str, Occasion]:
    """By rule, what makes it ask; a rule that never asks of fresh lists asks of old ones."""
    fresh: dict[str, Occasion] = {}
    old: dict[str, Occasion] = {}
    for name, gap in all_gaps().items():
        for manner in gap.manners:
            plant = Plant(name, manner)
            expected = trial(SEED, 0.0, [plant]).district.planted[0].expected
            if expected.certainty == "question":
                fresh.setdefault(expected.rule, Occasion(plant, expected.subjects))
            else:
                old.setdefault(expected.rule, Occasion(plant, expected.subjects, OLD))
    return {**old, **fresh}


SEED, OLD = 4, timedelta(days=1100)


@cache
def asked_by(rule: str) -> Asked:
    """A district in which the rule asks."""
    occasion = occasions()[rule]
    planted = trial(SEED, 0.0, [occasion.plant]).district
    on = planted.on + occasion.later
    return Asked(rule, planted.records, on, analysed(planted.records, on), occasion.subjects)
