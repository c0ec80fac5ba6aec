"""Workbooks are zip archives of XML from strangers: looked through before anything is unpacked in earnest.

The reader of workbooks trusts what an archive says of itself. So it never gets the file, but an archive packed anew of
the parts that were looked through: no forged sizes, no macros, no pictures, no parts of a second kind of workbook.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 2000
MAX_CELLS = 20_000_000
MAX_TEXT = 300_000_000
"""Characters in all cells of a workbook, a text that many cells share counted for each of them."""

# Attributes in either quotes: what one reader of XML overlooks, another one reads.
_FAR = re.compile(rb"""=\s*["'](?:[A-Za-z]{2,3}\d|[A-Za-z]?\d{6})""")
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,10})""")
_NUMBER = re.compile(rb"<(?:\w+:)?v\s*>(\d+)<")
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*>")
_ALLOWED = (".xml", ".rels")


class BrokenError(ValueError):
    """The archive is damaged, or no workbook."""


class TooLargeError(ValueError):
    """The workbook holds more than a list can hold."""


def repacked(data: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """The XML parts of a workbook in an archive of their own, and by their names.

    Raises BrokenError, TooLargeError, and RuntimeError for encrypted parts.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise TooLargeError
            for entry in entries:
                if entry.filename.lower().endswith(_ALLOWED) or entry.filename == "mimetype":
                    # Reads no more than the size that was added up above, whatever the packed bytes hold.
                    parts[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise BrokenError from error
    except (OSError, OverflowError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise BrokenError from error
    _look_through(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue(), parts


def _look_through(parts: Mapping[str, bytes]) -> None:
    excel = "xl/workbook.xml" in parts
    if excel == ("content.xml" in parts):
        raise BrokenError
    for content in parts.values():
        # Neither Excel nor LibreOffice writes a document type; entities are only declared in one.
        if b"<!" in content and re.search(rb"<!(?!--|\[CDATA\[)", content):
            raise BrokenError
    if excel:
        _look_through_excel(parts)
    else:
        _look_through_opendocument(parts["content.xml"])


def _look_through_excel(parts: Mapping[str, bytes]) -> None:
    sheets = [content for content in parts.values() if b"sheetData" in content]
    for xml in sheets:
        # Sheets are kept as full rectangles: one cell in the last corner would take all memory.
        if _FAR.search(xml):
            found = set(_ADDRESS.findall(xml))
            width = max((column_number(letters) for letters, _ in found), default=0) + 1
            height = max((int(digits) for _, digits in found), default=0)
            if width * height > MAX_CELLS:
                raise TooLargeError
    texts = next((content for name, content in parts.items() if name.lower().endswith("sharedstrings.xml")), b"")
    lengths = [len(text) for text in _ITEM.split(texts)[1:]]
    # A text that is stored once may stand in every cell.
    if max(lengths, default=0) * sum(xml.count(b'"s"') + xml.count(b"'s'") for xml in sheets) <= MAX_TEXT:
        return
    used = Counter(number for xml in sheets for number in _NUMBER.findall(xml) if len(number) < 10)
    if sum(lengths[int(n)] * times for n, times in used.items() if int(n) < len(lengths)) > MAX_TEXT:
        raise TooLargeError


def column_number(letters: bytes) -> int:
    """The column of an address, counted from zero.

    >>> column_number(b"A"), column_number(b"AB"), column_number(b"")
    (0, 27, 0)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return max(number - 1, 0)


class _Row(NamedTuple):
    times: int
    width: int = 0
    text: int = 0


class _OpenDocument:
    """Measures the tables of an OpenDocument sheet: cells and rows that repeat count as often as they do."""

    def __init__(self) -> None:
        self.cells, self.text = 0, 0
        self._rows: list[_Row] = []
        self._row: _Row | None = None
        self._position, self._times, self._length, self._filled = 0, 1, 0, False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self._rows = []
        elif name == "table:table-row":
            self._row, self._position = _Row(_repeats(attributes, "table:number-rows-repeated")), 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._times = _repeats(attributes, "table:number-columns-repeated")
            self._length = sum(len(v) for k, v in attributes.items() if k.startswith("office:"))
            self._filled = "table:formula" in attributes or self._length > 0
        elif self._row is not None:
            self._filled = True

    def characters(self, text: str) -> None:
        self._length += len(text)

    def end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell") and self._row is not None:
            self._position += self._times
            if self._filled:
                self._row = _Row(self._row.times, self._position, self._row.text + self._length * self._times)
            self._filled, self._length = False, 0
        elif name == "table:table-row" and self._row is not None:
            self._rows.append(self._row)
            self._row = None
        elif name == "table:table":
            self._measure()

    def _measure(self) -> None:
        last = max((i for i, row in enumerate(self._rows) if row.width), default=-1)
        rows = self._rows[: last + 1]
        self.cells += sum(r.times for r in rows) * max((r.width for r in rows), default=0)
        self.text += sum(r.times * r.text for r in rows)
        if self.cells > MAX_CELLS or self.text > MAX_TEXT:
            raise TooLargeError


def _look_through_opendocument(content: bytes) -> None:
    measured, parser = _OpenDocument(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = measured.start, measured.end
    parser.CharacterDataHandler = measured.characters
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BrokenError from error


def _repeats(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal() or len(text) > 9:
        raise TooLargeError
    return int(text)
