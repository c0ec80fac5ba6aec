"""Offices of one name in two places, whatever the places are called."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.identity.traits import town_words
from graph.imports.check.staging import stage
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Ort", "A", "B"),
        ("Ort", "Au", "Ee"),
        ("Landkreis", "Kreis Nord", "Kreis Süd"),
        ("Kreis", "A", "B"),
        ("Ort", "Neustadt", "Altstadt"),
    ],
)
def test_one_name_in_two_places_is_never_one_record_unasked(
    tmp_path: Path, model: Model, header: str, one: str, other: str
) -> None:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    for row in (["Einrichtung", header], ["Jugendamt", one], ["Jugendamt", other], ["Caritas", one]):
        sheet.append(row)
    book.save(tmp_path / "liste.xlsx")
    found = stage(tmp_path / "liste.xlsx", model)
    made = [r for r in found.records if isinstance(r, Entity) and r.type == EntityType.ORGANIZATION]
    assert len(made) == 3
    assert "name-apart" in {p.rule for p in found.problems}


def test_a_town_of_one_letter_is_told_from_another() -> None:
    assert town_words("A") != town_words("B")
    assert town_words("01067 Musterstadt") == town_words("Musterstadt")
