"""Bytes of any kind: one sentence or a workbook, never a traceback, in time that grows with their number."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_pasted, read_workbook
from graph.imports.read.limits import Limits
from tests.imports.making import (
    archive,
    delimited,
    excel,
    formatted,
    inline,
    ods_cell,
    ods_table,
    open_document,
    raw_excel,
    web_page,
)
from tests.work import steps

pytestmark = pytest.mark.slow

ROWS = [["Name", "Ort", "Seit"], ['Kita "Löwe"', "Köln", "2019"], ["Praxis; Süd", "Ulm", ""]]
WHOLE: dict[str, tuple[str, bytes]] = {
    "xlsx": ("a.xlsx", excel(ROWS)),
    "raw xlsx": ("a.xlsx", raw_excel(f'<sheetData><row r="1">{inline("A1", "x")}</row></sheetData>')),
    "ods": ("a.ods", open_document(ods_table(["".join(map(ods_cell, row)) for row in ROWS]))),
    "csv": ("a.csv", delimited(ROWS, ";").encode()),
    "cp1252": ("a.csv", delimited(ROWS, ",").encode("cp1252")),
    "utf-16": ("a.txt", delimited(ROWS, "\t").encode("utf-16")),
    "html": ("a.xls", web_page(ROWS).encode()),
    "flat": ("a.fods", b"<?xml version='1.0'?><o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'></o:d>"),
}
XLS = (Path(__file__).parent / "akteure.xls").read_bytes()
_CHANGES = st.lists(
    st.tuples(st.sampled_from(["cut", "put", "swap", "twice"]), st.floats(0, 1), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=5,
)


def _damaged(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    for kind, share, new in changes:
        at = int(share * len(data))
        if kind == "cut":
            data = data[:at] + data[at + len(new) ** 3 :]
        elif kind == "put":
            data = data[:at] + new + data[at:]
        elif kind == "swap":
            data = data[:at] + new + data[at + len(new) :]
        else:
            data = data[:at] + data[at // 2 : at] + data[at:]
    return data


def _read(name: str, data: bytes) -> None:
    refused = ""
    try:
        book = read_bytes(name, data, limits=Limits(apart=True))
    except UnreadableFileError as error:
        refused = str(error)
    if not refused:
        assert any(row for sheet in book.sheets for row in sheet.rows)
        return
    assert refused.endswith(".")
    assert len(refused.splitlines()) == 1
    assert name in refused


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=st.sampled_from(sorted(WHOLE)), changes=_CHANGES)
def test_a_damaged_file_is_read_or_refused_in_one_sentence(form: str, changes: list[tuple[str, float, bytes]]) -> None:
    name, data = WHOLE[form]
    _read(name, _damaged(data, changes))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=st.sampled_from(["xlsx", "raw xlsx", "ods"]), part=st.integers(0, 9), changes=_CHANGES)
def test_a_workbook_with_a_damaged_part_is_read_or_refused(
    form: str, part: int, changes: list[tuple[str, float, bytes]]
) -> None:
    name, data = WHOLE[form]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        for entry in names:
            content = old.read(entry)
            new.writestr(entry, _damaged(content, changes) if entry == names[part % len(names)] else content)
    _read(name, made.getvalue())


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=_CHANGES)
def test_a_damaged_list_of_excel_97_is_read_or_refused(changes: list[tuple[str, float, bytes]]) -> None:
    _read("a.xls", _damaged(XLS, changes))


@settings(max_examples=200, deadline=None)
@given(
    data=st.binary(max_size=200),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"<table>", b"\xd0\xcf\x11\xe0"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    _read("a.csv", start + data)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from('a";\t\n\r \\,|=0'), max_size=60))
def test_any_text_can_be_pasted_and_no_line_of_it_is_lost(text: str) -> None:
    try:
        sheet = read_pasted(text).sheets[0]
    except UnreadableFileError:
        # ``=""`` is how a program writes an empty text.
        assert not text.replace('=""', "").replace('"', "").strip(" \t\r\n;,|\\")
        return
    kept = "".join(cell for row in sheet.rows for cell in row)
    assert kept.count("a") == text.count("a")
    assert kept.count("0") == text.count("0")


# -- other kinds of files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("liste.pdf", b"%PDF-1.7 ...", "PDF-Dokument"),
        ("liste.csv", b"%PDF-1.7 ...", "PDF-Dokument"),
        ("liste.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ein Bild"),
        ("foto.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "ein Bild"),
        ("brief.docx", archive({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}), "Word-Dokument"),
        ("liste.xlsx", archive({"word/document.xml": "<w/>"}), "Word-Dokument"),
        ("listen.zip", archive({"liste.rtf": "x"}), "entpacken"),
        ("binaer.xlsb", archive({"xl/workbook.bin": "x"}), "binäre Arbeitsmappe"),
        ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word-Dokument"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        ("a.xls", b"<html><body>Bitte anmelden</body></html>", "ohne Tabelle"),
        ("a.xml", b'<?xml version="1.0"?><stellen><stelle name="Jugendamt"/></stellen>', "XML-Datei"),
        ("a.csv", b'{"name": "Kita"}', "JSON"),
        ("a.csv", b"BEGIN:VCARD\r\nFN:x", "Kontakt"),
        ("a.csv", bytes(range(256)) * 20, "keine Textdatei"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as refused:
        read_bytes(name, data)
    assert "Bitte" in str(refused.value)


def test_a_name_sent_with_bytes_is_no_path() -> None:
    assert read_bytes("../../etc/liste.csv", b"Name;Ort\nKita;Bonn\n").name == "liste.csv"
    assert read_bytes("C:\\Listen\\liste.csv", b"Name;Ort\nKita;Bonn\n").sheets[0].name == "liste"


# -- sizes -----------------------------------------------------------------------------------------------------------


def _bomb(megabytes: int) -> bytes:
    blank = " " * 1024 * 1024
    return raw_excel(f"<sheetData>{blank * megabytes}</sheetData>")


def test_what_unpacks_to_more_than_the_limit_is_too_large_whatever_it_says_of_itself() -> None:
    honest = _bomb(3)
    limits = Limits(unpacked=2 * 1024**2)
    with pytest.raises(UnreadableFileError, match="zu groß"):
        read_bytes("a.xlsx", honest, limits=limits)
    with pytest.raises(UnreadableFileError, match="größer als 1 MB"):
        read_bytes("a.csv", b"x;" * 1024**2, limits=Limits(packed=1024**2))


def test_the_default_limit_is_a_hundred_megabytes() -> None:
    assert Limits().unpacked == 100 * 1024**2
    with pytest.raises(UnreadableFileError, match="zu groß"):
        read_bytes("a.xlsx", _bomb(101))


def _row(cells: str) -> bytes:
    return raw_excel(f'<sheetData><row r="1">{inline("A1", "x")}{cells}</row></sheetData>')


def _strings(text: str) -> bytes:
    data = excel([["Name"]])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry).replace(b"<si>", text.encode() + b"<si>", 1))
    return made.getvalue()


GROWING: dict[str, Callable[[int], tuple[str, bytes]]] = {
    "open quotes": lambda n: ("a.csv", b'a;"b\n' * n),
    "quotes in pairs": lambda n: ("a.csv", b'"' + b'a;""' * n),
    "escaped quotes": lambda n: ("a.csv", b'"\\";' * n),
    "quoted separators": lambda n: ("a.csv", b'x;"a;b\nc;d";y\n' * n),
    "commas": lambda n: ("a.csv", b"a,b\n" + b"," * (n % 1900) + b"\n" * n + b"x"),
    "twice encoded": lambda n: ("a.csv", "Ã¤Ãâ€".encode() * (n // 4) + b";x"),
    "surrogates": lambda n: ("a.csv", "ö;".encode() + b"\xff;x\n" * n),
    "shared strings": lambda n: ("a.xlsx", _strings("<si>" + "<t>x</t>" * n + "</si>")),
    "open shared strings": lambda n: ("a.xlsx", _strings("<si>" * n)),
    "cells": lambda n: ("a.xlsx", _row('<c r="B1" t="e"' * 1 + ">" + "<v>#</v>" * n + "</c>")),
    "attributes": lambda n: ("a.xlsx", _row('<c r="B1" ' + " " * n + 't="n"/>')),
    "nested cells": lambda n: ("a.xlsx", _row("<c>" * n + "</c>" * n)),
    "merged cells": lambda n: (
        "a.xlsx",
        raw_excel(
            f'<sheetData><row r="1">{inline("A1", "x")}</row><row r="1000">{inline("A1000", "x")}</row></sheetData>'
            "<mergeCells>" + '<mergeCell ref="A1:D1000"/>' * n + "</mergeCells>"
        ),
    ),
    "format codes": lambda n: (
        "a.xlsx",
        raw_excel('<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>', formatted(["[0;" * n])),
    ),
    "tags": lambda n: ("a.xls", b"<table><tr><td>x" + b"<td" * n),
    "tables": lambda n: ("a.xls", b"<table>" + b"<tr><td rowspan=9 colspan=9>x" * (n // 10)),
    "open comments": lambda n: ("a.xls", b"<table><tr><td>x</td></tr></table>" + b"<!--" * n),
    "spans": lambda n: (
        "a.ods",
        open_document(ods_table([ods_cell("x", 'table:number-rows-spanned="9999"')] * n)),
    ),
}  # fmt: skip


def _steps(make: Callable[[int], tuple[str, bytes]], size: int) -> int:
    name, data = make(size)

    def read() -> None:
        with suppress(UnreadableFileError):
            read_bytes(name, data)

    return steps(read)


@pytest.mark.parametrize("kind", GROWING)
def test_the_work_grows_with_the_size_and_not_with_its_square(kind: str) -> None:
    """Eight times the bytes may cost sixteen times the steps, not sixty-four; what is done at once does not count."""
    make, size = GROWING[kind], 500
    read_bytes("a.csv", b"Name;Ort\n")
    assert _steps(make, 8 * size) < 16 * _steps(make, size) + 5_000


def test_a_folder_with_other_files_is_still_a_folder_of_lists(tmp_path: Path) -> None:
    (tmp_path / "akteure.csv").write_bytes("Name;Ort\nKita;Köln\n".encode("cp1252"))
    (tmp_path / "gremien.csv").write_bytes(excel([["Name"], ["Runder Tisch"]]))
    (tmp_path / "notiz.txt").write_text("egal")
    (tmp_path / "alt.xlsx").write_bytes(excel([["x"]]))
    book = read_workbook(tmp_path)
    assert [(s.name, s.file) for s in book.sheets] == [("akteure", "akteure.csv"), ("Akteure", "gremien.csv")]
    assert book.skipped == ("alt.xlsx",)
