"""Goals and measures by program: agreed, agreed anew, looked at, undone; who may only read changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.app import create_app
from api.settings import PREFIX, Settings
from graph.stores import GraphStore
from ontology import Model
from tests.client import TestClient
from tests.goals.districts import musterstadt
from tests.musterstadt import JUGENDAMT, KEY, STEUERUNGSGRUPPE

HERE = f"{PREFIX}/districts/{KEY}"
GOAL = {"name": "Lotsen", "outcomeStep": "W2", "indicatorId": "A6", "targetValue": "50 %", "dueOn": "2025-06"}


@pytest.fixture
def client(store: GraphStore, model: Model) -> Iterator[TestClient]:
    app = create_app(musterstadt(store), model, Settings(on="2024-06-30"))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def asked(client: TestClient, address: str) -> Any:
    """What a route answers."""
    answer = client.get(f"{HERE}/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def tag(client: TestClient, id: str) -> dict[str, str]:
    """The state in which a record was seen."""
    return {"If-Match": client.get(f"{PREFIX}/entities/{id}").headers["etag"]}


def test_a_goal_is_agreed_and_agreed_anew_and_undone(client: TestClient) -> None:
    made = client.post(f"{HERE}/goals", json={**GOAL, "agreedBy": STEUERUNGSGRUPPE})
    assert made.status_code == 201, made.text
    id = made.json()["record"]["id"]
    assert made.json()["record"]["values"]["baseline"] == ["62,5 %"]
    assert client.patch(f"{HERE}/goals/{id}", json={"targetValue": "40 %"}).status_code == 428
    seen = tag(client, id)
    later = client.patch(f"{HERE}/goals/{id}?on=2024-07-15", json={"targetValue": "40 %"}, headers=seen)
    assert later.status_code == 200, later.text
    assert client.patch(f"{HERE}/goals/{id}", json={"targetValue": "30 %"}, headers=seen).status_code == 412
    assert client.patch(f"{HERE}/goals/{id}", json={"name": "x"}, headers=tag(client, id)).status_code == 422
    versions = asked(client, f"goals/{id}/versions?on=2024-08-01")
    assert [(v["version"], v["targetTold"]) for v in versions] == [("2", "40 %"), ("1", "50 %")]
    (compared,) = asked(client, "goals/comparison?from=2024-06-30&to=2024-08-01")
    assert compared["earlierTarget"] == "50 %"
    number = later.json()["revision"]["number"]
    assert client.post(f"{PREFIX}/revisions/{number}/undo").status_code in (200, 201)
    (goal,) = asked(client, "goals?on=2024-08-01")["stairs"][1]["goals"]
    assert (goal["id"], goal["version"]) == (id, "1")


def test_a_measure_is_made_from_a_finding_changed_and_reviewed(client: TestClient) -> None:
    finding = asked(client, "findings")["findings"][0]["key"]
    body = {"finding": finding, "responsible": JUGENDAMT, "nextReview": "2024-07"}
    made = client.post(f"{HERE}/measures", json=body)
    assert made.status_code == 201, made.text
    id = made.json()["record"]["id"]
    (state,) = asked(client, "measures?on=2024-09-01&due=true")
    assert (state["id"], state["overdue"], state["aim"], state["finding"]) == (id, True, "open", finding)
    done = client.patch(f"{HERE}/measures/{id}", json={"measureStatus": "running"}, headers=tag(client, id))
    assert done.status_code == 200, done.text
    found = {"result": "Termin steht", "next": "2024-12"}
    assert client.post(f"{HERE}/measures/{id}/review", json=found, headers={"If-Match": "*"}).status_code == 200
    (state,) = asked(client, "measures?on=2024-09-01")
    assert (state["overdue"], state["status"], state["reviewResult"]) == (False, "running", "Termin steht")


def test_a_value_is_noted_a_goal_given_up_and_a_state_kept(client: TestClient) -> None:
    body = {"name": "Treffen", "indicatorText": "Treffen", "targetValue": "3", "direction": "more"}
    id = client.post(f"{HERE}/goals?on=2024-01-01", json=body).json()["record"]["id"]
    assert client.post(f"{HERE}/states?on=2024-03-01", json={"name": "Ist-Stand"}).status_code == 201
    (state,) = asked(client, "states")
    noted = client.post(f"{HERE}/goals/{id}/value", json={"value": "3"}, headers={"If-Match": "*"})
    assert noted.status_code == 200, noted.text
    (compared,) = asked(client, f"goals/comparison?from={state['id']}&to=2024-06-30")
    assert (compared["now"]["standing"], compared["was"]["actual"]) == ("reached", None)
    assert client.post(f"{HERE}/goals/{id}/end", headers={"If-Match": "*"}).status_code == 200
    assert asked(client, "goals?on=2024-07-01")["withoutStep"] == []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("goals", {"name": "Ziel", "indicatorId": "A99"}, 422),
        ("goals", {"name": "Ziel", "dueOn": "bald"}, 422),
        ("goals", {"name": "Ziel", "agreedBy": "99001:nobody"}, 422),
        ("measures", {}, 422),
        ("measures", {"finding": "0" * 16}, 404),
        ("measures/99001:A01/review", {}, 404),
        ("goals/99001:A01/end", None, 404),
    ],
)
def test_what_does_not_fit_is_refused(client: TestClient, path: str, body: Any, status: int) -> None:
    answer = client.post(f"{HERE}/{path}", json=body, headers={"If-Match": "*"})
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("path", ["goals/comparison?from=gestern&to=2024", "goals/99001:nobody/versions"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"{HERE}/{path}").status_code == 404
