"""A real list with one thing broken: the report says where and how to mend it, and nothing else falls over."""

import shutil
from pathlib import Path

import pytest

from graph.imports import ImportReport, import_file
from graph.stores import GraphStore
from ontology import Model

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "karlsruhe"
    shutil.copytree(SEED, target, ignore=shutil.ignore_patterns("*.xlsx"))
    return target


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _run(folder: Path, store: GraphStore, model: Model) -> ImportReport:
    return import_file(folder, store, model, author="test", time="2026-11-22T12:00:00Z")


def _errors(report: ImportReport) -> list[tuple[str, str, str, str]]:
    return [(p.rule, p.sheet, p.cell, p.found) for p in report.problems if p.severity == "error"]


def _unread(report: ImportReport) -> list[tuple[str, str, str, str]]:
    return [(p.rule, p.sheet, p.cell, p.found) for p in report.problems if p.unread]


def test_a_missing_sheet_is_named_once_and_not_for_every_row(folder: Path, store: GraphStore, model: Model) -> None:
    (folder / "akteure.csv").unlink()
    report = _run(folder, store, model)
    assert not report.ok
    (missing,) = (p for p in report.problems if p.rule == "sheet")
    assert missing.sentence.de.startswith(
        "Die Tabelle „Organisationen“ (auch: Adressliste, Akteure, Einrichtungen) fehlt."
    )
    assert len(_errors(report)) < 12
    members = next(p for p in report.problems if p.sheet == "mitgliedschaften" and p.rule == "unlisted")
    assert (members.header, members.count) == ("akteur", 79)


def test_a_wrong_header_says_which_column_is_missing_and_which_is_like_it(
    folder: Path, store: GraphStore, model: Model
) -> None:
    _replace(folder / "akteure.csv", "id,name,", "id,nmae,")
    report = _run(folder, store, model)
    assert ("column", "akteure", "A1", "") in _errors(report)
    unknown = next(p for p in report.problems if p.rule == "header")
    assert (unknown.cell, unknown.header) == ("B1", "nmae")
    assert "„Name“" in unknown.remedy.de
    assert report.unmapped.headers == (("akteure", "nmae"),)


def test_text_in_a_date_costs_that_cell_and_no_row(folder: Path, store: GraphStore, model: Model) -> None:
    _replace(folder / "gremien.csv", ",2021-10,", ",Herbst,")
    report = _run(folder, store, model)
    assert ("datatype", "gremien", "E6", "Herbst") in _unread(report)
    assert report.rows_rejected == 0
    assert report.ok


def test_a_body_without_a_name_takes_along_its_seats_and_nothing_else(
    folder: Path, store: GraphStore, model: Model
) -> None:
    lines = (folder / "gremien.csv").read_text("utf-8").splitlines()
    name = lines[5].split(",")[1]
    _replace(folder / "gremien.csv", f",{name},", ",,")
    report = _run(folder, store, model)
    assert report.rows_rejected > 1
    assert {p.rule for p in report.problems if p.severity == "error"} == {"required", "cascade"}


def test_an_unknown_sector_word_costs_that_cell(folder: Path, store: GraphStore, model: Model) -> None:
    _replace(folder / "akteure.csv", ",Klinik,Gesundheit,", ",Klinik,Wellness,")
    report = _run(folder, store, model)
    assert ("code", "akteure", "D30", "Wellness") in _unread(report)
    assert report.ok


def test_cp1252_is_read_and_reported(folder: Path, store: GraphStore, model: Model) -> None:
    path = folder / "angebote.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp1252"))
    report = _run(folder, store, model)
    assert report.ok
    assert {f.name: f.encoding for f in report.files}["angebote.csv"] == "cp1252"


def test_a_sheet_without_headers_is_no_list(folder: Path, store: GraphStore, model: Model) -> None:
    path = folder / "beziehungen.csv"
    path.write_text("\n".join(path.read_text("utf-8").splitlines()[1:]), "utf-8")
    report = _run(folder, store, model)
    assert [(e[0], e[1]) for e in _errors(report)] == [("header", "beziehungen")]


def test_an_unknown_sheet_is_reported_and_left_out(folder: Path, store: GraphStore, model: Model) -> None:
    (folder / "kuchenliste.csv").write_text("Name;Kuchen\nX;Apfel\n", "utf-8")
    report = _run(folder, store, model)
    assert report.ok
    assert report.unmapped.sheets == ("kuchenliste",)


def test_every_problem_says_what_to_do_in_both_languages(folder: Path, store: GraphStore, model: Model) -> None:
    _replace(folder / "akteure.csv", "id,name,", "id,nmae,")
    _replace(folder / "gremien.csv", ",2021-10,", ",Herbst,")
    for problem in _run(folder, store, model).problems:
        assert problem.sentence.de.endswith(".")
        assert problem.remedy.de.endswith(".")
        assert problem.sentence.en
        assert problem.remedy.en
        assert problem.file
