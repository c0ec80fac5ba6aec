"""Reads an old Excel file in a process of its own: a small one can claim all memory and end the program."""

import json
import subprocess
import sys

from graph.imports.read import Table
from graph.imports.read.sheets import sheets_of

_MEMORY = 2 * 1024**3
_SECONDS = 60
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from graph.imports.read.apart import answer; answer()"


def read_apart(data: bytes) -> Table | None:
    """What the file holds; None if the other process did not manage to read it."""
    command = [sys.executable, "-I", "-c", _CHILD, *sys.path]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    found = json.loads(done.stdout)
    return Table([(name, rows) for name, rows in found["sheets"]], skipped=tuple(found["skipped"]))


def answer() -> None:
    """The work of the other process: bytes in, JSON out."""
    _limit_memory()
    table = sheets_of(sys.stdin.buffer.read(), {})
    sys.stdout.write(json.dumps({"sheets": table.sheets, "skipped": table.skipped}))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; there the time alone is bounded
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
