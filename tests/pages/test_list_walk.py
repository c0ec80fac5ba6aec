"""The whole way in a browser: a messy list, its columns, one repair, saved, a question at the table, undone."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook

from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.serving import served_karlsruhe

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACE = "/bezirke/08212"
MESSY = (
    "Verteiler Runder Tisch, Stand 14.03.2024\n\n"
    "Wer\tBereich\tAnsprechpartner\tLenkungsgruppe\tSonstiges\n"
    "Kita Sonnenschein Nord\tJugendhilfe\tErika Mustermensch\tx\tneu seit Mai\n"
    "Stillambulanz Süd\tMedizinn\t\tx\t\n"
    "Summe\t2\t\t\t\n"
)


@pytest.fixture
def address(model: Model) -> Iterator[str]:
    with served_karlsruhe(model) as found:
        yield found


@pytest.mark.parametrize(("width", "script"), [(1366, True), (390, False)])
def test_from_a_messy_list_to_a_question_at_the_table_and_back(
    address: str, visit: Visits, width: int, *, script: bool
) -> None:
    visited = visit(f"{address}{PLACE}/listen", width, script=script)
    page = visited.page
    _hand_in(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "Mustermensch" not in page.content()
    if script:
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    _clear_up_and_save(page)
    _answer_and_undo(page)
    page.goto(f"{address}{PLACE}/verlauf")
    page.locator("li", has_text="Liste übernommen: eingefuegt.csv").get_by_role("button").click()
    page.goto(f"{address}{PLACE}/suche?q=Stillambulanz")
    assert "Nichts gefunden" in page.inner_text("h1")
    assert all(asked.startswith((address, "data:")) for asked in visited.asked)
    assert visited.complaints == []


def _hand_in(page: "Page") -> None:
    page.fill("#zellen", MESSY)
    page.click("text=Ansehen, noch nicht speichern")
    page.wait_for_url("**/listen/*")


def _clear_up_and_save(page: "Page") -> None:
    page.get_by_label("gelesen als").nth(4).select_option("unknown")
    page.click("text=So lesen und weiter")
    page.locator("li", has_text="„Medizinn“").locator("input[name^=statt]").fill("Gesundheit")
    page.click("text=Weiter zur Vorschau")
    assert "Stillambulanz Süd" in page.inner_text("main")
    page.click("text=Als eine Änderung speichern")
    assert "gelesen, " in page.inner_text("h1")


def _answer_and_undo(page: "Page") -> None:
    page.click("text=Zum Tisch")
    before = page.inner_text("h1")
    page.locator('a.chair[data-code="KKG16"] rect').first.click()
    page.check('input[value="later"]')
    page.fill("#stelle", "Netzwerkkoordination")
    page.click("text=Antwort speichern")
    page.click("text=Rückgängig")
    assert page.inner_text("h1") == before


def test_a_slash_leads_into_the_search(address: str, visit: Visits) -> None:
    page = visit(f"{address}{PLACE}/tisch").page
    page.keyboard.press("/")
    page.keyboard.type("SPZ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche?q=SPZ")
    assert "SPZ" in page.inner_text("h1")


def test_a_box_ticks_all_rows_that_are_missing_from_a_workbook(address: str, visit: Visits) -> None:
    visited = visit(f"{address}{PLACE}/listen", 390)
    page = visited.page
    book = load_workbook(BytesIO(page.request.get(f"{address}/api/v1/districts/08212/records?format=xlsx").body()))
    sheet = book["Organisationen"]
    sheet.delete_rows(sheet.max_row - 2, 3)
    out = BytesIO()
    book.save(out)
    page.set_input_files("#datei", {"name": "netz.xlsx", "mimeType": "", "buffer": out.getvalue()})
    page.click("text=Ansehen, noch nicht speichern")
    page.wait_for_url("**/listen/*")
    page.click("ol.steps >> text=Unklares")
    every, rows = page.locator("[data-all] input"), page.locator("input[name=weg]")
    assert rows.count() > 1
    every.check()
    assert all(row.is_checked() for row in rows.all())
    rows.first.uncheck()
    assert not every.is_checked()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.click("text=Weiter zur Vorschau")
    assert "wird gelöscht" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visited.complaints == []


def test_the_longest_word_ends_where_the_page_ends(address: str, visit: Visits) -> None:
    page = visit(f"{address}{PLACE}/listen", 390).page
    page.fill("#zellen", f"Einrichtung\tBereich\n{'Gemeinschafts' * 20}\t{'Medizinn' * 20}\n")
    page.click("text=Ansehen, noch nicht speichern")
    page.wait_for_url("**/listen/*")
    for step in ("Spalten", "Unklares", "Vorschau"):
        with page.expect_navigation(wait_until="load"):
            page.click(f"ol.steps >> text={step}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
