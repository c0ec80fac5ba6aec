"""Records over the API: made, changed, ended, merged, deleted, undone; each one batch in the caller's name."""

import pytest

from api.author import UNNAMED
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.client import TestClient
from tests.writing.asking import API, KITA, claim, matching, patch, tag_of, trace, values_of
from tests.writing.conftest import OTHERS, ClientOf

SKF = musterstadt.SKF


def test_a_record_is_made_in_one_batch_with_author_and_reason(anna: TestClient, written: GraphStore) -> None:
    answer = anna.post(f"{API}/entities", json={**KITA, "reason": "Anruf beim Träger"})
    assert answer.status_code == 201
    made = answer.json()["record"]
    assert made["values"] == {"name": ["Kita Sonnenhügel"], "sector": ["KJH"]}
    assert made["presence"] == "present"
    assert answer.headers["location"] == f"{API}/entities/{made['id']}"
    newest = written.head(EVERYTHING)
    assert newest is not None
    assert (newest.author, newest.reason) == ("Anna", "Anruf beim Träger")
    assert answer.json()["revision"]["number"] == newest.number


def test_the_tag_of_an_answer_is_that_of_the_next_change(anna: TestClient) -> None:
    made = anna.post(f"{API}/entities", json=KITA)
    id, tag = made.json()["record"]["id"], made.headers["etag"]
    changed = patch(anna, id, tag, name="Kita Mondhügel")
    assert changed.status_code == 200
    assert patch(anna, id, changed.headers["etag"], name="Kita Sternhügel").status_code == 200
    assert patch(anna, id, tag_of(anna, id), name="Kita Talblick").status_code == 200
    assert values_of(anna, id)["name"] == ["Kita Talblick"]


def test_who_gives_no_reason_has_it_said_by_what_was_changed(anna: TestClient) -> None:
    answer = patch(anna, SKF, tag_of(anna, SKF), locality="Musterstadt")
    assert answer.json()["revision"]["reason"] == "Organisation „Sozialdienst katholischer Frauen“ geändert: Ort"


def test_what_changes_nothing_leaves_no_batch(anna: TestClient, written: GraphStore) -> None:
    answer = patch(anna, SKF, tag_of(anna, SKF), locality="Musterstadt")
    before = trace(written)
    again = patch(anna, SKF, answer.headers["etag"], locality="Musterstadt")
    assert (again.status_code, again.json()["revision"]) == (200, None)
    assert trace(written) == before


def test_only_the_named_properties_are_changed(anna: TestClient) -> None:
    before = values_of(anna, SKF)
    assert patch(anna, SKF, tag_of(anna, SKF), locality="Musterstadt").status_code == 200
    assert values_of(anna, SKF) == before | {"locality": ["Musterstadt"]}
    anna.patch(f"{API}/entities/{SKF}", json={"properties": {"locality": []}}, headers=matching(tag_of(anna, SKF)))
    assert values_of(anna, SKF) == before


def test_all_claims_are_replaced_by_what_a_record_showed(anna: TestClient, written: GraphStore) -> None:
    shown = anna.get(f"{API}/entities/{SKF}").json()["claims"]
    before = trace(written)
    same = anna.put(f"{API}/entities/{SKF}", json={"claims": shown}, headers=matching(tag_of(anna, SKF)))
    assert (same.status_code, same.json()["revision"], trace(written)) == (200, None, before)
    fewer = [c for c in shown if c["property"] != "alias"]
    anna.put(f"{API}/entities/{SKF}", json={"claims": fewer}, headers=matching(tag_of(anna, SKF)))
    assert "alias" not in values_of(anna, SKF)


def test_a_body_is_ended_and_stays_in_the_past(anna: TestClient) -> None:
    body = musterstadt.STEUERUNGSGRUPPE
    said = {"date": "2024-12-31", "source": musterstadt.LIST, "reason": "Aufgelöst durch Beschluss"}
    answer = anna.post(f"{API}/entities/{body}/end", json=said, headers=matching(tag_of(anna, body)))
    assert answer.json()["record"]["values"]["endDate"] == ["2024-12-31"]
    twice = anna.post(f"{API}/entities/{body}/end", json=said, headers=matching(answer.headers["etag"]))
    assert twice.status_code == 422


@pytest.mark.parametrize("id", [SKF, musterstadt.SITZ_DER_ELTERN])
def test_an_organization_and_a_post_end_with_the_day(anna: TestClient, id: str) -> None:
    answer = anna.post(f"{API}/entities/{id}/end", json={"date": "2024-12-31"}, headers=matching(tag_of(anna, id)))
    assert (answer.status_code, answer.json()["record"]["values"]["endDate"]) == (200, ["2024-12-31"])
    days = ("2024-12-30", "2024-12-31")
    shown = [anna.get(f"{API}/districts/99001/network", params={"on": day}).text for day in days]
    assert [f'"{id}"' in text for text in shown] == [id == SKF, False]


