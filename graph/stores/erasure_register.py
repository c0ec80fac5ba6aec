"""The register of erasures: a file outside of the store, so that a restored backup can have them applied again.

It says nothing of anybody. A record is known by where the journal speaks of it first: revision, time and position stay
what they are in every backup and every engine, whatever the record was called there (decision 0038).
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.errors import ErasureUnfinishedError, UnreadableFileError
from graph.private_files import private_folder, write_private


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the journal speaks of a record first: in which revision, of what time, at which position."""

    revision: int
    time: str
    position: int


@dataclass(frozen=True, slots=True)
class Erasure:
    """That something of a record was erased, when and by whom; without properties it was a whole person."""

    of: Beginning
    type: str
    owner: str
    properties: tuple[str, ...]
    time: str
    author: str


class Register:
    """A file with a line for each erasure."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> list[Erasure]:
        """Every erasure, the oldest first; none without a file. Raises UnreadableFileError."""
        if not self.path.exists():
            return []
        # Only a line feed ends a line: names of authors may hold other signs that end one elsewhere.
        text = self.path.read_text("utf-8", "replace")
        lines = text.removesuffix("\n").split("\n") if text else []
        return [self._read(number, line) for number, line in enumerate(lines, 1)]

    @contextmanager
    def noting(self, erasures: Sequence[Erasure], plain: Callable[[str], str]) -> Iterator[None]:
        """Note what is erased before it is done, so that none is missing; what was refused is taken out again.

        ``plain`` takes out of a text what is erased: authors of earlier erasures are told without it, too.
        """
        self._change(lambda known: [*(replace(e, author=plain(e.author)) for e in known), *erasures])
        try:
            yield
        except ErasureUnfinishedError:
            raise
        except BaseException:
            self._change(lambda known: [e for e in known if e not in erasures])
            raise

    def take_over(self, erasures: Iterable[Erasure]) -> None:
        """Know these erasures, too."""
        self._change(lambda known: list(dict.fromkeys((*known, *erasures))))

    def _change(self, make: Callable[[list[Erasure]], list[Erasure]]) -> None:
        private_folder(self.path.parent)
        with _alone_in(self.path.parent):
            part = self.path.with_name(f"{self.path.name}.part")
            write_private(part, "".join(f"{json.dumps(asdict(e), ensure_ascii=False)}\n" for e in make(self.all())))
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(self.path)

    def _read(self, number: int, line: str) -> Erasure:
        try:
            said = json.loads(line)
            of = Beginning(**said.pop("of"))
            return Erasure(of, properties=tuple(said.pop("properties")), **said)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnreadableFileError(
                f"„{self.path}“, Zeile {number}: Das ist kein Verzeichnis von Löschungen. Erwartet wird die Datei, die "
                "„fruehnetz erase“ neben dem Speicher führt."
            ) from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else changes a register there. Windows locks no folders; there erasures come one by one."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
