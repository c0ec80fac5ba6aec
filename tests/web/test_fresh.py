"""A reader who has an answer already is told so, and the tag of an answer says nothing that the answer does not."""

from collections.abc import Iterator

import pytest
from starlette.requests import Request

from api.app import create_app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

HERE = "http://localhost"
API = "/api/v1"
DISTRICT = f"{API}/districts/{musterstadt.KEY}"
TAGGED = (
    f"{API}/districts",
    DISTRICT,
    *(f"{DISTRICT}/{of}" for of in ("network", "indicators", "findings", "links", "what-if", "anchoring")),
    f"{DISTRICT}/comparison?from=2018&to=2024",
    f"{API}/entities",
    f"{API}/model",
    f"/bezirke/{musterstadt.KEY}",
)


@pytest.mark.parametrize("path", TAGGED)
def test_who_has_the_answer_is_told_that_it_still_holds(client: TestClient, path: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    first = client.get(path, headers=plain)
    tag = first.headers["etag"]
    assert (tag[0], tag[-1], first.headers["cache-control"]) == ('"', '"', "private, no-cache")
    for said in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(path, headers={**plain, "If-None-Match": said})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), said
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 304
    for said in ('"other"', "", tag.strip('"')):
        assert client.get(path, headers={"If-None-Match": said}).content == first.content, said


def test_another_language_is_another_answer(client: TestClient) -> None:
    german, english = (client.get(f"{DISTRICT}/findings?lang={lang}").headers["etag"] for lang in ("de", "en"))
    page = client.get(f"/bezirke/{musterstadt.KEY}", headers={"Accept-Language": "en"})
    assert german != english
    assert "Accept-Language" in page.headers["vary"]


@pytest.mark.parametrize("path", [f"{API}/entities/99001:none", f"{API}/districts/1/findings", f"{DISTRICT}/none"])
def test_what_is_not_there_has_no_tag_and_is_kept_by_nobody(client: TestClient, path: str) -> None:
    for said in ("*", '"x"'):
        answer = client.get(path, headers={"If-None-Match": said})
        assert (answer.status_code, answer.headers.get("etag")) == (404, None)
        assert answer.headers["cache-control"] == "no-store"


def test_after_a_change_the_tag_is_another_one(wide: TestClient, wide_store: GraphStore) -> None:
    path = f"{API}/districts/99001/network"
    before = wide.get(path).headers["etag"]
    assert wide.get(path, headers={"If-None-Match": before}).status_code == 304
    _say(wide_store, "99001:A01", "99001", "Ganz neuer Name")
    answer = wide.get(path, headers={"If-None-Match": before})
    assert (answer.status_code, "Ganz neuer Name" in answer.text) == (200, True)


@pytest.fixture
def reader(wide_store: GraphStore, model: Model) -> Iterator[TestClient]:
    """Somebody who may read Musterstadt only."""

    def who(_: Request) -> Caller:
        return Caller("K", (Grant(Role.READING, musterstadt.KEY),))

    with TestClient(create_app(wide_store, model, Settings(), who), base_url=HERE) as opened:
        yield opened


@pytest.mark.parametrize("path", [p for p in TAGGED if p.startswith(API)])
def test_what_happens_elsewhere_shows_in_no_tag(reader: TestClient, wide_store: GraphStore, path: str) -> None:
    before = reader.get(path).headers["etag"]
    _say(wide_store, "99002:A02", "99002", "Ferne neue Stelle")
    assert reader.get(path, headers={"If-None-Match": before}).status_code == 304


def test_who_may_not_read_a_district_gets_nothing_that_others_made_ready(reader: TestClient, wide: TestClient) -> None:
    for of in ("network", "findings", "links", "what-if", "anchoring"):
        path = f"{API}/districts/99002/{of}"
        tag = wide.get(path).headers["etag"]
        unknown = reader.get(f"{API}/districts/99999/{of}")
        found = reader.get(path, headers={"If-None-Match": tag})
        assert (found.status_code, found.headers.get("etag"), unknown.status_code) == (404, None, 404)
        assert found.json()["title"] == unknown.json()["title"]


def _say(store: GraphStore, id: str, owner: str, name: str) -> None:
    made = entity(id, "Organization", owner, [Claim(EXISTS, "true"), Claim("name", name)])
    store.commit(Batch("test", musterstadt.TIME, "Änderung", (put(made),)), scope=EVERYTHING)
