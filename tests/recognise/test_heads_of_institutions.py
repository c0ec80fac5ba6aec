""" "Leitung" below a body: does this office lead it, or does its own head sit there?"""

import pytest

from tests.recognise.lists import asked, layout, pairs, records, sheet


def _seats(rows: str) -> dict[str, tuple[str, str]]:
    return {r["source"]: (r.get("role", ""), r.get("rawRole", "")) for r in records(layout(sheet(rows)), "Membership")}


@pytest.mark.parametrize("header", ["Mitglied StG", "Vertretung StG", "Vertretung in der StG"])
def test_below_the_word_for_members_it_is_no_chair_and_asked_about(header: str) -> None:
    rows = f"Einrichtung | {header} | RT\nJugendamt | Leitung | x\nSPZ | ja |\nKita | nein | x"
    assert _seats(rows)["Jugendamt"] in {("", "Leitung"), ("", "")}
    seats = records(layout(sheet(rows)), "Membership")
    assert [(s["source"], s.get("role"), s.get("rawRole")) for s in seats if s["target"] == "StG"] == [
        ("Jugendamt", None, "Leitung"),
        ("SPZ", None, None),
        ("Kita", None, None),
    ]
    assert "seat" in asked(layout(sheet(rows)))


def test_several_of_one_body_are_no_chairs_and_one_is_it() -> None:
    assert _seats("Einrichtung | StG\nJugendamt | Leitung\nSPZ | Leitung\nKita | x") == {
        "Jugendamt": ("", "Leitung"),
        "SPZ": ("", "Leitung"),
        "Kita": ("", ""),
    }
    assert _seats("Einrichtung | StG\nJugendamt | Leitung\nSPZ | x\nKita | Gast")["Jugendamt"] == ("chair", "")


def test_a_header_that_says_role_says_so() -> None:
    rows = (
        "Einrichtung | Gremium | Rolle im Gremium\nJugendamt | StG | Leitung\nSPZ | StG | Mitglied\nKita | StG | Gast"
    )
    assert _seats(rows)["Jugendamt"] != ("", "")


def test_among_titles_of_persons_nobody_manages_the_body() -> None:
    rows = (
        "Institution | Funktion | Gremium\nJugendamt | Sachgebietsleitung | StG\nGesundheitsamt | Amtsärztin | StG\n"
        "Caritas | Geschäftsführung | StG\nKita | Leitung | StG"
    )
    assert _seats(rows)["Caritas"] == ("", "Geschäftsführung")
    assert pairs(layout(sheet(rows))) == {(n, "StG") for n in ("Jugendamt", "Gesundheitsamt", "Caritas", "Kita")}
    roles = (
        "Institution | Funktion | Gremium\nJugendamt | Vorsitz | StG\nSPZ | Geschäftsführung | StG\nKita | Gast | StG"
    )
    assert "Geschäftsführung" in str(records(layout(sheet(roles)), "Membership"))


def test_a_row_of_an_office_with_such_words_is_no_second_header() -> None:
    rows = "Einrichtung | Mitglied StG | Mitglied RT\nJugendamt | Leitung | Leitung\nSPZ | ja | ja"
    assert {who for who, _ in pairs(layout(sheet(rows)))} == {"Jugendamt", "SPZ"}
    assert "no-header" not in asked(layout(sheet(rows)))
