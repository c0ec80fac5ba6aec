"""Council data through the interface for programs: read apart, looked at, answered, saved as one batch, undone."""

import io
import json
import zipfile
from typing import Any

import pytest

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from graph.stores.journal import undo
from ontology.names import EntityType, Prop, StatementStatus
from tests import musterstadt
from tests.client import TestClient
from tests.council.council_city import address, body, city, meeting, paper

AT = f"/api/v1/districts/{musterstadt.KEY}/council-imports"
PAPERS = f"/api/v1/districts/{musterstadt.KEY}/council-papers"
PAGE = (
    "Betreff: Sachstandsbericht Frühe Hilfen\nVorlage-Nr.: 2026/0350\nBeratungsfolge:\n"
    "Jugendhilfeausschuss Kenntnisnahme\t19.06.2026\nGemeinderat Weiterverfolgung\t30.06.2026\n"
)
HERE = Scope(frozenset({musterstadt.KEY}))


def zipped(objects: object = None, **more: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("rat/alles.json", json.dumps(objects if objects is not None else city()))
        for name, content in more.items():
            file.writestr(f"rat/{name}.json", content)
    return packed.getvalue()


def brought(web: TestClient, data: bytes, who: str = "anna", name: str = "rat.zip", **more: str) -> Any:
    headers = {"content-type": "application/octet-stream", "x-caller": who, **more}
    return web.post(AT, params={"name": name}, content=data, headers=headers)


def topics(store: GraphStore) -> dict[str, str | None]:
    return {p.value(Prop.NAME) or "": p.value(Prop.TOPIC_RELATION) for p in store.records(HERE, [EntityType.PAPER])}


@pytest.mark.slow
def test_council_data_are_shown_with_what_was_left_aside_and_what_was_the_matter(web: TestClient) -> None:
    first = brought(web, zipped(leer=b"", kaputt=b"<html>"))
    assert first.status_code == 201, first.text
    found = first.json()
    assert (found["taken"]["papers"], found["read"]["papers"], found["aside"]["otherTopic"]) == (2, 4, 2)
    assert sum(found["read"].values()) == sum(found["taken"].values()) + sum(found["aside"].values())
    assert {d["defect"]: d["number"] for d in found["defects"]}["webPage"] == 1
    assert [p["words"] for p in found["papers"]] == [["fruehe hilfe"], ["familienhebamme"]]
    assert [(w["kind"], w["wording"], w["code"]) for w in found["words"]] == [("result", "keine Abstimmung", "")]


@pytest.mark.slow
def test_council_data_are_read_looked_at_answered_and_saved_as_one_batch_that_can_be_undone(
    web: TestClient, store: GraphStore
) -> None:
    before = topics(store)
    found = brought(web, zipped()).json()
    job = f"{AT}/{found['job']['id']}"
    answers = {
        "topics": {address("papers", 1): "none", address("papers", 3): "related"},
        "results": {"keine Abstimmung": "done"},
        "completeSince": "2019-01-01",
    }
    bodies = {row["address"]: (row["candidates"] or [""])[0] for row in found["bodies"] if row["linkedBy"] == "open"}
    after = web.patch(job, json={**answers, "bodies": bodies})
    assert after.status_code == 200, after.text
    assert {p["name"] for p in after.json()["papers"]} == {
        "Familienhebammen: Fortsetzung der Förderung",
        "Sanierung der Marktstraße",
    }
    done = web.post(f"{job}/commit", json={}).json()
    assert done["state"] == "committed"
    said = {name: topic for name, topic in topics(store).items() if name not in before}
    assert said == {
        "Sachstandsbericht Frühe Hilfen": "none",
        "Familienhebammen: Fortsetzung der Förderung": "partly",
        "Sanierung der Marktstraße": "related",
    }
    assert web.post(f"{job}/commit", json={}).json()["revision"] == done["revision"]
    assert web.get(job).status_code == 409
    # What people said survives the next import, which has nothing to change.
    again = brought(web, zipped()).json()
    assert {p["name"]: p["topic"] for p in again["papers"]}["Sanierung der Marktstraße"] == "related"
    assert (again["noLonger"]["count"], again["created"]["count"], again["words"][0]["code"]) == (0, 0, "done")
    undo(store, done["revision"], author="Anna", time="2026-12-01T10:00:00+01:00", scope=EVERYTHING)
    assert topics(store) == before


@pytest.mark.slow
def test_a_body_that_may_be_ours_is_asked_before_anything_is_saved(web: TestClient, store: GraphStore) -> None:
    ours = next(iter(store.records(HERE, [EntityType.COMMITTEE])))
    objects = [
        body(1, f"{ours.name} der Stadt"),
        paper(1, "Frühe Hilfen", {11: (1, 101, "Kenntnisnahme")}),
        meeting(101, 1, "2025-03-20", {11: None}),
    ]
    found = brought(web, zipped(objects)).json()
    job, row = f"{AT}/{found['job']['id']}", found["bodies"][0]
    assert (row["linkedBy"], ours.id in row["candidates"]) == ("open", True)
    refused = web.post(f"{job}/commit", json={})
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (409, "bodies-open")
    assert web.patch(job, json={"bodies": {row["address"]: "99001:gibt-es-nicht"}}).status_code == 422
    assert web.patch(job, json={"bodies": {row["address"]: ours.id}}).json()["bodies"][0]["linkedTo"] == ours.id
    assert web.post(f"{job}/commit", json={}).json()["state"] == "committed"
    kept = store.get(ours.id, HERE)
    assert kept is not None
    assert address("organizations", 1) in kept.all(Prop.SAME_AS)


@pytest.mark.slow
def test_a_pasted_page_is_a_paper_and_an_unknown_role_is_asked(web: TestClient, store: GraphStore) -> None:
    found = web.post(f"{AT}/pages", json={"text": PAGE, "address": "https://rat.example/vo/7"})
    assert found.status_code == 201, found.text
    assert found.json()["papers"][0]["topic"] == "core"
    job = f"{AT}/{found.json()['job']['id']}"
    bodies = {b["address"]: (b["candidates"] or [""])[0] for b in found.json()["bodies"] if b["linkedBy"] == "open"}
    web.patch(job, json={"bodies": bodies})
    assert web.post(f"{job}/commit", json={}).json()["state"] == "committed"
    assert topics(store)["Sachstandsbericht Frühe Hilfen"] == "core"
    nothing = web.post(f"{AT}/pages", json={"text": "Guten Tag"})
    assert nothing.status_code == 422
    assert "keine Vorlage" in nothing.text


@pytest.mark.slow
def test_what_cannot_be_read_leaves_no_job_and_others_find_none(web: TestClient) -> None:
    for data, name in ((b"PK\x03\x04kaputt", "rat.zip"), (zipped()[:200], "rat.zip")):
        answer = brought(web, data, name=name)
        assert answer.status_code in {201, 422}
        if answer.status_code == 201:
            assert answer.json()["defects"]
            web.delete(f"{AT}/{answer.json()['job']['id']}")
    found = brought(web, zipped(), **{"idempotency-key": "schluessel-1"}).json()
    again = brought(web, zipped(), **{"idempotency-key": "schluessel-1"})
    assert again.status_code == 201, again.text
    assert again.json()["job"]["id"] == found["job"]["id"]
    job = f"{AT}/{found['job']['id']}"
    assert web.get(job, headers={"x-caller": "axel"}).status_code == 404
    assert brought(web, zipped(), who="reader").status_code == 403
    assert brought(web, zipped(), who="elsewhere").status_code == 404
    lists = f"/api/v1/districts/{musterstadt.KEY}/imports"
    assert web.get(f"{lists}/{found['job']['id']}").status_code == 404
    assert web.get(lists).json() == []
    assert web.delete(job).status_code == 204
    assert web.get(AT).json() == []


def test_a_person_corrects_what_recorded_papers_are_about(web: TestClient, store: GraphStore) -> None:
    rows = {row["id"]: row for row in web.get(PAPERS).json()}
    id = next(iter(rows))
    assert (
        web.post(f"{PAPERS}/topics", json={"topics": {id: "none"}}, headers={"x-caller": "reader"}).status_code == 403
    )
    done = web.post(f"{PAPERS}/topics", json={"topics": {id: "none"}, "reason": "gelesen"})
    assert done.status_code == 200, done.text
    row = next(row for row in done.json()["papers"] if row["id"] == id)
    assert (row["topic"], row["byPerson"]) == ("none", True)
    claims = [c for c in store.get(id, HERE).claims if c.prop == Prop.TOPIC_RELATION]  # type: ignore[union-attr]
    assert [c.status for c in claims if c.value == "none"] == [StatementStatus.CONFIRMED]
    assert web.post(f"{PAPERS}/topics", json={"topics": {id: "none"}}).json()["revision"] is None
    assert web.post(f"{PAPERS}/topics", json={"topics": {"99001:x": "core"}}).status_code == 404
    assert web.post(f"{PAPERS}/topics", json={"topics": {id: "sehr"}}).status_code == 422
    undo(store, done.json()["revision"], author="A", time="2026-12-01T10:00:00+01:00", scope=EVERYTHING)
    assert {row["id"]: row for row in web.get(PAPERS).json()} == rows
