"""Excel and LibreOffice workbooks by calamine: values only, nothing is computed and no macro is run."""

import re
from collections.abc import Mapping
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.imports.read import Table, reader
from graph.imports.read.apart import read_apart
from graph.imports.read.packed import BrokenError, TooLargeError, column_number, repacked
from graph.imports.read.sheets import sheets_of

_OLE = b"\xd0\xcf\x11\xe0"
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\b([^>]{0,200}?\bt="e"[^>]{0,200})>'
    rb"(?:(?!</(?:\w+:)?c>).){0,2000}?<(?:\w+:)?v>(#[^<]{1,20})<",
    re.DOTALL,
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


@reader(".xlsx", ".xlsm", ".ods")
def read_spreadsheet(path: Path, data: bytes) -> Table:
    """The visible sheets of a workbook; hidden ones are named as skipped."""
    if data.startswith(_OLE):
        raise UnreadableFileError(
            f"„{path.name}“ ist mit einem Passwort geschützt oder eine alte Excel-Datei. Bitte speichern Sie eine "
            "Kopie ohne Passwort als .xlsx-Datei."
        )
    try:
        packed, parts = repacked(data)
        return sheets_of(packed, {i: _errors(parts[name]) for i, name in enumerate(_sheet_parts(parts))})
    except RuntimeError as error:
        raise UnreadableFileError(
            f"„{path.name}“ ist mit einem Passwort geschützt. Bitte speichern Sie eine Kopie ohne Passwort."
        ) from error
    except TooLargeError as error:
        raise UnreadableFileError(_too_large(path)) from error
    except (BrokenError, KeyError) as error:
        raise UnreadableFileError(_damaged(path)) from error


@reader(".xls")
def read_old_excel(path: Path, data: bytes) -> Table:
    """The same for the binary format before 2007, which cannot be looked through beforehand."""
    if not data.startswith(_OLE):
        raise UnreadableFileError(_damaged(path))
    found = read_apart(data)
    if found is None:
        raise UnreadableFileError(
            f"„{path.name}“ lässt sich nicht lesen: Die Datei ist beschädigt, mit einem Passwort geschützt oder zu "
            "groß. Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie ohne Passwort als .xlsx-Datei."
        )
    return found


def _damaged(path: Path) -> str:
    return (
        f"„{path.name}“ ist beschädigt oder keine Arbeitsmappe. Bitte öffnen Sie die Datei in Excel oder LibreOffice "
        "und speichern Sie sie neu."
    )


def _too_large(path: Path) -> str:
    return (
        f"„{path.name}“ enthält mehr Zellen, als eine Liste haben kann. Bitte löschen Sie leere Zeilen und Spalten "
        "am Rand und speichern Sie die Datei neu."
    )


def _sheet_parts(parts: Mapping[str, bytes]) -> list[str]:
    """Names of the sheets' parts in the order of the workbook."""
    book, links = parts.get("xl/workbook.xml", b""), parts.get("xl/_rels/workbook.xml.rels", b"")
    targets: dict[bytes, str] = {}
    for link in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links):
        id, target = re.search(rb'\bId="([^"]*)"', link), re.search(rb'\bTarget="([^"]*)"', link)
        if id and target:
            found = target[1].decode("utf-8", "replace")
            targets[id[1]] = found.lstrip("/") if found.startswith("/") else f"xl/{found}"
    ids = re.findall(rb'<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]*)"', book)
    return [targets[i] for i in ids if i in targets and targets[i] in parts]


def _errors(xml: bytes) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if b't="e"' in xml:
        for attributes, text in _ERROR_CELL.findall(xml):
            if place := _REFERENCE.search(attributes):
                found.append((int(place[2]) - 1, column_number(place[1]), text.decode("utf-8", "replace")))
    return found
