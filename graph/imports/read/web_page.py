"""Tables of web pages: what many programs hand out as an Excel file is HTML."""

import re
from html.parser import HTMLParser

from graph.errors import UnreadableFileError
from graph.imports.read.cell_grid import BOX_COLUMNS, BOXES, CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.decoding import decoded
from graph.imports.read.limits import MAX_COLUMNS, MAX_SHEETS, BrokenError, TooLargeError
from graph.imports.read.notices import Notices, page_cut_off, partly_struck
from graph.imports.read.source import ReadTable, Source, reader
from graph.imports.workbook import MergedArea, Sheet, address

_LARGEST = 10 * 1024**2
_MAX_SPAN = 1000
_CELLS = ("td", "th")
_MUTE = ("script", "style")
_BREAKS = ("br", "p", "div", "li")
_HEADINGS = ("h1", "h2", "h3", "h4", "caption")
_LONGEST_HEADING = 80
_STRIKES = ("s", "strike", "del")
_RUNS = (*_STRIKES, "span", "font")
_NAME, _COMMENT = "em", "comment"
"""In headings LibreOffice sets the name of the sheet apart from its number."""
_BACKGROUND, _HEX = re.compile(r"(?i)background(?:-color)?: ?#([0-9a-f]{6})"), re.compile("[0-9A-F]{6}")
_LONGEST_STYLE = 1000
_WHOLE, _MOST_RUNS = "", 100
"""The name of the run that a struck cell is."""