def test_a_deleted_record_takes_its_relations_along_and_an_undo_brings_all_back(anna: TestClient) -> None:
    before = anna.get(f"{API}/entities/{SKF}").json()
    gone = anna.delete(f"{API}/entities/{SKF}", headers=matching(tag_of(anna, SKF)))
    assert gone.status_code == 200
    assert anna.get(f"{API}/entities/{SKF}").status_code == 404
    undone = anna.post(f"{API}/revisions/{gone.json()['revision']['number']}/undo")
    assert undone.status_code == 200
    assert anna.get(f"{API}/entities/{SKF}").json() == before


def test_what_others_name_is_not_deleted(anna: TestClient, written: GraphStore) -> None:
    before, named = trace(written), musterstadt.STEUERUNGSGRUPPE
    answer = anna.delete(f"{API}/entities/{named}", headers=matching(tag_of(anna, named)))
    assert answer.status_code == 409
    assert answer.json()["naming"] == [musterstadt.SITZ_DER_ELTERN]
    assert trace(written) == before


def test_two_records_become_one(anna: TestClient) -> None:
    twin = anna.post(f"{API}/entities", json={**KITA, "claims": [claim("name", "SkF Musterstadt")]}).json()["record"]
    answer = anna.post(f"{API}/entities/{SKF}/merge", json={"other": twin["id"]}, headers=matching(tag_of(anna, SKF)))
    assert answer.status_code == 200
    assert "SkF Musterstadt" in [c["value"] for c in answer.json()["record"]["claims"]]
    assert values_of(anna, twin["id"])["replacedBy"] == [SKF]


def test_a_claim_is_said_beside_the_others_and_taken_back(anna: TestClient) -> None:
    other = {"claim": claim("sector", "GES", source=musterstadt.LIST, locator="S. 3", asOf="2024-06")}
    said = anna.post(f"{API}/entities/{SKF}/claims", json=other)
    assert [c["value"] for c in said.json()["record"]["claims"] if c["property"] == "sector"] == ["GES", "SCHWB"]
    again = anna.post(f"{API}/entities/{SKF}/claims", json=other)
    assert again.json()["revision"] is None
    where = {"property": "sector", "value": "GES"}
    back = anna.delete(f"{API}/entities/{SKF}/claims", params=where, headers=matching(said.headers["etag"]))
    assert [c["value"] for c in back.json()["record"]["claims"] if c["property"] == "sector"] == ["SCHWB"]
    gone = anna.delete(f"{API}/entities/{SKF}/claims", params=where, headers=matching(back.headers["etag"]))
    assert gone.status_code == 404


def test_a_relation_is_made_changed_ended_and_deleted(anna: TestClient) -> None:
    seat = {
        "type": "Membership",
        "district": "99001",
        "source": musterstadt.KITA,
        "target": musterstadt.JHA,
        "claims": [claim("role", "advisory")],
    }
    made = anna.post(f"{API}/relations", json=seat)
    assert made.status_code == 201
    path = made.headers["location"]
    assert anna.get(path).headers["etag"] == made.headers["etag"]
    said = {"properties": {"role": [claim("role", "member")]}}
    changed = anna.patch(path, json=said, headers=matching(made.headers["etag"]))
    assert changed.json()["record"]["values"] == {"role": ["member"]}
    ended = anna.post(f"{path}/end", json={"date": "2024-12-31"}, headers=matching(changed.headers["etag"]))
    assert ended.json()["record"]["values"]["endDate"] == ["2024-12-31"]
    assert anna.delete(path, headers=matching(ended.headers["etag"])).status_code == 200
    assert anna.get(path).status_code == 404


def test_a_relation_to_nobody_is_not_made(anna: TestClient, written: GraphStore) -> None:
    before = trace(written)
    for end in ("99001:nichts", "99002:A01"):
        seat = {
            "type": "Membership",
            "district": "99001",
            "source": SKF,
            "target": end,
            "claims": [claim("role", "member")],
        }
        assert anna.post(f"{API}/relations", json=seat).status_code == 404
    assert trace(written) == before


