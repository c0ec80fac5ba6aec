"""Workbooks of Excel: values as they are shown, what is hidden or marked, parts wherever they are."""

import io
import zipfile

import pytest
import xlsxwriter
from openpyxl import Workbook as OpenpyxlBook
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from graph.imports.read.merged import filled
from graph.imports.workbook import MergedArea
from tests.imports.making import LINKS, MAIN, PACKED, archive, formatted, inline, raw_excel, rows_in, rules

SHOWN = [
    ("0%", "0.4", "40 %"),
    ("0.0%", "0.125", "12,5 %"),
    ("0.00", "2.456", "2,46"),
    ("#,##0", "12500", "12.500"),
    ("#,##0.00", "1234567.891", "1.234.567,89"),
    ('#,##0.00 "€"', "12.5", "12,50 €"),
    ("00000", "1067", "01067"),
    ('"D-"00000', "1067", "D-01067"),
    ('0" Mitglieder"', "15", "15 Mitglieder"),
    ("[Red]0;[Blue]-0", "-3", "-3"),
    ('"ja";;"nein"', "1", "ja"),
    ('"ja";;"nein"', "0", "nein"),
    ("dd.mm.yyyy", "45559", "2024-09-24"),
    ("TT.MM.JJJJ", "45559", "2024-09-24"),
    ("[$-407]d. mmmm yyyy;@", "45559.75", "2024-09-24"),
    ("dd.mm.yyyy hh:mm", "45559.75", "2024-09-24"),
    ("mmm yy", "43739", "2019-10"),
    ("MM/YYYY", "43739", "2019-10"),
    ("yyyy", "40179", "2010"),
    ("hh:mm", "0.5", "12:00"),
    ("[h]:mm", "1.5", "36:00"),
    ("General", "0.30000000000000004", "0,3"),
    ("General", "12.499999999999998", "12,5"),
    ("General", "3", "3"),
    ("General", "491701234567", "491701234567"),
    ('General "Tage"', "15", "15 Tage"),
    ("0.00E+00", "1234", "1234"),
    ("# ?/?", "0.5", "0,5"),
    (";;;", "5", "5"),
    ("yyyy", "-1", "-1"),
]


@pytest.mark.parametrize(("code", "stored", "shown"), SHOWN)
def test_a_number_is_read_as_it_is_shown(code: str, stored: str, shown: str) -> None:
    sheet = f'<sheetData><row r="1"><c r="A1" s="1"><v>{stored}</v></c></row></sheetData>'
    assert rows_in("liste.xlsx", raw_excel(sheet, formatted([code]))) == [[shown]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>42636</v></c><c r="B1"><v>42636</v></c></row></sheetData>'
    data = raw_excel(sheet, formatted(["dd.mm.yyyy"]), settings='<workbookPr date1904="1"/>')
    assert rows_in("liste.xlsx", data) == [["2020-09-24", "42636"]]


def test_every_type_of_cell_is_read() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>'
        '<c r="C1" t="d"><v>2024-09-24T00:00:00</v></c><c r="D1" t="str"><f>A1</f><v>Text &amp; mehr</v></c>'
        '<c r="E1" t="inlineStr"><is><r><t>Run</t></r><r><rPr><b/></rPr><t xml:space="preserve">der </t></r>'
        "<r><t>Tisch</t></r><rPh><t>RUNDA</t></rPh></is></c>"
        '<c r="F1" t="inlineStr"><is><t>a_x000D_\nb_x0041_</t></is></c></row></sheetData>'
    )
    assert rows_in("liste.xlsx", raw_excel(sheet)) == [
        ["ja", "nein", "2024-09-24", "Text & mehr", "Runder Tisch", "a\nbA"]
    ]


def test_errors_stay_as_they_are_and_formulas_without_a_value_are_named() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1"><f>TODAY()</f><v/></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c>'
        "</row></sheetData>"
    )
    book = read_bytes("liste.xlsx", raw_excel(sheet))
    assert list(book.sheets[0].rows[0]) == ["#N/A", "", "", "", "2"]
    assert rules(book) == [("error-cell", "A1"), ("formula", "B1"), ("formula", "C1")]
    assert "Formel ohne gespeicherten Wert" in book.notices[1][2].sentence.de


