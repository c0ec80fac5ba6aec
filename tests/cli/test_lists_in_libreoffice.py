"""A list that LibreOffice saves in another form says the same: records, what is struck, hidden, coloured and noted."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from graph.imports.read import read_workbook
from graph.imports.workbook import Sheet
from tests.cli.conftest import Run
from tests.libreoffice import libreoffice
from tests.recognise.lists import layout, records

OFFICE = libreoffice("sc")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: apt install libreoffice-calc-nogui"),
]
_LONGEST = 300
_FORMS = ("xlsx", "xls", "ods", "fods", "ots", "xltx")
_TYPES = ("Organization", "Membership", "Committee")


def _list(path: Path) -> Path:
    """A list as coordinators keep it: a title, shares, days, codes with a zero, marks of every kind."""
    book = xlsxwriter.Workbook(str(path))
    shares, postal = book.add_format({"num_format": "0 %"}), book.add_format({"num_format": "00000"})
    month, struck = book.add_format({"num_format": "mm/yyyy"}), book.add_format({"font_strikeout": True})
    yellow, indented = book.add_format({"bg_color": "#FFFF00"}), book.add_format({"indent": 2})
    sheet = book.add_worksheet("Partner")
    sheet.merge_range("A1:F1", "Partner im Landkreis Moor", book.add_format({"bold": True}))
    sheet.write_row("A3", ["Einrichtung", "Ort", "PLZ", "Mitglied seit", "Anteil", "Lenkungsgruppe"])
    for number in range(12):
        row = 3 + number
        look = {4: struck, 6: yellow, 8: indented}.get(number)
        sheet.write_string(row, 0, f"Kita Nest {number}", look)
        sheet.write_string(row, 1, "Süßen")
        sheet.write_number(row, 2, 1234 + number, postal)
        sheet.write_number(row, 3, 43000 + 31 * number, month)
        sheet.write_number(row, 4, number / 16, shares)
        sheet.write_string(row, 5, "x" if number % 2 else "")
    sheet.write_rich_string(15, 0, "Beratung ", struck, "Alt ", "Neu")
    sheet.write_comment("A6", "vertritt die Tagespflege")
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.set_column(4, 4, None, None, {"hidden": True})
    old = book.add_worksheet("Ehemalige")
    old.write_row(0, 0, ["Einrichtung", "Ort"])
    old.write_row(1, 0, ["Kita Alt", "Horn"])
    old.hide()
    book.close()
    return path


def _converted(path: Path, forms: Mapping[str, str], place: Path) -> dict[str, Path]:
    """The list as LibreOffice saves it, by form; one start for each."""
    home = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    for name, form in forms.items():
        command = [str(OFFICE), "--headless", home, "--convert-to", form, "--outdir", str(place / name), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
    return {name: next((place / name).iterdir()) for name in forms}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("office")
    forms = {form: form for form in _FORMS} | {"csv": "csv:Text - txt - csv (StarCalc):59,34,76,1"}
    plain = _list(place / "liste.xlsx")
    return {"": plain} | _converted(plain, forms, place)


def _seen(sheet: Sheet) -> dict[str, Any]:
    return {
        "rows": [list(row) for row in sheet.rows],
        "hidden": (sheet.name, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns),
        "marks": (sheet.struck, dict(sheet.fills), dict(sheet.indents), dict(sheet.comments), sheet.merged),
    }


@pytest.mark.parametrize("form", _FORMS)
def test_every_form_is_read_alike(made: dict[str, Path], form: str) -> None:
    plain, saved = (read_workbook(made[name]) for name in ("", form))
    assert [_seen(sheet) for sheet in saved.sheets] == [_seen(sheet) for sheet in plain.sheets]
    assert [(issue.rule, place.cell) for place, _, issue in saved.notices] == [("struck", "A16")]
    told, wanted = (layout(*book.sheets) for book in (saved, plain))
    assert [records(told, type) for type in _TYPES] == [records(wanted, type) for type in _TYPES]


def test_a_text_says_what_its_cells_show(made: dict[str, Path]) -> None:
    (sheet,) = read_workbook(made["csv"]).sheets
    plain = read_workbook(made[""]).sheets[0]
    assert [row[:2] for row in sheet.rows] == [list(row)[:2] for row in plain.rows[:15]] + [["Beratung Alt Neu"]]


def test_of_a_workbook_that_comes_back_from_libreoffice_only_the_edits_change(tmp_path: Path, fruehnetz: Run) -> None:
    store = f"sqlite:///{tmp_path}/netz.db"
    first = _list(tmp_path / "liste.xlsx")
    fruehnetz("import", first, "--store", store, "--district", "99001", "--as-of", "2026-03-01")
    fruehnetz("export", "--store", store, "--district", "99001", "-f", "xlsx", "-o", tmp_path / "netz.xlsx")
    for name, path in _converted(tmp_path / "netz.xlsx", {"ods": "ods", "xls": "xls"}, tmp_path).items():
        told = fruehnetz("import", path, "--store", store, "--district", "99001")
        assert "0 neu, 0 geändert" in told.stdout + told.stderr, name
    book = openpyxl.load_workbook(tmp_path / "netz.xlsx")
    sheet = book["Organisationen"]
    head = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, 60) if sheet.cell(r, head["Name"]).value == "Kita Nest 1")
    sheet.cell(row, head["Ort"]).value = "Horn"
    book.save(tmp_path / "edit.xlsx")
    (saved,) = _converted(tmp_path / "edit.xlsx", {"edit": "ods"}, tmp_path).values()
    told = fruehnetz("import", saved, "--store", store, "--district", "99001")
    assert "0 neu, 1 geändert" in told.stdout + told.stderr
