"""How far long work is that somebody waits for: told by the request that does it, asked and broken off by others.

It stands in a private folder, since whoever asks may be answered by another process. What is not locked is at an end.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic

from api.imports.one_at_a_time import only_one
from api.refusals import BROKEN_OFF, RefusedError
from graph.imports.progress import ImportStep, step_told
from graph.private_files import private_folder, write_private
from graph.wording import with_thousands
from ontology import Text

UNDOING = "undoing"
"""What is told of besides the steps of an import: a change that is taken back."""
_STATE, _STOP = "how-far.json", "stop"
_LATE = 1.0
"""Seconds after which work is long."""
_EVERY = 0.3
"""Seconds between two states that are written."""


def account_folder(work: Path, account: str) -> Path:
    """The folder with all that an account brings, in which one request works at a time."""
    return work / sha256(account.encode()).hexdigest()[:32]


def undoing_folder(work: Path, account: str) -> Path:
    """Where is told how far a change of an account is taken back; that needs no list to be at an end."""
    return account_folder(work, account) / "undoing"


class Teller:
    """Is told how far the work is; raises RefusedError once somebody wants it broken off."""

    def __init__(self, folder: Path) -> None:
        self._state, self._stop = folder / _STATE, folder / _STOP
        self._step, self._next = "", 0.0

    def __call__(self, step: str, done: int, of: int) -> None:
        """Keep the step and how much of how much of it is done; 0 in all where nobody can tell."""
        if self._stop.exists():
            raise RefusedError(BROKEN_OFF)
        if step == self._step and monotonic() < self._next:
            return
        self._step, self._next = step, monotonic() + _EVERY
        fresh = self._state.with_suffix(".new")
        write_private(fresh, json.dumps([step, done, of]))
        fresh.replace(self._state)

    def forget(self) -> None:
        """Take away what was told, and the wish to break off."""
        for file in (self._state, self._stop):
            file.unlink(missing_ok=True)


@contextmanager
def work_in(folder: Path) -> Iterator[Teller | None]:
    """What is to be told how far the work is; None if somebody works in the folder already."""
    with only_one(folder) as free:
        if not free:
            yield None
            return
        teller = Teller(folder)
        teller.forget()
        try:
            yield teller
        finally:
            teller.forget()


@contextmanager
def telling_late(folder: Path, step: str) -> Iterator[Callable[[int, int], None]]:
    """What is to be told how much of how much of a step is done: what is soon over leaves no folder behind."""
    with ExitStack() as ending:
        begun, told = monotonic(), list[Teller | None]()

        def tell(done: int, of: int) -> None:
            if monotonic() - begun < _LATE:
                return
            if not told:
                with suppress(OSError):  # without a place nothing is told, and everything is done
                    private_folder(folder)
                    told.append(ending.enter_context(work_in(folder)))
            if told and told[0] is not None:
                told[0](step, done, of)

        yield tell


def how_far(folder: Path) -> Text | None:
    """What goes on in a folder, in words; None if nothing does, or it has not told anything yet."""
    try:
        step, done, of = json.loads((folder / _STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    with only_one(folder) as free:
        if free:  # its process died
            return None
    said = _UNDOING if step == UNDOING else step_told(ImportStep(step))
    if not of:
        return said
    done_of = {lang: [with_thousands(number, lang) for number in (done, of)] for lang in ("de", "en")}
    (done_de, of_de), (done_en, of_en) = done_of["de"], done_of["en"]
    return Text(de=f"{said.de} {done_de} von {of_de}", en=f"{said.en} {done_en} of {of_en}")


def break_off(folder: Path) -> None:
    """Wish that the work in a folder ends without having done anything; where nobody works nothing happens."""
    if how_far(folder) is not None:
        write_private(folder / _STOP, "")


_UNDOING = Text(de="Nimmt die Änderung zurück …", en="Takes the change back …")
