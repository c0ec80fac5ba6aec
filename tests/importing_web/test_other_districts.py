"""A list that names other districts: none of it is written there, and whoever brings it is told in the preview."""

import io

import pytest
from openpyxl import Workbook

from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from ontology.names import EntityType, RelationType
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import AT, brought, head


def _others(store: GraphStore) -> list[object]:
    return [r for r in store.records(EVERYTHING) if r.owner != musterstadt.KEY]


@pytest.fixture(autouse=True)
def far(web: TestClient, store: GraphStore) -> None:
    """Records of another district, and one of all, under the ids that the lists name."""
    assert web is not None
    records = [
        entity(id, EntityType.ORGANIZATION, owner, (Claim(EXISTS, "true"), Claim("name", "Stelle Fern")))
        for id, owner in (("99002:A77", "99002"), ("shared:A77", "shared"))
    ]
    store.commit(Batch("E", "2025-01-01T00:00:00+00:00", "fern", tuple(map(put, records))), EVERYTHING)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("Kennung;Name\n99002:A77;Stelle Anders\n", "99002:A77"),
        ("Kennung;Name\nshared:A77;Stelle Anders\n", "shared:A77"),
        ("Name;Bereich;Bezirk\nStelle Anders;Gesundheit;99002\n", "99002"),
        ("Name;Bereich;Bezirk\nStelle Anders;Gesundheit;gemeinsam\n", "gemeinsam"),
        ("Name;Bereich;Bezirk\nStelle Anders;Gesundheit;Nachbarkreis\n", "Nachbarkreis"),
    ],
)
def test_what_names_another_district_is_told_and_changes_nothing_there(
    web: TestClient, store: GraphStore, data: str, rule: str
) -> None:
    before, seen = _others(store), {r.id for r in store.records(EVERYTHING)}
    found = brought(web, data.encode()).json()
    (told,) = [p for p in found["problems"] if p["found"] == rule and p["severity"] == "question"]
    assert rule in told["sentence"]
    done = web.post(f"{AT}/{found['job']['id']}/commit", json={"withoutRejected": True})
    assert done.status_code == 200, done.text
    fresh = [r for r in store.records(EVERYTHING) if r.id not in seen]
    assert {r.name for r in fresh} >= {"Stelle Anders"}
    assert {r.owner for r in fresh} == {musterstadt.KEY}
    assert all(r.id.startswith(f"{musterstadt.KEY}:") for r in fresh)
    assert _others(store) == before


@pytest.mark.parametrize("bezirk", ["99001", "99001000", "Musterstadt"])
def test_the_own_district_is_no_question(web: TestClient, bezirk: str) -> None:
    found = brought(web, f"Kennung;Name;Bezirk\n99001:A99;Stelle Nah;{bezirk}\n".encode()).json()
    assert not [p for p in found["problems"] if p["found"] in (bezirk, "99001:A99")]


def test_the_sentence_is_in_the_language_of_the_caller(web: TestClient) -> None:
    data = b"Kennung;Name\n99002:A77;Stelle Fern\n"
    at = f"{AT}/{brought(web, data).json()['job']['id']}"
    told = [p["sentence"] for p in web.get(at, params={"lang": "en"}).json()["problems"] if p["found"] == "99002:A77"]
    assert told
    assert told[0].startswith("The id")


def test_what_another_district_keeps_is_not_told(web: TestClient) -> None:
    answers = [
        brought(web, f"Kennung;Name\n99002:{id};Stelle Anders\n".encode()).text.replace(id, "A77")
        for id in ("A77", "A78")
    ]
    told = [text.partition('"problems"')[2] for text in answers]
    assert told[0] == told[1]


def _book(model: Model, sheets: dict[str, list[list[str]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(model.types[name].label.de)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ORGANIZATIONS = [["Kennung", "Name"], ["A99", "Stelle Nah"]]


@pytest.mark.parametrize("who", ["anna", "both"])
def test_a_list_about_another_district_is_not_saved_here(
    web: TestClient, store: GraphStore, model: Model, who: str
) -> None:
    before = head(store)
    district = [["AGS", "Name", "Land"], ["99002000", "Nachbarkreis", "Saarland"]]
    found = brought(web, _book(model, {"District": district, "Organization": ORGANIZATIONS}), "l.xlsx", who=who).json()
    assert not found["readable"]
    assert any("„Musterstadt“ gehören, sondern zu „Nachbarkreis“" in p["sentence"] for p in found["problems"])
    done = web.post(f"{AT}/{found['job']['id']}/commit", json={"withoutRejected": True}, headers={"x-caller": who})
    assert (done.status_code, head(store)) == (409, before)


def test_who_covers_which_districts_is_said_by_others(web: TestClient, store: GraphStore, model: Model) -> None:
    before = head(store)
    kind = model.types[RelationType.COVERS_DISTRICT]
    assert kind.source is not None
    assert kind.target is not None
    covers = [[kind.source.label.de, kind.target.label.de], ["Stelle Nah", "Musterstadt"]]
    sheets = {"Organization": ORGANIZATIONS, str(RelationType.COVERS_DISTRICT): covers}
    found = brought(web, _book(model, sheets), "l.xlsx").json()
    assert not found["readable"], found
    assert any("zuständig" in p["sentence"] for p in found["problems"])
    assert web.post(f"{AT}/{found['job']['id']}/commit", json={"withoutRejected": True}).status_code == 409
    assert head(store) == before
