"""The six clusters of the Qualitätsdialoge come out as they were entered, and the workshop tells nobody's values."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.clusters.entered_clusters import entered_clusters
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.client import TestClient

SEED = Path(__file__).parents[2] / "seed" / "projekte"
SIX = {
    "1": {"03241001", "14612", "15001"},
    "2": {"06440", "06532023", "06439", "07334"},
    "3": {"11-pankow", "12067", "02-harburg", "14511"},
    "4": {"09161", "09564", "09163"},
    "5": {"04011", "04012", "03357", "01058"},
    "6": {"05913", "05358008", "05358", "05915", "05117"},
}
"""Domain 6.1."""


@pytest.fixture(scope="module")
def projects(model: Model) -> Iterator[GraphStore]:
    store = open_store("sqlite://", model)
    import_file(SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    yield store
    store.close()


def _client(store: GraphStore, model: Model, *grants: Grant) -> TestClient:
    settings = Settings(on="2020-12-31")
    if not grants:
        return TestClient(create_app(store, model, settings), base_url="http://localhost")
    return TestClient(create_app(store, model, settings, lambda _: Caller("n", grants)), base_url="http://localhost")


@pytest.fixture(scope="module")
def alone(projects: GraphStore, model: Model) -> TestClient:
    return _client(projects, model)


def test_the_six_clusters_are_those_of_the_project(projects: GraphStore) -> None:
    assert {found.number: set(found.keys) for found in entered_clusters(projects, EVERYTHING)} == SIX


def test_the_interface_has_them_too_beside_a_proposal(alone: TestClient) -> None:
    found = alone.get("/api/v1/nation/clusters?topic=verankerung").json()
    assert [{m["district"] for m in c["members"]} for c in found["entered"]] == list(SIX.values())
    sizes = [len(group["members"]) for group in found["proposed"]]
    assert sum(sizes) == 28
    assert set(sizes) <= {3, 4, 5}
    assert found["bound"] <= found["cost"]
    assert all(group["reason"] for group in found["proposed"])


def test_one_land_alone_is_grouped_exactly(alone: TestClient) -> None:
    found = alone.get("/api/v1/nation/clusters?land=NW").json()
    assert found["exact"]
    assert {m["district"][:2] for g in found["proposed"] for m in g["members"]} == {"05"}


def test_a_district_is_moved_and_the_effect_is_told(alone: TestClient) -> None:
    page = alone.get("/bund/cluster?land=NW", headers={"Accept-Language": "de"}).text
    assert "Eine bessere gibt es nach diesen Maßen nicht" in page
    first = re.search(r'value="([^"]+)~1" selected', page)
    assert first is not None
    moved = alone.get(f"/bund/cluster?land=NW&platz={first[1]}~2", headers={"Accept-Language": "de"}).text
    assert "So, wie Sie es wollen" in moved
    assert "mittlere Unähnlichkeit" in moved
    assert 'href="/bund/cluster?thema=verankerung&amp;land=NW"' in moved
    for nonsense in ("~", "x~y", f"{first[1]}~999999", f"{first[1]}~-1"):
        assert alone.get("/bund/cluster", params={"platz": nonsense}).status_code == 200


def test_who_only_compares_groups_by_what_is_public(
    projects: GraphStore, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a value of a district was looked at")

    monkeypatch.setattr("api.reads.access.Reading.analysis", refuse)
    nzfh = _client(projects, model, Grant(Role.NZFH))
    found = nzfh.get("/api/v1/nation/clusters").json()
    assert {m["district"] for g in found["proposed"] for m in g["members"]} == set().union(*SIX.values())
    page = nzfh.get("/bund/cluster", headers={"Accept-Language": "de"}).text
    assert "Salzgitter" not in page  # takes part, but no source puts it into a cluster
    assert "Über Stärken sagt der Vorschlag nichts" in page


def test_a_land_groups_its_own_alone(projects: GraphStore, model: Model) -> None:
    land = _client(projects, model, Grant(Role.LAND, "09161"), Grant(Role.LAND, "09564"))
    found = land.get("/api/v1/nation/clusters").json()
    assert {m["district"] for g in found["proposed"] for m in g["members"]} == {"09161", "09564"}
    assert [len(c["members"]) for c in found["entered"]] == [2]
