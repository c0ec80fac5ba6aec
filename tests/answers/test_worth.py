"""The order of the questions: what their answers would change, why, and whom to ask together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from graph.analysis import Analysis, analyse
from graph.answers.option import Addressee, GivenAnswer
from graph.district.outcome import Outcome, range_width
from graph.editing.supposing import after_changes
from graph.questions import changes_of, questions_of
from graph.questions.bearing import bearing_of
from graph.questions.order import in_order
from graph.questions.told_lists import closed_by_lists
from graph.questions.visits import visits
from graph.questions.widths import widths
from graph.questions.worth import Ranked, chance_of_gap, minutes_of, ranked
from graph.records import with_claims
from ontology import Text
from tests.answers.worlds import asked_by
from tests.synthetic.districts import District, district
from tests.synthetic.trial import snapshot

DISTRICTS = [(1, 0.6), (2, 0.9)]


@cache
def analysis_of(seed: int, unknown: float) -> Analysis:
    return analyse(snapshot(district(seed, 30, unknown)))


@pytest.fixture(params=DISTRICTS)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    return analysis_of(*request.param)


def test_the_most_worthwhile_question_stands_first_and_none_is_lost(analysis: Analysis) -> None:
    found = ranked(analysis)
    worths = [r.worth for r in found]
    assert worths == sorted(worths, reverse=True)
    assert len({r.question.key for r in found}) == len(found) > 10
    assert found == ranked(analysis)
    # The workbook of questions asks in this order.
    assert in_order(analysis) == tuple(r.question for r in found)


def test_every_question_says_in_a_sentence_why_it_stands_where_it_stands(analysis: Analysis) -> None:
    for each in ranked(analysis):
        assert each.reason.de.endswith(".")
        assert each.reason.en.endswith(".")
        assert "{" not in each.reason.de


def test_the_list_of_the_network_comes_before_the_groups_that_it_would_settle(analysis: Analysis) -> None:
    found = [r.question.finding.rule for r in ranked(analysis)]
    assert found.index("members_incomplete") < found.index("missing_actor")


@pytest.mark.parametrize(("seed", "unknown"), DISTRICTS)
def test_a_list_is_worth_what_its_answer_closes(seed: int, unknown: float) -> None:
    """That who is recorded sits there, and nobody else: the same ranges as after that answer in truth."""
    made, before = district(seed, 30, unknown), analysis_of(seed, unknown)
    question = next(q for q in questions_of(before) if q.finding.rule == "members_incomplete")
    bearing, open_ = bearing_of(question).indicators, widths(before)
    told = closed_by_lists(before, {question.key: (question, bearing)}, open_)[question.key]
    rows = before.snapshot.seats_in(question.finding.subjects[0])
    doubtful = tuple(dict.fromkeys(d.relation.source for d in rows if not d.certainty.holds))
    given = GivenAnswer("all-with", "Netzwerkkoordination", made.on.isoformat(), {"organization": doubtful})
    records = tuple(after_changes(made.records, changes_of(before.snapshot, question, given)).values())
    left = widths(analyse(snapshot(replace(made, records=records))))
    assert sum(told.values()) > 0
    assert told == pytest.approx({i: max(0.0, open_[i] - left.get(i, 0.0)) for i in bearing & open_.keys()})


def test_whose_sector_is_open_counts_as_far_as_something_hangs_on_it() -> None:
    """Of the same organizations: who sits in the youth welfare committee, and who sits nowhere."""
    seated, elsewhere = (_worth_of_sectors(_without_sectors(choose)) for choose in (_in_the_committee, _nowhere))
    assert seated > elsewhere


def test_where_one_answer_names_one_code_it_takes_as_many_answers_as_rows_up_to_five() -> None:
    asked = [r.question for r in ranked(_without_sectors(_of_the_middle))]
    by_code = [q for q in asked if q.finding.rule in ("sector_unknown", "level_unknown")]
    assert by_code
    assert [bearing_of(q).answers for q in by_code] == [min(5, len(q.case.records)) for q in by_code]
    assert {bearing_of(q).answers for q in asked if q not in by_code} == {1}


Chosen = Callable[[District], Sequence[str]]


@cache
def _without_sectors(choose: Chosen) -> Analysis:
    """Of three organizations nobody recorded the sector."""
    made = district(2, 30, 0.6)
    chosen = choose(made)
    bare = (
        with_claims(r, [c for c in r.claims if c.prop in ("exists", "name")]) if r.id in chosen else r
        for r in made.records
    )
    return analyse(snapshot(replace(made, records=tuple(bare))))


def _of_the_middle(made: District) -> Sequence[str]:
    return [r.id for r in made.records if r.type == "Organization"][5:8]


def _in_the_committee(made: District) -> Sequence[str]:
    known = snapshot(made)
    (committee,) = known.bodies_of_kind("JHA")
    return sorted({d.relation.source for d in known.seats_in(committee.id) if d.certainty.holds})[:3]


def _nowhere(made: District) -> Sequence[str]:
    known = snapshot(made)
    return [o.id for o in known.organizations if not known.seats_of(o.id)][:3]


def _worth_of_sectors(analysis: Analysis) -> float:
    return next(r.worth for r in ranked(analysis) if r.question.finding.rule == "sector_unknown")


def test_the_question_on_ties_is_first_where_everything_hangs_on_the_gate() -> None:
    """One organization is missing until something may be said, and no survey has settled who was heard."""
    first = ranked(_without_survey(1, 0.9))[0]
    assert first.question.finding.rule == "tie_data_question"
    assert first.reason.de.endswith("fehlt noch 1 von 3 Organisationen.")


def test_where_a_survey_decides_who_was_heard_one_answer_opens_no_gate() -> None:
    found = [r for r in ranked(analysis_of(2, 0.9)) if r.question.finding.rule == "tie_data_question"]
    assert found
    assert all("fehl" not in r.reason.de for r in found)


def _without_survey(seed: int, unknown: float) -> Analysis:
    made = district(seed, 30, unknown)
    left = tuple(r for r in made.records if r.type != "Survey")
    return analyse(snapshot(replace(made, records=left)))


def test_a_hint_whose_answer_changes_no_range_is_worth_nothing() -> None:
    hints = [r for a in DISTRICTS for r in ranked(analysis_of(*a)) if r.question.finding.hint]
    for each in hints:
        if not each.question.finding.indicators:
            assert each.worth == 0


def test_the_chance_of_a_gap_is_what_the_published_share_leaves_and_else_even() -> None:
    found = [r.question for r in ranked(analysis_of(2, 0.9))]
    by_subject = {q.finding.subjects[0]: chance_of_gap(q) for q in found if q.finding.rule == "missing_actor"}
    assert any(0 < chance < 0.5 for chance in by_subject.values())
    assert {chance_of_gap(q) for q in found if q.finding.rule == "members_incomplete"} == {0.5}


def test_going_through_a_list_takes_longer_than_one_choice() -> None:
    assert minutes_of(asked_by("members_incomplete").question) > minutes_of(asked_by("missing_actor").question)


def test_questions_to_one_addressee_come_together_with_their_time(analysis: Analysis) -> None:
    found = ranked(analysis)
    made = visits(found)
    assert sorted(r.question.key for v in made for r in v.questions) == sorted(r.question.key for r in found)
    assert len({v.whom.key for v in made}) == len(made) < len(found)
    for visit in made:
        assert [r.worth for r in visit.questions] == sorted((r.worth for r in visit.questions), reverse=True)
        assert visit.minutes >= sum(r.minutes for r in visit.questions)


@pytest.mark.parametrize(
    ("amount", "title"),
    [
        (1, "1 Frage an: Geschäftsstelle (etwa 1 Minute)"),
        (2, "2 Fragen an: Geschäftsstelle (etwa 1 Minute)"),
        (12, "12 Fragen an: Geschäftsstelle (etwa 6 Minuten)"),
    ],
)
def test_a_visit_says_how_many_questions_whom_and_how_long(amount: int, title: str) -> None:
    (visit,) = visits(_asked_of_one(amount))
    assert visit.title.de == title


def _asked_of_one(amount: int) -> Sequence[Ranked]:
    office = Addressee("office", Text(de="Geschäftsstelle", en="office"))
    question = replace(asked_by("missing_actor").question, whom=office)
    return [Ranked(question, 1.0, Text(de="", en=""), 0.5)] * amount


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert visits(()) == ()


def test_a_range_is_as_wide_as_what_is_open_of_it() -> None:
    words = Text(de="", en="")
    assert range_width(Outcome(words, low=0.25, high=0.75), "share") == 0.5
    assert range_width(Outcome(words, low=2, high=4), "count") == 0.5
    assert range_width(Outcome(words, low=0, high=12), "months") == 1
    assert range_width(Outcome(words), "share") == 0
    assert all(0 < width <= 1 for width in widths(analysis_of(2, 0.9)).values())
