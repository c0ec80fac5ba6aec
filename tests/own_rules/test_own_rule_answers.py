"""Every answer to a question on an own rule does what it says, for each kind of rule."""

import pytest

from graph.editing.supposing import after_changes
from graph.findings.finding import singles
from graph.own_rules.rule_making import RuleAsked, made_rule
from graph.questions import answered, questions_of
from graph.records import Record
from ontology.names import AnswerMeaning
from tests.answers.filling import every_answer
from tests.answers.worlds import analysed
from tests.own_rules.worlds import JHA, STEERING, asked, town
from tests.synthetic.facts import ON, TIME

RULES = {
    "MITW": asked("MITW", actor_type="FF"),
    "MITW group": asked("MITW", partner="KKG12"),
    "SITZ": asked("SITZ", actor_type="GA", body=STEERING),
    "VEREINB": asked("VEREINB", actor_type="ASD", other_type="GA"),
    "RHYTH": asked("RHYTH", body=JHA, months="12"),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_each_answer_closes_the_question_or_proves_the_gap(rule: RuleAsked) -> None:
    records: list[Record] = list(town())
    records.append(made_rule(analysed(records, ON).snapshot, rule, ()))
    before = analysed(records, ON)
    question = next(q for q in questions_of(before) if q.finding.rule == "own_rule")
    tried = list(every_answer(question, ON))
    assert {option.id for option, _ in tried} >= {"over", "so"}
    assert len(tried) >= 3
    for option, given in tried:
        batch = answered(before.snapshot, question, given, time=TIME)
        after = analysed(after_changes(records, batch.changes).values(), ON)
        found = [f for f in singles(after.findings) if f.rule == "own_rule"]
        if option.meaning is AnswerMeaning.FACT:
            assert found == [], option.id
        elif option.meaning is AnswerMeaning.GAP:
            assert [f.certainty for f in found] == ["gap"], option.id


def test_a_rule_that_holds_no_longer_is_ended_and_not_deleted() -> None:
    records: list[Record] = list(town())
    rule = made_rule(analysed(records, ON).snapshot, RULES["MITW"], ())
    before = analysed([*records, rule], ON)
    question = next(q for q in questions_of(before) if q.finding.rule == "own_rule")
    given = next(given for option, given in every_answer(question, ON) if option.id == "over")
    after = after_changes([*records, rule], answered(before.snapshot, question, given, time=TIME).changes)
    assert after[rule.id].value("endDate")
    assert after[rule.id].value("name") == rule.value("name")
