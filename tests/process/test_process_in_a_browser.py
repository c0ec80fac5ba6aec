"""The page of the process in a real browser: readable, within the page, on a phone, without script, by keyboard."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.invented import KEY, MADE_FOR, invented
from ontology import Model
from tests.pages.conftest import Visits, browser, visit
from tests.pages.serving import served_store
from tests.synthetic.facts import TIME

__all__ = ["browser", "visit"]


@pytest.fixture(scope="module")
def address(model: Model) -> Iterator[str]:
    """The shipped example."""
    with served_store(model, invented(MADE_FOR, TIME), MADE_FOR) as served:
        yield f"{served}/bezirke/{KEY}/prozess"


@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_fits_asks_nobody_else_and_has_no_fault(address: str, visit: Visits, width: int) -> None:
    visited = visit(address, width)
    assert all(asked.startswith((address.partition("/bezirke")[0], "data:")) for asked in visited.asked)
    assert visited.complaints == []
    visited.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_a_result_is_marked_and_taken_back_without_script(address: str, visit: Visits) -> None:
    page = visit(address, script=False).page
    before = page.inner_text("h1")
    result = page.locator("li.late").first.locator("details").first
    result.locator("summary").click()
    result.get_by_label("erreicht", exact=True).check()
    result.locator("button").click()
    assert "3 Ergebnisse stehen aus" in page.inner_text("h1")
    page.click(".done button")
    assert page.inner_text("h1") == before
