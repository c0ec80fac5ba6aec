"""Questions over the web: what is open with its options, and an answer as one batch in the name of who is signed in."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.journal import revisions, undo
from ontology.names import EntityType
from tests import musterstadt
from tests.writing.asking import API
from tests.writing.conftest import ClientOf, client_of, web, written

__all__ = ["client_of", "web", "written"]
AT = f"{API}/districts/99001/questions"
ON = "?on=2024-06-30"
Question = dict[str, Any]
pytestmark = pytest.mark.parametrize("written", ["sqlite"], indirect=True)


def questions(client: TestClient) -> list[Question]:
    return [q for group in client.get(AT + ON).json()["addressees"] for q in group["questions"]]


def one(client: TestClient, option: str = "expressly-not") -> Question:
    return next(q for q in questions(client) if option in [o["id"] for o in q["options"]])


def answer(client: TestClient, key: str, request: str | None = None, **said: object) -> Any:
    body = {"option": "expressly-not", "saidBy": "Netzwerkkoordination", "day": "2024-06-20"} | said
    headers = {} if request is None else {"Idempotency-Key": request}
    return client.post(f"{AT}/{key}/answer{ON}", json=body, headers=headers)


@pytest.fixture
def anna(client_of: ClientOf) -> TestClient:
    return client_of("anna")


def test_each_question_has_its_options_with_what_they_need(anna: TestClient) -> None:
    takes_part = next(o for o in one(anna)["options"] if o["id"] == "takes-part")
    assert {i["name"]: bool(i["choices"]) for i in takes_part["inputs"]} == {"organization": True, "body": True}
    assert all(q["options"][-1]["id"] == "later" for q in questions(anna))
    english = anna.get(f"{AT}{ON}&lang=en").json()["addressees"][0]["questions"][0]["options"][-1]
    assert english["label"] == "I do not know"


def test_an_answer_closes_its_question_in_one_batch_of_the_account_and_undo_opens_it(
    anna: TestClient, written: GraphStore
) -> None:
    key, before = one(anna)["key"], len(revisions(written, scope=EVERYTHING))
    done = answer(anna, key)
    assert done.status_code == 200, done.text
    assert done.json()["revision"]["author"] == "Anna"
    assert len(revisions(written, scope=EVERYTHING)) == before + 1
    assert key not in [q["key"] for q in questions(anna)]
    undo(written, done.json()["revision"]["number"], author="t", time=musterstadt.TIME, scope=EVERYTHING)
    assert key in [q["key"] for q in questions(anna)]


def test_the_same_answer_again_is_no_second_one(anna: TestClient, written: GraphStore) -> None:
    key = one(anna)["key"]
    first, again = (answer(anna, key, "anfrage-0001") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert len(list(written.records(EVERYTHING, [EntityType.ANSWER]))) == 1


def test_a_key_of_a_request_is_not_taken_for_another_answer(anna: TestClient) -> None:
    first, second = [q["key"] for q in questions(anna) if "expressly-not" in [o["id"] for o in q["options"]]][:2]
    assert answer(anna, first, "anfrage-0001").status_code == 200
    for other in (answer(anna, second, "anfrage-0001"), answer(anna, first, "anfrage-0001", remark="Neu")):
        assert (other.status_code, other.json()["type"].rpartition("/")[2]) == (422, "key-reused")


def test_a_question_that_is_closed_or_never_was_is_refused_with_a_sentence(anna: TestClient) -> None:
    key = one(anna)["key"]
    answer(anna, key)
    for late in (answer(anna, key, remark="Doch anders"), answer(anna, "0123456789abcdef")):
        assert late.status_code == 409
        assert "nicht (mehr) offen" in late.text


def test_what_is_wrong_is_named_by_its_place_and_nothing_is_written(anna: TestClient, written: GraphStore) -> None:
    key, before = one(anna)["key"], len(revisions(written, scope=EVERYTHING))
    wrong = answer(anna, key, option="takes-part", values={"body": ["nirgends"]}, saidBy="Frau Erika Muster")
    assert wrong.status_code == 422
    assert {e["pointer"] for e in wrong.json()["errors"]} == {"/saidBy", "/values/organization", "/values/body"}
    assert answer(anna, key, option="vielleicht").json()["errors"][0]["pointer"] == "/option"
    assert len(revisions(written, scope=EVERYTHING)) == before


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("elsewhere", 404), ("nzfh", 404)])
def test_only_who_may_write_in_the_district_answers(client_of: ClientOf, who: str, status: int) -> None:
    key = one(client_of("anna"))["key"]
    assert answer(client_of(who), key).status_code == status
    assert client_of(who).get(AT + ON).status_code == (200 if who == "reader" else 404)
