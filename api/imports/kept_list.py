"""What a process understood of the list it worked on last: kept between the steps of its job, and never relied on.

It lies in the memory of the process alone. Who asks another process, or this one too late, has the list read anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from graph.imports.workbook import Workbook

_T = TypeVar("_T")
KEPT_FOR = 600.0
"""Seconds after the last step until it is let go."""
MOST_CELLS = 250_000
"""Cells of a list of which anything is kept: about 0.3 GB, and each process that answers may keep one.

A longer one is read anew at each step.
"""


@dataclass(slots=True)
class _Kept:
    """A list as it was read, and what was understood of it the last time: from what, and what."""

    file: tuple[Path, int, int]
    workbook: "Workbook"
    said: object = None
    found: Any = None


class KeptList:
    """One list at most. Whose it is says its path, which holds the account, the district and the job."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self.until = float("inf")
        """When it is to be let go, by the clock of `monotonic`."""

    def workbook(self, path: Path, read: "Callable[[], Workbook]") -> "Workbook":
        """The list in a file as ``read`` gives it."""
        kept = self._of(path)
        if kept is not None:
            return kept.workbook
        self.forget()
        workbook = read()
        if sum(len(row) for sheet in workbook.sheets for row in sheet.rows) <= MOST_CELLS:
            self._kept, self.until = _Kept(_identity(path), workbook), monotonic() + KEPT_FOR
        return workbook

    def understood(self, path: Path, said: object, make: Callable[[], _T]) -> _T:
        """What ``make`` gives of the list; ``said`` is all that this hangs on besides the file."""
        kept = self._of(path)
        if kept is not None and kept.found is not None and kept.said == said:
            before: _T = kept.found
            return before
        if kept is not None:
            kept.found = None  # the one before makes room
        found = make()
        if (kept := self._of(path)) is not None:
            kept.said, kept.found = said, found
        return found

    def forget(self, job: Path | None = None) -> None:
        """Let go what is kept; of another job than this one nothing is."""
        if job is None or (self._kept is not None and self._kept.file[0].is_relative_to(job)):
            self._kept, self.until = None, float("inf")

    def tidy(self) -> None:
        """Let go what nobody asked for in time."""
        if monotonic() >= self.until:
            self.forget()

    def _of(self, path: Path) -> _Kept | None:
        """What is kept of a file, for some time more."""
        self.tidy()
        kept = self._kept
        if kept is None or kept.file != _identity(path):
            return None
        self.until = monotonic() + KEPT_FOR
        return kept


def _identity(path: Path) -> tuple[Path, int, int]:
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size
