"""Tables that speak of one another's rows by their signs, as databases export them: read where sure, else told."""

from pathlib import Path

import pytest

from graph.imports import stage
from graph.imports.recognise.found import LeftOutFor
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import Prop
from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet, write_csv

ORGANIZATIONS = "ID | Name | OrtID\n1 | Jugendamt | 1\n2 | SPZ | 2\n3 | Kita Sonne | 1"
BODIES = "ID | Bezeichnung\n1 | Steuerungsgruppe\n2 | AK Frühe Hilfen"
PLACES = "OrtID | Ort\n1 | Neuburg\n2 | Horn"
SEATS = {("Jugendamt", "Steuerungsgruppe"), ("SPZ", "Steuerungsgruppe"), ("Kita Sonne", "AK Frühe Hilfen")}


@pytest.mark.parametrize(
    "heads",
    [
        "OrgID | GremiumID", "Org_ID | Gremium_ID", "FK_Organisation | FK_Gremium", "Organisation-Nr. | Gremium-Nr.",
        "Einrichtung-ID | GremienID", "orgid | gremiumid", "ORG_ID | GREMIUM_ID", "Akteur Nr | Gremium Nr",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Mitgliedschaften", "tblMitglied", "Zuordnung", "OrgGremium"])
def test_foreign_keys_mean_the_rows_that_bear_them(heads: str, name: str) -> None:
    rows = f"{heads}\n1 | 1\n2 | 1\n3 | 2"
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(BODIES, "Gremien"), sheet(rows, name))
    assert pairs(made) == SEATS
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]


@pytest.mark.parametrize("prefix", ["tbl", "tab_", "tbl_", "t_", "dbo."])
def test_names_of_tables_may_say_that_they_are_tables(prefix: str) -> None:
    bodies = BODIES.replace("ID |", "Gremium_ID |")
    made = layout(
        sheet(ORGANIZATIONS, f"{prefix}Organisation"),
        sheet(bodies, f"{prefix}Gremium"),
        sheet("FK_Organisation | FK_Gremium\n1 | 1\n2 | 1\n3 | 2", f"{prefix}Mitglied"),
        sheet(PLACES, f"{prefix}Ort"),
    )
    assert pairs(made) == SEATS
    assert [r.get("locality") for r in records(made, "Organization")] == ["Neuburg", "Horn", "Neuburg"]


def test_lists_of_words_say_what_a_row_is_and_are_no_records() -> None:
    organizations = "ID | Name | OrtID | TypID\n1 | Jugendamt | 1 | 1\n2 | SPZ | 2 | 2\n3 | Kita Sonne | 1 | 3"
    kinds = "TypID | Typ\n1 | Jugendamt\n2 | Sozialpädiatrisches Zentrum\n3 | Kindertageseinrichtung"
    places = "ID | PLZ | Ortsname\n1 | 12345 | Neuburg\n2 | 12346 | Horn"
    sheets = sheet(organizations, "Organisationen"), sheet(kinds, "Typen"), sheet(places, "Orte")
    made = layout(*sheets)
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]
    assert [(r["locality"], r["postalCode"]) for r in records(made, "Organization")] == [
        ("Neuburg", "12345"), ("Horn", "12346"), ("Neuburg", "12345"),
    ]  # fmt: skip
    read = found(*sheets)
    assert read.reasons[LeftOutFor.WORDS] == 7
    assert read.rows_in == read.rows_taken + len(read.rows_named)


def test_what_a_link_says_is_told_where_people_see_it() -> None:
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(PLACES, "Orte"))
    (said,) = [s for s in made.said if s.issue.rule == "linked" and s.place.sheet == "Organisationen"]
    assert (said.place.cell, said.found) == ("C1", "OrtID")


@pytest.mark.parametrize("role", ["Rolle", "RolleID"])
def test_seats_keep_their_role(role: str) -> None:
    rows = f"ID | OrgID | GremiumID | {role}\n1 | 1 | 1 | {'Vorsitz' if role == 'Rolle' else 2}\n2 | 2 | 1 |"
    roles = sheet("ID | Rolle\n1 | Gast\n2 | Vorsitz", "Rollen")
    made = layout(
        sheet(ORGANIZATIONS, "Organisationen"), sheet(BODIES, "Gremien"), sheet(rows, "Mitgliedschaften"), roles
    )
    assert [(r["source"], r.get("role")) for r in records(made, "Membership")] == [
        ("Jugendamt", "Vorsitz"), ("SPZ", None),
    ]  # fmt: skip


