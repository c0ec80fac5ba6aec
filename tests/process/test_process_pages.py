"""The page and the interface of the process: who may do what, what is told, what an undo takes back."""

import re
from typing import Any

import pytest

from api.app import create_app
from api.rights import Grant, Role
from api.schemas.described import described
from api.settings import Settings
from graph.process.as_json import ProcessesOut, ProcessTemplateOut
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient
from tests.process.conftest import KEY

PAGE, API = f"/bezirke/{KEY}/prozess", f"/api/v1/districts/{KEY}/process"
RESULT = f"{KEY}:pb-e3-1"
SAID = {"saidBy": "Steuerungsgruppe", "day": "2023-02-01"}
NASTY = "<script>alert(1)</script>\"'&\u202eeman"


@pytest.fixture
def client(town: GraphStore, model: Model) -> TestClient:
    """Musterstadt without a process."""
    app = create_app(town, model, Settings(on="2023-02-01"))
    headers = {"Accept-Language": "de"}
    return TestClient(app, base_url="http://localhost", headers=headers, follow_redirects=False)


@pytest.fixture
def kept(client: TestClient) -> TestClient:
    """The same with a process."""
    assert client.post(f"{PAGE}/anlegen", data={"vorlage": "shared:prozessbegleitung"}).status_code == 303
    return client


def _seen(client: TestClient, field: str, id: str) -> str:
    found = re.search(
        rf'name="stand" value="(\w*)"><input type="hidden" name="{field}" value="{id}"', client.get(PAGE).text
    )
    assert found is not None
    return found[1]


def _process(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(API).json()
    return found


def test_the_empty_page_offers_templates_and_starting_is_one_batch(client: TestClient, town: GraphStore) -> None:
    text = client.get(PAGE).text
    assert "Noch ist kein Prozess angelegt" in text
    assert text.count('name="vorlage"') == 3
    before = town.head(EVERYTHING)
    answer = client.post(f"{PAGE}/anlegen", data={"vorlage": "shared:eigene-regie", "beginn": "2023-01"})
    after = town.head(EVERYTHING)
    assert before is not None
    assert after is not None
    assert (answer.status_code, after.number) == (303, before.number + 1)
    assert "Nach Plan sind Sie in Phase 1 von 6 (Vorbereitung)" in client.get(PAGE).text
    client.post(f"/bezirke/{KEY}/zuruecknehmen?zurueck=prozess", data={"nummer": after.number})
    assert client.get(PAGE).text == text


def test_starting_the_same_again_changes_nothing(kept: TestClient, town: GraphStore) -> None:
    before = town.head(EVERYTHING)
    assert kept.post(f"{PAGE}/anlegen", data={"vorlage": "shared:prozessbegleitung"}).status_code == 303
    assert town.head(EVERYTHING) == before


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"vorlage": "shared:prozessbegleitung", "beginn": "bald"}, "ist kein Datum"),
        ({"vorlage": "shared:prozessbegleitung", "beginn": "2026"}, "wenigstens den Monat"),
        ({}, "Welche Vorlage?"),
    ],
)
def test_a_start_that_cannot_be_read_is_told(client: TestClient, filled: dict[str, str], told: str) -> None:
    answer = client.post(f"{PAGE}/anlegen", data=filled)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_result_is_marked_with_evidence_and_the_line_follows(kept: TestClient) -> None:
    filled = {"ergebnis": RESULT, "state": "reached", "seit": "2023-01", "beleg": NASTY, "stelle": "Steuerungsgruppe"}
    answer = kept.post(f"{PAGE}/ergebnis", data={**filled, "stand": _seen(kept, "ergebnis", RESULT)})
    assert answer.headers["location"].endswith(f"#ergebnis-{RESULT}")
    text = kept.get(PAGE).text
    assert "<script>alert" not in text
    assert "erreicht seit Januar 2023" in text
    assert "13 Ergebnisse stehen aus" in text


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"state": "notReached"}, "Warum wird es nicht erreicht?"),
        ({"state": "reached", "stelle": ""}, "Wer sagt es?"),
        ({"state": "reached", "stelle": "Frau Dr. Gertrud Geheim"}, "Person"),
        ({"state": "reached", "seit": "2023-13"}, "Datum"),
        ({"state": "fertig"}, "Wie steht es damit?"),
    ],
)
def test_what_does_not_fit_is_told_at_the_form(
    kept: TestClient, town: GraphStore, filled: dict[str, str], told: str
) -> None:
    before, seen = town.head(EVERYTHING), _seen(kept, "ergebnis", RESULT)
    given = {"ergebnis": RESULT, "stelle": "Steuerungsgruppe", "stand": seen, "beleg": "bleibt stehen", **filled}
    answer = kept.post(f"{PAGE}/ergebnis", data=given)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="bleibt stehen"' in answer.text
    assert town.head(EVERYTHING) == before


