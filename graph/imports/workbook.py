"""A list file as sheets of rows of text cells that know their address."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``rows`` starts at the file's first row, so that positions are addresses."""

    name: str
    file: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, the SHA-256 of its bytes, and how its text was decoded."""

    name: str
    sha256: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file, or of a folder of CSV files; ``skipped`` names files and sheets that were left out."""

    name: str
    sheets: tuple[Sheet, ...]
    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...] = ()


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
