"""Workbooks of LibreOffice and of Excel before 2007, and web pages, forged: repeats, loops of sectors, spans."""

import struct
from collections.abc import Callable
from pathlib import Path

from tests.imports.making import ods_cell, ods_table

Made = Callable[[], bytes]
_OLD = (Path(__file__).parents[1] / "imports" / "akteure.xls").read_bytes()
_SECTOR = 512

# -- OpenDocument ------------------------------------------------------------------------------------------------------


def _repeated(sheets: int, rows: str, columns: str, text: str = "x") -> str:
    cell = ods_cell(text, f'office:value-type="string" table:number-columns-repeated="{columns}"')
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return "".join(f'<table:table table:name="T{n}">{row}</table:table>' for n in range(sheets))


TABLES: dict[str, Callable[[], str]] = {
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


OLD_BOOKS: dict[str, Made] = {
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


PAGES: dict[str, Callable[[], str]] = {
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
