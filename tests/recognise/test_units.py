"""A department in a column of its own is the organization that works in the network; its office stands before it."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, sheet


@pytest.mark.parametrize("header", ["Abteilung", "Sachgebiet", "Zusatz", "Fachdienst"])
def test_departments_of_one_office_are_several_organizations(header: str) -> None:
    rows = (
        f"Einrichtung | {header} | StG\nLandratsamt | Jugendamt | x\nLandratsamt | Gesundheitsamt |\n"
        "Caritas | Schwangerschaftsberatung | x\nSPZ | |"
    )
    given = layout(sheet(rows))
    assert names(given) == [
        "Landratsamt, Jugendamt",
        "Landratsamt, Gesundheitsamt",
        "Caritas, Schwangerschaftsberatung",
        "SPZ",
    ]
    assert len(pairs(given)) == 2
    assert "unit" in asked(given)


def test_a_department_alone_is_the_name() -> None:
    rows = "Abteilung | Telefon\nJugendamt | 04999 1\nGesundheitsamt | 04999 2"
    assert names(layout(sheet(rows))) == ["Jugendamt", "Gesundheitsamt"]


def test_words_that_are_no_organizations_are_no_departments() -> None:
    rows = "Einrichtung | Abteilung | Ort\nKlinik | 3. Stock | M\nSPZ | Süd | M"
    assert names(layout(sheet(rows))) == ["Klinik", "SPZ"]
