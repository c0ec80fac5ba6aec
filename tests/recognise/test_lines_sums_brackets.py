"""Lines with a word before each value, sums and brackets around the rows, and words that say whether somebody sits."""

import pytest

from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet


@pytest.mark.parametrize("sign", ["; ", " | "])
def test_lines_with_a_word_before_each_value_are_a_list(sign: str) -> None:
    lines = (("Name: Jugendamt", "Ort: Horn", "Gremium: StG"), ("Name: SPZ", "Ort: Tann", "Gremium: RT, StG"))
    of = sheet("\n".join(sign.join(line) for line in lines))
    assert {line["name"]: line["locality"] for line in records(layout(of), "Organization")} == {
        "Jugendamt": "Horn",
        "SPZ": "Tann",
    }
    assert pairs(layout(of)) == {("Jugendamt", "StG"), ("SPZ", "RT"), ("SPZ", "StG")}
    given = found(of)
    assert given.rows_in == given.rows_taken == 2


def test_titles_above_such_lines_are_nobody() -> None:
    lines = "Netzwerk Frühe Hilfen Moor\nStand 2026\nName: Jugendamt; Ort: Horn\nName: SPZ; Ort: Tann"
    assert names(layout(sheet(lines))) == ["Jugendamt", "SPZ"]
    given = found(sheet(lines))
    assert (given.rows_in, given.rows_taken, [r.reason for r in given.rows_named]) == (4, 2, ["title", "title"])


def test_shares_below_a_body_are_no_seats_and_make_no_body() -> None:
    made = layout(sheet("Einrichtung | Teilnahmequote RT | Anwesenheit AK\nJugendamt | 50 % | 100 %\nSPZ | 0 % | 25 %"))
    assert (names(made), records(made, "Committee"), pairs(made)) == (["Jugendamt", "SPZ"], [], set())


def test_whole_words_for_a_seat_are_read() -> None:
    made = layout(sheet("Institution | StG\nJugendamt | ist Mitglied\nSPZ | kein Mitglied\nKita | ist kein Mitglied"))
    assert [(s["source"], s.get("status")) for s in records(made, "Membership")] == [
        ("Jugendamt", None),
        ("SPZ", "confirmedAbsent"),
        ("Kita", "confirmedAbsent"),
    ]


def test_who_is_there_for_each_group_of_the_law_is_a_list() -> None:
    rows = (
        "§ 3 Abs. 2 KKG | Einrichtung vor Ort | im Netzwerk\n"
        "Träger der öffentlichen Jugendhilfe | Jugendamt Horn | ja\n"
        "Gesundheitsämter | Gesundheitsamt Horn | nein\nSchulen | – | nein"
    )
    made = layout(sheet(rows))
    assert [(r["name"], r["coversPartner"], r.get("status", "")) for r in records(made, "Organization")] == [
        ("Jugendamt Horn", "Träger der öffentlichen Jugendhilfe", ""),
        ("Gesundheitsamt Horn", "Gesundheitsämter", ""),
        ("Niemand aus der Gruppe „Schule“", "Schulen", "bestätigt nicht vorhanden"),
    ]
    assert pairs(made) == {
        ("Jugendamt Horn", "Netzwerk Frühe Hilfen"),
        ("Gesundheitsamt Horn", "Netzwerk Frühe Hilfen"),
    }
    assert "groups" in asked(made)


def test_what_stands_in_brackets_below_the_headers_explains_them_and_names_nobody() -> None:
    made = layout(sheet("Einrichtung | StG\n(seit Gründung) | (ab 2022)\nJugendamt | x\nSPZ | x"))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert names(layout(sheet("Einrichtung | StG\n(Jugendamt) |\nSPZ | x")))[1:] == ["SPZ"]


def test_sums_below_crosses_do_not_say_what_the_crosses_are() -> None:
    rows = "Einrichtung | RT | StG | Summe Gremien\nJugendamt | 1 | 1 | 2\nSPZ | 1 | 0 | 1\nSumme | 2 | 1 | 3"
    made = layout(sheet(rows))
    assert pairs(made) == {("Jugendamt", "RT"), ("Jugendamt", "StG"), ("SPZ", "RT"), ("SPZ", "StG")}
    assert names(made) == ["Jugendamt", "SPZ"]
