"""Workbooks that no spreadsheet program writes: what they say of themselves is read as far as it makes sense."""

import io
import struct
import zipfile

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from graph.imports.read.limits import MAX_PARTS
from tests.imports.making import archive, excel, formatted, inline, raw_excel, rows_in, rules
from tests.work import steps

ROWS = [["Name", "Ort"], ["Kita", "Ulm"]]


def _one_cell(cell: str, styles: str = "") -> bytes:
    row = f'<row r="1">{inline("A1", "Name")}</row><row r="2">{inline("A2", "Kita")}{cell}</row>'
    return raw_excel(f"<sheetData>{row}</sheetData>", styles)


# -- numbers that are none --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["99999999", "9" * 5_000, "-1", "x", "1.5"])
def test_a_cell_of_a_text_that_is_not_there_is_empty_and_said(number: str) -> None:
    book = read_bytes("a.xlsx", _one_cell(f'<c r="B2" t="s"><v>{number}</v></c>'))
    assert [list(row) for row in book.sheets[0].rows] == [["Name"], ["Kita"]]
    assert rules(book) == [("error-cell", "B2")]


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ("0" + "%" * 8, "2", "2"),
        ("0" + "%" * 250, "2", "2"),
        ("0" + "," * 250, "2000000", "2000000"),
        ("0.000000000000000%", "100000000000000", "10000000000000000,000000000000000 %"),
        ("0.000000000000000%", "-999999999999999", "-99999999999999900,000000000000000 %"),
        ("0.00%%", "0.5", "5000,00 % %"),
    ],
)
def test_a_number_that_a_format_moves_far_is_shown_whole(code: str, stored: str, shown: str) -> None:
    """All its digits, or the number itself where the format would move it by more places than numbers have."""
    data = _one_cell(f'<c r="B2" s="1"><v>{stored}</v></c>', formatted([code]))
    assert rows_in("a.xlsx", data)[1] == ["Kita", shown]


# -- encodings --------------------------------------------------------------------------------------------------------


def _encoded(encoding: str, *, really: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(excel(ROWS))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = parts["xl/sharedStrings.xml"].decode().partition("?>")[2].replace("Kita", "Kita Süd")
    parts["xl/sharedStrings.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(really, "replace")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-16", "ISO-8859-1", "windows-1252", "cp1252"])
def test_a_part_of_any_encoding_that_spreadsheets_use_is_read(encoding: str) -> None:
    assert rows_in("a.xlsx", _encoded(encoding, really=encoding)) == [["Name", "Ort"], ["Kita Süd", "Ulm"]]


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "shift_jis", "big5", "gb18030", "idna", "punycode", "base64"])
def test_a_part_of_an_encoding_of_several_bytes_a_letter_is_refused(encoding: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"beschädigt.*Bitte"):
        read_bytes("a.xlsx", _encoded(encoding, really="utf-8"))


# -- directories ------------------------------------------------------------------------------------------------------


def test_a_directory_of_more_entries_than_a_list_has_parts_is_not_read() -> None:
    """What it costs is known before: the library makes an object of each, of a million before it answers."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 9, 1, *[0] * 6) + b"a"
    count = 25 * MAX_PARTS
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, count * len(entry), 0, 0)

    def read() -> None:
        with pytest.raises(UnreadableFileError, match=r"zu groß.*Bitte"):
            read_bytes("a.xlsx", b"PK\x03\x04" + entry * count + end)

    assert steps(read) < count / 10


def test_a_workbook_that_holds_archives_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(excel(ROWS))) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    made = io.BytesIO(archive(parts))
    with zipfile.ZipFile(made, "a") as new:
        for number in range(50):
            new.writestr(f"xl/embeddings/Mappe{number}.xlsx", excel(ROWS))
    assert rows_in("a.xlsx", made.getvalue()) == ROWS


# -- written for people to read, and by people ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "shown"), [("007", "7"), ("0", "0"), ("00", "0"), ("0041", "41"), ("41", "41"), ("10", "10")]
)
def test_zeros_before_a_number_are_no_part_of_it(stored: str, shown: str) -> None:
    assert rows_in("a.xlsx", _one_cell(f'<c r="B2"><v>{stored}</v></c>'))[1] == ["Kita", shown]


def test_what_stands_between_the_parts_of_a_text_is_none_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(excel(ROWS))) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    spread = parts["xl/sharedStrings.xml"].replace("<t>", "\n  x<t>").replace("</t>", "</t>\n  y")
    assert rows_in("a.xlsx", archive(parts | {"xl/sharedStrings.xml": spread})) == ROWS
