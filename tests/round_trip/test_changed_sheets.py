"""A workbook that people rebuilt: sheets and columns renamed, added, deleted; what a list says by itself is no edit."""

from pathlib import Path

import openpyxl
import pytest

from graph.exports import export_file, extract_of
from graph.imports import ImportReport, import_file
from graph.records import Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import Prop
from tests.round_trip.test_round_trip import Book

TIME = "2026-01-01T00:00:00+00:00"
ORGANIZATIONS = "Organisationen"
SHELTER = "Frauenhaus"


def take_in(path: Path, store: GraphStore, model: Model, *, delete: bool = False) -> ImportReport:
    return import_file(path, store, model, author="test", time=TIME, delete=delete)


def records(store: GraphStore) -> dict[str, Record]:
    found: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    return {r.id: r for r in found}


@pytest.fixture
def book(store: GraphStore, model: Model, tmp_path: Path) -> Book:
    """The workbook of a list in which names say what the organizations are."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ("Einrichtung", "Ort", "Träger", "Steuerungsgruppe"),
        ("Jugendamt", "Neuburg", "Landkreis Neuburg", "x"),
        (SHELTER, "Neuburg", "AWO", "x"),
        ("Gesundheitsamt", "Neuburg", "Landkreis Neuburg", ""),
    ):
        sheet.append(row)
    made.save(tmp_path / "liste.xlsx")
    path = tmp_path / "liste.xlsx"
    import_file(path, store, model, author="test", time=TIME, district="99001", stated_on="2025-01-01")
    content = export_file(extract_of(store, model, scope=EVERYTHING), "xlsx")
    assert isinstance(content, bytes)
    (tmp_path / "bezirk.xlsx").write_bytes(content)
    return Book(tmp_path / "bezirk.xlsx")


def shelter_rows(book: Book) -> list[int]:
    sheet = book.sheet(ORGANIZATIONS)
    return [n for n in range(2, sheet.max_row + 1) if "frauenhaus" in str(sheet.cell(n, 1).value)]


@pytest.mark.parametrize("change", ["sheet", "id", "key", "both"])
def test_renamed_sheets_and_deleted_columns_of_ours_delete_nothing(
    store: GraphStore, model: Model, book: Book, change: str
) -> None:
    before = records(store)
    sheet = book.sheet(ORGANIZATIONS)
    for header in {"id": ["Kennung"], "key": ["Zeile"], "both": ["Kennung", "Zeile"]}.get(change, []):
        sheet.delete_cols(book.column(ORGANIZATIONS, header))
    if change == "sheet":
        sheet.title = "Unsere Akteure"
    report = take_in(book.save(), store, model, delete=True)
    assert report.removed == ()
    assert records(store).keys() == before.keys()
    assert "gone" not in {p.rule for p in report.problems}


def test_without_the_hidden_sheet_the_district_is_the_same(store: GraphStore, model: Model, book: Book) -> None:
    before = records(store)
    book.book.remove(book.sheet("Ausgangsstand"))
    take_in(book.save(), store, model)
    new = records(store).keys() - before.keys()
    assert [records(store)[i].type for i in new] == ["Source"]


def test_what_a_person_says_is_not_concluded_any_more(store: GraphStore, model: Model, book: Book) -> None:
    number = next(n for n in shelter_rows(book) if book.cell(ORGANIZATIONS, n, "Bereich (erschlossen)"))
    book.put(ORGANIZATIONS, number, "Bereich (erschlossen)", "Familienbildung und Begegnung")
    (id,) = take_in(book.save(), store, model).changed
    (said,) = (c for c in records(store)[id].claims if c.prop == Prop.SECTOR)
    assert (said.value, said.status) == ("FAM", "fromList")


def test_a_new_row_is_read_as_any_list(store: GraphStore, model: Model, book: Book) -> None:
    last = book.sheet(ORGANIZATIONS).max_row + 1
    book.put(ORGANIZATIONS, last, "Name", "Familienzentrum West")
    report = take_in(book.save(), store, model)
    assert report.inferred > 0
    (new,) = (r for i in report.created if (r := records(store)[i]).type == "Organization")
    assert new.value(Prop.SECTOR) == "FAM"


def test_columns_that_mean_nothing_and_columns_that_are_gone_are_told(
    store: GraphStore, model: Model, book: Book
) -> None:
    sheet = book.sheet(ORGANIZATIONS)
    sheet.delete_cols(book.column(ORGANIZATIONS, "Ort"))
    sheet.insert_cols(2)
    sheet.cell(1, 2).value, sheet.cell(3, 2).value = "Meine Gedanken", "gut"
    before = records(store)
    report = take_in(book.save(), store, model)
    said = {p.rule: p for p in report.problems}
    assert said.keys() == {"header", "columns-gone"}
    assert "„Meine Gedanken“" in said["header"].sentence.de
    assert "„Ort“" in said["columns-gone"].sentence.de
    assert records(store) == before


def test_an_organization_whose_own_row_is_deleted_is_gone_and_named_once(
    store: GraphStore, model: Model, book: Book
) -> None:
    own = next(n for n in shelter_rows(book) if book.cell(ORGANIZATIONS, n, "Name"))
    book.sheet(ORGANIZATIONS).delete_rows(own)
    asked = take_in(path := book.save(), store, model)
    assert len(asked.no_longer) == 1
    assert asked.problems[0].sentence.de.count(SHELTER) == 1
    done = take_in(path, store, model, delete=True)
    assert done.removed == asked.no_longer
    assert all(r.type != "Organization" or r.value(Prop.NAME) for r in records(store).values())


def test_of_an_organization_that_stays_it_is_said_what_goes(store: GraphStore, model: Model, book: Book) -> None:
    concluded = next(n for n in shelter_rows(book) if book.cell(ORGANIZATIONS, n, "Bereich (erschlossen)"))
    book.sheet(ORGANIZATIONS).delete_rows(concluded)
    report = take_in(book.save(), store, model)
    assert report.no_longer == ()
    assert "Bereich (erschlossen)" in report.problems[0].sentence.de


def test_a_word_that_is_not_understood_leaves_what_was_there(store: GraphStore, model: Model, book: Book) -> None:
    number = next(n for n in shelter_rows(book) if book.cell(ORGANIZATIONS, n, "Bereich (erschlossen)"))
    book.put(ORGANIZATIONS, number, "Bereich (erschlossen)", "Gesundheitswesn")
    report = take_in(book.save(), store, model)
    assert report.revision is None
    assert "Es bleibt bei dem, was bisher dastand" in report.problems[0].sentence.de
    assert "Gesundheitswesen" in report.problems[0].expected.de


@pytest.mark.parametrize(("day", "is_read"), [("12.03.2024", "2024-03-12"), ("bald", "2025-01-01"), (None, "")])
def test_the_day_and_the_source_of_a_row_are_edited(
    store: GraphStore, model: Model, book: Book, day: str | None, is_read: str
) -> None:
    before = records(store)
    number = next(n for n in shelter_rows(book) if not book.cell(ORGANIZATIONS, n, "Bereich (erschlossen)"))
    book.put(ORGANIZATIONS, number, "Stand der Angabe", day)
    book.put(ORGANIZATIONS, number, "Quelle", "Anruf im Haus")
    report = take_in(book.save(), store, model)
    after = records(store)
    (made,) = (r for id, r in after.items() if id not in before and r.type == "Source")
    said = {
        (c.source, c.as_of) for id, r in after.items() if "frauenhaus" in id for c in r.claims if c.source == made.id
    }
    assert said == {(made.id, is_read)}
    assert [p.found for p in report.problems if p.rule == "datatype"] == (["bald"] if day == "bald" else [])
