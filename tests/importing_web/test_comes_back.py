"""What this program gave out is brought back through the web: a workbook with its edits, a graph as it was."""

import io

import pytest
from openpyxl import load_workbook

from graph.exports import export_file, extract_of
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.client import TestClient
from tests.importing_web.bringing import AT, brought, head, names

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
