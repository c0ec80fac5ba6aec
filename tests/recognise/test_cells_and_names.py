"""What belongs together in one cell, and what does not: departments, known names, days, bodies and who chairs them."""

import pytest

from graph.imports.recognise.texts.body_names import split_members
from tests.recognise.lists import LEXICON, asked, layout, names, pairs, records, roles, sheet, the_table

# -- commas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Klinikum Auental, Geburtshilfe", ["Klinikum Auental, Geburtshilfe"]),
        ("Jugendamt Auental, ASD", ["Jugendamt Auental, ASD"]),
        ("Jugendamt Auental, Außenstelle Moor", ["Jugendamt Auental, Außenstelle Moor"]),
        ("Klinikum Auental, Kreißsaal und Wochenstation", ["Klinikum Auental, Kreißsaal und Wochenstation"]),
        ("Caritas Auental, Schwangerschaftsberatung", ["Caritas Auental, Schwangerschaftsberatung"]),
        ("Jugendamt, ASD", ["Jugendamt, ASD"]),
        ("Jugendamt Auental, ASD, Klinikum Auental", ["Jugendamt Auental, ASD", "Klinikum Auental"]),
        ("Jugendamt Auental, Schwangerschaftsberatung", ["Jugendamt Auental", "Schwangerschaftsberatung"]),
        ("Jugendamt Auental, Gesundheitsamt Auental", ["Jugendamt Auental", "Gesundheitsamt Auental"]),
        ("Jugendamt, ASD, Klinikum", ["Jugendamt", "ASD", "Klinikum"]),
    ],
)
def test_a_department_stays_with_its_house(cell: str, parts: list[str]) -> None:
    split = split_members(cell, LEXICON)
    assert (list(split.parts), split.asked) == (parts, True)


def test_a_name_of_the_list_is_whole_wherever_it_stands() -> None:
    rows = (
        "Einrichtung | Ort | kooperiert mit\n"
        "Caritasverband, Beratungsstelle Nord | Horn | SPZ\n"
        "SPZ | Moor | Caritasverband, Beratungsstelle Nord, Jugendamt Moor\n"
        "Kita Nest | Moor | Caritasverband, Beratungsstelle Nord"
    )
    read = ["Caritasverband, Beratungsstelle Nord", "Jugendamt Moor", "Kita Nest", "SPZ"]
    assert sorted(names(layout(sheet(rows)))) == read


# -- days of agreements ------------------------------------------------------------------------------------------------

_DAYS = "Jugendamt | {0}\nGesundheitsamt | {1}\nCaritas | {0}"


@pytest.mark.parametrize("header", ["Koop.-Vereinb. vom", "Kooperationsvereinbarung vom", "KV Datum", "Vereinbarung"])
def test_different_days_are_different_agreements(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\n{_DAYS.format('12.03.2019', '05.06.2020')}"))
    assert pairs(made, "Signs") == {
        ("Jugendamt", "Kooperationsvereinbarung vom 12.03.2019"),
        ("Gesundheitsamt", "Kooperationsvereinbarung vom 05.06.2020"),
        ("Caritas", "Kooperationsvereinbarung vom 12.03.2019"),
    }
    assert {a["signedOn"] for a in records(made, "Agreement")} == {"2019-03-12", "2020-06-05"}
    assert "agreement" in asked(made)


@pytest.mark.parametrize("header", ["KV unterschrieben am", "Kooperationsvereinbarung unterzeichnet am"])
def test_one_agreement_may_be_signed_on_different_days(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\n{_DAYS.format('12.03.2019', '05.06.2020')}"))
    assert len(records(made, "Agreement")) == 1
    assert {s["date"] for s in records(made, "Signs")} == {"2019-03-12", "2020-06-05"}


def test_one_day_is_one_agreement() -> None:
    made = layout(sheet(f"Einrichtung | KV vom\n{_DAYS.format('12.03.2019', 'nein')}"))
    assert [a["name"] for a in records(made, "Agreement")] == ["Kooperationsvereinbarung"]


# -- bodies ------------------------------------------------------------------------------------------------------------


def test_who_only_chairs_a_body_is_an_organization_and_a_person_is_none() -> None:
    chairs = (
        "Gremium | Vorsitz\nSteuerungsgruppe | Jugendamt\nAK Kinderschutz | Klinikum Moor\nRunder Tisch | Frau Beispiel"
    )
    members = "Gremium | Mitglied\nSteuerungsgruppe | Gesundheitsamt Moor\nAK Kinderschutz | Kinderschutzbund Moor"
    made = layout(sheet(f"{chairs}\n\n{members}"))
    assert set(names(made)) == {"Jugendamt", "Klinikum Moor", "Gesundheitsamt Moor", "Kinderschutzbund Moor"}
    roles_of = {(m["source"], m["target"]): m.get("role") for m in records(made, "Membership")}
    assert roles_of["Jugendamt", "Steuerungsgruppe"] == roles_of["Klinikum Moor", "AK Kinderschutz"] == "chair"


@pytest.mark.parametrize("chair", ["Jugendamt", "Jugendamt Mor", "Kreisjugendamt Moor Nord"])
def test_who_may_be_one_of_the_list_becomes_no_other(chair: str) -> None:
    listed = "Einrichtung | Ort\nJugendamt Moor | Moor\nKlinikum Moor | Moor\nKreisjugendamt Moor | Moor"
    made = layout(sheet(f"{listed}\n\nGremium | Vorsitz\nAK Geburt | {chair}\nSteuerungsgruppe | Klinikum Moor"))
    assert chair not in names(made)


def test_roles_in_the_network_name_bodies() -> None:
    rows = (
        "Einrichtung | Ort | Rolle im Netzwerk\n"
        "Jugendamt | Au | Steuerungsgruppe (Vorsitz)\n"
        "Gesundheitsamt | Au | Mitglied StG, AK Kinderschutz\n"
        "Klinikum | Au | Vorsitz des AK Kinderschutz\n"
        "SPZ | Au | Koordination"
    )
    made = layout(sheet(rows))
    assert [(m["source"], m["target"], m.get("role")) for m in records(made, "Membership")] == [
        ("Jugendamt", "Steuerungsgruppe", "chair"),
        ("Gesundheitsamt", "StG", None),
        ("Gesundheitsamt", "AK Kinderschutz", None),
        ("Klinikum", "AK Kinderschutz", "chair"),
    ]


def test_functions_of_persons_are_no_bodies() -> None:
    rows = "Einrichtung | Kontakt | Funktion\nJugendamt | Frau Beispiel | Leitung\nSPZ | Herr Muster | Kinderarzt"
    assert roles(the_table(sheet(rows)))["Funktion"] == "person"


# -- broken words ------------------------------------------------------------------------------------------------------


def test_words_that_a_narrow_column_broke_are_whole() -> None:
    head = ["Einrich-\ntung", "Steuerungs-gruppe", "Netzwerk- treffen", "Netzwerk\ntreffen 2"]
    read = roles(the_table(sheet([head, ["Jugendamt", "x", "x", "x"], ["SPZ", "", "x", ""]])))
    assert list(read)[:3] == ["Einrichtung", "Steuerungsgruppe", "Netzwerktreffen"]
    assert read["Steuerungsgruppe"] == "body Steuerungsgruppe"


def test_hyphens_of_people_stay() -> None:
    head = ["Einrichtung", "Ort", "Kinder- und Jugendtreff", "Leiter-innen"]
    assert "Kinder- und Jugendtreff" in roles(the_table(sheet([head, ["Jugendamt", "Au", "x", ""]])))
