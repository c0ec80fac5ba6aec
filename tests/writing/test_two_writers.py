"""Two people and one record: nobody overwrites blindly, and a request that comes twice is done once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from api.writes.versions import tags_in
from graph.records import with_claims
from graph.records.claims import Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from tests import musterstadt
from tests.client import TestClient
from tests.writing.asking import API, KITA, claim, matching, patch, tag_of, trace, values_of
from tests.writing.conftest import URLS, ClientOf

SKF = musterstadt.SKF
every_engine = pytest.mark.parametrize("written", URLS, indirect=True)
"""Where it depends on the store which of two writers comes first, and what the other one finds then."""


@every_engine
def test_the_second_is_told_what_the_first_did(client_of: ClientOf, written: GraphStore) -> None:
    anna, bert = client_of("anna"), client_of("bert")
    tag = tag_of(bert, SKF)
    first = anna.patch(
        f"{API}/entities/{SKF}",
        json={"properties": {"locality": [claim("locality", "Musterstadt")]}, "reason": "Umzug"},
        headers=matching(tag),
    )
    before = trace(written)
    second = patch(bert, SKF, tag, locality="Neustadt")
    assert second.status_code == 412
    (told,) = second.json()["differs"]
    assert (told["author"], told["reason"], told["properties"]) == ("Anna", "Umzug", ["locality"])
    assert told["revision"] == first.json()["revision"]["number"]
    assert (trace(written), values_of(bert, SKF)["locality"]) == (before, ["Musterstadt"])
    assert patch(bert, SKF, tag_of(bert, SKF), locality="Neustadt").status_code == 200


@every_engine
def test_all_that_happened_since_is_told_and_that_it_is_gone_is_told_as_not_there(client_of: ClientOf) -> None:
    anna, bert = client_of("anna"), client_of("bert")
    tag = tag_of(bert, SKF)
    for value in ("Musterstadt", "Neustadt"):
        patch(anna, SKF, tag_of(anna, SKF), locality=value)
    assert len(patch(bert, SKF, tag, name="Neu").json()["differs"]) == 2
    anna.delete(f"{API}/entities/{SKF}", headers=matching(tag_of(anna, SKF)))
    assert patch(bert, SKF, tag, name="Neu").status_code == 404


@pytest.mark.parametrize("tag", ['"gibt es nicht"', 'W/"weich"', "", "ohne Zeichen"])
def test_a_tag_of_no_state_matches_nothing_and_tells_nothing(anna: TestClient, written: GraphStore, tag: str) -> None:
    before = trace(written)
    answer = patch(anna, SKF, tag, name="Neu")
    assert (answer.status_code, answer.json()["differs"]) == (412, [])
    assert trace(written) == before


def test_a_weak_tag_of_the_present_state_does_not_match(anna: TestClient) -> None:
    assert patch(anna, SKF, f"W/{tag_of(anna, SKF)}", name="Neu").status_code == 412


def test_one_of_several_tags_is_enough_and_a_star_takes_any_state(anna: TestClient) -> None:
    assert tags_in('"a", "b"') == ['"a"', '"b"']
    assert patch(anna, SKF, f'"anders", {tag_of(anna, SKF)}', name="Neu").status_code == 200
    assert patch(anna, SKF, "*", name="Neuer").status_code == 200


def test_without_a_tag_nothing_is_changed(anna: TestClient, written: GraphStore) -> None:
    before, one = trace(written), f"{API}/entities/{SKF}"
    answers = [
        patch(anna, SKF, None, name="Neu"),
        anna.put(one, json={"claims": [claim("name", "Neu")]}),
        anna.delete(one),
        anna.post(f"{one}/merge", json={"other": musterstadt.KITA}),
        anna.post(f"{API}/entities/{musterstadt.JHA}/end", json={"date": "2024-12-31"}),
        anna.delete(f"{one}/claims", params={"property": "alias", "value": "SkF"}),
    ]
    assert {answer.status_code for answer in answers} == {428}
    assert "If-Match" in answers[0].json()["detail"]
    assert trace(written) == before


def test_a_relation_more_beside_a_record_is_no_other_state_of_it(anna: TestClient) -> None:
    tag = tag_of(anna, SKF)
    ends = {"source": SKF, "target": musterstadt.KITA}
    tie = {"type": "Cooperation", "district": "99001", **ends, "claims": [claim("intensity", "2")]}
    assert anna.post(f"{API}/relations", json=tie).status_code == 201
    assert tag_of(anna, SKF) != tag  # the answer holds the relation, too
    assert patch(anna, SKF, tag, name="Neu").status_code == 200


@every_engine
def test_of_many_at_once_all_or_none_are_written(client_of: ClientOf, written: GraphStore) -> None:
    clients = [client_of(name) for name in ("anna", "bert")] * 4
    tag, before = tag_of(clients[0], SKF), trace(written)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: patch(clients[n], SKF, tag, name=f"Name {n}"), range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    assert trace(written) == before + 1


# -- what is not shown ------------------------------------------------------------------------------------------


def hide(store: GraphStore) -> None:
    """Give the SkF a mailbox and a note that are not shown."""
    record = store.get(SKF, EVERYTHING)
    assert record is not None
    hidden = (Claim("mailbox", "vorname.nachname@skf.example"), Claim("note", "Frau Muster anrufen: 0171 5550123"))
    changed = put(with_claims(record, (*record.claims, *hidden)))
    store.commit(Batch("test", musterstadt.TIME, "Verborgenes", (changed,)), EVERYTHING)


def test_what_was_not_shown_is_not_overwritten(anna: TestClient, written: GraphStore) -> None:
    hide(written)
    shown = anna.get(f"{API}/entities/{SKF}").json()["claims"]
    kept = [c for c in shown if c["property"] != "alias"]
    answer = anna.put(f"{API}/entities/{SKF}", json={"claims": kept}, headers=matching(tag_of(anna, SKF)))
    assert answer.status_code == 200
    record = written.get(SKF, EVERYTHING)
    assert record is not None
    assert record.value("mailbox") == "vorname.nachname@skf.example"
    assert record.all("note") == ("Frau Muster anrufen: 0171 5550123",)
    assert record.all("alias") == ()


def test_a_tag_tells_nothing_of_what_is_hidden(anna: TestClient, written: GraphStore) -> None:
    tag = tag_of(anna, SKF)
    hide(written)
    assert tag_of(anna, SKF) == tag
    assert patch(anna, SKF, tag, name="Neu").status_code == 200


def test_persons_are_not_written(client_of: ClientOf, written: GraphStore) -> None:
    alone, before = client_of("alone"), trace(written)
    person = {"type": "Person", "district": "99001", "claims": [claim("name", "Vorname Nachname")]}
    assert alone.post(f"{API}/entities", json=person).status_code == 422
    (shown,) = alone.get(f"{API}/entities?type=Person").json()["items"]
    seat = {"source": shown["id"], "target": musterstadt.JHA, "claims": [claim("role", "member")]}
    answer = alone.post(f"{API}/relations", json={"type": "Membership", "district": "99001", **seat})
    assert answer.status_code == 422
    assert "GEHEIM" not in answer.text
    assert patch(alone, "99001:K1", "*", name="Neu").status_code == 404  # the id of a person is never told
    assert trace(written) == before


def test_what_was_not_shown_of_a_person_stays_where_persons_may_be_written(
    client_of: ClientOf, written: GraphStore
) -> None:
    alone = client_of("alone")
    alone.app.state.settings = alone.app.state.settings.model_copy(update={"allow_persons": True})  # type: ignore[attr-defined]
    (shown,) = alone.get(f"{API}/entities?type=Person").json()["items"]
    id = shown["id"]
    said = {"claims": alone.get(f"{API}/entities/{id}").json()["claims"]}
    answer = alone.put(f"{API}/entities/{id}", json=said, headers=matching(tag_of(alone, id)))
    assert (answer.status_code, answer.json()["revision"]) == (200, None)
    record = written.get("99001:K1", EVERYTHING)
    assert record is not None
    assert (record.value("name"), record.value("phone")) == ("GEHEIMER NAME", "4711")


# -- once -------------------------------------------------------------------------------------------------------

KEY = {"Idempotency-Key": "5f0c8a52-6f6f-4a55-9d6c-2a2f4d0f4c11"}


def test_the_same_request_makes_one_record_and_gets_the_same_answer(anna: TestClient, written: GraphStore) -> None:
    first = anna.post(f"{API}/entities", json=KITA, headers=KEY)
    before = trace(written)
    patch(anna, first.json()["record"]["id"], first.headers["etag"], name="Anders")
    second = anna.post(f"{API}/entities", json=KITA, headers=KEY)
    assert (second.status_code, second.json()) == (201, first.json())
    assert second.headers["etag"] == first.headers["etag"]
    assert trace(written) == before + 1


def test_another_request_under_the_same_key_is_refused(anna: TestClient, written: GraphStore) -> None:
    anna.post(f"{API}/entities", json=KITA, headers=KEY)
    before = trace(written)
    others = [
        {**KITA, "claims": [claim("name", "Andere")]},
        {**KITA, "type": "Service"},
        {**KITA, "reason": "Ein anderer"},
    ]
    answers = [anna.post(f"{API}/entities", json=other, headers=KEY) for other in others]
    assert {(a.status_code, a.json()["type"]) for a in answers} == {(422, f"{API}/problems/key-reused")}
    assert trace(written) == before


def test_a_key_is_that_of_its_caller(client_of: ClientOf) -> None:
    ids = {
        client_of(n).post(f"{API}/entities", json=KITA, headers=KEY).json()["record"]["id"] for n in ("anna", "bert")
    }
    assert len(ids) == 2


def test_a_refused_request_uses_up_no_key(anna: TestClient) -> None:
    wrong = {**KITA, "claims": [claim("name", "Neu"), claim("sector", "XYZ")]}
    assert anna.post(f"{API}/entities", json=wrong, headers=KEY).status_code == 422
    assert anna.post(f"{API}/entities", json=KITA, headers=KEY).status_code == 201


def test_without_a_key_asking_twice_makes_two(anna: TestClient) -> None:
    ids = {anna.post(f"{API}/entities", json=KITA).json()["record"]["id"] for _ in range(2)}
    assert len(ids) == 2


@every_engine
def test_the_same_request_at_the_same_moment_makes_one(client_of: ClientOf, written: GraphStore) -> None:
    before, clients = trace(written), [client_of("anna") for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda c: c.post(f"{API}/entities", json=KITA, headers=KEY), clients))
    assert len({answer.text for answer in answers}) == 1
    assert trace(written) == before + 1


# -- undo -------------------------------------------------------------------------------------------------------


@every_engine
def test_what_others_built_upon_is_not_undone_and_they_are_named(client_of: ClientOf, written: GraphStore) -> None:
    anna, bert = client_of("anna"), client_of("bert")
    first = patch(anna, SKF, tag_of(anna, SKF), locality="Musterstadt").json()["revision"]["number"]
    second = patch(bert, SKF, tag_of(bert, SKF), locality="Neustadt").json()["revision"]["number"]
    before = trace(written)
    answer = anna.post(f"{API}/revisions/{first}/undo")
    assert answer.status_code == 409
    (told,) = answer.json()["differs"]
    assert (told["revision"], told["author"], told["record"]) == (second, "Bert", SKF)
    assert trace(written) == before
    assert anna.post(f"{API}/revisions/{second}/undo").status_code == 200
    assert anna.post(f"{API}/revisions/{first}/undo").status_code == 200
    assert "locality" not in values_of(anna, SKF)


def test_revisions_are_listed_newest_first_within_what_is_seen(client_of: ClientOf) -> None:
    anna = client_of("anna")
    patch(anna, SKF, tag_of(anna, SKF), locality="Musterstadt")
    newest, *older = anna.get(f"{API}/revisions").json()["items"]
    assert (newest["author"], newest["records"]) == ("Anna", 1)
    page = anna.get(f"{API}/revisions?limit=1").json()
    assert page["items"] == [newest]
    assert anna.get(f"{API}/revisions?before={page['next']}").json()["items"] == older
    assert "Anna" not in client_of("elsewhere").get(f"{API}/revisions").text


def test_a_revision_that_is_not_there_is_not_undone(anna: TestClient) -> None:
    assert {anna.post(f"{API}/revisions/{n}/undo").status_code for n in (99, 10**15)} == {404}
