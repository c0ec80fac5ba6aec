"""Workbooks of LibreOffice (OpenDocument 1.3 part 3, 9): cells that repeat, texts as they are shown."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue
from graph.imports.read.cell_grid import BOX_COLUMNS, BOXES, CellGrid
from graph.imports.read.cleaning import cleaned
from graph.imports.read.excel_styles import chosen_ink
from graph.imports.read.limits import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT,
    ProtectedError,
    TooLargeError,
)
from graph.imports.read.notices import Notices, error_cell, no_stored_value, partly_struck
from graph.imports.read.open_document_values import indent_steps, shown_day, shown_number
from graph.imports.read.package import Package, local, parser, run
from graph.imports.read.source import ReadTable, Source, printable, reader
from graph.imports.workbook import MergedArea, Sheet, address

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_NUMBERS = ("float", "percentage", "currency")
_EVERY, _MOST_BLANKS = 5000, 100
_HIDDEN = ("collapse", "filter")
_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office"


def _is_flat(data: bytes) -> int:
    """The first element says so; other programs name parts of this format within their own."""
    start = data[:4000].lstrip(BOM_UTF8 + b" \r\n\t")
    first = next((piece for piece in start.split(b"<")[1:] if piece[:1] not in (b"?", b"!")), b"")
    is_document = first.split(b" ")[0].rpartition(b":")[2].strip() == b"document"
    return 3 if start[:1] == b"<" and is_document and _FLAT in start else 0


@reader(".ods", ".fods", ".ots", recognises=_is_flat)
def read_flat(source: Source) -> ReadTable:
    """The sheets of a workbook that is a single XML file; those in an archive come by way of ``read_package``."""
    return _table(source, (source.data[i : i + 65536] for i in range(0, len(source.data), 65536)))


def read_package(source: Source, package: Package) -> ReadTable:
    """The sheets of an OpenDocument archive."""
    if b"encryption-data" in package.content(_MANIFEST):
        raise ProtectedError
    return _table(source, package.pieces(_CONTENT), package.pieces(_STYLES))


def _table(source: Source, pieces: Iterable[bytes], styles: Iterable[bytes] | None = None) -> ReadTable:
    notices = Notices(source.name)
    found = _Reading(source, notices)
    if (first := next(iterator := iter(styles or ()), None)) is not None:
        run(parser(found.start), chain((first,), iterator))
    run(parser(found.start, found.end, found.characters), pieces)
    if not found.spreadsheet:
        raise UnreadableFileError(
            f"„{source.name}“ ist ein Dokument von LibreOffice, aber keine Tabelle. Bitte kopieren Sie die Liste in "
            "eine Arbeitsmappe."
        )
    if not any(sheet.rows for sheet in found.sheets):
        source.refuse_empty()
    return ReadTable(found.sheets, notices=notices.all())


class _Style:
    """How cells, sheets or runs of text look; what a style does not say, the one that it is made from says."""

    __slots__ = ("fill", "hidden", "indent", "ink", "struck")

    def __init__(self, parent: "_Style | None" = None) -> None:
        self.fill: str = parent.fill if parent else ""
        self.ink: str = parent.ink if parent else ""
        self.struck: bool = parent.struck if parent else False
        self.hidden: bool = parent.hidden if parent else False
        self.indent: int = parent.indent if parent else 0

    @property
    def colour(self) -> str:
        """What stands out: the colour behind a text, or its own."""
        return self.fill or self.ink


_PLAIN = _Style()


class _Cell:
    """The cell that is open: its attributes, its paragraphs and what is written beside it."""

    __slots__ = ("attributes", "beside", "length", "lines", "struck")

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.lines: list[list[str]] = []
        self.beside: list[list[str]] = []
        self.struck: list[str] = []
        self.length = 0

    def text(self) -> str:
        return "\n".join("".join(line) for line in self.lines)


class _Reading:
    """Takes the events of the content in: one method for each element that matters."""

    def __init__(self, source: Source, notices: Notices) -> None:
        self.sheets: list[Sheet] = []
        self.spreadsheet = False
        self._source, self._notices = source, notices
        self._styles: dict[str, _Style] = {}
        self._style = _Style()
        self._grid, self._name, self._hidden, self._depth = CellGrid(), "", False, 0
        self._row, self._times, self._column, self._columns = 0, 1, 0, 0
        self._cells: list[str] = []
        self._cell: _Cell | None = None
        self._line: list[str] | None = None
        self._beside = False
        self._spans: list[bool] = []
        self._total, self._text = 0, 0
        self._usual: dict[int, str] = {}
        self._usual_of_row = ""
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "spreadsheet": self._start_spreadsheet, "style": self._start_style, "table": self._start_table,
            "table-column": self._start_column, "table-row": self._start_row, "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell, "p": self._start_line, "s": self._blanks, "tab": self._blanks,
            "line-break": self._break, "annotation": self._start_annotation, "table-properties": self._table_style,
            "table-cell-properties": self._cell_style, "text-properties": self._text_style,
            "span": self._start_span, "paragraph-properties": self._line_style,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._end_table, "table-row": self._end_row, "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell, "p": self._end_line, "annotation": self._end_annotation,
            "span": self._end_span,
        }  # fmt: skip

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if (handle := self._starts.get(local(name))) is not None:
            handle({local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """An element ends."""
        if (handle := self._ends.get(local(name))) is not None:
            handle()

    def characters(self, text: str) -> None:
        """Text of a paragraph within a cell."""
        if self._line is not None and self._cell is not None:
            struck = any(self._spans) and not self._beside
            (self._cell.struck if struck else self._line).append(text)
            self._cell.length += len(text)
            if self._cell.length > MAX_CELL:
                raise TooLargeError

    # -- styles --------------------------------------------------------------------------------------------------

    def _start_spreadsheet(self, _: dict[str, str]) -> None:
        self.spreadsheet = True

    def _start_style(self, attributes: dict[str, str]) -> None:
        parent = self._styles.get(attributes.get("parent-style-name", ""))
        self._style = self._styles[attributes.get("name", "")] = _Style(parent)

    def _table_style(self, attributes: dict[str, str]) -> None:
        self._style.hidden = attributes.get("display", "true") == "false"

    def _cell_style(self, attributes: dict[str, str]) -> None:
        if "background-color" in attributes:
            colour = attributes["background-color"].lstrip("#").upper()
            self._style.fill = colour if len(colour) == 6 and colour != "FFFFFF" else ""

    def _line_style(self, attributes: dict[str, str]) -> None:
        if "margin-left" in attributes:
            self._style.indent = indent_steps(attributes["margin-left"])

    def _text_style(self, attributes: dict[str, str]) -> None:
        line = attributes.get("text-line-through-style", attributes.get("text-line-through-type", ""))
        if line:
            self._style.struck = line != "none"
        if "color" in attributes:
            underlined = attributes.get("text-underline-style", "none") != "none"
            self._style.ink = chosen_ink(attributes["color"].lstrip("#").upper(), underlined=underlined)

    # -- tables --------------------------------------------------------------------------------------------------

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += self.spreadsheet
        if self._depth != 1:
            return
        if len(self.sheets) >= MAX_SHEETS:
            raise TooLargeError
        self._grid, self._row, self._columns = CellGrid(), 0, 0
        self._usual.clear()
        self._name = printable(attributes.get("name", ""))
        style = self._styles.get(attributes.get("style-name", ""))
        self._hidden = style is not None and style.hidden

    def _end_table(self) -> None:
        if self._depth == 1:
            self.sheets.append(self._grid.sheet(self._name, self._notices, hidden=self._hidden))
        self._depth -= self._depth > 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "number-columns-repeated")
        if self._depth == 1 and attributes.get("visibility") in _HIDDEN:
            self._grid.hidden_columns.update(range(self._columns, min(self._columns + times, MAX_COLUMNS)))
        if usual := attributes.get("default-cell-style-name", ""):
            self._usual.update(dict.fromkeys(range(self._columns, min(self._columns + times, MAX_COLUMNS)), usual))
        self._columns += times

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._depth != 1:
            return
        self._cells, self._column = [], 0
        self._usual_of_row = attributes.get("default-cell-style-name", "")
        self._times = _times(attributes, "number-rows-repeated")
        if attributes.get("visibility") in _HIDDEN:
            self._grid.hidden_rows.update(range(self._row, min(self._row + self._times, MAX_ROWS)))

    def _end_row(self) -> None:
        if self._depth != 1:
            return
        if self._cells:
            self._total += len(self._cells) * self._times
            self._text += sum(map(len, self._cells)) * self._times
            if self._total > MAX_CELLS or self._text > MAX_TEXT or self._row + self._times > MAX_ROWS:
                raise TooLargeError
            for row in range(self._row, self._row + self._times):
                self._grid.rows[row] = list(self._cells) if self._times > 1 else self._cells
        self._row += self._times
        if self._row % _EVERY == 0:
            self._source.progress(self._name, self._row)

    # -- cells ---------------------------------------------------------------------------------------------------

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._depth == 1 and self._cell is None:
            self._cell = _Cell(attributes)

    def _start_line(self, _: dict[str, str]) -> None:
        if self._cell is not None and self._depth == 1:
            self._line = []
            (self._cell.beside if self._beside else self._cell.lines).append(self._line)

    def _end_line(self) -> None:
        self._line = None

    def _start_span(self, attributes: dict[str, str]) -> None:
        style = self._styles.get(attributes.get("style-name", ""))
        self._spans.append(style is not None and style.struck)

    def _end_span(self) -> None:
        del self._spans[-1:]

    def _blanks(self, attributes: dict[str, str]) -> None:
        self.characters(" " * min(_times(attributes, "c"), 100))

    def _break(self, _: dict[str, str]) -> None:
        self.characters("\n")

    def _start_annotation(self, _: dict[str, str]) -> None:
        self._beside = True

    def _end_annotation(self) -> None:
        self._beside = False

    def _end_cell(self) -> None:
        cell = self._cell
        if cell is None or self._depth != 1:
            return
        self._cell = None
        times = _times(cell.attributes, "number-columns-repeated")
        if cell.lines or cell.attributes.get("value-type") or "formula" in cell.attributes:
            self._put(cell, times)
        elif self._row < BOXES and self._column < BOX_COLUMNS:
            self._box(cell, times)
        self._span(cell)
        if cell.beside:
            self._grid.comment(self._row, self._column, "\n".join("".join(line) for line in cell.beside))
        self._column += times

    def _put(self, cell: _Cell, times: int) -> None:
        text = self._shown(cell)
        all_struck = not text and bool("".join(cell.struck).strip())
        text = cleaned("".join(cell.struck), self._tell) if all_struck else text
        if not text:
            return
        if cell.struck and not all_struck:
            self._tell(partly_struck(), text)
        if self._column + times > MAX_COLUMNS:
            raise TooLargeError
        blanks = cell.text()[:_MOST_BLANKS]
        indent = len(blanks) - len(blanks.lstrip()) if blanks[:2].isspace() else 0
        for column in range(self._column, self._column + times):
            self._grid.put(self._cells, column, text)
            style = self._look(cell, column)
            struck, steps = all_struck or style.struck, style.indent or indent
            if struck or style.colour or steps:
                self._grid.mark(self._row, column, style.colour, struck=struck, indent=steps)

    def _look(self, cell: _Cell, column: int) -> _Style:
        """The style of a cell: its own, that of its row, or that of its column."""
        name = cell.attributes.get("style-name") or self._usual_of_row or self._usual.get(column, "")
        return self._styles.get(name, _PLAIN)

    def _box(self, cell: _Cell, times: int) -> None:
        for row in range(self._row, min(self._row + self._times, BOXES)):
            for column in range(self._column, min(self._column + times, BOX_COLUMNS)):
                if fill := self._look(cell, column).fill:
                    self._grid.mark(row, column, fill, struck=False)

    def _span(self, cell: _Cell) -> None:
        rows = _times(cell.attributes, "number-rows-spanned")
        columns = _times(cell.attributes, "number-columns-spanned")
        self._grid.merge(MergedArea(self._row, self._column, self._row + rows - 1, self._column + columns - 1))

    def _shown(self, cell: _Cell) -> str:
        kind = cell.attributes.get("value-type", "")
        text = cleaned(cell.text(), self._tell)
        if kind == "date":
            return shown_day(cell.attributes.get("date-value", ""), text)
        if kind == "boolean":
            return "ja" if cell.attributes.get("boolean-value", "") == "true" else "nein"
        if kind in _NUMBERS:
            return shown_number(cell.attributes.get("value", ""), text, percent=kind == "percentage")
        text = text or cleaned(cell.attributes.get("string-value", ""), self._tell)
        if "formula" in cell.attributes:
            if not text and not kind:
                self._tell(no_stored_value(), "")
            elif text.startswith(("#", "Err:")):
                self._tell(error_cell(), text)
        return text

    def _tell(self, issue: Issue, found: str) -> None:
        self._notices.add(issue, self._name, address(self._row, self._column), found)


def _times(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal() or len(text) > 9:
        raise TooLargeError
    return int(text)
