"""Columns of children and single cases, whatever the header says of them beside, and offers that only sound like it."""

import pytest

from graph.imports.check.staging import check
from graph.imports.persons.vocabulary import Personal, of_header
from ontology import Model
from tests.recognise.lists import book, sheet
from tests.recognise.told_lists import GIVEN

OF_CASES = (
    "Kind",
    "KIND",
    "Kind (Name)",
    "Kind: Name",
    "Kind/Alter",
    "Alter Kind",
    "1. Kind",
    "Name d. Kindes",
    "Vater/Mutter",
)


@pytest.mark.parametrize("header", OF_CASES)
def test_what_stands_below_is_never_stored_nor_shown(model: Model, header: str) -> None:
    rows = f"Einrichtung | {header} | Ort\nJugendamt | Vorbild | Moor\nSPZ | Muster | Moor\nKlinik | Beispiel | Moor"
    found = check(book(sheet(rows)), model, GIVEN)
    assert [p.cell for p in found.problems if p.rule == "person"] == ["B2"]
    assert not any(name in f"{found.records}{found.problems}" for name in ("Vorbild", "Muster", "Beispiel"))


@pytest.mark.parametrize(
    "header",
    [
        "Eltern-Kind-Gruppe",
        "Mutter-Kind",
        "Kind/Eltern-Gruppe",
        "Familie & Beruf",
        "Name der Einrichtung",
        "Alter",
        "Nr.",
    ],
)
def test_offers_and_what_every_list_has_are_no_cases(header: str) -> None:
    assert of_header(header) is not Personal.CASE


def test_the_english_word_of_our_own_files_is_the_kind(model: Model) -> None:
    found = check(book(sheet("name | kind\nJugendamt | office", name="Organisationen")), model, GIVEN)
    assert {c.value for r in found.records for c in r.claims if c.prop == "kind" and c.status != "inferred"} == {
        "office"
    }
