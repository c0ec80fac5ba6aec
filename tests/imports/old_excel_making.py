"""Makes workbooks of Excel 97 and 95 record by record (MS-XLS), in a compound file (MS-CFB)."""

import struct
from collections.abc import Sequence

_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
WIDE, OLD = 0x0600, 0x0500
END = struct.pack("<HH", 0x0A, 0)


def record(kind: int, *numbers: int | bytes, form: str = "") -> bytes:
    """A record of numbers of two bytes, of another form, or of bytes."""
    parts = [number if isinstance(number, bytes) else b"" for number in numbers]
    data = b"".join(parts) if any(parts) else struct.pack(f"<{form or 'H' * len(numbers)}", *numbers)
    return struct.pack("<HH", kind, len(data)) + data


def text(said: str, *, length: str = "H", wide: bool = False, runs: Sequence[tuple[int, int]] = ()) -> bytes:
    """A text of Excel 97: its length, how it is kept, and its fonts."""
    flags = (1 if wide else 0) | (8 if runs else 0)
    counted = struct.pack("<H", len(runs)) if runs else b""
    fonts = b"".join(struct.pack("<HH", *run) for run in runs)
    return (
        struct.pack(f"<{length}B", len(said), flags) + counted + said.encode("utf-16-le" if wide else "latin-1") + fonts
    )


def font(*, struck: bool = False, colour: int = 0x7FFF, underlined: bool = False) -> bytes:
    return record(0x31, struct.pack("<HHHHHB", 200, 8 if struck else 0, colour, 400, 0, int(underlined)) + b"\0" * 5)


def style(font: int = 0, code: int = 0, *, fill: int = 0, indent: int = 0) -> bytes:
    area = struct.pack("<IH", 1 << 26 if fill else 0, fill)
    return record(0xE0, struct.pack("<HHHHBB", font, code, 0, 0, indent, 0) + b"\0" * 4 + area)


def old_style(font: int = 0, code: int = 0, *, fill: int = 0) -> bytes:
    return record(0xE0, struct.pack("<HHHHI", font, code, 0, 0, (1 << 16 | fill) if fill else 0) + b"\0" * 4)


def workbook(shared: bytes, sheets: Sequence[tuple[str, bytes, int]], *, version: int = WIDE) -> bytes:
    """The bytes of a file: records of all sheets, then each sheet with its name and whether it is hidden."""
    begin = [record(0x809, version, kind, 0, 0) for kind in (5, 16)]
    names = [
        text(name, length="B") if version == WIDE else bytes([len(name)]) + name.encode("cp1252")
        for name, _, _ in sheets
    ]
    start = len(begin[0]) + len(shared) + sum(10 + len(name) for name in names) + len(END)
    listed, bodies = b"", b""
    for name, (_, body, hidden) in zip(names, sheets, strict=True):
        listed += record(0x85, struct.pack("<IBB", start + len(bodies), hidden, 0) + name)
        bodies += begin[1] + body + END
    return compound("Workbook" if version == WIDE else "Book", begin[0] + shared + listed + END + bodies)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream; one that is short is filled up, so that it stands in sectors of its own."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    table = [*range(2, count + 1), _END]
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, 1, len(stream), _FREE)
    chains = [_END, *table]
    tables = -(-(len(chains) + 1) // 127)
    chains += [_TABLE] * tables
    first = count + 1
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIIII", 0, tables, 0, 0, 4096, _END, 0, _END, 0, first)
    head += b"".join(struct.pack("<I", first + n) for n in range(1, tables))
    packed = b"".join(struct.pack("<I", n) for n in chains)
    packed = packed.ljust(tables * _SECTOR, b"\xff")
    return head.ljust(_SECTOR, b"\xff") + entries.ljust(_SECTOR, b"\0") + stream + packed


def endless() -> bytes:
    """A file of which every part stands on both sides of the part before it: a tree with 2 to the 30th leaves."""
    size = 4096
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 12, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIIII", 0, 1, 0, 0, size, _END, 0, _END, 0, 1)
    entries = bytearray(_entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 1, size, _FREE) * 31)
    for number in range(1, 31):
        struct.pack_into("<II", entries, 128 * number + 68, number + 1, number + 1)
    table = struct.pack("<II", _END, _TABLE)
    return head.ljust(_SECTOR, b"\xff") + bytes(entries) + table.ljust(size, b"\xff")


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    about = struct.pack("<HBBIII", len(raw), kind, 1, _FREE, _FREE, child)
    return raw.ljust(64, b"\0") + about + b"\0" * 36 + struct.pack("<III", start, size, 0)
