"""A list file as sheets of rows of text cells that know their address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.imports.problems import Issue, Place
from graph.records import Record


class MergedArea(NamedTuple):
    """A rectangle of cells counted from zero, the last row and column within."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows`` starts at the file's first row, so that positions are addresses.

    Texts stand as the spreadsheet shows them. Of merged cells only the first holds the text. What a person sees beside
    the text is kept by position (row, column): ``fills`` as ``RRGGBB``, steps by which a text is indented, comments as
    text.
    """

    name: str
    file: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedArea, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, the SHA-256 of its bytes, and how its text was decoded."""

    name: str
    sha256: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file, or of a folder of CSV files.

    ``skipped`` names files and sheets that were left out, ``notices`` what reading itself has to say of a place: a byte
    that is no text, a quote left open, a formula without a value. ``records`` are those of a file that this program
    gave out as RDF or JSON: it has no sheets.
    """

    name: str
    sheets: tuple[Sheet, ...]
    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...] = ()
    notices: tuple[tuple[Place, str, Issue], ...] = ()
    records: tuple[Record, ...] = ()


def address(row: int, column: int) -> str:
    """The address of a cell counted from zero.

    >>> address(16, 2), address(0, 27)
    ('C17', 'AB1')
    """
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"
