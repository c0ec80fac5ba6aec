"""Workbooks of Excel whose parts are forged: cells, references to nowhere, format codes, encodings, entities."""

from collections.abc import Callable

from tests.imports.making import LINKS, MAIN, PACKED, archive, excel, formatted, inline
from tests.imports.making import raw_excel as raw
from tests.imports.test_hostile_workbooks import changed

Made = Callable[[], bytes]
_ROWS = [["Name", "Ort"], ["Kita", "Ulm"]]


def sheet_of(cells: str) -> bytes:
    return raw(f'<sheetData><row r="1">{inline("A1", "Name")}</row>{cells}</sheetData>', formatted(["dd.mm.yyyy"]))


def _cell(place: str, more: str, value: str) -> str:
    return f'<row r="2">{inline("A2", "Kita")}<c r="{place}" {more}><v>{value}</v></c></row>'


CELLS = {
    "a shared text beyond all": _cell("B2", 't="s"', "99999999999"),
    "a shared text below nothing": _cell("B2", 't="s"', "-1"),
    "a shared text of digits of another script": _cell("B2", 't="s"', "٣"),
    "a number of a million digits": _cell("B2", "", "9" * 1_000_000),
    "a number of a million digits as shared text": _cell("B2", 't="s"', "9" * 100_000),
    "a number with a huge exponent": _cell("B2", 's="1"', "1e999999"),
    "a day that is none": _cell("B2", 's="1"', "1e15"),
    "a day before all days": _cell("B2", 's="1"', "-5"),
    "not a number": _cell("B2", 's="1"', "NaN"),
    "a style beyond all": _cell("B2", 's="99999999"', "1"),
    "a style below nothing": _cell("B2", 's="-1"', "1"),
    "a column beyond all": _cell("ZZZZ2", "", "1"),
    "a column without a row": _cell("B", "", "1"),
    "a row without a column": _cell("2", "", "1"),
    "row nothing": _cell("B0", "", "1"),
    "a row of many digits": _cell("B" + "9" * 5_000, "", "1"),
    "an address of another script": _cell("Б２", "", "1"),
    "a kind that is unknown": _cell("B2", 't="zzz"', "1"),
    "an error": _cell("B2", 't="e"', "#BEZUG!"),
    "a formula that starts a program": '<row r="2"><c r="A2" t="str"><f>cmd|"/C calc"!A0</f><v>Kita</v></c></row>',
    "rows backwards": "".join(f'<row r="{n}">{inline(f"A{n}", "Kita")}</row>' for n in range(3_000, 1, -1)),
    "one row many times": f'<row r="2">{inline("A2", "Kita")}</row>' * 20_000,
    "rows of many digits": f'<row r="{"9" * 5_000}">{inline("A2", "Kita")}</row>',
    "escapes of control signs": f'<row r="2">{inline("A2", "_x0000__x001B_[2J_xD800__x202E_Kita")}</row>',
    "deep nesting": "<a>" * 200_000 + "</a>" * 200_000,
    "a million attributes": "<row " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>",
    "merged beyond all": "</sheetData><mergeCells>"
    + '<mergeCell ref="A1:XFD1048576"/>' * 5_000
    + "</mergeCells><sheetData>",
    "all columns hidden": '</sheetData><cols><col min="1" max="99999999" hidden="1"/></cols><sheetData>',
}


def _linked(kind: str, target: str, mode: str = "") -> bytes:
    link = f'<Relationship Id="r" Type="{LINKS}/{kind}" Target="{target}"{mode}/>'
    links = f'<Relationships xmlns="{PACKED}">{link}</Relationships>'
    row = f'<sheetData><row r="1">{inline("A1", "Name")}</row><row r="2">{inline("A2", "Kita")}</row></sheetData>'
    return raw(row, more={"xl/worksheets/_rels/sheet1.xml.rels": links})


def _many_sheets_of_one_part(count: int) -> bytes:
    listed = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count))
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", "Kita")}</row>' for n in range(1, 20_000))
    return raw(f"<sheetData>{rows}</sheetData>", sheets=listed)


