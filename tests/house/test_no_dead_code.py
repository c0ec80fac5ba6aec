"""Every function and class of the packages is used by shipped code, or is on the short list of what is only offered."""

import ast
from collections.abc import Iterator

from graph.stores import ADAPTERS
from tests.house.test_code import ROOT, SHIPPED

OFFERED = {
    "average_degree": "measure of the worked example (domain 4.5), for notebooks",
    "betweenness": "measure of the worked example (domain 4.5), for notebooks",
    "degree_centralisation": "measure of the worked example (domain 4.5), for notebooks",
    "ei_index": "measure of the worked example (domain 4.5), for notebooks",
    "expected_ei": "measure of the worked example (domain 4.5), for notebooks",
    "network_from_ties": "a network in one line, for tests, notebooks and examples",
    "check_values": "a whole record against the model, as pySHACL would; imports check value by value",
    "analyse_all": "all districts of a store in several processes, for the national comparison",
    "preview": "the dry run of an import that is staged already, for a page that asks before it writes",
    "read_json": "the inverse of the JSON export, proves that nothing is lost",
    "records_from": "the inverse of the Turtle export, proves that nothing is lost",
    "svg_map": "the map as one picture, for notebooks",
    "write_network_page": "the interactive view, for notebooks",
    "write_bundle": "a folder of lists as one workbook; wrote the one under seed/",
}


def _defined() -> Iterator[str]:
    """Functions and classes of modules; a decorator puts its function into a registry, which is a use."""
    for file in SHIPPED:
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
                yield node.name


def _used() -> set[str]:
    """Every name that shipped code reads, plain or behind a dot, and what the table of stores names as text."""
    found = {"__getattr__", "__dir__", *(place.partition(":")[2] for place in ADAPTERS.values())}
    for file in SHIPPED:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
    return found


def test_nothing_is_dead() -> None:
    assert sorted(set(_defined()) - _used() - OFFERED.keys()) == []


def test_what_is_offered_is_there_and_used_by_nothing_shipped() -> None:
    """A name that has found a use leaves the list."""
    assert sorted(OFFERED.keys() - (set(_defined()) - _used())) == []


def test_what_is_offered_is_tested() -> None:
    others = (f for f in (ROOT / "tests").rglob("test_*.py") if not f.samefile(__file__))
    texts = "".join(f.read_text("utf-8") for f in others)
    assert [name for name in OFFERED if name not in texts] == []
