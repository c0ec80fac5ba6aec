"""Readers: one file per format, found by a folder scan. A reader turns bytes into sheets of text cells.

What a file is, its bytes decide and not its name: each reader says of which bytes it is sure (decision 0017).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath
from pkgutil import iter_modules

from graph.errors import UnreadableFileError
from graph.imports.read.choosing_reader import lists_among, read_source, told_in_sentences, workbooks_among
from graph.imports.read.limits import MAX_FILES, Limits, Meter
from graph.imports.read.source import (
    Reader,
    ReadProgress,
    ReadTable,
    Source,
    by_suffix,
    printable,
    reader,
    silent,
)
from graph.imports.read.within_bounds import SMALL, holds_more, is_small, read_elsewhere
from graph.imports.workbook import SourceFile, Workbook

__all__ = [
    "MAX_BYTES",
    "PASTED",
    "ReadProgress",
    "ReadTable",
    "Source",
    "all_readers",
    "printable",
    "read_bytes",
    "read_here",
    "read_pasted",
    "read_workbook",
    "reader",
]

MAX_BYTES = Limits().packed
PASTED = "Eingefügte Tabelle"


@cache
def all_readers() -> Mapping[str, Reader]:
    """Every reader by usual file ending."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(by_suffix().items()))


def read_workbook(path: Path, progress: ReadProgress = silent, limits: Limits | None = None) -> Workbook:
    """Read a list file, or a folder of CSV files as one workbook; in a process of its own unless it is small.

    ``limits`` read it here, within other bounds. Raises UnreadableFileError with a German sentence for whatever is no
    list.
    """
    if limits is not None:
        return read_here(path, progress, limits)
    if is_small(path):
        try:
            return read_here(path, progress, SMALL)
        except UnreadableFileError as error:
            if not holds_more(error):
                raise
    return read_elsewhere(path, progress)


def read_here(path: Path, progress: ReadProgress, bounds: Limits) -> Workbook:
    """The same in this process, within bounds."""
    meter = Meter(bounds)
    try:
        if not path.exists():
            raise UnreadableFileError(f"Die Datei „{path.name}“ gibt es nicht. Bitte prüfen Sie den Pfad.")
        if not path.is_dir() and not path.is_file():
            # Reading a device or a pipe may never end.
            raise UnreadableFileError(
                f"„{path.name}“ ist keine Datei. Bitte geben Sie eine Liste oder einen Ordner an."
            )
        if not path.is_dir():
            return _read(path.name, [_source(path, bounds, meter, progress)])
        name, tables, skipped = _lists_in(path)
        return _read(name, (_source(p, bounds, meter, progress) for p in tables), skipped)
    except OSError as error:
        raise UnreadableFileError(
            f"„{path.name}“ lässt sich nicht öffnen. Bitte schließen Sie die Datei in anderen Programmen und prüfen "
            "Sie, ob Sie sie lesen dürfen."
        ) from error


def read_bytes(name: str, data: bytes, progress: ReadProgress = silent, limits: Limits | None = None) -> Workbook:
    """Read a list that was sent as bytes with the name of a file; raises UnreadableFileError like ``read_workbook``."""
    plain = PurePath(name.replace("\\", "/")).name or "Liste"
    bounds = limits or Limits()
    _refuse_heavy(plain, len(data), bounds)
    return _read(plain, [Source(printable(plain), data, bounds, Meter(bounds), progress)])


def read_pasted(text: str, progress: ReadProgress = silent, limits: Limits | None = None) -> Workbook:
    """Read cells as the clipboard gives them: tabs between cells, quotation marks around cells with line breaks."""
    from graph.imports.read.decoding import Decoded
    from graph.imports.read.delimited import table_of

    data = text.encode("utf-8", "replace")
    bounds = limits or Limits()
    _refuse_heavy(PASTED, len(data), bounds)
    source = Source(PASTED, data, bounds, Meter(bounds), progress)
    with told_in_sentences(source):
        return _workbook(PASTED, [(source, table_of(source, Decoded(text.lstrip("\ufeff"), "")))])


def _lists_in(path: Path) -> tuple[str, list[Path], tuple[str, ...]]:
    """The name of a folder, the lists in it, and the workbooks that are left out because there are lists."""
    inside = sorted(p.name for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~")))
    names = lists_among(inside, f"Im Ordner „{path.name}“")
    if not names:
        raise UnreadableFileError(
            f"Im Ordner „{path.name}“ liegt keine Liste. Erwartet werden CSV-Dateien wie akteure.csv und gremien.csv "
            "oder eine Excel-Arbeitsmappe."
        )
    tables = [path / name for name in names]
    _refuse_heap(path.name, tables)
    return path.resolve().name, tables, tuple(name for name in workbooks_among(inside) if name not in names)


def _read(name: str, sources: Iterator[Source] | list[Source], skipped: tuple[str, ...] = ()) -> Workbook:
    all_readers()
    return _workbook(name, [(source, read_source(source)) for source in sources], skipped)


def _workbook(name: str, found: list[tuple[Source, ReadTable]], skipped: tuple[str, ...] = ()) -> Workbook:
    return Workbook(
        name=printable(name),
        sheets=tuple(sheet for _, table in found for sheet in table.sheets),
        files=tuple(SourceFile(s.name, sha256(s.data).hexdigest(), table.encoding) for s, table in found),
        skipped=tuple(map(printable, (*skipped, *(name for _, table in found for name in table.skipped)))),
        notices=tuple(notice for _, table in found for notice in table.notices),
        records=tuple(record for _, table in found for record in table.records),
    )


def _refuse_heap(name: str, paths: list[Path]) -> None:
    if len(paths) > MAX_FILES or (len(paths) > 1 and sum(path.stat().st_size for path in paths) > MAX_BYTES):
        raise UnreadableFileError(
            f"Im Ordner „{name}“ liegen mehr als {MAX_FILES} Listen oder mehr als {MAX_BYTES // 1024**2} MB. Bitte "
            "legen Sie die Listen eines Netzwerks in einen eigenen Ordner."
        )


def _refuse_heavy(name: str, size: int, limits: Limits) -> None:
    if size > limits.packed:
        raise UnreadableFileError(
            f"„{name}“ ist größer als {limits.packed // 1024**2} MB. Bitte entfernen Sie Bilder und leere Bereiche "
            "oder teilen Sie die Liste."
        )


def _source(path: Path, limits: Limits, meter: Meter, progress: ReadProgress) -> Source:
    with path.open("rb") as file:
        data = file.read(limits.packed + 1)
    _refuse_heavy(path.name, len(data), limits)
    return Source(printable(path.name), data, limits, meter, progress)
