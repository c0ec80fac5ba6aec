"""The weights stand in one file: every name there is a reason, every reason is there, and no code holds a number."""

import ast
from pathlib import Path

import pytest

import graph.missing_links
from graph.missing_links import Why, points, thresholds, weights
from tests.missing_links.small import FILE, LIMITS, POINTS

FOLDER = Path(graph.missing_links.__file__).parent


def test_every_reason_has_its_points_and_nothing_else_has() -> None:
    assert points() == POINTS
    assert {str(w) for w in Why} == POINTS.keys()


def test_every_threshold_is_read() -> None:
    assert {name: getattr(thresholds(), name) for name in LIMITS} == LIMITS
    assert set(weights.Thresholds.__slots__) == LIMITS.keys()


def test_every_line_says_what_it_means_and_where_it_comes_from() -> None:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if "=" in line.partition("#")[0]]
    assert len(lines) == len(POINTS) + len(LIMITS)
    assert [line for line in lines if not ("domain" in line or "own" in line)] == []


def test_the_ranking_of_the_domain_is_the_one_that_ships() -> None:
    """domain 12.1: 2*expected + 1*wish each side + 1*common third partners >= 2 + 1*sectors K,G - 1*no region."""
    published = {"expected": 2, "wish": 1, "common_partners": 1, "across_systems": 1, "no_common_region": -1}
    assert {name: POINTS[name] for name in published} == published
    assert LIMITS["common_partners"] == 2
    assert all(abs(POINTS[name]) < 1 for name in POINTS.keys() - published.keys())


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda f: f.stem)
def test_no_number_that_weighs_stands_in_code(file: Path) -> None:
    """0, 1 and 2 count places and halve what was counted twice."""
    numbers = {
        node.value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    }
    assert numbers <= {0, 1, 2}
