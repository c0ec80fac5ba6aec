"""Help and start in a real browser: no fault, nobody else asked, within the page, on a phone too."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.help import GUIDES
from tests.pages.conftest import Visits

_PAGES = ["start", "hilfe?bezirk=08212", *(f"hilfe/{guide.name}?bezirk=08212" for guide in GUIDES)]


@pytest.mark.parametrize("path", _PAGES)
def test_pages_have_no_fault_ask_nobody_else_and_fit(karlsruhe_address: str, visit: Visits, path: str) -> None:
    for width in (1366, 390):
        visited = visit(f"{karlsruhe_address}/{path}", width)
        found = Axe().run(visited.page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
        assert all(asked.startswith((karlsruhe_address, "data:")) for asked in visited.asked)
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visited.page.locator("html").get_attribute("lang") == "de"
