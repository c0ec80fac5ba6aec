"""Headers of two parts: the last words turn what a mark below them means, and name no body of their own."""

import pytest

from tests.recognise.lists import layout, merged, names, pairs, records, roles, sheet, the_table


def _seats(rows: str) -> list[dict[str, str]]:
    return records(layout(sheet(rows)), "Membership")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("nein", "confirmedAbsent"),
        ("fehlt", "confirmedAbsent"),
        ("abgelehnt", "confirmedAbsent"),
        ("geplant", "unknown"),
        ("(angefragt)", "unknown"),
        ("in Arbeit", "unknown"),
        ("ja", None),
    ],
)
@pytest.mark.parametrize(("name", "type"), [("StG", "Membership"), ("KoopV", "Signs"), ("Runder Tisch", "Membership")])
def test_a_cross_below_a_word_means_what_the_word_says(word: str, status: str | None, name: str, type: str) -> None:
    given = layout(sheet(f"Einrichtung | {name} {word}\nKita Nord | x\nKlinik |"))
    (told,) = records(given, type)
    assert (told["source"], told.get("status")) == ("Kita Nord", status)
    assert {line["name"] for t in ("Committee", "Agreement") for line in records(given, t)} == {name}


def test_columns_about_one_body_make_one_seat_in_it() -> None:
    rows = (
        "Einrichtung | StG Mitglied | StG Stellvertretung | StG seit | StG (bis)\n"
        "Jugendamt | x | | 2012 |\nCaritas | | x | 2015 |\nSPZ | x | nein | | 12/2023\nKlinik | nein | | |\nVHS | | | |"
    )
    assert [{k: v for k, v in seat.items() if k != "target"} for seat in _seats(rows)] == [
        {"source": "Jugendamt", "startDate": "2012"},
        {"source": "Caritas", "role": "substitute", "startDate": "2015"},
        {"source": "SPZ", "endDate": "2023-12"},
        {"source": "Klinik", "status": "confirmedAbsent"},
    ]
    assert {seat["target"] for seat in _seats(rows)} == {"StG"}


def test_a_day_below_bis_ends_a_seat() -> None:
    (seat,) = _seats("Einrichtung | AK Geburt (bis)\nCaritas | 2020\nKita Nord |")
    assert (seat["target"], seat["endDate"], seat.get("startDate")) == ("AK Geburt", "2020", None)


def test_of_the_years_of_a_body_the_last_one_tells_who_sits_there() -> None:
    rows = "Einrichtung | StG 2022 | StG 2023 | StG 2024\nJugendamt | x | x | x\nCaritas | x | |\nSPZ | | x | x"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "StG"), ("SPZ", "StG")}
    assert roles(the_table(sheet(rows)))["StG 2022"] == "unknown"


@pytest.mark.parametrize("second", ["StG", ""])
def test_words_below_the_name_of_a_body_in_a_header_of_two_rows_are_its_parts(second: str) -> None:
    rows = f"Einrichtung | Ort | StG | {second}\n | | ja | nein\nKita Nord | M | x |\nKlinik | M | | x"
    given = layout(sheet(rows, merged=() if second else (merged(0, 2, 0, 3),)))
    told = [(s["source"], s["target"], s.get("status")) for s in records(given, "Membership")]
    assert told == [("Kita Nord", "StG", None), ("Klinik", "StG", "confirmedAbsent")]


def test_marks_of_a_row_without_name_are_no_second_header() -> None:
    rows = "Einrichtung | Ort | StG | AK\n | | ja | nein\nKlinik | M | | x"
    assert pairs(layout(sheet(rows))) == {("Klinik", "AK")}


@pytest.mark.parametrize(
    "head",
    [
        "Einrichtung | Ort | Öffnung | Zugang | Letzter Besuch",
        "Institution | Zusage | Absage | keine Rückmeldung",
        "Einrichtung | 2023 | 2024",
        "Einrichtung | 1 | 2 | 3",
        "Organisation | Zuständiges Gebiet | Zielgruppe | Öffnung",
    ],
)
def test_a_row_with_a_word_for_organizations_is_a_header_whatever_stands_beside_it(head: str) -> None:
    rows = f"{head}\nJugendamt | x\nCaritas | | x"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Caritas"]


@pytest.mark.parametrize(
    "name", ["AK Nein zu Gewalt", "AG Vertretung Stadtteile", "Runder Tisch Frühe Hilfen", "AK 0-3"]
)
def test_a_name_stays_whole_where_its_last_words_say_nothing(name: str) -> None:
    assert roles(the_table(sheet(f"Einrichtung | {name}\nKita Nord | x\nKlinik | x")))[name] == f"body {name}"


def test_a_header_broken_with_a_hyphen_names_its_body() -> None:
    assert pairs(layout(sheet("Einrichtung | Steuerungs-\\ngruppe\nKita Nord | x"))) == {
        ("Kita Nord", "Steuerungsgruppe")
    }


@pytest.mark.parametrize("header", ["Kita", "Kitas", "Schule", "Grundschulen", "Apotheke", "Krankenhaus"])
def test_a_header_that_is_a_kind_of_organizations_names_them(header: str) -> None:
    rows = f"{header} | Träger | Ort\nSonnenschein | AWO | M\nRegenbogen | Stadt | M"
    assert names(layout(sheet(rows))) == ["Sonnenschein", "Regenbogen"]


def test_a_kind_over_crosses_or_beside_a_column_of_names_names_nobody() -> None:
    rows = "Einrichtung | Ort | Kita | Schule\nAWO | M | x |\nCaritas | M | 3 | 2"
    assert names(layout(sheet(rows))) == ["AWO", "Caritas"]
