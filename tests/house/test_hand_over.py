"""What is published is read by people alone: rules and views read typed values, so that mypy notices a new name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import nodes_of, tree_of
from tests.house.test_code import ROOT

READERS = ("findings", "missing_links", "anchoring", "comparison", "map")
FILES = [f for room in READERS for f in sorted((ROOT / "graph" / room).rglob("*.py"))]
INDICATORS = sorted((ROOT / "graph" / "indicators").glob("*.py"))


def _published(file: Path) -> Iterator[str]:
    """Where a file reads details or items of an outcome; ``items()`` of a mapping is another thing."""
    tree = tree_of(file)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in called and node.attr in ("details", "items"):
            yield f"{file.name}:{node.lineno} .{node.attr}"
    yield from _by_place(file)


def _by_place(file: Path) -> Iterator[str]:
    """Where a file takes something out of ``subjects`` by its position."""
    for node in nodes_of(file):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "subjects":
            yield f"{file.name}:{node.lineno} .subjects[…]"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_nothing_that_analyses_reads_what_an_outcome_publishes(file: Path) -> None:
    assert list(_published(file)) == []


@pytest.mark.parametrize("file", INDICATORS, ids=lambda f: f.name)
def test_no_indicator_takes_a_subject_by_its_position(file: Path) -> None:
    assert list(_by_place(file)) == []


def test_a_reader_of_details_items_or_places_is_found(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text(
        "a = outcome.details['new']\nb = outcome.details.get('new')\nc = [i.subjects[0] for i in outcome.items]\n"
        "d = outcome.details.values()\ne = dict(outcome.details)\nf = found.items()\n",
        "utf-8",
    )
    found = sorted({line.split(":")[1] for line in _published(file)})
    assert found == ["1 .details", "2 .details", "3 .items", "3 .subjects[…]", "4 .details", "5 .details"]
