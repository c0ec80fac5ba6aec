"""The worked example of domain 4.5: eight actors, ten ties, every number of its table."""

import numpy as np
import pytest

from graph.district.measures import (
    average_degree,
    betweenness,
    blau,
    block_density,
    components,
    concentration,
    degree_centralisation,
    density,
    ei_index,
    expected_ei,
    iqv,
)
from graph.district.network import Network, network_from_ties

SECTORS: dict[str, str | None] = {
    "J1": "KJH", "J2": "KJH", "J3": "KJH", "H1": "GES", "H2": "GES", "H3": "GES", "S1": "SCHWB", "F1": "FF",
}  # fmt: skip
TIES = [
    ("J1", "J2", 4), ("J1", "J3", 3), ("J2", "J3", 3), ("J1", "H1", 4), ("J1", "S1", 4), ("J1", "F1", 2),
    ("S1", "H3", 3), ("H1", "H2", 1), ("H2", "H3", 2), ("F1", "H2", 2),
]  # fmt: skip


@pytest.fixture
def example() -> Network:
    return network_from_ties(SECTORS, TIES)


@pytest.mark.parametrize(("threshold", "m", "expected"), [(1, 10, 0.3571), (2, 9, 0.3214), (3, 6, 0.2143)])
def test_counts_ties_and_density(example: Network, threshold: int, m: int, expected: float) -> None:
    assert len(example.pairs(threshold)) == m
    assert density(example, threshold) == pytest.approx(expected, abs=5e-5)
    assert average_degree(example, threshold) == 2 * m / 8


@pytest.mark.parametrize(("threshold", "external", "internal"), [(1, 5, 5), (2, 5, 4), (3, 3, 3)])
def test_weighs_external_against_internal_ties(example: Network, threshold: int, external: int, internal: int) -> None:
    assert ei_index(example, threshold) == pytest.approx((external - internal) / (external + internal))
    assert expected_ei(example) == pytest.approx(0.5714, abs=5e-5)


@pytest.mark.parametrize(("threshold", "inside_health"), [(1, 2 / 3), (2, 1 / 3), (3, 0.0)])
def test_block_densities_of_youth_welfare_and_health(example: Network, threshold: int, inside_health: float) -> None:
    youth, health = example.in_sectors({"KJH"}), example.in_sectors({"GES"})
    assert block_density(example, youth, health, threshold) == pytest.approx(1 / 9)
    assert block_density(example, youth, youth, threshold) == 1.0
    assert block_density(example, health, health, threshold) == pytest.approx(inside_health)


def test_a_block_without_a_pair_has_no_density(example: Network) -> None:
    counselling = example.in_sectors({"SCHWB"})
    assert block_density(example, counselling, counselling) is None
    assert block_density(example, counselling, example.in_sectors({"JUS"})) is None


@pytest.mark.parametrize(("threshold", "expected"), [(1, 0.4762), (2, 0.5238), (3, 0.4762)])
def test_degree_centralisation(example: Network, threshold: int, expected: float) -> None:
    assert degree_centralisation(example, threshold) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [(1, {"J1": 0.5952}), (2, {"J1": 0.7143, "S1": 0.1905, "F1": 0.1905}), (3, {"J1": 0.3810, "S1": 0.1905})],
)
def test_highest_betweenness(example: Network, threshold: int, expected: dict[str, float]) -> None:
    found = betweenness(example, threshold)
    assert example.actors[int(np.argmax(found))] == "J1"
    for actor, value in expected.items():
        assert found[example.index[actor]] == pytest.approx(value, abs=5e-5)


def test_without_the_coordinator_the_network_falls_apart(example: Network) -> None:
    alone = example.without({"J1"})
    assert len(components(alone, 1)) == 2
    assert set(components(alone, 2)) == {
        frozenset({"J2", "J3"}),
        frozenset({"H1"}),
        frozenset({"S1", "H3", "H2", "F1"}),
    }
    isolated = {actor for part in components(example, 3) if len(part) == 1 for actor in part}
    assert isolated == {"H2", "F1"}


def test_sector_diversity() -> None:
    sectors = list(SECTORS.values())
    assert blau(sectors) == 0.6875
    assert iqv(sectors) == pytest.approx(0.9167, abs=5e-5)
    assert concentration(sectors) == 0.3125


def test_one_category_is_not_diverse_and_none_is_nothing() -> None:
    assert iqv(["KJH", "KJH"]) == blau(["KJH"]) == 0
    assert iqv([]) is blau([]) is concentration([]) is None
