"""The report for a Land says what the published state of the year tells, on paper and as a workbook."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from api.app import create_app
from api.documents.nation_pdf import _style
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.cells.edition_file import write_edition
from graph.cells.editions import first_edition, next_edition
from graph.cells.small_cells import SmallCellRule
from graph.contribution.handing_over import scales
from graph.contribution.releasing import release_record
from graph.contribution.who_compares import participants
from graph.indicators import all_indicators
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

LANDS = ("NW",) * 6 + ("BY",) * 6


@pytest.fixture(scope="module")
def released(model: Model) -> Iterator[GraphStore]:
    """Twelve districts of two Länder that released what little is recorded of them."""
    store = open_store("sqlite://", model)
    for number, land in enumerate(LANDS):
        key = f"{99101 + number}"
        there = Claim(EXISTS, "true")
        home = entity(f"{key}:bezirk", "District", key, [there, Claim("name", f"Kreis {number}"), Claim("land", land)])
        some = entity(f"{key}:A1", "Organization", key, [there, Claim("name", "Amt"), Claim("sector", "KJH")])
        records = (home, some, release_record(key, "2024-01-01"))
        store.commit(Batch("k", musterstadt.TIME, "frei", tuple(put(r) for r in records)), EVERYTHING)
    yield store
    store.close()


def _client(store: GraphStore, model: Model, folder: Path, *grants: Grant) -> TestClient:
    path, settings = folder / "tafel.json", Settings(on="2024-06-30", edition=folder / "tafel.json")
    found = list(participants(store, model, musterstadt.ON))
    write_edition(next_edition(first_edition(2026, SmallCellRule()), found, 2026, scales()), path)
    caller = Caller("n", grants) if grants else Caller.alone()
    return TestClient(create_app(store, model, settings, lambda _: caller), base_url="http://localhost")


def test_the_report_names_no_district_and_stands_on_paper_and_in_a_workbook(
    released: GraphStore, model: Model, tmp_path: Path
) -> None:
    nzfh = _client(released, model, tmp_path, Grant(Role.NZFH))
    page = nzfh.get("/bund/bericht?land=NW", headers={"Accept-Language": "de"}).text
    assert "Nordrhein-Westfalen" in page
    assert "Kreis 1" not in page
    book = openpyxl.load_workbook(io.BytesIO(nzfh.get("/bund/bericht/datei?land=NW").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert {row[0] for row in rows[1:]} >= {"A1", "B4", "C3"}
    assert len(rows) - 1 == 2 * len({row[0] for row in rows[1:]})
    assert not any("Kreis" in str(cell) and "Kreise" not in str(cell) for row in rows for cell in row if cell)
    assert book.worksheets[1].max_row > 2


def test_the_report_as_pdf_has_numbered_pages_and_names_no_district(
    released: GraphStore, model: Model, tmp_path: Path
) -> None:
    nzfh = _client(released, model, tmp_path, Grant(Role.NZFH))
    answer = nzfh.get("/bund/bericht/pdf?land=NW", headers={"Accept-Language": "de"})
    assert answer.headers["content-disposition"] == 'attachment; filename="fruehnetz-bericht.pdf"'
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]
    assert "Nordrhein-Westfalen" in pages[0]
    assert all(f"Seite {n} von {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all(page.startswith("Frühe Hilfen 2026: Nordrhein-Westfalen") for page in pages[1:])
    text = " ".join(pages)
    assert not any(f"Kreis {n}" in text for n in range(len(LANDS)))
    indicators = all_indicators()
    assert [id for id, one in indicators.items() if f"{id} {one.label.de}" not in text] == []
    assert answer.content == nzfh.get("/bund/bericht/pdf?land=NW", headers={"Accept-Language": "de"}).content


def test_a_land_out_of_sight_is_no_land_that_was_asked_for(released: GraphStore, model: Model, tmp_path: Path) -> None:
    nzfh = _client(released, model, tmp_path, Grant(Role.NZFH))
    unseen, all_of_them = (nzfh.get(f"/bund/bericht/pdf{asked}").content for asked in ("?land=SL", ""))
    assert unseen == all_of_them
    assert nzfh.get("/bund/bericht/pdf?land=NW").content != all_of_them


def test_greys_of_the_page_are_those_of_the_paper() -> None:
    style = _style()
    assert ".core{fill:#a3a3a3}" in style
    assert ".spread" not in style


def test_nothing_published_is_said(released: GraphStore, model: Model) -> None:
    alone = TestClient(create_app(released, model, Settings()), base_url="http://localhost")
    assert (
        "die Tafel des Jahres geschrieben haben" in alone.get("/bund/bericht", headers={"Accept-Language": "de"}).text
    )
