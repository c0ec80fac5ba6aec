"""One public name, one meaning: whoever searches for a name finds one thing (CONTRIBUTING, words of the house)."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import tree_of

ROOT = Path(__file__).parents[2]
WINGS = ("ontology", "graph")

SAME_NOTION = {
    # A rule is named after the indicator that measures the same; both names are public ids.
    "health_at_the_edge",
    "say_of_families",
    "seats_for_families",
}
SAME_PART = {
    # Each wing has its JSON in the file of this name, its errors in that.
    "as_json",
    "errors",
}


def _modules() -> Iterator[Path]:
    return (file for wing in WINGS for file in sorted((ROOT / wing).rglob("*.py")))


def _defined(module: Path) -> Iterator[str]:
    for node in tree_of(module).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _several(places: dict[str, set[str]], allowed: set[str]) -> dict[str, list[str]]:
    return {name: sorted(where) for name, where in places.items() if len(where) > 1 and name not in allowed}


def test_no_two_public_things_share_a_name() -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for module in _modules():
        for name in _defined(module):
            if not name.startswith("_"):
                places[name].add(str(module.relative_to(ROOT)))
    assert _several(places, SAME_NOTION) == {}


def test_no_two_modules_share_a_name() -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for module in _modules():
        if module.stem != "__init__":
            places[module.stem].add(str(module.relative_to(ROOT)))
    assert _several(places, SAME_PART) == {}


def test_every_exception_of_this_test_is_still_needed() -> None:
    names = [name for module in _modules() for name in set(_defined(module))]
    stems = [module.stem for module in _modules()]
    assert [name for name in SAME_NOTION if names.count(name) < 2] == []
    assert [name for name in SAME_PART if stems.count(name) < 2] == []
