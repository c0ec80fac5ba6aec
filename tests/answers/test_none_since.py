"""That a committee heard of nothing closes the range that was asked about: all of the time is on record then."""

from graph.answers.option import GivenAnswer
from graph.certainty import Certainty
from graph.district.heard import heard_by
from graph.district.papers_complete import complete_papers
from graph.editing.supposing import after_changes
from graph.questions import answered, questions_of
from graph.records import Record
from ontology.names import AnswerMeaning
from tests.answers.worlds import analysed
from tests.own_rules.worlds import JHA, KEY, joined, town
from tests.synthetic.facts import ON, TIME, Fact

PAPER = Fact(f"{KEY}:D1", "Paper", {"name": "Bericht Frühe Hilfen", "topicRelation": "core"})
HEARD = joined("Consultation", "D1", "P2", date="2024-11-05")


def answered_none(records: tuple[Record, ...], since: str = "") -> tuple[Record, ...]:
    before = analysed(records, ON)
    question = next(q for q in questions_of(before) if q.finding.rule == "committee_rhythm")
    option = next(o for o in question.options if o.id == "so")
    assert option.meaning is AnswerMeaning.GAP
    given = GivenAnswer("so", "Geschäftsstelle", ON.isoformat(), {"since": (since,)} if since else {})
    return tuple(after_changes(records, answered(before.snapshot, question, given, time=TIME).changes).values())


def test_none_since_the_last_one_closes_the_range_of_the_rhythm() -> None:
    records = town(PAPER, HEARD)
    before = analysed(records, ON).outcomes["B3"]
    assert (before.low, before.value) == (0.0, 19.0)
    after = analysed(answered_none(records), ON)
    assert (after.outcomes["B3"].low, after.outcomes["B3"].value, after.outcomes["B3"].high) == (19.0, 19.0, 19.0)
    assert [f.certainty for f in after.findings if f.rule == "committee_rhythm"] == ["gap"]


def test_minutes_that_were_looked_through_prove_that_nothing_was_heard() -> None:
    records = town(PAPER, HEARD)
    after = analysed(answered_none(records, "2022-01-01"), ON)
    period = complete_papers(after.snapshot.entities[JHA])
    assert period is not None
    assert (period.since.isoformat(), period.until) == ("2022-01-01", ON)
    rows = {tuple(i.subjects): i.certainty for i in after.outcomes["B2"].items}
    assert rows


def test_a_later_consultation_is_still_possible_on_a_later_day() -> None:
    records = answered_none(town(PAPER, HEARD))
    later = analysed(records, ON.replace(month=12))
    assert later.outcomes["B3"].low == 0.0


def test_no_consultation_at_all_closes_the_range_over_bodies_for_the_time_that_was_looked_through() -> None:
    records = town()
    before = analysed(records, ON)
    question = next(q for q in questions_of(before) if q.finding.subjects == ("consultations",))
    values = {"since": ("2024-01-01",)}
    given = GivenAnswer("consultations-so", "Sitzungsdienst", ON.isoformat(), values)
    after = after_changes(records, answered(before.snapshot, question, given, time=TIME).changes)
    analysis = analysed(after.values(), ON)
    heard = analysis.snapshot.derived(heard_by)
    assert [h.certainty for h in heard] == [Certainty.ABSENT]
    assert analysis.outcomes["B2"].high == 0.0
