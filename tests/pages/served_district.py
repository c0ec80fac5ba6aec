"""A fully recorded synthetic district served by a thread of this process, for browsers and pictures."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.app import create_app
from api.settings import Settings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.pages.serving import served
from tests.served import free_port
from tests.synthetic.districts import district


@contextmanager
def served_synthetic(model: Model, actors: int = 60, seed: int = 7, unknown: float = 0.1) -> Iterator[str]:
    """The address of the pages of the district."""
    made, store, port = district(seed, actors=actors, unknown=unknown), open_store("sqlite://", model), free_port()
    store.commit(made.batch(), EVERYTHING)
    settings = Settings(allowed_hosts=("127.0.0.1",), on=made.on.isoformat())
    try:
        with served(create_app(store, model, settings), port) as address:
            yield f"{address}/bezirke/{made.key}"
    finally:
        store.close()
