"""Every answer with sentences is in the language asked for, else in the one that the reader prefers, else in German."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest
from httpx2 import Response

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

QUERY = {
    "on": "2024-06-30",
    "from": "2021-10-01",
    "to": "2024-06-30",
    "format": "json",
}
WAY = {"from": musterstadt.KITA, "to": musterstadt.JUGENDAMT}
PERSON, GOAL = "99001:person", "99001:goal"
_NAME = {"property": "name", "value": "Neu", "status": "confirmed"}
CHANGES = [{"do": "create", "id": "neu", "type": "Organization", "claims": [_NAME]}]
ELSEWHERE = {"/goals/": GOAL, "/indicators/": "A1"}
"""What a path asks for whose id is that of no office."""
SAME_IN_BOTH = {"/api/v1/districts/{key}/network", "/api/v1/districts/{key}/records", "/api/v1/nation/moves"}
"""Forms of JSON without sentences: their language shows in tables alone; and what nothing of one small town moves."""


class Asking(NamedTuple):
    """A client, and the operations that have a language, with what else can be asked of them, as the API says."""

    client: TestClient
    described: Mapping[tuple[str, str], frozenset[str]]
    scenario: str
    person: str


def _described(client: TestClient) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            names = frozenset(p["name"] for p in operation.get("parameters", ()) if p["in"] == "query")
            # What is said of a list that somebody brought needs one: `tests/importing_web` asks in both languages.
            # What an erasure says, or an answer that corrects one, it says once: `tests/persons` and
            # `tests/questions_cli` look at it.
            if "lang" in names and "imports" not in path and not path.endswith(("/erase", "/answer")):
                yield (method, path), names


@pytest.fixture(scope="module")
def asked(model: Model) -> Iterator[Asking]:
    store: GraphStore = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    twin = musterstadt.a("99001:twin", "Organization", name="Jugendamt Musterstadt", sector="KJH")
    person = musterstadt.a(PERSON, "Person", name="Frau Muster")
    goal = musterstadt.a(GOAL, "Goal", name="Alle sitzen am Tisch", indicatorId="A1", targetValue="90 %")
    entry = musterstadt.a("99001:entry", "LogEntry", name="Leitung gewonnen", entryKind="success", date="2024-03")
    measure = musterstadt.a("99001:measure", "Measure", name="Gespräch führen", measureStatus="running")
    more = tuple(map(put, (twin, person, goal, entry, measure)))
    store.commit(Batch("Test", musterstadt.TIME, "Mehr", more), scope=EVERYTHING)
    settings = Settings(allow_persons=True)
    with TestClient(create_app(store, model, settings), base_url="http://localhost") as client:
        said = {"name": "Neu", "changes": CHANGES, "reason": "Test"}
        made = client.post(f"/api/v1/districts/{musterstadt.KEY}/scenarios", json=said)
        assert made.status_code == 201, made.text
        scenario = made.headers["location"].rpartition("/")[2]
        shown = client.get(f"/api/v1/districts/{musterstadt.KEY}/persons").json()[0]["id"]
        yield Asking(client, dict(_described(client)), scenario, shown)
    store.close()


def _ask(asking: Asking, method: str, path: str, wished: str, **more: str) -> Response:
    client = asking.client
    id = asking.scenario if "/scenarios/" in path else asking.person if "/persons/" in path else musterstadt.JUGENDAMT
    id = next((there for part, there in ELSEWHERE.items() if part in path), id)
    place = path.format(key=musterstadt.KEY, id=id, slug="not-found", number=1, kind="bericht", proposal="x")
    query = {**QUERY, **(WAY if path.endswith("/paths") else {}), **more}
    known = {k: v for k, v in query.items() if k in asking.described[method, path]}
    body = {"changes": CHANGES} if method == "post" and path.endswith("/what-if") else None
    return client.request(method, place, params=known, json=body, headers={"Accept-Language": wished})


@pytest.mark.slow
def test_every_operation_with_sentences_honours_the_weights_of_accept_language(asked: Asking) -> None:
    every = list(asked.described)
    assert len(every) > 10
    for method, path in every:
        german, english = (_ask(asked, method, path, "fr", lang=lang) for lang in ("de", "en"))
        assert (german.status_code, english.status_code) == (200, 200), (path, german.text)
        assert (german.text != english.text) or path in SAME_IN_BOTH, path
        for wished, meant in (("de;q=0.1, en", english), ("en-GB;q=0.3, de", german), ("fr", german), ("", german)):
            assert _ask(asked, method, path, wished).text == meant.text, (path, wished)


def test_an_explicit_language_goes_before_the_header(asked: Asking) -> None:
    for method, path in asked.described:
        german = _ask(asked, method, path, "de", lang="de")
        assert _ask(asked, method, path, "en", lang="de").text == german.text, path


def test_an_answer_says_that_it_differs_by_language(asked: Asking) -> None:
    for method, path in asked.described:
        assert "Accept-Language" in _ask(asked, method, path, "en").headers["vary"], path
