"""A department in a column of its own is the organization that works in the network; its office stands before it."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, records, sheet


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


def test_units_below_one_another_have_the_organization_above_and_no_other() -> None:
    rows = (
        "Träger | Einrichtung | Dienst\nCaritasverband | Haus St. Josef | Schwangerenberatung\n | | Frühe Hilfen\n"
        "Diakonie | Haus Emmaus | Erziehungsberatung\n | | Frühförderung"
    )
    made = layout(sheet(rows))
    assert {line["name"]: line["HasCarrier"] for line in records(made, "Organization")} == {
        "Haus St. Josef, Schwangerenberatung": "Caritasverband",
        "Haus St. Josef, Frühe Hilfen": "Caritasverband",
        "Haus Emmaus, Erziehungsberatung": "Diakonie",
        "Haus Emmaus, Frühförderung": "Diakonie",
    }


def test_another_carrier_begins_another_record_even_without_a_name() -> None:
    rows = (
        "Träger | Einrichtung | Dienst\nCaritasverband | Haus St. Josef | Schwangerenberatung\n"
        "Caritasverband | Haus St. Josef | Frühe Hilfen\nDiakonie | | Erziehungsberatung"
    )
    made = layout(sheet(rows))
    assert {line["name"]: line["HasCarrier"] for line in records(made, "Organization")} == {
        "Haus St. Josef, Schwangerenberatung": "Caritasverband",
        "Haus St. Josef, Frühe Hilfen": "Caritasverband",
        "Erziehungsberatung": "Diakonie",
    }
    nameless = layout(sheet("Träger | Einrichtung | Telefon\nCaritasverband | Haus | 04999 1\nDiakonie | | 04999 2"))
    assert [line["HasCarrier"] for line in records(nameless, "Organization")] == ["Caritasverband"]
    assert "nameless" in asked(nameless)


@pytest.mark.parametrize("nothing", ["-", "–", "…", "./."])
def test_a_sign_for_nothing_is_no_unit(nothing: str) -> None:
    below = f"Klinik | {nothing} | M\nCaritas | Schwangerenberatung | M\nAWO | Frühförderung | M"
    made = layout(sheet(f"Einrichtung | Abteilung | Ort\n{below}"))
    assert names(made) == ["Klinik", "Caritas, Schwangerenberatung", "AWO, Frühförderung"]
