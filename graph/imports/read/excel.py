"""Workbooks of Excel since 2007: what is where, their relationships say (ECMA-376 part 2)."""

from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

from graph.errors import UnreadableFileError
from graph.imports.read.excel_sheet import Book, SheetReader
from graph.imports.read.excel_strings import shared_strings
from graph.imports.read.excel_styles import styles_of
from graph.imports.read.kinds import ZIP, foreign_archive
from graph.imports.read.limits import MAX_SHEETS, BrokenError, TooLargeError
from graph.imports.read.notices import Notices
from graph.imports.read.package import Package
from graph.imports.read.source import ReadTable, Source, printable, reader
from graph.imports.workbook import Sheet

_OPEN_DOCUMENT = "content.xml"
_NO_LISTS = "chartsheet", "dialogsheet"


class _Link(NamedTuple):
    type: str
    target: str


@reader(".xlsx", ".xlsm", ".xltx", ".xltm", recognises=lambda data: 2 if data.startswith((ZIP, b"PK\x05\x06")) else 0)
def read_archive(source: Source) -> ReadTable:
    """The sheets of a workbook, of Excel or OpenDocument as its parts say."""
    from graph.imports.read.open_document import read_package
    from graph.imports.read.packed_lists import packed_lists, read_packed

    package = Package(source.data, source.limits, source.meter)
    book = _book_part(package)
    if book and _OPEN_DOCUMENT in package:
        raise BrokenError
    if _OPEN_DOCUMENT in package:
        return read_package(source, package)
    if not book and (lists := packed_lists(package)) and not source.packed:
        return read_packed(source, package, lists)
    if not book:
        raise UnreadableFileError(foreign_archive(source.name, package.names()))
    return _Workbook(source, package, book).table()


def _book_part(package: Package) -> str:
    """The part that the archive itself calls its document, or the usual one where nothing is said."""
    for link in _links(package, "").values():
        if link.type == "officedocument" and link.target in package and not link.target.endswith(".bin"):
            head = package.tree(link.target)
            if head.tag == "workbook":
                return link.target
    usual = "xl/workbook.xml"
    return usual if usual in package else ""


def _links(package: Package, part: str) -> dict[str, _Link]:
    """The relationships of a part by their ids; their types by the last word, which all editions share."""
    folder = dirname(part)
    root = package.tree(join(folder, "_rels", f"{basename(part)}.rels"))
    found: dict[str, _Link] = {}
    for link in root.iter("Relationship"):
        target = link.get("Target", "").replace("\\", "/")
        if link.get("TargetMode", "").casefold() != "external" and target:
            whole = target if target.startswith("/") else normpath(join(folder, target))
            found[link.get("Id", "")] = _Link(link.get("Type", "").rpartition("/")[2].casefold(), whole.lstrip("/"))
    return found


class _Workbook:
    def __init__(self, source: Source, package: Package, part: str) -> None:
        self._source, self._package = source, package
        self._root = package.tree(part)
        self._links = _links(package, part)
        self._notices = Notices(source.name)

    def table(self) -> ReadTable:
        listed = self._root.findall("sheets/sheet")
        if len(listed) > MAX_SHEETS:
            raise TooLargeError
        settings = self._root.find("workbookPr")
        book = Book(
            shared_strings(self._package, self._part("sharedstrings")),
            styles_of(self._package, self._part("styles"), self._part("theme")),
            settings is not None and settings.get("date1904", "0") in ("1", "true", "on"),
        )
        sheets: list[Sheet] = []
        skipped: list[str] = []
        for entry in listed:
            name, link = printable(entry.get("name", "")), self._links.get(entry.get("id", ""))
            if link is None or link.target not in self._package or link.type in _NO_LISTS:
                skipped.append(name)
            else:
                sheets.append(self._sheet(name, entry, link.target, book))
        if not any(sheet.rows for sheet in sheets):
            self._source.refuse_empty()
        return ReadTable(sheets, skipped=tuple(skipped), notices=self._notices.all())

    def _part(self, type: str) -> str:
        return next((link.target for link in self._links.values() if link.type == type), "")

    def _sheet(self, name: str, entry: Element, part: str, book: Book) -> Sheet:
        read = SheetReader(name, book, self._notices, self._source.progress)
        read.run(self._package.pieces(part))
        for link in _links(self._package, part).values():
            if link.type in ("comments", "threadedcomment"):
                self._comments(read, link)
        return read.grid.sheet(name, self._notices, hidden=entry.get("state", "visible").casefold() != "visible")

    def _comments(self, read: SheetReader, link: _Link) -> None:
        for comment in self._package.tree(link.target).iter():
            if comment.tag in ("comment", "threadedComment") and (place := comment.get("ref", "")):
                text = "".join(t.text or "" for t in comment.iter() if t.tag in ("t", "text"))
                # The older part only repeats what newer ones say, behind an explanation.
                if not text.startswith("[Threaded comment]"):
                    read.comment(place, text)
