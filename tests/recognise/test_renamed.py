"""Organizations under a new name, and cells that a document library exports with several values."""

import pytest

from tests.recognise.lists import asked, layout, names, pairs, records, sheet


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Name alt", "Name neu"),
        ("alter Name", "neuer Name"),
        ("Bezeichnung alt", "Bezeichnung neu"),
        ("früherer Name", "aktueller Name"),
    ],
)
def test_a_renamed_organization_is_one_with_its_old_name_beside(old: str, new: str) -> None:
    rows = f"{old} | {new} | Ort\nKreisjugendamt | Amt für Jugend und Familie | A\nPro Fa | pro familia | A"
    made = layout(sheet(rows))
    assert names(made) == ["Amt für Jugend und Familie", "pro familia"]
    assert [r["alias"] for r in records(made, "Organization")] == ["Kreisjugendamt", "Pro Fa"]


def test_who_was_not_renamed_keeps_the_old_name_and_a_row_of_its_own() -> None:
    made = layout(sheet("Name alt | Name neu | Ort\nKreisjugendamt | Jugendamt Moor | A\nCaritas | | B\nSPZ | | A"))
    assert names(made) == ["Jugendamt Moor", "Caritas", "SPZ"]
    assert [r.get("alias", "") for r in records(made, "Organization")] == ["Kreisjugendamt", "", ""]


def test_values_of_a_library_are_several_and_their_numbers_none() -> None:
    rows = "Title | Gremien\nJugendamt | Steuerungsgruppe;#12;#AK Geburt;#7\nSPZ | AK Geburt;#7"
    assert pairs(layout(sheet(rows))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("Jugendamt", "AK Geburt"),
        ("SPZ", "AK Geburt"),
    }


@pytest.mark.parametrize(
    ("told", "name", "former"),
    [
        ("Kita Mond, jetzt Familienzentrum Mond", "Familienzentrum Mond", "Kita Mond"),
        ("Kita Mond, jetzt: Familienzentrum Mond", "Familienzentrum Mond", "Kita Mond"),
        ("Kita Mond (heißt jetzt Familienzentrum Mond)", "Familienzentrum Mond", "Kita Mond"),
        ("Kita Mond - umbenannt in Familienzentrum Mond", "Familienzentrum Mond", "Kita Mond"),
        ("Kita Mond - seit 2021: Familienzentrum Mond", "Kita Mond - seit 2021: Familienzentrum Mond", None),
        ("Praxis am Tor (jetzt in Neudorf)", "Praxis am Tor (jetzt in Neudorf)", None),
    ],
)
def test_a_new_name_behind_the_old_one_is_the_name(told: str, name: str, former: str | None) -> None:
    made = layout(sheet(f"Einrichtung | Ort\n{told} | A\nCaritas | B\nSPZ | A"))
    assert names(made)[0] == name
    assert records(made, "Organization")[0].get("alias") == former


def test_what_brackets_hold_is_not_parted_from_what_stands_before_them() -> None:
    whole = "Klinikum Moor (Fusion aus Klinikum Nord und Klinikum Süd)"
    assert names(layout(sheet(f"Einrichtung | Ort\n{whole} | A\nCaritas | B\nSPZ | A"))) == [whole, "Caritas", "SPZ"]


@pytest.mark.parametrize("note", ["seit 2023 geschl.", "in AWO Süd aufgegangen", "mit Kita Nord zusammengelegt"])
def test_more_ways_to_say_that_somebody_is_no_longer_there(note: str) -> None:
    made = layout(sheet(f"Einrichtung | Ort | Bemerkung\nKita Mond | A | {note}\nCaritas | B | gut\nSPZ | A |"))
    assert records(made, "Organization")[0].get("status") == "unknown"
    assert "standing" in asked(made)