def test_files_of_one_folder_are_tables_too(tmp_path: Path, model: Model) -> None:
    tables = {
        "Organisationen": ORGANIZATIONS,
        "Gremien": BODIES,
        "OrgGremium": "OrgID | GremiumID\n1 | 1\n2 | 1\n3 | 2",
    }
    folder = tmp_path / "export"
    folder.mkdir()
    for name, rows in tables.items():
        write_csv(folder / f"{name}.csv", [line.split(" | ") for line in rows.split("\n")])
    staged = stage(folder, model)
    named = {r.id: r.value(Prop.NAME) for r in staged.records if isinstance(r, Entity)}
    assert {(named[r.source], named[r.target]) for r in staged.records if isinstance(r, Relation)} == SEATS


def test_rows_of_one_name_are_told_apart_by_their_sign(tmp_path: Path, model: Model) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    tables = {
        "Organisationen": ["ID;Name;Ort", "1;Kita Sonne;Horn", "2;SPZ;Horn", "3;Kita Sonne;Neuburg"],
        "Gremien": ["ID;Bezeichnung", "1;Steuerungsgruppe", "2;AK Frühe Hilfen"],
        "OrgGremium": ["OrgID;GremiumID", "1;1", "3;2", "9;2"],
    }
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(rows), "utf-8")
    staged = stage(folder, model)
    entities = {r.id: r for r in staged.records if isinstance(r, Entity)}
    seats = {
        (entities[r.source].value(Prop.LOCALITY), entities[r.target].name)
        for r in staged.records
        if isinstance(r, Relation)
    }
    assert seats == {("Horn", "Steuerungsgruppe"), ("Neuburg", "AK Frühe Hilfen")}
    assert [(p.rule, p.cell, p.found) for p in staged.problems if p.severity == "error"] == [("target", "A4", "9")]


def test_a_table_may_point_to_itself() -> None:
    made = layout(sheet("ID | Name | Träger-ID\n1 | AWO Kreisverband |\n2 | Kita Mond | 1\n3 | Kita Stern | 1"))
    assert [r.get("HasCarrier") for r in records(made, "Organization")] == [
        None,
        "AWO Kreisverband",
        "AWO Kreisverband",
    ]


@pytest.mark.parametrize("name", ["Träger", "tblTraeger", "Dachverbände"])
def test_carriers_in_a_table_of_their_own_are_listed_there(name: str) -> None:
    listed = "ID | Name | TraegerID\n1 | Kita Mond | 1\n2 | Kita Stern | 1\n3 | SPZ | 2"
    carriers = "TraegerID | Bezeichnung | Ort\n1 | AWO Kreisverband | Moor\n2 | Klinikum Moor | Moor"
    made = layout(sheet(listed, "Organisationen"), sheet(carriers, name))
    assert names(made) == ["Kita Mond", "Kita Stern", "SPZ", "AWO Kreisverband", "Klinikum Moor"]
    carried = [r.get("HasCarrier") for r in records(made, "Organization")]
    assert carried == ["AWO Kreisverband", "AWO Kreisverband", "Klinikum Moor", None, None]


def test_kinds_of_carriers_are_words_and_nobody() -> None:
    listed = "ID | Name | TraegerID\n1 | Kita Mond | 1\n2 | Kita Stern | 1\n3 | SPZ | 2"
    made = layout(sheet(listed, "Organisationen"), sheet("ID | Träger\n1 | kommunal\n2 | freigemeinnützig", "Träger"))
    assert names(made) == ["Kita Mond", "Kita Stern", "SPZ"]


@pytest.mark.parametrize("listed", ["ID | Angebot | OrgID\n1 | Elterncafé | 1\n2 | Stillgruppe | 2", ""])
def test_offers_have_their_carriers_by_sign(listed: str) -> None:
    offers = listed or "ID | Angebot\n1 | Elterncafé\n2 | Stillgruppe"
    ties = [] if listed else [sheet("AngebotID | OrgID\n1 | 1\n2 | 2", "AngebotOrganisation")]
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(offers, "Angebote"), *ties)
    carried = pairs(made, "HasCarrier") or {(s["name"], s["HasCarrier"]) for s in records(made, "Service")}
    assert carried == {("Elterncafé", "Jugendamt"), ("Stillgruppe", "SPZ")}
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]


def test_agreements_have_their_parties_by_sign() -> None:
    agreements = "ID | Titel | unterzeichnet am\n1 | Kooperationsvereinbarung Frühe Hilfen | 2020-01-01"
    signed = sheet("VereinbarungID | OrgID\n1 | 1\n1 | 2", "VereinbarungOrg")
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(agreements, "Vereinbarungen"), signed)
    assert {source for source, _ in pairs(made, "Signs")} == {"Jugendamt", "SPZ"}


