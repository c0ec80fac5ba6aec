"""Files as they come: separators, encodings, typed cells, and what is no list at all."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from graph.errors import UnreadableFileError
from graph.imports.read import MAX_BYTES, all_readers, read_workbook
from graph.imports.workbook import address


def _csv(folder: Path, text: bytes | str, name: str = "akteure.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, delimiter: str) -> None:
    path = _csv(tmp_path, f"Name{delimiter}Ort\nKita{delimiter}Süd\n")
    assert read_workbook(path).sheets[0].rows == [["Name", "Ort"], ["Kita", "Süd"]]


def test_a_sep_line_chooses_the_separator_and_keeps_addresses(tmp_path: Path) -> None:
    rows = read_workbook(_csv(tmp_path, "sep=;\nName;Ort\nA, B;C\n")).sheets[0].rows
    assert rows == [[], ["Name", "Ort"], ["A, B", "C"]]


def test_quoted_cells_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    rows = read_workbook(_csv(tmp_path, 'Name;Ort\n"Kita; Süd\nHaus 2";X\n')).sheets[0].rows
    assert rows[1] == ["Kita; Süd\nHaus 2", "X"]


@pytest.mark.parametrize(
    ("encoding", "reported"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16")]
)
def test_the_encoding_is_chosen_and_reported(tmp_path: Path, encoding: str, reported: str) -> None:
    book = read_workbook(_csv(tmp_path, "Name;Ort\nBüro – Süd;Köln\n".encode(encoding)))
    assert book.sheets[0].rows == [["Name", "Ort"], ["Büro – Süd", "Köln"]]
    assert book.files[0].encoding == reported
    assert len(book.files[0].sha256) == 64


def test_typed_cells_become_canonical_text(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Akteure")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, ["a", "b", "c", "d"])
    sheet.write_datetime(1, 0, datetime(2024, 9, 24), day)
    sheet.write_number(1, 1, 3.0)
    sheet.write_number(1, 2, 2.5)
    sheet.write_boolean(1, 3, True)
    book.close()
    assert read_workbook(path).sheets[0].rows[1] == ["2024-09-24", "3", "2,5", "ja"]


def test_formula_errors_are_seen_and_hidden_sheets_are_named(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Akteure")
    sheet.write_row(0, 0, ["Name", "Ort"])
    sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    sheet.write_string(1, 0, "Kita")
    book.add_worksheet("Geheim").hide()
    book.close()
    read = read_workbook(path)
    assert read.sheets[0].rows[1] == ["Kita", "#N/A"]
    assert [(s.name, s.hidden) for s in read.sheets] == [("Akteure", False), ("Geheim", True)]


def test_a_folder_of_csv_files_is_one_workbook(tmp_path: Path) -> None:
    _csv(tmp_path, "Name\nA\n", "akteure.csv")
    _csv(tmp_path, "Name\nG\n", "gremien.csv")
    _csv(tmp_path, "egal", "notiz.txt")
    assert [s.name for s in read_workbook(tmp_path).sheets] == ["akteure", "gremien"]


def test_addresses_read_like_those_of_a_spreadsheet() -> None:
    assert [address(16, 2), address(0, 25), address(0, 26), address(99, 702)] == ["C17", "Z1", "AA1", "AAA100"]


def _broken_zip() -> bytes:
    return b"PK\x03\x04" + b"\0" * 200


def _bomb_corner() -> bytes:
    """A sheet whose last cell makes the rectangle of cells fill all memory."""
    path, book = io.BytesIO(), openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Akteure"
    sheet.cell(1, 1, "Name")
    sheet.cell(1_048_576, 16_384, "x")
    book.save(path)
    return path.getvalue()


def _zip_without_book() -> bytes:
    path = io.BytesIO()
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hallo.txt", "kein Excel")
    return path.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leer.csv", b"", "ist leer"),
        ("leer.xlsx", b"  \n", "ist leer"),
        ("bild.csv", b"\x89PNG\0\0\0", "keine Textdatei"),
        ("brief.docx", b"PK", "kein Format"),
        ("kaputt.xlsx", _broken_zip(), "beschädigt"),
        ("archiv.xlsx", _zip_without_book(), "beschädigt"),
        ("kein.xls", b"kein Excel", "beschädigt"),
        ("kein.ods", b"PK\x03\x04kaputt", "beschädigt"),
        ("geheim.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Passwort"),
        ("ecke.xlsx", _bomb_corner(), "mehr Zellen"),
        ("feld.csv", b"Name\n" + b"x" * 200_000, "CSV-Datei"),
    ],
)
def test_what_is_no_list_is_refused_with_a_german_sentence(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=words) as refused:
        read_workbook(path)
    assert name in str(refused.value)
    assert str(refused.value).endswith(".")


def test_an_empty_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="keine Liste"):
        read_workbook(tmp_path)
    with pytest.raises(UnreadableFileError, match="gibt es nicht"):
        read_workbook(tmp_path / "weg.csv")


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "riesig.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFileError, match="größer als"):
        read_workbook(path)


def test_every_reader_is_found_by_its_file_ending() -> None:
    assert {".csv", ".xlsx", ".xls", ".ods"} <= set(all_readers())
