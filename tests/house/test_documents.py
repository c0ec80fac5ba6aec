"""What the documents name is there: folders of the map, files and commands of the recipes; links: `test_anchors.py`."""

import re
from pathlib import Path

import pytest

from api.cli import app
from graph.district.snapshot import TIE_GATE
from graph.indicators import all_indicators
from tests.house.test_code import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLACE = re.compile(r"`((?:api|docs|graph|ontology|seed|tests)/[\w./-]*)`")
MODULE = re.compile(r"`python -m ([\w.]+)`")
COMMAND = re.compile(r"`(?:\./run|fruehnetz) ([a-z0-9]+)[^`]*`")

WORDS = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_named_place_is_there(document: Path) -> None:
    assert [place for place in PLACE.findall(document.read_text("utf-8")) if not (ROOT / place).exists()] == []


def test_every_folder_and_every_module_of_the_graph_stands_in_the_map() -> None:
    drawn = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    named = set(re.findall(r"\b\w+(?:/|\.py)", drawn))
    folders = {f"{p.parent.name}/" for package in ("graph", "api") for p in (ROOT / package).glob("*/__init__.py")}
    modules = {p.name for p in (ROOT / "graph").glob("*.py")} - {"__init__.py"}
    assert folders | modules <= named, sorted((folders | modules) - named)


def test_every_module_to_run_is_there() -> None:
    named = {m for d in DOCUMENTS for m in MODULE.findall(d.read_text("utf-8"))}
    assert {"ontology.write_names", "api.reference"} <= named
    places = {m: ROOT / m.replace(".", "/") for m in named}
    assert [m for m, p in places.items() if not (p.with_suffix(".py").exists() or (p / "__main__.py").exists())] == []


def test_every_command_in_the_documents_is_one() -> None:
    """``demo``, ``test`` and ``bench`` belong to ``./run``; every other word goes to the command line."""
    known = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    known |= {str(g.typer_instance.info.name) for g in app.registered_groups if g.typer_instance}
    named = {word for d in DOCUMENTS for word in COMMAND.findall(d.read_text("utf-8"))}
    assert named - known - {"test", "bench"} == set()


def test_decisions_are_numbered_without_a_gap_and_stay_short() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(f.name[:4]) for f in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text("utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. ")
        assert file.name.startswith(("0002", "0005")) or len(text.splitlines()) <= 40


def test_the_figures_of_the_readme_are_those_of_what_runs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"\*\*(\d+) indicators\*\*", text) == [str(len(all_indicators()))]
    assert re.findall(r"tie data for (\d+) %", text) == [f"{TIE_GATE:.0%}".rstrip("%")]
    asked = re.findall(r"^### (\d+)\. ", (ROOT / "docs" / "neo4j.md").read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"\[(\w+) worked Cypher questions\]", text) == [WORDS[len(asked)]]
