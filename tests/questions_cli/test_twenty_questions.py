"""Twenty questions on a real district go through the workbook; the report says then what each answer said."""

from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse
from graph.answers.option import GivenAnswer
from graph.district.loading import snapshot_from
from graph.editing.supposing import after_changes
from graph.findings.finding import singles
from graph.questions import Question, changes_of, questions_of
from graph.records import Entity, Record, Relation
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.journal import undo
from ontology.names import AnswerMeaning
from tests.questions_cli.karlsruhe import ON, TIME, analysed, first_questions, report, said, take
from tests.questions_cli.sheet_filling import fill


@pytest.mark.slow
def test_the_twenty_most_worthwhile_questions_are_closed_through_the_workbook_and_undo_brings_the_report_back(
    store: GraphStore, sheet: Path
) -> None:
    old, before = analysed(store), report(store)
    chosen = _agreeing(store, old, 20)
    fill(sheet, chosen)
    done = take(store, sheet)
    assert (done.problems, done.rows_accepted) == ((), 20)
    new = analysed(store)
    assert not {q.key for q in questions_of(new)} & {q.key for q, _ in chosen}
    for question, given in chosen:
        assert _leads_to(question, old, new) == _meaning(question, given), question.asked.de
    assert report(store) != before
    assert done.revision is not None
    undo(store, done.revision.number, author="test", time=TIME, scope=EVERYTHING)
    assert report(store) == before


def _agreeing(store: GraphStore, old: Analysis, number: int) -> list[tuple[Question, GivenAnswer]]:
    """The first questions with answers that do not speak of each other: who sits in a body cannot be lacking there."""
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    chosen: list[tuple[Question, GivenAnswer]] = []
    for question in first_questions():
        for option in _turned(question, gap=len(chosen) % 2 == 0):
            trial = [*chosen, said(question, option)]
            new = _after(records, old, trial)
            if all(_leads_to(q, old, new) == _meaning(q, given) for q, given in trial):
                chosen = trial
                break
        if len(chosen) == number:
            break
    return chosen


def _after(records: list[Record], old: Analysis, said: list[tuple[Question, GivenAnswer]]) -> Analysis:
    changes = [c for question, given in said for c in changes_of(old.snapshot, question, given)]
    now = after_changes(records, changes).values()
    entities = [r for r in now if isinstance(r, Entity)]
    ties = [r for r in now if isinstance(r, Relation)]
    home = next(e for e in entities if e.id == old.snapshot.district.id)
    return analyse(snapshot_from(old.snapshot.model, home, ON, entities, ties))


def _turned(question: Question, *, gap: bool) -> list[str]:
    """The answers that tell the whole, in turn of what is and of what is lacking."""
    whole = [o for o in question.options if not o.partly and o.meaning is not AnswerMeaning.LATER]
    return [o.id for o in sorted(whole, key=lambda o: (o.meaning is AnswerMeaning.GAP) != gap)]


def _leads_to(question: Question, before: Analysis, after: Analysis) -> AnswerMeaning:
    """What the report says of the matter now: a gap of the same rule or another, or nothing any more."""
    there = {f.key for f in singles(before.findings) if f.certainty == "gap"}
    gaps = [f for f in singles(after.findings) if f.certainty == "gap" and f.key not in there]
    hints = [f for f in singles(after.findings) if f.key == question.key and f.hint]
    same = (f.key == question.key or set(f.subjects) == set(question.finding.subjects) for f in (*gaps, *hints))
    return AnswerMeaning.GAP if any(same) else AnswerMeaning.FACT


def _meaning(question: Question, given: GivenAnswer) -> AnswerMeaning:
    option = question.option(given.option)
    assert option is not None
    return option.meaning
