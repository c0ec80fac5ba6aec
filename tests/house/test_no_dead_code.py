"""Every function, class and method is reached from where people start, or is on the list of what is only offered."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.house.reach import Reach
from tests.house.sources import tree_of
from tests.house.test_code import ROOT, SHIPPED

OFFERED = {
    "api.accounts.migrations.versions.v0001_accounts.upgrade": "a step of alembic, which finds it by its name",
    "api.accounts.migrations.versions.v0002_surveys.upgrade": "the same",
    "api.accounts.migrations.versions.v0003_personal_reads.upgrade": "the same",
    "api.accounts.migrations.versions.v0004_identities.upgrade": "the same",
    "api.accounts.migrations.versions.v0005_shared_maps.upgrade": "the same",
    "graph.exports.export": "an extract in a format by its name, as a text; commands write to files",
    "graph.imports.recognise.form.corrections_of": "the form of a list to be corrected and kept, for pages that ask",
    "graph.imports.read.merged.filled": "a sheet with its merged cells filled, for pages that show it",
    "graph.imports.read.read_pasted": "cells from the clipboard, for pages and routes",
}
"""They and what only they need; a test stands behind each."""


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(files: list[Path]) -> dict[str, ast.Module]:
    return {_name(f): tree_of(f) for f in files}


def _notebook(path: Path) -> ast.Module:
    """The code of a notebook as one program; lines for the notebook itself (``%env``) are left out."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    lines = [line for c in cells if c["cell_type"] == "code" for line in "".join(c["source"]).splitlines()]
    return ast.parse("\n".join(line for line in lines if not line.startswith("%")))


def _page(path: Path) -> ast.Module:
    """What a page asks of the things it is given: every name behind a dot."""
    names = sorted(set(re.findall(r"\.([a-z_]\w*)", path.read_text("utf-8"))))
    return ast.parse("\n".join(f"shown().{name}" for name in names if name.isidentifier()))


@pytest.fixture(scope="module")
def starts() -> dict[str, ast.Module]:
    """Notebooks, ``./run bench``, pages, and the command that is installed."""
    found = {f"notebooks.{f.stem}": _notebook(f) for f in (ROOT / "notebooks").glob("*.ipynb")}
    found |= _read(sorted((ROOT / "tests" / "bench").glob("*.py")))
    found |= {f"pages.{f.stem}": _page(f) for f in (ROOT / "api").rglob("*.html")}
    return found | {
        "pyproject": ast.parse(
            (ROOT / "pyproject.toml").read_text("utf-8").split("[project.scripts]")[1].splitlines()[1]
        )
    }


@pytest.fixture(scope="module")
def reach() -> Reach:
    return Reach(_read(SHIPPED))


@pytest.mark.slow
def test_nothing_is_dead(reach: Reach, starts: dict[str, ast.Module]) -> None:
    named = [":".join(offered.rsplit(".", 1)) for offered in OFFERED]
    offers = ast.parse(f"offers = {named}")
    assert sorted(map(str, reach.unreached({**starts, "offers": offers}))) == []


@pytest.mark.slow
def test_what_is_offered_is_there_and_reached_by_nothing_else(reach: Reach, starts: dict[str, ast.Module]) -> None:
    """A name that has found a use leaves the list."""
    assert sorted(OFFERED.keys() - set(map(str, reach.unreached(starts)))) == []


def test_what_is_offered_is_tested() -> None:
    others = (f for f in (ROOT / "tests").rglob("test_*.py") if not f.samefile(__file__))
    texts = "".join(f.read_text("utf-8") for f in others)
    assert [name for name in OFFERED if name.rpartition(".")[2] not in texts] == []


def _dead(**modules: str) -> list[str]:
    return sorted(map(str, Reach({name: ast.parse(code) for name, code in modules.items()}).unreached({})))


def test_a_variable_an_attribute_or_a_key_of_the_same_name_is_no_use() -> None:
    used = "def f(x):\n    density = x.density\n    return {'density': density}\nf(1)"
    assert _dead(a="def density(): ...", b=used) == ["a.density"]
    assert _dead(a="def density(): ...\ndef f(density):\n    return density\nf(1)") == ["a.density"]


def test_a_function_of_the_same_name_in_another_module_is_no_use() -> None:
    assert _dead(a="def told(): ...", b="def told(): ...", c="from b import told as said\nsaid()") == ["a.told"]
    assert _dead(a="def told(): ...", b="def told(): ...\ntold()") == ["a.told"]
    assert _dead(a="def told(): ...", b="import a\na.told()") == []


def test_what_only_the_dead_and_itself_use_is_dead() -> None:
    assert _dead(a="def f():\n    return g()\ndef g():\n    return f()") == ["a.f", "a.g"]


def test_handing_a_name_on_is_no_use_but_using_it_there_is() -> None:
    assert _dead(a="def f(): ...", b="from a import f\n__all__ = ['f']") == ["a.f"]
    assert _dead(a="def f(): ...", b="from a import f as f", c="from b import f\nf()") == []


def test_a_method_of_the_same_name_on_another_class_is_no_use() -> None:
    classes = "class A:\n    def go(self): ...\nclass B:\n    def go(self): ...\n"
    assert _dead(a=f"{classes}def f(x: A, y: B):\n    x.go()\nf(A(), B())") == ["a.B.go"]
    assert _dead(a=f"{classes}def f(x: 'A', y: B):\n    x.go()\nf(A(), B())") == ["a.B.go"]
    assert _dead(a=f"{classes}A().go(), B()") == []
    assert _dead(a="class A:\n    def go(self):\n        self.on()\n    def on(self): ...\nA") == ["a.A.go", "a.A.on"]


def test_a_method_that_stands_for_one_of_its_base_is_used_with_it() -> None:
    classes = "class A:\n    def go(self): ...\nclass B(A):\n    def go(self): ...\n"
    assert _dead(a=f"{classes}def f(x: A):\n    x.go()\nf(B())") == []


def test_what_a_registry_takes_is_used() -> None:
    assert _dead(a="def rule(f): ...\n@rule\ndef f(): ...") == []
    assert _dead(a="from functools import cache\n@cache\ndef f(): ...") == ["a.f"]


def test_what_a_table_of_adapters_names_is_used() -> None:
    assert _dead(**{"p.a": "def open_it(): ...", "p.b": "ADAPTERS = {'x': 'p.a:open_it'}"}) == []
