"""What readers take and give, and where they register: each is one file of this folder that no other needs to name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from graph.errors import UnreadableFileError
from graph.imports.read.limits import Limits, Meter
from graph.imports.read.notices import Notice
from graph.imports.workbook import Sheet
from graph.records import Record

ReadProgress = Callable[[str, int], object]
"""Hears the name of a sheet and how many of its rows are read; what it raises ends the reading."""


def silent(sheet: str, rows: int) -> None:
    """The progress that nobody wants to hear of."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name, how far a reader may go with them, and what it has cost so far.

    ``packed`` says that they come out of an archive: an archive in them is not opened.
    """

    name: str
    data: bytes
    limits: Limits
    meter: Meter
    heard: ReadProgress = silent
    packed: bool = False

    def progress(self, sheet: str, rows: int) -> None:
        """Say how many rows are read; raises TooLongError when reading takes too long."""
        self.meter.look()
        self.heard(sheet, rows)

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePath(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending of the name such as ``.csv``: a hint, never the judge."""
        return PurePath(self.name).suffix.lower()

    def refuse_empty(self) -> None:
        """Refuse a file in which nothing stands."""
        raise UnreadableFileError(f"„{self.name}“ ist leer. Bitte prüfen Sie, ob die richtige Datei gespeichert wurde.")


class ReadTable(NamedTuple):
    """What a reader found: sheets, how the text was decoded, sheets it left out, and what it has to say.

    ``records`` are those of a file that this program gave out, which has no sheets.
    """

    sheets: list[Sheet]
    encoding: str = ""
    skipped: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    records: tuple[Record, ...] = ()


Reader = Callable[[Source], ReadTable]
Recognise = Callable[[bytes], int]


class Known(NamedTuple):
    """A reader, and how it tells that bytes are its own."""

    read: Reader
    recognise: Recognise


_by_suffix: dict[str, Reader] = {}
_found: list[Known] = []


def reader(*suffixes: str, sure: int = 0, recognises: Recognise | None = None) -> Callable[[Reader], Reader]:
    """Register a reader: usual file endings, and how sure it is of given bytes.

    0 is not mine, 1 perhaps, 2 surely; 3 says that the bytes name the form, which goes before what they look like.
    """

    def register(function: Reader) -> Reader:
        _by_suffix.update(dict.fromkeys(suffixes, function))
        _found.append(Known(function, recognises or (lambda _: sure)))
        return function

    return register


def by_suffix() -> Mapping[str, Reader]:
    """The readers that have registered, by usual file ending."""
    return _by_suffix


def registered() -> Sequence[Known]:
    """The readers that have registered."""
    return _found


def printable(text: str) -> str:
    """The text of a name without bytes that are no text, as old archives leave them in file names.

    >>> printable("b\\udcfcro.csv")
    'b?ro.csv'
    """
    return text.encode("utf-8", "replace").decode()
