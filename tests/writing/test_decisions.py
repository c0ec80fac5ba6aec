"""What the group decides on findings: shown at once, kept with reason and day, undone, and told to nobody else."""

from typing import Any

import pytest

from graph.stores import GraphStore
from tests.client import TestClient
from tests.writing.asking import API, matching, trace
from tests.writing.conftest import OTHERS, ClientOf

AT = f"{API}/districts/99001"
SAID = {"verdict": "dismissed", "reason": "Das regelt der Nachbarkreis.", "date": "2024-06-30"}
Finding = dict[str, Any]


def findings(client: TestClient) -> list[Finding]:
    found: list[Finding] = client.get(f"{AT}/findings?on=2024-06-30").json()["findings"]
    return found


def decided(client: TestClient, key: str) -> str:
    """The verdict that the list of findings shows for a key."""
    every = [f for finding in findings(client) for f in (finding, *finding["items"])]
    return str(next(f["decision"]["verdict"] for f in every if f["key"] == key))


def decide(client: TestClient, key: str, tag: str | None = None, **said: str) -> Any:
    return client.put(f"{AT}/decisions/{key}?on=2024-06-30", json=SAID | said, headers=matching(tag))


@pytest.fixture
def steering(client_of: ClientOf) -> TestClient:
    return client_of("steering")


@pytest.mark.parametrize("verdict", ["accepted", "dismissed", "later"])
def test_the_list_of_findings_shows_what_was_decided(steering: TestClient, verdict: str) -> None:
    key = findings(steering)[0]["key"]
    answer = decide(steering, key, verdict=verdict)
    assert answer.status_code == 200
    assert decided(steering, key) == verdict
    (told,) = steering.get(f"{AT}/decisions").json()
    assert (told["findingKey"], told["verdict"], told["reason"]) == (key, verdict, SAID["reason"])


def test_who_takes_it_on_until_when_is_told_and_no_person(steering: TestClient) -> None:
    key = findings(steering)[0]["key"]
    refused = decide(steering, key, verdict="accepted", inCharge="Frau Petra Mustermann", due="2025-03-31")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/inCharge")
    assert decided(steering, key) == "open"
    said = {"verdict": "accepted", "inCharge": "Netzwerkkoordination", "due": "2025-03-31"}
    assert decide(steering, key, **said).status_code == 200
    (told,) = steering.get(f"{AT}/decisions").json()
    assert (told["inCharge"], told["due"]) == ("Netzwerkkoordination", "2025-03-31")


def test_a_part_of_a_finding_is_decided_on_alone(steering: TestClient) -> None:
    part = next(f["items"][0] for f in findings(steering) if f["items"])
    assert decide(steering, part["key"]).status_code == 200
    assert decided(steering, part["key"]) == "dismissed"


def test_a_decision_is_changed_by_its_tag_and_the_other_is_told(client_of: ClientOf, steering: TestClient) -> None:
    anna, key = client_of("anna"), findings(steering)[0]["key"]
    first = decide(steering, key)
    assert decide(anna, key, verdict="accepted").status_code == 428
    second = decide(anna, key, first.headers["etag"], verdict="accepted")
    assert second.status_code == 200
    late = decide(steering, key, first.headers["etag"], verdict="later")
    assert (late.status_code, late.json()["differs"][0]["author"]) == (412, "Anna")
    assert decided(steering, key) == "accepted"


def test_a_decision_is_undone_and_taken_back(client_of: ClientOf, steering: TestClient) -> None:
    anna, key = client_of("anna"), findings(steering)[0]["key"]
    done = decide(steering, key).json()["revision"]
    assert done["author"] == "Stefan"
    assert anna.post(f"{API}/revisions/{done['number']}/undo").status_code == 200
    assert decided(steering, key) == "open"
    tag = decide(steering, key).headers["etag"]
    assert steering.delete(f"{AT}/decisions/{key}").status_code == 428
    assert steering.delete(f"{AT}/decisions/{key}", headers=matching(tag)).status_code == 200
    assert decided(steering, key) == "open"
    assert steering.delete(f"{AT}/decisions/{key}", headers=matching(tag)).status_code == 404


def test_what_there_is_not_is_not_decided_on(steering: TestClient, written: GraphStore) -> None:
    before = trace(written)
    assert decide(steering, "0" * 16).status_code == 404
    assert decide(steering, findings(steering)[0]["key"], '"einer"').status_code == 412
    assert decide(steering, findings(steering)[0]["key"], verdict="vielleicht").status_code == 422
    assert decide(steering, findings(steering)[0]["key"], reason="Anruf bei Frau Muster").status_code == 422
    assert trace(written) == before


def test_who_may_not_decides_nothing(client_of: ClientOf, steering: TestClient, written: GraphStore) -> None:
    key = findings(steering)[0]["key"]
    tag = decide(steering, key).headers["etag"]
    before = trace(written)
    for name, status in (*((other, 404) for other in OTHERS), ("reader", 403), ("bert", 403)):
        client = client_of(name)
        assert decide(client, key, tag, verdict="later").status_code == status
        assert client.delete(f"{AT}/decisions/{key}", headers=matching(tag)).status_code == status
        assert client.get(f"{AT}/decisions").status_code == (404 if status == 404 else 200)
    assert trace(written) == before
