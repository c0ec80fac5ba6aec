"""Offers and organizations crossed with one another: offers with their carriers, and no offer is an organization."""

import pytest

from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet

CARRIED = {
    ("Elterncafé", "Caritas Horn"), ("Elterncafé", "AWO Kreisverband"), ("Familienhebammen", "AWO Kreisverband"),
    ("Willkommensbesuche", "Caritas Horn"), ("Willkommensbesuche", "Diakonie"),
}  # fmt: skip
DOWN = """{} | Caritas Horn | AWO Kreisverband | Diakonie
Elterncafé | x | x |
Familienhebammen | | x |
Willkommensbesuche | x | | x"""
ACROSS = """{} | Elterncafé | Familienhebammen | Willkommensbesuche
Caritas Horn | x | | x
AWO Kreisverband | x | x |
Diakonie | | | x"""


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Angebot", "Angebote"),
        ("Angebot", "Tabelle1"),
        ("Name", "Angebote"),
        ("Maßnahme", "Tabelle1"),
        ("Leistung", "Übersicht"),
    ],
)
def test_offers_down_and_carriers_across(header: str, name: str) -> None:
    made = layout(sheet(DOWN.format(header), name))
    carried = {(s["name"], who) for s in records(made, "Service") for who in s.get("HasCarrier", "").split("; ") if who}
    assert carried == CARRIED
    assert set(names(made)) == {"Caritas Horn", "AWO Kreisverband", "Diakonie"}
    assert "offers" in asked(made)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Träger", "Angebote"),
        ("Anbieter", "Angebote"),
        ("Einrichtung", "Angebotsmatrix"),
        ("Organisation", "Angebote 2024"),
    ],
)
def test_carriers_down_and_offers_across(header: str, name: str) -> None:
    made = layout(sheet(ACROSS.format(header), name))
    assert pairs(made, "HasCarrier") == CARRIED
    assert {s["name"] for s in records(made, "Service")} == {"Elterncafé", "Familienhebammen", "Willkommensbesuche"}
    assert names(made) == ["Caritas Horn", "AWO Kreisverband", "Diakonie"]


@pytest.mark.parametrize("above", ["Angebote der Frühen Hilfen | | |", "Übersicht Angebote", " | Angebote | | "])
def test_a_title_or_a_word_above_says_that_offers_stand_across(above: str) -> None:
    assert pairs(layout(sheet(f"{above}\n{ACROSS.format('Einrichtung')}")), "HasCarrier") == CARRIED


def test_a_header_may_say_by_itself_that_it_is_an_offer() -> None:
    rows = "Einrichtung | Ort | Angebot: Elterncafé\nCaritas Horn | Horn | x\nSPZ | Horn |"
    made = layout(sheet(rows))
    assert pairs(made, "HasCarrier") == {("Elterncafé", "Caritas Horn")}


def test_what_else_is_known_of_offers_and_organizations_stays() -> None:
    rows = (
        "Angebot | Zielgruppe | Caritas Horn | AWO Kreisverband\nElterncafé | Eltern | x |\nStillgruppe | Mütter | | x"
    )
    made = layout(sheet(rows))
    assert [(s["name"], s["targetGroup"]) for s in records(made, "Service")] == [
        ("Elterncafé", "Eltern"), ("Stillgruppe", "Mütter"),
    ]  # fmt: skip
    rows = "Einrichtung | Ort | Elterncafé | Stillgruppe\nCaritas Horn | Horn | x |\nSPZ | Moor | | x"
    assert [r["locality"] for r in records(layout(sheet(rows, "Angebote")), "Organization")] == ["Horn", "Moor"]


def test_open_marks_are_asked_and_denied_ones_are_denied() -> None:
    rows = "Einrichtung | Elterncafé | Stillgruppe\nCaritas Horn | x | ?\nSPZ | nein | x"
    made = layout(sheet(rows, "Angebote"))
    assert {(r["source"], r["target"], r.get("status")) for r in records(made, "HasCarrier")} == {
        ("Elterncafé", "Caritas Horn", None), ("Stillgruppe", "Caritas Horn", "unknown"),
        ("Elterncafé", "SPZ", "confirmedAbsent"), ("Stillgruppe", "SPZ", None),
    }  # fmt: skip
    made = layout(sheet("Angebot | Caritas Horn | SPZ\nElterncafé | x | ?\nStillgruppe | | x", "Angebote"))
    assert [(s.place.cell, s.found) for s in made.said if s.issue.rule == "offer"] == [("C2", "?")]


def test_no_row_is_lost() -> None:
    for rows in (DOWN.format("Angebot"), ACROSS.format("Träger")):
        read = found(sheet(rows, "Angebote"))
        assert (read.rows_in, read.rows_taken) == (4, 3)


# -- what must not be read so ----------------------------------------------------------------------------------------


def test_crosses_under_unknown_words_alone_are_asked_and_offers_are_among_the_choices() -> None:
    made = layout(sheet(ACROSS.format("Einrichtung")))
    assert not records(made, "Service")
    assert [str(a) for a in found(sheet(ACROSS.format("Einrichtung"))).tables[0].columns[1].alternatives] == [
        "body Elterncafé", "offer Elterncafé",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Angebote", "Tabelle1"])
def test_bodies_across_stay_bodies(name: str) -> None:
    rows = "Einrichtung | Steuerungsgruppe | AK Frühe Hilfen\nCaritas Horn | x |\nSPZ | x | x"
    made = layout(sheet(rows, name))
    assert not records(made, "Service")
    assert len(pairs(made)) == 3


@pytest.mark.parametrize("name", ["Angebote", "Tabelle1", "Frühe Hilfen"])
@pytest.mark.parametrize(
    "across",
    ["Vorsitz | Mitglied | Gast", "Horn | Neuburg | Moor", "Stadt Horn | Region Nord | Moor", "Jan | Feb | Mrz"],
)
def test_roles_places_and_months_are_no_offers(across: str, name: str) -> None:
    rows = f"Einrichtung | Ort | {across}\nJugendamt | Horn | x | |\nSPZ | Neuburg | | x |\nCaritas | Moor | | | x"
    assert not records(layout(sheet(rows, name)), "Service")
    rows = f"AK Frühe Hilfen | | |\nEinrichtung | {across}\nJugendamt | x | |\nSPZ | | x |\nCaritas | | | x"
    assert not records(layout(sheet(rows)), "Service")


@pytest.mark.parametrize("header", ["Thema", "Aufgabe"])
def test_bodies_beside_tasks_are_no_carriers(header: str) -> None:
    rows = f"Einrichtung | Ort\nSPZ | Horn\n\n{header} | AK Nord | AK Süd\nKinderschutz | x |\nSchnittstellen | | x"
    assert not records(layout(sheet(rows)), "Service")


def test_a_list_that_names_the_carriers_already_is_left_alone() -> None:
    rows = "Angebot | Träger | Kita Nord | Kita Süd\nElterncafé | AWO Horn | x |\nStillgruppe | Caritas Horn | x | x"
    made = layout(sheet(rows, "Angebote"))
    assert [s["HasCarrier"] for s in records(made, "Service")] == ["AWO Horn", "Caritas Horn"]
