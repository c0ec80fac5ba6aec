"""What LibreOffice and Gnumeric make of a list when they export it, with the marks that have cost a list once."""

import io
import zipfile

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from graph.imports.workbook import Sheet
from tests.imports.making import archive, ods_cell, ods_table, open_document, rows_in
from tests.recognise.lists import layout, records

_TEXT = 'office:value-type="string"'


def _style(name: str, inner: str, more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="table-cell" {more}>{inner}</style:style>'


def _automatic(*styles: str) -> str:
    return f"<office:automatic-styles>{''.join(styles)}</office:automatic-styles>"


def _sheet(data: bytes, name: str = "a.ods") -> Sheet:
    (only,) = read_bytes(name, data).sheets
    return only


# -- OpenDocument ------------------------------------------------------------------------------------------------------


def test_texts_are_indented_by_their_style_or_by_blanks() -> None:
    styles = _automatic(_style("ce1", '<style:paragraph-properties fo:margin-left="0.706cm"/>'))
    blank = ods_cell("Außenstelle").replace("<text:p>", '<text:p><text:s text:c="2"/>')
    rows = [ods_cell("Amt"), ods_cell("Dienst", f'{_TEXT} table:style-name="ce1"'), blank]
    assert _sheet(open_document(ods_table(rows), styles)).indents == {(1, 0): 2, (2, 0): 2}


def test_what_a_style_does_not_say_the_one_above_it_says() -> None:
    styles = _automatic(
        _style("Alt", '<style:text-properties style:text-line-through-style="solid" fo:color="#ff0000"/>'),
        _style("ce1", '<style:table-cell-properties fo:background-color="#ffff00"/>', 'style:parent-style-name="Alt"'),
        _style("ce2", '<style:text-properties style:text-line-through-style="none"/>', 'style:parent-style-name="ce1"'),
    )
    rows = [ods_cell(name, f'{_TEXT} table:style-name="{name}"') for name in ("Alt", "ce1", "ce2")]
    sheet = _sheet(open_document(ods_table(rows), styles))
    assert sheet.struck == {(0, 0), (1, 0)}
    assert sheet.fills == {(0, 0): "FF0000", (1, 0): "FFFF00", (2, 0): "FFFF00"}


def test_styles_that_people_name_stand_in_a_part_of_their_own() -> None:
    named = _style("Alt", '<style:text-properties style:text-line-through-style="solid"/>')
    content = open_document(ods_table([ods_cell("Kita", f'{_TEXT} table:style-name="Alt"')]))
    assert _sheet(_with_part(content, "styles.xml", named)).struck == {(0, 0)}


def _with_part(data: bytes, name: str, styles: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {entry: packed.read(entry).decode() for entry in packed.namelist()}
    head = parts["content.xml"].partition("<office:body>")[0].replace("document-content", "document-styles")
    return archive(parts | {name: f"{head}<office:styles>{styles}</office:styles></office:document-styles>"})


def test_cells_without_a_style_have_that_of_their_row_or_column() -> None:
    styles = _automatic(
        _style("gelb", '<style:table-cell-properties fo:background-color="#ffff00"/>'),
        _style("alt", '<style:text-properties style:text-line-through-style="solid"/>'),
    )
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="gelb"/>'
    plain = f"<table:table-row>{ods_cell('Amt')}{ods_cell('Horn')}</table:table-row>"
    struck = plain.replace("<table:table-row>", '<table:table-row table:default-cell-style-name="alt">')
    sheet = _sheet(open_document(f'<table:table table:name="A">{columns}{plain}{struck}</table:table>', styles))
    assert sheet.fills == {(0, 1): "FFFF00"}
    assert sheet.struck == {(1, 0), (1, 1)}


def test_coloured_cells_without_a_text_are_seen() -> None:
    styles = _automatic(_style("ce1", '<style:table-cell-properties fo:background-color="#00b050"/>'))
    row = f'{ods_cell("Amt")}<table:table-cell table:style-name="ce1" table:number-columns-repeated="2"/>'
    assert _sheet(open_document(ods_table([row]), styles)).fills == {(0, 1): "00B050", (0, 2): "00B050"}


def test_the_blue_of_a_link_says_nothing() -> None:
    link = '<style:text-properties fo:color="#0000ff" style:text-underline-style="solid"/>'
    rows = [ods_cell("Kita", f'{_TEXT} table:style-name="ce1"')]
    assert not _sheet(open_document(ods_table(rows), _automatic(_style("ce1", link)))).fills


# -- web pages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("end", "told"), [("<td>SPZ <!-- Moor", 1), ("<td>SPZ", 1), ("</table>\n", 0)])
def test_a_page_that_breaks_off_is_told(end: str, told: int) -> None:
    page = f"<table><tr><td>Einrichtung</td></tr><tr><td>Kita Nest</td></tr><tr>{end}"
    assert [issue.rule for _, _, issue in read_bytes("a.html", page.encode()).notices] == ["cut-off"] * told


def test_a_comment_on_a_page_is_no_part_of_the_name() -> None:
    page = (
        "<h1>Sheet 1: <em>Partner</em></h1><table><tr><td>Einrichtung<td>Ort"
        '<tr><td><a class="comment-indicator"></a><comment>vertritt die Tagespflege</comment>Jugendamt<td>Horn'
        "<tr><td bgcolor='#FFFF00'>Kita Süd<td style='background:#00b050; font-size:11pt'>Horn</table>"
    )
    sheet = _sheet(page.encode(), "liste.html")
    assert sheet.name == "Partner"
    assert [list(row) for row in sheet.rows] == [["Einrichtung", "Ort"], ["Jugendamt", "Horn"], ["Kita Süd", "Horn"]]
    assert sheet.comments == {(1, 0): "vertritt die Tagespflege"}
    assert sheet.fills == {(2, 0): "FFFF00", (2, 1): "00B050"}


# -- texts -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["", "'Liste der Partner'\n'Stand:';01.03.2026\n"])
def test_cells_in_single_marks_are_cells(title: str) -> None:
    text = title + "'Einrichtung';'Ort';'Plätze'\n'Kita; Süd';'Horn';3\n'Praxis\nWest';'L''Aquila';\n"
    assert rows_in("liste.csv", text.encode())[-3:] == [
        ["Einrichtung", "Ort", "Plätze"], ["Kita; Süd", "Horn", "3"], ["Praxis\nWest", "L’Aquila"]
    ]  # fmt: skip


def test_names_that_begin_with_an_apostrophe_stay_as_they_are() -> None:
    text = "Einrichtung;Ort\n's Hoim;'Horn'\n'Haus';Horn\n"
    assert rows_in("liste.csv", text.encode())[1:] == [["'s Hoim", "'Horn'"], ["'Haus'", "Horn"]]


def test_cells_in_marks_with_a_blank_between_are_cells() -> None:
    text = '"Einrichtung" "Bereich" "PLZ" "Ort"\n"Kita ""Nest"""  "01234" "Horn"\n"Praxis; Süd" "Gesundheit" 12345\n'
    assert rows_in("liste.csv", text.encode())[1:] == [
        ['Kita "Nest"', "", "01234", "Horn"], ["Praxis; Süd", "Gesundheit", "12345"]
    ]  # fmt: skip


def test_question_marks_in_the_place_of_umlauts_are_refused() -> None:
    text = "Einrichtung;Tr?ger\nFr?hf?rderstelle;Stadt\nKita S?d;Caritas\n"
    with pytest.raises(UnreadableFileError, match=r"Fragezeichen, wo Umlaute waren, etwa „Tr.ger“"):
        read_bytes("liste.csv", text.encode())


@pytest.mark.parametrize("row", ["Kita Süd;unklar?;x", "Amt;https://a.de/x?id=1;?", "Amt;wer?was?;x"])
def test_other_question_marks_are_read(row: str) -> None:
    text = "Einrichtung;Seite;Frage\n" + "".join(f"{row}{n}\n" for n in range(5))
    assert len(rows_in("liste.csv", text.encode())) == 6


def test_days_with_the_year_first_are_days_wherever_they_stand() -> None:
    (seat,) = records(
        layout(
            Sheet("Liste", "a.csv", [["Einrichtung", "Mitglied seit", "Lenkungsgruppe"], ["Amt", "2013/01/21", "x"]])
        ),
        "Membership",
    )
    assert seat["startDate"] == "2013-01-21"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("liste.slk", b"ID;PCALCOOO32\nC;X1;Y1;K\"Name\"\n", "SYLK-Datei"),
        ("liste.dif", b"TABLE\r\n0,1\r\n\"Liste\"\r\n", "DIF-Datei"),
        ("liste.gnumeric", b"\x1f\x8b\x08\0\0\0\0\0", "Datei von Gnumeric"),
        ("liste.tex", b"%%%%%%%%%%%%\n\\documentclass{article}\n", "LaTeX"),
    ],
)  # fmt: skip
def test_forms_that_are_not_read_are_named(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=rf"{words}\. Bitte .*\.$"):
        read_bytes(name, data)


def test_a_long_text_that_gnumeric_spans_over_empty_cells_is_no_merged_area() -> None:
    page = (
        '<html><head><meta name="generator" content="Gnumeric 1.12"/></head><body><table><caption>a</caption>'
        "<tr><td>Einrichtung</td><td>Ort</td><td>StG</td></tr><tr><td>Amt</td><td>Horn</td><td>x</td></tr>"
        '<tr><td colspan="3">Sozialpädiatrisches Zentrum am Klinikum</td></tr>'
        '<tr><td colspan="2">Beratungsstelle der Diakonie</td><td>x</td></tr></table></body></html>'
    )
    (only,) = read_bytes("a.html", page.encode()).sheets
    assert only.merged == ()
    assert only.rows[3] == ["Beratungsstelle der Diakonie", "", "x"]
    assert len(records(layout(only), "Organization")) == 3
    merged = read_bytes("a.html", page.replace("Gnumeric", "Other").encode()).sheets[0].merged
    assert len(merged) == 2
