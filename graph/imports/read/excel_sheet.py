"""One sheet of a workbook of Excel, read as a stream: a cell costs a few calls, an empty one nothing else."""

import re
from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import NamedTuple

from graph.imports.problems import Issue
from graph.imports.read.cell_grid import BOX_COLUMNS, BOXES, CellGrid
from graph.imports.read.cleaning import ODD, cleaned
from graph.imports.read.excel_addresses import area_of, column_number
from graph.imports.read.excel_strings import Strings, unescaped
from graph.imports.read.excel_styles import PLAIN_STYLE, Style
from graph.imports.read.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TooLargeError
from graph.imports.read.notices import Notices, error_cell, no_stored_value, partly_struck
from graph.imports.read.number_formats import plain_number
from graph.imports.read.package import local, parser, run_beside
from graph.imports.read.row_shapes import RowShapes
from graph.imports.read.source import ReadProgress
from graph.imports.read.struck_runs import StruckRuns
from graph.imports.workbook import address

_CELL = (
    r'<c r="(?:[A-Z]{1,3})%s"(?: s="\d++")?(?: t="[a-zA-Z]++")?(?:/>|>(?:<v>[^<&]*+</v>|<is><t>[^<&]*+</t></is>)?</c>)'
)
_PLAIN_ROW = re.compile(
    r'\s*+<row r="(\d{1,7})"(?: (?:spans|customHeight|ht|x14ac:dyDescent|s|customFormat)="[\d.:]++")*+>((?:%s)*+)'
    % (_CELL % r"\1")
)
_CELLS = re.compile(r'<c r="([A-Z]++)\d++"(?: s="(\d++)")?(?: t="([a-zA-Z]++)")?>(?:<v>|<is><t>)([^<]++)<')
_DIGITS = "0123456789"
_EVERY = 5000
_MEMORY = 50_000
_TRUE = ("1", "true", "on")


class Book(NamedTuple):
    """What all sheets of a workbook share."""

    strings: Strings
    styles: list[Style]
    epoch_1904: bool


