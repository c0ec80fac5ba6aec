"""Rules of the code: layers, names, sizes, errors, and no persons in what is shipped."""

import ast
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import api
import graph
import ontology
from ontology import DomainError
from tests.house.sources import nodes_of, tree_of

ROOT = Path(__file__).parents[2]
PACKAGES = ("ontology", "graph", "api")
GENERATED = {ROOT / "ontology" / "names.py"}
SHIPPED = [f for package in PACKAGES for f in sorted((ROOT / package).rglob("*.py")) if f not in GENERATED]
HAND_WRITTEN = [*SHIPPED, *sorted((ROOT / "tests").rglob("*.py"))]
SEED_CSV = sorted(f for folder in ("seed", "graph") for f in (ROOT / folder).rglob("*.csv"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "tools"}
PERSONAL = re.compile(
    r"vorname|nachname|familienname|ansprechp|kontaktperson|e-?mail|telefon|handy|mobil|geburtsdatum|geb\.|privat", re.I
)


@pytest.mark.slow
def test_the_layers_hold() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("package", [ontology, graph, api])
def test_every_module_can_be_imported_alone(package: object) -> None:
    path, name = package.__path__, package.__name__  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages(path, f"{name}."):
        import_module(module.name)


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [f for f in HAND_WRITTEN if f.stem in NAMELESS or f.parent.name in NAMELESS] == []


def test_hand_written_files_stay_small() -> None:
    lines = {f.relative_to(ROOT): len(f.read_text("utf-8").splitlines()) for f in HAND_WRITTEN}
    assert {f: n for f, n in lines.items() if n > 400} == {}


def test_functions_stay_small() -> None:
    """Forty lines, signature and docstring not counted."""
    sizes = {(f.relative_to(ROOT), n.name): _size(n) for f in SHIPPED for n in _functions(f)}
    assert {place: size for place, size in sizes.items() if size > 40} == {}


def test_every_public_thing_says_what_it_does() -> None:
    silent = []
    for file in SHIPPED:
        module = tree_of(file)
        inside = (n for c in module.body if isinstance(c, ast.ClassDef) and not c.name.startswith("_") for n in c.body)
        named = [n for n in (*module.body, *inside) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        public = [n for n in named if not n.name.startswith("_")]
        silent += [(file.relative_to(ROOT), n.name) for n in public if ast.get_docstring(n) is None]
    assert silent == []


def _functions(file: Path) -> Iterator[ast.FunctionDef]:
    yield from (n for n in nodes_of(file) if isinstance(n, ast.FunctionDef))


def _size(function: ast.FunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_test_is_parked_under_another_name() -> None:
    files = [f for f in (ROOT / "tests").rglob("*") if f.is_file() and "__pycache__" not in f.parts]
    assert [f for f in files if f.name.startswith("TO_FIX") or f.suffix in (".disabled", ".bak", ".orig")] == []


def test_test_folders_shadow_no_package() -> None:
    folders = [f for f in (ROOT / "tests").iterdir() if f.is_dir()]
    assert [f for f in folders if f.name in PACKAGES] == []
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_every_shipped_module_says_what_it_is() -> None:
    silent = [f.relative_to(ROOT) for f in SHIPPED if not f.read_text("utf-8").lstrip().startswith(('"""', "'''"))]
    assert [f for f in silent if (ROOT / f).read_text("utf-8").strip()] == []


def test_every_domain_error_stands_in_a_drawn_tree() -> None:
    trees = ""
    for name in ("ontology.errors", "graph.errors", "api.errors"):
        if (ROOT / f"{name.replace('.', '/')}.py").exists():
            trees += import_module(name).__doc__ or ""
    for package in (ontology, graph, api):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    assert [e.__name__ for e in _descendants(DomainError) if not re.search(rf"\b{e.__name__}\b", trees)] == []


def _descendants(error: type[DomainError]) -> list[type[DomainError]]:
    below = [e for e in error.__subclasses__() if e.__module__.partition(".")[0] in PACKAGES]
    return [error, *(d for e in below for d in _descendants(e))]


def test_seed_lists_have_no_column_about_persons() -> None:
    if not SEED_CSV:
        pytest.skip("no lists under seed/ here")
    personal = []
    for file in SEED_CSV:
        with file.open(encoding="utf-8-sig") as text:
            personal += [(file.name, cell) for cell in re.split("[;,]", text.readline()) if PERSONAL.search(cell)]
    assert personal == []
    assert [f.name for f in SEED_CSV if re.match(r"person(en)?\.csv", f.name, re.I)] == []
