"""The report in a real browser: silent on the network, usable by keyboard, narrow, without script, for everybody."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from api.report import render_report
from graph.analysis import Analysis
from graph.findings.finding import Finding, Kind, Matter, Proof
from ontology import Text
from tests import musterstadt as m
from tests.report.conftest import OpenPage
from tests.report.pictures import IMAGES, MOST_BYTES, karlsruhe_report, write_pictures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


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
    kind = page.locator(".chapter .finding").first.get_attribute("data-kind")
    page.locator(f'[data-filter="kind"][data-value="{kind}"]').click()
    assert shown.count() < before
    page.locator(f'[data-filter="kind"][data-value="{kind}"]').click()
    page.locator('[data-filter="certainty"][data-value="question"]').click()
    assert page.locator('.chapter .finding[data-certainty="question"]:visible').count() == 0
    assert page.locator(".first .finding:visible").count() == 3


def test_the_legend_hides_a_sector_on_the_map_in_the_list_and_in_the_matrix(
    report_file: Path, open_page: OpenPage
) -> None:
    page, _ = open_page(report_file)
    _unfold(page)
    places = ('.node[data-group="health"]', '#actor-table tr[data-group="health"]', '.matrix tr[data-group="health"]')
    assert all(page.locator(f"{place}:visible").count() for place in places)
    page.locator('[data-switch="sector"][data-value="health"]').click()
    assert [page.locator(f"{place}:visible").count() for place in places] == [0, 0, 0]


def _unfold(page: "Page") -> None:
    page.evaluate("for (const d of document.querySelectorAll('.annex')) d.open = true")


def test_the_list_sorts_by_a_column(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file)
    _unfold(page)
    page.get_by_role("button", name="Verbindungen", exact=True).click()
    page.get_by_role("button", name="Verbindungen", exact=True).click()
    counts = page.locator("#actor-table tbody td:nth-child(5)").evaluate_all("cells => cells.map(c => +c.dataset.key)")
    assert counts == sorted(counts, reverse=True)


def test_without_script_everything_can_be_read(report_file: Path, open_page: OpenPage) -> None:
    page, _ = open_page(report_file, script=False)
    assert page.locator(".finding").first.is_visible()
    assert page.locator("svg.map").is_visible()
    assert page.locator(".roster").is_visible()
    page.locator("#actors .annex > summary").click()
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


def _many(analysis: Analysis, tmp_path: Path) -> Path:
    """A report with three findings first, and behind them a chapter of two and one of one that is made of two."""
    said = Text(de="gleich", en="same")

    def finding(kind: Kind, subject: str, certainty: Proof) -> Finding:
        title = Text(de=f"Offen: {subject}", en=subject)
        return Finding(kind, "alike", m.KEY, (subject,), certainty, title, said, said, said, said)

    parts = (finding(Kind.PARTICIPATION_GAP, "C1", "question"), finding(Kind.PARTICIPATION_GAP, "C2", "question"))
    found = (
        *(replace(finding(Kind.ANCHORING_GAP, f"B{n}", "question"), rule=f"first{n}") for n in (1, 2, 3)),
        finding(Kind.MISSING_ACTOR, "KKG07", "gap"),
        finding(Kind.MISSING_ACTOR, "KKG05", "question"),
        replace(parts[0], matter=Matter("both"), parts=parts),
    )
    path = tmp_path / "many.html"
    path.write_text(render_report(replace(analysis, findings=found)), "utf-8")
    return path


def test_filters_hide_findings_and_chapters_and_the_numbers_follow(
    musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path
) -> None:
    page, _ = open_page(_many(musterstadt_analysis, tmp_path))
    counts = page.locator("#k-missingActor [data-count]")
    assert counts.inner_text() == "2"
    page.locator('[data-filter="certainty"][data-value="gap"]').click()
    assert counts.inner_text() == "1"
    assert page.locator(".chapter .finding:visible").count() == 2
    page.locator('[data-filter="certainty"][data-value="question"]').click()
    assert page.locator(".chapter:visible").count() == 0
    assert "0 Befunde" in page.locator("#status").inner_text()


def test_what_is_filtered_and_chosen_stands_in_the_address_and_comes_back(
    musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path
) -> None:
    path = _many(musterstadt_analysis, tmp_path)
    page, _ = open_page(path)
    page.locator('[data-filter="kind"][data-value="participationGap"]').click()
    page.locator('[data-switch="sector"][data-value="family"]').click()
    page.locator(f'.node[data-id="{m.GESUNDHEITSAMT}"]').focus()
    page.keyboard.press("Enter")
    shared, length = page.url, page.evaluate("history.length")
    other, heard = open_page(path)
    other.goto(shared)
    other.reload()
    assert other.locator(".chapter .finding:visible").count() == 2
    assert other.locator('.node[data-group="family"]:visible').count() == 0
    assert other.locator("#panel h3").inner_text() == "Gesundheitsamt"
    assert heard.complaints == []
    page.keyboard.press("Escape")
    page.locator('[data-filter="kind"][data-value="participationGap"]').click()
    page.locator('[data-switch="sector"][data-value="family"]').click()
    assert page.url == path.as_uri()
    assert page.evaluate("history.length") == length == 2


def test_a_link_to_a_finding_shows_it_even_where_a_filter_hides_it(
    musterstadt_analysis: Analysis, open_page: OpenPage, tmp_path: Path
) -> None:
    page, _ = open_page(_many(musterstadt_analysis, tmp_path))
    page.locator('[data-filter="kind"][data-value="participationGap"]').click()
    target = page.locator(".chapter .items li").last
    assert target.is_hidden()
    address = f"#{target.get_attribute('id')}"
    page.evaluate("address => { location.hash = address }", address)
    assert target.is_visible()
    assert page.url.endswith(address)


@pytest.mark.parametrize(("address", "seen"), [("#actors", "#actor-table"), ("#sources", "#sources table")])
def test_a_link_to_what_is_folded_unfolds_it(report_file: Path, open_page: OpenPage, address: str, seen: str) -> None:
    page, _ = open_page(report_file)
    assert page.locator(seen).is_hidden()
    page.locator(f'.contents a[href="{address}"]').click()
    assert page.locator(seen).is_visible()


def test_an_address_with_nonsense_in_it_is_no_trouble(report_file: Path, open_page: OpenPage) -> None:
    page, heard = open_page(report_file)
    for nonsense in ("#~actor=nobody&switch=kind:unheard", "#~%E0%A4%A", '#"><script>', "#%"):
        page.goto(report_file.as_uri() + nonsense)
        page.reload()
    assert heard.complaints == []
    assert page.locator(".finding:visible").count() == page.locator(".finding").count()


def test_the_pictures_of_the_readme_are_three_and_small(report_file: Path, browser: "Browser", tmp_path: Path) -> None:
    written = write_pictures(report_file, tmp_path / "images", browser)
    assert sorted(written) == ["map.png", "report-phone.png", "report.png"]
    for path in written.values():
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.stat().st_size < MOST_BYTES


def test_the_pictures_that_are_committed_are_small() -> None:
    """Red? Run ``python -m tests.report.pictures``."""
    assert {p.name for p in IMAGES.glob("*.png")} >= {"map.png", "report-phone.png", "report.png"}
    assert all(p.stat().st_size < MOST_BYTES for p in IMAGES.glob("*.png"))


def test_the_report_of_a_real_network_is_short_on_paper(open_page: OpenPage, tmp_path: Path) -> None:
    page, _ = open_page(karlsruhe_report(tmp_path))
    paper = page.pdf(prefer_css_page_size=True)
    # 7 or 8 with the fonts of Debian; other fonts may need a little more.
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8
    said = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(paper)).pages).split())
    _, listed, sources = said.rpartition("Quellen 5")
    assert listed
    source = "Vorlage 2024/0978: Neubildung des Jugendhilfeausschusses"
    assert source in sources
    # Of evidence paper says whose it is, as nobody can follow a number there.
    assert re.search(r"Belege Stadt Karlsruhe, [^;]*; Stadt Karlsruhe, ", said)
    assert not re.search(r"Belege 1\b", said)
