"""The records of a workbook of Excel before 2007 (MS-XLS), and the texts in them."""

from collections.abc import Callable, Iterator
from struct import unpack_from
from typing import NamedTuple

from graph.imports.read.limits import BrokenError

BEGIN, END, CONTINUE = 0x0809, 0x000A, 0x003C
BIFF8 = 0x0600
_WIDE, _FAR_EAST, _RICH = 1, 4, 8
_LONGEST_RUNS, _EVERY = 10_000, 5000
_CODE_PAGES = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252", 367: "ascii"}


class OldRecord(NamedTuple):
    """A record and the bytes that further records continue it with."""

    kind: int
    pieces: list[bytes]

    @property
    def data(self) -> bytes:
        """The bytes of the record itself."""
        return self.pieces[0]


class RichText(NamedTuple):
    """A text, and from which character on it has which font."""

    text: str
    runs: list[tuple[int, int]]


def records(stream: bytes, start: int, look: Callable[[], None]) -> Iterator[OldRecord]:
    """The records from one that begins a part to the one that ends it, without those of parts within.

    ``look`` is called every few thousand, and ends what takes too long.
    """
    depth, known = 0, OldRecord(END, [])
    for number, (kind, piece) in enumerate(_plain(stream, start)):
        if number % _EVERY == 0:
            look()
        if kind == CONTINUE:
            known.pieces.append(piece)
            continue
        if known.pieces and depth == 1:
            yield known
        depth += kind == BEGIN
        known = OldRecord(kind, [piece])
        if kind == END:
            depth -= 1
            if depth <= 0:
                return
            known = OldRecord(END, [])


def _plain(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def code_page(number: int) -> str:
    """The encoding of texts in workbooks of Excel 5 and 95."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


class Pieces:
    """Reads numbers and texts over the border of pieces: there a text says anew how wide its characters are."""

    def __init__(self, pieces: list[bytes], at: int = 0) -> None:
        self._pieces, self._number, self._at = pieces, 0, at

    def raw(self, size: int) -> bytes:
        """The next bytes; raises BrokenError if there are none."""
        found = b""
        while len(found) < size:
            if self._number >= len(self._pieces):
                raise BrokenError
            part = self._pieces[self._number][self._at : self._at + size - len(found)]
            found, self._at = found + part, self._at + len(part)
            if len(found) < size:
                self._number, self._at = self._number + 1, 0
        return found

    def number(self, size: int = 2) -> int:
        """The next whole number."""
        return int.from_bytes(self.raw(size), "little")

    def text(self, length: int) -> RichText:
        """A text of so many characters, behind the byte that says how it is kept; with its fonts."""
        flags = self.number(1)
        runs = self.number() if flags & _RICH else 0
        beside = self.number(4) if flags & _FAR_EAST else 0
        text = self.characters(length, wide=bool(flags & _WIDE))
        if beside > sum(map(len, self._pieces)):
            raise BrokenError
        kept = [(self.number(), self.number()) for _ in range(min(runs, _LONGEST_RUNS))]
        self.raw(4 * (runs - len(kept)) + beside)
        return RichText(text, kept)

    def characters(self, length: int, *, wide: bool) -> str:
        """So many characters, as wide as said until a piece ends."""
        found: list[str] = []
        while length > 0:
            if self._number >= len(self._pieces):
                raise BrokenError
            piece, size = self._pieces[self._number], 2 if wide else 1
            part = piece[self._at : self._at + length * size]
            part = part[: len(part) - len(part) % size]
            found.append(part.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= len(part) // size
            self._at += len(part)
            if length > 0:
                self._number, self._at = self._number + 1, 1
                more = self._pieces[self._number][:1] if self._number < len(self._pieces) else b""
                wide = bool(more and more[0] & _WIDE)
        return "".join(found)

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._number >= len(self._pieces) - 1 and self._at >= len(self._pieces[-1])
