"""What a workbook was made of, in a sheet that people do not see: without it nobody could tell what they changed."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.records import Record, from_json, to_json

SHEET = "Ausgangsstand"
FORMAT = "fruehnetz-mappe 1"
_CHUNK = 30_000
_LARGEST = 400 * 1024 * 1024
_SUFFIXES = (".xlsx", ".xlsm", ".ods")


def written(records: Iterable[Record]) -> list[str]:
    """The cells of the hidden sheet, one below the other."""
    text = "\n".join(json.dumps(json.loads(to_json(r)), separators=(",", ":")) for r in records)
    packed = base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")
    return [FORMAT, *(packed[at : at + _CHUNK] for at in range(0, len(packed), _CHUNK))]


def read(path: Path) -> tuple[Record, ...] | None:
    """The records a workbook was made of; None for a list that is no such workbook.

    Raises UnreadableFileError where the hidden sheet is there and cannot be read: to take such a workbook for an
    ordinary list would say everything a second time.
    """
    cells = _cells(path) if path.is_file() and path.suffix.lower() in _SUFFIXES else None
    if cells is None:
        return None
    try:
        return tuple(map(from_json, _unpacked(cells).splitlines()))
    except (ValueError, KeyError, TypeError, zlib.error, binascii.Error) as error:
        raise UnreadableFileError(
            f"„{path.name}“ ist eine ausgegebene Mappe, deren verborgenes Blatt „{SHEET}“ beschädigt ist. Bitte geben "
            "Sie die Mappe neu aus und übertragen Sie Ihre Änderungen."
        ) from error


def _cells(path: Path) -> Sequence[str] | None:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        if SHEET not in book.sheet_names:
            return None
        return [str(row[0]) for row in book.get_sheet_by_name(SHEET).to_python() if row and row[0]]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 -- what is no workbook is said by the readers; calamine panics on some
        return None


def _unpacked(cells: Sequence[str]) -> str:
    if not cells or cells[0] != FORMAT:
        raise ValueError("another format")
    reader = zlib.decompressobj()
    text = reader.decompress(base64.b64decode("".join(cells[1:]), validate=True), _LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("too large, or cut off")
    return text.decode("ascii")
