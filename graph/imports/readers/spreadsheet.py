"""Excel and LibreOffice workbooks by calamine: values only, nothing is computed and no macro is run."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.imports.readers import Table, reader, rows_of

MAX_UNPACKED = 400 * 1024 * 1024
MAX_CELLS = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_COLUMN = re.compile(rb'\br="([A-Z]{1,3})\d')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\b([^>]*?\bt="e"[^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>(#[^<]{1,20})<', re.DOTALL
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{4,})"[^>]*office:value')

Errors = dict[int, list[tuple[int, int, str]]]


@reader(".xlsx", ".xlsm", ".xls", ".ods")
def read_spreadsheet(path: Path, data: bytes) -> Table:
    """The visible sheets of a workbook; hidden ones are named as skipped."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    errors = _checked(path, data)
    sheets: list[tuple[str, list[list[str]]]] = []
    skipped: list[str] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for index, meta in enumerate(book.sheets_metadata):
            if meta.visible != SheetVisibleEnum.Visible or meta.typ != SheetTypeEnum.WorkSheet:
                skipped.append(meta.name)
                continue
            rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
            sheets.append((meta.name, rows_of([cell_text(c) for c in row] for row in rows)))
            _put_errors(sheets[-1][1], errors.get(index, []))
    except CalamineError as error:
        raise UnreadableFileError(_reason(path, data, str(error))) from error
    return Table(sheets, skipped=tuple(skipped))


def cell_text(value: object) -> str:
    """A typed cell as text in canonical form: ISO dates, numbers without needless decimals, ja and nein.

    >>> cell_text(3.0), cell_text(True), cell_text(date(2024, 9, 24))
    ('3', 'ja', '2024-09-24')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time | timedelta | int):
        return str(value)
    return ""


def _reason(path: Path, data: bytes, message: str) -> str:
    if "password" in message.lower() or (data.startswith(_OLE) and path.suffix.lower() != ".xls"):
        return f"„{path.name}“ ist mit einem Passwort geschützt. Bitte speichern Sie eine Kopie ohne Passwort."
    return (
        f"„{path.name}“ ist beschädigt oder keine Arbeitsmappe. Bitte öffnen Sie die Datei in Excel oder LibreOffice "
        "und speichern Sie sie neu."
    )


def _checked(path: Path, data: bytes) -> Errors:
    """Refuse bombs before they are unpacked; where formulas ended in an error (calamine reads those as empty)."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise UnreadableFileError(_too_large(path))
            if path.suffix.lower() == ".ods":
                if any(int(n) > 2000 for n in _REPEATED.findall(packed.read("content.xml"))):
                    raise UnreadableFileError(_too_large(path))
                return {}
            return {i: _scanned(path, packed.read(part)) for i, part in enumerate(_sheet_parts(packed))}
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, zipfile.LargeZipFile) as error:
        raise UnreadableFileError(_reason(path, data, "")) from error
    except (OSError, ValueError, OverflowError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise UnreadableFileError(_reason(path, data, "")) from error


def _too_large(path: Path) -> str:
    return (
        f"„{path.name}“ enthält mehr Zellen, als eine Liste haben kann. Bitte löschen Sie leere Zeilen und Spalten "
        "am Rand und speichern Sie die Datei neu."
    )


def _sheet_parts(packed: zipfile.ZipFile) -> list[str]:
    """Paths of the sheets in the order of the workbook."""
    book, links = packed.read("xl/workbook.xml"), packed.read("xl/_rels/workbook.xml.rels")
    targets: dict[bytes, str] = {}
    for link in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links):
        id, target = re.search(rb'\bId="([^"]*)"', link), re.search(rb'\bTarget="([^"]*)"', link)
        if id and target:
            found = target[1].decode("utf-8", "replace")
            targets[id[1]] = found.lstrip("/") if found.startswith("/") else f"xl/{found}"
    ids = re.findall(rb'<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]*)"', book)
    return [targets[i] for i in ids if i in targets and targets[i] in packed.namelist()]


def _scanned(path: Path, xml: bytes) -> list[tuple[int, int, str]]:
    # calamine keeps a sheet as a full rectangle: one cell in the last corner would take all memory.
    width = max((_column(letters) for letters in set(_COLUMN.findall(xml))), default=0) + 1
    height = max((int(n) for n in _ROW.findall(xml)), default=0)
    if width * height > MAX_CELLS:
        raise UnreadableFileError(_too_large(path))
    found: list[tuple[int, int, str]] = []
    if b't="e"' in xml:
        for attributes, text in _ERROR_CELL.findall(xml):
            if place := _REFERENCE.search(attributes):
                found.append((int(place[2]) - 1, _column(place[1]), text.decode("utf-8", "replace")))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _put_errors(rows: list[list[str]], errors: list[tuple[int, int, str]]) -> None:
    for row, column, text in errors:
        if row < len(rows) and column < len(rows[row]) and not rows[row][column]:
            rows[row][column] = text
