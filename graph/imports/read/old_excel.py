"""Workbooks of Excel before 2007, taken apart by xlrd in a process of their own; and what else has that form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOBase
from math import isfinite
from typing import Any

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue
from graph.imports.read.cell_grid import BOX_COLUMNS, BOXES, CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.excel_styles import PLAIN_STYLE, WHITE, Style, chosen_ink, format_of
from graph.imports.read.kinds import OLE, foreign_office
from graph.imports.read.limits import MAX_SHEETS, BrokenError, ProtectedError, TooLargeError, TooLongError
from graph.imports.read.notices import Notices, error_cell, partly_struck
from graph.imports.read.number_formats import plain_number
from graph.imports.read.source import ReadTable, Source, printable, reader
from graph.imports.read.within_bounds import read_apart
from graph.imports.workbook import MergedArea, Sheet, address

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "Workbook is encrypted"
"""What xlrd says of it."""
_EVERY = 5000
_EXCEL_5, _EXCEL_97 = 50, 80
_CONTINUE, _LABEL, _OBJECT, _NOTE, _SHEET, _NOTHING = 0x3C, 0x204, 0x5D, 0x1C, 0x85, 0xFFFF
_EMPTY, _BOOLEAN, _ERROR, _BLANK = 0, 4, 5, 6
"""Kinds of cells by xlrd, besides texts, numbers and days."""
_OF_COMMENT = b"\x19\0"
_NEEDED = frozenset(
    {
        *(0x809, 0x0A, 0x2F, 0x42, 0x22, 0x31, 0x41E, 0xE0, 0x92, _SHEET, 0xFC, _CONTINUE),
        *(0x06, 0x206, 0x406, 0x207, 0x4BC, 0x221, 0x236, 0xFD, _LABEL, 0xD6, 0x203, 0x27E, 0xBD, 0x205, 0x201, 0xBE),
        *(0x208, 0x7D, 0xE5, _OBJECT, 0x1B6, _NOTE),
    }
)
"""Records of all sheets, of cells with what formulas gave, and of what stands beside cells (MS-XLS 2.3)."""


@reader(".xls", recognises=lambda data: 2 if data.startswith(OLE[:4]) else 0)
def read_old_excel(source: Source) -> ReadTable:
    """The sheets of a binary workbook; raises ProtectedError.

    xlrd builds the tree of a file's parts before anyone can look at the clock, and a few hundred bytes can make that
    a tree that never ends; all cells of a sheet are held at once. Therefore it works in a process that can be ended.
    """
    if _ENCRYPTED in source.data:
        raise ProtectedError
    if sentence := foreign_office(source.name, source.data):
        raise UnreadableFileError(sentence)
    return _OldWorkbook(source).table() if source.limits.apart else read_apart(source)


class _Silent(TextIOBase):
    """Where xlrd tells what it wonders about."""

    def write(self, text: str) -> int:
        return len(text)


@contextmanager
def _taken_apart(source: Source) -> Iterator[None]:
    """What xlrd raises, as a sentence: damaged files end it with nearly every kind of error there is."""
    try:
        yield
    except (MemoryError, TooLongError):
        raise
    except Exception as error:
        if str(error) == _LOCKED:
            raise ProtectedError from error
        raise UnreadableFileError(
            f"„{source.name}“ lässt sich nicht lesen: Die Datei ist beschädigt oder mit einem Passwort geschützt. "
            "Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie ohne Passwort als .xlsx-Datei."
        ) from error


class _OldWorkbook:
    def __init__(self, source: Source) -> None:
        self._source, self._notices = source, Notices(source.name)
        self._records = _Records(lambda: source.progress(self._name, 0))
        self._name = ""

    def table(self) -> ReadTable:
        with _taken_apart(self._source):
            book = self._records.opened(self._source.data)
        if book.nsheets + len(self._records.skipped) > MAX_SHEETS:
            raise TooLargeError
        look = _Look(book)
        sheets = [self._sheet(book, number, look) for number in range(book.nsheets)]
        if not any(sheet.rows for sheet in sheets):
            self._source.refuse_empty()
        return ReadTable(sheets, skipped=tuple(self._records.skipped), notices=self._notices.all())

    def _sheet(self, book: Any, number: int, look: "_Look") -> Sheet:
        self._name = name = printable(book.sheet_names()[number])
        with _taken_apart(self._source):
            found = book.sheet_by_index(number)
        read = _OldSheet(name, found, look, self._notices)
        for row in range(found.nrows):
            if row % _EVERY == 0:
                self._source.progress(name, row)
            if found.row_len(row):
                read.take_row(row)
        read.take_marks()
        book.unload_sheet(number)
        return read.grid.sheet(name, self._notices, hidden=found.visibility > 0)


class _Records:
    """Hands xlrd the records of a workbook that say something of cells, and as far as they do.

    xlrd is strict about all that it knows: conditional formats that Gnumeric writes for Excel 95 ended it, and so did
    links of some programs. Texts that Gnumeric writes there over several records it cut after the first.
    """

    def __init__(self, look: Callable[[], None]) -> None:
        self.skipped: list[str] = []
        self._look, self._count = look, 0

    def opened(self, data: bytes) -> Any:
        """The workbook with what its sheets share, as ``xlrd.open_workbook`` makes it; the sheets come on demand."""
        from xlrd.biffh import XL_WORKBOOK_GLOBALS
        from xlrd.book import Book

        self._book = book = Book()
        self._plain, book.get_record_parts = book.get_record_parts, self._next
        book.biff2_8_load(file_contents=data, logfile=_Silent(), formatting_info=True, on_demand=True, ragged_rows=True)
        book.biff_version = book.getbof(XL_WORKBOOK_GLOBALS)
        if book.biff_version < _EXCEL_5:
            raise BrokenError
        book.parse_globals()
        book.nsheets = len(book.sheet_names())
        book._sheet_list = [None] * book.nsheets
        return book

    def _next(self) -> tuple[int, int, bytes]:
        kind, _, data = self._plain()
        self._count += 1
        if self._count % _EVERY == 0:
            self._look()
        wide = self._book.biff_version >= _EXCEL_97
        if kind == _LABEL and not wide:
            while (more := self._book.get_record_parts_conditional(_CONTINUE))[0] is not None:
                data += more[2]
        elif kind == _OBJECT:  # only of comments, and only its number
            data = data[:22] if data[4:6] == _OF_COMMENT else bytes(4)
        elif kind == _NOTE and wide:  # without its author
            data = data[:8] + bytes(3)
        elif kind == _SHEET and data[5]:
            self.skipped.append(self._name(data, wide=wide))
        elif kind not in _NEEDED:
            kind, data = _NOTHING, b""
        return kind, len(data), data

    def _name(self, data: bytes, *, wide: bool) -> str:
        """The name of a sheet that holds no cells, which xlrd does not keep."""
        from xlrd.biffh import unpack_string, unpack_unicode

        found = unpack_unicode(data, 6, 1) if wide else unpack_string(data, 6, self._book.derive_encoding(), 1)
        return printable(str(found))


class _Look:
    """How a workbook shows its cells: styles, struck fonts, where its days begin."""

    def __init__(self, book: Any) -> None:
        codes = {format.format_key: format.format_str for format in book.format_list}
        self.epoch_1904 = book.datemode == 1
        self._fonts, self._colours = book.font_list, book.colour_map
        self._styles = [self._made(xf, codes) for xf in book.xf_list]

    def style(self, number: int) -> Style:
        """The style of a number; a plain one for what is none."""
        return self._styles[number] if 0 <= number < len(self._styles) else PLAIN_STYLE

    def is_struck(self, number: int) -> bool:
        """Whether the font of a number is struck through."""
        return number < len(self._fonts) and bool(self._fonts[number].struck_out)

    def _made(self, xf: Any, codes: Mapping[int, str]) -> Style:
        fill = self._colour(xf.background.pattern_colour_index) if xf.background.fill_pattern else ""
        font = self._fonts[xf.font_index] if xf.font_index < len(self._fonts) else None
        return Style(
            format_of(xf.format_key, dict(codes)),
            "" if fill == WHITE else fill,
            self.is_struck(xf.font_index),
            xf.alignment.indent_level,
            chosen_ink(self._colour(font.colour_index), underlined=font.underline_type > 0) if font else "",
        )

    def _colour(self, number: int) -> str:
        """A colour by its number; nothing for those that the system chooses."""
        return "".join(f"{part:02X}" for part in self._colours.get(number) or ())


class _OldSheet:
    """Puts what xlrd found in a sheet into cells, as the spreadsheet shows them."""

    def __init__(self, name: str, found: Any, look: _Look, notices: Notices) -> None:
        self.grid = CellGrid()
        self._name, self._found, self._look, self._notices = name, found, look, notices

    def take_row(self, row: int) -> None:
        """The cells of a row."""
        cells = zip(self._found.row_types(row), self._found.row_values(row), strict=True)
        for column, (kind, value) in enumerate(cells):
            if kind == _EMPTY:
                continue
            at, style = (row, column), self._look.style(self._found.cell_xf_index(row, column))
            if kind == _BLANK:
                self._box(at, style)
            elif kind == _ERROR:
                self._put_error(at, style, value)
            elif kind == _BOOLEAN:
                self._put(at, style, "ja" if value else "nein")
            elif isinstance(value, str):
                self._put_text(at, style, value)
            else:  # what xlrd takes for a day or a text depends on its own reading of the format
                self._put_number(at, style, value)

    def take_marks(self) -> None:
        """What stands beside the cells."""
        found, grid = self._found, self.grid
        grid.hidden_rows = {row for row, info in found.rowinfo_map.items() if info.hidden}
        grid.hidden_columns = {c for c, info in found.colinfo_map.items() if info.hidden or not info.width}
        for top, below, left, beside in found.merged_cells:
            grid.merge(MergedArea(top, left, below - 1, beside - 1))
        for (row, column), note in found.cell_note_map.items():
            grid.comment(row, column, cleaned(note.text, lambda *_: None))

    def _put(self, at: tuple[int, int], style: Style, text: str) -> None:
        row, column = at
        if not text:
            return
        self.grid.put(self.grid.row(row), column, text)
        if style.fill or style.ink or style.struck or style.indent:
            self.grid.mark(row, column, style.fill or style.ink, struck=style.struck, indent=style.indent)

    def _put_text(self, at: tuple[int, int], style: Style, found: str) -> None:
        left, struck = self._parted(found, self._found.rich_text_runlist_map.get(at) or ())
        shown = cleaned(left if left.strip() else found, lambda issue, text: self._tell(at, issue, text))
        self._put(at, style, style.format.text_shown(shown) if style.format and shown else shown)
        if struck.strip() and left.strip():
            self._tell(at, partly_struck(), shown)
        elif struck.strip():
            self.grid.mark(*at, "", struck=True)
        if found[:2].isspace() and shown:
            self.grid.mark(*at, "", struck=False, indent=len(found) - len(found.lstrip()))

    def _parted(self, found: str, runs: Sequence[tuple[int, int]]) -> tuple[str, str]:
        """What of a text is not struck through by a font of its own, and what is."""
        if not any(self._look.is_struck(font) for _, font in runs):
            return found, ""
        # Where a run begins is counted in units of UTF-16.
        units = found.encode("utf-16-le", "surrogatepass")
        parts = {False: units[: 2 * runs[0][0]], True: b""}
        ends = [*(start for start, _ in runs[1:]), len(units) // 2]
        for (start, font), end in zip(runs, ends, strict=True):
            parts[self._look.is_struck(font)] += units[2 * start : 2 * end]
        return parts[False].decode("utf-16-le", "replace"), parts[True].decode("utf-16-le", "replace")

    def _put_number(self, at: tuple[int, int], style: Style, value: float) -> None:
        if isfinite(value):
            shown = style.format
            text = shown.shown(value, epoch_1904=self._look.epoch_1904) if shown else plain_number(value)
            self._put(at, style, text)

    def _put_error(self, at: tuple[int, int], style: Style, value: int) -> None:
        from xlrd import error_text_from_code

        text = error_text_from_code.get(value, "#N/A")
        self._tell(at, error_cell(), text)
        self._put(at, style, text)

    def _box(self, at: tuple[int, int], style: Style) -> None:
        row, column = at
        if row < BOXES and column < BOX_COLUMNS and style.fill:
            self.grid.mark(row, column, style.fill, struck=False)

    def _tell(self, at: tuple[int, int], issue: Issue, found: str) -> None:
        self._notices.add(issue, self._name, address(*at), found)
