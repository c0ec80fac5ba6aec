"""Rows that were not taken, as they are handed back to be mended."""

from pathlib import Path

from openpyxl import load_workbook

from graph.imports import import_file, stage
from graph.imports.outcome.rejected import write_rejected
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.recognise.lists import write_csv

NOW = "2026-01-01T00:00:00+00:00"


def test_a_name_that_was_dropped_at_the_door_is_no_empty_cell_and_names_nobody(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Ort", "Bereich"], ["Anna Schmidt", "Au", "Gesundheit"], ["Klinik", "Au", "Gesundheit"]]
    (lost,) = stage(write_csv(tmp_path / "liste.csv", rows), model).lost
    assert lost.cells[0] == "…"
    again = stage(write_csv(tmp_path / "wieder.csv", [list(lost.header), list(lost.cells), rows[2]]), model)
    assert "placeholder" in {p.rule for p in again.problems}
    assert again.rows_read == again.rows_accepted == 1


_LIST = [
    ["Kennung", "Name", "Bereich", "Ort", "Steuerungsgruppe", "Ansprechpartner", "Telefon"],
    ["P1", "Kita Abendstern", "Jugendhilfe", "Horn", "x", "Frau Muster", "0151 2345678"],
    ["P2", "", "Jugendhilfe", "Horn", "x", "Frau Beispiel", "07243 12-0"],
    ["P3", "Praxis Löwe", "Gesundheit", "Horn", "", "", ""],
    ["P4", "Herr Max Mustermann", "Gesundheit", "Horn", "x", "", ""],
]


def test_a_row_that_gave_several_records_comes_back_as_one_row_of_its_list(tmp_path: Path, model: Model) -> None:
    found = stage(write_csv(tmp_path / "liste.csv", _LIST), model, district="99001")
    assert [(row.row, row.rejected) for row in found.lost] == [(3, True), (5, True)]
    assert {row.header for row in found.lost} == {("Kennung", "Name", "Bereich", "Ort", "Steuerungsgruppe", "Telefon")}
    assert [row.cells for row in found.lost] == [
        ("P2", "", "Jugendhilfe", "Horn", "x", "07243 12-0"),
        ("P4", "…", "Gesundheit", "Horn", "x", ""),
    ]
    said = [p.sentence.de for p in found.problems if p.severity == "error"]
    assert not any("Akteur" in sentence for sentence in said)  # a seat goes with the organization of its row


def test_mended_rows_of_a_list_come_in_with_their_seats_and_nothing_twice(
    tmp_path: Path, model: Model, store: GraphStore
) -> None:
    path, rows, mended = write_csv(tmp_path / "liste.csv", _LIST), tmp_path / "z.xlsx", tmp_path / "wieder.xlsx"
    done = import_file(path, store, model, author="t", time=NOW, district="99001", without_rejected=True)
    write_rejected(done.lost, rows)
    book = load_workbook(rows)
    (sheet,) = book.worksheets
    sheet["B2"], sheet["B3"] = "Kita Morgenrot", "Praxis am Markt"
    book.save(mended)
    before = {r.id for r in store.records(EVERYTHING)}
    again = import_file(mended, store, model, author="t", time=NOW, district="99001")
    names = sorted(e.name for e in store.records(EVERYTHING, ["Organization"]) if e.id not in before)
    assert (again.rows_read, again.rows_rejected) == (2, 0)
    assert names == ["Kita Morgenrot", "Praxis am Markt"]
    seated = {r.source for r in store.relations(scope=EVERYTHING, types=["Membership"])}
    by_name = {e.name: e.id for e in store.records(EVERYTHING, ["Organization"])}
    assert {name for name, id in by_name.items() if id in seated} == {"Kita Abendstern", *names}


def test_what_headings_say_of_a_row_has_columns_of_its_own(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "PLZ"], ["Gesundheit", ""], ["Klinik Süd", "9x"], ["Praxis Ost", "76131"]]
    (lost,) = stage(write_csv(tmp_path / "liste.csv", rows), model, district="99001").lost
    assert lost.header[:2] == ("Einrichtung", "PLZ")
    assert "Gesundheit" in dict(zip(lost.header, lost.cells, strict=True)).get("Bereich", "")


def test_what_may_stand_there_is_told_where_the_row_is_mended(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Bereich"], ["Klinik Süd", "Medizinn"], ["Praxis Ost", "Gesundheit"]]
    lost = stage(write_csv(tmp_path / "liste.csv", rows), model, district="99001").lost
    write_rejected(lost, path := tmp_path / "zeilen.xlsx")
    (sheet,) = load_workbook(path).worksheets
    header, row, *_ = sheet.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert "Möglich: " in str(told["Was tun"])
    assert "Gesundheitswesen" in str(told["Was tun"]).partition("Möglich: ")[2]
