"""Karlsruhe served on the day of its list, or any records on any day, by a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch
from ontology import Model
from tests.served import free_port

_SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@contextmanager
def served_karlsruhe(model: Model) -> Iterator[str]:
    """The address of the server, which ends with the block."""
    store = open_store("sqlite://", model)
    import_file(_SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    with _served_store(store, model, "2024-09-24") as address:
        yield address


@contextmanager
def served_store(model: Model, batch: Batch, on: date) -> Iterator[str]:
    """The same with other records, on another day."""
    store = open_store("sqlite://", model)
    store.commit(batch, EVERYTHING)
    with _served_store(store, model, on.isoformat()) as address:
        yield address


@contextmanager
def _served_store(store: GraphStore, model: Model, on: str) -> Iterator[str]:
    with TemporaryDirectory() as work:
        settings = Settings(allowed_hosts=("127.0.0.1",), on=on, work=Path(work))
        try:
            with served(create_app(store, model, settings), free_port()) as address:
                yield address
        finally:
            store.close()


@contextmanager
def served(app: FastAPI, port: int) -> Iterator[str]:
    """The address of an application, served until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
