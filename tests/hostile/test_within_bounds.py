"""Any file is read within bounds: a small one here, a large one in a process that may hold and compute so much."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue, Place
from graph.imports.read import read_workbook, within_bounds
from graph.imports.read.handed_over import lines_from, workbook_from
from graph.imports.read.limits import Limits
from graph.imports.workbook import MergedArea, Sheet, SourceFile, Workbook
from ontology.model import Text
from tests.imports.making import excel

ROWS = [["Einrichtung", "Ort", "Bemerkung"], *([f"Kita {n}", "Moor", "x" * 40] for n in range(20_000))]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "liste.csv"
    path.write_text("\n".join(";".join(row) for row in ROWS), "utf-8")
    return path


@contextmanager
def _processes() -> Iterator[list[float]]:
    """Collects the seconds that processes started meanwhile took; 0 if none was."""
    before, took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, list[float]()
    yield took
    took.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)


def test_what_is_handed_over_is_what_was_read() -> None:
    said = Text(de="Satz", en="sentence")
    sheet = Sheet(
        "Blatt\udcfc",
        "a.xlsx",
        [["a", "", "ä\n"], ["a"]],
        hidden=True,
        hidden_rows=frozenset({1}),
        hidden_columns=frozenset({2}),
        merged=(MergedArea(0, 0, 1, 1),),
        struck=frozenset({(0, 2)}),
        fills={(0, 0): "FF0000"},
        indents={(1, 0): 2},
        comments={(1, 0): "Notiz"},
    )
    notice = (
        Place("a.xlsx", "Blatt", "A1", "Kopf"),
        "x",
        Issue("warning", "bytes", said, said, said, "Organization", unread=True),
    )
    made = Workbook(
        "a.xlsx", (sheet, replace(sheet, rows=[])), (SourceFile("a.xlsx", "0" * 64, "utf-8"),), ("b",), (notice,)
    )
    assert workbook_from(tuple(json.loads(line)) for line in lines_from(made)) == made


def test_what_breaks_off_is_no_workbook() -> None:
    made = Workbook("a", (Sheet("s", "a", [["x"]]),), (SourceFile("a", ""),))
    *some, _ = (tuple(json.loads(line)) for line in lines_from(made))
    assert workbook_from(some) is None


def test_a_small_list_starts_no_process(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(excel(ROWS[:200]))
    with _processes() as took:
        assert len(read_workbook(path).sheets[0].rows) == 200
    assert took == [0]


@pytest.mark.slow
def test_a_large_list_is_read_elsewhere_and_gives_the_same(large: Path) -> None:
    heard: list[int] = []
    with _processes() as took:
        made = read_workbook(large, lambda _, rows: heard.append(rows))
    here = read_workbook(large, limits=Limits())
    assert took[0] > 0
    assert [list(row) for row in made.sheets[0].rows] == [list(row) for row in here.sheets[0].rows] == ROWS
    assert (made.files, made.name, made.notices) == (here.files, here.name, here.notices)
    assert heard


@pytest.mark.slow
def test_a_small_archive_that_unpacks_to_much_is_read_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(excel([["Einrichtung", "Ort"], *([f"Kita {n}", f"{n:04}" * 7_500] for n in range(400))]))
    assert path.stat().st_size < within_bounds.SMALL.packed
    with _processes() as took:
        assert len(read_workbook(path).sheets[0].rows) == 401
    assert took[0] > 0


@pytest.mark.slow
def test_a_process_that_holds_too_much_is_ended_and_said(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(within_bounds, "_MEMORY", 1024**2)
    with pytest.raises(UnreadableFileError, match="zu groß"):
        read_workbook(large)


@pytest.mark.slow
def test_a_process_that_takes_too_long_is_ended_and_said(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(within_bounds, "_PATIENCE", 0)
    with pytest.raises(UnreadableFileError, match="zu groß"):
        read_workbook(large)


@pytest.mark.slow
def test_who_breaks_off_ends_the_process(large: Path) -> None:
    def cancel(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_workbook(large, cancel)


@pytest.mark.slow
def test_a_refusal_is_the_same_sentence_from_there(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * (2 * 1024**2))
    with pytest.raises(UnreadableFileError) as there:
        read_workbook(path)
    with pytest.raises(UnreadableFileError) as here:
        read_workbook(path, limits=Limits())
    assert str(there.value) == str(here.value)
