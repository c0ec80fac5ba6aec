"""What is asked, whom, and what of an answer is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph.answers.keeping import statement_id
from graph.answers.option import GivenAnswer, InputKind
from graph.editing.supposing import after_changes
from graph.errors import InvalidError
from graph.findings.finding import singles
from graph.questions import answered, faults_of, question_of, questions_of
from graph.records import with_claims
from ontology.names import AnswerMeaning, Prop
from tests.answers.filling import filled
from tests.answers.worlds import TIME, Asked, analysed, asked_by, is_asked, same_finding

NAMES = ["Frau Erika Muster", "erika.muster@kreis.example", "0151 23456789"]


@pytest.fixture
def asked() -> Asked:
    return asked_by("missing_actor")


def given(asked: Asked, option: str) -> GivenAnswer:
    chosen = asked.question.option(option)
    assert chosen is not None
    return filled(asked.question, chosen, asked.on)


@pytest.mark.slow
def test_a_question_is_found_by_the_key_of_its_finding_as_long_as_it_is_open(asked: Asked) -> None:
    key = asked.question.finding.key
    found = question_of(asked.before, key)
    assert found is not None
    assert found.key == key
    assert question_of(asked.after(given(asked, "takes-part")), key) is None


@pytest.mark.slow
def test_every_question_has_an_addressee_and_ends_with_not_knowing(asked: Asked) -> None:
    for question in questions_of(asked.before):
        assert question.whom.label.de
        assert question.options[-1].meaning is AnswerMeaning.LATER
        assert question.asked.de


@pytest.mark.parametrize("who", NAMES)
def test_a_statement_of_a_person_by_name_is_refused_unless_persons_are_allowed(asked: Asked, who: str) -> None:
    answer = replace(given(asked, "later"), said_by=who)
    assert [f.at for f in faults_of(asked.question, answer)] == ["said_by"]
    with pytest.raises(InvalidError):
        answered(asked.before.snapshot, asked.question, answer, time=TIME)
    assert not faults_of(asked.question, answer, persons=True)


@pytest.mark.parametrize("text", NAMES)
def test_words_of_an_answer_name_no_person(asked: Asked, text: str) -> None:
    answer = replace(given(asked, "not-here"), values={"reason": (text,)}, remark=text)
    assert {f.at for f in faults_of(asked.question, answer)} == {"remark", "reason"}


def test_what_is_missing_or_not_among_the_choices_is_named(asked: Asked) -> None:
    answer = replace(given(asked, "takes-part"), values={"body": ("99999:X",), "colour": ("red",)}, day="gestern")
    assert {f.at for f in faults_of(asked.question, answer)} == {"organization", "body", "colour", "day"}
    assert [f.at for f in faults_of(asked.question, replace(answer, option="perhaps"))] == ["option"]


@pytest.mark.slow
def test_a_day_to_come_is_no_day_of_what_has_happened_and_a_day_gone_by_none_of_what_is_planned() -> None:
    """Every day that any rule asks for, a year before and a year after the day of analysis."""
    planned = {"askAgainOn", "next", "until"}
    for rule in ("agreement_ended", "members_empty", "review_overdue", "stale_seats"):
        asked = asked_by(rule)
        assert [f.at for f in faults_of(asked.question, replace(given(asked, "later"), day="2031-01-01"))] == ["day"]
        for option in asked.question.options:
            for what in (i for i in option.inputs if i.kind is InputKind.DAY):
                sensible = filled(asked.question, option, asked.on)
                wrong = []
                for day in ("2025", "2026", "2027-08"):
                    faults = faults_of(asked.question, replace(sensible, values={**sensible.values, what.name: (day,)}))
                    wrong += [day for fault in faults if fault.at == what.name]
                fresh = option.id == "followed" and what.name == "until"
                expected = [] if fresh else ["2025"] if what.name in planned else ["2027-08"]
                assert wrong == expected, (rule, option.id, what.name)


@pytest.mark.slow
def test_what_an_answer_says_in_two_places_in_two_ways_is_refused() -> None:
    tied = asked_by("tie_data_question")
    answer = given(tied, "ties")
    one = answer.one("organization")
    for self in (one, tied.before.snapshot.name(one).upper()):
        itself = replace(answer, values={**answer.values, "partners": (self,)})
        assert [f.at for f in faults_of(tied.question, itself)] == ["partners"]
    old = asked_by("stale_relations")
    rows = given(old, "all-but").all("rows")
    by_row = replace(given(old, "one-by-one"), values={"holds": rows, "rows": rows[:1]})
    assert [f.at for f in faults_of(old.question, by_row)] == ["rows"]
    assert [f.at for f in faults_of(old.question, replace(by_row, values={}))] == ["holds"]


def test_every_claim_of_an_answer_cites_the_statement_and_its_day(asked: Asked) -> None:
    answer = given(asked, "takes-part")
    batch = asked.batch(answer)
    old = {claim for record in asked.records for claim in record.claims}
    source, *told = [c.record for c in batch.changes if c.record is not None]
    assert source.value(Prop.NAME) == "Auskunft: Netzwerkkoordination, 30.06.2026"
    new = [claim for record in told for claim in record.claims if claim not in old]
    assert new
    assert {(c.source, c.as_of) for c in new} == {(source.id, answer.day)}


def test_whoever_is_new_needs_the_sector_that_the_question_is_about() -> None:
    asked = asked_by("committee_without_health")
    answer = replace(given(asked, "sits-there"), values={"organization": ("Hebammenpraxis Wolkenfeld",)})
    assert [f.at for f in faults_of(asked.question, answer)] == ["code"]
    of_youth = replace(answer, values={**answer.values, "code": ("KJH",)})
    assert [f.at for f in faults_of(asked.question, of_youth)] == ["code"]
    of_health = replace(answer, values={**answer.values, "code": ("GES",)})
    assert faults_of(asked.question, of_health) == ()
    assert not is_asked(asked.question, asked.after(of_health))


def test_a_committee_that_is_not_recorded_needs_its_kind() -> None:
    asked = asked_by("only_noted")
    answer = given(asked, "adopted")
    new = {**answer.values, "body": ("Ausschuss für Familie",)}
    without = replace(answer, values={name: v for name, v in new.items() if name != "kindOfBody"})
    assert [f.at for f in faults_of(asked.question, without)] == ["kindOfBody"]
    assert not is_asked(asked.question, asked.after(replace(answer, values=new)))


def test_an_organization_that_is_named_as_it_is_recorded_is_that_one(asked: Asked) -> None:
    answer = given(asked, "takes-part")
    chosen = answer.one("organization")
    name = asked.before.snapshot.name(chosen)
    by_name = replace(answer, values={**answer.values, "organization": (name.upper(),)})
    ids = {c.id for c in asked.batch(by_name).changes}
    assert chosen in ids
    assert ids == {c.id for c in asked.batch(answer).changes}


def test_one_tie_of_many_leaves_the_question_open_and_is_recorded() -> None:
    asked = asked_by("tie_data_question")
    after = asked.after(given(asked, "ties"))
    assert is_asked(asked.question, after)
    assert len(after.snapshot.network.cooperation) > len(asked.before.snapshot.network.cooperation)


def test_what_was_confirmed_is_asked_again_after_24_months_and_with_other_records() -> None:
    asked = asked_by("committee_rhythm")
    so = given(asked, "so")
    for days, certainty in ((700, "gap"), (800, "question")):
        found = same_finding(asked.question, asked.after(so, asked.on + timedelta(days=days)))
        assert found is not None
        assert found.certainty == certainty
    (last,) = [r for r in asked.records if r.id == asked.question.case.records[-1]]
    older = (r for r in asked.records if r.id != last.id)
    other = analysed(after_changes(older, asked.batch(so).changes).values(), asked.on)
    assert [f.certainty for f in singles(other.findings) if f.rule == asked.rule] == ["question"]


def test_the_same_answer_twice_writes_the_same_records(asked: Asked) -> None:
    answer = given(asked, "takes-part")
    assert asked.batch(answer) == asked.batch(answer)


@pytest.mark.slow
def test_what_a_post_said_of_the_same_matter_before_on_that_day_does_not_ask_anew() -> None:
    asked = asked_by("committee_rhythm")
    so = given(asked, "so")
    said = statement_id(asked.before.snapshot.key, asked.question.key, so)
    touched = tuple(
        with_claims(r, (*r.claims, r.claims[0]._replace(source=said))) if r.id in asked.question.case.records else r
        for r in asked.records
    )
    middle = Asked(asked.rule, touched, asked.on, analysed(touched, asked.on), asked.subjects)
    found = same_finding(asked.question, middle.after(so))
    assert found is not None
    assert found.certainty == "gap"