# -- what does not fit ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "pointer", "words"),
    [
        (claim("sector", "XYZ"), "/claims/1/value", "SCHWB"),
        (claim("sektor", "GES"), "/claims/1/property", "sector"),
        (claim("sector", "GES", source="99001:A01"), "/claims/1/source", "Quelle"),
        (claim("sector", "GES", source="99002:Q1"), "/claims/1/source", "Quelle"),
        (claim("sector", "GES", asOf="31.12.2024"), "/claims/1/asOf", "2024-12-31"),
        (claim("exists", "ja"), "/claims/1/value", "true"),
        (claim("mailbox", "vorname.nachname@kreis.example"), "/claims/1/value", "Person"),
        (claim("sector", "GES", locator="Mail von Frau Muster"), "/claims/1/locator", "Person"),
        (claim("note", "Frau Muster, geb. 3.4.1988"), "/claims/1/value", "Person"),
    ],
)
def test_what_does_not_fit_is_named_with_what_would(
    anna: TestClient, written: GraphStore, said: dict[str, str], pointer: str, words: str
) -> None:
    before = trace(written)
    answer = anna.post(f"{API}/entities", json={**KITA, "claims": [claim("name", "Neu"), said]})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]
    assert words in answer.json()["errors"][0]["detail"]
    assert trace(written) == before


def test_what_has_to_be_there_is_asked_for(anna: TestClient) -> None:
    answer = anna.post(f"{API}/entities", json={**KITA, "claims": [claim("sector", "GES")]})
    assert [e["pointer"] for e in answer.json()["errors"]] == ["/claims/name"]
    answer = anna.patch(f"{API}/entities/{SKF}", json={"properties": {"name": []}}, headers=matching(tag_of(anna, SKF)))
    assert [e["pointer"] for e in answer.json()["errors"]] == ["/claims/name"]


def test_a_status_that_there_is_not_is_refused_with_those_there_are(anna: TestClient) -> None:
    answer = anna.post(f"{API}/entities", json={**KITA, "claims": [{**claim("name", "Neu"), "status": "sicher"}]})
    assert answer.status_code == 422
    assert "fromList" in answer.json()["errors"][0]["detail"]


# -- who may ----------------------------------------------------------------------------------------------------


def attempts(client: TestClient, tag: str) -> list[int]:
    """The statuses of every way to write about the SkF."""
    one, headers = f"{API}/entities/{SKF}", matching(tag)
    seat = f"{API}/relations/{musterstadt.KEY}:Membership-A06-G1"
    return [
        client.post(f"{API}/entities", json=KITA).status_code,
        client.put(one, json={"claims": [claim("name", "Neu")]}, headers=headers).status_code,
        client.patch(one, json={"properties": {"name": [claim("name", "Neu")]}}, headers=headers).status_code,
        client.post(f"{one}/end", json={"date": "2024-12-31"}, headers=headers).status_code,
        client.post(f"{one}/merge", json={"other": musterstadt.KITA}, headers=headers).status_code,
        client.post(f"{one}/claims", json={"claim": claim("alias", "Neu")}).status_code,
        client.delete(f"{one}/claims", params={"property": "alias", "value": "SkF"}, headers=headers).status_code,
        client.delete(one, headers=headers).status_code,
        client.patch(seat, json={"properties": {"role": []}}, headers=headers).status_code,
        client.delete(seat, headers=headers).status_code,
        client.post(f"{API}/revisions/1/undo").status_code,
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_to_who_does_not_see_it_nothing_is_there(client_of: ClientOf, written: GraphStore, name: str) -> None:
    before, tag = trace(written), tag_of(client_of("anna"), SKF)
    assert set(attempts(client_of(name), tag)) == {404}
    assert trace(written) == before


@pytest.mark.parametrize("name", ["reader", "steering"])
def test_who_reads_and_may_not_write_is_told_so(client_of: ClientOf, written: GraphStore, name: str) -> None:
    before, tag = trace(written), tag_of(client_of("anna"), SKF)
    assert set(attempts(client_of(name), tag)) == {403}
    assert trace(written) == before


def test_what_all_share_takes_its_own_right(client_of: ClientOf, written: GraphStore) -> None:
    anna, before = client_of("anna"), trace(written)
    assert patch(anna, "shared:P1", tag_of(anna, "shared:P1"), name="Anders").status_code == 403
    shared = {"type": "Project", "district": "shared", "claims": [claim("name", "Neu")]}
    assert anna.post(f"{API}/entities", json=shared).status_code == 403
    assert trace(written) == before
    assert client_of("alone").post(f"{API}/entities", json=shared).status_code == 201


def test_who_is_alone_writes_under_the_name_of_the_command_line(client_of: ClientOf, written: GraphStore) -> None:
    client_of("alone").post(f"{API}/entities", json=KITA)
    newest = written.head(EVERYTHING)
    assert newest is not None
    assert newest.author == UNNAMED
