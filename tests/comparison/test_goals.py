"""Soll-Ist: a goal is reached by its indicator or by a noted value, and where neither can say, what to record."""

import pytest

from graph.comparison.goals import GoalState, Reached, goals_of, number_of
from graph.district.outcome import Outcome
from graph.records import Record, entity
from ontology import Model, Text
from tests.indicators.worlds import world
from tests.musterstadt import a

SAID = Text(de="Satz.", en="Sentence.")


def goal(model: Model, outcome: Outcome | None = None, /, measured: str = "B6", **values: str) -> GoalState:
    """The state of one goal in a district where one indicator has that outcome."""
    rows: list[Record] = [a("99001:Z1", "Goal", name="Ziel", **values)]
    rows.append(a("99001:M1", "Measure", name="Gespräch führen", forGoal="99001:Z1", measureStatus="running"))
    (found,) = goals_of(world(model, rows), {measured: outcome} if outcome is not None else {})
    return found


@pytest.mark.parametrize(
    ("low", "high", "reached"), [(3, 5, Reached.YES), (2, 3, Reached.OPEN), (1, 2, Reached.NO), (3, 3, Reached.YES)]
)
def test_a_goal_measures_itself_by_its_indicator(model: Model, low: float, high: float, reached: Reached) -> None:
    found = goal(model, Outcome(SAID, low, low=low, high=high), indicatorId="B6", targetValue="3")
    assert (found.reached, found.indicator, found.missing) == (reached, "B6", None)
    assert found.sentence.de.endswith("B6 (Brücken zwischen Netzwerk und Politik): Satz.")


def test_where_less_is_better_the_upper_end_decides(model: Model) -> None:
    states = {}
    for share in (0.2, 0.4):
        outcome = Outcome(SAID, share, low=0.1, high=share)
        states[share] = goal(model, outcome, "A7", indicatorId="A7", targetValue="25 %").reached
    assert states == {0.2: Reached.YES, 0.4: Reached.OPEN}


def test_a_noted_value_is_compared_in_the_direction_of_the_baseline(model: Model) -> None:
    values = {"baseline": "1 von 3", "targetValue": "3 von 3"}
    found = goal(model, None, **values, actualValue="2 von 3", reviewedOn="2024-11", dueOn="2023")
    assert found.reached is Reached.NO
    assert found.sentence.de == (
        "Noch nicht erreicht, Zielwert 3 von 3, Frist 2023 (abgelaufen). Notierter Wert (Stand November 2024): 2 von 3."
    )
    assert goal(model, None, **values, actualValue="3 von 3").reached is Reached.YES
    fewer = {"baseline": "10", "targetValue": "4"}
    assert goal(model, None, **fewer, actualValue="3").reached is Reached.YES


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
    assert found.reached is Reached.UNMEASURED
    assert found.missing is not None
    assert missing in found.missing.de


def test_an_indicator_that_lacks_its_data_asks_for_them(model: Model) -> None:
    found = goal(model, Outcome(SAID), indicatorId="B6", targetValue="3")
    assert found.reached is Reached.UNMEASURED
    assert found.missing is not None
    assert found.missing.de == "Erfassen Sie, was die Kennzahl B6 braucht."


def test_measures_stand_beside_their_goal_and_foreign_goals_are_left_out(model: Model) -> None:
    assert [m.name for m in goal(model).measures] == ["Gespräch führen"]
    project = entity("shared:Z2", "Goal", "shared", a("99001:Z2", "Goal", name="Ziel des Projekts").claims)
    assert goals_of(world(model, [project]), {}) == ()


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("0,5", "", 0.5), ("≥ 2", "count", 2), ("50 %", "share", 0.5), ("50 %", "", 50), ("1 von 2", "share", 0.5)],
)
def test_numbers_are_read_as_people_write_them(text: str, unit: str, value: float) -> None:
    assert number_of(text, unit) == value
