"""The worker processes as the listening process sees them: a queue with an end, and processes that can be stopped."""

import asyncio
import logging
import multiprocessing
import sys
import tempfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

from api.front.asked import BEGUN, Answered, Asked
from api.front.figures import Figures
from api.front.limits import Limits
from api.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


_LOG = logging.getLogger("fruehnetz.workers")
_LONGEST_PAUSE = 30
"""Seconds at most between workers that die before they answer anything."""
_LONGEST_FOLDER = 60
"""Letters: a socket's name has at most 104, and 33 of them come behind the folder."""


def _context() -> "SpawnContext | ForkServerContext":
    """How processes are started: with what every worker needs loaded once, so that a new one is there in a moment."""
    # The process that keeps it ready is asked through a socket in the folder for temporary files, and the names of
    # sockets are short.
    if sys.platform == "win32" or len(tempfile.gettempdir()) > _LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["api.front.worker", "api.front.warm"])
    return context


class BusyError(Exception):
    """More is asked than can be answered at the moment."""


class UnansweredError(Exception):
    """There is no answer; ``begun`` says whether a process may have done anything about the request."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__()
        self.begun = begun


class TooLongError(UnansweredError):
    """An answer took longer than it may."""


class StoppedError(UnansweredError):
    """The process that computed an answer, or that was to, ended."""


class _Worker:
    """One process and our end of the pipe to it."""

    def __init__(self, url: str, settings: Settings) -> None:
        from api.front.worker import work

        context = _context()
        self.useless = True
        """Whether it has neither answered yet nor been told to end."""
        self.begun = False
        """Whether it said that it works on what it was handed last."""
        self._pipe, its = context.Pipe()
        self._process = context.Process(target=work, args=(its, url, settings), daemon=True)
        self._process.start()
        its.close()

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    def ask(self, asked: Asked) -> Answered:
        """Hand a request over and wait; raises EOFError or OSError if the process ends."""
        self.begun = False
        self._pipe.send(asked)
        # It says so before it does anything, and what it said is there to be read after its end.
        self.begun = self._pipe.recv() == BEGUN
        answer: Answered = self._pipe.recv()
        self.useless = False
        return answer

    def stop(self) -> None:
        """End it at once, whatever it does: what it writes, a store keeps whole or not at all."""
        self.useless = False
        self._process.kill()

    def forget(self) -> None:
        """Give back what an ended process leaves behind."""
        self._process.join()
        self._pipe.close()


class Workers:
    """A few processes, and those who wait for one."""

    def __init__(self, url: str, settings: Settings, limits: Limits, figures: Figures) -> None:
        self._url, self._settings, self._limits, self._figures = url, settings, limits, figures
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="waits for a worker")
        self._all: set[_Worker] = set()
        self._idle: asyncio.Queue[_Worker | None] = asyncio.Queue()
        self._listed: dict[bytes, _Worker] = {}
        """Who worked on the list of a visitor last, the newest at the end: it may still know what it read."""
        self._waiting, self._closing = 0, False
        self._jobs: set[asyncio.Task[Answered]] = set()
        self._useless = 0
        self._for_long = asyncio.Semaphore(max(1, limits.workers - 1))
        self._coming: set[asyncio.Task[None]] = set()
        figures.watch_queue(lambda: self._waiting)

    async def start(self) -> None:
        """Start them all."""
        for _ in range(self._limits.workers):
            await self._one_more(instead=False)

    async def stop(self) -> None:
        """End them all, at once, and tell those who wait for one."""
        self._closing = True
        for _ in range(self._waiting):
            self._idle.put_nowait(None)
        for coming in self._coming:
            coming.cancel()
        for worker in self._all:
            worker.stop()
        await asyncio.gather(*self._jobs, return_exceptions=True)
        # Whoever closes the store last puts the files beside it away: that is us, when they are gone.
        for worker in tuple(self._all):
            worker.forget()
        self._threads.shutdown(wait=False)

    async def ask(self, asked: Asked, *, long: bool = False) -> Answered:
        """The answer to a request; one that is ``long`` may take longer, and leaves a process to the others.

        A process that ended before it began, each may have meanwhile, is as if it had not been asked. Raises BusyError,
        TooLongError or StoppedError. Cancelled, it stops the work on it, unless that is soon done.
        """
        async with self._long() if long else nullcontext():
            patience = self._limits.list_answer if long else self._limits.answer
            visitor = _visitor(asked) if long else None
            for _ in range(self._limits.workers):
                try:
                    return await self._asked(asked, patience, visitor)
                except StoppedError as error:
                    if error.begun:
                        raise
            return await self._asked(asked, patience, visitor)

    @asynccontextmanager
    async def _long(self) -> AsyncIterator[None]:
        """Wait until a further long request leaves a process to others; raises BusyError."""
        try:
            async with asyncio.timeout(self._limits.list_wait):
                await self._for_long.acquire()
        except TimeoutError:
            raise BusyError from None
        try:
            yield
        finally:
            self._for_long.release()

    async def _asked(self, asked: Asked, patience: float, visitor: bytes | None) -> Answered:
        worker = self._chosen(await self._free(), visitor)
        job = asyncio.get_running_loop().create_task(self._answer(worker, asked, patience))
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        try:
            return await asyncio.shield(job)
        except asyncio.CancelledError:
            ending = asyncio.get_running_loop().call_later(self._limits.unwatched, worker.stop)
            job.add_done_callback(lambda _: ending.cancel())
            job.add_done_callback(_heard)
            raise

    async def _free(self) -> _Worker:
        if self._waiting >= self._limits.queue or self._closing:
            raise BusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait):
                worker = await self._idle.get()
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1
        if worker is None:
            raise BusyError  # as if it had come a moment later: nothing was begun
        return worker

    def _chosen(self, free: _Worker, visitor: bytes | None) -> _Worker:
        """Of those who are free, for a list who worked on it last; for all else rather somebody without a list."""
        choice = [free, *(self._idle.get_nowait() for _ in range(self._idle.qsize()))]
        if visitor is None:
            listed = self._listed.values()
            best = next((worker for worker in choice if worker is not None and worker not in listed), free)
        else:
            last = self._listed.pop(visitor, free)
            best = last if last in choice else free
            self._listed[visitor] = best
            for oldest in tuple(self._listed)[: -self._limits.workers]:
                del self._listed[oldest]
        for other in choice:
            if other is not best:
                self._idle.put_nowait(other)
        return best

    async def _answer(self, worker: _Worker, asked: Asked, patience: float) -> Answered:
        waited = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, asked)
        try:
            async with asyncio.timeout(patience):
                answer = await asyncio.shield(waited)
        except TimeoutError:
            worker.stop()
            with suppress(EOFError, OSError):
                await waited
            await self._replace(worker)
            raise TooLongError(begun=worker.begun) from None
        except (EOFError, OSError):
            await self._replace(worker)
            raise StoppedError(begun=worker.begun) from None
        self._useless = 0
        self._idle.put_nowait(worker)
        self._figures.told(worker.number, answer.status, answer.vitals)
        return answer

    async def _replace(self, worker: _Worker) -> None:
        """Start a new process for one that ended."""
        self._all.discard(worker)
        self._listed = {visitor: one for visitor, one in self._listed.items() if one is not worker}
        self._figures.ended(worker.number)
        worker.forget()
        self._useless = self._useless + 1 if worker.useless else 0
        if self._closing:
            return
        if self._useless < 2:
            await self._one_more(instead=True)
            return
        pause = min(2**self._useless, _LONGEST_PAUSE)
        _LOG.error("%d workers in a row ended before they answered anything; next in %d s", self._useless, pause)
        coming = asyncio.get_running_loop().create_task(self._one_more(instead=True, pause=pause))
        self._coming.add(coming)
        coming.add_done_callback(self._coming.discard)

    async def _one_more(self, *, instead: bool, pause: float = 0.0) -> None:
        await asyncio.sleep(pause)
        loop = asyncio.get_running_loop()
        worker = await loop.run_in_executor(None, _Worker, self._url, self._settings)
        self._all.add(worker)
        self._figures.started(worker.number, instead=instead)
        if self._closing:
            worker.stop()
        self._idle.put_nowait(worker)


def _visitor(asked: Asked) -> bytes:
    """What tells visitors apart, for as long as they stay signed in."""
    return b" ".join(value for name, value in asked.scope["headers"] if name in (b"cookie", b"authorization"))


def _heard(job: asyncio.Task[Answered]) -> None:
    """Take note of an error that nobody waits for any more."""
    if not job.cancelled():
        job.exception()
