"""What a workbook was made of, in a sheet that people do not see: without it nobody could tell what they changed."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Sequence

from graph.errors import UnreadableFileError
from graph.imports.workbook import Workbook
from graph.records import Record, from_json, to_json

SHEET = "Ausgangsstand"
FORMAT = "fruehnetz-mappe 1"
_CHUNK = 30_000
_LARGEST = 400 * 1024 * 1024


def written(records: Iterable[Record]) -> list[str]:
    """The cells of the hidden sheet, one below the other."""
    text = "\n".join(json.dumps(json.loads(to_json(r)), separators=(",", ":")) for r in records)
    packed = base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")
    return [FORMAT, *(packed[at : at + _CHUNK] for at in range(0, len(packed), _CHUNK))]


def read(workbook: Workbook) -> tuple[Record, ...] | None:
    """The records a workbook was made of; None for a list that is no such workbook.

    Raises UnreadableFileError where the hidden sheet is there and cannot be read: to take such a workbook for an
    ordinary list would say everything a second time.
    """
    sheet = next((s for s in workbook.sheets if s.name == SHEET), None)
    if sheet is None:
        return None
    try:
        return tuple(map(from_json, _unpacked([row[0] for row in sheet.rows if row and row[0]]).splitlines()))
    except (ValueError, KeyError, TypeError, zlib.error, binascii.Error) as error:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist eine ausgegebene Mappe, deren verborgenes Blatt „{SHEET}“ beschädigt ist. Bitte "
            "geben Sie die Mappe neu aus und übertragen Sie Ihre Änderungen."
        ) from error


def _unpacked(cells: Sequence[str]) -> str:
    if not cells or cells[0] != FORMAT:
        raise ValueError("another format")
    reader = zlib.decompressobj()
    text = reader.decompress(base64.b64decode("".join(cells[1:]), validate=True), _LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("too large, or cut off")
    return text.decode("ascii")
