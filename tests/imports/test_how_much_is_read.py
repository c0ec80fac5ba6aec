"""As much as decision 0029 says is read, and one more is refused, whatever the kind of file."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from xlrd.formatting import excel_default_palette_b8

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_workbook
from graph.imports.read.excel_styles import INDEXED
from graph.imports.read.limits import Limits
from tests.imports.making import ods_cell, ods_table, open_document

HERE = Limits(apart=True)


def _excel(sheets: int) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for n in range(sheets):
            book.add_worksheet(f"Liste {n}").write_string(0, 0, "Kita")
    return made.getvalue()


def _open_document(sheets: int) -> bytes:
    return open_document("".join(ods_table([ods_cell("Kita")], f"Liste {n}") for n in range(sheets)))


@pytest.mark.parametrize(("name", "make"), [("a.xlsx", _excel), ("a.ods", _open_document)])
def test_two_hundred_sheets_are_read_and_no_more(name: str, make: Callable[[int], bytes]) -> None:
    assert len(read_bytes(name, make(200), limits=HERE).sheets) == 200
    with pytest.raises(UnreadableFileError):
        read_bytes(name, make(201), limits=HERE)


def test_two_hundred_lists_of_a_folder_are_read_and_no_more(tmp_path: Path) -> None:
    for n in range(200):
        (tmp_path / f"{n}.csv").write_text("Name;Ort\nKita;Ulm\n")
    assert len(read_workbook(tmp_path, limits=HERE).sheets) == 200
    (tmp_path / "eine.csv").write_text("Name;Ort\nKita;Ulm\n")
    with pytest.raises(UnreadableFileError, match="mehr als 200 Listen"):
        read_workbook(tmp_path, limits=HERE)


def test_a_colour_by_number_is_that_of_every_spreadsheet_program() -> None:
    """As xlrd has them, which took them from Excel."""
    assert [f"{red:02X}{green:02X}{blue:02X}" for red, green, blue in excel_default_palette_b8] == INDEXED
