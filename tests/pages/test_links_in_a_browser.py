"""Who with whom, what if and two days in a real browser: readable, without faults, by keyboard, on a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.served_district import served_synthetic

PAGES = ["wer-mit-wem", "wer-mit-wem?zelle=jugendhilfe~gesundheit"]


@pytest.fixture(scope="module")
def address(model: Model) -> Iterator[str]:
    with served_synthetic(model) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1366, 390])
def test_pages_have_no_fault_ask_nobody_else_and_fit(address: str, visit: Visits, path: str, width: int) -> None:
    visited = visit(f"{address}/{path}", width)
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert all(asked.startswith((address.partition("/bezirke")[0], "data:")) for asked in visited.asked)
    assert visited.complaints == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_matrix_is_seen_whole_on_a_small_screen_and_legible(address: str, visit: Visits) -> None:
    page = visit(f"{address}/wer-mit-wem").page
    box = page.locator(".matrixbox")
    assert box.evaluate("b => b.scrollWidth - b.clientWidth") <= 0
    assert box.evaluate("b => b.getBoundingClientRect().bottom") <= 768
    smallest = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('.matrix text, .matrix tspan, .matrix th span')]"
        ".map(t => parseFloat(getComputedStyle(t).fontSize) * (t.getScreenCTM ? t.getScreenCTM().a : 1)))"
    )
    assert smallest >= 12


def test_on_a_phone_the_matrix_is_a_list_of_pairs_of_sectors(address: str, visit: Visits) -> None:
    page = visit(f"{address}/wer-mit-wem", 390).page
    assert not page.locator(".matrix").is_visible()
    page.locator(".chairs tbody a", has_text="Kinder- und Jugendhilfe – Gesundheitswesen").click()
    assert page.locator("#paare-h").inner_text() == "Kinder- und Jugendhilfe – Gesundheitswesen"