def test_parties_and_those_who_lead_a_body_may_be_numbers() -> None:
    organizations = sheet("Nr. | Name\n1 | Jugendamt\n2 | SPZ\n3 | Kita Sonne", "Organisationen")
    agreements = "Vereinbarung | Vertragspartner (Nr.) | unterzeichnet am\nSchnittstelle Geburt | 1, 2 | 2020-01-01"
    made = layout(organizations, sheet(agreements, "Vereinbarungen"))
    assert [r["Signs"] for r in records(made, "Agreement")] == ["Jugendamt; SPZ"]
    bodies = "ID | Gremium | VorsitzID | Mitglieder\n1 | Steuerungsgruppe | 1 | 2, 3\n2 | AK Nord | 2 | 3"
    made = layout(organizations, sheet(bodies, "Gremien"))
    chairs = {(r["source"], r["target"]) for r in records(made, "Membership") if r.get("role") == "chair"}
    assert chairs == {("Jugendamt", "Steuerungsgruppe"), ("SPZ", "AK Nord")}


def test_signs_of_one_table_alone_mean_it_whatever_the_header_is() -> None:
    listed = "ID | Name\nA-17 | Jugendamt\nB-04 | SPZ\nC-99 | Kita Sonne"
    rows = "Kto-Nr. | Gremium\nA-17 | Steuerungsgruppe\nB-04 | Steuerungsgruppe\nC-99 | AK Frühe Hilfen"
    assert pairs(layout(sheet(listed, "Organisationen"), sheet(rows, "Sitze"))) == SEATS


# -- what must not be read so ----------------------------------------------------------------------------------------


def test_where_two_tables_would_do_nobody_guesses() -> None:
    north, south = "ID | Name\n1 | Jugendamt\n2 | SPZ", "ID | Name\n1 | Kita Sonne\n2 | Kita Mond"
    made = layout(
        sheet(north, "Organisationen Nord"),
        sheet(south, "Organisationen Süd"),
        sheet(BODIES, "Gremien"),
        sheet("OrgID | GremiumID\n1 | 1\n2 | 2", "Mitgliedschaften"),
    )
    assert not any("source" in seat for seat in records(made, "Membership"))
    (said,) = [s for s in made.said if s.issue.rule == "linked" and s.issue.severity == "question"]
    assert "„Organisationen Nord“, „Organisationen Süd“" in said.issue.sentence.de


@pytest.mark.parametrize(
    "header", ["Haus-Nr.", "BezirkID", "Zimmer-Nr.", "Partner", "Plätze-Nr.", "Mitglieder", "Tel.-Nr."]
)
def test_running_numbers_under_a_header_of_something_else_point_nowhere(header: str) -> None:
    rows = f"Nr. | Einrichtung | {header}\n1 | Jugendamt | 1\n2 | SPZ | 2\n3 | Kita Sonne | 3"
    made = layout(sheet(rows, "Organisationen"))
    assert "linked" not in asked(made)
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]


def test_running_numbers_are_those_of_any_table_and_tell_nothing_alone() -> None:
    rows = "ID | Name | BezirkID\n1 | Jugendamt | 1\n2 | SPZ | 2\n3 | Kita Sonne | 3"
    bodies = f"{BODIES}\n3 | Runder Tisch"
    made = layout(sheet(rows, "Organisationen"), sheet(bodies, "Gremien"))
    assert "linked" not in asked(made)
    assert not pairs(made)


def test_persons_of_organizations_stay_out() -> None:
    persons = "ID | Vorname | Nachname | OrgID\n1 | Anna | Muster | 1\n2 | Bernd | Beispiel | 2"
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(persons, "Personen"))
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]
    assert "persons" in asked(made)


@pytest.mark.parametrize("name", ["Personen", "Ansprechpartner", "tblPerson", "Kontaktpersonen"])
@pytest.mark.parametrize("header", ["PersonID", "AnsprechpartnerID", "LeitungID", "Ansprechpartner-Nr."])
def test_no_sign_becomes_the_name_of_a_person(header: str, name: str) -> None:
    persons = "ID | Name | Vorname\n1 | Muster | Anna\n2 | Beispiel | Bernd"
    listed = f"ID | Einrichtung | {header}\n1 | Jugendamt | 1\n2 | SPZ | 2"
    made = layout(sheet(listed, "Organisationen"), sheet(persons, name))
    assert names(made) == ["Jugendamt", "SPZ"]
    told = [cell for r in records(made, "Organization") for cell in r.values()]
    told += [text for s in made.said for text in (s.found, s.issue.sentence.de)]
    assert not [text for text in told if "Muster" in text or "Beispiel" in text]


