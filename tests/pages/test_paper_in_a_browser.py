"""Findings and paper in a real browser: the preview is what is printed, pages are numbered, nothing runs over."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.serving import served_karlsruhe, served_store
from tests.synthetic.districts import district

PAPER, FINDINGS, TEMPLATES = "papier", "befunde", "vorlagen"
EVERY_PART = "gewaehlt=1&" + "&".join(
    f"teil={part}" for part in ("stand", "bild", "karte", "befunde", "politik", "vorschlag", "fragen")
)
_FULL = """() => [...document.querySelectorAll('.sheet')].map(s => {
  const end = Math.max(...[...s.querySelector('.body').children].map(e => e.getBoundingClientRect().bottom));
  return [s.querySelector('.foot').getBoundingClientRect().top - end, s.offsetHeight / s.offsetWidth];
})"""
_ALL_CHOSEN = "document.querySelectorAll('[name=befund], [name=teil]').forEach(x => x.checked = true)"


@pytest.fixture(scope="module", params=["karlsruhe", "invented"])
def place(request: pytest.FixtureRequest, model: Model) -> Iterator[str]:
    """A district as it is served: Karlsruhe, and an invented one that is recorded in full."""
    if request.param == "karlsruhe":
        with served_karlsruhe(model) as address:
            yield f"{address}/bezirke/08212/"
        return
    made = district(7, 60, 0.1)
    with served_store(model, made.batch(), made.on) as address:
        yield f"{address}/bezirke/{made.key}/"


@pytest.mark.parametrize("page", [FINDINGS, f"{FINDINGS}?zeige=verworfen", PAPER, f"{PAPER}?{EVERY_PART}", TEMPLATES])
@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_no_fault_and_pages_fit(place: str, visit: Visits, page: str, width: int) -> None:
    visited = visit(place + page, width)
    assert visited.complaints == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    visited.page.evaluate("document.querySelectorAll('.card:first-of-type details').forEach(d => d.open = true)")
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_nothing_runs_over_a_page_and_pages_are_a4(place: str, visit: Visits) -> None:
    page = visit(f"{place}{PAPER}?{EVERY_PART}").page
    page.evaluate(_ALL_CHOSEN)
    page.fill("#text", "Die Gruppe schlägt vor, dass das Gesundheitsamt einen Sitz erhält. " * 80)
    with page.expect_navigation():
        page.click("text=Papier erneuern")
    page.evaluate("document.fonts.ready.then(() => true)")
    left = page.evaluate(_FULL)
    assert len(left) > 3
    assert all(room >= 0 for room, _ in left)
    assert all(abs(shape - 297 / 210) < 0.01 for _, shape in left)
    assert "schlägt vor" in page.inner_text(".paper")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext here")
def test_what_is_printed_are_the_pages_of_the_preview_with_their_numbers(
    place: str, visit: Visits, tmp_path: Path
) -> None:
    page = visit(f"{place}{PAPER}?{EVERY_PART}").page
    page.evaluate(_ALL_CHOSEN)
    with page.expect_navigation():
        page.click("text=Papier erneuern")
    page.evaluate("document.fonts.ready.then(() => true)")
    shown = page.locator(".sheet").count()
    path = tmp_path / "papier.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    printed = [sheet for sheet in told.split("\f") if sheet.strip()]
    assert len(printed) == shown
    for number, sheet in enumerate(printed, 1):
        assert re.search(rf"Seite {number} von {shown}", sheet)
    assert not any("Was hineinkommt" in sheet for sheet in printed)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext here")
def test_the_printed_report_numbers_its_pages_names_the_district_and_lays_the_map_across(
    place: str, visit: Visits, tmp_path: Path
) -> None:
    page = visit(place.rstrip("/")).page
    name, path = page.inner_text("h1"), tmp_path / "bericht.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    printed = _pages_of(path)
    assert len(printed) > 3
    for number, sheet in enumerate(printed, 1):
        assert re.search(rf"\b{number}\s*/\s*{len(printed)}\b", sheet)
        assert number == 1 or f"Netzwerk Frühe Hilfen: {name}" in sheet
    sizes = subprocess.run(["pdfinfo", "-l", "99", str(path)], capture_output=True, check=True, text=True).stdout
    across = re.findall(r"Page +(\d+) size: +841\.\d+ x 59\d", sizes)
    assert len(across) == 1
    assert "Die Karte" in printed[int(across[0]) - 1]


def _pages_of(path: Path) -> list[str]:
    """The text of each printed page."""
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return [sheet for sheet in told.split("\f") if sheet.strip()]


@pytest.mark.parametrize("script", [True, False])
def test_a_finding_is_accepted_and_taken_back(place: str, visit: Visits, script: bool) -> None:
    page = visit(place + FINDINGS, script=script).page
    before = page.locator("article.finding").count()
    card = page.locator("article.finding").first
    card.locator("summary:text-is('Annehmen')").click()
    card.locator("[name=zustaendig]").fill("Netzwerkkoordination")
    card.locator("[name=frist]").fill("2030-03-31")
    with page.expect_navigation():
        card.locator(".decide[open] button").click()
    assert "Netzwerkkoordination · bis 31.03.2030" in page.inner_text(".decided")
    with page.expect_navigation():
        page.click("text=Rückgängig")
    page.goto(place + FINDINGS)
    assert page.locator("article.finding").count() == before
