"""Files of the corpus that are forged by hand: archives that lie, references to nowhere, loops in old workbooks."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.imports.making import (
    LINKS,
    MAIN,
    PACKED,
    archive,
    excel,
    formatted,
    inline,
    ods_cell,
    ods_table,
    open_document,
)
from tests.imports.making import raw_excel as raw
from tests.imports.test_hostile_workbooks import changed

Made = Callable[[], bytes]
_OLD = (Path(__file__).parents[1] / "imports" / "akteure.xls").read_bytes()
_ROWS = [["Name", "Ort"], ["Kita", "Ulm"]]
_SECTOR = 512
_CENTRAL = b"PK\x01\x02"


def forged() -> Iterator[tuple[str, str, Made]]:
    """Name here, name it is handed in under, and how it is made."""
    for kind, made in _ARCHIVES.items():
        yield f"archive: {kind}", "a.xlsx", made
    for kind, cells in _CELLS.items():
        yield f"cell: {kind}", "a.xlsx", lambda cells=cells: _sheet(cells)  # type: ignore[misc]
    for kind, made in _PARTS.items():
        yield f"part: {kind}", "a.xlsx", made
    for kind, table in _TABLES.items():
        yield f"table: {kind}", "a.ods", lambda table=table: open_document(table())  # type: ignore[misc]
    for kind, made in _OLD_BOOKS.items():
        yield f"old: {kind}", "a.xls", made
    for kind, page in _PAGES.items():
        yield f"page: {kind}", "a.html", lambda page=page: page().encode()  # type: ignore[misc]


# -- archives ----------------------------------------------------------------------------------------------------------


def _with(entries: list[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO(excel(_ROWS))
    with zipfile.ZipFile(made, "a", kind) as new:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = kind
            new.writestr(info, content)
    return made.getvalue()


def _link_entry() -> bytes:
    made = io.BytesIO(excel(_ROWS))
    with zipfile.ZipFile(made, "a") as new:
        info = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
        info.external_attr = 0o120777 << 16
        new.writestr(info, "/etc/passwd")
    return made.getvalue()


def _million_entries() -> bytes:
    """A directory of a million parts of which none is there."""
    entry = struct.pack("<4s6H3I5H2I", _CENTRAL, 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_000_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, count * len(entry), 0, 0)
    return b"PK\x03\x04" + entry * count + end


def _overlapping() -> bytes:
    """All entries of the directory point at the first part."""
    data = bytearray(_with([(f"xl/x{n}.xml", b"<x>" + b" " * 1_000_000 + b"</x>") for n in range(90)]))
    at = data.find(_CENTRAL)
    while at >= 0:
        struct.pack_into("<I", data, at + 42, 0)
        at = data.find(_CENTRAL, at + 4)
    return bytes(data)


def _directory_says(offset: int, layout: str, value: int) -> bytes:
    data = bytearray(excel(_ROWS))
    at = data.find(_CENTRAL)
    while at >= 0:
        struct.pack_into(layout, data, at + offset, value)
        at = data.find(_CENTRAL, at + 4)
    return bytes(data)


def _nested(depth: int) -> bytes:
    data = excel(_ROWS)
    for level in range(depth):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            new.writestr(f"{level}.xlsx", data)
        data = made.getvalue()
    return data


_ARCHIVES: dict[str, Made] = {
    "outward paths": lambda: _with([("../../evil.xml", b"<x/>"), ("/etc/passwd", b"x"), ("C:\\x.xml", b"<x/>")]),
    "a link as a part": _link_entry,
    "a million parts": _million_entries,
    "overlapping parts": _overlapping,
    "sizes of four gigabytes": lambda: _directory_says(24, "<I", 0xFFFFFFFE),
    "packed sizes of four gigabytes": lambda: _directory_says(20, "<I", 0xFFFFFFFE),
    "sizes of nothing": lambda: _directory_says(24, "<I", 0),
    "offsets beyond the end": lambda: _directory_says(42, "<I", 0x7FFFFFFF),
    "a way of packing that is unknown": lambda: _directory_says(10, "<H", 99),
    "wrong check sums": lambda: _directory_says(16, "<I", 1),
    "bzip2": lambda: _with([("xl/x.xml", b" " * 20_000_000)], zipfile.ZIP_BZIP2),
    "lzma": lambda: _with([("xl/x.xml", b" " * 20_000_000)], zipfile.ZIP_LZMA),
    "one name twice": lambda: _with([("xl/workbook.xml", b"<workbook/>")]),
    "names in two cases": lambda: _with([("XL/WORKBOOK.XML", b"<workbook/>")]),
    "names of control signs": lambda: _with([("xl/\x1b[2J.xml", b"<x/>"), ("xl/\u202e.xml", b"<x/>")]),
    "nested": lambda: _nested(50),
    "gzip": lambda: b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(1_000),
    "nothing but an end": lambda: b"PK\x05\x06" + bytes(18),
    "a comment of 64 kB": lambda: excel(_ROWS)[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_383,
}


# -- parts of workbooks ------------------------------------------------------------------------------------------------


def _sheet(cells: str) -> bytes:
    return raw(f'<sheetData><row r="1">{inline("A1", "Name")}</row>{cells}</sheetData>', formatted(["dd.mm.yyyy"]))


def _cell(place: str, more: str, value: str) -> str:
    return f'<row r="2">{inline("A2", "Kita")}<c r="{place}" {more}><v>{value}</v></c></row>'


_CELLS = {
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


_PARTS: dict[str, Made] = {
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


# -- OpenDocument ------------------------------------------------------------------------------------------------------


def _repeated(sheets: int, rows: str, columns: str, text: str = "x") -> str:
    cell = ods_cell(text, f'office:value-type="string" table:number-columns-repeated="{columns}"')
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return "".join(f'<table:table table:name="T{n}">{row}</table:table>' for n in range(sheets))


_TABLES: dict[str, Callable[[], str]] = {
    "a thousand million rows": lambda: _repeated(1, "1000000000", "1"),
    "rows below nothing": lambda: _repeated(1, "-5", "-5"),
    "rows of many digits": lambda: _repeated(1, "9" * 5_000, "1"),
    "rows of another script": lambda: _repeated(1, "٣", "1"),
    "many large tables": lambda: _repeated(190, "9000", "2000"),
    "many tables of large texts": lambda: _repeated(190, "1000", "10", "x" * 20_000),
    "values that are none": lambda: ods_table(
        [
            ods_cell("x", 'office:value-type="float" office:value="x"')
            + ods_cell("x", 'office:value-type="date" office:date-value="99999-99-99"')
            + ods_cell("x", 'office:value-type="time" office:time-value="PT9E9H"')
            + ods_cell("x", 'office:value-type="percentage" office:value="1e999"')
            + ods_cell("x", 'office:value-type="zzz"')
        ]
    ),
    "many blanks": lambda: ods_table([ods_cell("x").replace("x<", '<text:s text:c="1000000000"/>x<')]),
    "blanks below nothing": lambda: ods_table([ods_cell("x").replace("x<", '<text:s text:c="-1"/>x<')]),
    "tables in tables": lambda: '<table:table table:name="A">' * 5_000 + "</table:table>" * 5_000,
    "deep paragraphs": lambda: ods_table(
        [ods_cell("x").replace("x<", "<text:span>" * 50_000 + "x" + "</text:span>" * 50_000 + "<")]
    ),
    "spans beyond all": lambda: ods_table(
        [ods_cell("x", 'table:number-rows-spanned="999999999" table:number-columns-spanned="999999999"')] * 500
    ),
    "styles of themselves": lambda: ods_table([ods_cell("x", 'table:style-name="a"')], more='table:style-name="a"'),
}


# -- workbooks before 2007 ---------------------------------------------------------------------------------------------


def _old(changes: list[tuple[int, str, int]]) -> bytes:
    data = bytearray(_OLD)
    for at, layout, value in changes:
        if at + struct.calcsize(layout) <= len(data):
            struct.pack_into(layout, data, at, value)
    return bytes(data)


def _table_of_sectors(value: Callable[[int], int]) -> bytes:
    """The table that says which sector follows which, overwritten."""
    (first,) = struct.unpack_from("<I", _OLD, 76)
    at = (first + 1) * _SECTOR
    return _old([(at + 4 * n, "<I", value(n) & 0xFFFFFFFF) for n in range(_SECTOR // 4)])


_OLD_BOOKS: dict[str, Made] = {
    "sectors that follow themselves": lambda: _table_of_sectors(lambda n: n),
    "sectors in a circle": lambda: _table_of_sectors(lambda n: (n + 1) % 8),
    "sectors beyond the end": lambda: _table_of_sectors(lambda n: 0x7FFFFFF0 + n),
    "sectors of two gigabytes": lambda: _old([(30, "<H", 31)]),
    "sectors of a byte": lambda: _old([(30, "<H", 0)]),
    "small sectors of two gigabytes": lambda: _old([(32, "<H", 31)]),
    "a million tables of sectors": lambda: _old([(44, "<I", 0xFFFFFF)]),
    "further tables in a circle": lambda: _old([(68, "<I", 0), (72, "<I", 0xFFFFFF)]),
    "a directory beyond the end": lambda: _old([(48, "<I", 0x7FFFFFFF)]),
    "small sectors beyond the end": lambda: _old([(60, "<I", 0x7FFFFFFF), (64, "<I", 0xFFFFFF)]),
    "streams of four gigabytes": lambda: _stream_size(0xFFFFFFFF),
    "streams of nothing": lambda: _stream_size(0),
    "a head alone": lambda: _OLD[:512],
    "records of nothing": lambda: _records(0),
    "records beyond the end": lambda: _records(0xFFFF),
}


def _stream_size(size: int) -> bytes:
    at = _OLD.find("Workbook".encode("utf-16-le"))
    return _old([(at + 120, "<I", size)])


def _records(length: int) -> bytes:
    """The lengths of all records that begin like a text of the shared ones or a sheet."""
    data = bytearray(_OLD)
    for kind in (0xFC, 0x85, 0x208, 0x200, 0xFD):
        at = data.find(struct.pack("<H", kind), _SECTOR)
        if at > 0:
            struct.pack_into("<H", data, at + 2, length)
    return bytes(data)


# -- pages -------------------------------------------------------------------------------------------------------------

_PAGES: dict[str, Callable[[], str]] = {
    "deep tables": lambda: "<table><tr><td>" * 20_000 + "x",
    "spans beyond all": lambda: "<table><tr><td rowspan=999999999 colspan=999999999>x" * 500,
    "spans below nothing": lambda: "<table><tr><td rowspan=-1 colspan=-9>x</td></tr></table>",
    "spans of many digits": lambda: f"<table><tr><td rowspan={'9' * 5_000} colspan={'9' * 5_000}>x</td></tr></table>",
    "scripts": lambda: "<table><tr><td>x<script>alert(1)</script><img src=x onerror=alert(1)></td></tr></table>",
    "references to signs": lambda: (
        "<table><tr><td>" + "&#99999999999;&#0;&#xD800;&bogus" * 2_000 + "</td></tr></table>"
    ),
    "declarations": lambda: "<table><![CDATA[" + "<!x " * 20_000 + "]]></table>",
    "attributes": lambda: "<table><tr><td " + "a='" * 20_000 + ">x</td></tr></table>",
    "instructions": lambda: "<table>" + "<?x " * 20_000 + "<tr><td>x</td></tr></table>",
    "closing tags": lambda: "<table><tr><td>x" + "</a" * 20_000 + "></table>",
    "entities": lambda: "<table><tr><td>" + "&amp" * 100_000 + "</td></tr></table>",
}
