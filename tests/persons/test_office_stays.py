"""A person beside an office: the office and its row stay, the person is in no record and in no message."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.errors import UnreadableFileError
from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.imports.persons.column_reading import ColumnReading, kept_among_persons, kept_of, of_cell
from graph.imports.persons.cutting import is_house, office_in, without_names
from graph.imports.persons.vocabulary import Personal
from graph.records import Entity
from ontology import Model
from ontology.names import EntityType, Prop


def listed(folder: Path, model: Model, rows: list[list[str]]) -> Staged:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(folder / "akteure.xlsx")
    return stage(folder / "akteure.xlsx", model)


def names(found: Staged) -> list[str]:
    kind = EntityType.ORGANIZATION
    return sorted(r.value(Prop.NAME) or "" for r in found.records if isinstance(r, Entity) and r.type == kind)


def everything(found: Staged) -> str:
    return f"{found.records}{found.problems}{found.lost}"


BESIDE = {
    "Jugendamt, Frau Muster": "Jugendamt",
    "Caritas – Herr Muster": "Caritas",
    "Gesundheitsamt Mia Muster": "Gesundheitsamt",
    "AWO z. Hd. Mia Muster": "AWO",
    "Kita Nord / Ltg. Ina Muster": "Kita Nord",
    "Polizei: PHK Muster": "Polizei",
    "SPZ (Dr. Muster)": "SPZ",
    "Lebenshilfe, Leitung: Frau Muster": "Lebenshilfe",
    "Frau Muster (Frauenhaus)": "Frauenhaus",
    "Eva Muster, Hebamme": "Hebamme",
    "Tagesmutter Ina Muster": "Tagesmutter",
    "Dr. Muster, Kinderarzt": "Kinderarzt",
    "Muster, Logopädin": "Logopädin",
    "Logopäde Ina": "Logopäde",
    "Erziehungsberatung, i. A. Muster": "Erziehungsberatung",
    "c/o Jugendhaus": "Jugendhaus",
    "Krankenhaus (über Fr. Dr. Muster)": "Krankenhaus",
    "Hospiz, nur Frau Muster": "Hospiz",
    "Kita Mond (Ltg. Muster)": "Kita Mond",
}


def test_a_row_with_a_person_beside_its_office_is_kept_without_the_person(tmp_path: Path, model: Model) -> None:
    found = listed(tmp_path, model, [["Einrichtung", "Ort"], *([text, "Astadt"] for text in BESIDE)])
    assert found.rows_accepted == len(BESIDE)
    assert names(found) == sorted(BESIDE.values())
    assert "Muster" not in everything(found)


@pytest.mark.parametrize(
    "text",
    [
        "Frau Holle e.V.",
        "Herr & Frau Muster GbR",
        "Maria-Ward-Haus",
        "Robert-Koch-Klinik",
        "Anne Frank",
        "Dr. Muster Stiftung",
    ],
)
def test_the_word_of_a_house_or_a_legal_form_makes_an_organization(tmp_path: Path, model: Model, text: str) -> None:
    found = listed(tmp_path, model, [["Einrichtung", "Ort"], [text, "Astadt"], ["Jugendamt", "Astadt"]])
    assert is_house(text)
    assert names(found) == sorted([text, "Jugendamt"])


def test_an_office_before_a_comma_makes_no_house_of_a_person() -> None:
    assert not is_house("Jugendamt, Frau Haus")
    assert office_in("Kita Frau Holle") == "Kita Frau Holle"


def test_a_row_that_names_only_a_person_is_not_said_to_lack_its_name(tmp_path: Path, model: Model) -> None:
    found = listed(tmp_path, model, [["Einrichtung", "Ort"], ["Frau Muster", "Astadt"], ["Jugendamt", "Astadt"]])
    (error,) = [p for p in found.problems if p.severity == "error"]
    assert (error.cell, error.rule) == ("A2", "required")
    assert "sieht nach dem Namen einer Person aus" in error.sentence.de
    assert "fehlt" not in error.sentence.de


@pytest.mark.parametrize(
    ("street", "kept"),
    [
        ("c/o Muster, Weg 3", "Weg 3"),
        ("bei Ohlmer, Weg 3", "Weg 3"),
        ("bei Jugendamt, Weg 3", None),
        ("z. Hd. Muster", ""),
        ("bei Fam. Muster, Weg 4", ""),
        ("Fam. Zentrum 4", None),
    ],
)
def test_whose_door_it_is_stands_in_no_address(street: str, kept: str | None) -> None:
    assert (kept_of(street, ColumnReading.NAMES) if of_cell(street, ColumnReading.NAMES) else None) == kept


def test_a_refusal_quotes_no_person(tmp_path: Path, model: Model) -> None:
    text = "Jugendamt;Frau Muster;anwesend;Sabine Probe\n\nSPZ;Herr Probe;entschuldigt;s.probe@spz.example\n"
    (tmp_path / "protokoll.csv").write_text(text, "utf-8")
    try:
        said = everything(stage(tmp_path / "protokoll.csv", model))
    except UnreadableFileError as error:
        said = str(error)
    assert "Muster" not in said
    assert "Probe" not in said
    assert "s.probe@" not in said


@pytest.mark.parametrize("text", ["AWO -", "KITA (Nord", "SPZ /", " DRK ", "ASD), JUGENDAMT:"])
def test_signs_at_the_edges_make_no_person(text: str) -> None:
    assert office_in(text) == text


def test_messages_quote_offices_and_no_persons() -> None:
    told = without_names("„Jugendamt, Frau Muster“ und „Praxis Dr. Muster“; „Frau Holle e. V.“; „Mia Muster“ (A3)")
    assert told == "„Jugendamt“ und „Praxis Dr. Muster“; „Frau Holle e. V.“; „…“ (A3)"


@pytest.mark.parametrize(
    "text", ["Frau " * 4000, "Eva, " * 3000, "(" * 5000, "„Frau M“ " * 2000, "Hebamme Eva " * 3000]
)
def test_no_text_takes_long(text: str) -> None:
    office_in(text)
    without_names(text)


@pytest.mark.parametrize("name", ["Familien-, Gesundheits- und Kinderkrankenpflegerin", "Ehe- und Lebensberatung"])
def test_a_hyphen_that_waits_for_its_word_is_no_edge(name: str) -> None:
    assert office_in(name) == name


@pytest.mark.parametrize(
    ("text", "office"),
    [("Eva Muster (KoKi)", "KoKi"), ("Muster, Eva (wellcome)", "wellcome"), ("SPZ Moor Dr. Muster", "SPZ Moor")],
)
def test_beside_a_person_short_names_of_offices_stay(text: str, office: str) -> None:
    assert kept_among_persons(text) == office


def test_days_and_decimal_numbers_below_contacts_are_no_numbers_of_persons() -> None:
    assert [of_cell(text, ColumnReading.CONTACTS) for text in ("10/2024", "2,5", "03.05.2024", "-")] == [None] * 4
    assert of_cell("0160 5551234", ColumnReading.CONTACTS) is Personal.NUMBER