def _marked() -> bytes:
    book = OpenpyxlBook()
    page = book.active
    page.title = "Liste"
    for row in (["Bereich", "Name", "intern"], ["Amt", "Jugendamt", "x"], [None, "ASD"], ["alt", "Heim"]):
        page.append(row)
    page.merge_cells("A2:A3")
    page["B2"].fill = PatternFill("solid", fgColor="FFFF0000")
    page["B3"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    page["B4"].font = Font(strike=True)
    page["B2"].comment = Comment("fragen!", "wer")
    page.row_dimensions[4].hidden = True
    page.column_dimensions["C"].hidden = True
    book.create_sheet("früher").sheet_state = "veryHidden"
    book["früher"].append(["Altes Amt"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_what_a_person_sees_beside_the_text_is_kept() -> None:
    book = read_bytes("liste.xlsx", _marked())
    sheet, old = book.sheets
    assert (sheet.hidden, old.hidden, list(old.rows)) == (False, True, [["Altes Amt"]])
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {2}
    assert sheet.merged == (MergedArea(1, 0, 2, 0),)
    assert sheet.fills == {(1, 1): "FF0000"}
    assert sheet.struck == {(3, 1)}
    assert sheet.comments == {(1, 1): "fragen!"}
    assert rules(book) == []


def test_merged_cells_hold_their_text_once_and_are_filled_when_asked() -> None:
    sheet = read_bytes("liste.xlsx", _marked()).sheets[0]
    assert [list(row)[:2] for row in sheet.rows[1:3]] == [["Amt", "Jugendamt"], ["", "ASD"]]
    assert [list(row)[:2] for row in filled(sheet).rows[1:3]] == [["Amt", "Jugendamt"], ["Amt", "ASD"]]


def test_text_below_merged_cells_is_kept_and_named() -> None:
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", f"K{n}")}</row>' for n in (1, 2, 3))
    book = read_bytes(
        "a.xlsx", raw_excel(f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>')
    )
    assert [list(row) for row in filled(book.sheets[0]).rows] == [["K1"], ["K2"], ["K3"]]
    assert rules(book) == [("merged", "A2"), ("merged", "A3")]


def test_what_is_struck_through_within_a_text_is_not_read_and_where_all_is_the_cell_is_struck() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    strike, bold = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
    page = book.add_worksheet()
    page.write_rich_string(0, 0, strike, "altes ", strike, "Amt")
    page.write_rich_string(1, 0, strike, "altes ", bold, "Amt")
    book.close()
    sheet = read_bytes("a.xlsx", made.getvalue()).sheets[0]
    assert [list(row) for row in sheet.rows] == [["altes Amt"], ["Amt"]]
    assert sheet.struck == {(0, 0)}
    assert rules(read_bytes("a.xlsx", made.getvalue())) == [("struck", "A2")]


def test_texts_in_cells_are_read_without_what_is_struck_through() -> None:
    run, cut = "<r><t>{}</t></r>", "<r><rPr><strike/></rPr><t>{}</t></r>"
    off = '<r><rPr><strike val="0"/></rPr><t>{}</t></r>'
    texts = (cut.format("alt ") + run.format("neu"), cut.format("weg"), off.format("da"), "<t>glatt</t>")
    cells = "".join(f'<row><c t="inlineStr"><is>{text}</is></c></row>' for text in texts)
    book = read_bytes("a.xlsx", raw_excel(f"<sheetData>{cells}</sheetData>"))
    assert [list(row) for row in book.sheets[0].rows] == [["neu"], ["weg"], ["da"], ["glatt"]]
    assert book.sheets[0].struck == {(1, 0)}
    assert rules(book) == [("struck", "A1")]


def test_colours_of_the_theme_and_the_palette_are_colours() -> None:
    theme = "<a:theme xmlns:a='x'><a:clrScheme><a:accent1><a:srgbClr val='4472C4'/></a:accent1></a:clrScheme></a:theme>"
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>'
        for colour in ('theme="4"', 'theme="4" tint="1"', 'indexed="13"', 'rgb="FF00FF00"')
    )
    used = "".join(f'<xf fillId="{n}"/>' for n in range(4))
    styles = f"<fills>{fills}</fills><cellXfs>{used}</cellXfs>"
    links = (
        f'<Relationships xmlns="{PACKED}"><Relationship Id="rId1" Type="{LINKS}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="{LINKS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{LINKS}/theme" Target="t.xml"/></Relationships>'
    )
    cells = "".join(inline(f"{c}1", "x", f' s="{n}"') for n, c in enumerate("ABCD"))
    more = {"xl/t.xml": theme, "xl/_rels/workbook.xml.rels": links}
    sheet = read_bytes("a.xlsx", raw_excel(f'<sheetData><row r="1">{cells}</row></sheetData>', styles, more)).sheets[0]
    assert sheet.fills == {(0, 0): "4472C4", (0, 2): "FFFF00", (0, 3): "00FF00"}


# -- packages --------------------------------------------------------------------------------------------------------

SHEET = (
    f'<sheetData><row r="1">{inline("A1", "Name")}{inline("B1", "Ort")}</row>'
    f'<row r="2">{inline("A2", "Kita")}</row></sheetData>'
)
ROWS = [["Name", "Ort"], ["Kita"]]


def _elsewhere(slash: str, lead: str = "") -> bytes:
    """A workbook whose parts have names of their own, known by relationships alone."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="x" Type="{LINKS}/officeDocument" '
        f'Target="{lead}mappe{slash}buch22.xml"/></Relationships>',
        "mappe/buch22.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="A" r:id="q"/>'
        "</sheets></workbook>",
        "mappe/_rels/buch22.xml.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="q" Type="{LINKS}/worksheet" '
        f'Target="..{slash}anderswo{slash}Blatt.xml"/></Relationships>',
        "anderswo/Blatt.xml": f'<worksheet xmlns="{MAIN}">{SHEET}</worksheet>',
    }
    return archive({name.replace("/", slash): text for name, text in parts.items()})


@pytest.mark.parametrize("data", [_elsewhere("/"), _elsewhere("/", "/"), _elsewhere("\\")])
def test_parts_are_found_by_relationships_whatever_their_names(data: bytes) -> None:
    assert rows_in("liste.xlsx", data) == ROWS


def test_prefixes_editions_and_missing_addresses_make_no_difference() -> None:
    texts = (f'<x:c t="inlineStr"><x:is><x:t>{text}</x:t></x:is></x:c>' for text in ("Name", "Ort"))
    cells = f"<x:row>{''.join(texts)}</x:row>"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    part = f'<x:worksheet xmlns:x="{strict}"><x:sheetData>{cells}{cells}</x:sheetData></x:worksheet>'
    assert rows_in("a.xlsx", raw_excel("", more={"xl/worksheets/sheet1.xml": part})) == [ROWS[0], ROWS[0]]


def test_plain_and_unusual_rows_stand_in_their_order() -> None:
    """Plain rows are read on a shorter way than others: both meet in one sheet."""
    plain = f'<row r="2" spans="1:2">{inline("A2", "Kita")}</row>'
    odd = f'<row r="1">{inline("A1", "Name & Art")}<!-- x --><c r="B1" t="str"><v>Ort</v></c></row>'
    again = f'<row r="4" hidden="1">{inline("A4", "Haus")}</row>'
    for content in (plain + again + odd, odd + plain + again, again + odd + plain):
        sheet = read_bytes("a.xlsx", raw_excel(f"<sheetData>{content}</sheetData>")).sheets[0]
        assert [list(row) for row in sheet.rows] == [["Name & Art", "Ort"], ["Kita"], [], ["Haus"]]
        assert sheet.hidden_rows == {3}


def test_a_comment_that_looks_like_rows_is_no_rows() -> None:
    rows = f'<!-- <row r="5">{inline("A5", "nein")}</row> --><row r="1">{inline("A1", "ja")}</row>'
    assert rows_in("a.xlsx", raw_excel(f"<sheetData>{rows}</sheetData>")) == [["ja"]]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16"])
def test_another_encoding_of_a_part_is_read(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}">{SHEET}</worksheet>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw_excel(""))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = part.replace("Kita", "Köln").encode(encoding) if name.endswith("sheet1.xml") else old.read(name)
            new.writestr(name, text)
    assert rows_in("a.xlsx", made.getvalue()) == [["Name", "Ort"], ["Köln"]]


@pytest.mark.parametrize("corner", ["D1048576", "XFD1048576", "XFD2"])
def test_cells_that_are_only_formatted_cost_nothing(corner: str) -> None:
    row = corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = SHEET.replace("</sheetData>", f'<row r="{row}"><c r="{corner}" s="0"/></row></sheetData>')
    assert rows_in("a.xlsx", raw_excel(sheet)) == ROWS


def test_a_workbook_in_which_nothing_stands_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="ist leer"):
        read_bytes("a.xlsx", raw_excel('<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'))


def test_whoever_waits_hears_of_progress_and_may_end_it() -> None:
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", "x")}</row>' for n in range(1, 12_001))
    heard: list[tuple[str, int]] = []
    read_bytes("a.xlsx", raw_excel(f"<sheetData>{rows}</sheetData>"), lambda sheet, count: heard.append((sheet, count)))
    assert heard == [("Akteure", 5000), ("Akteure", 10000)]

    def stop(sheet: str, rows: int) -> None:
        raise KeyboardInterrupt(sheet, rows)

    with pytest.raises(KeyboardInterrupt):
        read_bytes("a.csv", b"Name;Ort\n" * 12_000, stop)


def test_the_colour_of_a_font_is_a_colour_if_somebody_chose_it() -> None:
    book = OpenpyxlBook()
    page = book.worksheets[0]
    fonts = (Font(color="FF0000"), Font(color="808080"), Font(color=Color(theme=4)), Font())
    for row, font in enumerate(fonts, 1):
        page.cell(row, 1, f"Amt {row}").font = font
    page.cell(1, 2).font = fonts[0]  # nothing is written there
    made = io.BytesIO()
    book.save(made)
    assert read_bytes("a.xlsx", made.getvalue()).sheets[0].fills == {(0, 0): "FF0000"}