def test_nobody_overwrites_what_was_said_meanwhile(kept: TestClient) -> None:
    filled = {"ergebnis": RESULT, "state": "reached", "stelle": "Steuerungsgruppe"}
    seen = _seen(kept, "ergebnis", RESULT)
    assert kept.post(f"{PAGE}/ergebnis", data={**filled, "stand": seen}).status_code == 303
    assert kept.post(f"{PAGE}/ergebnis", data={**filled, "state": "open", "stand": seen}).status_code == 422


def test_prerequisite_phase_and_meeting_by_form(kept: TestClient) -> None:
    one = f"{KEY}:pb-v2"
    filled = {"voraussetzung": one, "state": "notMet", "beleg": "Niemand hat Zeit", "stelle": "Leitung", "stand": ""}
    assert kept.post(f"{PAGE}/voraussetzung", data=filled).status_code == 303
    phase = f"{KEY}:pb-phase-3"
    filled = {"phase": phase, "von": "2022-11", "grund": "Krankheit", "auswirkung": "Zwei Monate später"}
    filled |= {"geklaert_mit": "NZFH", "geklaert_am": "2023-01-15", "stelle": "Steuerungsgruppe"}
    assert kept.post(f"{PAGE}/phase", data={**filled, "stand": _seen(kept, "phase", phase)}).status_code == 303
    meeting = {"prozess": f"{KEY}:prozessbegleitung", "art": "KWS", "name": "Workshop", "datum": "2023-01-10"}
    assert kept.post(f"{PAGE}/termin", data={**meeting, "stelle": "Koordination"}).status_code == 303
    more = {"phase": phase, "name": "Familien befragt", "frist": "2023-03", "stelle": "Steuerungsgruppe"}
    assert kept.post(f"{PAGE}/weiteres-ergebnis", data=more).status_code == 303
    (process,) = _process(kept)["processes"]
    assert process["line"].startswith("Sie sind in Phase 3 von 6")
    third = process["phases"][2]
    assert (third["reason"], third["agreedWith"], third["results"][-1]["due"]) == ("Krankheit", "NZFH", "2023-03")
    assert process["prerequisites"][1]["presence"] == "absent"
    assert [f["held"] for f in process["formats"]] == [0, 0, 1, 0, 0]
    text = kept.get(PAGE).text
    assert "Niemand hat Zeit" in text
    assert "Krankheit" in text


def test_the_interface_writes_the_same_and_asks_for_the_state_that_was_seen(client: TestClient) -> None:
    made = client.post(API, json={"template": "shared:prozessbegleitung", "begins": "2022-05"})
    assert (made.status_code, made.json()["record"]["id"]) == (201, f"{KEY}:prozessbegleitung")
    body = {"state": "reached", "evidence": "Protokoll", **SAID}
    assert client.put(f"{API}/results/{RESULT}", json=body).status_code == 428
    tag = client.get(f"/api/v1/entities/{RESULT}").headers["etag"]
    assert client.put(f"{API}/results/{RESULT}", json=body, headers={"If-Match": tag}).status_code == 200
    assert client.put(f"{API}/results/{RESULT}", json=body, headers={"If-Match": tag}).status_code == 412
    assert client.put(f"{API}/prerequisites/{KEY}:pb-v1", json={"state": "met", **SAID}).status_code == 200
    assert client.post(f"{API}/meetings", json={"process": "x", "kind": "KWS", "name": "n", **SAID}).status_code == 404
    found = _process(client)
    assert found["processes"][0]["phases"][2]["results"][0]["state"] == "reached"
    assert found["processes"][0]["phases"][0]["plannedStart"] == "2022-05"


def test_answers_have_the_shape_that_is_described(kept: TestClient) -> None:
    found = _process(kept)
    assert described(ProcessesOut).model_validate(found).model_dump(mode="json") == found
    rows = kept.get(f"{API}/templates").json()
    assert [described(ProcessTemplateOut).model_validate(r).model_dump(mode="json") for r in rows] == rows
    assert [r["dated"] for r in rows] == [True, False, False]


