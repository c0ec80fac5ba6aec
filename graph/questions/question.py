"""What a question is, and which ones an analysis asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.asking_whom import coordination
from graph.answers.option import Addressee, Case, Choice, Input, Option
from graph.district.answered import put_off_until, settled_as
from graph.district.snapshot import Snapshot
from graph.findings import Rule, all_rules
from graph.findings.finding import Finding, Kind, singles
from graph.wording import sentences
from ontology import Text
from ontology.names import Verdict

if TYPE_CHECKING:
    from graph.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Question:
    """A finding that asks: the sentence, the closed set of answers, and whom to ask; its key is that of the finding."""

    key: str
    asked: Text
    options: tuple[Option, ...]
    whom: Addressee
    finding: Finding
    case: Case

    def option(self, id: str) -> Option | None:
        """The option of that id, None if it is not among the answers."""
        return next((o for o in self.options if o.id == id), None)

    def choices(self, what: Input) -> Sequence[Choice]:
        """The closed list of an input in this case; empty for days and words."""
        return what.choices(self.case)


def questions_of(analysis: "Analysis") -> tuple[Question, ...]:
    """All open questions, best ranked first: not dismissed, not settled, not put off until a later day."""
    declared = {rule.id: rule for rule in all_rules()}
    found = (f for f in singles(analysis.findings) if _asks(f, analysis.snapshot))
    return tuple(question for f in found for question in _questions(f, analysis.snapshot, declared[f.rule]))


def question_of(analysis: "Analysis", key: str) -> Question | None:
    """The open question of that key; None where it has been closed, or never was."""
    return next((q for q in questions_of(analysis) if q.key == key), None)


def _asks(finding: Finding, snapshot: Snapshot) -> bool:
    if finding.certainty != "question" or finding.decided.verdict is Verdict.DISMISSED:
        return False
    again = put_off_until(snapshot, finding.key)
    if again is not None and again > snapshot.on:
        return False
    # A hint that somebody confirmed stays a hint, and is not asked again.
    return settled_as(snapshot, finding.key, (e.record for e in finding.evidence)) is None


def _questions(finding: Finding, snapshot: Snapshot, rule: Rule) -> Iterator[Question]:
    answers = rule.answers
    case = Case(snapshot, finding.subjects, tuple(e.record for e in finding.evidence))
    options = tuple(o for o in answers.offered if o.fits(case))
    if options:
        asked = answers.asks(case) if answers.asks is not None else None
        whom = (answers.ask or coordination)(case)
        yield Question(finding.key, asked or _sentence(rule, finding), options, whom, finding, case)


def _sentence(rule: Rule, finding: Finding) -> Text:
    """The title where it asks, as questions on the data do; else what the rule asks, and what is recorded so far."""
    asks = "?" in finding.title.de or rule.kind is Kind.DATA_QUESTION
    return finding.title if asks else sentences(rule.asks, finding.title)


__all__ = ["Question", "question_of", "questions_of"]
