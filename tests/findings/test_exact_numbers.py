"""Findings at exact numbers: shares begin beyond what the domain names, norms count what decision 0025 says."""

from dataclasses import replace

import pytest

from graph.findings.finding import Finding, Kind
from graph.findings.parts.rank import HINT
from graph.findings.parts.weighing import carried, with_norm_weight
from graph.records import Record
from ontology import Model, Norm, Text
from ontology.model import Binding
from tests.findings.small import by_rule, found
from tests.indicators.worlds import org, works


def _two_systems(youth: int, health: int, ties: str) -> list[Record]:
    """Actors k0, k1 … of youth welfare and g0, g1 … of health care, and who works with whom."""
    actors = [*(org(f"k{n}", sector="KJH") for n in range(youth)), *(org(f"g{n}", sector="GES") for n in range(health))]
    return [*actors, *(works(tie[:2], tie[3:]) for tie in ties.split())]


@pytest.mark.parametrize(
    ("youth", "ties", "thin"),
    [
        (2, "k0-k1 g0-g1 k0-g0", []),  # 1 of 4 across, 3 of 6 in all
        (3, "k0-k1 k0-k2 k1-k2 g0-g1 k0-g0", ["1 von 6"]),  # 5 of 10 in all
        (3, "k0-k1 k0-k2 k1-k2 g0-g1", ["nur 0 von 6"]),
    ],
)
def test_half_as_dense_between_systems_is_not_thin_yet(model: Model, youth: int, ties: str, thin: list[str]) -> None:
    told = by_rule(found(model, _two_systems(youth, 2, ties)), "thin_between_systems")
    assert [next(t for t in thin if t in f.title.de) for f in told] == thin


@pytest.mark.parametrize(("inside", "edge", "told"), [(2, 1, []), (3, 2, ["g3 und g4"])])
def test_a_third_of_health_care_at_the_edge_is_no_finding_yet(
    model: Model, inside: int, edge: int, told: list[str]
) -> None:
    health = inside + edge
    ties = " ".join([*(f"k0-g{n}" for n in range(health)), *(f"k1-g{n}" for n in range(inside))])
    findings = by_rule(found(model, _two_systems(2, health, ties)), "health_at_the_edge")
    assert [f.title.de.rpartition(": ")[2] for f in findings] == told


POINTS: dict[Binding, float] = {
    "must": 3,
    "should": 2.5,
    "goal": 2,
    "agreed": 2,
    "share": 1.5,
    "hint": 0.5,
    "may": 0.5,
    "own": 0.5,
}
"""Decision 0025, and of what a group has agreed on as much as of a goal."""
_SAID = Text(de="x", en="x")
_GAP = Finding(Kind.MISSING_LINK, "rule", "99001", ("a",), "gap", _SAID, _SAID, _SAID, _SAID, _SAID)


@pytest.fixture
def norm(model: Model) -> Norm:
    """Any norm; how binding it is and whether anybody checked it say the tests."""
    return next(iter(model.norms.values()))


@pytest.mark.parametrize("binding", POINTS)
def test_a_norm_counts_as_much_as_it_binds_and_a_hint_is_no_gap(norm: Norm, binding: Binding) -> None:
    may = replace(norm, binding=binding, verified=True)
    hint = binding in ("hint", "may")
    weighed = with_norm_weight(_GAP, (may, replace(norm, binding="must", verified=False)))
    assert [w.points for w in weighed.weights] == [*([HINT.points] if hint else []), POINTS[binding]]
    assert (weighed.certainty, weighed.hint) == ("question" if hint else "gap", hint)
    # What its rule already calls a hint is one, once.
    twice = with_norm_weight(replace(_GAP, weights=(HINT,)), (may,))
    assert ([w for w in twice.weights if w == HINT], twice.hint) == ([HINT], True)
    for other, points in POINTS.items():
        both = with_norm_weight(_GAP, (may, replace(may, binding=other)))
        assert both.weights[-1].points == max(POINTS[binding], points)


def test_what_nobody_checked_carries_no_finding_and_a_question_on_data_needs_no_norm(norm: Norm) -> None:
    checked, unchecked = replace(norm, verified=True), replace(norm, verified=False)
    question = replace(_GAP, kind=Kind.DATA_QUESTION)
    assert [carried(_GAP, n) for n in ((), (checked,), (unchecked,), (unchecked, checked))] == [True, True, False, True]
    assert carried(question, (unchecked,))
    assert [w.points for w in with_norm_weight(question, (replace(checked, binding="must"),)).weights] == [-1]
    assert with_norm_weight(_GAP, (unchecked,)).weights == ()
