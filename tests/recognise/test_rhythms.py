"""How often a body meets is kept with the body where it is sure which one is meant, else asked about."""

import pytest

from tests.recognise.lists import asked, layout, names, records, sheet

HEADERS = ["Sitzungsrhythmus", "Turnus", "Treffen", "tagt", "Häufigkeit"]


def _notes(*sheets: object) -> dict[str, str]:
    return {r["name"]: r.get("note", "") for r in records(layout(*sheets), "Committee")}  # type: ignore[arg-type]


@pytest.mark.parametrize("header", HEADERS)
def test_what_all_members_say_alike_is_kept_with_the_body(header: str) -> None:
    rows = f"""Einrichtung | Gremium | {header}
        Jugendamt | Steuerungsgruppe | vierteljährlich
        SPZ | Steuerungsgruppe | vierteljährlich
        Kita Sonne | AK Frühe Hilfen | 2x im Jahr"""
    made = sheet(rows, "Organisationen")
    assert _notes(made) == {
        "Steuerungsgruppe": f"{header}: vierteljährlich", "AK Frühe Hilfen": f"{header}: 2x im Jahr",
    }  # fmt: skip
    assert "rhythm" not in asked(layout(made))
    assert names(layout(made)) == ["Jugendamt", "SPZ", "Kita Sonne"]


@pytest.mark.parametrize("line", ["Treffen: vierteljährlich", "Sitzungsrhythmus: 2x im Jahr"])
def test_a_line_above_the_members_of_one_body_is_about_it(line: str) -> None:
    rows = f"Steuerungsgruppe\n{line}\nEinrichtung | Ort\nJugendamt | Horn\nSPZ | Horn"
    assert _notes(sheet(rows, "Steuerungsgruppe")) == {"Steuerungsgruppe": line}


def test_a_column_in_the_list_of_one_body_is_about_it() -> None:
    rows = "Einrichtung | Ort | Turnus\nJugendamt | Horn | monatlich\nSPZ | Horn | monatlich"
    assert _notes(sheet(rows, "Steuerungsgruppe")) == {"Steuerungsgruppe": "Turnus: monatlich"}


@pytest.mark.parametrize(
    "rows",
    [
        "Jugendamt | Steuerungsgruppe; AK Frühe Hilfen | monatlich",  # two bodies
        "Jugendamt | Steuerungsgruppe | monatlich\nSPZ | Steuerungsgruppe | jährlich",  # two words for one body
    ],
)
def test_where_it_is_not_sure_it_is_asked(rows: str) -> None:
    made = sheet(f"Einrichtung | Gremium | Turnus\n{rows}\nKita Sonne | Runder Tisch |", "Organisationen")
    assert set(_notes(made).values()) == {""}
    assert "rhythm" in asked(layout(made))


def test_without_any_body_it_is_asked_and_no_body_is_made() -> None:
    made = layout(sheet("Einrichtung | Turnus\nJugendamt | monatlich\nSPZ | jährlich", "Organisationen"))
    assert not records(made, "Committee")
    assert "rhythm" in asked(made)


def test_crosses_and_days_under_such_a_header_are_no_rhythm() -> None:
    for cells in (("x", "x"), ("12.03.2024", "14.05.2024")):
        rows = "\n".join(f"{who} | {cell}" for who, cell in zip(("Jugendamt", "SPZ"), cells, strict=True))
        assert "rhythm" not in asked(layout(sheet(f"Einrichtung | Treffen\n{rows}", "Organisationen")))
