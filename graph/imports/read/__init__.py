"""Readers: one file per format, found by a folder scan. A reader turns bytes into sheets of text cells."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from graph.errors import UnreadableFileError
from graph.imports.workbook import Sheet, SourceFile, Workbook

MAX_BYTES = 50 * 1024 * 1024
"""Larger files are refused: a list of 75,000 rows and 16 columns takes about 5 MB."""
MAX_FILES = 200
MAX_ROWS = 1_048_576
MAX_COLUMNS = 2000


class Table(NamedTuple):
    """What a reader found: named sheets of rows, how the text was decoded, and the sheets it left out."""

    sheets: list[tuple[str, list[list[str]]]]
    encoding: str = ""
    skipped: tuple[str, ...] = ()


Reader = Callable[[Path, bytes], Table]
_found: dict[str, Reader] = {}


def reader(*suffixes: str) -> Callable[[Reader], Reader]:
    """Register a reader for file endings such as ``.csv``."""

    def register(function: Reader) -> Reader:
        _found.update(dict.fromkeys(suffixes, function))
        return function

    return register


@cache
def all_readers() -> Mapping[str, Reader]:
    """Every reader by file ending."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_found.items()))


def read_workbook(path: Path) -> Workbook:
    """Read a list file, or a folder of CSV files as one workbook.

    Raises UnreadableFileError with a German sentence for whatever is no list.
    """
    try:
        if not path.exists():
            raise UnreadableFileError(f"Die Datei „{path.name}“ gibt es nicht. Bitte prüfen Sie den Pfad.")
        if not path.is_dir() and not path.is_file():
            # Reading a device or a pipe may never end.
            raise UnreadableFileError(
                f"„{path.name}“ ist keine Datei. Bitte geben Sie eine Liste oder einen Ordner an."
            )
        return _read_folder(path) if path.is_dir() else _read_files(path.name, [path])
    except OSError as error:
        raise UnreadableFileError(
            f"„{path.name}“ lässt sich nicht öffnen. Bitte schließen Sie die Datei in anderen Programmen und prüfen "
            "Sie, ob Sie sie lesen dürfen."
        ) from error


def _read_folder(path: Path) -> Workbook:
    inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~")))
    tables = [p for p in inside if p.suffix.lower() == ".csv"]
    books = [p for p in inside if p.suffix.lower() in all_readers() and p not in tables]
    if not tables and len(books) == 1:
        tables = books
    if not tables and books:
        raise UnreadableFileError(
            f"Im Ordner „{path.name}“ liegen mehrere Arbeitsmappen. Bitte geben Sie eine davon an, "
            f"zum Beispiel „{books[0].name}“."
        )
    if not tables:
        raise UnreadableFileError(
            f"Im Ordner „{path.name}“ liegt keine Liste. Erwartet werden CSV-Dateien wie akteure.csv und gremien.csv "
            "oder eine Excel-Arbeitsmappe."
        )
    return _read_files(path.resolve().name, tables, tuple(p.name for p in books if p not in tables))


def _read_files(name: str, paths: list[Path], skipped: tuple[str, ...] = ()) -> Workbook:
    sheets: list[Sheet] = []
    files: list[SourceFile] = []
    _refuse_heap(name, paths)
    for path in paths:
        data, table = _read_one(path)
        file = printable(path.name)
        files.append(SourceFile(file, sha256(data).hexdigest(), table.encoding))
        sheets += [Sheet(printable(sheet), file, rows) for sheet, rows in table.sheets]
        skipped += table.skipped
    return Workbook(printable(name), tuple(sheets), tuple(files), tuple(map(printable, skipped)))


def _refuse_heap(name: str, paths: list[Path]) -> None:
    if len(paths) > MAX_FILES or (len(paths) > 1 and sum(path.stat().st_size for path in paths) > MAX_BYTES):
        raise UnreadableFileError(
            f"Im Ordner „{name}“ liegen mehr als {MAX_FILES} Listen oder mehr als {MAX_BYTES // 1024**2} MB. Bitte "
            "legen Sie die Listen eines Netzwerks in einen eigenen Ordner."
        )


def printable(text: str) -> str:
    """The text of a name without bytes that are no text, as old archives leave them in file names.

    >>> printable("b\\udcfcro.csv")
    'b?ro.csv'
    """
    return text.encode("utf-8", "replace").decode()


def _read_one(path: Path) -> tuple[bytes, Table]:
    chosen = all_readers().get(path.suffix.lower())
    if chosen is None:
        known = ", ".join(all_readers())
        raise UnreadableFileError(
            f"„{path.name}“ hat kein Format, das gelesen werden kann ({known}). Bitte speichern Sie die Liste als "
            "Excel- oder CSV-Datei."
        )
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            f"„{path.name}“ ist größer als {MAX_BYTES // 1024**2} MB. Bitte entfernen Sie Bilder und leere Bereiche "
            "oder teilen Sie die Liste."
        )
    if not data.strip():
        raise UnreadableFileError(f"„{path.name}“ ist leer. Bitte prüfen Sie, ob die richtige Datei gespeichert wurde.")
    try:
        return data, chosen(path, data)
    except SizeError as error:
        raise UnreadableFileError(
            f"„{path.name}“ hat mehr als {MAX_COLUMNS} Spalten oder {MAX_ROWS} Zeilen. Bitte löschen Sie leere Zeilen "
            "und Spalten am Rand, und prüfen Sie das Trennzeichen."
        ) from error


class SizeError(ValueError):
    """More rows or columns than a list can have."""


def rows_of(found: Iterable[list[str]]) -> list[list[str]]:
    """The rows as a list, without the empty ones at the end; raises SizeError if there is no end to them."""
    rows: list[list[str]] = []
    for row in found:
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise SizeError
        if len(rows) == MAX_ROWS:
            raise SizeError
        rows.append(row[:MAX_COLUMNS])
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