def test_the_calendar_is_a_download_that_only_changes_with_the_data(kept: TestClient) -> None:
    for address in (f"{PAGE}/kalender.ics", f"{API}/calendar"):
        one, other = kept.get(address), kept.get(address)
        assert one.headers["content-type"] == "text/calendar; charset=utf-8"
        assert one.headers["content-disposition"] == f'attachment; filename="prozess-{KEY}.ics"'
        assert one.text.startswith("BEGIN:VCALENDAR\r\n")
        assert one.content == other.content
    assert kept.get(f"{API}/calendar?process=nichts").status_code == 404


def test_who_takes_part_without_a_process_of_its_own_sees_the_plan(model: Model) -> None:
    from api.commands.opening import now
    from api.seeds import seed
    from graph.imports import import_file
    from graph.stores import open_store

    store = open_store("sqlite://", model)
    import_file(seed("projekte"), store, model, author="test", time=now())
    client = TestClient(create_app(store, model, Settings(on="2023-02-01")), base_url="http://localhost")
    text = client.get("/bezirke/03254/prozess", headers={"Accept-Language": "de"}).text
    assert "nimmt an diesem Projekt teil; gezeigt wird dessen Plan" in text
    assert 'name="ergebnis"' not in text
    joined = client.post(
        "/api/v1/districts/03254/process", json={"template": "shared:prozessbegleitung", "joins": True}
    )
    assert joined.status_code == 201
    (process,) = client.get("/api/v1/districts/03254/process").json()["processes"]
    assert (process["own"], process["template"]) == (True, "shared:prozessbegleitung")
    store.close()


@pytest.mark.parametrize(("role", "keeps"), [(Role.READING, False), (Role.STEERING, True), (Role.COORDINATION, True)])
def test_who_may_only_read_sees_no_forms_and_writes_nothing(
    town: GraphStore, model: Model, installation: Installation, role: Role, *, keeps: bool
) -> None:
    installation.add(role, Grant(role, KEY))
    app = create_app(town, model, Settings(allowed_hosts=("fruehnetz.example",)), accounts=installation.accounts)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        asked = {"headers": {"Cookie": f"{COOKIE}={installation.session(role)}", "Accept-Language": "de"}}
        text = client.get(PAGE, **asked).text  # type: ignore[arg-type]
        assert ('name="vorlage"' in text) is keeps
        posted = client.post(f"{PAGE}/anlegen", data={"vorlage": "shared:qdfh"}, **asked)  # type: ignore[arg-type]
        assert posted.status_code == 403  # without the proof of the page, whoever asks


def test_a_phase_is_added_and_parts_are_renamed_on_the_page(kept: TestClient, town: GraphStore) -> None:
    (process,) = _process(kept)["processes"]
    first = process["phases"][0]
    said = {"prozess": process["id"], "stelle": "Steuerungsgruppe", "tag": "2023-02-01"}
    before = [p["name"] for p in process["phases"]]
    added = {**said, "name": NASTY, "nach": first["id"], "plan_von": "2022-07", "plan_bis": "2022-08"}
    assert kept.post(f"{PAGE}/weitere-phase", data=added).status_code == 303
    assert [p["name"] for p in _process(kept)["processes"][0]["phases"]] == [before[0], NASTY, *before[1:]]
    assert "<script>alert" not in kept.get(PAGE).text
    again = kept.post(f"{PAGE}/weitere-phase", data=added)
    assert (again.status_code, "dieses Namens gibt es schon" in again.text) == (422, True)
    for id, name in ((process["id"], "Unser Weg"), (first["id"], "Aufbruch"), (RESULT, "Stand erhoben")):
        stale = kept.post(f"{PAGE}/name", data={**said, "umbenannt": id, "name": name, "stand": "alt"})
        assert stale.status_code == 422
        done = kept.post(
            f"{PAGE}/name", data={**said, "umbenannt": id, "name": name, "stand": _seen(kept, "umbenannt", id)}
        )
        assert done.status_code == 303, id
        assert f"<bdi>{name}</bdi>" in kept.get(PAGE).text
    for _ in range(4):
        head = town.head(EVERYTHING)
        assert head is not None
        kept.post(f"{PAGE}/zuruecknehmen", data={"nummer": head.number})
    assert kept.put(f"{API}/names/{KEY}:nichts", json={**SAID, "name": "X"}).status_code == 404
    unseen = kept.put(f"{API}/names/{first['id']}", json={**SAID, "name": "Anfang"})
    assert unseen.status_code == 428  # whoever changes a record names the state they saw
    new = {**SAID, "process": process["id"], "name": "Verstetigung"}
    assert kept.post(f"{API}/phases", json=new).status_code == 201
    assert kept.post(f"{API}/phases", json=new).status_code == 422
    assert _process(kept)["processes"][0]["phases"][-1]["name"] == "Verstetigung"
