"""The starter: three sheets that the recognition of lists reads as it reads any other."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from graph.imports import Staged, stage
from graph.imports.starter import BODIES, SHEETS, TIES, WHO, write_starter
from graph.records import Entity, Relation
from ontology import Model

MARKS = sum(row[6:].count("x") for row in WHO.example)
SEAT = "Membership"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    path = tmp_path_factory.mktemp("vorlage") / "vorlage.xlsx"
    write_starter(path, model, example=True)
    return path


def _names(found: Staged, type: str) -> set[str]:
    return {r.name for r in found.records if isinstance(r, Entity) and r.type == type}


def test_it_has_three_sheets_and_a_hidden_one(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    assert [s.title for s in book if s.sheet_state == "visible"] == ["Wer ist dabei", "Gremien", "Wer arbeitet mit wem"]
    assert [s.title for s in book if s.sheet_state != "visible"] == ["Listen"]


def test_it_says_of_when_it_is(filled: Path) -> None:
    assert openpyxl.load_workbook(filled)["Wer ist dabei"]["A1"].value == "Stand: 24.09.2025"


def test_each_column_is_explained_and_coded_ones_have_drop_downs(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    for sheet in SHEETS:
        top = 3 if sheet.stated else 1
        written = book[sheet.name]
        assert [c.value for c in written[top]] == [f.label for f in sheet.fields]
        assert all(c.value for c in written[top + 1])
        assert str(written.cell(top + 1, 1).value).startswith("ℹ ")
        ranges = " ".join(str(v.sqref) for v in written.data_validations.dataValidation)
        coded = [get_column_letter(n) for n, f in enumerate(sheet.fields, start=1) if f.choices]
        assert [letter for letter in coded if f"{letter}{top + 2}:" not in ranges] == []


def test_who_is_there_the_bodies_and_the_ties_are_read(filled: Path, model: Model) -> None:
    found = stage(filled, model)
    assert _names(found, "Organization") == {row[0] for row in WHO.example}
    assert _names(found, "Committee") == {row[0] for row in BODIES.example}
    ties = [r for r in found.records if isinstance(r, Relation) and r.type == "Cooperation"]
    assert sorted(r.value("intensity") or "" for r in ties) == sorted(row[2] for row in TIES.example)
    assert found.rows_accepted == found.rows_read == sum(len(s.example) for s in SHEETS)


def test_nothing_of_it_is_complained_about(filled: Path, model: Model) -> None:
    """Said is only which day the list names, and that a district has to be given."""
    assert {p.rule for p in stage(filled, model).problems} == {"dated", "district"}
    assert {p.rule for p in stage(filled, model, district="08212", stated_on="2025-09-24").problems} == set()


def test_of_an_empty_one_it_is_only_said_that_it_lists_nothing(tmp_path: Path, model: Model) -> None:
    write_starter(tmp_path / "vorlage.xlsx", model)
    assert [p.rule for p in stage(tmp_path / "vorlage.xlsx", model).problems] == ["empty"]


def test_what_it_says_of_its_day_is_the_day_of_the_list(filled: Path, model: Model) -> None:
    found = stage(filled, model)
    assert found.stated_on == "2025-09-24"
    listed = {c.as_of for r in found.records if r.type in ("Membership", "Cooperation") for c in r.claims}
    assert listed == {"2025-09-24"}


def test_a_mark_under_a_body_is_a_seat_of_that_organization(filled: Path, model: Model) -> None:
    found = stage(filled, model)
    names = {r.id: r.name for r in found.records if isinstance(r, Entity)}
    seats = {(names[r.source], names[r.target]) for r in found.records if isinstance(r, Relation) and r.type == SEAT}
    bodies = [field.label for field in WHO.fields[6:]]
    assert seats == {(row[0], body) for row in WHO.example for body, x in zip(bodies, row[6:], strict=True) if x}
    assert len(seats) == MARKS


def test_nobody_is_asked_for_persons() -> None:
    words = " ".join(f"{f.label} {f.explanation}" for sheet in SHEETS for f in sheet.fields).casefold()
    assert not any(word in words for word in ("ansprech", "telefon", "vorname", "handy", "bemerkung"))


def test_who_is_missing_is_sent_to_the_sheet_that_is_there(tmp_path: Path, model: Model) -> None:
    write_starter(tmp_path / "netz.xlsx", model)
    book = openpyxl.load_workbook(tmp_path / "netz.xlsx")
    book[WHO.name].cell(5, 1).value = "Jugendamt"
    book[TIES.name].cell(3, 1).value, book[TIES.name].cell(3, 2).value = "Jugendamt", "Kinderklinik"
    book.save(tmp_path / "netz.xlsx")
    (told,) = (p for p in stage(tmp_path / "netz.xlsx", model).problems if p.rule == "target")
    assert f"in der Tabelle „{WHO.name}“" in told.remedy.de
