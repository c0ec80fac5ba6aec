"""What this program gave out is brought back through the web: a workbook with its edits, a graph as it was."""

import io
import re

import pytest
from openpyxl import load_workbook

from graph.exports import export_file, extract_of
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import AT, brought, head, names

LISTS = f"/bezirke/{musterstadt.KEY}/listen"
CLINIC = "Geburtsklinik am Park"
NAMED = {"json": "netz.json", "turtle": "netz.ttl", "jsonld": "netz.jsonld", "xlsx": "netz.xlsx"}


def given_out(store: GraphStore, model: Model, format: str) -> bytes:
    content = export_file(extract_of(store, model, scope=EVERYTHING), format)
    return content if isinstance(content, bytes) else content.encode()


def edited(content: bytes) -> bytes:
    """The workbook with another name for the health office, as somebody types it into its cell."""
    book = load_workbook(io.BytesIO(content))
    (cell,) = (
        c for sheet in book for row in sheet.iter_rows() for c in row if c.value == "Gesundheitsamt" and _named(c)
    )
    cell.value = "Amt für Gesundheit"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _named(cell: object) -> bool:
    sheet, column = cell.parent, cell.column  # type: ignore[attr-defined]
    heads = {str(sheet.cell(row, column).value) for row in range(1, 6)}
    return sheet.title == "Organisationen" and "Name" in {head.strip(" *") for head in heads}


@pytest.mark.parametrize("format", NAMED)
def test_what_was_not_edited_changes_nothing(web: TestClient, store: GraphStore, model: Model, format: str) -> None:
    before = head(store)
    answer = brought(web, given_out(store, model, format), NAMED[format])
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert not found["created"]["count"]
    assert not found["changed"]["count"]
    web.post(f"{AT}/{found['job']['id']}/commit", json={})
    assert head(store) == before


def test_only_the_edit_of_a_workbook_is_taken_over_and_can_be_undone(
    web: TestClient, store: GraphStore, model: Model
) -> None:
    answer = brought(web, edited(given_out(store, model, "xlsx")), "netz.xlsx")
    assert answer.status_code == 201, answer.text
    assert answer.json()["changed"]["count"] == 1
    saved = web.post(f"{AT}/{answer.json()['job']['id']}/commit", json={})
    assert saved.status_code == 200, saved.text
    assert "Amt für Gesundheit" in names(store)
    assert web.post(f"/api/v1/revisions/{saved.json()['revision']}/undo").status_code == 200
    assert "Amt für Gesundheit" not in names(store)


def test_what_is_of_another_district_is_not_taken(web: TestClient, store: GraphStore, model: Model) -> None:
    before = head(store)
    elsewhere = given_out(store, model, "json").replace(b'"99001', b'"99002')
    answer = brought(web, elsewhere, "netz.json")
    assert answer.status_code in (201, 422), answer.text
    assert head(store) == before
    assert "99002" in answer.text


def test_an_id_of_another_district_under_the_own_owner_is_refused(
    web: TestClient, store: GraphStore, model: Model
) -> None:
    forged = given_out(store, model, "json").replace(b'"id":"99001:', b'"id":"99002:', 1)
    answer = brought(web, forged, "netz.json")
    assert answer.status_code == 422, answer.text
    assert "Kennung" in answer.text


def _without(content: bytes, name: str) -> bytes:
    """The workbook without the row of that organization, as somebody deletes it."""
    book = load_workbook(io.BytesIO(content))
    sheet = book["Organisationen"]
    (row,) = {c.row for cells in sheet.iter_rows() for c in cells if c.value == name and _named(c)}
    sheet.delete_rows(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _page_of(web: TestClient, content: bytes, who: str = "anna") -> str:
    files = {"datei": ("netz.xlsx", content)}
    answer = web.post(LISTS, files=files, headers={"x-caller": who}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def _ticked(page: str) -> list[tuple[str, str]]:
    return re.findall(r'name="weg" value="([^"]+)"( checked)?', page)


def test_a_missing_row_stays_unless_it_is_ticked_and_comes_back_on_undo(
    web: TestClient, store: GraphStore, model: Model
) -> None:
    before = names(store)
    job = _page_of(web, _without(given_out(store, model, "xlsx"), CLINIC))
    asked = web.get(f"{job}?schritt=unklar").text
    ((key, checked),) = _ticked(asked)
    assert not checked
    assert CLINIC in asked
    assert "--delete" not in asked
    kept = web.get(f"{job}?schritt=vorschau").text
    assert "Nichts zu ändern" in kept
    assert "wird gelöscht" not in kept
    web.post(f"{job}?schritt=unklar", data={"weg": key})
    assert _ticked(web.get(f"{job}?schritt=unklar").text) == [(key, " checked")]
    review = web.get(f"{job}?schritt=vorschau").text
    assert "wird gelöscht: 1" in review
    assert CLINIC in review
    assert names(store) == before
    saved = web.post(f"{job}/speichern", follow_redirects=False).headers["location"]
    assert names(store) == before - {CLINIC}
    assert "gelöscht" in web.get(saved).text
    web.post(f"/bezirke/{musterstadt.KEY}/zuruecknehmen?zurueck=verlauf", data={"nummer": str(head(store))})
    assert names(store) == before


def test_a_tick_that_is_taken_away_keeps_the_row(web: TestClient, store: GraphStore, model: Model) -> None:
    before = names(store)
    job = _page_of(web, _without(given_out(store, model, "xlsx"), CLINIC))
    ((key, _),) = _ticked(web.get(f"{job}?schritt=unklar").text)
    web.post(f"{job}?schritt=unklar", data={"weg": key})
    web.post(f"{job}?schritt=unklar", data={})
    web.post(f"{job}/speichern")
    assert names(store) == before


def test_only_rows_that_are_missing_are_deleted(web: TestClient, store: GraphStore, model: Model) -> None:
    before = names(store)
    job = _page_of(web, given_out(store, model, "xlsx"))
    web.post(f"{job}?schritt=unklar", data={"weg": f"{musterstadt.GEBURTSKLINIK}#0"})
    web.post(f"{job}/speichern")
    assert names(store) == before


def test_whoever_may_not_bring_lists_deletes_no_row(web: TestClient, store: GraphStore, model: Model) -> None:
    before = names(store)
    content = _without(given_out(store, model, "xlsx"), CLINIC)
    job = _page_of(web, content)
    ((key, _),) = _ticked(web.get(f"{job}?schritt=unklar").text)
    for who in ("reader", "elsewhere", "axel"):
        for path in (f"{job}?schritt=unklar", f"{job}/speichern"):
            assert web.post(path, data={"weg": key}, headers={"x-caller": who}).status_code in (403, 404)
    assert not _ticked(web.get(f"{job}?schritt=unklar").text)[0][1]
    assert names(store) == before


def test_programs_delete_missing_rows_by_their_keys(web: TestClient, store: GraphStore, model: Model) -> None:
    before = names(store)
    found = brought(web, _without(given_out(store, model, "xlsx"), CLINIC), "netz.xlsx").json()
    assert [row["deleted"] for row in found["gone"]] == [False]
    assert not found["removed"]["count"]
    at = f"{AT}/{found['job']['id']}"
    changed = web.patch(at, json={"deleted": [found["gone"][0]["key"], "99001:x#0"]}).json()
    assert changed["removed"] == {"count": 1, "first": [CLINIC]}
    assert web.post(f"{at}/commit", json={}).status_code == 200
    assert names(store) == before - {CLINIC}
