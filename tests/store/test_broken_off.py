"""Whoever breaks off taking in a list, at whatever step, leaves the store as it was."""

from pathlib import Path

import pytest

from graph.imports import ImportStep, import_file
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.store.small import TIME, everything

BEGUN = [(step, 0) for step in ImportStep]
"""Where nothing of a step is done yet, and where some of it is."""
MIDWAY = [(ImportStep.CHECKING, 500), (ImportStep.CHECKING, 1000), (ImportStep.WRITING, 1000)]
ROWS = 1_010


def listed(path: Path, rows: int, name: str) -> Path:
    path.mkdir()
    (path / "bezirk.csv").write_text("AGS;Name;Art;Land\n99001000;Stadt Musterstadt;KS;NW\n", "utf-8")
    text = "".join(f"A{i};{name} {i}\n" for i in range(rows))
    (path / "akteure.csv").write_text(f"Kennung;Name\n{text}", "utf-8")
    return path


def take_in(path: Path, store: GraphStore, model: Model, at: tuple[ImportStep, int] | None = None) -> None:
    def broken_off(step: ImportStep, done: int, _: int) -> None:
        if (step, done) == at:
            raise KeyboardInterrupt

    import_file(path, store, model, author="test", time=TIME, stated_on="2025", progress=broken_off)


def test_whoever_breaks_off_leaves_no_trace(opened: GraphStore, model: Model, tmp_path: Path) -> None:
    """Some of it stands in the store before: what changes is put back, too."""
    take_in(listed(tmp_path / "frueher", 5, "Amt"), opened, model)
    short, longer = listed(tmp_path / "kurz", 5, "Fachamt"), listed(tmp_path / "lang", ROWS, "Fachamt")
    before, journal = everything(opened), list(opened.journal(scope=EVERYTHING))
    for at in (*BEGUN, *MIDWAY):
        with pytest.raises(KeyboardInterrupt):
            take_in(longer if at in MIDWAY else short, opened, model, at)
        assert everything(opened) == before, at
        assert list(opened.journal(scope=EVERYTHING)) == journal, at
        assert opened.search("Fachamt", scope=EVERYTHING) == [], at
    take_in(longer, opened, model)
    assert len(list(opened.records(EVERYTHING))) > ROWS
