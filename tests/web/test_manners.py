"""What holds for every answer: HEAD, Allow, weights of Accept and Accept-Language, 406, gzip, errors as pages."""

import pytest
from fastapi.responses import JSONResponse
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipResponder
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.app import PLACES, routes_of
from api.manners.every_answer import Manners
from api.manners.packing import PackedBefore
from api.manners.problems import problem
from tests import musterstadt
from tests.client import TestClient

API = "/api/v1"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"{API}/health",
        f"{API}/districts",
        f"{API}/entities?limit=3",
        f"{API}/nichts",
        f"{API}/districts/0",
        "/api",
    ],
)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    asked, headed = client.get(path), client.head(path)
    assert headed.status_code == asked.status_code
    assert headed.content == b""
    assert headed.headers == asked.headers
    assert int(headed.headers["content-length"]) > 0


@pytest.mark.parametrize("name", routes_of(PLACES))
def test_what_is_possible_stands_in_allow(client: TestClient, name: str) -> None:
    path = name.rpartition(" ")[2].format(
        key=musterstadt.KEY,
        id="x",
        name="x",
        slug="x",
        number=1,
        finding="0" * 16,
        question="0" * 16,
        kind="bericht",
        proposal="x",
    )
    answer = client.request("TRACE", path)
    assert answer.status_code == 405
    assert set(name.partition(" ")[0].split()) <= set(answer.headers["allow"].split(", "))
    assert ("GET" in answer.headers["allow"]) == ("HEAD" in answer.headers["allow"])
    assert answer.headers["allow"] in answer.json()["detail"]


@pytest.mark.parametrize(
    ("wished", "title"),
    [
        ("de;q=0.1, en", "Not found."),
        ("en;q=0.1, de", "Nicht gefunden."),
        ("fr, en;q=0.2", "Not found."),
        ("en-US,en;q=0.9", "Not found."),
        ("en;q=0, *", "Nicht gefunden."),
        ("en;q=abc, de;q=0.1", "Nicht gefunden."),
        ("", "Nicht gefunden."),
        (";;q=,,", "Nicht gefunden."),
    ],
)
def test_the_language_is_the_one_that_weighs_most(client: TestClient, wished: str, title: str) -> None:
    answer = client.get(f"{API}/districts/0", headers={"Accept-Language": wished})
    assert answer.json()["title"] == title


@pytest.mark.parametrize(
    ("query", "pointers"),
    [
        ("entities?limit=1&limit=2", ["/query/limit"]),
        ("entities?limit=1&type=Organization&type=Person", ["/query/type"]),
        ("search?q=a&q=a", ["/query/q"]),
        ("entities?x=1&x=2", ["/query/x"]),
    ],
)
def test_a_value_that_is_single_is_given_once(client: TestClient, query: str, pointers: list[str]) -> None:
    answer = client.get(f"{API}/{query}")
    assert answer.status_code == 422
    assert [e["pointer"] for e in answer.json()["errors"]] == pointers


def test_a_value_of_which_there_may_be_several_is_given_as_often(client: TestClient) -> None:
    pair = f"pair={musterstadt.JUGENDAMT}&pair={musterstadt.KITA}"
    assert client.get(f"{API}/districts/99001/what-if?on=2024-06-30&{pair}").status_code == 200


@pytest.mark.parametrize("accepted", ["image/png", "application/json;q=0", "*/*;q=0", "text/*, application/json;q=0.0"])
def test_a_form_that_cannot_be_had_is_refused_with_those_that_can(client: TestClient, accepted: str) -> None:
    answer = client.get(f"{API}/districts", headers={"Accept": accepted})
    assert answer.status_code == 406
    assert "application/json" in answer.text


