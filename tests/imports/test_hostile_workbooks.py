"""Workbooks made to harm: bombs, forged archives, entities, encryption; and honest ones of each format."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from graph.errors import UnreadableFileError
from graph.imports import stage
from graph.imports.read import read_workbook
from graph.imports.read.limits import Limits
from ontology import Model

OLD_EXCEL = Path(__file__).parent / "akteure.xls"
HERE = Limits(apart=True)
"""Reads old workbooks in this process, which costs no start of another one."""
_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Akteure">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def excel(*names: str) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    for name in names or ("Akteure",):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Name", "Ort"])
        sheet.write_row(1, 0, ["Kita", "Süd"])
    book.close()
    return made.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part rewritten."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return made.getvalue()


def sheet(change: Callable[[bytes], bytes]) -> bytes:
    return changed(excel(), "xl/worksheets/sheet1.xml", change)


def opendocument(rows: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("META-INF/manifest.xml", _MANIFEST)
        new.writestr("content.xml", _ODS.format(rows=rows))
    return made.getvalue()


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def _forged_size() -> bytes:
    """A part of 60 MB that calls itself 10 bytes long, with the check sum of those."""
    data = bytearray(changed(excel(), "docProps/app.xml", lambda _: b" " * 60_000_000))
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        at = found.start()
        name = data[at + 46 : at + 46 + struct.unpack_from("<H", data, at + 28)[0]]
        if name == b"docProps/app.xml":
            struct.pack_into("<I", data, at + 16, zipfile.crc32(b" " * 10))  # type: ignore[attr-defined]
            struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def _zip_bomb() -> bytes:
    return changed(excel(), "docProps/app.xml", lambda _: b"\0" * 450_000_000)


def _encrypted() -> bytes:
    data = bytearray(excel())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


def _many_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha" * 50}">' for i in range(9))
    doctype = f"<!DOCTYPE x [{entities}]>".encode()
    return changed(
        excel(),
        "xl/sharedStrings.xml",
        lambda old: old.replace(b"<sst", doctype + b"<sst", 1).replace(b"Kita", b"&l8;"),
    )


def _external_entity() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return changed(
        excel(),
        "xl/sharedStrings.xml",
        lambda old: old.replace(b"<sst", doctype + b"<sst", 1).replace(b"Kita", b"&e;"),
    )


def _one_text_in_every_cell() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(3, 20_000))
    wide = sheet(lambda old: old.replace(b"</sheetData>", rows + b"</sheetData>"))
    return changed(wide, "xl/sharedStrings.xml", lambda old: old.replace(b"Name", b"x" * 32_000))


def _two_kinds() -> bytes:
    data = excel()
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as new:
        new.writestr("content.xml", _ODS.format(rows=""))
    return made.getvalue()


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.xlsx", _zip_bomb, "mehr Zellen"),
    "forged size": ("a.xlsx", _forged_size, ""),
    "many parts": ("a.xlsx", lambda: _with_parts(3000), "mehr Zellen"),
    "many laughs": ("a.xlsx", _many_laughs, "beschädigt"),
    "external entity": ("a.xlsx", _external_entity, "beschädigt"),
    "one text everywhere": ("a.xlsx", _one_text_in_every_cell, "mehr Zellen"),
    "corner in single quotes": ("a.xlsx", lambda: sheet(lambda x: x.replace(b'r="A2"', b"r='XFD1048576'")), "mehr Zel"),
    "corner with blanks": ("a.xlsx", lambda: sheet(lambda x: x.replace(b'r="A2"', b'r = "XFD1048576"')), "mehr Zellen"),
    "low corner in a cell": ("a.xlsx", lambda: sheet(lambda x: x.replace(b'r="B2"', b'r="ZZZ9999999"')), "mehr Zellen"),
    "hundreds of sheets": ("a.xlsx", lambda: excel(*(f"Blatt {n}" for n in range(300))), "mehr Zellen"),
    "encrypted": ("a.xlsx", _encrypted, "Passwort"),
    "truncated": ("a.xlsx", lambda: excel()[:-400], "beschädigt"),
    "two kinds in one": ("a.ods", _two_kinds, "beschädigt"),
    "excel called ods": ("a.ods", excel, ""),
    "repeated rows": (
        "a.ods",
        lambda: opendocument(
            f'<table:table-row table:number-rows-repeated="1000000">{cell("x") * 40}</table:table-row>'
        ),
        "mehr Zellen",
    ),
    "repeated cells": (
        "a.ods",
        lambda: opendocument(
            '<table:table-row table:number-rows-repeated="30000">'
            + cell("x", ' table:number-columns-repeated="16000"')
            + "</table:table-row>"
        ),
        "mehr Zellen",
    ),
    "a gap of a million rows": (
        "a.ods",
        lambda: opendocument(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
            f'<table:table-row><table:table-cell table:number-columns-repeated="500"/>{cell("x")}</table:table-row>'
        ),
        "mehr Zellen",
    ),
    "text repeated": (
        "a.ods",
        lambda: opendocument(
            f"<table:table-row>{cell('x' * 30_000, ' table:number-columns-repeated=' + chr(34) + '16000' + chr(34))}"
            "</table:table-row>"
        ),
        "mehr Zellen",
    ),
    "no XML": ("a.ods", lambda: opendocument("<table:table-row>"), "beschädigt"),
}


def _with_parts(count: int) -> bytes:
    made = io.BytesIO(excel())
    with zipfile.ZipFile(made, "a") as new:
        for n in range(count):
            new.writestr(f"xl/x{n}.xml", "<x/>")
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workbook_made_to_harm_is_refused_or_read_without_harm(tmp_path: Path, bomb: str) -> None:
    name, make, words = BOMBS[bomb]
    path = tmp_path / name
    path.write_bytes(make())
    if not words:
        assert [list(r) for r in read_workbook(path).sheets[0].rows] == [["Name", "Ort"], ["Kita", "Süd"]]
        return
    with pytest.raises(UnreadableFileError, match=words) as refused:
        read_workbook(path)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value).splitlines()) == 1


def test_macros_are_never_read(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsm"
    made = io.BytesIO(excel())
    with zipfile.ZipFile(made, "a") as new:
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"AutoOpen" * 100)
    path.write_bytes(made.getvalue())
    assert read_workbook(path).sheets[0].rows[1] == ["Kita", "Süd"]


def test_formulas_are_read_as_their_result_and_texts_like_formulas_as_text(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet("Akteure")
    page.write_row(0, 0, ["Name", "Ort"])
    page.write_string(1, 0, "=cmd|' /C calc'!A0")
    page.write_formula(1, 1, '=HYPERLINK("http://example.org")', None, "Süd")
    book.close()
    assert read_workbook(path).sheets[0].rows[1] == ["=cmd|' /C calc'!A0", "Süd"]


def test_a_list_of_libreoffice_is_read(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "liste.ods"
    rows = (
        f"<table:table-row>{cell('Kennung')}{cell('Name')}{cell('Ort')}{cell('Seit')}</table:table-row>"
        f"<table:table-row>{cell('A1')}{cell('Kita Süd')}{cell('Köln')}"
        '<table:table-cell office:value-type="date" office:date-value="2024-09-24"><text:p>24.09.24</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    path.write_bytes(opendocument(rows))
    (read,) = read_workbook(path).sheets
    assert read.name == "Akteure"
    assert [r[:4] for r in read.rows] == [["Kennung", "Name", "Ort", "Seit"], ["A1", "Kita Süd", "Köln", "2024-09-24"]]
    staged = stage(path, model, district="99001")
    assert staged.rows_accepted == 1


@pytest.mark.slow
def test_a_list_of_excel_97_is_read(model: Model) -> None:
    """The file was written with xlwt 1.3: sheet Akteure, typed cells, an umlaut."""
    (read,) = read_workbook(OLD_EXCEL, limits=HERE).sheets
    assert [list(row) for row in read.rows] == [
        ["Kennung", "Name", "Ort", "PLZ"],
        ["A1", "Kita Süd", "Köln", "50667"],
        ["A2", "=cmd|' /C calc'!A0", "<b>Bonn</b>", "53111"],
    ]
    assert stage(OLD_EXCEL, model, district="99001").rows_accepted == 2


@pytest.mark.parametrize("cut", [0, 8, 600])
def test_a_damaged_list_of_excel_97_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "alt.xls"
    data = OLD_EXCEL.read_bytes()
    path.write_bytes(data[:cut] + b"\xff" * 700 + data[cut + 700 :])
    with pytest.raises(UnreadableFileError, match=r"alt\.xls"):
        read_workbook(path, limits=HERE)


@pytest.mark.slow
def test_an_old_list_with_cells_in_the_last_corner_costs_what_it_holds() -> None:
    """Thirty sheets of Excel 97 with one cell in the last corner: as rectangles they would need 16 GB."""
    book = read_workbook(Path(__file__).parent / "ecken.xls", limits=HERE)
    assert [(len(sheet.rows), sum(map(len, sheet.rows))) for sheet in book.sheets] == [(65_536, 257)] * 30