def _looks_like_a_page(data: bytes) -> int:
    start = data[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    return 2 if start.startswith(b"<") and any(t in start for t in (b"<html", b"<table", b"<!doctype html")) else 0


@reader(".html", ".htm", recognises=_looks_like_a_page)
def read_page(source: Source) -> ReadTable:
    """Each table of the page that holds no other one is a sheet."""
    if len(source.data) > _LARGEST:
        raise TooLargeError
    text = decoded(source.data)
    found = _Page()
    try:
        found.feed(closed := _closed(text.text))
        found.close()
    except (AssertionError, ValueError) as error:
        raise TooLargeError if isinstance(error, TooLargeError) else BrokenError from error
    notices = Notices(source.name)
    if any(map(str.isalnum, text.text[len(closed) :])):
        notices.add(page_cut_off())  # quoted is none of it: it may name somebody
    filled = [grid for grid in found.tables if any(any(cells) for cells in grid.rows.values())]
    if not filled:
        raise UnreadableFileError(
            f"„{source.name}“ ist eine Webseite ohne Tabelle. Bitte speichern Sie die Liste als .xlsx-Datei."
        )
    plain = [source.stem] if len(filled) == 1 else [f"Tabelle {n + 1}" for n in range(len(filled))]
    names = [found.headings.get(id(grid), "") or name for grid, name in zip(filled, plain, strict=True)]
    names = [name if names.count(name) == 1 else plain[n] for n, name in enumerate(names)]
    sheets = [_sheet(grid, name, notices) for grid, name in zip(filled, names, strict=True)]
    for grid, name in zip(filled, names, strict=True):
        for row, column in found.partly[id(grid)]:
            notices.add(partly_struck(), name, address(row, column), grid.rows[row][column])
    return ReadTable(sheets, text.encoding, notices=notices.all())


def _closed(text: str) -> str:
    """The page up to its last closed tag and comment: the parser looks for the end of open ones again and again."""
    comment = text.find("<!--", text.rfind("-->") + 1)
    text = text if comment < 0 else text[:comment]
    return text[: text.rfind(">") + 1]


def _sheet(grid: CellGrid, name: str, notices: Notices) -> Sheet:
    for number, cells in grid.rows.items():
        cells[:] = [cleaned(cell, notices.teller(name, number, column)) for column, cell in enumerate(cells)]
    return grid.sheet(name, notices)


class _Open:
    """A table that is open: its cells, and positions that cells of earlier rows reach into."""

    def __init__(self) -> None:
        self.grid = CellGrid()
        self.row, self.column = -1, 0
        self.taken: dict[int, int] = {}
        self.text: list[str] | None = None
        self.struck: list[str] = []
        self.partly: list[tuple[int, int]] = []
        self.aside: list[str] | None = None
        self.colour = ""
        self.span = (1, 1)
        self.outer = False


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[CellGrid] = []
        self._open: list[_Open] = []
        self._mute = 0
        self._runs: list[tuple[str, bool]] = []
        self.partly: dict[int, list[tuple[int, int]]] = {}
        self.headings: dict[int, str] = {}
        self._heading: list[str] | None = None
        self._headed = ""
        self._overflows = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            self._heading = []
        elif tag == "table":
            self._start_table()
        elif tag == "meta":
            self._overflows = self._overflows or _is_by_gnumeric(dict(attrs))
        elif tag in _MUTE:
            self._mute += 1
        elif tag == _NAME and self._heading is not None:
            self._heading = []
        elif self._open:
            self._start_inside(self._open[-1], tag, dict(attrs))

    def _start_inside(self, table: _Open, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_cell(table)
            table.row, table.column = table.row + 1, 0
        elif tag in _CELLS:
            self._start_cell(table, attributes)
        elif tag in _BREAKS and table.text:
            table.text.append("\n")
        elif tag == _COMMENT:
            table.aside = []
        elif tag in _RUNS and len(self._runs) < _MOST_RUNS:
            self._runs.append((tag, _is_struck(tag, attributes)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS and self._heading is not None:
            self._end_heading()
        elif tag in _MUTE:
            self._mute = max(self._mute - 1, 0)
        elif self._open:
            if tag == _COMMENT:
                self._end_comment(self._open[-1])
            if tag in _RUNS and self._runs and self._runs[-1][0] == tag:
                del self._runs[-1]
            if tag in (*_CELLS, "tr", "table"):
                self._end_cell(self._open[-1])
            if tag == "table":
                self._end_table()

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)
        elif self._open and self._open[-1].text is not None and not self._mute:
            # Line ends of the source are blanks; only tags break lines.
            said = " ".join(f".{data}.".split())[1:-1]
            if (aside := self._open[-1].aside) is not None:
                aside.append(said)
                return
            (self._open[-1].struck if any(cut for _, cut in self._runs) else self._open[-1].text).append(said)

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_cell(self._open[-1])
            self._end_table()

    def _end_heading(self) -> None:
        """A heading names the table that follows it, or that it stands in as its caption."""
        text = cleaned(" ".join("".join(self._heading or ())[:_LONGEST_HEADING].split()), lambda *_: None)
        self._heading = None
        if self._open:
            self.headings[id(self._open[-1].grid)] = text
        else:
            self._headed = text

    def _start_table(self) -> None:
        if len(self._open) >= 50 or len(self.tables) >= MAX_SHEETS:
            raise TooLargeError
        if self._open:
            self._open[-1].outer = True
        self._open.append(_Open())
        if self._headed:
            self.headings[id(self._open[-1].grid)] = self._headed
            self._headed = ""

    def _end_table(self) -> None:
        table = self._open.pop()
        if not table.outer:
            self.tables.append(table.grid)
            self.partly[id(table.grid)] = table.partly

    def _start_cell(self, table: _Open, attributes: dict[str, str | None]) -> None:
        self._end_cell(table)
        table.row = max(table.row, 0)
        while table.taken.get(table.column, -1) >= table.row:
            table.column += 1
        table.span = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        table.text, table.struck = [], []
        table.colour = _colour(attributes)
        self._runs = [(_WHOLE, True)] if _is_struck("td", attributes) else []

    def _end_cell(self, table: _Open) -> None:
        if table.text is None:
            return
        self._end_comment(table)
        text, struck = _lines("".join(table.text)), _lines("".join(table.struck))
        table.text, self._runs = None, []
        if text or struck:
            table.grid.put(table.grid.row(table.row), table.column, text or struck)
        if struck and text:
            table.partly.append((table.row, table.column))
        elif struck:
            table.grid.mark(table.row, table.column, "", struck=True)
        if table.colour and (text or struck or (table.row < BOXES and table.column < BOX_COLUMNS)):
            table.grid.mark(table.row, table.column, table.colour, struck=False)
        self._span_cell(table)
        table.column += table.span[1]

    def _span_cell(self, table: _Open) -> None:
        """Merge the area of a cell, and keep its columns in the rows below."""
        down, right = table.span
        if down > 1 or not self._overflows:
            table.grid.merge(MergedArea(table.row, table.column, table.row + down - 1, table.column + right - 1))
        for column in range(table.column, min(table.column + right, MAX_COLUMNS)):
            if down > 1:
                table.taken[column] = table.row + down - 1

    @staticmethod
    def _end_comment(table: _Open) -> None:
        """What stands beside a cell, as LibreOffice writes it, is no part of its text."""
        aside, table.aside = table.aside, None
        if aside:
            table.grid.comment(table.row, table.column, cleaned(_lines("".join(aside)), lambda *_: None))


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _is_struck(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether a tag strikes through what it holds."""
    return tag in _STRIKES or "line-through" in (attributes.get("style") or "").lower()


def _is_by_gnumeric(attributes: dict[str, str | None]) -> bool:
    """Whether Gnumeric made the page: there a text that is longer than its cell spans the empty ones beside it."""
    made_by = (attributes.get("content") or "") if (attributes.get("name") or "").lower() == "generator" else ""
    return made_by.startswith("Gnumeric")


def _colour(attributes: dict[str, str | None]) -> str:
    """The colour behind a cell; nothing for white."""
    colour = (attributes.get("bgcolor") or "").lstrip("#").upper()
    if not colour and (found := _BACKGROUND.search((attributes.get("style") or "")[:_LONGEST_STYLE])):
        colour = found[1].upper()
    return colour if _HEX.fullmatch(colour) and colour != "FFFFFF" else ""


def _span(text: str | None) -> int:
    text = (text or "").strip()
    return max(1, min(int(text), _MAX_SPAN)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
