"""Goals and aims of measures follow the data, and undo follows them: nothing of it is stored."""

from datetime import date

import pytest

from graph.findings.finding import Finding, Kind, singles
from graph.goals.answering_measures import measures_on
from graph.goals.goal_records import given_up, new_goal, new_version, with_baseline, with_noted_value
from graph.goals.goals_at import GoalStanding, goals_of, versions_of_goal
from graph.goals.measure_records import new_measure, reviewed
from graph.goals.measures_at import Aim, MeasureState, finding_still_there, measures_of, overdue_reviews
from graph.goals.named_states import analysis_of_state, named_states, state_record
from graph.goals.soll_ist import Moved, soll_ist
from graph.records import Relation, with_claims
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.goals.districts import analysed, keep, musterstadt, take_back
from tests.musterstadt import GEBURTSKLINIK, KEY, ON, SKF, Said, tie

LATER = date(2024, 9, 30)
HEARD: Said = ("", "2024-08-01", "confirmed")


def standing(store: GraphStore, model: Model, on: date = LATER) -> GoalStanding:
    """How far the one goal is."""
    found = analysed(store, model, on)
    (state,) = goals_of(found.snapshot, found.outcomes)
    return state.standing


def the_measure(store: GraphStore, model: Model, on: date = LATER) -> MeasureState:
    """The one measure."""
    (state,) = measures_of(analysed(store, model, on))
    return state


def missing_link(store: GraphStore, model: Model) -> tuple[Finding, Relation]:
    """A finding on two actors that do not work together, and the tie that would close it."""
    for finding in singles(analysed(store, model).findings):
        if finding.kind is Kind.MISSING_LINK and finding.pair is not None:
            one, other = finding.pair
            made = tie("Cooperation", one, other, HEARD, intensity="3")
            tried = keep(store, made)
            gone = finding_still_there(analysed(store, model, LATER).findings, finding.key) is None
            take_back(store, tried)
            if gone:
                return finding, made
    raise AssertionError


