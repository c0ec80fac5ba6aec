"""A crew of Dask workers on any number of computers, behind a scheduler (dask.distributed, optional).

A worker that is lost is no matter: the scheduler hands its districts to another one. Every worker opens the store by
the same URL, so it has to be a server, or a file that all computers see.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import local
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import CrewError
from graph.national.analysis_version import analysis_version
from graph.national.crew import NationTask, handed_out, refuse_behind
from graph.national.district_result import Worked, work_through
from graph.records import Entity
from graph.stores import GraphReader, open_store
from ontology import Model, load_model

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 20
"""Seconds until a scheduler that says nothing is given up."""


class Handed(NamedTuple):
    """What a worker is told beside its districts: where the store is, the day, the revision, and whose numbers."""

    url: str
    on: date
    head: int
    version: str


@dataclass(frozen=True, slots=True)
class DaskWorkers:
    """The workers of the scheduler at an address like ``tcp://10.0.0.5:8786``, ``tls://`` in a net of others."""

    scheduler: str

    def work(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        """See `Crew.work`."""
        from distributed import KilledWorker, as_completed

        handed = Handed(task.url, task.on, task.head, analysis_version())
        with _client(self.scheduler) as client:
            if not client.scheduler_info()["workers"]:
                raise CrewError("the scheduler has no worker")
            futures = [client.submit(_analyse_there, some, handed, pure=False) for some in handed_out(districts)]
            try:
                for future in as_completed(futures):  # type: ignore[no-untyped-call]
                    yield from future.result()
                    future.release()
            except KilledWorker as error:
                raise CrewError("workers end again and again at the same districts") from error


@contextmanager
def _client(scheduler: str) -> "Iterator[Client]":
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise CrewError("dask.distributed is not installed") from error
    try:
        client = Client(  # type: ignore[no-untyped-call]
            scheduler, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise CrewError("the scheduler does not answer") from error
    with client, client.as_current():
        yield client


class _Opened(local):
    """What a thread of a worker keeps open between two tasks."""

    handed: Handed | None = None
    store: GraphReader
    model: Model


_opened = _Opened()


def _analyse_there(districts: Sequence[Entity], handed: Handed) -> list[Worked]:
    if handed.version != analysis_version():
        raise CrewError("a worker runs another version of this program")
    if _opened.handed != handed:
        _opened.model = load_model()
        _opened.store = open_store(handed.url, _opened.model)
        refuse_behind(_opened.store, handed.head)
        _opened.handed = handed
        gc.freeze()  # the model stays: nobody needs to look through it for garbage
    return list(work_through(_opened.store, _opened.model, districts, handed.on))
