"""One sheet of a workbook of Excel before 2007: its records into cells, as the spreadsheet shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite
from struct import unpack_from

from graph.imports.problems import Issue
from graph.imports.read.cell_grid import BOX_COLUMNS, BOXES, CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.excel_styles import PLAIN_STYLE, Style
from graph.imports.read.limits import MAX_CELLS, MAX_COLUMNS, TooLargeError
from graph.imports.read.notices import Notices, error_cell, partly_struck
from graph.imports.read.number_formats import plain_number
from graph.imports.read.old_excel_records import OldRecord, Pieces, RichText
from graph.imports.workbook import MergedArea, address

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_NO_NUMBER, _GOES_ON, _COMMENT = b"\xff\xff", 0xFFFF, 0x15


@dataclass(frozen=True, slots=True)
class OldBook:
    """What all sheets of a workbook share; ``wide`` is the form since Excel 97."""

    wide: bool
    encoding: str
    epoch_1904: bool
    texts: Sequence[RichText]
    styles: Sequence[Style]
    is_struck: Callable[[int], bool]


class OldSheet:
    """Takes the records of one sheet in."""

    def __init__(self, name: str, book: OldBook, notices: Notices) -> None:
        self.grid = CellGrid()
        self._name, self._book, self._notices = name, book, notices
        self._count, self._object = 0, -1
        self._beside: dict[int, str] = {}
        self._formula: tuple[int, int, int] | None = None
        self._noted = (0, 0, "")
        self._known: dict[int, Callable[[OldRecord], None]] = {
            0x0006: self._formula_cell, 0x0207: self._formula_text, 0x00FD: self._shared, 0x0204: self._label,
            0x00D6: self._label, 0x0203: self._number, 0x027E: self._packed, 0x00BD: self._packed_row,
            0x0205: self._truth, 0x0201: self._blank, 0x00BE: self._blank_row, 0x0208: self._row, 0x007D: self._column,
            0x00E5: self._merged, 0x005D: self._start_object, 0x01B6: self._object_text, 0x001C: self._note,
        }  # fmt: skip

    def take(self, record: OldRecord) -> None:
        """Read a record if it says something of cells."""
        if (handle := self._known.get(record.kind)) is not None:
            handle(record)

    # -- cells ---------------------------------------------------------------------------------------------------

    def _put(self, row: int, column: int, style: int, text: str) -> None:
        if not text:
            return
        self._count += 1
        if self._count > MAX_CELLS:
            raise TooLargeError
        self.grid.put(self.grid.row(row), column, text)
        shown = self._style(style)
        if shown.fill or shown.ink or shown.struck or shown.indent:
            self.grid.mark(row, column, shown.fill or shown.ink, struck=shown.struck, indent=shown.indent)

    def _style(self, number: int) -> Style:
        styles = self._book.styles
        return styles[number] if number < len(styles) else PLAIN_STYLE

    def _put_text(self, place: tuple[int, int, int], found: RichText) -> None:
        row, column, number = place
        left, struck = self._parted(found)
        shown = cleaned(left if left.strip() else found.text, lambda issue, text: self._tell(place, issue, text))
        style = self._style(number)
        self._put(row, column, number, style.format.text_shown(shown) if style.format and shown else shown)
        if struck.strip() and left.strip():
            self._tell(place, partly_struck(), shown)
        elif struck.strip():
            self.grid.mark(row, column, "", struck=True)
        if found.text[:2].isspace() and shown:
            self.grid.mark(row, column, "", struck=False, indent=len(found.text) - len(found.text.lstrip()))

    def _parted(self, found: RichText) -> tuple[str, str]:
        """What of a text is not struck through by a font of its own, and what is."""
        if not any(self._book.is_struck(font) for _, font in found.runs):
            return found.text, ""
        left, struck = found.text[: found.runs[0][0]], ""
        ends = [*(start for start, _ in found.runs[1:]), len(found.text)]
        for (start, font), end in zip(found.runs, ends, strict=True):
            if self._book.is_struck(font):
                struck += found.text[start:end]
            else:
                left += found.text[start:end]
        return left, struck

    def _put_number(self, row: int, column: int, style: int, value: float) -> None:
        shown = self._style(style).format
        if not isfinite(value):
            return
        text = shown.shown(value, epoch_1904=self._book.epoch_1904) if shown else plain_number(value)
        self._put(row, column, style, text)

    def _put_truth(self, place: tuple[int, int, int], value: int, *, error: bool) -> None:
        row, column, style = place
        text = _ERRORS.get(value, "#N/A") if error else "ja" if value else "nein"
        if error:
            self._tell(place, error_cell(), text)
        self._put(row, column, style, text)

    def _shared(self, record: OldRecord) -> None:
        row, column, style, number = unpack_from("<HHHI", record.data)
        if number < len(self._book.texts):
            self._put_text((row, column, style), self._book.texts[number])

    def _label(self, record: OldRecord) -> None:
        row, column, style, length = unpack_from("<HHHH", record.data)
        self._put_text((row, column, style), self._text(record, 8, length))

    def _text(self, record: OldRecord, at: int, length: int) -> RichText:
        """A text in a record itself, with the fonts that may follow it."""
        pieces = Pieces(record.pieces, at)
        if self._book.wide:
            return pieces.text(length)
        text, runs = pieces.raw(length).decode(self._book.encoding, "replace"), list[tuple[int, int]]()
        if record.kind == 0x00D6 and not pieces.ended:
            runs = [(pieces.number(1), pieces.number(1)) for _ in range(pieces.number(1))]
        return RichText(text, runs)

    def _number(self, record: OldRecord) -> None:
        self._put_number(*unpack_from("<HHHd", record.data))

    def _packed(self, record: OldRecord) -> None:
        row, column, style, packed = unpack_from("<HHHI", record.data)
        self._put_number(row, column, style, unpacked_number(packed))

    def _packed_row(self, record: OldRecord) -> None:
        row, column = unpack_from("<HH", record.data)
        for number in range((len(record.data) - 6) // 6):
            style, packed = unpack_from("<HI", record.data, 4 + 6 * number)
            self._put_number(row, column + number, style, unpacked_number(packed))

    def _truth(self, record: OldRecord) -> None:
        row, column, style, value, error = unpack_from("<HHHBB", record.data)
        self._put_truth((row, column, style), value, error=bool(error))

    def _formula_cell(self, record: OldRecord) -> None:
        row, column, style = unpack_from("<HHH", record.data)
        result, self._formula = record.data[6:14], None
        if result[6:8] != _NO_NUMBER:
            self._put_number(row, column, style, unpack_from("<d", result)[0])
        elif result[0] == 0:
            self._formula = (row, column, style)
        elif result[0] in (1, 2):
            self._put_truth((row, column, style), result[2], error=result[0] == 2)

    def _formula_text(self, record: OldRecord) -> None:
        """The text that the formula before gave."""
        place, self._formula = self._formula, None
        if place is not None:
            self._put_text(place, self._text(record, 2, unpack_from("<H", record.data)[0]))

    def _blank(self, record: OldRecord) -> None:
        self._box(*unpack_from("<HHH", record.data))

    def _blank_row(self, record: OldRecord) -> None:
        row, column = unpack_from("<HH", record.data)
        for number in range(min((len(record.data) - 6) // 2, BOX_COLUMNS)):
            self._box(row, column + number, unpack_from("<H", record.data, 4 + 2 * number)[0])

    def _box(self, row: int, column: int, style: int) -> None:
        if row < BOXES and column < BOX_COLUMNS and (fill := self._style(style).fill):
            self.grid.mark(row, column, fill, struck=False)

    # -- rows, columns and what stands beside cells --------------------------------------------------------------

    def _row(self, record: OldRecord) -> None:
        if unpack_from("<I", record.data, 12)[0] & 0x20:
            self.grid.hidden_rows.add(unpack_from("<H", record.data)[0])

    def _column(self, record: OldRecord) -> None:
        first, last, width, _, options = unpack_from("<HHHHH", record.data)
        if options & 1 or not width:
            self.grid.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))

    def _merged(self, record: OldRecord) -> None:
        for number in range(min(unpack_from("<H", record.data)[0], (len(record.data) - 2) // 8)):
            top, bottom, left, right = unpack_from("<HHHH", record.data, 2 + 8 * number)
            self.grid.merge(MergedArea(top, left, bottom, right))

    def _start_object(self, record: OldRecord) -> None:
        kind, _, _, number = unpack_from("<HHHH", record.data)
        self._object = number if kind == _COMMENT else -1

    def _object_text(self, record: OldRecord) -> None:
        """The text of a comment; it stands before the record that says where."""
        length = unpack_from("<H", record.data, 10)[0]
        if length and len(record.pieces) > 1:
            found = Pieces(record.pieces[1:], 1)
            self._beside[self._object] = found.characters(length, wide=bool(record.pieces[1][:1] == b"\1"))

    def _note(self, record: OldRecord) -> None:
        row, column, length, number = unpack_from("<HHHH", record.data.ljust(8, b"\0"))
        if self._book.wide:
            text = self._beside.get(number, "")
        else:
            text = record.data[6 : 6 + length].decode(self._book.encoding, "replace")
            if row == _GOES_ON:
                row, column, begun = self._noted
                text = begun + text
            self._noted = row, column, text
        self.grid.comment(row, column, cleaned(text, lambda *_: None))

    def _tell(self, place: tuple[int, int, int], issue: Issue, found: str) -> None:
        self._notices.add(issue, self._name, address(place[0], place[1]), found)


def unpacked_number(packed: int) -> float:
    """A number kept in 30 bits: whole, or the upper half of a long one, perhaps by the hundred.

    >>> unpacked_number(0x3FF00000), unpacked_number(12 << 2 | 2), unpacked_number(1250 << 2 | 3)
    (1.0, 12.0, 12.5)
    """
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed >> 31 else 0))
    else:
        value = unpack_from("<d", (packed & 0xFFFFFFFC).to_bytes(8, "little")[:4].rjust(8, b"\0"))[0]
    return value / 100 if packed & 1 else value
