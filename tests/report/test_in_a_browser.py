"""The report in a real browser: silent on the network, usable by keyboard, narrow, without script, for everybody."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.report import render_report
from graph.analysis import Analysis
from tests import musterstadt as m
from tests.report.conftest import OpenPage


def test_it_asks_nobody_for_anything_and_does_not_complain(report_file: Path, open_page: OpenPage) -> None:
    page, heard = open_page(report_file)
    page.locator("#map").scroll_into_view_if_needed()
    assert heard.requests == [report_file.as_uri()]
    assert heard.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_serious_fault(report_file: Path, open_page: OpenPage, width: int) -> None:
    page, _ = open_page(report_file, width)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("width", [1280, 640, 390])
def test_the_page_does_not_scroll_sideways(report_file: Path, open_page: OpenPage, width: int) -> None:
    page, _ = open_page(report_file, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_is_one_tab_stop_and_arrows_walk_in_it(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    assert page.locator('svg.map [tabindex="0"]').count() == 1
    page.locator('[data-zoom="all"]').focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.id")
    assert first == m.NETZWERKKOORDINATION
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.id")
    assert second not in (None, first)
    assert page.locator('svg.map [tabindex="0"]').count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg.map')") is None


def test_enter_shows_details_and_escape_closes_them(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    page.locator(f'.node[data-id="{m.GESUNDHEITSAMT}"]').focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "Gesundheitsamt"
    assert "Steuerungsgruppe" in page.locator("#panel").inner_text()
    assert "2 Verbindungen" in page.locator("#status").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_plus_minus_and_zero_set_the_size(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    width = "document.querySelector('svg.map').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.locator('svg.map [tabindex="0"]').focus()
    page.keyboard.press("+")
    assert page.evaluate(width) > before * 1.2
    page.keyboard.press("0")
    assert page.evaluate(width) == pytest.approx(before, abs=1)


def test_slash_searches_and_enter_goes_there(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    page.locator("body").press("/")
    page.keyboard.type("kinderarzt")
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "Kinderarztpraxis Marktplatz"


def test_findings_filter_by_kind_and_certainty(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    shown = page.locator(".finding:visible")
    before = shown.count()
    assert before > 0
    kind = page.locator(".finding").first.get_attribute("data-kind")
    page.locator(f'[data-filter="kind"][data-value="{kind}"]').click()
    assert shown.count() < before
    page.locator(f'[data-filter="kind"][data-value="{kind}"]').click()
    page.locator('[data-filter="certainty"][data-value="question"]').click()
    assert page.locator('.finding[data-certainty="question"]:visible').count() == 0


def test_the_legend_hides_a_sector_on_the_map_in_the_list_and_in_the_matrix(
    report_file: Path, open_page: OpenPage
) -> None:
    page, _ = open_page(report_file)
    places = ('.node[data-group="health"]', '#actor-table tr[data-group="health"]', '.matrix tr[data-group="health"]')
    assert all(page.locator(f"{place}:visible").count() for place in places)
    page.locator('[data-switch="sector"][data-value="health"]').click()
    assert [page.locator(f"{place}:visible").count() for place in places] == [0, 0, 0]


def test_the_list_sorts_by_a_column(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    page.get_by_role("button", name="Verbindungen", exact=True).click()
    page.get_by_role("button", name="Verbindungen", exact=True).click()
    counts = page.locator("#actor-table tbody td:nth-child(5)").evaluate_all("cells => cells.map(c => +c.dataset.key)")
    assert counts == sorted(counts, reverse=True)


def test_without_script_everything_can_be_read(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file, script=False)
    assert page.locator(".finding").first.is_visible()
    assert page.locator("svg.map").is_visible()
    assert page.locator("#actor-table").is_visible()
    assert not page.locator(".tools").is_visible()


def test_it_prints(musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "en.html"
    path.write_text(render_report(musterstadt_analysis, "en"), "utf-8")
    page, _ = open_page(path)
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("svg.map").is_visible()
