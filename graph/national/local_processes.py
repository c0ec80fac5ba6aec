"""A crew of processes on this computer, the default: each reads one district at a time from a store of its own."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from graph.errors import CrewError
from graph.national.crew import NationTask, handed_out, refuse_behind
from graph.national.district_result import Worked, work_through
from graph.records import Entity
from graph.stores import GraphReader, open_store
from ontology import Model, load_model

FEW = 16
"""So many districts are sooner computed here than a process has begun."""
_TRIES = 4
"""So often processes are begun anew after one of them was ended from outside."""


@dataclass(frozen=True, slots=True)
class LocalProcesses:
    """As many processes as said; one is this one, which is also the only way to a store in memory."""

    workers: int = 1

    def work(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        """See `Crew.work`. A process that somebody ends is replaced, and its districts are computed again."""
        if self.workers == 1 or len(districts) <= FEW:
            yield from _here(task, districts)
        else:
            yield from self._in_processes(task, districts)

    def _in_processes(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        # The processes share the cores already. Threads of the matrix library would wait for each other by spinning.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        left = {district.owner: district for district in districts}
        for _ in range(_TRIES):
            for worked in self._until_broken(task, tuple(left.values())):
                del left[worked.result.key]
                yield worked
            if not left:
                return
        raise CrewError("the processes that compute were ended again and again")

    def _until_broken(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        # A fresh interpreter for each: a fork of a process with threads (a server, numpy) may hang. It loads the model
        # for itself: a large one, handed over through a pipe to a process that was ended meanwhile, waits for ever.
        asked = task.url, task.on, task.head
        with ProcessPoolExecutor(self.workers, get_context("spawn"), _begin, asked) as pool:
            try:
                for done in as_completed([pool.submit(_analyse, some) for some in handed_out(districts)]):
                    yield from done.result()
            except BrokenProcessPool:
                return


class _Opened:
    """What a process keeps open. One store for all its districts: opening costs more than reading one."""

    store: GraphReader
    model: Model
    on: date


def _here(task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
    store = open_store(task.url, task.model)
    try:
        refuse_behind(store, task.head)
        yield from work_through(store, task.model, districts, task.on)
    finally:
        store.close()


def _begin(url: str, on: date, head: int) -> None:
    _Opened.model, _Opened.on = load_model(), on
    _Opened.store = open_store(url, _Opened.model)
    refuse_behind(_Opened.store, head)
    gc.freeze()


def _analyse(districts: Sequence[Entity]) -> list[Worked]:
    return list(work_through(_Opened.store, _Opened.model, districts, _Opened.on))
