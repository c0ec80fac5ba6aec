"""Questions over the web: what is open with its options, and an answer as one batch in the name of who is signed in."""

from typing import Any

import pytest

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.journal import revisions, undo
from ontology.names import EntityType, Prop
from tests import musterstadt
from tests.client import TestClient
from tests.store.small import everything
from tests.writing.asking import API
from tests.writing.conftest import ClientOf, client_of, web, written

__all__ = ["client_of", "web", "written"]
AT = f"{API}/districts/99001/questions"
ON = "?on=2024-06-30"
Question = dict[str, Any]
NOT_HERE: dict[str, Any] = {"option": "not-here", "values": {"reason": ["Wird von nebenan versorgt"]}}
pytestmark = pytest.mark.parametrize("written", ["sqlite"], indirect=True)


def questions(client: TestClient) -> list[Question]:
    return [q for group in client.get(AT + ON).json()["addressees"] for q in group["questions"]]


def one(client: TestClient, option: str = "expressly-not") -> Question:
    return next(q for q in questions(client) if option in [o["id"] for o in q["options"]])


def answer(client: TestClient, key: str, request: str | None = None, **said: Any) -> Any:
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
    for late in (answer(anna, key, saidBy="Jugendamt"), answer(anna, "0123456789abcdef")):
        assert late.status_code == 409
        assert "nicht (mehr) offen" in late.text


def test_the_same_post_corrects_its_answer_in_one_batch_and_is_told_what_went(
    anna: TestClient, written: GraphStore
) -> None:
    key, before = one(anna)["key"], len(revisions(written, scope=EVERYTHING))
    untouched = everything(written)
    answer(anna, key)
    first = everything(written)
    done = answer(anna, key, remark="Doch anders", day="2024-06-21", **NOT_HERE)
    assert done.status_code == 200, done.text
    assert "An die Stelle von" in done.json()["replaced"]
    assert "Netzwerkkoordination" in done.json()["replaced"]
    assert len(revisions(written, scope=EVERYTHING)) == before + 2
    (kept,) = written.records(EVERYTHING, [EntityType.ANSWER])
    assert kept.value(Prop.CHOSEN_OPTION) == "not-here"
    number = done.json()["revision"]["number"]
    assert next(r.reason for r, _ in revisions(written, scope=EVERYTHING)).startswith("Antwort berichtigt")
    undo(written, number, author="t", time=musterstadt.TIME, scope=EVERYTHING)
    assert everything(written) == first
    undo(written, number - 1, author="t", time=musterstadt.TIME, scope=EVERYTHING)
    assert everything(written) == untouched


def test_a_correction_leaves_what_the_second_answer_alone_would(anna: TestClient, written: GraphStore) -> None:
    key = one(anna)["key"]
    answer(anna, key)
    answer(anna, key, remark="Gibt es nicht", day="2024-06-21", **NOT_HERE)
    corrected, ((second, _), (first, _), *_) = everything(written), revisions(written, scope=EVERYTHING)
    for revision in (second, first):
        undo(written, revision.number, author="t", time=musterstadt.TIME, scope=EVERYTHING)
    answer(anna, key, remark="Gibt es nicht", day="2024-06-21", **NOT_HERE)
    assert everything(written) == corrected


def test_a_correction_in_english_and_twice_is_one(anna: TestClient) -> None:
    key = one(anna)["key"]
    answer(anna, key)
    body = {**NOT_HERE, "saidBy": "Netzwerkkoordination", "day": "2024-06-21", "remark": "Anders"}
    done = anna.post(f"{AT}/{key}/answer{ON}&lang=en", json=body)
    assert done.json()["replaced"].startswith("Took the place of")
    again = anna.post(f"{AT}/{key}/answer{ON}&lang=en", json=body)
    assert (again.status_code, again.json()["revision"]) == (200, done.json()["revision"])
    assert again.json()["replaced"] is None


@pytest.mark.parametrize(
    "said", [{"day": "2024-06-01", "remark": "Älter"}, {"option": "vielleicht"}, {"saidBy": "Jugendamt", "remark": "?"}]
)
def test_what_may_not_correct_changes_nothing(anna: TestClient, written: GraphStore, said: dict[str, Any]) -> None:
    key = one(anna)["key"]
    answer(anna, key)
    kept = everything(written)
    assert answer(anna, key, **said).status_code in (409, 422)
    assert everything(written) == kept


def test_an_old_answer_sent_again_takes_no_correction_back(anna: TestClient, written: GraphStore) -> None:
    key = one(anna)["key"]
    answer(anna, key)
    answer(anna, key, remark="Anders", **NOT_HERE)
    kept = everything(written)
    assert answer(anna, key).status_code == 409
    assert everything(written) == kept


def test_who_knows_answers_where_another_post_did_not(anna: TestClient) -> None:
    key = one(anna)["key"]
    assert answer(anna, key, option="later").status_code == 200
    done = answer(anna, key, saidBy="Jugendamt", day="2024-06-25")
    assert done.status_code == 200, done.text
    assert done.json()["replaced"]


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
