"""What the documents point to is there: links, folders of the map, files and commands of the recipes."""

import re
from pathlib import Path

import pytest

from api.cli import app
from tests.house.test_code import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)\)")
PLACE = re.compile(r"`((?:api|docs|graph|ontology|seed|tests)/[\w./-]*)`")
MODULE = re.compile(r"`python -m ([\w.]+)`")
COMMAND = re.compile(r"`(?:\./run|fruehnetz) ([a-z0-9]+)[^`]*`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_link_and_every_named_place_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    local = [link for link in LINK.findall(text) if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []
    assert [place for place in PLACE.findall(text) if not (ROOT / place).exists()] == []


def test_every_module_to_run_is_there() -> None:
    named = {m for d in DOCUMENTS for m in MODULE.findall(d.read_text("utf-8"))}
    assert {"ontology.write_names", "api.reference"} <= named
    assert [m for m in named if not (ROOT / f"{m.replace('.', '/')}.py").exists()] == []


def test_every_command_in_the_documents_is_one() -> None:
    """``demo``, ``test`` and ``bench`` belong to ``./run``; every other word goes to the command line."""
    known = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    named = {word for d in DOCUMENTS for word in COMMAND.findall(d.read_text("utf-8"))}
    assert named - known - {"test", "bench"} == set()


def test_decisions_are_numbered_without_a_gap_and_stay_short() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(f.name[:4]) for f in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text("utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. ")
        assert file.name.startswith(("0002", "0005")) or len(text.splitlines()) <= 40
