"""The profile by the interface: the same numbers, with scale and state."""

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore
from ontology import Model
from tests import musterstadt as m
from tests.client import TestClient

ADDRESS = f"/api/v1/districts/{m.KEY}/profile"


def _client(store: GraphStore, model: Model) -> TestClient:
    return TestClient(create_app(store, model, Settings(on=m.ON.isoformat())), base_url="http://localhost")


def test_the_interface_tells_value_range_and_scale(musterstadt_store: GraphStore, model: Model) -> None:
    answer = _client(musterstadt_store, model).get(ADDRESS).json()
    depth = next(e for e in answer["anchoring"] if e["id"] == "B4")
    assert (depth["value"], depth["least"], depth["most"], depth["state"]) == (4.0, 0.0, 5.0, "ranged")
    bridges = next(e for e in answer["anchoring"] if e["id"] == "B6")
    assert bridges["most"] is None
    assert answer["level"]["low"] <= answer["level"]["recorded"] <= answer["level"]["high"]
    assert answer["level"]["note"].startswith("Die Stufe dient der Orientierung.")


def test_years_by_the_interface(musterstadt_store: GraphStore, model: Model) -> None:
    answer = _client(musterstadt_store, model).get(f"{ADDRESS}/history").json()
    assert answer["years"][-1]["day"] == m.ON.isoformat()
    assert answer["terms"] == []


def test_who_may_not_read_the_district_learns_nothing(musterstadt_store: GraphStore, model: Model) -> None:
    client = _client(musterstadt_store, model)
    assert client.get("/api/v1/districts/99999/profile").status_code == 404
    assert client.get("/api/v1/districts/99999/profile/history").status_code == 404
