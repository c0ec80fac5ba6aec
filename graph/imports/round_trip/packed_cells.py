"""A long text in the cells of a sheet that people do not see, under a mark that says what it is."""

import base64
import binascii
import zlib

from graph.imports.workbook import Sheet

_CHUNK = 30_000
_LARGEST = 400 * 1024 * 1024
UNREADABLE = (ValueError, KeyError, TypeError, zlib.error, binascii.Error)
"""What reading such a sheet raises where somebody changed it."""


def packed(text: str, mark: str) -> list[str]:
    """The cells, one below the other: the mark, then the ASCII text in pieces that a cell can hold."""
    whole = base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")
    return [mark, *(whole[at : at + _CHUNK] for at in range(0, len(whole), _CHUNK))]


def unpacked(sheet: Sheet, mark: str) -> str:
    """The text; raises one of `UNREADABLE` for another mark, and for what is cut off or too large."""
    cells = [row[0] for row in sheet.rows if row and row[0]]
    if not cells or cells[0] != mark:
        raise ValueError("another format")
    reader = zlib.decompressobj()
    text = reader.decompress(base64.b64decode("".join(cells[1:]), validate=True), _LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("too large, or cut off")
    return text.decode("ascii")
