"""Lists as coordinators keep them: blocks under their own headers, names over two rows, lists with signatures."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, merged, names, pairs, records, roles, sheet, the_table

# -- blocks, each with its own header ----------------------------------------------------------------------------------

_BLOCKS = (
    "{}\nEinrichtung | Telefon\nKita Turm | 0711 100-0\nAWO Treff | 0711 200-0\n\n{}\nEinrichtung | Telefon\n"
    "Kita Bach | 0711 300-0\nDRK Hort | 0711 400-0\n\n{}\nEinrichtung | Telefon\nKita Berg | 0711 500-0"
)


@pytest.mark.parametrize(
    "places",
    [
        ("Altstadt", "Weststadt", "Nordost, Innenstadt"),
        ("Sozialraum 1: Altstadt", "Sozialraum 2: West", "Sozialraum 3: Nord (in Klärung)"),
    ],
)
def test_what_stands_over_a_header_that_comes_again_parts_the_list_by_one_thing(places: tuple[str, str, str]) -> None:
    made = layout(sheet(_BLOCKS.format(*places)))
    assert names(made) == ["Kita Turm", "AWO Treff", "Kita Bach", "DRK Hort", "Kita Berg"]
    covered = pairs(made, "CoversRegion")
    assert {("Kita Turm", places[0]), ("DRK Hort", places[1]), ("Kita Berg", places[2])} <= covered


def test_what_nobody_knows_over_a_header_that_comes_again_is_no_organization_and_asked_about() -> None:
    made = layout(sheet(_BLOCKS.format("Liste aller Einrichtungen", "Adlerhorst", "Bachgrund")))
    assert names(made) == ["Kita Turm", "AWO Treff", "Kita Bach", "DRK Hort", "Kita Berg"]
    assert "heading" in asked(made)
    assert records(made, "CoversRegion") == []


# -- names over two rows -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Klinik für Kinder- und", "Jugendmedizin", "Klinik für Kinder- und Jugendmedizin"),
        ("Amt für Jugend,", "Familie und Soziales", "Amt für Jugend, Familie und Soziales"),
        ("Beratungsstelle", "für Eltern und Kinder", "Beratungsstelle für Eltern und Kinder"),
        ("Schwangeren-", "beratung Horn", "Schwangerenberatung Horn"),
        ("Gesundheitsamt", "des Landkreises Horn", "Gesundheitsamt des Landkreises Horn"),
    ],
)
def test_a_name_that_goes_on_in_the_next_row_is_one(first: str, second: str, whole: str) -> None:
    rows = sheet(f"Einrichtung | Telefon\nSPZ | 0711 10-0\n{first} | 0711 20-0\n{second} |\nAWO Horn | 0711 30-0")
    assert names(layout(rows)) == ["SPZ", whole, "AWO Horn"]
    given = found(rows)
    assert given.rows_in == 5
    assert {x.reason for x in given.left_out} == {LeftOutFor.HEADER}


@pytest.mark.parametrize(("first", "second"), [("Landratsamt Horn", "Jugendamt"), ("AWO Horn", "pro familia")])
def test_two_names_below_one_another_stay_two(first: str, second: str) -> None:
    rows = f"Einrichtung | Telefon\nSPZ | 0711 10-0\n{first} | 0711 20-0\n{second} |\nKita Horn | 0711 30-0"
    assert names(layout(sheet(rows))) == ["SPZ", first, second, "Kita Horn"]


# -- who came, who stands in -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Unterschrift", "anwesend", "Handzeichen"])
def test_signatures_below_a_title_with_a_day_say_who_came(header: str) -> None:
    rows = (
        f"Teilnehmerliste Runder Tisch Frühe Hilfen am 04.06.2024\nInstitution | {header}\nJugendamt | gez. B.\n"
        "SPZ |\nKoKi | entsch.\nKita Horn | gez.\nTafel | i. V. K."
    )
    made = layout(sheet(rows))
    assert {(a["source"], a["attendance"]) for a in records(made, "Attendance")} == {
        ("Jugendamt", "attended"),
        ("KoKi", "excused"),
        ("Kita Horn", "attended"),
        ("Tafel", "attended"),
    }
    assert [(m["body"], m["date"]) for m in records(made, "Meeting")] == [("Runder Tisch Frühe Hilfen", "2024-06-04")]
    assert records(made, "Membership") == []


def test_signatures_without_a_day_above_stay_those_of_agreements() -> None:
    rows = "Institution | Unterschrift\nJugendamt | ja\nSPZ | 14.5.2019\nKoKi | nein"
    assert records(layout(sheet(rows)), "Attendance") == []


@pytest.mark.parametrize("year", ["2024", "2023/24", "2023/2024", "im Jahr 2024"])
def test_the_year_of_a_list_is_no_part_of_the_name_of_its_body(year: str) -> None:
    rows = f"Mitglieder der Steuerungsgruppe Frühe Hilfen {year}\nEinrichtung | Ort\nJugendamt | Horn\nSPZ | Horn"
    assert {target for _, target in pairs(layout(sheet(rows)))} == {"Steuerungsgruppe Frühe Hilfen"}


def test_crosses_below_vertretung_of_a_body_are_seats_of_deputies() -> None:
    rows = (
        "Einrichtung | AG Frühe Hilfen | |\n| Mitglied | Vertretung | Protokoll\nJugendamt | x | |\nSPZ | | x |\n"
        "Klinik | | | x"
    )
    made = layout(sheet(rows, merged=(merged(0, 1, 0, 3), merged(0, 0, 1, 0))))
    assert {(m["source"], m.get("role")) for m in records(made, "Membership")} == {
        ("Jugendamt", None),
        ("SPZ", "substitute"),
        ("Klinik", "minutes"),
    }
    persons = rows.replace("SPZ | | x |", "SPZ | x | Frau K. |")
    assert roles(the_table(sheet(persons, merged=(merged(0, 1, 0, 3), merged(0, 0, 1, 0)))))["Vertretung"] == "person"