class SheetReader:
    """Takes the events of one sheet's XML in.

    The end of most elements is not listened to: that a cell is over is known when something else starts, and blanks
    behind its value do not count. That is a third of all calls.
    """

    def __init__(self, name: str, book: Book, notices: Notices, progress: ReadProgress) -> None:
        self.grid = CellGrid()
        self._name, self._book, self._notices, self._progress = name, book, notices, progress
        self._row, self._row_text, self._cells = -1, "", list[str]()
        self._columns: dict[str, int] = {}
        self._shown: dict[tuple[str, str], str] = {}
        self._inline: dict[str, str] = {}
        self._open, self._collect, self._formula, self._phonetic = False, False, False, False
        self._type, self._style, self._place, self._text = "", "", "", ""
        self._column, self._count, self._seen = -1, 0, 0
        self._struck = StruckRuns()
        self._texts = book.strings.texts
        self._special = {str(n) for n in (*book.strings.said, *book.strings.struck, *book.strings.blanks)}
        self._plain_styles = {str(n) for n, style in enumerate(book.styles) if style == PLAIN_STYLE} | {""}
        self._boxed = any(style.fill for style in book.styles)
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "c": self._start_cell, "v": self._start_value, "f": self._start_formula, "row": self._start_row,
            "is": self._start_inline, "t": self._start_text, "rPh": self._start_phonetic, "col": self._start_column,
            "mergeCell": self._start_merge, "strike": self._start_strike,
        }  # fmt: skip
        self._known = dict(self._starts)
        self._parser = parser(self._start, None, self._characters)
        self._shapes = RowShapes(frozenset(self._plain_styles), self._quick)

    def run(self, pieces: Iterable[bytes]) -> None:
        """Read the sheet; raises BrokenError and TooLargeError."""
        run_beside(self._parser, pieces, b"</row>", self._take)
        if self._open:
            self._finish()

    def comment(self, place: str, text: str) -> None:
        """Note a comment at an address."""
        if (found := area_of(place)) is not None:
            said: list[Issue] = []
            self.grid.comment(found.top, found.left, cleaned(unescaped(text), lambda issue, _: said.append(issue)))

    # -- events --------------------------------------------------------------------------------------------------

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._collect = False
        handle = self._known.get(name)
        if handle is not None:
            handle(attributes)
        elif ":" in name and (handle := self._starts.get(local(name))) is not None:
            if len(self._known) < 100:
                self._known[name] = handle
            handle(attributes)

    def _characters(self, text: str) -> None:
        if self._collect:
            self._text += text
            if len(self._text) > MAX_CELL:
                raise TooLargeError

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._finish()
        get = attributes.get
        self._open, self._formula, self._text = True, False, ""
        self._type, self._style, self._place = get("t", ""), get("s", ""), get("r", "")

    def _start_value(self, _: Mapping[str, str]) -> None:
        self._collect = self._open

    def _start_formula(self, _: Mapping[str, str]) -> None:
        self._formula = True

    def _start_text(self, _: Mapping[str, str]) -> None:
        self._collect = self._open and not self._phonetic and self._type == "inlineStr"

    def _start_inline(self, _: Mapping[str, str]) -> None:
        self._phonetic, self._struck = False, StruckRuns()
        self._parser.EndElementHandler = self._end_inline

    def _end_inline(self, name: str) -> None:
        self._collect = False
        ended = local(name)
        if ended == "rPh":
            self._phonetic = False
        elif ended == "r":
            self._text = self._struck.cut(self._text)
        elif ended == "is":
            self._parser.EndElementHandler = None
            self._text = self._struck.whole(self._text)

    def _start_strike(self, attributes: Mapping[str, str]) -> None:
        self._struck.strike(attributes, len(self._text))

    def _start_phonetic(self, _: Mapping[str, str]) -> None:
        self._phonetic = True

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._finish()
        text = attributes.get("r", "")
        self._begin_row(int(text) - 1 if text.isdecimal() and len(text) < 9 else self._row + 1)
        if attributes.get("hidden", "") in _TRUE or attributes.get("ht", "") == "0":
            self.grid.hidden_rows.add(self._row)

    def _begin_row(self, row: int) -> None:
        self._go_to(row)
        self._column = -1
        self._seen += 1
        if self._seen % _EVERY == 0:
            self._progress(self._name, self._seen)

    def _go_to(self, row: int) -> None:
        if not 0 <= row < MAX_ROWS:
            raise TooLargeError
        self._count += len(self._cells)
        if self._count > MAX_CELLS:
            raise TooLargeError
        self._row, self._row_text = row, str(row + 1)
        self._cells = self.grid.rows.get(row) or []

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden", "") in _TRUE or attributes.get("width", "") == "0":
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and max(len(first), len(last)) < 9:
                self.grid.hidden_columns.update(range(max(int(first) - 1, 0), min(int(last), MAX_COLUMNS)))

    def _start_merge(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._finish()
        if (area := area_of(attributes.get("ref", ""))) is not None:
            self.grid.merge(area)

    # -- cells ---------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        """Put the open cell into its row."""
        self._open = False
        place = self._place
        if place:
            letters = place.rstrip(_DIGITS)
            column = self._column_of(letters)
            if place[len(letters) :] != self._row_text:
                self._go_to(int(place[len(letters) :][:9] or 0) - 1)
        else:
            column = self._column + 1
        self._column = column
        text = self._text
        if text or self._formula:
            shown = self._value(text)
            if shown:
                self._put(column, shown)
        elif self._boxed and self._row < BOXES and column < BOX_COLUMNS and (fill := self._style_of().fill):
            self.grid.mark(self._row, column, fill, struck=False)

    def _put(self, column: int, text: str) -> None:
        cells = self._cells
        if not cells:
            self.grid.rows[self._row] = cells
        if column == len(cells) < MAX_COLUMNS and len(text) <= MAX_CELL:
            cells.append(text)
        else:
            self.grid.put(cells, column, text)
        if self._style not in self._plain_styles:
            style = self._style_of()
            shown = style.fill or style.ink
            if shown or style.struck or style.indent:
                self.grid.mark(self._row, column, shown, struck=style.struck, indent=style.indent)

    def _take(self, text: str) -> bool:
        """Read a row of plain cells without the parser."""
        if ' ht="0"' in text[:200]:
            return False
        if self._take_alike(text):
            return True
        found = _PLAIN_ROW.fullmatch(text)
        if found is None or (self._boxed and int(found[1]) <= BOXES):
            return False
        self._shapes.learn(text)
        self._take_cells(found)
        return True

    def _take_alike(self, text: str) -> bool:
        """Read a row that is written like one before."""
        number, cells = self._shapes.taken(text) or (0, [])
        if not number or self.grid.rows.get(number - 1) or (self._boxed and number <= BOXES):
            return False
        if self._open:
            self._finish()
        self._begin_row(number - 1)
        self.grid.rows[self._row] = self._cells = cells
        return True

    def _take_cells(self, found: re.Match[str]) -> None:
        if self._open:
            self._finish()
        self._begin_row(int(found[1]) - 1)
        cells, plain_styles, quick, columns = self._cells, self._plain_styles, self._quick, self._columns
        self._formula = False
        for letters, style, kind, value in _CELLS.findall(found[2]):
            shown = quick(kind, value) if style in plain_styles else None
            # Nearly every cell is the next one of its row and shown as it stands: then nothing else is called.
            if shown and cells and columns.get(letters) == len(cells) < MAX_COLUMNS:
                cells.append(shown)
                continue
            self._column, self._style, self._type = self._column_of(letters), style, kind
            if shown := self._value(value) if shown is None else shown:
                self._put(self._column, shown)

    def _quick(self, kind: str, value: str) -> str | None:
        """The text of the three commonest kinds of cell; None if more is to be looked at."""
        if kind == "s":
            # The library refuses to make a number of thousands of digits; no workbook has a text of such a number.
            short = value.isdecimal() and len(value) < 9 and value not in self._special
            number = int(value) if short else MAX_CELLS
            return self._texts[number] if number < len(self._texts) else None
        if kind == "inlineStr":
            known = self._inline.get(value)
            return known if known is not None else self._quick_inline(value)
        whole = not kind and len(value) < 16 and value[0] != "0" and value.isdecimal() and value.isascii()
        return value if whole else None

    def _quick_inline(self, value: str) -> str | None:
        """A text that stands in the cell itself and holds nothing to be mended; equal ones are kept once."""
        odd = "_x" in value or (not value.isprintable() if value.isascii() else ODD.search(value) is not None)
        if odd or len(value) > MAX_CELL or value[:2].isspace():
            return None
        shown = value.strip()
        if len(self._inline) < _MEMORY:
            self._inline[value] = shown
        return shown

    def _column_of(self, letters: str) -> int:
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        return column

    def _value(self, text: str) -> str:
        kind = self._type
        if kind == "s":
            return self._shared(text)
        if kind in ("", "n"):
            return self._number(text.strip())
        if kind == "b":
            return "ja" if text.strip() in _TRUE else "nein" if text.strip() else ""
        if kind == "e":
            self._tell(error_cell(), text.strip())
            return text.strip()
        if kind == "d":
            return text.strip()[:10]
        shown = cleaned(unescaped(text), self._tell)
        self._tell_struck(text)
        if text[:2].isspace() and shown:
            self.grid.mark(self._row, self._column, "", struck=False, indent=len(text) - len(text.lstrip()))
        style = self._style_of()
        return style.format.text_shown(shown) if style.format and shown else shown

    def _tell_struck(self, text: str) -> None:
        """Say what of a text in the cell itself is struck through."""
        struck, self._struck = self._struck, StruckRuns()
        if struck.text.strip() and struck.text == text:
            self.grid.mark(self._row, self._column, "", struck=True)
        elif struck.is_part(text):
            self._tell(partly_struck(), text)

    def _shared(self, text: str) -> str:
        strings, text = self._book.strings, text.strip()
        number = int(text) if text.isdecimal() and len(text) < 9 else MAX_CELLS
        if number >= len(strings.texts):
            if text:
                self._tell(error_cell(), text[:MAX_CELL])
            return ""
        shown = strings.texts[number]
        if number in strings.said:
            for issue in strings.said[number]:
                self._tell(issue, shown)
        if number in strings.blanks and shown:
            self.grid.mark(self._row, self._column, "", struck=False, indent=strings.blanks[number])
        if number in strings.struck and shown:
            self.grid.mark(self._row, self._column, "", struck=True)
        if self._style in self._plain_styles:
            return shown
        style = self._style_of()
        return style.format.text_shown(shown) if style.format and shown else shown

    def _number(self, text: str) -> str:
        if not text:
            self._tell(no_stored_value(), "")
            return ""
        if self._style in self._plain_styles and len(text) < 16 and text.isdecimal() and text.isascii():
            return text if text[0] != "0" else str(int(text))
        key = (self._style, text)
        shown = self._shown.get(key)
        if shown is None:
            if len(self._shown) > _MEMORY:
                self._shown.clear()
            shown = self._shown[key] = self._formatted(text)
        return shown

    def _formatted(self, text: str) -> str:
        try:
            value = float(text)
        except ValueError:
            return cleaned(text, self._tell)
        style = self._style_of()
        if not isfinite(value):
            return text
        return style.format.shown(value, epoch_1904=self._book.epoch_1904) if style.format else plain_number(value)

    def _style_of(self) -> Style:
        text = self._style
        index = int(text) if text.isdecimal() and len(text) < 9 else 0
        return self._book.styles[index] if index < len(self._book.styles) else PLAIN_STYLE

    def _tell(self, issue: Issue, found: str) -> None:
        self._notices.add(issue, self._name, address(self._row, self._column), found)
