"""Reads a file in a process of its own that may hold so much memory and compute so long, whatever kind of file it is.

Small files are read where they are asked for, with bounds so low that they cannot hurt; what turns out to hold more is
read again in the other process (decision 0063). What a library reads that looks at no clock is read there in any case.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from graph.errors import UnreadableFileError
from graph.imports.read.handed_over import lines_from, workbook_from
from graph.imports.read.limits import Limits, TooLargeError, TooLongError
from graph.imports.read.source import ReadProgress, ReadTable, Source, printable
from graph.imports.read.watching import heard_lines, limit_itself
from graph.imports.workbook import Workbook

SMALL = Limits(packed=1024**2, unpacked=8 * 1024**2, seconds=5)
"""What may be read without another process: a list of 10,000 rows is about as large."""
_MEMORY = 1024**3
_PATIENCE = 600
_CHILD = (
    "import sys; sys.path[:] = sys.argv[2:]; from graph.imports.read import read_here; "
    "from graph.imports.read.within_bounds import hand_over; hand_over(sys.argv[1], read_here)"
)
_CHILD_OF_BYTES = (
    "import sys; sys.path[:] = sys.argv[1:]; from graph.imports.read import read_bytes; "
    "from graph.imports.read.within_bounds import hand_over_bytes; hand_over_bytes(read_bytes)"
)
ReadHere = Callable[[Path, ReadProgress, Limits], Workbook]
"""How a file is read in this process."""
ReadBytes = Callable[[str, bytes, ReadProgress, Limits], Workbook]
"""The same for bytes with the name of a file."""


def is_small(path: Path) -> bool:
    """Whether a file, or all files of a folder together, can be read with small bounds; also if nothing is there."""
    try:
        files = [p for p in path.iterdir() if p.is_file()] if path.is_dir() else [path]
        return sum(file.stat().st_size for file in files) <= SMALL.packed
    except OSError:
        return True


def holds_more(error: UnreadableFileError) -> bool:
    """Whether a file was refused because of the bounds, and not for what it is."""
    return isinstance(error.__cause__, TooLargeError | TooLongError | MemoryError)


def read_elsewhere(path: Path, progress: ReadProgress) -> Workbook:
    """What a file or folder holds, read in the other process; raises UnreadableFileError like ``read_workbook``."""
    command = [sys.executable, "-I", "-c", _CHILD, os.fspath(path.absolute()), *sys.path]
    return _taken_over(printable(path.name), heard_lines(command, _MEMORY, _PATIENCE), progress)


def read_apart(source: Source) -> ReadTable:
    """What bytes hold that may only be read in a process that can be ended; raises UnreadableFileError."""
    command = [sys.executable, "-I", "-c", _CHILD_OF_BYTES, *sys.path]
    data = json.dumps(source.name).encode() + b"\n" + source.data
    made = _taken_over(source.name, heard_lines(command, _MEMORY, _PATIENCE, data), source.progress)
    return ReadTable(list(made.sheets), skipped=made.skipped, notices=made.notices)


def _taken_over(name: str, lines: Iterator[bytes], progress: ReadProgress) -> Workbook:
    made = workbook_from(_heard(lines, progress))
    if made is None:
        raise UnreadableFileError(
            f"„{name}“ ist zu groß: Beim Lesen reichte der Speicher ({_MEMORY // 1024**3} GB) oder die "
            "Zeit nicht. Bitte löschen Sie leere Zeilen und Spalten am Rand, oder teilen Sie die Liste."
        )
    return made


def _heard(lines: Iterator[bytes], progress: ReadProgress) -> Iterator[tuple[str, Any]]:
    for line in lines:
        word, said = json.loads(line)
        if word == "progress":
            progress(*said)
        elif word == "refused":
            raise UnreadableFileError(*said)
        else:
            yield word, said


def hand_over(path: str, read_here: ReadHere) -> None:
    """The work of the other process: the name of a file in, lines of JSON out."""
    _hand_over(lambda tell, limits: read_here(Path(path), tell, limits))


def hand_over_bytes(read_bytes: ReadBytes) -> None:
    """The same for bytes, which stand behind a line with their name."""
    name = json.loads(sys.stdin.buffer.readline())
    _hand_over(lambda tell, limits: read_bytes(name, sys.stdin.buffer.read(), tell, limits))


def _hand_over(read: Callable[[ReadProgress, Limits], Workbook]) -> None:
    limits = Limits(apart=True)
    limit_itself(_MEMORY, limits.seconds)

    def tell(sheet: str, rows: int) -> None:
        sys.stdout.write(json.dumps(["progress", [sheet, rows]]) + "\n")
        sys.stdout.flush()

    try:
        for line in lines_from(read(tell, limits)):
            sys.stdout.write(f"{line}\n")
    except UnreadableFileError as error:
        sys.stdout.write(json.dumps(["refused", [str(error), error.command]]) + "\n")
