"""What the packages offer by name: all of it is there, nothing is loaded before it is used."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from types import ModuleType

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


def _listed_for_type_checkers(package: ModuleType) -> dict[str, str]:
    """Name -> module, as the package tells it to mypy."""
    found = (n for n in ast.walk(ast.parse(inspect.getsource(package))) if isinstance(n, ast.ImportFrom))
    inside = f"{package.__name__}."
    return {a.name: n.module for n in found if n.module and n.module.startswith(inside) for a in n.names}


@pytest.mark.parametrize("package", [graph, ontology])
def test_what_mypy_sees_of_a_package_is_what_runs(package: ModuleType) -> None:
    listed = _listed_for_type_checkers(package)
    assert listed
    assert sorted(listed) == dir(package)
    for name, home in listed.items():
        assert getattr(package, name) is getattr(import_module(home), name)


@pytest.mark.parametrize("package", [graph, ontology])
def test_an_unknown_name_of_a_package_is_an_attribute_error(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        package.nothing  # noqa: B018


def test_importing_graph_loads_nothing_and_a_store_needs_no_numpy() -> None:
    done = subprocess.run([sys.executable, "-c", LEAN], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
