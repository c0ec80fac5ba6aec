"""One fixture over every engine: a test that takes ``opened`` has met all of them, and no engine can opt out.

To hang in another engine, add its adapter to ``graph.stores.ADAPTERS`` and one line to `URLS`. A gap is a strict xfail
on the parameter, with its reason; never an ``if`` inside a test.
"""

from collections.abc import Callable, Iterator

import pytest

from graph.stores import ADAPTERS, GraphStore, open_store
from ontology import Model

URLS: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "sqlite-file": lambda request: f"sqlite:///{request.getfixturevalue('tmp_path') / 'netz.db'}",
    "sqlite-memory": lambda _: "sqlite://",
    "neo4j": lambda request: str(request.getfixturevalue("neo4j").empty()),
}
LASTING = [name for name in URLS if not name.endswith("-memory")]
"""Engines whose data survive closing and that several connections can open."""

assert {ADAPTERS[name.split("-")[0]] for name in URLS} == set(ADAPTERS.values()), "every adapter is under the contract"


@pytest.fixture(params=URLS)
def opened(request: pytest.FixtureRequest, model: Model) -> Iterator[GraphStore]:
    """An empty store of each engine; the one on the server stays open, whoever closes it takes ``url``."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j").emptied()
        return
    store = open_store(URLS[request.param](request), model)
    yield store
    store.close()


@pytest.fixture(params=LASTING)
def url(request: pytest.FixtureRequest) -> str:
    """The URL of each engine that lasts, nothing written yet."""
    return URLS[request.param](request)
