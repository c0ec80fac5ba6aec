"""CSV as German offices write it: semicolons or commas, UTF-8 or Windows-1252, ``sep=`` in the first line."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.imports.read import Table, reader, rows_of

DELIMITERS = ";,\t|"
_SAMPLE, _SAMPLE_LINES = 100_000, 20


@reader(".csv", ".tsv")
def read_csv(path: Path, data: bytes) -> Table:
    """The one sheet of a CSV file, named after the file."""
    text, encoding = decoded(path, data)
    first, _, rest = text.partition("\n")
    offset: list[list[str]] = []
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        # The line stays as an empty row: addresses have to be those people see in the file.
        delimiter, text, offset = first[4], rest, [[]]
    else:
        delimiter = sniffed(text)
    try:
        rows = (
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        )
        return Table([(path.stem, offset + rows_of(rows))], encoding)
    except csv.Error as error:
        raise UnreadableFileError(
            f"„{path.name}“ lässt sich nicht als CSV-Datei lesen. Bitte prüfen Sie, ob ein Anführungszeichen fehlt, "
            "oder speichern Sie die Liste als Excel-Datei."
        ) from error


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """The text and the encoding chosen for it: UTF-8 if that fits, else Windows-1252; no byte is dropped."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif b"\0" in data:
        candidates = []
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            return data.decode(encoding), "utf-8" if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(
        f"„{path.name}“ ist keine Textdatei. Bitte speichern Sie die Liste in Excel als „CSV UTF-8“ oder als "
        "Excel-Arbeitsmappe."
    )


def sniffed(text: str) -> str:
    """The delimiter that splits the first lines into the same number of cells, most cells first.

    >>> sniffed("name;ort\\nKita, Süd;Karlsruhe"), sniffed("name")
    (';', ';')
    """
    lines = [line for line in text[:_SAMPLE].splitlines()[:_SAMPLE_LINES] if line.strip()]

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        header = widths[0] if widths else 1
        return (sum(w == header for w in widths) if header > 1 else 0), header

    return max(DELIMITERS, key=fit)
