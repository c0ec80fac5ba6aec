"""Reads a file in a process of its own that may hold so much memory and compute so long, whatever kind of file it is.

Small files are read where they are asked for, with bounds so low that they cannot hurt; what turns out to hold more is
read again in the other process (decision 0063).
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
from graph.imports.read.source import ReadProgress, printable
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
ReadHere = Callable[[Path, ReadProgress, Limits], Workbook]
"""How a file is read in this process."""


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
    made = workbook_from(_heard(heard_lines(command, _MEMORY, _PATIENCE), progress))
    if made is None:
        raise UnreadableFileError(
            f"„{printable(path.name)}“ ist zu groß: Beim Lesen reichte der Speicher ({_MEMORY // 1024**3} GB) oder die "
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
    limits = Limits()
    limit_itself(_MEMORY, limits.seconds)

    def tell(sheet: str, rows: int) -> None:
        sys.stdout.write(json.dumps(["progress", [sheet, rows]]) + "\n")
        sys.stdout.flush()

    try:
        for line in lines_from(read_here(Path(path), tell, limits)):
            sys.stdout.write(f"{line}\n")
    except UnreadableFileError as error:
        sys.stdout.write(json.dumps(["refused", [str(error), error.command]]) + "\n")
