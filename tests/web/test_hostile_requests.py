"""Requests made to harm: paths, heaps of query, cursors, Host names, and reading while somebody writes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

API = "/api/v1"
LONG = "x" * 60_000


def _calm(client: TestClient, path: str, **headers: str) -> int:
    answer = client.get(path, headers=headers)
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    return answer.status_code


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        f"{API}/entities/..%2F..%2F..%2Fetc%2Fpasswd",
        f"{API}/entities/%2e%2e/%2e%2e/etc/passwd",
        f"{API}/entities/%00",
        f"{API}/entities/%ff%fe",
        f"{API}/entities/{LONG}",
        f"{API}/entities/' OR 1=1 --",
        f"{API}/districts/%2e%2e%2f/findings",
        f"{API}/districts/<script>",
        f"{API}/problems/../../settings",
        "//etc/passwd",
        "/%",
    ],
)
def test_a_path_leads_nowhere_else(client: TestClient, path: str) -> None:
    assert _calm(client, path) in (400, 404)


@pytest.mark.parametrize(
    "query",
    [
        f"search?q={LONG}",
        f"entities?cursor={LONG}",
        f"entities?{'&'.join(f'a{n}=1' for n in range(5000))}",
        f"entities?district={LONG}",
        f"entities?{'type=Organization&' * 3000}",
        f"districts/99001/findings?on={LONG}",
        "districts/99001/findings?on=0000",
        "districts/99001/findings?on=9999-99-99",
        "entities?limit=1e9",
        f"entities?limit={'9' * 5000}",
        "entities?limit=-1",
        "search?q=%00",
        'search?q="*^NEAR(',
        "search?q=%25%25%5f",
        "relations?of=%00",
    ],
)
def test_a_heap_of_query_is_answered_calmly(client: TestClient, query: str) -> None:
    assert _calm(client, f"{API}/{query}") in (200, 400, 404, 414, 422)


@pytest.mark.parametrize("cursor", ["", "zzzz", "%00", "99001:", "' OR '1'='1", "%F0%9F%92%A3", "-1"])
def test_a_cursor_of_no_page_gives_what_follows_it(client: TestClient, cursor: str) -> None:
    answer = client.get(f"{API}/entities?cursor={cursor}")
    assert answer.status_code == 200
    assert len(answer.json()["items"]) <= 100


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "localhost@example.org",
        "[::1",
        "localhost:80:80",
        "",
    ],
)
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert _calm(client, f"{API}/health", host=host) == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_can_only_be_read_is_not_written(client: TestClient, method: str) -> None:
    assert client.request(method, f"{API}/districts", content=LONG).status_code == 405


@pytest.mark.parametrize(
    "body", [LONG, "{", "[]", '{"type": "Organization"}', "[" * 5000, '{"claims": "\\ud800"}', "\xff"]
)
def test_a_body_that_is_no_request_is_answered_calmly(client: TestClient, body: str) -> None:
    answer = client.post(
        f"{API}/entities", content=body.encode("latin-1"), headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 422)
    assert "Traceback" not in answer.text


@pytest.mark.slow
def test_requests_are_answered_while_somebody_imports(tmp_path: Path, model: Model) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    paths = ["entities", "search?q=amt", "districts/99001/findings", "districts/99001/network", "relations"]
    there = Claim(EXISTS, "true")

    def write(number: int) -> None:
        made = (entity(f"99001:Z{number}-{n}", "Organization", "99001", [there, Claim("name", "Z")]) for n in range(50))
        store.commit(Batch("test", musterstadt.TIME, "Mehr", tuple(map(put, made))), scope=EVERYTHING)

    with TestClient(create_app(store, model, Settings()), base_url="http://localhost") as client:
        with ThreadPoolExecutor(6) as pool:
            writing = [pool.submit(write, n) for n in range(8)]
            reading = [pool.submit(client.get, f"{API}/{path}") for path in paths * 4]
        assert {r.result().status_code for r in reading} == {200}
        assert [w.result() for w in writing] == [None] * 8
    store.close()
