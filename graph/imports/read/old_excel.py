"""Workbooks of Excel before 2007, from Excel 5 on; and what else stands in files of that form."""

import struct
from struct import unpack_from

from graph.errors import UnreadableFileError
from graph.imports.read.compound_file import stream_of
from graph.imports.read.kinds import OLE, foreign_office
from graph.imports.read.limits import MAX_SHEETS, BrokenError, ProtectedError, TooLargeError
from graph.imports.read.notices import Notices
from graph.imports.read.old_excel_records import BEGIN, BIFF8, OldRecord, Pieces, RichText, code_page, records
from graph.imports.read.old_excel_sheet import OldBook, OldSheet
from graph.imports.read.old_excel_styles import OldStyles
from graph.imports.read.source import ReadTable, Source, printable, reader
from graph.imports.workbook import Sheet

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NAMES = ("Workbook", "Book")
_LOCKED, _CODE_PAGE, _DATES, _FONT, _FORMAT, _STYLE = 0x002F, 0x0042, 0x0022, 0x0031, 0x041E, 0x00E0
_PALETTE, _SHEET, _TEXTS = 0x0092, 0x0085, 0x00FC
_EVERY = 5000
_LOOKS = {_FONT: OldStyles.add_font, _STYLE: OldStyles.add_style, _PALETTE: OldStyles.set_palette}


@reader(".xls", recognises=lambda data: 2 if data.startswith(OLE[:4]) else 0)
def read_old_excel(source: Source) -> ReadTable:
    """The sheets of a binary workbook; raises ProtectedError."""
    if _ENCRYPTED in source.data:
        raise ProtectedError
    if sentence := foreign_office(source.name, source.data):
        raise UnreadableFileError(sentence)
    try:
        if (stream := stream_of(source.data, _NAMES)) is None:
            raise BrokenError
        return _OldWorkbook(source, stream).table()
    except (struct.error, IndexError, BrokenError) as error:
        raise UnreadableFileError(
            f"„{source.name}“ lässt sich nicht lesen: Die Datei ist beschädigt oder mit einem Passwort geschützt. "
            "Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie ohne Passwort als .xlsx-Datei."
        ) from error


class _OldWorkbook:
    def __init__(self, source: Source, stream: bytes) -> None:
        self._source, self._stream = source, stream
        self._notices = Notices(source.name)
        self._wide, self._encoding, self._1904 = True, "cp1252", False
        self._styles = OldStyles(wide=True)
        self._listed: list[tuple[int, bool, bool, str]] = []
        self._texts: list[RichText] = []

    def table(self) -> ReadTable:
        for record in records(self._stream, 0, self._source.meter.look):
            self._take(record)
        if len(self._listed) > MAX_SHEETS:
            raise TooLargeError
        styles = self._styles
        book = OldBook(self._wide, self._encoding, self._1904, self._texts, styles.made(), styles.is_struck)
        sheets = [self._sheet(book, start, name, hidden) for start, hidden, listed, name in self._listed if listed]
        if not any(sheet.rows for sheet in sheets):
            self._source.refuse_empty()
        skipped = tuple(name for _, _, listed, name in self._listed if not listed)
        return ReadTable(sheets, skipped=skipped, notices=self._notices.all())

    def _sheet(self, book: OldBook, start: int, name: str, hidden: bool) -> Sheet:
        read = OldSheet(name, book, self._notices)
        for record in records(self._stream, start, lambda: self._source.progress(name, len(read.grid.rows))):
            read.take(record)
        return read.grid.sheet(name, self._notices, hidden=hidden)

    def _take(self, record: OldRecord) -> None:
        """A record of what all sheets share."""
        data, styles = record.data, self._styles
        if record.kind == BEGIN:
            self._wide = unpack_from("<H", data)[0] >= BIFF8
            self._styles = OldStyles(self._wide)
        elif record.kind == _LOCKED:
            raise ProtectedError
        elif record.kind == _CODE_PAGE:
            self._encoding = code_page(unpack_from("<H", data)[0])
        elif record.kind == _DATES:
            self._1904 = unpack_from("<H", data)[0] == 1
        elif record.kind == _FORMAT:
            styles.codes[unpack_from("<H", data)[0]] = self._short(record, 2, 2 if self._wide else 1)
        elif record.kind in _LOOKS:
            _LOOKS[record.kind](styles, data)
        else:
            self._take_listed(record)

    def _take_listed(self, record: OldRecord) -> None:
        if record.kind == _SHEET:
            start, state, kind = unpack_from("<IBB", record.data)
            self._listed.append((start, state & 3 > 0, kind == 0, printable(self._short(record, 6, 1))))
        elif record.kind == _TEXTS:
            pieces = Pieces(record.pieces, 8)
            for number in range(unpack_from("<I", record.data, 4)[0]):
                if pieces.ended:
                    break
                self._texts.append(pieces.text(pieces.number()))
                if number % _EVERY == 0:
                    self._source.meter.look()

    def _short(self, record: OldRecord, at: int, size: int) -> str:
        """A short text whose length is kept in so many bytes."""
        pieces = Pieces(record.pieces, at)
        length = pieces.number(size)
        return pieces.text(length).text if self._wide else pieces.raw(length).decode(self._encoding, "replace")
