"""Records over the API: pages, claims, conflicts, history, search; scope and discretion in every one of them."""

import re
from urllib.parse import quote

import pytest
from starlette.requests import Request

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

API = "/api/v1"
HOSTILE_IDS = ["x", "99001:", "../../etc/passwd", "a'; DROP TABLE entity; --", "\x00", "ü" * 5000, "%", "<script>", " "]


def test_entities_come_in_pages_without_loss(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = f"{API}/entities?type=Organization&limit=4"
    while address:
        answer = client.get(address)
        seen += [e["id"] for e in answer.json()["items"]]
        found = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("link", ""))
        address = found[1] if found else None
    every = client.get(f"{API}/entities", params={"type": "Organization", "limit": 500}).json()
    assert seen == [e["id"] for e in every["items"]]
    assert len(seen) == 11
    assert every["next"] is None


def test_an_entity_shows_where_its_sources_disagree(client: TestClient) -> None:
    found = client.get(f"{API}/entities/{musterstadt.FAMILIENZENTRUM}").json()
    assert {c["value"] for c in found["conflicts"]["sector"]} == {"KJH", "FAM"}
    assert {c["source"] for c in found["conflicts"]["sector"]} == {musterstadt.LIST, musterstadt.OLD_LIST}
    assert found["values"]["sector"][0] == "FAM"
    assert "Cooperation" in {r["type"] for r in found["relations"]}


def test_history_says_who_when_and_why(client: TestClient) -> None:
    (entry,) = client.get(f"{API}/entities/{musterstadt.KITA}/history").json()
    assert entry["time"] == musterstadt.TIME
    assert entry["before"] is None
    assert "exists" in {c["property"] for c in entry["after"]}


def test_relations_of_an_actor_and_a_type(client: TestClient) -> None:
    query = {"of": musterstadt.JUGENDAMT, "type": "Membership"}
    found = client.get(f"{API}/relations", params=query).json()["items"]
    assert found
    assert {r["type"] for r in found} == {"Membership"}
    assert all(musterstadt.JUGENDAMT in (r["source"], r["target"]) for r in found)


def test_search_finds_umlauts(client: TestClient) -> None:
    found = client.get(f"{API}/search", params={"q": "frühförd"}).json()
    assert musterstadt.FRUEHFOERDERUNG in [e["id"] for e in found]


@pytest.mark.parametrize("id", HOSTILE_IDS)
@pytest.mark.parametrize("path", ["entities/{}", "entities/{}/history", "projects/{}/involvements", "districts/{}"])
def test_hostile_ids_are_not_found(client: TestClient, path: str, id: str) -> None:
    answer = client.get(f"{API}/{path.format(quote(id, safe=''))}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_scope_hides_other_districts(wide_store: GraphStore, model: Model) -> None:
    def only_musterstadt(request: Request) -> Caller:  # noqa: ARG001
        return Caller("K", (Grant(Role.READING, musterstadt.KEY),))

    app = create_app(wide_store, model, Settings(), caller_of=only_musterstadt)
    client = TestClient(app, base_url="http://localhost")
    assert [d["key"] for d in client.get(f"{API}/districts").json()] == [musterstadt.KEY]
    for path in (
        "districts/99002",
        "districts/99002/network",
        "districts/99002/indicators",
        "districts/99002/findings",
        "districts/99002/lacking",
        "districts/99002/links",
        "districts/99002/what-if",
        "districts/99002/anchoring",
        "districts/99002/comparison?from=2020&to=2024",
        "districts/99002/prerequisites?project=shared:P1",
        "entities?district=99002",
        "relations?district=99002",
        "relations?of=99002:A01",
        "search?q=Ferne&district=99002",
        "entities/99002:A01",
        "entities/99002:A01/history",
    ):
        assert client.get(f"{API}/{path}").status_code == 404, path
    assert client.get("/bezirke/99002").status_code == 404
    assert client.get(f"{API}/search?q=Ferne").json() == []
    assert "99002" not in client.get(f"{API}/entities?limit=500").text
    assert client.get(f"{API}/entities/shared:P1").status_code == 200


def test_personal_data_are_never_served(wide: TestClient) -> None:
    (person,) = wide.get(f"{API}/entities?type=Person").json()["items"]
    assert person["name"] == "Person"
    assert "K1" not in person["id"]
    assert wide.get(f"{API}/entities/99001:K1").status_code == 404
    for path in (
        "entities?limit=500",
        f"entities/{person['id']}",
        f"entities/{person['id']}/history",
        f"entities/{musterstadt.STEUERUNGSGRUPPE}",
        "relations?limit=500",
        "districts/99001/network?on=2024-06-30",
        "districts/99001/links?on=2024-06-30",
        "districts/99001/what-if?on=2024-06-30",
        "districts/99001/anchoring?on=2024-06-30",
        "districts/99001/comparison?from=2020&to=2024-06-30",
        "search?q=Geheimer",
    ):
        answer = wide.get(f"{API}/{path}")
        assert answer.status_code == 200, path
        assert not re.search("geheim|1334711", answer.text, re.IGNORECASE), path
    assert wide.get(f"{API}/search?q=Geheimer").json() == []
