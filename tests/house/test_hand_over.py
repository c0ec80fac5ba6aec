"""What is published is read by people alone: rules and views read typed values, so that mypy notices a new name."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import nodes_of, tree_of
from tests.house.test_code import ROOT

MAKERS = ("district", "indicators", "as_json")
"""Who makes outcomes and who publishes them; all others may only read what is typed."""
READERS = ("findings", "missing_links", "anchoring", "comparison", "map")
"""Who may not tell subjects apart by their place either; an answer may: it is declared for one rule."""
FILES = [f for f in sorted((ROOT / "graph").rglob("*.py")) if f.relative_to(ROOT / "graph").parts[0] not in MAKERS]
INDICATORS = sorted((ROOT / "graph" / "indicators").glob("*.py"))


def _published(file: Path) -> Iterator[str]:
    """Where a file reads details or items of an outcome; ``items()`` of a mapping is another thing."""
    tree = tree_of(file)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in called and node.attr in ("details", "items"):
            yield f"{file.name}:{node.lineno} .{node.attr}"


def _by_place(file: Path) -> Iterator[str]:
    """Where a file takes something out of ``subjects`` by its position."""
    for node in nodes_of(file):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "subjects":
            yield f"{file.name}:{node.lineno} .subjects[…]"


def test_nothing_that_analyses_reads_what_an_outcome_publishes() -> None:
    assert len(FILES) > 500
    assert [found for file in FILES for found in _published(file)] == []


def test_no_indicator_and_no_rule_takes_a_subject_by_its_position() -> None:
    rules = [f for f in FILES if f.relative_to(ROOT / "graph").parts[0] in READERS]
    assert [found for file in (*INDICATORS, *rules) for found in _by_place(file)] == []


def test_a_reader_of_details_items_or_places_is_found(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text(
        "a = outcome.details['new']\nb = outcome.details.get('new')\nc = [i.subjects[0] for i in outcome.items]\n"
        "d = outcome.details.values()\ne = dict(outcome.details)\nf = found.items()\n",
        "utf-8",
    )
    found = sorted({line.split(":")[1] for line in (*_published(file), *_by_place(file))})
    assert found == ["1 .details", "2 .details", "3 .items", "3 .subjects[…]", "4 .details", "5 .details"]