def _styles(content: str) -> bytes:
    row = (
        f'<sheetData><row r="1"><c r="A1" s="1"><v>1.5</v></c></row><row r="2">{inline("A2", "Kita")}</row></sheetData>'
    )
    return raw(row, content)


def _encoded(encoding: str) -> bytes:
    def change(old: bytes) -> bytes:
        text = old.decode().partition("?>")[2]
        return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding, "replace")

    return changed(excel(_ROWS), "xl/sharedStrings.xml", change)


PARTS: dict[str, Made] = {
    "comments outside of the archive": lambda: _linked("comments", "../../../../etc/passwd"),
    "comments of a file": lambda: _linked("comments", "file:///etc/passwd", ' TargetMode="External"'),
    "comments of the sheet itself": lambda: _linked("comments", "sheet1.xml"),
    "comments of the web": lambda: _linked("comments", "http://127.0.0.1:9/x.xml", ' TargetMode="External"'),
    "many sheets of one part": lambda: _many_sheets_of_one_part(190),
    "sheets without names": lambda: raw("<sheetData/>", sheets='<sheet r:id="rId1"/>' * 3),
    "sheets of one name": lambda: raw("<sheetData/>", sheets='<sheet name="A" r:id="rId1"/>' * 3),
    "sheets with names that steer": lambda: raw(
        f'<sheetData><row r="1">{inline("A1", "Name")}</row></sheetData>',
        sheets='<sheet name="&#x202e;A&#x9b;2J" r:id="rId1"/>',
    ),
    "a sheet that is the workbook": lambda: raw("", more={"xl/worksheets/sheet1.xml": f'<workbook xmlns="{MAIN}"/>'}),
    "a long format code": lambda: _styles(formatted(["[Red]0" * 100_000])),
    "format codes without end": lambda: _styles(formatted(['"', "[", "\\", "_", "[$", "[>", ";;;;;;", "0" * 250])),
    "format codes of commas": lambda: _styles(formatted(["0" + "," * 250])),
    "format codes of per cent": lambda: _styles(formatted(["0" + "%" * 250])),
    "a hundred thousand styles": lambda: _styles("<cellXfs>" + '<xf numFmtId="9999"/>' * 100_000 + "</cellXfs>"),
    "colours that are none": lambda: _styles(
        '<fills><fill><patternFill patternType="solid"><fgColor theme="-9" tint="1e99" indexed="x" rgb="zz"/>'
        '</patternFill></fill></fills><cellXfs><xf fillId="9"/><xf fillId="-1" fontId="x" applyFill="1"/></cellXfs>'
    ),
    "UTF-16 inside": lambda: _encoded("utf-16"),
    "UTF-7 inside": lambda: _encoded("utf-7"),
    "EBCDIC inside": lambda: _encoded("cp037"),
    "an encoding that is unknown": lambda: changed(
        excel(_ROWS), "xl/sharedStrings.xml", lambda old: old.replace(b"UTF-8", b"x-klingon", 1)
    ),
    "two roots": lambda: changed(excel(_ROWS), "xl/sharedStrings.xml", lambda old: old + b"<sst/>"),
    "NUL inside": lambda: changed(excel(_ROWS), "xl/sharedStrings.xml", lambda old: old.replace(b"Kita", b"Ki\0ta")),
    "signs that are none": lambda: changed(
        excel(_ROWS), "xl/sharedStrings.xml", lambda old: old.replace(b"Kita", b"&#0;&#xFFFF;&#x110000;")
    ),
    "half letters": lambda: changed(
        excel(_ROWS), "xl/sharedStrings.xml", lambda old: old.replace(b"Kita", b"Ki\xff\xc3ta")
    ),
    "entities": lambda: changed(
        excel(_ROWS), "xl/sharedStrings.xml", lambda old: old.replace(b"Kita", b"&nbsp;&auml;&xxe;")
    ),
    "another document type": lambda: changed(
        excel(_ROWS),
        "xl/workbook.xml",
        lambda old: old.replace(b"<workbook", b'<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd"><workbook', 1),
    ),
    "nothing in any part": lambda: archive(
        dict.fromkeys(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"], "")
    ),
}
