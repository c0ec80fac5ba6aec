"""Imports lead one way: no circle, few layers, short chains. The figures of `python -m tests.house.imports`."""

from pathlib import Path

import pytest

from tests.house.imports import Figures, figures

ROOT = Path(__file__).parents[2]
LAYERS, CHAIN = 10, 17
"""What decision 0016 reached, lists included: more is a step back."""


@pytest.fixture(scope="module")
def house() -> Figures:
    return figures(ROOT)


def test_no_imports_go_in_a_circle(house: Figures) -> None:
    assert house.circles == ()


def test_layers_stay_few_and_chains_short(house: Figures) -> None:
    assert len(house.floors) <= LAYERS, house.floors
    assert len(house.chain) <= CHAIN, house.chain


def test_a_circle_is_seen_even_where_it_is_for_types_alone(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    graph.mkdir()
    (graph / "upper.py").write_text("from graph import lower\n", "utf-8")
    (graph / "lower.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from graph.upper import Upper\n", "utf-8"
    )
    found = figures(tmp_path)
    assert found.circles == (("graph.lower", "graph.upper"),)
    assert found.chain == ("graph.upper", "graph.lower")


def test_a_module_that_is_imported_inside_a_function_makes_no_chain_but_a_layer(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    graph.mkdir()
    (graph / "upper.py").write_text("def later() -> None:\n    from graph.lower import lower\n", "utf-8")
    (graph / "lower.py").write_text("", "utf-8")
    found = figures(tmp_path)
    assert found.floors == (("graph.upper",), ("graph.lower",))
    assert len(found.chain) == 1
