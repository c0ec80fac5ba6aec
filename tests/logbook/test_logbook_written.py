"""The logbook over interface, page and command line: written by whoever decides, undone, and without persons."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.logbook.log_entries import entries_of, guide_lines
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt as m
from tests.client import TestClient
from tests.logbook.conftest import Town

AT, PAGE = f"/api/v1/districts/{m.KEY}/logbook", f"/bezirke/{m.KEY}/logbuch"
CALLERS = {
    "steering": Caller("Stefan", (Grant(Role.STEERING, m.KEY),)),
    "editing": Caller("Bert", (Grant(Role.EDITING, m.KEY),)),
    "reader": Caller("Rita", (Grant(Role.READING, m.KEY),)),
    "elsewhere": Caller("Emil", (Grant(Role.COORDINATION, "99002"),)),
}
SEAT = m.tie(
    "Membership", m.FRUEHFOERDERUNG, m.STEUERUNGSGRUPPE, (m.LIST, "2024-06-15", "confirmed"), startDate="2024-06"
)
OWN = {"text": "Klinik für die Steuerungsgruppe gewonnen", "day": "2024-06-03", "kind": "success", "forGuide": True}


@pytest.fixture
def client(town: Town) -> Iterator[TestClient]:
    """Whoever asks says so by a header; the steering group without one."""
    town.write(SEAT, reason="Sitz eingetragen")
    settings = Settings(on=m.ON.isoformat())
    web = create_app(town.store, town.model, settings, lambda r: CALLERS[r.headers.get("x-caller", "steering")])
    with TestClient(
        web, base_url="http://localhost", headers={"Accept-Language": "de"}, follow_redirects=False
    ) as made:
        yield made


def key_of_seat(client: TestClient) -> str:
    every = client.get(f"{AT}/proposals").json()["proposals"]
    return str(next(p["key"] for p in every if p["event"] == "seatFilled"))


def entries(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(AT).json()["entries"]
    return found


def test_the_steering_group_writes_and_marks_and_the_guide_gets_what_is_marked(client: TestClient, town: Town) -> None:
    made = client.post(AT, json=OWN)
    assert made.status_code == 201
    assert client.post(AT, json={"text": "Auftakt", "day": "2024-05"}).status_code == 201
    assert [(e["text"], e["day"], e["forGuide"]) for e in entries(client)] == [
        ("Auftakt", "2024-05", False),
        (OWN["text"], "2024-06-03", True),
    ]
    assert [[line.text for line in c.lines] for c in guide_lines(town.reader, m.KEY)] == [[OWN["text"]]]
    id = made.json()["record"]["id"]
    assert client.put(f"{AT}/{id}/guide?marked=false").status_code == 200
    assert guide_lines(town.reader, m.KEY) == ()
    assert client.put(f"{AT}/{m.KITA}/guide").status_code == 404


def test_a_proposal_is_reworded_once_and_undone(client: TestClient) -> None:
    key = key_of_seat(client)
    at = f"{AT}/proposals/{key}"
    done = client.post(at, json={"text": "Die Frühförderung ist dabei", "kind": "step"})
    assert done.status_code == 200
    (entry,) = entries(client)
    assert (entry["text"], entry["kind"], entry["day"]) == ("Die Frühförderung ist dabei", "step", "2024-06")
    assert entry["evidence"] == "Änderung Nr. 2 vom 20.06.2024: Sitz eingetragen"
    assert [c["name"] for c in entry["concerns"]] == ["Frühförderstelle", "Steuerungsgruppe"]
    again = client.post(at, json={})
    assert (again.status_code, again.json()["revision"]) == (200, None)
    assert len(entries(client)) == 1
    number = done.json()["revision"]["number"]
    answer = client.post(f"{PAGE}/zuruecknehmen", data={"nummer": str(number)})
    assert answer.status_code == 303
    assert entries(client) == []
    assert key_of_seat(client) == key


def test_a_dismissed_proposal_comes_back_only_when_it_is_asked_for(client: TestClient) -> None:
    key = key_of_seat(client)
    assert client.delete(f"{AT}/proposals/{key}").status_code == 200
    assert client.delete(f"{AT}/proposals/{key}").status_code == 404
    assert entries(client) == []
    assert "„Frühförderstelle“ hat einen Sitz" in client.get(PAGE).text.partition("Verworfene Vorschläge")[2]
    assert client.put(f"{AT}/proposals/{key}").status_code == 200
    assert key_of_seat(client) == key
    assert client.put(f"{AT}/proposals/{key}").status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        {"text": "Frau Petra Mustermann übernimmt die Leitung"},
        {"text": "Sitzung", "day": "gestern"},
        {"text": "Sitzung", "phase": m.KITA},
        {"text": "Sitzung", "body": "99001:nirgends"},
        {"text": "Sitzung", "evidence": "Anruf von p.mustermann@kreis.example"},
    ],
    ids=lambda said: str(sorted(said)),
)
def test_what_names_persons_or_does_not_fit_is_refused_on_every_way(client: TestClient, said: dict[str, str]) -> None:
    answer = client.post(AT, json=said)
    assert answer.status_code == 422
    form = {"text": "text", "day": "tag", "phase": "phase", "body": "gremium", "evidence": "beleg"}
    page = client.post(PAGE, data={form[name]: value for name, value in said.items()})
    assert page.status_code == 422
    assert "Noch nicht gespeichert" in page.text
    assert entries(client) == []


def test_only_who_decides_writes_and_only_who_reads_sees(client: TestClient) -> None:
    key = key_of_seat(client)
    ways: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", AT, {"json": OWN}),
        ("POST", f"{AT}/proposals/{key}", {"json": {}}),
        ("DELETE", f"{AT}/proposals/{key}", {}),
        ("POST", PAGE, {"data": {"text": "x"}}),
        ("POST", f"{PAGE}/vorschlag/{key}", {"data": {"tun": "verwerfen"}}),
    ]
    for method, path, said in ways:
        for name, status in (("reader", 403), ("editing", 403), ("elsewhere", 404)):
            assert client.request(method, path, headers={"x-caller": name}, **said).status_code == status
    assert "Eigener Eintrag" not in client.get(PAGE, headers={"x-caller": "reader"}).text
    assert client.get(PAGE, headers={"x-caller": "elsewhere"}).status_code == 404
    assert client.get(AT, headers={"x-caller": "elsewhere"}).status_code == 404
    assert entries(client) == []


def test_the_forms_of_the_page_confirm_reword_mark_and_dismiss(client: TestClient) -> None:
    key = key_of_seat(client)
    said = {
        "text": "Frühförderung dabei",
        "tag": "2024-06-16",
        "art": "success",
        "leitfaden": "true",
        "weiter": "Einladen",
    }
    done = client.post(f"{PAGE}/vorschlag/{key}", data={"tun": "bestaetigen", **said})
    assert (done.status_code, done.headers["location"].startswith(f"{PAGE}?getan=")) == (303, True)
    (entry,) = entries(client)
    assert (entry["text"], entry["day"], entry["forGuide"], entry["nextStep"]) == (
        "Frühförderung dabei", "2024-06-16", True, "Einladen",
    )  # fmt: skip
    text = client.get(done.headers["location"]).text
    assert "Rückgängig" in text
    assert "1 Eintrag im Prozess-Logbuch" in text
    client.post(f"{PAGE}/marke", data={"eintrag": entry["id"], "marke": "false"})
    assert not entries(client)[0]["forGuide"]
    assert "Frühförderung dabei" not in client.get(f"{PAGE}?leitfaden=true").text


def test_an_entry_goes_into_the_phase_of_its_day_and_is_taken_along_by_phase(client: TestClient, town: Town) -> None:
    dates = {"actualStart": "2024-05-01", "actualEnd": "2024-06-30", "order": "1", "project": "99001:pr"}
    town.write(m.a("99001:pr", "Project", name="Eigene Regie"), m.a("99001:ph", "Phase", name="Aufbruch", **dates))
    client.post(AT, json=OWN)
    client.post(AT, json={"text": "Vorgeschichte", "day": "2023"})
    assert [(e["text"], (e["phase"] or {}).get("name")) for e in entries(client)] == [
        ("Vorgeschichte", None),
        (OWN["text"], "Aufbruch"),
    ]
    only = client.get(f"{PAGE}?phase=99001:ph").text
    assert "Vorgeschichte" not in only
    assert str(OWN["text"]) in only
    file = client.get(f"{AT}?phase=99001:ph&format=csv&lang=de")
    rows = list(csv.DictReader(io.StringIO(file.text.removeprefix("\ufeff")), delimiter=";"))
    assert [(r["Datum"], r["Phase"], r["Art"], r["Für den Leitfaden"]) for r in rows] == [
        ("2024-06-03", "Aufbruch", "Erfolg", "ja")
    ]
    assert client.get(f"{AT}?format=xlsx").content[:2] == b"PK"


# -- command line ---------------------------------------------------------------------------------------------------


@pytest.fixture
def url(model: Model, tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(made, model)
    store.commit(m.batch(), EVERYTHING)
    store.commit(Batch("a", "2024-06-20T10:00:00+02:00", "Sitz eingetragen", (put(SEAT),)), EVERYTHING)
    store.close()
    return made


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["logbook", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_line_proposes_confirms_dismisses_and_shows(url: str, model: Model, tmp_path: Path) -> None:
    on = ("--store", url, "--on", "2024-06-30")
    proposed = json.loads(run("proposals", *on, "--json"))["proposals"]
    keys = {p["event"]: p["key"] for p in proposed}
    run("confirm", keys["seatFilled"], *on, "--dry-run")
    run("dismiss", keys["listTakenOver"], *on, "--dry-run")
    run("add", "Auftakt", "--store", url, "--day", "05.06.2024", "--dry-run")
    store = open_store(url, model)
    head = store.head(EVERYTHING)
    assert head is not None
    assert head.number == 2
    store.close()
    run("confirm", keys["seatFilled"], *on, "--text", "Frühförderung dabei", "--guide")
    run("dismiss", keys["listTakenOver"], *on)
    run("add", "Auftakt", "--store", url, "--day", "05.06.2024", "--kind", "success")
    assert json.loads(run("proposals", *on, "--json"))["proposals"] == []
    shown = json.loads(run("show", "--store", url, "--json"))["entries"]
    assert [(e["text"], e["day"]) for e in shown] == [("Frühförderung dabei", "2024-06"), ("Auftakt", "2024-06-05")]
    table = tmp_path / "logbuch.csv"
    run("show", "--store", url, "--guide", "--table", str(table))
    assert "Frühförderung dabei" in table.read_text("utf-8-sig")
    assert "Auftakt" not in table.read_text("utf-8-sig")
    assert "Erfolg · Auftakt" in run("show", "--store", url)
    store = open_store(url, model)
    assert len(entries_of(store, m.KEY)) == 2
    store.close()


@pytest.mark.parametrize("words", [("add", "Herr Max Muster kommt"), ("confirm", "0" * 16), ("dismiss", "0" * 16)])
def test_the_command_line_refuses_persons_and_unknown_keys(url: str, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, ["logbook", *words, "--store", url])
    assert done.exit_code != 0
