"""Workbooks of LibreOffice: values as they are shown, repeated, covered and hidden cells, marks."""

import io
import zipfile

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import all_readers, read_bytes
from graph.imports.read.merged import filled
from graph.imports.read.source import registered
from graph.imports.workbook import MergedArea
from tests.imports.making import archive, ods_cell, ods_table, open_document, rows_in, rules

SHOWN = [
    ('office:value-type="percentage" office:value="0.4"', "40 %", "40 %"),
    ('office:value-type="percentage" office:value="0.4"', "40%", "40 %"),
    ('office:value-type="float" office:value="0.125"', "0,125", "0,125"),
    ('office:value-type="float" office:value="0.125"', "0.125", "0,125"),
    ('office:value-type="float" office:value="1234.567"', "1.234,57", "1.234,57"),
    ('office:value-type="float" office:value="1234.567"', "1,234.57", "1.234,57"),
    ('office:value-type="float" office:value="12500"', "12.500", "12.500"),
    ('office:value-type="currency" office:value="12.5"', "12,50 €", "12,50 €"),
    ('office:value-type="boolean" office:boolean-value="true"', "WAHR", "ja"),
    ('office:value-type="date" office:date-value="2019-10-01"', "01.10.19", "2019-10-01"),
    ('office:value-type="date" office:date-value="2019-10-01"', "10/2019", "2019-10"),
    ('office:value-type="date" office:date-value="2019-10-01"', "Okt 19", "2019-10"),
    ('office:value-type="date" office:date-value="2019-10-01"', "2019", "2019"),
    ('office:value-type="date" office:date-value="2024-09-24T14:00:00"', "24.09.24 14:00", "2024-09-24"),
]


@pytest.mark.parametrize(("attributes", "text", "shown"), SHOWN)
def test_a_value_is_read_as_it_is_shown(attributes: str, text: str, shown: str) -> None:
    assert rows_in("a.ods", open_document(ods_table([ods_cell(text, attributes)]))) == [[shown]]


def test_repeated_cells_and_rows_are_as_many_as_they_are() -> None:
    table = (
        '<table:table table:name="A"><table:table-header-rows><table:table-row>'
        f"{ods_cell('Name')}</table:table-row></table:table-header-rows>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell><table:table-cell/></table:table-row>'
        '<table:table-row-group><table:table-row table:number-rows-repeated="3"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table-row-group>'
        f"<table:table-row><table:table-cell/>{ods_cell('Ende')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert rows_in("a.ods", open_document(table)) == [["Name"], ["x", "x"], ["x", "x"], [], [], [], ["", "Ende"]]


def test_paragraphs_blanks_and_breaks_make_the_text() -> None:
    first = "<text:p>Haus<text:s text:c='2'/>A<text:line-break/>oben</text:p>"
    inner = f"{first}<text:p>und <text:span>unten</text:span></text:p>"
    cell = f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'
    assert rows_in("a.ods", open_document(ods_table([cell]))) == [["Haus  A\noben\nund unten"]]


def test_what_a_person_sees_beside_the_text_is_kept() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="rot"><style:table-cell-properties '
        'fo:background-color="#ff0000"/></style:style><style:style style:name="weg"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style><style:style style:name="zu">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    note = "<office:annotation><text:p>fragen!</text:p></office:annotation>"
    red = ods_cell("Amt", 'office:value-type="string" table:style-name="rot" table:number-rows-spanned="2"')
    red = red.replace("<text:p>", note + "<text:p>", 1)
    struck = ods_cell("Heim", 'office:value-type="string" table:style-name="weg"')
    covered = "<table:covered-table-cell/>"
    first = ods_table([red + ods_cell("ASD"), covered + struck]).replace(
        "<table:table-row>",
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-row>',
        1,
    )
    first = first.replace(
        "</table:table>",
        '<table:table-row table:visibility="filter">' + ods_cell("zu") + "</table:table-row></table:table>",
    )
    book = read_bytes(
        "a.ods", open_document(first + ods_table([ods_cell("alt")], "Alt", 'table:style-name="zu"'), styles)
    )
    sheet, old = book.sheets
    assert [list(row) for row in sheet.rows] == [["Amt", "ASD"], ["", "Heim"], ["zu"]]
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {1}
    assert old.hidden
    assert sheet.merged == (MergedArea(0, 0, 1, 0),)
    assert list(filled(sheet).rows[1]) == ["Amt", "Heim"]
    assert sheet.fills == {(0, 0): "FF0000"}
    assert sheet.struck == {(1, 1)}
    assert sheet.comments == {(0, 0): "fragen!"}


def test_spans_that_are_struck_through_are_not_read() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
    )
    cut, cell = '<text:span text:style-name="T1">{}</text:span>', '<table:table-cell office:value-type="string">{}'
    rows = [
        cell.format(f"<text:p>{text}</text:p></table:table-cell>")
        for text in (cut.format("Heim ") + "Haus", cut.format("Heim"), "<text:span>Amt</text:span>")
    ]
    book = read_bytes("a.ods", open_document(ods_table(rows), styles))
    assert [list(row) for row in book.sheets[0].rows] == [["Haus"], ["Heim"], ["Amt"]]
    assert book.sheets[0].struck == {(1, 0)}
    assert rules(book) == [("struck", "A1")]


def test_formulas_without_a_value_and_errors_are_named() -> None:
    row = '<table:table-cell table:formula="of:=1"/>' + ods_cell(
        "#NAME?", 'table:formula="x" office:value-type="string"'
    )
    book = read_bytes("a.ods", open_document(ods_table([row])))
    assert rules(book) == [("formula", "A1"), ("error-cell", "B1")]


def _flat() -> bytes:
    with zipfile.ZipFile(io.BytesIO(open_document(ods_table([ods_cell("Name")])))) as made:
        return made.read("content.xml").replace(b"document-content", b"document")


def test_a_workbook_as_one_xml_file_is_read() -> None:
    assert rows_in("liste.fods", _flat()) == [["Name"]]


@pytest.mark.parametrize("start", [b"", b"<?xml version='1.0'?>", b"<?xml version='1.0'?>\n<!-- saved -->\n"])
def test_a_workbook_as_one_xml_file_is_known_by_its_first_element_under_another_name(start: bytes) -> None:
    made = start + _flat().removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert rows_in("liste.txt", made) == [["Name"]]
    assert max(known.recognise(made) for known in registered()) == 3


def test_one_reader_is_surest_of_it_whichever_was_loaded_first() -> None:
    all_readers()
    sureness = sorted(known.recognise(_flat()) for known in registered())
    assert sureness[-1] > sureness[-2] > 0  # it has tables as a web page has


def test_a_password_and_a_letter_are_told_in_one_sentence() -> None:
    locked = {"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "\x01\x02"}
    with pytest.raises(UnreadableFileError, match="Passwort"):
        read_bytes("a.ods", archive(locked))
    letter = {"content.xml": '<office:d xmlns:office="x"><office:text/></office:d>'}
    with pytest.raises(UnreadableFileError, match="keine Tabelle"):
        read_bytes("a.odt", archive(letter))


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\n"])
def test_a_mark_of_the_encoding_before_it_changes_nothing(start: bytes) -> None:
    made = _flat().removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert rows_in("liste.fods", start + made) == [["Name"]]


def test_a_file_of_another_program_that_names_parts_of_this_form_is_none() -> None:
    made = b'<?xml version="1.0"?><gnm:Workbook xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    with pytest.raises(UnreadableFileError, match="XML-Datei"):
        read_bytes("liste.xml", made)
