"""Workbooks of Excel before 2007, in a process of their own; and what else stands in files of that form."""

from graph.errors import UnreadableFileError
from graph.imports.read.apart import Apart, read_apart
from graph.imports.read.cell_grid import CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.kinds import OLE, foreign_office
from graph.imports.read.limits import ProtectedError
from graph.imports.read.notices import Notices, unformatted
from graph.imports.read.source import ReadTable, Source, printable, reader
from graph.imports.workbook import MergedArea, Sheet, address

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


@reader(".xls", recognises=lambda data: 2 if data.startswith(OLE[:4]) else 0)
def read_old_excel(source: Source) -> ReadTable:
    """The sheets of a binary workbook, which cannot be looked through beforehand."""
    if _ENCRYPTED in source.data:
        raise ProtectedError
    if sentence := foreign_office(source.name, source.data):
        raise UnreadableFileError(sentence)
    found = read_apart(source.data) if any(name in source.data for name in _BOOKS) else None
    if found is None:
        raise UnreadableFileError(
            f"„{source.name}“ lässt sich nicht lesen: Die Datei ist beschädigt, mit einem Passwort geschützt oder zu "
            "groß. Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie ohne Passwort als .xlsx-Datei."
        )
    notices = Notices(source.name)
    sheets = [_sheet(sheet, notices) for sheet in found.sheets]
    if not any(sheet.rows for sheet in sheets):
        source.refuse_empty()
    return ReadTable(sheets, skipped=tuple(map(printable, found.skipped)), notices=notices.all())


def _sheet(found: Apart, notices: Notices) -> Sheet:
    grid, name = CellGrid(), printable(found.name)
    for number, cells in enumerate(found.rows):
        row = grid.row(number)
        for column, cell in enumerate(cells):
            if text := cleaned(cell, notices.teller(name, number, column)):
                grid.put(row, column, text)
    for area in found.merged:
        grid.merge(MergedArea(*area))
    if found.fraction is not None:
        row_number, column = found.fraction
        notices.add(unformatted(), name, address(row_number, column), found.rows[row_number][column])
    return grid.sheet(name, notices, hidden=found.hidden)
