"""Habits of offices: bodies and who leads them, calendars, sites, stars, lists of tasks, tables of places."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import stage
from ontology import Model
from tests.recognise.lists import (
    asked,
    found,
    layout,
    names,
    pairs,
    records,
    roles,
    sheet,
    the_table,
    write_csv,
)


def test_a_list_of_bodies_says_who_leads_them_how_often_they_meet_and_who_sits_there() -> None:
    rows = (
        "Gremium | Federführung | tagt | Teilnehmende | Anzahl TN\n"
        "Steuerungsgruppe | Jugendamtsleitung | vierteljährlich | Jugendamt, Gesundheitsamt, AWO | 5\n"
        "AK Kita | Fachberatung Kita | nach Bedarf | Kita Sonne; Kita Mond | 8"
    )
    made = layout(sheet(rows))
    assert [(b["name"], b["memberCount"]) for b in records(made, "Committee")] == [
        ("Steuerungsgruppe", "5"),
        ("AK Kita", "8"),
    ]
    assert [(s["source"], s["target"], s["role"]) for s in records(made, "Membership")] == [
        ("Jugendamtsleitung", "Steuerungsgruppe", "chair"),
        ("Fachberatung Kita", "AK Kita", "chair"),
    ]
    assert {"Jugendamt", "AWO", "Kita Mond", "Fachberatung Kita"} <= set(names(made))


def test_how_often_a_body_meets_stays_in_its_note(tmp_path: Path, model: Model) -> None:
    rows = [["Gremium", "Vorsitz", "Turnus", "Mitglieder"], ["StG", "Jugendamt", "4x/Jahr", "SPZ, AWO"]]
    staged = stage(write_csv(tmp_path / "gremien.csv", rows), model)
    notes = {c.value for record in staged.records for c in record.claims if c.prop == "note"}
    assert "Turnus: 4x/Jahr" in notes


def test_a_calendar_of_bodies_tells_of_meetings() -> None:
    rows = (
        "Termine 2026\nMonat | Steuerungsgruppe | Runder Tisch\nJanuar | 14.01. |\nFebruar | | 11.02. (Rathaus)\n"
        "März | 18.3. 19 Uhr |\nJuni | entfällt | 10.06. ?\nJuli | Sommerpause |\nSeptember | 16.09.2026 |"
    )
    made = layout(sheet(rows))
    assert [(m["body"], m["date"], m.get("place")) for m in records(made, "Meeting")] == [
        ("Steuerungsgruppe", "2026-01-14", None),
        ("Runder Tisch", "2026-02-11", "Rathaus"),
        ("Steuerungsgruppe", "2026-03-18", None),
        ("Steuerungsgruppe", "2026-09-16", None),
    ]
    assert sum(said.issue.rule == "day" for said in made.said) == 3
    given = found(sheet(rows))
    assert given.rows_in == 8


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | AK Kita | RT\nJugendamt | 12.03.2020 | 14.05.2021\nSPZ | 12.03.2020 |",
        "Monat | StG | RT\nJanuar | 14.01. | 15.01.\nMärz | 14.03. | 15.03.",
    ],
)
def test_days_of_those_who_joined_and_days_without_a_year_are_no_meetings(rows: str) -> None:
    if rows.startswith("Monat"):
        with pytest.raises(UnreadableFileError):
            layout(sheet(rows))
    else:
        assert records(layout(sheet(rows)), "Meeting") == []


def test_a_sheet_may_tell_of_its_body_line_by_line() -> None:
    rows = (
        "AK Kita – Übergang\nLeitung: Fachberatung Kita\nMitglieder:\n- Kita Sonne\n- Grundschule am Berg\n"
        "Gäste: Jobcenter, Schulamt\nnächste Sitzung: 12.11.2026"
    )
    made = layout(sheet(rows, "AK Kita"))
    assert {(s["source"], s.get("role")) for s in records(made, "Membership")} == {
        ("Fachberatung Kita", "Vorsitz"),
        ("Kita Sonne", None),
        ("Grundschule am Berg", None),
        ("Jobcenter", "Gast"),
        ("Schulamt", "Gast"),
    }
    assert "beside" in asked(made)
    assert found(sheet(rows, "AK Kita")).rows_in == 7


def test_several_bodies_below_one_another_keep_their_own_members() -> None:
    rows = "Steuerungsgruppe\nVorsitz: Jugendamt\nMitglieder: SPZ, AWO\nRunder Tisch\nMitglieder:\nKlinik\nTafel"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ", "Steuerungsgruppe"),
        ("AWO", "Steuerungsgruppe"),
        ("Klinik", "Runder Tisch"),
        ("Tafel", "Runder Tisch"),
    }


def test_times_and_states_below_mitgliedschaft_name_no_bodies() -> None:
    rows = (
        "Organisation | Mitgliedschaft\nJugendamt | seit 2012\nSkF | 2014 - 2019, seit 2023 wieder\n"
        "Kita | 01/2018 - 07/2022\nPolizei | ruht seit 2021\nJobcenter | Gast (seit 2020)\nBüro | neu ab 2024\n"
        "Bücherei | angefragt 3/24"
    )
    made = layout(sheet(rows, "Mitglieder"))
    assert {body for _, body in pairs(made)} == {"Netzwerk Frühe Hilfen"}
    told = {s["source"]: (s.get("status"), s.get("startDate"), s.get("endDate")) for s in records(made, "Membership")}
    assert told == {
        "Jugendamt": (None, "2012", None),
        "SkF": (None, "2023", None),
        "Kita": (None, "2018-01", "2022-07"),
        "Polizei": ("unknown", None, None),
        "Jobcenter": (None, "2020", None),
        "Büro": (None, "2024", None),
        "Bücherei": ("unknown", None, None),
    }


def test_a_cell_that_tells_of_a_seat_names_no_body_beside_names_of_bodies() -> None:
    rows = (
        "Einrichtung | Gremien\nJugendamt | AK Kita\nPolizei | ruht seit 2021\nSPZ | StG\nHort | Gast\nKita | Ideenwerk"
    )
    assert {body for _, body in pairs(layout(sheet(rows)))} == {"AK Kita", "StG", "Ideenwerk"}


def test_what_is_asked_about_a_place_is_no_place() -> None:
    rows = (
        "Name Ihrer Einrichtung? | Gibt es eine Hebamme vor Ort? | In welchem Ort ist Ihre Einrichtung?\n"
        "Kita Mond | ja, 2 | Horn\nSPZ | nein | Moor"
    )
    assert [line.get("locality") for line in records(layout(sheet(rows)), "Organization")] == ["Horn", "Moor"]


def test_a_last_day_of_a_contract_is_no_day_of_a_signature() -> None:
    rows = "Einrichtung | Träger | Vertrag bis\nKita | AWO | 31.12.2090\nHort | DRK | 31.7.2020\nSPFH | AWO | –"
    made = layout(sheet(rows))
    told = {s["source"]: (s.get("date"), s.get("status")) for s in records(made, "Signs")}
    assert told == {"Kita": (None, None), "Hort": (None, "unknown")}


def test_several_kinds_that_a_cell_counts_are_several() -> None:
    rows = (
        "Gemeinde | Einrichtung\nHorn | 3 Kinderärzte, 1 Klinik, 12 Kitas (davon 4 AWO)\nMoor | 2 Kitas (AWO, Caritas)"
    )
    assert names(layout(sheet(rows))) == [
        "3 Kinderärzte",
        "1 Klinik",
        "12 Kitas (davon 4 AWO)",
        "2 Kitas (AWO, Caritas)",
    ]


def test_the_kind_of_a_body_follows_from_its_name_where_a_list_of_bodies_has_no_column_for_it() -> None:
    for name in ("Gremien", "Struktur"):
        made = layout(
            sheet("Gremium | Vorsitz | Mitglieder\nJHA | Jugendamt | AWO, SPZ\nRunde | SPZ | AWO, Hort", name)
        )
        assert [body.get("kind") for body in records(made, "Committee")] == ["JHA", None]
    own = layout(sheet("Gremium | Art | Mitglieder\nJHA | Beirat | AWO, SPZ\nStG | | AWO, Hort", "Gremien"))
    assert [body.get("kind") for body in records(own, "Committee")] == ["Beirat", None]


def test_a_site_is_a_part_of_its_organization_by_its_name_and_keeps_what_follows_from_it(
    tmp_path: Path, model: Model
) -> None:
    rows = [
        ["Einrichtung", "AK"],
        ["Gesundheitsamt", "x"],
        ["Gesundheitsamt, Außenstelle Bad Horn", "x"],
        ["Jobcenter, Geschäftsstelle Nord", ""],
        ["Jugendamt – Team Süd", ""],
    ]
    staged = stage(write_csv(tmp_path / "orte.csv", rows), model)
    (part,) = [r for r in staged.records if r.type == "PartOf"]
    assert {claim.status for claim in part.claims} == {"inferred"}
    sectors = [c.value for r in staged.records if r.type == "Organization" for c in r.claims if c.prop == "sector"]
    assert sectors.count("GES") == 2
    assert "site" in {problem.rule for problem in staged.problems}


def test_stars_behind_names_mean_what_stands_below_the_list() -> None:
    rows = (
        "Einrichtung | Ort\nJugendamt* | Horn\nKita | Moor\nSPZ** | Horn\n* Mitglied der Steuerungsgruppe\n"
        "** beratend in der Steuerungsgruppe"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "Kita", "SPZ"]
    assert [(s["source"], s["target"], s.get("role")) for s in records(made, "Membership")] == [
        ("Jugendamt", "Steuerungsgruppe", None),
        ("SPZ", "Steuerungsgruppe", "advisory"),
    ]
    assert found(sheet(rows)).rows_in == 6
    silent = layout(sheet("Einrichtung | Ort\nJugendamt* | Horn\nSPZ | Moor\n* nur dienstags erreichbar"))
    assert (names(silent), pairs(silent)) == (["Jugendamt", "SPZ"], set())


def test_a_day_or_a_role_beside_several_bodies_is_of_none_of_them() -> None:
    rows = "Institution | seit | Gremien\nJugendamt | 2013 | StG; NWT\nSPZ | 2015 | NWT"
    made = layout(sheet(rows))
    assert {(s["source"], s["target"], s.get("startDate")) for s in records(made, "Membership")} == {
        ("Jugendamt", "StG", None),
        ("Jugendamt", "NWT", None),
        ("SPZ", "NWT", "2015"),
    }
    assert sum(said.found == "2013" and said.issue.rule == "seat" for said in made.said) == 1


def test_a_title_names_its_body_without_where_that_is_laid_down() -> None:
    rows = (
        "Zusammensetzung der Steuerungsgruppe laut Geschäftsordnung\nMitglied | Stimmrecht\n"
        "je 1 Vertreter/in der Kitas | ja"
    )
    assert pairs(layout(sheet(rows))) == {("Kitas", "Steuerungsgruppe")}


@pytest.mark.parametrize("sign", [";", ","])
def test_lines_of_a_text_list_in_one_column_are_parted(sign: str) -> None:
    rows = ["Einrichtung;Ort;Gremium", "Jugendamt;Horn;StG", 'Klinik "Süd";Horn;', "Kita Sonne;Moor;AK Kita"]
    cells = [[row.replace(";", sign)] for row in rows]
    made = layout(sheet(cells))
    assert names(made) == ["Jugendamt", 'Klinik "Süd"', "Kita Sonne"]
    assert pairs(made) == {("Jugendamt", "StG"), ("Kita Sonne", "AK Kita")}
    (table,) = found(sheet(cells)).tables
    assert table.place(1, 2).cell == "A2"
    assert names(layout(sheet("Einrichtung\nJugendamt, Horn\nKita, Moor"))) == ["Jugendamt, Horn", "Kita, Moor"]


def test_groups_that_are_fields_are_no_bodies_and_edges_below_are_no_organizations() -> None:
    rows = (
        "Knoten | |\nID | Name | Gruppe\n1 | Jugendamt | Jugendhilfe\n2 | Klinik | Gesundheit\n | |\nKanten | |\n"
        "von | nach | Stärke\n1 | 2 | ***\n2 | 1 | *"
    )
    made = layout(sheet(rows, "Netz"))
    assert (names(made), pairs(made)) == (["Jugendamt", "Klinik"], set())
    assert pairs(layout(sheet("Einrichtung | Gruppe\nJugendamt | AK Kita\nKlinik | StG"))) == {
        ("Jugendamt", "AK Kita"),
        ("Klinik", "StG"),
    }


def test_lights_and_crosses_tell_of_agreements() -> None:
    rows = "Einrichtung | Koop-Vereinbarung\nJugendamt | ✔ seit 2020\nKlinik | 🟡 im Gespräch\nSPZ | ✖\nKita | ✔"
    told = {s["source"]: s.get("status") for s in records(layout(sheet(rows)), "Signs")}
    assert told == {"Jugendamt": None, "Klinik": "unknown", "SPZ": "confirmedAbsent", "Kita": None}


def test_no_interest_is_no_partner() -> None:
    rows = "Einrichtung | Ort | Bemerkung\nJugendamt | Horn | ok\nPraxis am See | Horn | kein Interesse"
    assert [line.get("status") for line in records(layout(sheet(rows)), "Organization")] == [None, "unknown"]


def test_texts_in_capitals_over_others_are_headings_and_short_signs_are_not() -> None:
    rows = (
        "Einrichtung | Ort | Telefon\nBERATUNGSSTELLEN\nDonum Vitae | Horn | 1234567\nCaritas | Moor |\nBEHÖRDEN\n"
        "Jobcenter | Horn |\nKJGD\nSPZ | Horn | 123456"
    )
    assert names(layout(sheet(rows))) == ["Donum Vitae", "Caritas", "Jobcenter", "KJGD", "SPZ"]
    shouted = "EINRICHTUNG | ORT | TELEFON\nJUGENDAMT | HORN | 123456\nGESUNDHEITSAMT\nKITA SONNE | HORN | 234567"
    assert len(names(layout(sheet(shouted)))) == 3


@pytest.mark.parametrize("name", ["Beschlüsse Steuerungsgruppe", "Steuerungsgruppe"])
def test_who_has_to_do_something_sits_nowhere_for_that(name: str) -> None:
    rows = (
        "Nr | Datum | Beschluss | zuständig | bis wann\n1 | 12.03.2025 | Vertrag schließen | Jugendamt | 30.06.2025\n"
        "2 | 18.09.2025 | AK Sucht gründen | Gesundheitsamt, Caritas | 31.12.2025"
    )
    made = layout(sheet(rows, name))
    assert (pairs(made), names(made)) == (set(), ["Jugendamt", "Gesundheitsamt", "Caritas"])
    assert pairs(layout(sheet("Mitglied | seit\nJugendamt | 2019\nSPZ | 2020", "Steuerungsgruppe"))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ", "Steuerungsgruppe"),
    }


def test_members_and_former_members_below_them_are_organizations() -> None:
    rows = (
        "Aktive Mitglieder |\nEinrichtung | Eintritt\nJugendamt | 2012\nSPZ | 2014\n |\nAusgeschiedene Mitglieder |\n"
        "Einrichtung | Austritt\nKita Mond | 2020\nKlinik Nord | 2022"
    )
    told = {line["name"]: line.get("status") for line in records(layout(sheet(rows, "Mitglieder")), "Organization")}
    assert told == {"Jugendamt": None, "SPZ": None, "Kita Mond": "unknown", "Klinik Nord": "unknown"}


def test_what_is_missing_in_a_place_has_no_name() -> None:
    rows = (
        "Gemeinde | Hebamme | Familienzentrum\nHorn | Hebammenpraxis Storch | FZ Mitte\nMoor | – | fehlt\n"
        "Bad Horn | Anna-Hebammen | im Aufbau"
    )
    assert names(layout(sheet(rows))) == ["Hebammenpraxis Storch", "Familienzentrum FZ Mitte", "Anna-Hebammen"]


def test_a_cross_with_a_name_beside_it_is_a_seat() -> None:
    rows = "Organisation | AK Kita | Kontakt 1 | Kontakt 2\nAWO | X (nur Kita Nord) | Fr. A | Hr. B\nSPZ | | Hr. C |"
    assert pairs(layout(sheet(rows))) == {("AWO", "AK Kita")}
    assert roles(the_table(sheet(rows)))["Kontakt 2"] == "person"


def test_persons_in_a_table_of_bodies_by_offices_are_seats_of_these() -> None:
    rows = (
        "Gremium | Jugendamt | Gesundheitsamt | Klinik | Caritas\nSteuerungsgruppe | Fr. Adler (Ltg.) | Hr. Bär | – |\n"
        "AK Kita | Fr. Chrom | – | | Fr. Dachs\nRunder Tisch | Fr. Adler, Fr. Chrom | Hr. Bär | Dr. Elch | N.N."
    )
    told = {
        (s["source"], s["target"]): s.get("status")
        for s in records(layout(sheet(rows, "Gremienbesetzung")), "Membership")
    }
    assert told[("Jugendamt", "Steuerungsgruppe")] is None
    assert told[("Caritas", "Runder Tisch")] == "unknown"
    assert ("Klinik", "Steuerungsgruppe") not in told


@pytest.mark.parametrize("name", ["Gremien", "Tabelle1"])
def test_a_body_named_once_for_its_members_has_them_all_and_begins_with_none_of_them(name: str) -> None:
    rows = (
        "Gremium | Mitglied | Rolle | seit\nSteuerungsgruppe | Jugendamt | Vorsitz | 2015\n | Gesundheitsamt | | 2015\n"
        " | Jobcenter | Gast | 2019\nRunder Tisch | Klinik | | 2018\n | Hebammen | | 2018"
    )
    made = layout(sheet(rows, name))
    assert pairs(made) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Gesundheitsamt", "Steuerungsgruppe"),
        ("Jobcenter", "Steuerungsgruppe"),
        ("Klinik", "Runder Tisch"),
        ("Hebammen", "Runder Tisch"),
    }
    assert [body.get("startDate") for body in records(made, "Committee")] == [None, None]


def test_partners_are_named_without_the_word_before_them() -> None:
    rows = (
        "Einrichtung | Kooperationen\nJugendamt | mit Klinik (wöchentlich), Gesundheitsamt, Kitas\nKlinik | Jugendamt"
    )
    assert "mit Klinik" not in names(layout(sheet(rows)))


def test_question_marks_behind_a_name_leave_open_whether_it_is_there(tmp_path: Path, model: Model) -> None:
    rows = [["Einrichtung", "Ort"], ["Jugendamt", "H"], ["Klinik ??", "H"], ["FZ West – im Aufbau", "H"]]
    staged = stage(write_csv(tmp_path / "fragen.csv", rows), model)
    told = {
        next(c.value for c in r.claims if c.prop == "name"): {c.status for c in r.claims if c.prop == "exists"}
        for r in staged.records
        if r.type == "Organization"
    }
    assert told == {"Jugendamt": {"fromList"}, "Klinik": {"unknown"}, "FZ West": {"unknown"}}
