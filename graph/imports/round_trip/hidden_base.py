"""What a workbook was made of, in a sheet that people do not see: without it nobody could tell what they changed."""

import json
from collections.abc import Iterable

from graph.errors import UnreadableFileError
from graph.imports.round_trip.packed_cells import UNREADABLE, packed, unpacked
from graph.imports.workbook import Workbook
from graph.records import Record, from_json, to_json

SHEET = "Ausgangsstand"
FORMAT = "fruehnetz-mappe 1"


def written(records: Iterable[Record]) -> list[str]:
    """The cells of the hidden sheet, one below the other."""
    text = "\n".join(json.dumps(json.loads(to_json(r)), separators=(",", ":")) for r in records)
    return packed(text, FORMAT)


def read(workbook: Workbook) -> tuple[Record, ...] | None:
    """The records a workbook was made of; None for a list that is no such workbook.

    Raises UnreadableFileError where the hidden sheet is there and cannot be read: to take such a workbook for an
    ordinary list would say everything a second time.
    """
    sheet = next((s for s in workbook.sheets if s.name == SHEET), None)
    if sheet is None:
        return None
    try:
        return tuple(map(from_json, unpacked(sheet, FORMAT).splitlines()))
    except UNREADABLE as error:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist eine ausgegebene Mappe, deren verborgenes Blatt „{SHEET}“ beschädigt ist. Bitte "
            "geben Sie die Mappe neu aus und übertragen Sie Ihre Änderungen."
        ) from error
