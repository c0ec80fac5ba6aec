"""Findings on shares begin beyond the share that the domain names: exactly half, exactly a third is none."""

import pytest

from graph.records import Record
from ontology import Model
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
