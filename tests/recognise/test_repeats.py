"""Cells that mean the one above: "dito" and its like, and groups whose common text stands in their first row only."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, records, sheet


def _told(rows: str, prop: str) -> list[str]:
    return [line.get(prop, "") for line in records(layout(sheet(rows)), "Organization")]


@pytest.mark.parametrize("mark", ["dito", "Dito", "DITO", '"', "″", "s. o.", "s.o.", "siehe oben", "wie oben", "dto."])
def test_a_cell_that_says_as_above_means_the_cell_above(mark: str) -> None:
    rows = f"Einrichtung | Träger | Ort\nKita A | Caritas | Erlbach\nKita B | {mark} | {mark}\nKita C | {mark} | Moor"
    assert _told(rows, "HasCarrier") == ["Caritas", "Caritas", "Caritas"]
    assert _told(rows, "locality") == ["Erlbach", "Erlbach", "Moor"]
    assert "as-above" in asked(layout(sheet(rows)))


def test_a_mark_below_nothing_is_no_value_and_is_asked_about() -> None:
    rows = "Einrichtung | Träger\nKita A | dito\nKita B | Caritas"
    assert _told(rows, "HasCarrier") == ["", "Caritas"]
    assert "as-above" in asked(layout(sheet(rows)))


def test_a_name_as_above_is_no_second_organization() -> None:
    rows = "Einrichtung | Ort | Gremium\nKita A | Erlbach | StG\ndito | Erlbach | AK Geburt"
    assert names(layout(sheet(rows))) == ["Kita A"]
    assert pairs(layout(sheet(rows))) == {("Kita A", "StG"), ("Kita A", "AK Geburt")}


GROUPED = (
    "{head} | Einrichtung | Ort\nA{x} | Kita 1 | M\n | Kita 2 | M\nB{x} | Kita 3 | M\n | Kita 4 | M\n | Kita 5 | N"
)


@pytest.mark.parametrize(
    ("head", "prop"), [("Bereich", "sector"), ("Träger", "HasCarrier"), ("Träger der Einrichtung", "HasCarrier")]
)
def test_a_text_in_the_first_row_of_each_group_holds_for_its_further_rows(head: str, prop: str) -> None:
    rows = GROUPED.format(head=head, x="x")
    assert _told(rows, prop) == ["Ax", "Ax", "Bx", "Bx", "Bx"]
    assert "group" in asked(layout(sheet(rows)))


def test_a_body_in_the_first_row_of_each_group_seats_all_of_it() -> None:
    rows = "Gremium | Mitglied\nSteuerungsgruppe | Jugendamt\n | Caritas\nAK Geburt | Klinik\n | Jugendamt"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Caritas", "Steuerungsgruppe"),
        ("Klinik", "AK Geburt"),
        ("Jugendamt", "AK Geburt"),
    }


@pytest.mark.parametrize(
    "texts",
    [
        ["Bildung", "", "", "", ""],  # begun, and not gone on with
        ["Bildung", "", "Frühförderung", "", "Bildung"],  # not sorted
    ],
)
def test_where_it_is_not_plain_what_an_empty_cell_means_it_stays_empty_and_is_asked(texts: list[str]) -> None:
    rows = "Bereich | Einrichtung | Ort\n" + "\n".join(f"{t} | Kita {n} | M" for n, t in enumerate(texts))
    assert _told(rows, "sector") == texts
    assert ("group" in asked(layout(sheet(rows)))) == (2 * texts.count("") >= len(texts))


@pytest.mark.parametrize(
    "texts", [["", "Bildung", "", "Arbeit"], ["Bildung", "Bildung", "", "Arbeit"], ["Bildung", "Arbeit", "", "Justiz"]]
)
def test_a_cell_that_was_left_empty_stays_empty(texts: list[str]) -> None:
    rows = "Bereich | Einrichtung | Ort\n" + "\n".join(f"{t} | Kita {n} | M" for n, t in enumerate(texts))
    assert _told(rows, "sector") == texts


def test_a_heading_between_the_rows_ends_a_group() -> None:
    rows = (
        "Träger | Einrichtung | Ort\nCaritas | Kita 1 | M\n | Kita 2 | M\nAWO | Kita 3 | M\n | Kita 4 | M\n"
        "Gesundheitswesen | |\n | Klinik | M"
    )
    assert _told(rows, "HasCarrier") == ["Caritas", "Caritas", "AWO", "AWO", ""]


def test_seats_listed_body_by_body_are_filled_down_though_some_rows_repeat_their_body() -> None:
    rows = "Gremium | Einrichtung | Ort\nStG | Jugendamt | M\nStG | Caritas | M\n | SPZ | M\nAK Geburt | Klinik | M"
    rows += "\n | VHS | M"
    assert pairs(layout(sheet(rows))) >= {("SPZ", "StG"), ("VHS", "AK Geburt")}


def test_a_column_with_the_bodies_of_each_row_is_no_group() -> None:
    rows = "Gremien | Einrichtung | Ort\nStG | Jugendamt | M\n | Caritas | M\nAK Geburt | Klinik | M\n | VHS | M"
    assert pairs(layout(sheet(rows))) == {("Jugendamt", "StG"), ("Klinik", "AK Geburt")}


def test_a_second_body_of_an_organization_in_a_row_of_its_own_is_no_heading() -> None:
    rows = "Einrichtung | Gremium\nJugendamt | Steuerungsgruppe\n | AK Geburt\nCaritas | AK Geburt"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Jugendamt", "AK Geburt"),
        ("Caritas", "AK Geburt"),
    }
