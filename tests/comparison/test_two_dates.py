"""A whole district at two dates: Karlsruhe, counted by hand in its lists, and strange dates.

Between 31.12.2018 and 24.09.2024: papers 2019/0357, 2021/0316, 2022/2377 and five consultations (8.5.2019, 14.5.2019,
17.3.2021, 25.1.2023, 15.3.2023); the Runder Tisch since October 2021 with 20 rows of members; the committee's 25 rows,
of which nobody says since when; 32 organizations (A29-A60); two committees first named by their sessions of 2023. The
35 seats and 54 ties of 2018 are in no newer list.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.comparison.as_json import comparison_json
from graph.comparison.comparing import Comparison, compare_district
from graph.comparison.results import Trend
from graph.errors import InvalidError, NotFoundError
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from ontology import Model
from tests.musterstadt import KEY

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@pytest.fixture(scope="module")
def karlsruhe(model: Model) -> GraphStore:
    store = open_store("sqlite://", model)
    import_file(SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    return store


def compare(store: GraphStore, model: Model, earlier: str, later: str, key: str = "08212") -> Comparison:
    return compare_district(store, model, key, (date.fromisoformat(earlier), date.fromisoformat(later)))


def test_karlsruhe_from_2018_to_2024(karlsruhe: GraphStore, model: Model) -> None:
    found = compare(karlsruhe, model, "2018-12-31", "2024-09-24")
    assert Counter((c.area, c.turn) for c in found.changes) == {
        ("actors", "recorded"): 32,
        ("bodies", "began"): 1,
        ("bodies", "recorded"): 2,
        ("seats", "began"): 20,
        ("seats", "recorded"): 25,
        ("seats", "unconfirmed"): 35,
        ("ties", "unconfirmed"): 54,
        ("papers", "began"): 8,
    }
    assert not [c for c in found.changes if c.turn in ("ended", "denied")]


def test_a_finding_is_solved_where_the_clinics_came_and_where_the_committee_met(
    karlsruhe: GraphStore, model: Model
) -> None:
    first = compare(karlsruhe, model, "2018-12-31", "2024-09-24").findings
    assert [f.title.de for f in first.solved] == ["Im Netzwerk nicht erfasst: Krankenhaus"]
    second = compare(karlsruhe, model, "2024-09-24", "2026-08-22").findings
    assert [(f.rule, f.subjects) for f in second.solved] == [("committee_rhythm", ("08212:G01",))]
    assert "committee_without_health" in {after.rule for _, after in second.still}


def test_indicators_of_lists_with_open_rows_have_no_arrow(karlsruhe: GraphStore, model: Model) -> None:
    found = {m.id: m for m in compare(karlsruhe, model, "2018-12-31", "2024-09-24").indicators}
    assert found["A1"].trend is Trend.OPEN
    assert found["A4"].trend is Trend.UNMEASURED  # tie data of 24 of 61 organizations
    # 2018 the council decided (4), in the 24 months to 2024 two committees took note (1).
    assert (found["B4"].trend, found["B4"].better) == (Trend.DOWN, False)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_json_says_everything_with_its_sources(karlsruhe: GraphStore, model: Model, language: str) -> None:
    answer = comparison_json(compare(karlsruhe, model, "2018-12-31", "2024-09-24"), language)
    assert (answer["from"], answer["to"]) == ("2018-12-31", "2024-09-24")
    (table,) = [c for c in answer["changes"] if (c["area"], c["turn"]) == ("bodies", "began")]
    assert table["label"] == "Runder Tisch Geburtshilfe"
    assert table["claim"] is not None
    assert (table["claim"]["source"] or "").startswith("Stadt Karlsruhe, Vorlage 2022/2377")
    assert {len(f["key"]) for kind in ("solved", "faded", "new", "still") for f in answer["findings"][kind]} == {16}


def test_before_everything_the_later_day_holds_all_and_nothing_has_ended(
    musterstadt_store: GraphStore, model: Model
) -> None:
    found = compare(musterstadt_store, model, "1900-01-01", "2024-06-30", KEY)
    assert {c.turn for c in found.changes} <= {"began", "recorded"}
    assert {m.trend for m in found.indicators} <= {Trend.UNMEASURED, Trend.OPEN, Trend.UP, Trend.SAME}


def test_far_in_the_future_nothing_new_has_come(musterstadt_store: GraphStore, model: Model) -> None:
    found = compare(musterstadt_store, model, "2024-06-30", "2099-01-01", KEY)
    assert {c.turn for c in found.changes} == {"unconfirmed"}
    assert not found.findings.solved


def test_turned_dates_and_unknown_districts_are_refused(musterstadt_store: GraphStore, model: Model) -> None:
    with pytest.raises(InvalidError):
        compare(musterstadt_store, model, "2024-06-30", "2024-06-30", KEY)
    with pytest.raises(NotFoundError):
        compare(musterstadt_store, model, "2020-01-01", "2024-06-30", "12345")
