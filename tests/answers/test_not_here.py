"""That there is none of a kind in the district is recorded, and the indicators know it."""

from dataclasses import replace

import pytest

from graph.questions import Question, questions_of
from tests.answers.filling import POST, filled
from tests.answers.worlds import Asked, analysed, is_asked, same_finding
from tests.synthetic.districts import district

SEED, ACTORS, HIDDEN = 7001, 25, 0.9


def asked(code_list: str) -> Asked:
    """A district in which somebody is asked for a kind of actor, and that question."""
    made = district(SEED, ACTORS, HIDDEN)
    before = analysed(made.records, made.on)
    codes = before.snapshot.model.code_lists[code_list].by_notation

    def about(question: Question) -> bool:
        return question.finding.rule == "missing_actor" and question.finding.subjects[0] in codes

    question = next(q for q in questions_of(before) if about(q))
    return Asked("missing_actor", tuple(made.records), made.on, before, question.finding.subjects)


def test_an_actor_type_that_does_not_exist_here_is_open_no_more_and_no_gap() -> None:
    case = asked("ActorType")
    option = case.question.option("not-here")
    assert option is not None
    after = case.after(filled(case.question, option, case.on))
    then, now = case.before.outcomes["A3"], after.outcomes["A3"]
    assert then.high == 1.0
    assert now.high == pytest.approx(1.0 - 1 / then.n)
    assert now.low == then.low
    assert same_finding(case.question, after) is None
    assert not is_asked(case.question, after)


def test_that_nobody_knows_closes_nothing() -> None:
    case = asked("ActorType")
    given = replace(filled(case.question, case.question.options[-1], case.on), said_by=POST)
    assert case.after(given).outcomes["A3"] == case.before.outcomes["A3"]
