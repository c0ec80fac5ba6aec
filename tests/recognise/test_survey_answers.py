"""The answers to a survey as a list: headers are questions, and some ask about one other organization each."""

import pytest

from graph.imports.recognise.texts.asked_headers import tied_to
from tests.recognise.lists import LEXICON, found, layout, records, roles, sheet, table, the_table

_TIE = "3. Wie oft arbeiten Sie mit folgenden Stellen zusammen? [Jugendamt]"
_ANSWERS = f"""
Zeitstempel | 1. Name Ihrer Einrichtung | 2. Wer ist Ihr Träger? | {_TIE} | 4. In welchen Gremien sind Sie vertreten?
12.03.2024 | Kita Regenbogen | Caritasverband | monatlich | AK Frühe Hilfen
13.03.2024 | Frühförderstelle Süd | Lebenshilfe e. V. | nie | keine
14.03.2024 | SPZ | | weiß nicht | AK Frühe Hilfen
"""


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Wie heißt Ihre Einrichtung?", "property name"),
        ("Name Ihrer Einrichtung", "property name"),
        ("Wer ist Ihr Träger?", "link HasCarrier"),
        ("Zu welchem Bereich gehören Sie?", "property sector"),
        ("In welchen Gremien sind Sie vertreten?", "seats"),
        ("Wie lautet Ihre E-Mail-Adresse?", "property mailbox"),
        ("Wo befindet sich Ihre Einrichtung?", "unknown"),
        ("Wie groß ist Ihre Einrichtung?", "unknown"),
        ("Welche Angebote hat Ihre Einrichtung?", "unknown"),
    ],
)
def test_a_question_is_read_as_the_word_for_the_column_that_it_asks_for(question: str, role: str) -> None:
    cells = {
        "property name": "Kita Nord",
        "property mailbox": "info@kita.example",
        "property sector": "Gesundheitswesen",
        "seats": "AK Frühe Hilfen",
        "link HasCarrier": "Caritasverband",
    }
    first = "Wie heißt Ihre Organisation?" if role != "property name" else "Wer ist Ihr Träger?"
    rows = [
        [first, question],
        ["Kinderhaus Süd", cells.get(role, "so so")],
        ["Beratungsstelle Ost", cells.get(role, "na ja")],
    ]
    read = the_table(sheet(rows))
    assert str(read.columns[1].role) == role


def test_answers_about_one_organization_are_ties_with_it() -> None:
    made = layout(sheet(_ANSWERS))
    ties = {(r["source"], r["target"]): (r.get("frequency"), r.get("status")) for r in records(made, "Cooperation")}
    assert ties == {
        ("Kita Regenbogen", "Jugendamt"): ("monatlich", None),
        ("Frühförderstelle Süd", "Jugendamt"): (None, "confirmedAbsent"),
        ("SPZ", "Jugendamt"): (None, "unknown"),
    }
    assert {r["name"] for r in records(made, "Organization")} == {
        "Kita Regenbogen", "Frühförderstelle Süd", "SPZ", "Jugendamt",
    }  # fmt: skip
    assert {(r["source"], r["target"]) for r in records(made, "Membership")} == {
        ("Kita Regenbogen", "AK Frühe Hilfen"), ("SPZ", "AK Frühe Hilfen"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "partner"),
    [
        ("Zusammenarbeit mit dem Jugendamt", "Jugendamt"),
        ("Kontakt zu Gesundheitsamt", "Gesundheitsamt"),
        ("Kooperation mit der Schwangerenberatung", "Schwangerenberatung"),
        ("Zusammenarbeit mit", ""),
        ("Zusammenarbeit mit anderen", ""),
        ("Kontakt", ""),
    ],
)
def test_a_header_speaks_of_one_organization(header: str, partner: str) -> None:
    assert tied_to(header, LEXICON) == partner


def test_names_below_such_a_header_are_no_answers() -> None:
    rows = table(
        "Einrichtung | Zusammenarbeit mit dem Jugendamt\nKita Nord | seit dem Umbau schwierig\nKita Süd | bitte fragen"
    )
    assert roles(the_table(sheet(rows)))["Zusammenarbeit mit dem Jugendamt"] != "tie Jugendamt"


def test_rows_of_a_list_that_ask_something_are_no_header() -> None:
    rows = table(
        "Einrichtung | Ort | Bemerkung\n"
        "Kita Nord | Astadt | Wer ist Ihr Träger?\nKita Süd | Bstadt | Wie heißt Ihre Einrichtung?"
    )
    (only,) = found(sheet(rows)).tables
    assert only.grid.rows[1][2] == "Wer ist Ihr Träger?"
