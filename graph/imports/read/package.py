"""Workbooks are zip archives of XML from strangers: unpacked piece by piece, and only what is needed.

What an archive says of its sizes is not believed: every byte that comes out is counted. A part with a document type is
refused, because entities are only declared in one and no spreadsheet program writes one.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from graph.imports.read.limits import (
    MAX_PARTS,
    BrokenError,
    Limits,
    Meter,
    ProtectedError,
    TooLargeError,
    TooLongError,
)

_PIECE = 256 * 1024
_MAX_NODES = 1_000_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MAX_ENTRIES = 20 * MAX_PARTS
"""Entries of the directory, those of archives within the archive among them: the library reads all of them at once."""
_LONGEST = 1024 * 1024
"""Bytes without a closing tag that are kept back for ``run_beside``."""
_ENCODINGS_OF_EXPAT = ("utf-8", "utf-16", "utf-16le", "utf-16be")
_NAMED_IN_UTF8 = 0x800
_EVERY_BYTE = bytes(range(256))
_NO_XML = (expat.ExpatError, LookupError, UnicodeError)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class Package:
    """The parts of an archive by name; case and kind of slash do not matter, as they do not in Excel."""

    def __init__(self, data: bytes, limits: Limits, meter: Meter) -> None:
        self._meter = meter
        if data.count(_DIRECTORY_ENTRY) > _MAX_ENTRIES:
            raise TooLargeError
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (*_DAMAGED, OSError, OverflowError, ValueError) as error:
            raise BrokenError from error
        if len(entries) > MAX_PARTS or sum(e.file_size for e in entries if _is_xml(e.filename)) > limits.unpacked:
            raise TooLargeError
        self._entries = {plain_name(e.filename): e for e in entries}
        self._entries |= {plain_name(_as_given(e)): e for e in entries}

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._entries

    def names(self) -> list[str]:
        """The plain names of all parts."""
        return list(self._entries)

    def files(self) -> list[str]:
        """The names of all files as people gave them, without folders."""
        return [_as_given(entry) for entry in self._archive.infolist() if not entry.is_dir()]

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, counted as they come out; nothing if there is no such part."""
        entry = self._entries.get(plain_name(name))
        if entry is None:
            return
        try:
            with self._archive.open(entry) as part:
                while piece := part.read(_PIECE):
                    self._meter.unpacked(len(piece))
                    yield piece
        except RuntimeError as error:
            # The library says so of encrypted parts; a NotImplementedError is one as well.
            raise (BrokenError if isinstance(error, NotImplementedError) else ProtectedError) from error
        except (TooLargeError, TooLongError, BrokenError):
            raise
        except (*_DAMAGED, OSError, OverflowError, ValueError) as error:
            raise BrokenError from error

    def content(self, name: str) -> bytes:
        """A small part as a whole."""
        return b"".join(self.pieces(name))

    def tree(self, name: str) -> Element:
        """A small part as elements with local names; an empty element if there is no such part."""
        return tree(self.pieces(name))


def plain_name(name: str) -> str:
    """A part's name as it is compared.

    >>> plain_name("/xl\\\\Workbook.xml")
    'xl/workbook.xml'
    """
    return name.replace("\\", "/").lstrip("/").casefold()


def _as_given(entry: zipfile.ZipInfo) -> str:
    """The name of a part; many programs write UTF-8 without saying so, which the library takes for letters of DOS."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & _NAMED_IN_UTF8:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def local(name: str) -> str:
    """The name without its prefix, which every program chooses for itself."""
    return name[name.find(":") + 1 :]


def parser(start: Start, end: End | None = None, characters: Characters | None = None) -> expat.XMLParserType:
    """A parser that knows no document types."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.buffer_size = 32 * 1024
    made.XmlDeclHandler = _refuse_wide
    made.StartDoctypeDeclHandler = _refuse_doctype
    made.StartElementHandler = start
    made.EndElementHandler = end
    made.CharacterDataHandler = characters
    return made


def run(made: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Feed a parser; raises BrokenError for what is no XML."""
    try:
        for piece in pieces:
            made.Parse(piece, False)
        made.Parse(b"", True)
    except _NO_XML as error:
        raise BrokenError from error


def run_beside(made: expat.XMLParserType, pieces: Iterable[bytes], closing: bytes, take: Callable[[str], bool]) -> None:
    """Feed a parser, but let ``take`` have first try at every text up to a closing tag: what it takes is not parsed.

    Most of a large part is one plain element after the other; to take them by an expression costs a quarter. Only
    whole elements may be taken, so that what is left stays well-formed. Comments, CDATA, instructions and other
    encodings than UTF-8 leave everything to the parser.
    """
    rest, plain = b"", True
    try:
        for number, piece in enumerate(pieces):
            plain = plain and _is_plain(rest[-1:] + piece, first=number == 0)
            if not plain:
                made.Parse(rest + piece, False)
                rest = b""
                continue
            *parts, rest = (rest + piece).split(closing)
            for part in parts:
                if not take(part.decode()):
                    made.Parse(part + closing, False)
            if len(rest) > _LONGEST:
                made.Parse(rest, False)
                rest = b""
        made.Parse(rest, True)
    except _NO_XML as error:
        raise BrokenError from error


def _is_plain(piece: bytes, *, first: bool) -> bool:
    if b"<!" in piece or piece.find(b"<?", 2 if first else 0) >= 0:
        return False
    return not first or (not piece.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in piece and _is_utf8(piece))


def _is_utf8(piece: bytes) -> bool:
    head = piece[: piece.find(b"?>") + 1] if piece.lstrip(b"\xef\xbb\xbf").startswith(b"<?") else b""
    return b"encoding" not in head or b"utf-8" in head.lower()


def _refuse_wide(_version: str, encoding: str | None, _standalone: int) -> None:
    """Of encodings that it does not know itself the parser takes those of one byte a character alone.

    It has no error for the others that could be told from one of this program; a name that is unknown is a LookupError.
    """
    if not encoding or encoding.casefold() in _ENCODINGS_OF_EXPAT:
        return
    if len(_EVERY_BYTE.decode(encoding, "replace")) != len(_EVERY_BYTE):
        raise BrokenError


def _refuse_doctype(*_: object) -> None:
    raise BrokenError


def tree(pieces: Iterable[bytes]) -> Element:
    """XML as elements with local names, bounded in number."""
    builder, left = TreeBuilder(), _MAX_NODES

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooLargeError
        builder.start(local(name), {local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        builder.end(local(name))

    first = next(iterator := iter(pieces), None)
    if first is None:
        return Element("nothing")
    run(parser(start, end, builder.data), _after(first, iterator))
    return builder.close()


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
