"""Lists numbered as chapters are, offices of several districts in one list, letters and to whom they go."""

from contextlib import suppress

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import asked, layout, names, records, sheet


def test_numbers_of_an_outline_are_no_part_of_names_and_chapters_are_headings() -> None:
    rows = (
        "Einrichtung | Ort\n1 Gesundheitswesen |\n1.1 Gesundheitsamt | A\n1.2 SPZ | A\n2 Jugendhilfe |\n"
        "2.1 Jugendamt | A\n2.2 Kita Nord | B\n3 Sonstige |\n3.1 Verein Moor e. V. | B"
    )
    made = layout(sheet(rows))
    assert names(made) == ["Gesundheitsamt", "SPZ", "Jugendamt", "Kita Nord", "Verein Moor e. V."]
    sectors = [r.get("sector") for r in records(made, "Organization")]
    assert sectors == ["Gesundheitswesen", "Gesundheitswesen", "Jugendhilfe", "Jugendhilfe", None]


def test_plain_numbers_before_every_name_are_left_out_and_one_of_a_name_stays() -> None:
    assert names(layout(sheet("Einrichtung | Ort\n1 Jugendamt | A\n2 SPZ | B"))) == ["Jugendamt", "SPZ"]
    assert names(layout(sheet("Einrichtung | Ort\n24 Stunden Hilfe e. V. | A\nSPZ | B")))[0] == "24 Stunden Hilfe e. V."


def test_a_column_of_districts_is_read_as_regions_and_each_office_keeps_its_seat() -> None:
    rows = (
        "Einrichtung | Landkreis | StG\nJugendamt | Kreis Nord | x\nJugendamt | Kreis Süd | x\nCaritas | Kreis Nord |"
    )
    made = layout(sheet(rows))
    assert sorted(r["name"] for r in records(made, "NetworkRegion")) == ["Kreis Nord", "Kreis Süd"]
    assert [r["source"] for r in records(made, "Membership")] == ["Jugendamt", "Jugendamt"]


def test_an_outline_of_lines_says_whose_each_is_of_whom_a_part_and_in_which_sector() -> None:
    lines = (
        "Netzwerk\n1. Gesundheitswesen\n1.1 Gesundheitsamt\n2. Caritasverband Horn\n2.1 Kita Nord\n3. Jugendamt\n"
        "3.1 Allgemeiner Sozialer Dienst\n4. Freie Praxen\n4.1 Praxis am Markt"
    )
    made = layout(sheet(lines))
    assert [{str(key): value for key, value in r.items()} for r in records(made, "Organization")] == [
        {"name": "Gesundheitsamt", "sector": "Gesundheitswesen"},
        {"name": "Caritasverband Horn"},
        {"name": "Kita Nord", "HasCarrier": "Caritasverband Horn"},
        {"name": "Jugendamt"},
        {"name": "Allgemeiner Sozialer Dienst", "PartOf": "Jugendamt"},
        {"name": "Praxis am Markt"},
    ]
    assert "levels" in asked(made)


def test_an_outline_has_four_lines_or_more_and_nothing_below() -> None:
    lines = ["1. Jugendamt", "1.1 ASD", "2. SPZ", "3. Kita Nord"]
    assert names(layout(sheet("\n".join(lines)))) == ["Jugendamt", "ASD", "SPZ", "Kita Nord"]
    for other in (lines[:3], [*lines, "Ende"]):
        with pytest.raises(UnreadableFileError):
            layout(sheet("\n".join(other)))


_HEAD = "Einladung zum Runden Tisch\nVerteiler:\n"
RECEIVERS = {
    "Einladung\nVerteiler: Jugendamt; SPZ; Kita Sonne": ["Jugendamt", "SPZ", "Kita Sonne"],
    f"{_HEAD}Jugendamt\nSPZ": ["Jugendamt", "SPZ"],
    f"{_HEAD}Jugendamt\nSPZ\n\nKlinik": ["Jugendamt", "SPZ"],
    f"{_HEAD}Jugendamt\nSPZ\nAnlagen: Klinik": ["Jugendamt", "SPZ"],
    f"{_HEAD}– Jugendamt\n* SPZ\nN.N.\nFrau Muster\n123": ["Jugendamt", "SPZ"],
    f"{_HEAD}Jugendamt\nSPZ\nKita Sonne\nBlau\nGrün": ["Jugendamt", "SPZ", "Kita Sonne", "Blau", "Grün"],
    f"{_HEAD}Jugendamt": [],
    f"{_HEAD}Jugendamt\nSPZ\nBlau\nGrün": [],
    f"{_HEAD}Jugendamt | A | B\nSPZ | B": [],
}
"""Letters, and to whom they go: two at least, of whom most are called like organizations; none if it is refused."""


def test_a_letter_goes_to_those_behind_and_below_its_word_for_receivers() -> None:
    read = dict[str, list[str]]()
    for letter in RECEIVERS:
        read[letter] = []
        with suppress(UnreadableFileError):
            read[letter] = names(layout(sheet(letter)))
    assert read == RECEIVERS
