"""Further habits: bodies with a slash between, headers above marks, what belongs to a seat that a row does not have."""

from pathlib import Path

import pytest

from graph.imports import stage
from ontology import Model
from tests.recognise.lists import asked, layout, names, pairs, records, roles, sheet, the_table, write_csv


def test_bodies_with_a_slash_between_are_several_and_one_name_with_a_slash_stays() -> None:
    rows = "Einrichtung | Gremien\nJugendamt | StG/QZ\nKlinik | AK Geburt/Wochenbett\nKita | StG"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "StG"),
        ("Jugendamt", "QZ"),
        ("Klinik", "AK Geburt/Wochenbett"),
        ("Kita", "StG"),
    }


@pytest.mark.parametrize("header", ["Mitglied StG seit", "Mitglied in der StG seit", "StG seit"])
def test_the_word_for_the_seat_is_no_part_of_the_name_of_the_body(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nJugendamt | 2019\nKlinik | 03/2021"))
    assert {(r["target"], r["startDate"]) for r in records(made, "Membership")} == {("StG", "2019"), ("StG", "2021-03")}


def test_a_header_of_words_about_agreements_and_bodies_is_found() -> None:
    rows = (
        "Partner | Kontakt besteht | KoopV geplant | AG 78\nFrauenhaus | ja | | x\nTafel | nein | x |\nVHS | ja | | x"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Frauenhaus", "Tafel", "VHS"]
    assert pairs(made) == {("Frauenhaus", "AG 78"), ("VHS", "AG 78")}


def test_a_kind_beside_the_word_for_its_carrier_is_a_header() -> None:
    rows = "Kita | Träger | Plätze | Hort (ja/nein)\nSpatzennest | AWO | 12 | nein\nRegenbogen | Stadt | 15 | ja"
    assert names(layout(sheet(rows))) == ["Spatzennest", "Regenbogen"]


def test_a_row_with_a_kind_and_a_carrier_is_no_header() -> None:
    rows = "Einrichtung | Träger\nKita | AWO\nHort | Caritas"
    assert names(layout(sheet(rows))) == ["Kita", "Hort"]


def test_crosses_under_the_word_for_a_town_name_no_town() -> None:
    only = the_table(sheet("Einrichtung | AWO | Stadt\nKita | x |\nHort | | x\nKrippe | | x"))
    assert roles(only)["Stadt"] == "unknown"


def test_days_under_an_unknown_header_are_not_called_crosses() -> None:
    only = the_table(sheet("Einrichtung | Ort | geprüft durch Amt\nKita | M | 01.02.2020\nHort | M | 03.04.2021"))
    (column,) = [c for c in only.columns if c.header == "geprüft durch Amt"]
    assert column.alternatives == ()


def test_what_belongs_to_a_seat_that_the_row_does_not_have_is_asked_about() -> None:
    rows = "Einrichtung | Mitglied bis | StG\nBeratung Kobold | 31.12.2021 |\nJugendamt | | x\nKlinik | | x"
    made = layout(sheet(rows))
    assert pairs(made) == {("Jugendamt", "StG"), ("Klinik", "StG")}
    assert "seat" in asked(made)


def test_rows_read_without_a_header_are_not_named_as_unread(tmp_path: Path, model: Model) -> None:
    rows = [["Leute", "Rolle im Netzwerk", "Intensität (0-4)"], ["Jugendamt", "Koordination", "4"]]
    rows += [["Klinik", "Partner", "2"], ["Jobcenter", "-", "0"]]
    staged = stage(write_csv(tmp_path / "liste.csv", rows), model)
    assert staged.rows_read == staged.rows_accepted > 0
    assert not [p for p in staged.problems if "nicht gelesen. Nennen Sie" in p.sentence.de + p.remedy.de]


@pytest.mark.parametrize("word", ["Leitung", "Ltg.", "x (Leitung)", "Sprecherin"])
def test_who_leads_a_body_is_its_chair(word: str) -> None:
    made = layout(sheet(f"Einrichtung | AK Kita\nJugendamt | {word}\nKlinik | x\nKita | x"))
    assert {r["source"]: r.get("role") for r in records(made, "Membership")}["Jugendamt"] == "chair"


def test_carriers_and_those_they_carry_under_one_header_are_all_read() -> None:
    rows = "Träger / Einrichtungen | Ort\nAWO Nidda |\nAWO-Kita Mond | A\nCaritas Nidda |\nSchwangerenberatung | B"
    assert names(layout(sheet(rows))) == ["AWO Nidda", "AWO-Kita Mond", "Caritas Nidda", "Schwangerenberatung"]
