"""How far a goal is: by its indicator or by a noted value, and never worse than the whole range proves."""

from datetime import date

import pytest

from graph.district.outcome import Outcome
from graph.goals.goal_values import number_of
from graph.goals.goal_words import goal_told
from graph.goals.goals_at import GoalStanding, GoalState, goals_of, own_goal
from graph.records import Record, entity
from ontology import Model, Text
from tests.indicators.worlds import world
from tests.musterstadt import ON, a

SAID = Text(de="Satz.", en="Sentence.")


def goal(model: Model, outcome: Outcome | None = None, /, measured: str = "B6", **values: str) -> GoalState:
    """The state of one goal in a district where one indicator has that outcome; a measure for it is under way."""
    rows: list[Record] = [a("99001:Z1", "Goal", name="Ziel", **values)]
    rows.append(a("99001:M1", "Measure", name="Gespräch führen", forGoal="99001:Z1", measureStatus="running"))
    (found,) = goals_of(world(model, rows), {measured: outcome} if outcome is not None else {})
    return found


@pytest.mark.parametrize(
    ("low", "high", "standing"),
    [
        (3, 5, GoalStanding.REACHED),
        (2, 3, GoalStanding.POSSIBLY),
        (1, 2, GoalStanding.ON_THE_WAY),
        (3, 3, GoalStanding.REACHED),
    ],
)
def test_a_goal_measures_itself_by_its_indicator(model: Model, low: float, high: float, standing: GoalStanding) -> None:
    found = goal(model, Outcome(SAID, low, low=low, high=high), indicatorId="B6", targetValue="3")
    assert (found.standing, found.indicator, found.missing) == (standing, "B6", None)
    assert found.rests_on[0].de == "B6 (Brücken zwischen Netzwerk und Politik): Satz."


def test_where_less_is_better_the_upper_end_decides(model: Model) -> None:
    states = {}
    for share in (0.2, 0.4):
        outcome = Outcome(SAID, share, low=0.1, high=share)
        states[share] = goal(model, outcome, "A7", indicatorId="A7", targetValue="25 %").standing
    assert states == {0.2: GoalStanding.REACHED, 0.4: GoalStanding.POSSIBLY}


def test_only_what_the_whole_range_proves_is_missed(model: Model) -> None:
    over = {"indicatorId": "B6", "targetValue": "3", "dueOn": "2023"}
    assert goal(model, Outcome(SAID, 1, low=1, high=2), **over).standing is GoalStanding.MISSED
    assert goal(model, Outcome(SAID, 1, low=1, high=3), **over).standing is GoalStanding.POSSIBLY
    unbounded = goal(model, Outcome(SAID, 1), **over)
    assert unbounded.standing is GoalStanding.UNMEASURED
    assert unbounded.missing is not None
    assert "was belegt ist" in unbounded.missing.de
    assert goal(model, Outcome(SAID, 4), indicatorId="B6", targetValue="3").standing is GoalStanding.POSSIBLY


def test_a_goal_is_on_the_way_when_a_measure_runs_or_its_value_has_surely_moved(model: Model) -> None:
    def alone(low: float, high: float) -> GoalState:
        values = {"indicatorId": "B6", "targetValue": "5", "baseline": "1", "baselineLow": "1", "baselineHigh": "2"}
        rows = [a("99001:Z1", "Goal", name="Ziel", **values)]
        (found,) = goals_of(world(model, rows), {"B6": Outcome(SAID, high, low=low, high=high)})
        return found

    assert alone(3, 4).standing is GoalStanding.ON_THE_WAY
    assert alone(1, 4).standing is GoalStanding.NOT_BEGUN
    running = goal(model, Outcome(SAID, 1, low=1, high=1), indicatorId="B6", targetValue="3")
    assert running.rests_on[-1].de == "Maßnahme „Gespräch führen“ ist in Arbeit."


def test_a_noted_value_is_compared_in_the_direction_of_the_baseline(model: Model) -> None:
    values = {"baseline": "1 von 3", "targetValue": "3 von 3"}
    found = goal(model, None, **values, actualValue="2 von 3", reviewedOn="2024-05", dueOn="2023")
    assert found.standing is GoalStanding.MISSED
    assert goal_told(found, ON).de == (
        "Bis zur Frist nicht erreicht, Zielwert 3 von 3, Frist 2023 (abgelaufen). "
        "Notierter Wert (Stand Mai 2024): 2 von 3."
    )
    assert goal(model, None, **values, actualValue="3 von 3").standing is GoalStanding.REACHED
    fewer = {"baseline": "10", "targetValue": "4"}
    assert goal(model, None, **fewer, actualValue="3").standing is GoalStanding.REACHED


