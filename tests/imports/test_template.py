"""The workbook that people fill in: made from the model, read back without a question."""

from pathlib import Path

import openpyxl
import pytest

from graph.imports import stage
from graph.imports.example import FOLDER
from graph.imports.template import sheet_columns_of, sheet_name, sheet_types, write_template
from ontology import Model


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    path = tmp_path_factory.mktemp("vorlage") / "vorlage.xlsx"
    write_template(path, model, example=True)
    return path


def test_the_filled_template_imports_without_problems(filled: Path, model: Model) -> None:
    staged = stage(filled, model)
    assert staged.problems == ()
    assert staged.rows_read == staged.rows_accepted == 63
    assert staged.district == "99001"


def test_the_lists_of_the_example_are_read_as_the_template_is(filled: Path, model: Model) -> None:
    """Every file of the folder is in the template, and no row of it is lost on the way."""
    lists = stage(Path(str(FOLDER)), model)
    assert lists.problems == ()
    assert {r.id: r.values for r in lists.records} == {r.id: r.values for r in stage(filled, model).records}


def test_the_empty_template_holds_no_rows(tmp_path: Path, model: Model) -> None:
    write_template(tmp_path / "leer.xlsx", model)
    staged = stage(tmp_path / "leer.xlsx", model)
    assert staged.rows_read == 0
    assert [p.rule for p in staged.problems] == ["empty"]


def test_every_type_has_a_sheet_and_every_header_is_read_back(filled: Path, model: Model) -> None:
    staged = stage(filled, model)
    assert staged.unmapped.sheets == ()
    assert staged.unmapped.headers == ()
    sheets = openpyxl.load_workbook(filled).sheetnames
    assert sheets[0] == "Lies mich"
    assert sheets[1:-1] == [sheet_name(t) for t in sheet_types(model)]


def test_codes_have_drop_downs_and_headers_stay_in_view(filled: Path, model: Model) -> None:
    book = openpyxl.load_workbook(filled)
    assert book["Listen"].sheet_state == "hidden"
    sheet = book["Organisationen"]
    assert sheet.freeze_panes == "B3"
    labels = [f.label for f in sheet_columns_of(model, model.types["Organization"])]
    column = openpyxl.utils.get_column_letter(labels.index("Bereich") + 1)
    assert any(f"{column}3" in str(v.sqref) for v in sheet.data_validations.dataValidation)


def test_required_headers_are_marked_and_every_column_is_explained(filled: Path) -> None:
    sheet = openpyxl.load_workbook(filled)["Mitgliedschaften"]
    assert sheet["A1"].value == "Akteur *"
    assert str(sheet["A2"].value).startswith("ℹ ")
    assert all(cell.value for cell in sheet[2][: sheet.max_column])


def test_nobody_is_asked_for_persons(filled: Path) -> None:
    assert "Personen" not in openpyxl.load_workbook(filled).sheetnames
