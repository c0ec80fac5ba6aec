"""Lists are brought through the web: looked at, corrected, saved once, or cancelled without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create_app
from api.imports.jobs import MOST, Jobs
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt

CALLERS = {
    "anna": Caller("Anna", (Grant(Role.COORDINATION, musterstadt.KEY),)),
    "axel": Caller("Axel", (Grant(Role.COORDINATION, musterstadt.KEY),)),
    "reader": Caller("Rita", (Grant(Role.READING, musterstadt.KEY),)),
    "elsewhere": Caller("Emil", (Grant(Role.COORDINATION, "99002"),)),
    "nzfh": Caller("Nina", (Grant(Role.NZFH),)),
    "alone": Caller.alone(),
}
AT = f"/api/v1/districts/{musterstadt.KEY}/imports"
CLEAN = "Name;Bereich\nFrühförderstelle Neu;Gesundheit\nBeratungsstelle Quelle;Jugendhilfe\n".encode()
MESSY = b"Netzwerk Stand 2024;;\n;;\nEinrichtung;Xyzzy;Bereich\nKita Regenbogen;12;Jugendhilfe\n"
MAPPED = '[[table]]\nsheet = "{sheet}"\n[table.columns]\n"Bereich" = "note"\n"Xyzzy" = "note"\n'


@pytest.fixture
def web(store: GraphStore, model: Model, tmp_path: Path) -> Iterator[TestClient]:
    """Musterstadt; who asks says a header, without one Anna."""
    store.commit(musterstadt.batch(), EVERYTHING)
    settings = Settings(work=tmp_path / "work")
    app = create_app(store, model, settings, lambda request: CALLERS[request.headers.get("x-caller", "anna")])
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def brought(web: TestClient, data: bytes = CLEAN, name: str = "liste.csv", at: str = AT, who: str = "anna") -> Response:
    headers = {"content-type": "application/octet-stream", "x-caller": who}
    return web.post(at, params={"name": name}, content=data, headers=headers)


def names(store: GraphStore) -> set[str]:
    return {e.name for e in store.records(EVERYTHING)}


def head(store: GraphStore) -> int:
    found = store.head(EVERYTHING)
    return found.number if found else 0


def test_an_upload_shows_what_it_would_change_and_saves_nothing(web: TestClient, store: GraphStore) -> None:
    before = head(store)
    answer = brought(web)
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert found["rowsRead"] == 2
    assert "Frühförderstelle Neu" in found["created"]["first"]
    assert found["tables"][0]["columns"][0]["role"] == "property name"
    assert head(store) == before


def test_saving_twice_gives_one_revision_and_undo_takes_it_back(web: TestClient, store: GraphStore) -> None:
    id = brought(web).json()["job"]["id"]
    first = web.post(f"{AT}/{id}/commit", json={"withoutRejected": True})
    assert first.status_code == 200, first.text
    number = first.json()["revision"]
    assert number == head(store)
    assert web.post(f"{AT}/{id}/commit", json={}).json() == first.json()
    assert head(store) == number
    assert "Frühförderstelle Neu" in names(store)
    assert web.post(f"/api/v1/revisions/{number}/undo").status_code == 200
    assert "Frühförderstelle Neu" not in names(store)


def test_what_died_before_its_state_was_written_is_not_saved_again(
    web: TestClient, store: GraphStore, tmp_path: Path
) -> None:
    id = brought(web).json()["job"]["id"]
    jobs = Jobs(tmp_path / "work", "Anna", musterstadt.KEY)
    open_state = jobs.get(id)
    number = web.post(f"{AT}/{id}/commit", json={"withoutRejected": True}).json()["revision"]
    jobs.keep(open_state)
    assert web.post(f"{AT}/{id}/commit", json={}).json()["revision"] == number == head(store)


def test_columns_are_mapped(web: TestClient) -> None:
    answer = brought(web, MESSY)
    assert answer.status_code == 201, answer.text
    found = answer.json()
    sheet = found["tables"][0]["sheet"]
    answer = web.patch(f"{AT}/{found['job']['id']}", json={"mapping": MAPPED.format(sheet=sheet)})
    assert answer.status_code == 200, answer.text
    roles = {c["header"]: c["role"] for c in answer.json()["tables"][0]["columns"]}
    assert (roles["Bereich"], roles["Xyzzy"]) == ("note", "note")
    wrong = web.patch(f"{AT}/{found['job']['id']}", json={"mapping": "= ="})
    assert wrong.status_code == 422


def test_cancelling_leaves_nothing(web: TestClient, store: GraphStore, tmp_path: Path) -> None:
    before, id = head(store), brought(web).json()["job"]["id"]
    assert web.delete(f"{AT}/{id}").status_code == 204
    assert not [p for p in (tmp_path / "work").rglob("*") if p.is_file() or p.name == id]
    assert web.get(f"{AT}/{id}").status_code == 404
    assert head(store) == before


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("elsewhere", 404), ("nzfh", 404)])
def test_who_may_not_bring_lists_is_refused(web: TestClient, tmp_path: Path, who: str, status: int) -> None:
    assert brought(web, who=who).status_code == status
    assert not (tmp_path / "work").exists()


def test_another_account_does_not_find_the_job(web: TestClient) -> None:
    id = brought(web).json()["job"]["id"]
    other = {"x-caller": "axel"}
    assert web.get(f"{AT}/{id}", headers=other).status_code == 404
    assert web.get(AT, headers=other).json() == []
    assert web.post(f"{AT}/{id}/commit", json={}, headers=other).status_code == 404
    assert web.delete(f"{AT}/{id}", headers=other).status_code == 404


def test_shared_is_no_district_to_bring_lists_to(web: TestClient) -> None:
    assert brought(web, at="/api/v1/districts/shared/imports", who="alone").status_code == 404


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", b"PK\x03\x04broken", b"\x00" * 500])
def test_what_is_no_list_gets_a_sentence_and_leaves_nothing(web: TestClient, tmp_path: Path, data: bytes) -> None:
    answer = brought(web, data)
    assert answer.status_code == 422, answer.text
    assert not [p for p in (tmp_path / "work").rglob("*") if p.is_file()]


def test_names_of_files_do_not_lead_elsewhere(web: TestClient, tmp_path: Path) -> None:
    found = brought(web, name="../../../raus.csv").json()
    assert found["job"]["name"] == "raus.csv"
    assert not (tmp_path / "raus.csv").exists()
    assert len(list((tmp_path / "work").rglob("raus.csv"))) == 1


def test_only_so_many_imports_are_open(web: TestClient) -> None:
    assert [brought(web).status_code for _ in range(MOST + 1)] == [*[201] * MOST, 409]


def test_a_list_of_another_district_is_refused(web: TestClient, store: GraphStore) -> None:
    before = head(store)
    data = b"Kennung;Name;Bezirk\n99002:A77;Stelle Fern;99002\n"
    answer = brought(web, data)
    if answer.status_code == 201:
        web.post(f"{AT}/{answer.json()['job']['id']}/commit", json={"withoutRejected": True})
    assert all(e.owner in (musterstadt.KEY, "shared") for e in store.records(EVERYTHING))
    assert head(store) - before in (0, 1)
