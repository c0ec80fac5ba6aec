"""Callers of Musterstadt and of elsewhere, each with a client over one store."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.live.live import Live
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

HERE = "http://localhost"
CALLERS = {
    "alone": Caller.alone(),
    "anna": Caller("Anna", (Grant(Role.COORDINATION, musterstadt.KEY),)),
    "bert": Caller("Bert", (Grant(Role.EDITING, musterstadt.KEY),)),
    "reader": Caller("Rita", (Grant(Role.READING, musterstadt.KEY),)),
    "steering": Caller("Stefan", (Grant(Role.STEERING, musterstadt.KEY),)),
    "elsewhere": Caller("Emil", (Grant(Role.COORDINATION, "99002"),)),
    "nzfh": Caller("Nina", (Grant(Role.NZFH),)),
}
OTHERS = ("elsewhere", "nzfh")
"""Who does not see Musterstadt."""
URLS: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "sqlite": lambda _: "sqlite://",
    "neo4j": lambda request: str(request.getfixturevalue("neo4j").empty()),
}
ClientOf = Callable[[str], TestClient]


@pytest.fixture
def written(request: pytest.FixtureRequest, model: Model) -> Iterator[GraphStore]:
    """Musterstadt, a second district with one organization, a shared project, and a person in a seat.

    Engines agree (tests/store); where several write, tests ask for each of `URLS`.
    """
    store = open_store(URLS[getattr(request, "param", "sqlite")](request), model)
    store.commit(musterstadt.batch(), EVERYTHING)
    there = Claim(EXISTS, "true")
    records = (
        entity("99002:bezirk", "District", "99002", [there, Claim("name", "Kreis Fern")]),
        entity("99002:A01", "Organization", "99002", [there, Claim("name", "Ferne Stelle")]),
        entity("shared:P1", "Project", "shared", [there, Claim("name", "Qualität vor Ort")]),
        entity("99001:K1", "Person", "99001", [there, Claim("name", "GEHEIMER NAME"), Claim("phone", "4711")]),
    )
    store.commit(Batch("test", musterstadt.TIME, "Weiteres", tuple(map(put, records))), EVERYTHING)
    yield store
    store.close()


@pytest.fixture(scope="session")
def web(model: Model) -> Iterator[FastAPI]:
    """The application, made once; each test gives it a store. Who asks says a header."""
    store = open_store("sqlite://", model)
    yield create_app(store, model, Settings(), lambda request: CALLERS[request.headers["x-caller"]])
    store.close()


@pytest.fixture
def client_of(written: GraphStore, web: FastAPI, model: Model) -> Iterator[ClientOf]:
    """A client of each caller over the same store."""
    web.state.store, web.state.live, web.state.settings = written, Live(written, model), Settings()
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(
            TestClient(web, base_url=HERE, headers={"x-caller": name, "accept-encoding": "identity"})
        )


@pytest.fixture
def anna(client_of: ClientOf) -> TestClient:
    """The coordination of Musterstadt."""
    return client_of("anna")
