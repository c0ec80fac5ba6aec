"""The web over Musterstadt, and over a store with several districts and a person, both in memory and real."""

from collections.abc import Iterator

import pytest

from api.app import create_app
from api.settings import Settings
from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

HERE = "http://localhost"


@pytest.fixture(scope="session")
def client(musterstadt_store: GraphStore, model: Model) -> Iterator[TestClient]:
    """A client of the application over Musterstadt; read only."""
    with TestClient(create_app(musterstadt_store, model, Settings()), base_url=HERE) as opened:
        yield opened


@pytest.fixture
def wide_store(store: GraphStore) -> GraphStore:
    """Musterstadt, a second district with one organization, a shared project, and a person in a seat."""
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    there = Claim(EXISTS, "true")
    records = (
        entity("99002:bezirk", "District", "99002", [there, Claim("name", "Kreis <b>Fern</b>")]),
        entity("99002:A01", "Organization", "99002", [there, Claim("name", "Ferne Stelle")]),
        entity("shared:P1", "Project", "shared", [there, Claim("name", "Qualität vor Ort")]),
        entity("shared:V1", "Prerequisite", "shared", [there, Claim("name", "Konzept"), Claim("project", "shared:P1")]),
        entity(
            "99001:K1",
            "Person",
            "99001",
            [there, Claim("name", "GEHEIMER NAME"), Claim("phone", "1334711"), Claim("email", "geheim@example.org")],
        ),
        relation("99001:S1", "Membership", ("99001:K1", musterstadt.STEUERUNGSGRUPPE), "99001", [there]),
    )
    store.commit(Batch("test", musterstadt.TIME, "Weiteres", tuple(put(r) for r in records)), scope=EVERYTHING)
    return store


@pytest.fixture
def wide(wide_store: GraphStore, model: Model) -> Iterator[TestClient]:
    """A client over the wide store."""
    with TestClient(create_app(wide_store, model, Settings()), base_url=HERE) as opened:
        yield opened