def test_after_its_day_somebody_has_to_look_again_before_a_goal_is_missed(model: Model) -> None:
    values = {"baseline": "1", "targetValue": "3", "actualValue": "2", "dueOn": "2024-04"}
    looked = goal(model, None, **values, reviewedOn="2024-05")
    assert looked.standing is GoalStanding.MISSED
    before = goal(model, None, **values, reviewedOn="2023-05")
    assert before.standing is GoalStanding.UNMEASURED
    assert before.missing is not None
    assert "niemand nachgesehen" in before.missing.de


def test_a_list_becomes_empty(model: Model) -> None:
    values = {"indicatorId": "A10", "direction": "empty"}
    assert goal(model, Outcome(SAID, 0, low=0, high=0), "A10", **values).standing is GoalStanding.REACHED
    assert goal(model, Outcome(SAID, 0, low=0, high=1), "A10", **values).standing is GoalStanding.POSSIBLY
    whole = {"indicatorId": "A1", "direction": "empty"}
    assert goal(model, Outcome(SAID, 0.9, low=0.9, high=0.9), "A1", **whole).target == 1.0


def test_the_direction_is_what_the_group_says(model: Model) -> None:
    def standing(**values: str) -> GoalStanding:
        return goal(model, None, targetValue="3", actualValue="2", **values).standing

    assert standing(direction="less") is GoalStanding.REACHED
    assert standing(direction="more") is GoalStanding.ON_THE_WAY
    written = goal(model, None, targetValue="höchstens 3", actualValue="2")
    assert written.standing is GoalStanding.REACHED


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, "Zielwert"),
        ({"targetValue": "deutlich mehr"}, "Zielwert"),
        ({"targetValue": "3"}, "Nennen Sie eine Kennzahl"),
        ({"targetValue": "3", "actualValue": "2"}, "Ausgangswert"),
        ({"targetValue": "3", "actualValue": "einige", "baseline": "1"}, "Nennen Sie eine Kennzahl"),
    ],
)
def test_what_cannot_be_measured_says_what_to_record(model: Model, values: dict[str, str], missing: str) -> None:
    found = goal(model, None, **values)
    assert found.standing is GoalStanding.UNMEASURED
    assert found.missing is not None
    assert missing in found.missing.de


def test_an_indicator_that_lacks_its_data_asks_for_them(model: Model) -> None:
    found = goal(model, Outcome(SAID), indicatorId="B6", targetValue="3")
    assert found.standing is GoalStanding.UNMEASURED
    assert found.missing is not None
    assert found.missing.de == "Erfassen Sie, was die Kennzahl B6 braucht."


def test_measures_stand_beside_their_goal_and_foreign_goals_are_left_out(model: Model) -> None:
    assert [m.name for m in goal(model).measures] == ["Gespräch führen"]
    project = entity("shared:Z2", "Goal", "shared", a("99001:Z2", "Goal", name="Ziel des Projekts").claims)
    assert goals_of(world(model, [project]), {}) == ()


def test_each_day_sees_the_version_of_then_and_measures_follow_the_goal(model: Model) -> None:
    rows: list[Record] = [
        a("99001:Z1", "Goal", name="Ziel", endDate="2024-05-01", targetValue="2"),
        a("99001:Z2", "Goal", name="Ziel", previousVersion="99001:Z1", startDate="2024-05-01", version="2"),
        a("99001:M1", "Measure", name="Gespräch führen", forGoal="99001:Z1"),
    ]
    for on, version in ((date(2024, 4, 1), "1"), (date(2024, 5, 1), "2")):
        (found,) = goals_of(world(model, rows, on), {})
        assert (found.version, [m.name for m in found.measures]) == (version, ["Gespräch führen"])
    later = own_goal(world(model, rows), "99001:Z1")
    assert later is not None
    assert later.id == "99001:Z2"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("0,5", "", 0.5), ("≥ 2", "count", 2), ("50 %", "share", 0.5), ("50 %", "", 50), ("1 von 2", "share", 0.5)],
)
def test_numbers_are_read_as_people_write_them(text: str, unit: str, value: float) -> None:
    assert number_of(text, unit) == value
