"""What holds for every answer: problems, headers, Host names, the description of the interface."""

import json
import re

import pytest

from api.errors import ANSWERS
from api.manners.guard import page
from api.refusals import REFUSALS
from ontology import DomainError
from tests.client import TestClient

API = "/api/v1"


def _subclasses(kind: type[DomainError]) -> set[type[DomainError]]:
    return {kind, *(found for child in kind.__subclasses__() for found in _subclasses(child))}


def test_every_domain_error_is_in_the_table() -> None:
    assert {k for k in _subclasses(DomainError) if not k.__module__.startswith("test")} <= set(ANSWERS)


@pytest.mark.parametrize("slug", sorted({a.slug for a in ANSWERS.values()} | REFUSALS.keys()))
def test_the_type_of_a_problem_resolves(client: TestClient, slug: str) -> None:
    assert set(client.get(f"{API}/problems/{slug}").json()["title"]) == {"de", "en"}


def test_an_unknown_district_is_a_problem(client: TestClient) -> None:
    answer = client.get(f"{API}/districts/00000")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/api/v1/problems/not-found",
        "title": "Nicht gefunden.",
        "status": 404,
        "detail": "Nicht gefunden. Prüfen Sie Kennung oder Schlüssel. (no district 00000)",
        "instance": "/api/v1/districts/00000",
    }


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("entities?limit=0", "/query/limit"),
        ("entities?limit=x", "/query/limit"),
        ("entities?type=Nix", "/query/type"),
        ("entities?tpye=Organization", "/query/tpye"),
        ("health?a~b/c=1", "/query/a~0b~1c"),
        ("districts/99001/network?on=gestern", "/query/on"),
        ("search", "/query/q"),
        ("search?q=", "/query/q"),
        ("districts/99001/prerequisites", "/query/project"),
    ],
)
def test_an_unknown_or_wrong_query_is_a_problem(client: TestClient, query: str, pointer: str) -> None:
    answer = client.get(f"{API}/{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]


def test_a_day_that_does_not_exist_is_a_problem(client: TestClient) -> None:
    answer = client.get(f"{API}/districts/99001/network?on=2024-02-31")
    assert answer.status_code == 422
    assert answer.json()["type"] == "/api/v1/problems/model"


@pytest.mark.parametrize(("path", "status"), [("/nichts", 404), (f"{API}/nichts", 404), ("/docs", 404)])
def test_an_unknown_address_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_cannot_be_done_at_an_address_is_told(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, f"{API}/districts")
        assert answer.status_code == 405
        assert answer.json()["title"] == "Hier kann nur gelesen werden."


def test_problems_speak_english_to_those_who_ask(client: TestClient) -> None:
    answer = client.get(f"{API}/districts/00000", headers={"Accept-Language": "en-GB,de;q=0.5"})
    assert answer.json()["title"] == "Not found."


@pytest.mark.parametrize("path", ["/", f"{API}/health", f"{API}/nichts", f"{API}/entities?limit=x"])
def test_every_answer_carries_the_safe_headers(wide: TestClient, path: str) -> None:
    headers = wide.get(path).headers
    policy = headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "127.0.0.1.nip.io:8000", "", "[::1", "a b"])
def test_foreign_host_names_are_refused(client: TestClient, host: str) -> None:
    answer = client.get(f"{API}/health", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000"])
def test_this_computer_is_answered(client: TestClient, host: str) -> None:
    assert client.get(f"{API}/health", headers={"Host": host}).json()["status"] == "ok"


def test_a_page_allows_its_own_script_and_no_other() -> None:
    one, other = page("<style>a{}</style><script>1</script>"), page("<style>a{}</style><script>2</script>")
    policies = [p.headers["content-security-policy"] for p in (one, other)]
    scripts = [re.search(r"script-src ('sha256-[^']+')", p) for p in policies]
    assert scripts[0] is not None
    assert scripts[1] is not None
    assert scripts[0][1] != scripts[1][1]
    assert "unsafe" not in "".join(policies)


def test_the_description_names_every_operation_once(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    operations = [o["operationId"] for path in described["paths"].values() for o in path.values()]
    assert len(operations) == len(set(operations))
    assert {"getModel", "listEntities", "getEntity", "getFindings", "search"} <= set(operations)
    assert "http" not in json.dumps(described.get("servers", []))


def test_every_reference_of_the_description_resolves(client: TestClient) -> None:
    text = client.get(f"{API}/openapi.json").text
    known = {f"#/components/schemas/{name}" for name in json.loads(text)["components"]["schemas"]}
    assert set(re.findall(r'"\$ref":\s*"([^"]+)"', text)) <= known


def test_every_operation_is_described_in_both_languages(client: TestClient) -> None:
    for path in client.get(f"{API}/openapi.json").json()["paths"].values():
        for operation in path.values():
            assert "(" in operation["summary"], operation["operationId"]
            assert operation["description"]


def test_several_districts_are_a_list_and_names_are_text(wide: TestClient) -> None:
    text = wide.get("/").text
    assert "Kreis &lt;b&gt;Fern&lt;/b&gt;" in text
    assert '<a href="/bezirke/99001/tisch">' in text


def test_the_model_is_served_whole(client: TestClient) -> None:
    found = client.get(f"{API}/model").json()
    assert found["types"]["Membership"]["label"] == {"de": "Mitgliedschaft", "en": "membership"}
    assert found["codeLists"]["Sector"]["codes"][0]["notation"] == "KJH"
    assert found["norms"]


def test_projects_and_what_they_ask(wide: TestClient) -> None:
    assert [p["id"] for p in wide.get(f"{API}/projects").json()] == ["shared:P1"]
    (asked,) = wide.get(f"{API}/districts/99001/prerequisites?project=shared:P1").json()
    assert (asked["presence"], asked["checked"]) == ("unknown", False)
    assert wide.get(f"{API}/projects/shared:P1/involvements").json() == []
    assert wide.get(f"{API}/projects/shared:P1/phase?on=2020").json()["on"] == "2020-12-31"
    assert wide.get(f"{API}/districts/99001/lacking?on=2024").json()


def test_the_network_has_three_layers(client: TestClient) -> None:
    found = client.get(f"{API}/districts/99001/network?on=2024-06-30").json()
    assert len(found["actors"]) == 9
    assert found["tieCoverage"] == 1.0
    assert found["cooperation"]
    assert found["affiliation"]
    assert found["obligation"]
