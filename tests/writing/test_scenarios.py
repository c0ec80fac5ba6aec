"""What would be: changes that nobody saved, and scenarios, which stand beside the data and change nothing."""

from typing import Any

import pytest

from graph.stores import GraphStore
from tests import musterstadt
from tests.client import TestClient
from tests.writing.asking import API, claim, matching, tag_of, trace
from tests.writing.conftest import OTHERS, ClientOf

AT = f"{API}/districts/99001"
ON = "?on=2024-06-30"
NEW_TIE = {"do": "relate", "type": "Cooperation", "source": "neu", "target": musterstadt.JUGENDAMT}
MIDWIFE = [
    {
        "do": "create",
        "id": "neu",
        "type": "Organization",
        "claims": [claim("name", "Familienhebammen"), claim("sector", "GES"), claim("actorType", "FAMHEB")],
    },
    {**NEW_TIE, "claims": [claim("intensity", "3")]},
]
SCENARIO = {"name": "Familienhebammen", "reason": "Antrag für 2025", "changes": MIDWIFE}


def suppose(client: TestClient, *changes: dict[str, Any]) -> Any:
    return client.post(f"{AT}/what-if{ON}", json={"changes": list(changes)})


def value(answer: Any, id: str, when: str) -> float:
    return float(next(i[when]["value"] for i in answer.json()["indicators"] if i["id"] == id))


@pytest.fixture
def steering(client_of: ClientOf) -> TestClient:
    return client_of("steering")


def test_supposed_changes_are_counted_and_nothing_is_written(steering: TestClient, written: GraphStore) -> None:
    before, then = trace(written), steering.get(f"{AT}/findings{ON}").text
    answer = suppose(steering, *MIDWIFE)
    assert answer.status_code == 200
    assert value(answer, "A4", "after") != value(answer, "A4", "before")
    assert (trace(written), steering.get(f"{AT}/findings{ON}").text) == (before, then)


def test_what_is_not_there_any_more_takes_its_ties_along(steering: TestClient) -> None:
    answer = suppose(steering, {"do": "delete", "id": musterstadt.NETZWERKKOORDINATION})
    assert answer.status_code == 200
    assert answer.json()["findings"]["new"]


def test_changes_build_upon_each_other(steering: TestClient) -> None:
    seat = {"do": "change", "id": musterstadt.SKF, "properties": {"sector": [claim("sector", "GES")]}}
    end = {"do": "end", "id": musterstadt.STEUERUNGSGRUPPE, "date": "2024-01-01"}
    assert suppose(steering, seat, end).status_code == 200
    assert suppose(steering, end, end).status_code == 422


@pytest.mark.parametrize(
    ("one", "status", "pointer"),
    [
        ({"do": "delete", "id": "99001:nichts"}, 404, None),
        ({"do": "delete", "id": "99002:A01"}, 404, None),
        ({**NEW_TIE, "claims": []}, 404, None),
        ({"do": "zaubern", "id": "99001:A01"}, 422, "/body/changes/0"),
        ({**MIDWIFE[0], "claims": [claim("sector", "XYZ")]}, 422, "/changes/0/claims/0/value"),
        ({**MIDWIFE[0], "id": musterstadt.SKF}, 422, "/changes/0/id"),
        ({**MIDWIFE[0], "type": "Person"}, 422, "/changes/0/type"),
    ],
)
def test_what_cannot_be_supposed_is_named(
    steering: TestClient, one: dict[str, Any], status: int, pointer: str | None
) -> None:
    answer = suppose(steering, one)
    assert answer.status_code == status
    if pointer is not None:
        assert pointer in [e["pointer"] for e in answer.json()["errors"]]


def test_a_scenario_is_kept_apart_from_the_data(steering: TestClient) -> None:
    then = steering.get(f"{AT}/findings{ON}").text
    made = steering.post(f"{AT}/scenarios{ON}", json=SCENARIO)
    assert made.status_code == 201
    path = made.headers["location"]
    shown = steering.get(path)
    assert (shown.json()["name"], len(shown.json()["changes"])) == ("Familienhebammen", 2)
    assert shown.headers["etag"] == made.headers["etag"]
    assert steering.get(f"{AT}/scenarios").json() == [shown.json()]
    assert steering.get(f"{AT}/findings{ON}").text == then
    assert steering.get(f"{path}/what-if{ON}").json() == suppose(steering, *MIDWIFE).json()


def test_a_scenario_is_changed_deleted_and_brought_back(client_of: ClientOf, steering: TestClient) -> None:
    made = steering.post(f"{AT}/scenarios{ON}", json=SCENARIO)
    path, said = made.headers["location"], {**SCENARIO, "name": "Anders", "changes": MIDWIFE[:1]}
    assert steering.put(f"{path}{ON}", json=said).status_code == 428
    changed = steering.put(f"{path}{ON}", json=said, headers=matching(made.headers["etag"]))
    assert changed.status_code == 200
    assert steering.put(f"{path}{ON}", json=SCENARIO, headers=matching(made.headers["etag"])).status_code == 412
    gone = steering.delete(path, headers=matching(changed.headers["etag"]))
    assert steering.get(path).status_code == 404
    client_of("anna").post(f"{API}/revisions/{gone.json()['revision']['number']}/undo")
    assert steering.get(path).json()["name"] == "Anders"


def test_the_same_request_makes_one_scenario(steering: TestClient) -> None:
    key = {"Idempotency-Key": "5f0c8a52-6f6f-4a55-9d6c-2a2f4d0f4c11"}
    ids = {steering.post(f"{AT}/scenarios{ON}", json=SCENARIO, headers=key).headers["location"] for _ in range(2)}
    assert len(ids) == 1


def test_a_record_is_no_scenario(steering: TestClient, client_of: ClientOf) -> None:
    assert steering.get(f"{AT}/scenarios/{musterstadt.SKF}").status_code == 404
    tag = tag_of(client_of("anna"), musterstadt.SKF)
    assert steering.delete(f"{AT}/scenarios/{musterstadt.SKF}", headers=matching(tag)).status_code == 404


def test_who_may_not_plans_nothing(client_of: ClientOf, steering: TestClient, written: GraphStore) -> None:
    made = steering.post(f"{AT}/scenarios{ON}", json=SCENARIO)
    path, before = made.headers["location"], trace(written)
    for name, status in (*((other, 404) for other in OTHERS), ("reader", 403)):
        client = client_of(name)
        assert client.post(f"{AT}/scenarios{ON}", json=SCENARIO).status_code == status
        assert client.put(f"{path}{ON}", json=SCENARIO, headers=matching("*")).status_code == status
        assert client.delete(path, headers=matching("*")).status_code == status
        assert client.get(path).status_code == (404 if status == 404 else 200)
        assert suppose(client, *MIDWIFE).status_code == (404 if status == 404 else 200)
    assert trace(written) == before
