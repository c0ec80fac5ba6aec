"""What the packages offer by name: all of it is there, nothing is loaded before it is used."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module

import pytest

import graph
import ontology
from tests.house.test_code import ROOT

LEAN = """
import sys
import graph
assert [m for m in sys.modules if m.startswith(("graph.", "ontology"))] == [], sorted(sys.modules)
from graph import open_store
assert "numpy" not in sys.modules
"""


def _listed_for_type_checkers() -> dict[str, str]:
    """Name -> module, as ``graph/__init__.py`` tells it to mypy."""
    found = (n for n in ast.walk(ast.parse(inspect.getsource(graph))) if isinstance(n, ast.ImportFrom))
    return {a.name: n.module for n in found if n.module and n.module.startswith("graph.") for a in n.names}


def test_what_mypy_sees_of_graph_is_what_runs() -> None:
    assert sorted(_listed_for_type_checkers()) == dir(graph)
    for name, home in _listed_for_type_checkers().items():
        assert getattr(graph, name) is getattr(import_module(home), name)


def test_an_unknown_name_of_graph_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        graph.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_the_public_names_of_the_ontology_are_there_and_sorted() -> None:
    assert sorted(ontology.__all__) == ontology.__all__
    assert [name for name in ontology.__all__ if not hasattr(ontology, name)] == []


def test_importing_graph_loads_nothing_and_a_store_needs_no_numpy() -> None:
    done = subprocess.run([sys.executable, "-c", LEAN], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
