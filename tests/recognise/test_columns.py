"""The role of a column: its header and what its cells look like."""

import pytest

from graph.imports.recognise.found import Lists
from tests.recognise.lists import asked, found, layout, names, pairs, records, roles, sheet, the_table


def _role(header: str, *cells: str) -> str:
    lines = [["Einrichtung", header], *([f"Kita Nr. {n}", c] for n, c in enumerate(cells))]
    return roles(the_table(sheet(lines)))[header]


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ("Tel.", ["1"], "property phone"),
        ("Telefon (Zentrale)", ["04999 1"], "property phone"),
        ("E-Mail-\nAdresse", ["a@b.example"], "property mailbox"),
        ("Straße, Hausnr.", ["Weg 1"], "property street"),
        ("Träger", ["AWO"], "link HasCarrier"),
        ("Trägerschaft", ["AWO"], "link HasCarrier"),
        ("Fachbereich", ["Gesundheit"], "property sector"),
        ("lfd. Nr.", ["1", "2"], "number"),
        ("Nr.", ["1.", "2."], "number"),
        ("Kennung", ["A1", "A2"], "meta id"),
        ("Kürzel", ["Mü", "Mü", "Sch"], "person"),
        ("Kürzel", ["Mü", "Be", "Sch"], "unknown"),
        ("Ansprechpartner*in", ["Fr. A"], "person"),
        ("Ansprechpartner/in", ["Fr. A"], "person"),
        ("Kontaktperson", ["A"], "person"),
        ("Handy", ["0171 1"], "person"),
        ("Name", ["Fr. Teich", "Hr. Weiher"], "person"),
        ("Funktion", ["Leitung"], "person"),
        ("Status", ["aktiv", "ausgeschieden"], "standing"),
        ("Status", ["bestätigt", "aus Liste"], "meta status"),
        ("Status", ["grün", "rot"], "unknown"),
        ("Stand", ["2024", "März 2023", "aktuell"], "meta statedOn"),
        ("Stand", ["aktuell", "geprüft"], "unknown"),
        ("Mitgliedschaft", ["ja", "x", "nein"], "body Netzwerk Frühe Hilfen"),
        ("Mitglied Netzwerk", ["x", "?"], "body Netzwerk Frühe Hilfen"),
        ("Mitgliedschaften", ["AK Geburt", "StG"], "seats"),
        ("Gremien", ["AK Geburt; StG"], "seats"),
        ("Runder Tisch", ["x", ""], "body Runder Tisch"),
        ("AK Kinderschutz Nord", ["Vorsitz", "seit 2019"], "body AK Kinderschutz Nord"),
        ("Koop-Vereinb.", ["ja", "14.5.2019", "mündlich"], "agreement Koop-Vereinb."),
        ("unterschrieben am", ["14.5.2019", ""], "signed unterschrieben am"),
        ("21.03.2024", ["x", "entsch."], "meeting 2024-03-21"),
        ("Region", ["Nord"], "region"),
        ("Verteiler", ["x", ""], "unknown"),
        ("Kooperation", ["x", ""], "unknown"),
        ("Bemerkungen", ["x"], "property note"),
        ("Lieblingsfarbe", ["blau"], "unknown"),
    ],
)
def test_header_and_content_say_what_a_column_is(header: str, cells: list[str], role: str) -> None:
    lines = [["Einrichtung", header], *([f"Kita Nr. {n}", c] for n, c in enumerate(cells))]
    (column,) = [c for c in the_table(sheet(lines)).columns if c.index == 1]
    assert str(column.role) == role
    assert column.reasons


def test_crosses_under_an_unknown_word_are_asked_about_with_the_body_as_choice() -> None:
    (column,) = [c for c in the_table(sheet("Einrichtung | Familientisch\nKita | x\nKlinik |")).columns if c.index == 1]
    assert column.certainty == "guess"
    assert [str(a) for a in column.alternatives] == ["body Familientisch", "offer Familientisch"]


