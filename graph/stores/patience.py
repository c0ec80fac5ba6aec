"""Waiting for a server with an end: how long one is waited for, and when it is not asked at all (decision 0028)."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock, Thread
from time import monotonic
from typing import TypeVar
from weakref import WeakSet

from graph.errors import NotAnsweringError

_T = TypeVar("_T")
_ALL: "WeakSet[Breaker]" = WeakSet()


class SilenceError(Exception):
    """Nothing was heard for as long as was agreed."""


class Pulse:
    """When something was last heard, and whether anybody still waits for it."""

    def __init__(self) -> None:
        self._heard = monotonic()
        self._left = False

    def beat(self, silent: float = 0.0) -> None:
        """Something was heard just now, and what comes next may take so many seconds longer than is usual.

        Raises SilenceError where nobody waits any more, so that nothing is saved.
        """
        if self._left:
            raise SilenceError
        self._heard = monotonic() + silent

    def leave(self) -> None:
        """Nobody waits any more: who did has broken off, or was told that nothing was heard."""
        self._left = True

    def left(self, seconds: float) -> float:
        """How much longer to wait if silence may last ``seconds``."""
        return self._heard + seconds - monotonic()


def heard_within(seconds: float, pulse: Pulse, work: Callable[[], _T]) -> _T:
    """What ``work`` gives; raises SilenceError when there was no beat for so long.

    The driver of Neo4j has no time-out for reading. The work goes on in a thread of its own, which ends with its next
    beat, with its connection or with the program, whatever comes first.
    """
    done: Future[_T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    Thread(target=run, daemon=True, name="asks a server").start()
    try:
        while (left := pulse.left(seconds)) > 0:
            try:
                return done.result(left)
            except TimeoutError:
                if done.done():  # the work itself ran out of time
                    raise
        raise SilenceError
    finally:
        pulse.leave()


class Askers:
    """Who uses a connection; it is closed when it is to be and nobody does any more.

    The driver of Neo4j may not be closed under somebody who asks: what that one opens afterwards, trying once more,
    nobody would close.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        self._close, self._lock = close, Lock()
        self._asking, self._ending = 0, False

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Somebody asks."""
        with self._lock:
            self._asking += 1
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
            self._close_after_the_last()

    def end(self) -> None:
        """Close it now, or after the last one."""
        with self._lock:
            self._ending = True
        self._close_after_the_last()

    def _close_after_the_last(self) -> None:
        with self._lock:
            last = self._ending and not self._asking
        if last:
            self._close()


def resting() -> float:
    """For how many seconds some server is not asked by this process, because it did not answer; 0 if there is none."""
    return max((breaker.left for breaker in tuple(_ALL)), default=0.0)


class Breaker:
    """Does not ask again for a while what did not answer: after one failure the next ones fail at once."""

    def __init__(self, rest: float, clock: Callable[[], float] = monotonic) -> None:
        self._rest, self._clock = rest, clock
        self._lock = Lock()
        self._closed_again = 0.0
        _ALL.add(self)

    @property
    def left(self) -> float:
        """For how many seconds nothing is asked yet."""
        return max(0.0, self._closed_again - self._clock())

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Run what asks; raises NotAnsweringError at once while it rests. After the rest one may try."""
        self._refuse_resting()
        try:
            yield
        except NotAnsweringError:
            with self._lock:
                self._closed_again = self._clock() + self._rest
            raise
        with self._lock:
            self._closed_again = 0.0

    def _refuse_resting(self) -> None:
        with self._lock:
            now = self._clock()
            if now < self._closed_again:
                raise NotAnsweringError("the server did not answer a moment ago")
            if self._closed_again:
                # This one tries; whoever comes meanwhile is not kept waiting with it.
                self._closed_again = now + self._rest
