"""Karlsruhe served on the day of its list, by a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.imports import import_file
from graph.stores import open_store
from ontology import Model
from tests.served import free_port

_SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@contextmanager
def served_karlsruhe(model: Model) -> Iterator[str]:
    """The address of the server, which ends with the block."""
    store, port = open_store("sqlite://", model), free_port()
    import_file(_SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    work = TemporaryDirectory()
    settings = Settings(allowed_hosts=("127.0.0.1",), on="2024-09-24", work=Path(work.name))
    config = uvicorn.Config(create_app(store, model, settings), "127.0.0.1", port, log_level="error")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        store.close()
        work.cleanup()