def test_a_goal_on_a6_moves_by_itself_when_a_tie_is_recorded(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    agreed = {"name": "Kliniken kennen die Lotsen", "outcomeStep": "W2", "indicatorId": "A6", "dueOn": "2025"}
    now = analysed(store, model)
    outcome = now.outcomes["A6"]
    assert (outcome.numerator, outcome.denominator) == (5, 8)
    target = "4 von 8"
    goal = new_goal(
        f"{KEY}:Z1", KEY, with_baseline({**agreed, "targetValue": target}, now.outcomes, ON), ON.isoformat()
    )
    assert goal.value("baselineOn") == ON.isoformat()
    keep(store, goal)
    assert standing(store, model) is GoalStanding.POSSIBLY
    link = next(i for i in outcome.items if not i.certainty.holds and len(i.subjects) == 3)
    done = keep(store, tie("Cooperation", link.subjects[1], link.subjects[2], HEARD, intensity="3"))
    moved = analysed(store, model, LATER)
    (state,) = goals_of(moved.snapshot, moved.outcomes)
    assert state.actual is not None
    assert state.baseline is not None
    assert (state.baseline.high, state.actual.high, state.standing) == (5 / 8, 4 / 8, GoalStanding.REACHED)
    take_back(store, done)
    assert standing(store, model) is GoalStanding.POSSIBLY


def test_a_measure_closes_with_its_finding_reopens_with_it_and_undo_undoes_both(
    store: GraphStore, model: Model
) -> None:
    musterstadt(store)
    finding, link = missing_link(store, model)
    measure = new_measure(f"{KEY}:M1", KEY, {}, ON.isoformat(), finding)
    assert measure.name == finding.takes.de
    kept = keep(store, measure)
    (card,) = [f for f in singles(analysed(store, model).findings) if f.key == finding.key]
    assert measures_on(card, analysed(store, model).snapshot) == (measure,)
    assert the_measure(store, model).aim is Aim.OPEN
    closed = keep(store, link)
    assert the_measure(store, model).aim is Aim.MET
    reopened = take_back(store, closed)
    assert the_measure(store, model).aim is Aim.OPEN
    take_back(store, reopened)
    assert the_measure(store, model).aim is Aim.MET
    take_back(store, kept)
    assert measures_of(analysed(store, model, LATER)) == ()


def test_a_finding_that_only_faded_closes_nothing(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    finding, _ = missing_link(store, model)
    made = new_measure(f"{KEY}:M1", KEY, {"name": "Reden"}, ON.isoformat(), finding)
    another = [c._replace(value="0" * 16) if c.prop == "findingKey" else c for c in made.claims]
    keep(store, with_claims(made, another))
    state = the_measure(store, model)
    assert (state.aim, state.finding) == (Aim.UNSEEN, None)
    assert state.rests_on[0].de.endswith("Ob er gelöst ist, ist offen.")


def test_a_measure_for_a_goal_follows_all_its_versions(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    said = {"name": "Drei Treffen", "targetValue": "3", "baseline": "0", "indicatorText": "Treffen"}
    first = new_goal(f"{KEY}:Z1", KEY, said, "2024-01-01")
    keep(store, first, new_measure(f"{KEY}:M1", KEY, {"name": "Einladen", "forGoal": first.id}, "2024-01-01"))
    assert the_measure(store, model).aim is Aim.UNSEEN
    ended, second = new_version(first, f"{KEY}:Z2", {"targetValue": "4"}, "2024-07-15")
    keep(store, ended, second)
    assert (second.value("version"), second.value("indicatorText")) == ("2", "Treffen")
    snapshot = analysed(store, model, LATER).snapshot
    assert [g.id for g in versions_of_goal(snapshot, second)] == [second.id, first.id]
    looked = keep(store, with_noted_value(second, "4", "2024-08-01"))
    assert the_measure(store, model).aim is Aim.MET
    take_back(store, looked)
    assert the_measure(store, model).aim is Aim.UNSEEN
    keep(store, given_up(second, "2024-09-01"))
    state = the_measure(store, model)
    assert (state.aim, state.goal) == (Aim.UNSEEN, None)


def test_another_indicator_has_another_baseline() -> None:
    said = {"name": "Ziel", "indicatorId": "A6", "baseline": "60 %", "baselineLow": "50 %", "baselineOn": "2024"}
    _, after = new_version(new_goal("99001:Z1", KEY, said, "2024"), "99001:Z2", {"indicatorId": "A8"}, "2025")
    assert [p for p in after.values if p.startswith("baseline")] == []


def test_an_overdue_review_is_asked_for_until_somebody_made_it(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    said = {"name": "Reden", "nextReview": "2024-08", "plannedEnd": "2024-07"}
    measure = new_measure(f"{KEY}:M1", KEY, said, "2024-07-01")
    keep(store, measure)
    assert not the_measure(store, model, date(2024, 8, 31)).overdue
    state = the_measure(store, model)
    assert (overdue_reviews([state]), state.late) == ((state,), True)
    keep(store, reviewed(measure, "2024-09-02", "Termin steht", "2024-12", "done"))
    state = the_measure(store, model)
    assert (state.overdue, state.late, state.status, state.review_due) == (False, False, "done", "2024-12")
    stopped = new_measure(f"{KEY}:M1", KEY, {**said, "measureStatus": "stopped"}, "2024-07-01")
    keep(store, stopped)
    assert not the_measure(store, model).overdue


def test_soll_ist_tells_what_was_what_is_and_what_was_agreed(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    said = {"name": "Drei Treffen", "targetValue": "3", "baseline": "0", "dueOn": "2025"}
    first = with_noted_value(new_goal(f"{KEY}:Z1", KEY, said, "2024-01-01"), "1", "2024-02-01")
    ended, second = new_version(first, f"{KEY}:Z2", {"targetValue": "4"}, "2024-07-15")
    keep(store, ended, with_noted_value(second, "2", "2024-08-01"))
    (found,) = soll_ist(analysed(store, model), analysed(store, model, LATER))
    assert found.moved is Moved.CLOSER
    assert found.verdict.de == (
        "Auf dem Weg: am 30.06.2024 1, jetzt 2, Ziel 4 bis 2025; besser als am früheren Tag. "
        "Das Ziel wurde seither geändert (Fassung 2), damals war es 3."
    )
    keep(store, given_up(second, "2024-09-01"))
    (gone,) = soll_ist(analysed(store, model), analysed(store, model, LATER))
    assert (gone.goal.id, gone.now) == (first.id, None)
    assert gone.verdict.de == "Das Ziel gilt seit 01.09.2024 nicht mehr."


def test_a_named_state_stays_as_it_was_known_when_it_was_kept(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    head = store.head(EVERYTHING)
    assert head is not None
    keep(store, state_record(f"{KEY}:D1", KEY, "Ist-Stand 2024", ON.isoformat(), head.number))
    keep(store, tie("Cooperation", SKF, GEBURTSKLINIK, ("", "2024-06-01", "confirmed"), intensity="3"))
    (state,) = named_states(store.records(EVERYTHING), KEY)
    then, now = analysis_of_state(store, model, KEY, state), analysed(store, model)
    assert then.snapshot.tie(SKF, GEBURTSKLINIK) is None
    assert now.snapshot.tie(SKF, GEBURTSKLINIK) is not None
    assert then.snapshot.on == now.snapshot.on == ON


def test_a_number_of_another_store_freezes_nothing(store: GraphStore, model: Model) -> None:
    musterstadt(store)
    keep(store, state_record(f"{KEY}:D1", KEY, "Ist-Stand 2024", ON.isoformat(), 57))
    (state,) = named_states(store.records(EVERYTHING), KEY)
    assert analysis_of_state(store, model, KEY, state).outcomes == analysed(store, model).outcomes


@pytest.mark.parametrize(("before", "after"), [("60 %", "60 %"), ("60", "60")])
def test_a_baseline_comes_from_the_group_where_it_names_one(
    store: GraphStore, model: Model, before: str, after: str
) -> None:
    musterstadt(store)
    found = with_baseline({"indicatorId": "A6", "baseline": before}, analysed(store, model).outcomes, ON)
    assert found == {"indicatorId": "A6", "baseline": after}
