"""Answers from forms: kept or told what is missing with nothing lost, by whoever may, and from our own pages alone."""

import re

import pytest

from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

PLACE = f"/bezirke/{musterstadt.KEY}"
LATER = {"option": "later", "stelle": "Netzwerkkoordination"}
NASTY = "<script>alert(1)</script>\"'&\u202eeman"


def _question(client: TestClient, page: str = "tisch") -> str:
    found = re.search(r'action="[^"]*fragen/([0-9a-f]{16})', client.get(f"{PLACE}/{page}").text)
    assert found is not None
    return found[1]


def test_an_answer_is_one_batch_and_leads_back_to_where_it_was_given(client: TestClient, store: GraphStore) -> None:
    for page in ("tisch", "fragen"):
        before = store.head(EVERYTHING)
        answer = client.post(f"{PLACE}/fragen/{_question(client, page)}?zurueck={page}", data=LATER)
        after = store.head(EVERYTHING)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"{PLACE}/{page}?getan=")
        assert before is not None
        assert after is not None
        assert after.number == before.number + 1


def test_what_is_missing_is_told_and_what_was_filled_in_stays(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    filled = {"option": "takes-part", "takes-part:organization": NASTY, "stelle": "Amt <b>51</b>"}
    answer = client.post(f"{PLACE}/fragen/{_question(client)}", data=filled)
    assert answer.status_code == 422
    assert "Noch nicht gespeichert" in answer.text
    assert "Gremium" in answer.text
    assert "<script>alert" not in answer.text
    assert "<b>51" not in answer.text
    assert "Amt &lt;b&gt;51&lt;/b&gt;" in answer.text
    assert re.search(r'value="takes-part" required checked', answer.text)
    assert store.head(EVERYTHING) == before


def test_a_question_that_was_closed_meanwhile_is_named(client: TestClient) -> None:
    question = _question(client)
    assert client.post(f"{PLACE}/fragen/{question}", data=LATER).status_code == 303
    late = client.post(f"{PLACE}/fragen/{question}?zurueck=tisch", data={**LATER, "option": "not-here"})
    assert late.status_code == 409
    assert re.search(r'role="alert">Diese Frage ist nicht \(mehr\) offen\. Geschrieben wurde nichts\.', late.text)
    assert "Fragen, die am meisten klären" in late.text
    following = re.search(r'action="[^"]*fragen/([0-9a-f]{16})\?zurueck=fragen', late.text)
    assert following is not None
    assert following[1] != question


def test_undoing_brings_back_the_page_as_it_was(client: TestClient) -> None:
    before = client.get(f"{PLACE}/fragen").text
    done = client.post(f"{PLACE}/fragen/{_question(client)}", data=LATER).headers["location"]
    number = re.search(r"getan=(\d+)", done)
    assert number is not None
    assert client.get(f"{PLACE}/fragen").text != before
    back = client.post(f"{PLACE}/zuruecknehmen?zurueck=fragen", data={"nummer": number[1]})
    assert back.headers["location"].startswith(f"{PLACE}/fragen?getan=")
    assert client.get(f"{PLACE}/fragen").text == before


def test_names_from_data_are_text_on_every_page(client: TestClient, store: GraphStore) -> None:
    one = musterstadt.a(f"{musterstadt.KEY}:nasty", "Organization", name=NASTY * 20, sector="GES")
    store.commit(Batch("Test", musterstadt.TIME, "Name", (put(one),)), EVERYTHING)
    for page in ("tisch", "fragen"):
        text = client.get(f"{PLACE}/{page}?stelle={NASTY}").text
        assert "<script>alert" not in text


def test_a_list_that_is_only_opened_says_how_long_answers_hold(store: GraphStore, model: Model) -> None:
    app = create_app(store, model, Settings(on="2024-06-30").for_a_list())
    opened = TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})
    assert "bis der Server endet" in opened.get(f"{PLACE}/tisch").text
    answer = opened.post(f"{PLACE}/fragen/{_question(opened)}", data=LATER)
    assert "Gespeichert" not in answer.text
    assert "Bis zum Ende des Servers gemerkt" in answer.text


def test_a_form_of_a_foreign_page_writes_nothing(client: TestClient, store: GraphStore) -> None:
    before, question = store.head(EVERYTHING), _question(client)
    for headers in ({"Origin": "https://else.example"}, {"Sec-Fetch-Site": "cross-site"}):
        for path, data in ((f"fragen/{question}", LATER), ("zuruecknehmen", {"nummer": "1"})):
            assert client.post(f"{PLACE}/{path}", data=data, headers=headers).status_code == 403
    assert store.head(EVERYTHING) == before


@pytest.mark.parametrize(("role", "answers"), [(Role.READING, False), (Role.COORDINATION, True)])
def test_whoever_may_not_answer_sees_the_question_without_a_form(
    store: GraphStore, model: Model, installation: Installation, role: Role, *, answers: bool
) -> None:
    installation.add(role, Grant(role, musterstadt.KEY))
    app = create_app(store, model, Settings(allowed_hosts=("fruehnetz.example",)), accounts=installation.accounts)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        asked = {"headers": {"Cookie": f"{COOKIE}={installation.session(role)}", "Accept-Language": "de"}}
        text = client.get(f"{PLACE}/tisch", **asked).text  # type: ignore[arg-type]
        assert ("Antwort speichern" in text) is answers
        assert ('name="csrf"' in text) is answers
        assert client.post(f"{PLACE}/fragen/{'0' * 16}", data=LATER, **asked).status_code == 403  # type: ignore[arg-type]
