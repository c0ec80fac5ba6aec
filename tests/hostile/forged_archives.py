"""Archives that lie of themselves: paths, sizes, offsets, check sums, entries without end."""

import io
import struct
import zipfile
from collections.abc import Callable
from warnings import catch_warnings, simplefilter

from tests.imports.making import excel

Made = Callable[[], bytes]
_ROWS = [["Name", "Ort"], ["Kita", "Ulm"]]
_CENTRAL = b"PK\x01\x02"


def _with(entries: list[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO(excel(_ROWS))
    with zipfile.ZipFile(made, "a", kind) as new, catch_warnings():
        simplefilter("ignore")  # the library warns of one name twice, which is meant here
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


ARCHIVES: dict[str, Made] = {
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
