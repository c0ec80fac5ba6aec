"""Bare words for kinds of actors above names of that kind are headings, and say of which type those are."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import layout, records, sheet

BLOCKS = """\
Geburtskliniken
Klinikum Moor (Frauenklinik)
St. Elisabeth-Krankenhaus

Hebammen
Hebammenpraxis Storchennest
freiberufliche Hebammen (12)

Kinderärzte
Praxis am Deich
Gemeinschaftspraxis Am Markt"""
TYPES = {
    "Klinikum Moor (Frauenklinik)": "Geburtskliniken",
    "St. Elisabeth-Krankenhaus": "Geburtskliniken",
    "Hebammenpraxis Storchennest": "Hebammen",
    "freiberufliche Hebammen (12)": "Hebammen",
    "Praxis am Deich": "Kinderärzte",
    "Gemeinschaftspraxis Am Markt": "Kinderärzte",
}


def _types(rows: str) -> dict[str, str | None]:
    return {r["name"]: r.get("actorType") for r in records(layout(sheet(rows)), "Organization")}


def test_blocks_of_names_below_their_kind_are_read_without_a_header() -> None:
    assert _types(BLOCKS) == TYPES
    assert layout(sheet(BLOCKS)).recognised.reasons == {LeftOutFor.SECTION: 3}


@pytest.mark.parametrize("phone", ["04999-120", ""])
def test_they_are_headings_in_a_list_of_several_columns_too(phone: str) -> None:
    kinds = ("Geburtskliniken", "Hebammen", "Kinderärzte", "")
    rows = "\n".join(line if line in kinds else f"{line} | Moor | {phone}" for line in BLOCKS.split("\n"))
    assert _types("Einrichtung | Ort | Telefon\n" + rows) == TYPES


def test_a_word_for_several_fields_above_names_is_a_heading_that_is_asked_about() -> None:
    made = layout(sheet("Jugendhilfe\nJugendamt\nKita A\n\nBeratung\nCaritas Beratungsstelle\nDiakonie"))
    assert {r["name"]: r.get("sector") for r in records(made, "Organization")} == {
        "Jugendamt": "Jugendhilfe",
        "Kita A": "Jugendhilfe",
        "Caritas Beratungsstelle": None,
        "Diakonie": None,
    }
    assert [s.found for s in made.said if s.issue.rule == "heading"] == ["Beratung"]


def test_a_heading_over_a_field_ends_that_over_a_kind() -> None:
    rows = "Einrichtung | Ort\nGeburtskliniken |\nKlinikum Moor | A\nJugendhilfe |\nJugendamt | A\nKita Nord | B"
    made = {r["name"]: (r.get("actorType"), r.get("sector")) for r in records(layout(sheet(rows)), "Organization")}
    assert made == {
        "Klinikum Moor": ("Geburtskliniken", None),
        "Jugendamt": (None, "Jugendhilfe"),
        "Kita Nord": (None, "Jugendhilfe"),
    }


def test_what_is_no_such_kind_below_the_word_is_not_called_one() -> None:
    rows = "Einrichtung | Ort\nGeburtskliniken |\nKlinikum Moor | A\nKita Nord | B"
    made = layout(sheet(rows))
    assert {r["name"]: r.get("actorType") for r in records(made, "Organization")}["Kita Nord"] is None
    assert any(s.found == "Kita Nord" for s in made.said)


@pytest.mark.parametrize(
    "rows", ["Einrichtung | Ort\nHebammen |\nJugendamt | A\nKita Nord | B", "Einrichtung\nHebammen\nKitas\nSPZ"]
)
def test_several_of_a_kind_among_others_are_an_entry_of_their_own(rows: str) -> None:
    assert "Hebammen" in _types(rows)
