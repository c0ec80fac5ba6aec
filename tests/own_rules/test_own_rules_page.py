"""The page, the interface and the commands keep a rule, end it, and take both back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.paper.chosen import CHOSEN
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.records import Record, to_json
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests.cli.conftest import Run, fruehnetz
from tests.client import TestClient
from tests.own_rules.worlds import JHA, KEY, STEERING, town
from tests.synthetic.facts import TIME

__all__ = ["fruehnetz"]
PAGE = f"/bezirke/{KEY}/eigene-regeln"
API = f"/api/v1/districts/{KEY}/own-rules"
WORDS = "Bei uns sitzt die Frühförderung im Netzwerk"
RULE = {"art": "MITW", "wer": "FF", "wortlaut": WORDS, "von": STEERING, "am": "2026-05-03"}
SENT = {"kind": "MITW", "actorType": "FF", "wording": WORDS, "agreedBy": STEERING, "agreedOn": "2026-05-03"}


@pytest.fixture
def kept(model: Model) -> Iterator[GraphStore]:
    store = open_store("sqlite://", model)
    store.commit(Batch("test", TIME, "Liste", tuple(map(put, town()))), EVERYTHING)
    yield store
    store.close()


@pytest.fixture
def page(kept: GraphStore, model: Model) -> TestClient:
    app = create_app(kept, model, Settings(on="2026-06-30"))
    headers = {"Accept-Language": "de"}
    return TestClient(app, base_url="http://localhost", headers=headers, follow_redirects=False)


def state_of(store: GraphStore) -> list[str]:
    every: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    return sorted(map(to_json, every))


def test_an_empty_page_says_what_it_is_for_and_offers_a_form(page: TestClient) -> None:
    shown = page.get(PAGE)
    assert shown.status_code == 200
    assert "Noch keine eigenen Regeln vereinbart" in shown.text
    assert "Es ist kein Gesetz" in shown.text
    assert 'name="wer"' in shown.text
    assert 'name="monate"' not in shown.text
    assert 'name="monate"' in page.get(f"{PAGE}?art=RHYTH").text


def test_a_rule_is_agreed_shown_in_findings_ended_and_taken_back(page: TestClient, kept: GraphStore) -> None:
    before = state_of(kept)
    done = page.post(PAGE, data=RULE)
    assert done.status_code == 303
    assert "getan=2" in done.headers["location"]
    assert WORDS in page.get(PAGE).text
    assert f"Eigene Regel, noch nicht belegt: „{WORDS}“" in page.get(f"/bezirke/{KEY}/befunde").text
    (rule,) = page.get(API).json()
    assert (rule["state"], rule["certainty"], rule["version"]) == ("inForce", "unknown", "1")
    ended = page.post(f"{PAGE}/{rule['id']}/beenden", data={"bis": "2026-06-01"})
    assert ended.status_code == 303
    text = page.get(PAGE).text
    assert "Beendete Regeln" in text
    assert WORDS not in page.get(f"/bezirke/{KEY}/befunde").text
    for number in (3, 2):
        assert page.post(f"{PAGE}/zuruecknehmen", data={"nummer": number}).status_code == 303
    assert state_of(kept) == before


AGAIN = {"wortlaut": "Frühförderung gehört dazu", "von": STEERING, "am": "2026-06-10"}


def test_a_rule_is_worded_anew_in_place_and_both_versions_stay_readable(page: TestClient, kept: GraphStore) -> None:
    page.post(PAGE, data=RULE)
    (rule,) = page.get(API).json()
    before = state_of(kept)
    refused = page.post(f"{PAGE}/{rule['id']}/fassung", data={**AGAIN, "am": "2026-05-01"})
    assert refused.status_code == 422
    assert "kann nicht vor der bisherigen gelten" in refused.text
    assert 'value="Frühförderung gehört dazu"' in refused.text
    assert state_of(kept) == before
    done = page.post(f"{PAGE}/{rule['id']}/fassung", data=AGAIN)
    assert done.status_code == 303
    new, old = page.get(API).json()
    assert (new["state"], new["wording"], new["version"]) == ("inForce", "Frühförderung gehört dazu", "2")
    assert (old["state"], old["wording"], old["validUntil"]) == ("ended", WORDS, "2026-06-10")
    assert "noch nicht belegt: „Frühförderung gehört dazu“" in page.get(f"/bezirke/{KEY}/befunde").text
    assert page.post(f"{PAGE}/{rule['id']}/fassung", data=AGAIN).status_code == 422  # over by now
    assert page.post(f"{PAGE}/zuruecknehmen", data={"nummer": 3}).status_code == 303
    assert state_of(kept) == before


def test_a_program_words_a_rule_anew(page: TestClient) -> None:
    id = page.post(API, json=SENT).json()["record"]["id"]
    said = {"wording": "Anders gesagt", "agreedBy": STEERING, "agreedOn": "2026-06-10"}
    assert page.post(f"{API}/{id}/wording", json={**said, "agreedOn": "2026-01-01"}).status_code == 422
    made = page.post(f"{API}/{id}/wording", json=said)
    assert made.status_code == 201
    assert page.post(f"{API}/{JHA}/wording", json=said).status_code == 404
    assert [(r["version"], r["state"]) for r in page.get(API).json()] == [("2", "inForce"), ("1", "ended")]


def test_what_does_not_fit_is_told_and_what_was_filled_in_stays(page: TestClient, kept: GraphStore) -> None:
    before = state_of(kept)
    answer = page.post(PAGE, data={**RULE, "wer": "", "wortlaut": "<b>Wort</b>", "am": ""})
    assert answer.status_code == 422
    assert "Um wen geht es?" in answer.text
    assert "Wann wurde die Regel vereinbart?" in answer.text
    assert "&lt;b&gt;Wort&lt;/b&gt;" in answer.text
    assert "<b>Wort" not in answer.text
    assert state_of(kept) == before


def test_programs_agree_and_end_and_are_told_each_field(page: TestClient) -> None:
    refused = page.post(API, json={**SENT, "kind": "SITZ"})
    assert refused.status_code == 422
    assert "/body" in refused.text
    made = page.post(API, json=SENT)
    assert made.status_code == 201
    id = made.json()["record"]["id"]
    assert page.post(f"{API}/{id}/end", json={"day": "2026-01-01"}).status_code == 422
    assert page.post(f"{API}/{id}/end", json={"day": "2026-06-01"}).status_code == 200
    assert page.post(f"{API}/{id}/end", json={"day": "2026-06-02"}).status_code == 422
    assert [r["state"] for r in page.get(API).json()] == ["ended"]
    assert page.post(f"{API}/{JHA}/end", json={"day": "2026-06-02"}).status_code == 404


def test_the_findings_of_a_program_cite_the_rule_and_not_a_law(page: TestClient) -> None:
    page.post(API, json=SENT)
    found = page.get(f"/api/v1/districts/{KEY}/findings").json()["findings"]
    (finding,) = (f for f in found if f["rule"] == "own_rule")
    (norm,) = finding["norms"]
    assert (norm["pack"], norm["binding"]) == ("own-rules", "agreed")
    assert norm["citation"] == "Eigene Regel, vereinbart in „Steuerungsgruppe“ am 03.05.2026"


def test_the_paper_of_the_steering_group_takes_the_finding_along(page: TestClient) -> None:
    page.post(API, json=SENT)
    found = page.get(f"/api/v1/districts/{KEY}/findings").json()["findings"]
    key = next(f["key"] for f in found if f["rule"] == "own_rule")
    shown = page.get(f"/bezirke/{KEY}/papier?gewaehlt=1&teil={CHOSEN}&befund={key}")
    assert shown.status_code == 200
    assert WORDS in shown.text


def test_who_only_reads_is_refused(kept: GraphStore, model: Model) -> None:
    reader = Caller("Rita", (Grant(Role.READING, KEY),))
    app = create_app(kept, model, Settings(on="2026-06-30"), lambda _: reader)
    client = TestClient(app, base_url="http://localhost", follow_redirects=False)
    assert client.get(PAGE).status_code == 200
    assert 'name="wer"' not in client.get(PAGE).text
    assert client.post(PAGE, data=RULE).status_code == 403
    assert client.post(API, json=SENT).status_code == 403


# -- in a terminal ------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path, model: Model) -> str:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(url, model)
    store.commit(Batch("test", TIME, "Liste", tuple(map(put, town()))), EVERYTHING)
    store.close()
    return url


ADD = ("rules", "add", "MITW", "--actor", "FF", "--agreed-by", "Steuerungsgruppe", "--agreed-on", "3.5.2026")


def test_a_terminal_lists_adds_ends_and_undoes(fruehnetz: Run, file: str) -> None:
    assert "Noch keine eigenen Regeln" in fruehnetz("rules", "list", "--store", file).stderr
    dry = fruehnetz(*ADD, "--dry-run", "--store", file)
    assert dry.returncode == 0
    assert json.loads(fruehnetz("rules", "list", "--json", "--store", file).stdout) == []
    assert fruehnetz(*ADD, "--store", file).returncode == 0
    (rule,) = json.loads(fruehnetz("rules", "list", "--json", "--on", "2026-06-30", "--store", file).stdout)
    assert rule["wording"] == "Frühförderstelle wirkt im Netzwerk mit"
    assert rule["agreedOn"] == "2026-05-03"
    again = fruehnetz(*ADD, "--store", file)
    assert (again.returncode, "gilt schon" in again.stderr) == (2, True)
    assert fruehnetz("rules", "end", rule["id"], "--since", "2026-06-01", "--store", file).returncode == 0
    (ended,) = json.loads(fruehnetz("rules", "list", "--json", "--on", "2026-06-30", "--store", file).stdout)
    assert (ended["state"], ended["validUntil"]) == ("ended", "2026-06-01")
    assert fruehnetz("undo", "3", "--store", file).returncode == 0
    table = fruehnetz("rules", "list", "--on", "2026-06-30", "--store", file)
    assert "gilt" in table.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ("rules", "add", "MITW", "--agreed-by", "Nirgendwo", "--agreed-on", "2026-05-03"),
        ("rules", "add", "XXX", "--agreed-by", "Steuerungsgruppe", "--agreed-on", "2026-05-03"),
        ("rules", "end", "nichts"),
    ],
)
def test_wrong_use_ends_with_two_and_changes_nothing(fruehnetz: Run, file: str, wrong: tuple[str, ...]) -> None:
    assert fruehnetz(*wrong, "--store", file).returncode == 2
    assert json.loads(fruehnetz("rules", "list", "--json", "--store", file).stdout) == []