def test_a_column_without_header_is_named() -> None:
    arranged = layout(sheet("Einrichtung | | Ort\nKita | Fr. A, 04999-1 | M"))
    assert "header" in asked(arranged)
    assert records(arranged, "Organization") == [{"name": "Kita", "locality": "M"}]


def test_the_institution_is_the_name_and_the_name_a_person() -> None:
    only = the_table(sheet("Name | Vorname | Institution\nTeich | Anna | Jobcenter"))
    assert roles(only) == {"Name": "person", "Vorname": "person", "Institution": "property name"}


@pytest.mark.parametrize("cells", ["Kita Seestern\nGesundheitsamt\nFrauenklinik", "AWO\nCaritas\nJugendamt Nord"])
def test_a_bare_name_is_that_of_organizations_if_the_cells_say_so(cells: str) -> None:
    rows = "Name | Telefon\n" + "\n".join(f"{c} | 1" for c in cells.split("\n"))
    assert names(layout(sheet(rows))) == cells.split("\n")


def test_a_list_of_persons_is_not_read_as_one_of_organizations() -> None:
    beside = sheet("Einrichtung | Ort\nKita | M", "Liste")
    persons = sheet("Name | Vorname | Handy\nTeich | Anna | 0171 1", "Kontakte")
    arranged = layout(beside, persons)
    assert names(arranged) == ["Kita"]
    assert "persons" in asked(arranged)


def test_running_numbers_are_kept_where_another_sheet_speaks_of_them() -> None:
    numbered = sheet("lfd. Nr. | Einrichtung\n1 | Kita\n2 | Klinik", "Akteure")
    seats = sheet("Akteur | Gremium\n1 | G1\n2 | G1", "Mitgliedschaften")
    (table, _) = found(numbered, seats).tables
    assert roles(table)["lfd. Nr."] == "meta id"
    assert roles(the_table(numbered))["lfd. Nr."] == "number"


def test_a_sheet_of_any_name_may_list_ties() -> None:
    (table,) = found(sheet("Von | Zu | Intensität\nKita | Klinik | 3")).tables
    assert (table.lists, table.type) == (Lists.RECORDS, "Cooperation")


def test_who_left_is_not_counted_as_present_and_asked_about() -> None:
    arranged = layout(sheet("Einrichtung | Status | StG\nKita | aktiv | x\nKlinik | ausgeschieden | x"))
    assert [line.get("status") for line in records(arranged, "Organization")] == [None, "unknown"]
    assert [line.get("status") for line in records(arranged, "Membership")] == [None, "unknown"]
    assert "standing" in asked(arranged)


def test_a_region_in_a_column_is_covered() -> None:
    assert pairs(layout(sheet("Einrichtung | Sozialraum\nKita | Nord\nKlinik | Nord; Süd")), "CoversRegion") == {
        ("Kita", "Nord"),
        ("Klinik", "Nord"),
        ("Klinik", "Süd"),
    }


def test_headers_hyphenated_at_the_end_of_a_line_are_read_as_one_word() -> None:
    rows = [["EINRICH-\nTUNG", "ORT", "Tele-\nfon"], ["Klinik", "M", "1"]]
    assert records(layout(sheet(rows)), "Organization") == [{"name": "Klinik", "locality": "M", "phone": "1"}]


def test_crosses_below_a_word_for_partners_name_nobody() -> None:
    rows = (
        "Name | Netzwerkpartner | Kooperationspartner | Verteiler\nJugendamt | x | x | x\nSPZ | | x |\nPolizei | | | x"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "SPZ", "Polizei"]
    assert pairs(made) == {("Jugendamt", "Netzwerk Frühe Hilfen")}
    assert names(layout(sheet("Netzwerkpartner | Ort\nJugendamt | Bach\nSPZ | Bach"))) == ["Jugendamt", "SPZ"]
