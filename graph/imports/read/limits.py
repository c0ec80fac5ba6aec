"""What a list can hold; what is beyond is refused with a sentence instead of filling all memory."""

from dataclasses import dataclass
from time import thread_time

MAX_FILES = 200
MAX_PARTS = 2000
MAX_SHEETS = 200
MAX_ROWS = 1_048_576
MAX_COLUMNS = 2000
MAX_CELL = 131_072
"""Characters of one cell; Excel allows 32,767."""
MAX_CELLS = 20_000_000
MAX_TEXT = 300_000_000
"""Characters in all cells of a file, a text that many cells share counted for each of them."""
MAX_MARKS = 100_000
"""Coloured, struck or merged areas of a sheet that are kept."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a file, and bytes of its parts when unpacked: 75,000 rows of 16 columns take 5 and 61 MB.

    ``seconds`` are those of the processor: a list is not refused because other programs run. The same list takes 5.
    ``apart`` says that a process reads nothing else and can be ended: there may read what looks at no clock.
    """

    packed: int = 50 * 1024**2
    unpacked: int = 100 * 1024**2
    seconds: float = 60
    apart: bool = False


class BrokenError(ValueError):
    """The bytes are damaged, or not what they call themselves."""


class ProtectedError(ValueError):
    """A password is needed to read the bytes."""


class TooLargeError(ValueError):
    """More cells, texts or bytes than a list can hold."""


class TooLongError(ValueError):
    """Reading takes longer than it may."""


class SizeError(ValueError):
    """More rows or columns than a list can have."""


class Meter:
    """What reading has cost so far, of all files of a folder together."""

    def __init__(self, limits: Limits) -> None:
        self._left, self._until = limits.unpacked, thread_time() + limits.seconds

    def unpacked(self, size: int) -> None:
        """Count bytes that came out of an archive; raises TooLargeError and TooLongError."""
        self._left -= size
        if self._left < 0:
            raise TooLargeError
        self.look()

    def look(self) -> None:
        """Look at the clock of the processor; raises TooLongError."""
        if thread_time() > self._until:
            raise TooLongError
