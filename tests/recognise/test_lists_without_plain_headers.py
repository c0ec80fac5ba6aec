"""Lists whose headers nobody knows: what numbers and addresses below a row say of it, and what titles above it say."""

import pytest

from tests.recognise.lists import asked, found, layout, names, pairs, records, roles, sheet, the_table


def test_a_phone_list_with_titles_and_groups_above_its_rows_is_read() -> None:
    rows = (
        "Telefonliste Frühe Hilfen | |\nStand 11/2026 | |\nIntern | |\nJugendamt | 07222 381-100 | Mo-Do\n"
        "ASD Bezirk Nord | 07222 381-110 | tägl.\nExtern | |\nSchwangerenberatung | 07222 77-0 | Mo\n"
        "Hebammenzentrale | 07222 5 | Di"
    )
    made = layout(of := sheet(rows))
    assert names(made) == ["Jugendamt", "ASD Bezirk Nord", "Schwangerenberatung", "Hebammenzentrale"]
    assert found(of).rows_in == 8


def test_a_word_above_nothing_but_numbers_is_a_header_though_organizations_are_called_like_it() -> None:
    rows = (
        "Hebamme / Praxis | Gebiet | Kapazität Jan\nHebammenpraxis Nord | Horn | 2\nPraxis Süd | Moor | 0\n"
        "Hebammen West | Tal | 4"
    )
    assert names(layout(sheet(rows))) == ["Hebammenpraxis Nord", "Praxis Süd", "Hebammen West"]
    assert list(roles(the_table(sheet(rows)))) == ["Einrichtung", "Gebiet", "Kapazität Jan"]


def test_a_header_above_amounts_is_found_and_its_groups_are_nobody() -> None:
    rows = (
        "Mittel 2026 | | |\nKostenart | Empfänger | Ansatz | Ist\nPersonalkosten | | |\n"
        "Koordination | Landkreis Horn | 35.000 € | 34.200 €\nSachkosten | | |\n"
        "Fortbildung | VHS Horn | 2.000 € | 1.800 €\n"
        "Elterncafé | Kinderschutzbund | 1.500 € | 1.500 €\nGesamt | | 38.500 € | 37.500 €"
    )
    made = layout(of := sheet(rows))
    assert names(made) == ["Landkreis Horn", "VHS Horn", "Kinderschutzbund"]
    assert found(of).rows_in == 8
    assert "heading" in asked(made)


def test_the_title_above_a_header_that_nobody_knows_names_the_body() -> None:
    rows = (
        "Besetzung Jugendhilfeausschuss | |\n | Mitglied | Stellvertretung\nA. Stimmberechtigte Mitglieder | |\n"
        "Caritasverband | Frau Muster | Herr Moor\nB. Beratende Mitglieder | |\n"
        "Gesundheitsamt | Herr Fluss | Frau Tal\n"
        "Polizei Horn | Herr Stein | Frau Berg"
    )
    made = layout(sheet(rows))
    assert {(r["source"], r["target"], r["role"]) for r in records(made, "Membership")} == {
        ("Caritasverband", "Jugendhilfeausschuss", "voting"),
        ("Gesundheitsamt", "Jugendhilfeausschuss", "advisory"),
        ("Polizei Horn", "Jugendhilfeausschuss", "advisory"),
    }


def test_bodies_and_roles_below_a_word_for_being_represented_are_seats() -> None:
    rows = (
        "Organisation | Vertretung im Netzwerk\nJugendamt | Steuerungsgruppe: Vorsitz\\nRunder Tisch: Mitglied\n"
        "Gesundheitsamt | Steuerungsgruppe: Stellv. Vorsitz\nKita Sonne | Runder Tisch: Gast"
    )
    seats = {(r["source"], r["target"]): r.get("role") for r in records(layout(sheet(rows)), "Membership")}
    assert seats == {
        ("Jugendamt", "Steuerungsgruppe"): "chair",
        ("Jugendamt", "Runder Tisch"): None,
        ("Gesundheitsamt", "Steuerungsgruppe"): "deputyChair",
        ("Kita Sonne", "Runder Tisch"): "guest",
    }


def test_numbered_members_below_words_for_a_body_and_its_members_are_read() -> None:
    rows = (
        "Arbeitskreis | TN\nAK Geburt | 1. Klinik Horn\\n2. Hebammenpraxis\\n3. Jugendamt\n"
        "AK Übergang | 1. Kita Sonne\\n2. Grundschule"
    )
    assert pairs(layout(sheet(rows))) == {
        ("Klinik Horn", "AK Geburt"),
        ("Hebammenpraxis", "AK Geburt"),
        ("Jugendamt", "AK Geburt"),
        ("Kita Sonne", "AK Übergang"),
        ("Grundschule", "AK Übergang"),
    }


def test_members_of_offices_are_persons_and_deputies_below_them_no_offices() -> None:
    rows = (
        "Institution | Mitglied | Telefon\nJugendamt | Frau Muster | 1\nStellv. | Herr Moor | 2\n"
        "Gesundheitsamt | Frau Wald | 3\nStellv. | Herr Bach | 4"
    )
    made = layout(sheet(rows))
    assert (names(made), records(made, "EarlyHelpNetwork")) == (["Jugendamt", "Gesundheitsamt"], [])


@pytest.mark.parametrize(
    "heads", ["Deutsch | Türkisch | Arabisch", "Mo | Di | Mi", "0-1 Jahre | 1-3 Jahre | Schwangere"]
)
@pytest.mark.parametrize("first", ["Praxis", "Beratungsstelle", "Stelle"])
def test_a_word_for_offices_before_words_above_crosses_is_a_header(first: str, heads: str) -> None:
    rows = f"{first} | {heads}\nHebammenpraxis Nord | x | | x\nBeratungsstelle Süd | | x |\nKita West | x | x | x"
    made = layout(sheet(rows))
    assert names(made) == ["Hebammenpraxis Nord", "Beratungsstelle Süd", "Kita West"]
    assert not any(records(made, type) for type in ("Committee", "Membership", "Service", "Meeting"))


def test_a_year_between_two_of_a_matrix_is_when_they_began() -> None:
    rows = (
        " | Jugendamt | Gesundheitsamt | SPZ\nJugendamt | – | 2015 | seit 03/2018\nGesundheitsamt | | – | x\n"
        "SPZ | | | –"
    )
    ties = {(t["source"], t["target"]): t.get("startDate") for t in records(layout(sheet(rows)), "Cooperation")}
    assert ties == {
        ("Jugendamt", "Gesundheitsamt"): "2015",
        ("Jugendamt", "SPZ"): "2018-03",
        ("Gesundheitsamt", "SPZ"): None,
    }
