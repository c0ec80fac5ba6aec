"""Lists of the members of one body: a title in the genitive, who may vote, and who stands in."""

import pytest

from tests.recognise.lists import asked, layout, names, records, roles, sheet, the_table

LIST = (
    "Mitglieder des Beirates Frühe Hilfen | | | \nMitgliedsorganisation | stimmberechtigt | Vertretung durch | Ort\n"
    "Jugendamt | ja | Gesundheitsamt | A\nCaritas | nein | Jugendamt | A\nPolizei | nein (beratend) | N.N. | A"
)


def _seats(text: str) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    found = records(layout(sheet(text)), "Membership")
    return {(r["source"], r["target"]): (r.get("role"), r.get("votingRight")) for r in found}


def test_the_members_of_a_body_in_a_title_have_votes_and_deputies() -> None:
    found = records(layout(sheet(LIST)), "Membership")
    told = {(r["source"], r.get("role", ""), r.get("votingRight", "")) for r in found}
    assert {r["target"] for r in found} == {"Beirat Frühe Hilfen"}
    assert told == {
        ("Jugendamt", "", "ja"),
        ("Gesundheitsamt", "substitute", ""),
        ("Caritas", "", "nein"),
        ("Jugendamt", "substitute", ""),
        ("Polizei", "advisory", "nein"),
    }


def test_who_stands_in_is_an_organization_of_the_list_once() -> None:
    assert sorted(names(layout(sheet(LIST)))) == ["Caritas", "Gesundheitsamt", "Jugendamt", "Polizei"]


def test_a_person_who_stands_in_is_told_and_is_no_organization() -> None:
    made = layout(sheet(LIST.replace("| Jugendamt | A\nPol", "| Frau Silke Reet | A\nPol")))
    assert sorted(names(made)) == ["Caritas", "Gesundheitsamt", "Jugendamt", "Polizei"]
    assert "deputy" in asked(made)


@pytest.mark.parametrize("header", ["Vertretung", "Stellvertretung", "Vertretung durch"])
def test_persons_below_such_a_header_are_persons(header: str) -> None:
    rows = f"Einrichtung | {header} | StG\nJugendamt | Frau Reet | x\nKlinik | Herr Moor | x\nKita | Frau Au | x"
    assert roles(the_table(sheet(rows)))[header] == "person"


def test_a_vote_or_a_deputy_without_one_body_is_asked_about() -> None:
    rows = (
        "Einrichtung | StG | AK Kita | stimmberechtigt | Vertretung durch\nJugendamt | x | x | ja | Gesundheitsamt\n"
        "Klinik | | x | nein | SPZ"
    )
    made = layout(sheet(rows))
    assert "header" in asked(made)
    assert {r.get("role") for r in records(made, "Membership")} == {None}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mitglieder des Arbeitskreises Kita", "Arbeitskreis Kita"),
        ("Mitglieder der Steuerungsgruppe", "Steuerungsgruppe"),
        ("Besetzung des Fachbeirats", "Fachbeirat"),
        ("Mitglieder im AK Kita", "AK Kita"),
    ],
)
def test_a_body_in_the_genitive_is_called_as_it_is(title: str, body: str) -> None:
    assert _seats(f"{title} |\nEinrichtung | Ort\nJugendamt | A\nKlinik | A") == {
        ("Jugendamt", body): (None, None),
        ("Klinik", body): (None, None),
    }