def test_names_beside_the_signs_are_left_alone() -> None:
    rows = "OrgID | Organisation | GremiumID\n9 | Jugendamt | 1\n8 | SPZ | 2"
    made = layout(sheet(ORGANIZATIONS, "Organisationen"), sheet(BODIES, "Gremien"), sheet(rows, "Sitze"))
    assert pairs(made) == {("Jugendamt", "Steuerungsgruppe"), ("SPZ", "AK Frühe Hilfen")}


# -- edges by running number -----------------------------------------------------------------------------------------

LISTED = "Nr. | Einrichtung | Ort\n1 | Jugendamt | Horn\n2 | SPZ | Horn\n3 | Kita Sonne | Horn\n4 | Kita Mond | Horn"


@pytest.mark.parametrize("name", ["Wer arbeitet mit wem", "Tabelle2", "Kooperationen"])
@pytest.mark.parametrize("heads", ["von Nr. | mit Nr.", "Von-Nr | An-Nr", "Einrichtung 1 Nr. | Einrichtung 2 Nr."])
def test_edges_by_number_are_those_of_the_list(heads: str, name: str) -> None:
    made = layout(sheet(LISTED, "Einrichtungen"), sheet(f"{heads}\n1 | 2\n2 | 3", name))
    assert pairs(made, "Cooperation") == {("Jugendamt", "SPZ"), ("SPZ", "Kita Sonne")}
    assert len(names(made)) == 4


@pytest.mark.parametrize(
    "header", ["Kooperiert mit", "Kooperiert mit Nr.", "arbeitet zusammen mit (Nr.)", "Kooperation mit"]
)
@pytest.mark.parametrize(
    "cells", [("2, 3", "1"), ("2; 3", "1"), ("Nr. 2 und Nr. 3", "Nr. 1"), ("2,3", "1"), ("2\\n3", "1")]
)
def test_numbers_of_its_own_rows_in_one_cell_are_those(header: str, cells: tuple[str, str]) -> None:
    first, second = cells
    rows = f"Nr. | Einrichtung | {header}\n1 | Jugendamt | {first}\n2 | SPZ | {second}\n3 | Kita Sonne |"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "SPZ", "Kita Sonne"]
    assert [r.get("Cooperation") for r in records(made, "Organization")] == ["SPZ; Kita Sonne", "Jugendamt", None]


def test_a_number_of_no_row_costs_itself_and_is_asked_about() -> None:
    rows = "Nr. | Einrichtung | Kooperiert mit\n1 | Jugendamt | 2, 9\n2 | SPZ | 1"
    made = layout(sheet(rows))
    assert [r.get("Cooperation") for r in records(made, "Organization")] == ["SPZ", "Jugendamt"]
    assert [
        (s.place.cell, s.found) for s in made.said if s.issue.rule == "linked" and s.issue.severity == "question"
    ] == [("C2", "2, 9")]


@pytest.mark.parametrize("cell", ["3 Kitas", "Kita Nest, SPZ", "seit 2019"])
def test_other_cells_under_such_a_header_are_no_numbers(cell: str) -> None:
    rows = f"Nr. | Einrichtung | Kooperiert mit\n1 | Jugendamt | {cell}\n2 | SPZ | {cell}"
    assert "linked" not in asked(layout(sheet(rows)))


@pytest.mark.parametrize("header", ["Mitglieder", "Mitglieder (Nr.)", "Einrichtungen"])
def test_members_of_bodies_by_number_are_those_of_the_list(header: str) -> None:
    rows = f"Gremium | {header}\nSteuerungsgruppe | 1, 2\nAK Frühe Hilfen | 3"
    assert pairs(layout(sheet(LISTED, "Einrichtungen"), sheet(rows, "Gremien"))) == SEATS or [
        r.get("Membership")
        for r in records(layout(sheet(LISTED, "Einrichtungen"), sheet(rows, "Gremien")), "Committee")
    ] == ["Jugendamt; SPZ", "Kita Sonne"]


def test_how_many_members_there_are_is_no_number_of_a_row() -> None:
    rows = "Gremium | Mitglieder\nSteuerungsgruppe | 3\nAK Frühe Hilfen | 4"
    assert "linked" not in asked(layout(sheet(LISTED, "Einrichtungen"), sheet(rows, "Gremien")))
