"""What nobody knows is null in JSON, and a zero that was counted stays a zero; ranks say their reasons."""

import pytest

from graph.analysis import analyse
from graph.as_json import analysis_json, indicators_json
from graph.district.snapshot import Snapshot
from graph.findings.finding import Kind, singles
from graph.findings.parts.rank import BLOCKS_VERDICTS
from graph.records import Record
from graph.shapes import finite
from ontology import Model
from tests.findings.small import findings, found
from tests.indicators.worlds import NETWORK, network, org, seat, world

NUMBERS = ("value", "numerator", "denominator", "low", "high")


def test_where_nothing_is_recorded_no_indicator_has_a_value(model: Model) -> None:
    shown = {i["id"]: i for i in indicators_json(analyse(world(model, [])))["indicators"]}
    assert [shown[id]["value"] for id in ("A1", "A4", "B10", "B14", "C3")] == [None] * 5


def test_each_number_is_the_one_of_the_outcome_or_null(musterstadt_snapshot: Snapshot) -> None:
    analysis = analyse(musterstadt_snapshot)
    shown: dict[str, dict[str, object]] = {i["id"]: dict(i) for i in indicators_json(analysis)["indicators"]}
    for id, outcome in analysis.outcomes.items():
        assert [shown[id][n] for n in NUMBERS] == [finite(getattr(outcome, n)) for n in NUMBERS], id
        assert shown[id]["details"] == {k: finite(v) for k, v in outcome.details.items()}, id
    # Both kinds are there: nobody may tell the votes of the committee, and nobody works with the wish of another.
    assert shown["B14"]["value"] is None
    assert {i["value"] for i in shown.values()} >= {None, 0.0}


@pytest.mark.parametrize(
    ("number", "shown"),
    [(None, None), (0.0, 0.0), (-1.5, -1.5), (float("inf"), None), (float("-inf"), None), (float("nan"), None)],
)
def test_a_distance_that_does_not_exist_is_null_and_zero_is_a_number(number: float | None, shown: float | None) -> None:
    assert finite(number) == shown


def test_what_is_left_out_of_a_finding_is_empty_and_not_missing(model: Model) -> None:
    answer = analysis_json(analyse(world(model, [])))
    for finding in answer["findings"]:
        assert finding["evidence"] == []
        open_still = {"verdict": "open", "reason": "", "date": "", "reopened": False, "inCharge": "", "due": ""}
        assert finding["decision"] == open_still
    assert answer["summary"]["kkgRecorded"] is None


# -- ranks (decision 0008) ----------------------------------------------------------------------------------------


def test_a_question_on_the_data_loses_one_point_and_says_why(model: Model) -> None:
    (ties,) = [f for f in singles(found(model, [])) if f.subjects == ("ties",)]
    assert [w.points for w in ties.weights] == [BLOCKS_VERDICTS.points, -1]
    assert "um die Daten" in ties.weights[-1].reason.de
    assert ties.score == BLOCKS_VERDICTS.points - 1


def test_a_question_on_the_data_without_any_other_weight_stands_below_zero(model: Model) -> None:
    records: list[Record] = [network(), org("kita", sector="KJH"), seat("kita", body=NETWORK)]
    asked = [f for f in found(model, records) if f.rule == "members_incomplete"]
    assert [f.score for f in asked] == [-1]


def test_no_norm_counts_for_a_question_on_the_data(musterstadt_snapshot: Snapshot) -> None:
    asked = [f for f in findings(musterstadt_snapshot) if f.kind is Kind.DATA_QUESTION]
    assert asked
    for finding in asked:
        assert [w.points for w in finding.weights].count(-1) == 1
        assert not [w for w in finding.weights if "Gesetz" in w.reason.de or "Qualitätsrahmen" in w.reason.de]
