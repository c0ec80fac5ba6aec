"""Lists are brought through the web: looked at, corrected, saved once, or cancelled without a trace."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.imports import jobs as limits
from api.imports.jobs import MOST, Jobs
from graph.stores import GraphStore
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import AT, CLEAN, REJECTED, brought, head, names

MESSY = b"Netzwerk Stand 2024;;\n;;\nEinrichtung;Xyzzy;Bereich\nKita Regenbogen;12;Jugendhilfe\n"
MAPPED = '[[table]]\nsheet = "{sheet}"\n[table.columns]\n"Bereich" = "note"\n"Xyzzy" = "note"\n'


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


def test_what_died_before_it_was_noted_as_saved_is_not_saved_again(
    web: TestClient, store: GraphStore, tmp_path: Path
) -> None:
    id = brought(web).json()["job"]["id"]
    jobs = Jobs(tmp_path / "work", "Anna", musterstadt.KEY)
    number = web.post(f"{AT}/{id}/commit", json={"withoutRejected": True}).json()["revision"]
    jobs.keep(replace(jobs.get(id), revision=None))  # as it is kept before the batch is written
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


def test_the_same_upload_under_a_key_is_one_import(web: TestClient, store: GraphStore) -> None:
    key = {"idempotency-key": "jahresliste-2024"}
    first = brought(web, more=key)
    assert (first.status_code, brought(web, more=key).json()) == (201, first.json())
    assert len(web.get(AT).json()) == 1
    assert brought(web, CLEAN + b"Mehr;Gesundheit\n", more=key).json()["type"].endswith("key-reused")
    assert brought(web, name="andere.csv", more=key).json()["type"].endswith("key-reused")
    assert brought(web, who="axel", more=key).json()["job"]["id"] in {j["id"] for j in _jobs_of(web, "axel")}
    before = head(store)
    id = first.json()["job"]["id"]
    assert web.post(f"{AT}/{id}/commit", json={"withoutRejected": True}).status_code == 200
    assert brought(web, more=key).json()["type"].endswith("import-done")
    assert head(store) == before + 1


def _jobs_of(web: TestClient, who: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = web.get(AT, headers={"x-caller": who}).json()
    return found


def test_what_a_death_left_of_an_upload_takes_no_room(web: TestClient, tmp_path: Path) -> None:
    for _ in range(MOST):
        id = brought(web).json()["job"]["id"]
        (folder,) = (tmp_path / "work").rglob(id)
        (folder / "state.json").unlink()
    assert web.get(AT).json() == []
    assert brought(web).status_code == 201
    assert len(list((tmp_path / "work").rglob("liste.csv"))) == 1


def test_only_so_many_imports_are_open(web: TestClient) -> None:
    assert [brought(web).status_code for _ in range(MOST + 1)] == [*[201] * MOST, 409]


def test_lists_of_an_account_may_not_weigh_too_much(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 2 * len(CLEAN))
    assert [brought(web).status_code for _ in range(3)] == [201, 201, 409]
    assert brought(web, who="axel").status_code == 201


def test_rows_to_be_mended_weigh_until_their_import_is_cancelled(
    web: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = brought(web, REJECTED).json()["job"]["id"]
    assert web.post(f"{AT}/{id}/commit", json={"withoutRejected": True}).json()["lost"] == 1
    (kept,) = (tmp_path / "work").rglob("rows.xlsx")
    monkeypatch.setattr(limits, "MOST_BYTES", kept.stat().st_size + len(CLEAN) - 1)
    assert brought(web).json()["type"].endswith("too-many-imports")
    assert web.delete(f"{AT}/{id}").status_code == 204
    assert brought(web).status_code == 201


def test_the_quota_holds_for_uploads_at_the_same_moment(web: TestClient, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: brought(web).status_code, range(3 * MOST)))
    assert set(answers) <= {201, 409}
    assert 1 <= answers.count(201) <= MOST
    assert len(list((tmp_path / "work").rglob("liste.csv"))) == answers.count(201)


def test_one_list_of_an_account_is_read_at_a_time(web: TestClient, tmp_path: Path) -> None:
    id = brought(web).json()["job"]["id"]
    with Jobs(tmp_path / "work", "Anna", musterstadt.KEY).alone():
        assert brought(web).json()["type"].endswith("import-busy")
        assert web.get(f"{AT}/{id}").status_code == 409
        assert web.delete(f"{AT}/{id}").status_code == 409
        assert len(web.get(AT).json()) == 1
        assert brought(web, who="axel").status_code == 201
    assert web.get(f"{AT}/{id}").status_code == 200


UNKNOWN = b"Xyzzy;Foo;Bar\nBlau;w2;1\nRot;w3;5\n"


def test_a_list_whose_header_says_nothing_stays_open_and_can_be_mapped(web: TestClient, store: GraphStore) -> None:
    found = brought(web, UNKNOWN)
    assert found.status_code == 201, found.text
    job, before = found.json()["job"], head(store)
    assert (found.json()["readable"], job["state"]) == (False, "open")
    assert "Kopfzeile nicht gefunden" in found.json()["problems"][0]["sentence"]
    assert web.post(f"{AT}/{job['id']}/commit", json={}).json()["type"].endswith("no-list")
    mapping = '[[table]]\nsheet = "liste"\nheader = [1]\n[table.columns]\n"Xyzzy" = "property name"\n"Foo" = "note"\n'
    mapped = web.patch(f"{AT}/{job['id']}", json={"mapping": mapping})
    assert mapped.status_code == 200, mapped.text
    assert (mapped.json()["readable"], mapped.json()["rowsRead"]) == (True, 2)
    assert head(store) == before
    assert web.post(f"{AT}/{job['id']}/commit", json={"withoutRejected": True}).json()["state"] == "committed"
    assert {"Blau", "Rot"} <= names(store)


def test_the_mapping_of_a_preview_can_be_sent_back(web: TestClient) -> None:
    found = brought(web).json()
    answer = web.patch(f"{AT}/{found['job']['id']}", json={"mapping": found["mapping"]})
    assert answer.status_code == 200, answer.text
    assert answer.json()["created"] == found["created"]


def test_nothing_to_change_is_a_state_with_a_sentence(web: TestClient, store: GraphStore) -> None:
    assert web.post(f"{AT}/{brought(web).json()['job']['id']}/commit", json={}).json()["state"] == "committed"
    before, id = head(store), brought(web).json()["job"]["id"]
    for lang, word in (("de", "Nichts zu ändern"), ("en", "Nothing to change")):
        done = web.post(f"{AT}/{id}/commit", json={}, params={"lang": lang}).json()
        assert (done["state"], done["revision"], done["saved"]) == ("nothingToChange", None, {})
        assert word in done["sentence"]
    assert head(store) == before
    assert web.get(f"{AT}/{id}").status_code == 409


def test_the_report_tells_what_was_saved(web: TestClient) -> None:
    id = brought(web).json()["job"]["id"]
    done = web.post(f"{AT}/{id}/commit", json={"withoutRejected": True}).json()
    assert done["saved"] == {"Organization": 2, "Source": 1}
    assert "Frühförderstelle Neu" in done["names"]
    assert web.get(AT).json() == [done]
    assert web.get(f"{AT}/{id}/rows").status_code == 404


def test_rows_that_were_not_taken_can_be_taken_along_to_be_mended(web: TestClient) -> None:
    found = brought(web, REJECTED).json()
    at = f"{AT}/{found['job']['id']}"
    assert found["rowsRejected"] == 1, found
    assert web.post(f"{at}/commit", json={}).json()["type"].endswith("rows-rejected")
    assert web.get(f"{at}/rows").status_code == 404
    assert web.post(f"{at}/commit", json={"withoutRejected": True}).json()["lost"] == 1
    answer = web.get(f"{at}/rows")
    assert answer.status_code == 200
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    assert (rows[0][0], rows[1][0], len(rows)) == ("Kennung", "A99", 2)
    assert web.get(f"{at}/rows", headers={"x-caller": "axel"}).status_code == 404
    assert web.delete(at).status_code == 204
    assert web.get(f"{at}/rows").status_code == 404
