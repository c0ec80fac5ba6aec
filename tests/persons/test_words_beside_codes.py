"""Names of persons where a code, a day or a number is expected: the words of a list are kept there, names never."""

import pytest

from graph.imports.check.staging import check
from ontology import Model
from tests.recognise.lists import book, sheet
from tests.recognise.told_lists import GIVEN


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("kind", ("Emil Müller", "Sabine Schmidt")),
        ("Art", ("Emil Müller", "Kita")),
        ("Bereich", ("Gesundheit (Frau Müller)", "Sabine Schmidt")),
        ("gegründet am", ("2019 (Emil Müller)", "2020, Sabine Schmidt")),
        ("PLZ", ("37991 Emil Müller", "37991 Sabine Schmidt")),
    ],
)
def test_a_name_is_neither_kept_nor_shown(model: Model, header: str, cells: tuple[str, str]) -> None:
    rows = f"Einrichtung | {header} | Ort\nKita Sonne | {cells[0]} | Moor\nSPZ | {cells[1]} | Moor\nKlinik | | Moor"
    found = check(book(sheet(rows)), model, GIVEN)
    assert not any(name in f"{found.records}{found.problems}" for name in ("Müller", "Schmidt"))
    assert [p.cell[0] for p in found.problems if p.rule == "person"] == ["B"]


@pytest.mark.parametrize(
    ("header", "cell", "prop", "value"),
    [
        ("Art", "Familienzentrum", "rawKind", "Familienzentrum"),
        ("Bereich", "Frühe Hilfen", "rawSector", "Frühe Hilfen"),
        ("PLZ", "37991 Heide", "locality", "Heide"),
    ],
)
def test_other_words_stay(model: Model, header: str, cell: str, prop: str, value: str) -> None:
    found = check(book(sheet(f"Einrichtung | {header}\nKita Sonne | {cell}\nSPZ |")), model, GIVEN)
    assert (prop, value) in {(c.prop, c.value) for r in found.records for c in r.claims}