@pytest.mark.parametrize("accepted", ["*/*", "application/*", "text/csv, application/json;q=0.1", "", ",;q", BROWSER])
def test_a_form_among_others_will_do(client: TestClient, accepted: str) -> None:
    answer = client.get(f"{API}/districts", headers={"Accept": accepted})
    assert answer.headers["content-type"] == "application/json"
    assert {"Accept", "Accept-Language", "Accept-Encoding"} <= set(answer.headers["vary"].split(", "))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{API}/districts/<b>0", 404),
        (f"{API}/entities?limit=<b>", 422),
        ("/nichts", 404),
        (f"{API}/entities?q=1", 422),
    ],
)
def test_a_browser_is_told_of_an_error_on_a_page(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"Accept": BROWSER})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
    title, _, said = answer.text.partition("<h1>")[2].partition("</h1>")
    told = said.partition("<p><a ")[0]
    assert "<p>" in told or "<li>" in told, "nothing says what to do"
    assert title not in said
    assert "<b>" not in answer.text
    assert client.get(path, headers={"Accept": "application/json, text/html;q=0.9"}).json()["status"] == status


def test_long_answers_are_packed_and_pages_are_not(client: TestClient) -> None:
    packed = client.get(f"{API}/entities?limit=50", headers={"Accept-Encoding": "gzip"})
    plain = client.get(f"{API}/entities?limit=50", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content)
    for path in ("/", "/api", f"{API}/problems/not-found", f"{API}/sessions/nichts"):
        assert "content-encoding" not in client.get(path, headers={"Accept-Encoding": "gzip"}).headers


def test_the_same_answer_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []
    real = GZipResponder.apply_compression

    async def counting(self: GZipResponder, body: bytes, *, more_body: bool) -> bytes:
        packed.append(len(body))
        return await real(self, body, more_body=more_body)

    monkeypatch.setattr(GZipResponder, "apply_compression", counting)
    client = TestClient(Manners(Starlette(routes=[Route("/v/districts", _tagging)]), "/v"))
    answers = [client.get("/v/districts", headers={"Accept-Encoding": "gzip"}) for _ in range(3)]
    assert len(packed) == 1
    assert len({a.content for a in answers}) == 1
    assert {a.headers["content-encoding"] for a in answers} == {"gzip"}


def test_packed_answers_are_kept_up_to_a_bound() -> None:
    kept = PackedBefore(most=100)
    for number in range(20):
        kept.keep(bytes([number]) * 20, b"packed")
        assert kept.held <= 100
    assert kept.find(bytes([19]) * 20) == b"packed"
    assert kept.find(bytes([0]) * 20) is None
    kept.keep(b"x" * 500, b"too large to be kept")
    assert kept.held == 0


def _tagging(request: Request) -> Response:
    headers = {"ETag": '"abc"'}
    if request.headers.get("if-none-match") == '"abc"':
        return Response(status_code=304, headers=headers)
    return JSONResponse(["x" * 1000], headers=headers)


def test_a_packed_answer_has_a_tag_of_its_own_that_is_known_again() -> None:
    app = Manners(Starlette(routes=[Route("/v/districts", _tagging)]), "/v")
    client = TestClient(app)
    packed = client.get("/v/districts", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/v/districts", headers={"Accept-Encoding": "identity"})
    assert (plain.headers["etag"], packed.headers["etag"]) == ('"abc"', '"abc-gzip"')
    for answer in (packed, plain):
        again = client.get("/v/districts", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.headers["etag"]) == (304, answer.headers["etag"])
    assert client.get("/v/districts", headers={"If-None-Match": '"abd-gzip"'}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "led"),
    [
        ("GET", "/bezirke/08212/tisch", 503, True),
        ("POST", "/bezirke/08212/tisch", 503, False),
        ("GET", "/bezirke/08212/tisch", 404, False),
        ("GET", "//anderswo.example/tisch", 503, False),
    ],
)
def test_a_page_that_has_to_wait_leads_to_itself(method: str, path: str, status: int, *, led: bool) -> None:
    headers = [(b"accept", b"text/html"), (b"host", b"localhost")]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"a=1&b=2", "headers": headers}
    answer = problem(Request({**scope, "scheme": "http", "server": ("localhost", 80)}), status, "Später.")
    assert (f'href="{path}?a=1&amp;b=2">Noch einmal versuchen' in bytes(answer.body).decode()) is led
