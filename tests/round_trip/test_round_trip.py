"""A district as a workbook that people edit: only their edits come back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.exports import export_file, extract_of
from graph.imports import ImportReport, import_file
from graph.records import Record, Relation, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.journal import revisions
from ontology import Model
from tests import musterstadt
from tests.synthetic.districts import district as synthetic

ROOT = Path(__file__).parents[2]
TIME = "2026-01-01T00:00:00+00:00"
Fill = Callable[[GraphStore, Model], None]


def _list(folder: str) -> Fill:
    def fill(store: GraphStore, model: Model) -> None:
        import_file(ROOT / "seed" / folder, store, model, author="test", time=TIME)

    return fill


def _musterstadt(store: GraphStore, model: Model) -> None:  # noqa: ARG001 - the signature of every `Fill`
    store.commit(musterstadt.batch(), scope=EVERYTHING)


DISTRICTS: dict[str, Fill] = {
    "Musterstadt": _musterstadt,
    "Karlsruhe": _list("karlsruhe"),
    "Rendsburg": _list("rendsburg_eckernfoerde"),
    "projects": _list("projekte"),
}


def take_in(path: Path, store: GraphStore, model: Model, **said: Any) -> ImportReport:
    return import_file(path, store, model, author="test", time=TIME, **said)


def written(store: GraphStore, model: Model, folder: Path) -> Path:
    content = export_file(extract_of(store, model, scope=EVERYTHING), "xlsx")
    assert isinstance(content, bytes)
    path = folder / "bezirk.xlsx"
    path.write_bytes(content)
    return path


def everything(store: GraphStore) -> dict[str, Record]:
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    return {r.id: r for r in records}


@pytest.fixture
def town(store: GraphStore, model: Model, tmp_path: Path) -> tuple[GraphStore, Path]:
    """Musterstadt in a store, and the workbook of it."""
    _musterstadt(store, model)
    return store, written(store, model, tmp_path)


class Book:
    """A workbook as somebody edits it, by the words of its headers."""

    def __init__(self, path: Path) -> None:
        self._path, self.book = path, openpyxl.load_workbook(path)

    def sheet(self, name: str) -> Any:
        return self.book[name]

    def cell(self, sheet: str, row: int, header: str) -> str | None:
        found: str | None = self.sheet(sheet).cell(row, self.column(sheet, header)).value
        return found

    def column(self, sheet: str, header: str) -> int:
        return [c.value for c in self.sheet(sheet)[1]].index(header) + 1

    def row(self, sheet: str, text: str, header: str = "Name") -> int:
        column = self.column(sheet, header)
        return next(n for n in range(2, 999) if self.sheet(sheet).cell(n, column).value == text)

    def put(self, sheet: str, row: int, header: str, text: str | None) -> None:
        self.sheet(sheet).cell(row, self.column(sheet, header)).value = text

    def save(self) -> Path:
        self.book.save(self._path)
        return self._path


@pytest.fixture
def book(town: tuple[GraphStore, Path]) -> Book:
    return Book(town[1])


@pytest.mark.parametrize("district", DISTRICTS)
def test_without_an_edit_nothing_is_written(store: GraphStore, model: Model, tmp_path: Path, district: str) -> None:
    DISTRICTS[district](store, model)
    before = len(revisions(store, scope=EVERYTHING))
    report = take_in(written(store, model, tmp_path), store, model)
    assert report.revision is None
    assert (report.created, report.changed, report.no_longer, report.problems) == ((), (), (), ())
    assert len(report.unchanged) == len(everything(store))
    assert len(revisions(store, scope=EVERYTHING)) == before


@pytest.mark.parametrize("district", DISTRICTS)
def test_an_empty_store_gets_the_same_records(store: GraphStore, model: Model, tmp_path: Path, district: str) -> None:
    DISTRICTS[district](store, model)
    path = Book(written(store, model, tmp_path)).save()  # as another program saves it
    other = open_store("sqlite://", model)
    report = take_in(path, other, model)
    extract = extract_of(store, model, scope=EVERYTHING)
    records: list[Record] = [*extract.entities, *extract.relations]
    assert everything(other) == {r.id: r for r in records}
    assert [p for p in report.problems if p.severity == "error"] == []
    other.close()


def test_a_synthetic_district_comes_back_unchanged(store: GraphStore, model: Model, tmp_path: Path) -> None:
    store.commit(synthetic(7, unknown=0.4).batch(), scope=EVERYTHING)
    assert take_in(written(store, model, tmp_path), store, model).revision is None


def _difference(before: dict[str, Record], after: dict[str, Record]) -> dict[str, tuple[set[Claim], set[Claim]]]:
    ids = before.keys() | after.keys()
    said = {i: tuple(set(r[i].claims) if i in r else set() for r in (before, after)) for i in ids}
    return {i: (old - new, new - old) for i, (old, new) in said.items() if old != new}


def test_one_cell_changes_one_claim(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    row = book.row("Organisationen", before[musterstadt.SKF].name)  # type: ignore[union-attr]
    old = next(c for c in before[musterstadt.SKF].claims if c.prop == "sector")
    book.put("Organisationen", row, "Bereich", "Gesundheitswesen")
    report = take_in(book.save(), store, model)
    assert report.changed == (musterstadt.SKF,)
    new = old._replace(value="GES")
    assert _difference(before, everything(store)) == {musterstadt.SKF: ({old}, {new})}
    assert take_in(book.save(), store, model).revision is None


def test_an_emptied_cell_takes_the_claim_back(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    row = book.row("Organisationen", before[musterstadt.SKF].name)  # type: ignore[union-attr]
    old = next(c for c in before[musterstadt.SKF].claims if c.prop == "sector")
    book.put("Organisationen", row, "Bereich", None)
    take_in(book.save(), store, model)
    assert _difference(before, everything(store)) == {musterstadt.SKF: ({old}, set())}


def test_a_status_and_a_place_are_edited_for_the_row(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    row = book.row("Organisationen", before[musterstadt.SKF].name)  # type: ignore[union-attr]
    book.put("Organisationen", row, "Status der Angabe", "bestätigt")
    book.put("Organisationen", row, "Fundstelle", "S. 4")
    take_in(book.save(), store, model)
    found = everything(store)[musterstadt.SKF]
    assert {(c.status, c.locator) for c in found.claims if c.source == musterstadt.LIST} == {("confirmed", "S. 4")}
    assert len(found.claims) == len(before[musterstadt.SKF].claims)


def test_sorted_filtered_and_moved_is_no_edit(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    sheet = book.sheet("Organisationen")
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    for number, cells in enumerate(reversed(rows), start=2):
        for column, value in enumerate(cells, start=1):
            sheet.cell(number, column).value = value
    sheet.insert_rows(1)
    sheet.insert_cols(2)
    assert take_in(book.save(), town[0], model).revision is None


def test_a_deleted_row_asks_and_stays(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    name = before[musterstadt.GEBURTSKLINIK].name  # type: ignore[union-attr]
    book.sheet("Organisationen").delete_rows(book.row("Organisationen", name))
    report = take_in(book.save(), store, model)
    assert report.revision is None
    assert report.no_longer == (musterstadt.GEBURTSKLINIK,)
    (asked,) = report.problems
    assert (asked.severity, asked.rule) == ("question", "gone")
    assert name in asked.sentence.de
    assert "löschen" in asked.sentence.de.casefold()
    assert everything(store) == before


def test_with_leave_a_deleted_row_goes(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    name = before[musterstadt.GEBURTSKLINIK].name  # type: ignore[union-attr]
    book.sheet("Organisationen").delete_rows(book.row("Organisationen", name))
    report = take_in(book.save(), store, model, delete=True)
    gone = before.keys() - everything(store).keys()
    assert report.removed == (musterstadt.GEBURTSKLINIK,)
    assert musterstadt.GEBURTSKLINIK in gone
    tied = {
        i for i, r in before.items() if isinstance(r, Relation) and musterstadt.GEBURTSKLINIK in (r.source, r.target)
    }
    assert gone == {musterstadt.GEBURTSKLINIK, *tied}


@pytest.mark.parametrize("delete", [True, False])
def test_what_was_deleted_does_not_come_back(
    town: tuple[GraphStore, Path], model: Model, book: Book, delete: bool
) -> None:
    store, _ = town
    name = everything(store)[musterstadt.GEBURTSKLINIK].name  # type: ignore[union-attr]
    book.sheet("Organisationen").delete_rows(book.row("Organisationen", name))
    path = book.save()
    take_in(path, store, model, delete=True)
    before = everything(store)
    assert take_in(path, store, model, delete=delete).revision is None
    assert everything(store) == before


def test_a_new_row_is_a_new_record(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    sheet = book.sheet("Organisationen")
    book.put("Organisationen", sheet.max_row + 1, "Name", "Hebammenzentrale")
    seats = book.sheet("Mitgliedschaften")
    number = seats.max_row + 1
    seat = model.types["Membership"]
    assert seat.source is not None
    assert seat.target is not None
    book.put("Mitgliedschaften", number, seat.source.label.de, "Hebammenzentrale")
    book.put("Mitgliedschaften", number, seat.target.label.de, before[musterstadt.STEUERUNGSGRUPPE].name)  # type: ignore[union-attr]
    report = take_in(book.save(), store, model)
    assert [p for p in report.problems if p.severity == "error"] == []
    after = everything(store)
    new = [after[i] for i in after.keys() - before.keys()]
    assert sorted(r.type for r in new) == ["Membership", "Organization", "Source"]
    assert {i: after[i] for i in before} == before
    assert all(r.owner == musterstadt.KEY for r in new)


def test_what_cannot_be_read_stays_as_it_was(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    before = everything(store)
    row = book.row("Organisationen", before[musterstadt.SKF].name)  # type: ignore[union-attr]
    book.put("Organisationen", row, "Bereich", "Quatsch")
    book.put("Organisationen", row, "Name", None)
    report = take_in(book.save(), store, model)
    assert report.revision is None
    assert sorted(p.rule for p in report.problems) == ["code", "required"]
    assert everything(store) == before


def test_a_person_typed_into_a_cell_stays_outside(town: tuple[GraphStore, Path], model: Model, book: Book) -> None:
    store, _ = town
    row = book.row("Organisationen", everything(store)[musterstadt.SKF].name)  # type: ignore[union-attr]
    book.put("Organisationen", row, "Name", "Frau Sabine Muster")
    report = take_in(book.save(), store, model)
    assert report.revision is None
    assert [p.rule for p in report.problems] == ["person"]
    assert "Muster" not in report.problems[0].found


def test_what_stays_inside_is_not_lost(store: GraphStore, model: Model, tmp_path: Path) -> None:
    said = [Claim(EXISTS, "true", "q"), Claim("name", "Stelle", "q"), Claim("phone", "0151 23456789", "q")]
    said += [Claim("alias", "Büro a.muster@gmx.de", "q"), Claim("note", "intern", "q")]
    store.commit(Batch("test", TIME, "x", (put(entity("99001:A1", "Organization", "99001", said)),)), scope=EVERYTHING)
    book = Book(written(store, model, tmp_path))
    book.put("Organisationen", 2, "Name", "Stelle am Markt")
    take_in(book.save(), store, model)
    found = everything(store)["99001:A1"]
    assert set(found.claims) == {*said, Claim("name", "Stelle am Markt", "q")} - {Claim("name", "Stelle", "q")}


FORMULAS = [
    "=1+1",
    "+49",
    "-x",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "\tTab",
    "_x0041_",
    "a\r\nb",
    "ü\u0308",
    "x\x01y",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_or_an_edit(store: GraphStore, model: Model, tmp_path: Path, text: str) -> None:
    said = [Claim(EXISTS, "true", "q"), Claim("name", text, "q"), Claim("alias", text, "q", text)]
    store.commit(Batch("test", TIME, "x", (put(entity("99001:A1", "Organization", "99001", said)),)), scope=EVERYTHING)
    path = written(store, model, tmp_path)
    cells = [c for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for c in row]
    assert [c.value for c in cells if c.data_type == "f"] == []
    assert take_in(path, store, model).revision is None
    assert take_in(Book(path).save(), store, model).revision is None


def test_inferred_statements_are_visible(store: GraphStore, model: Model, tmp_path: Path) -> None:
    _list("karlsruhe")(store, model)
    sheet = openpyxl.load_workbook(written(store, model, tmp_path))["Organisationen"]
    headers = [c.value for c in sheet[1]]
    assert any(h and h.endswith("(erschlossen)") for h in headers)
    assert {"Kennung", "Quelle", "Fundstelle", "Stand der Angabe", "Status der Angabe"} <= set(headers)
    assert sheet.data_validations.dataValidation


def test_one_sheet_a_type_in_use(town: tuple[GraphStore, Path], model: Model) -> None:
    shown = [s.title for s in openpyxl.load_workbook(town[1]) if s.sheet_state == "visible"]
    used = {r.type for r in everything(town[0]).values()}
    assert sorted(shown) == sorted(model.types[name].plural.de[:31] for name in used)
