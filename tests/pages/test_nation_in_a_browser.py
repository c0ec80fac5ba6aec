"""The pages across districts in a real browser: they fit, complain of nothing, and are readable for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.imports import import_file
from graph.stores import open_store
from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.serving import _served_store

PATHS = [
    "/bund",
    "/bund/cluster",
    "/bund/cluster?land=NW&platz=05913~2",
    "/bund/transfer",
    "/bund/transfer?q=nichts",
    "/bund/bericht?land=NW",
]


@pytest.fixture(scope="module")
def address(model: Model) -> Iterator[str]:
    """The districts of the projects, served."""
    store = open_store("sqlite://", model)
    seed = Path(__file__).parents[2] / "seed" / "projekte"
    import_file(seed, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    with _served_store(store, model, "2020-12-31") as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_pages_across_districts_fit_and_axe_finds_no_fault(address: str, visit: Visits, path: str) -> None:
    for width in (1366, 390, 320):
        visited = visit(address + path, width)
        assert visited.complaints == []
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


@pytest.mark.slow
def test_a_district_is_moved_by_the_form(address: str, visit: Visits) -> None:
    page = visit(f"{address}/bund/cluster?land=NW", script=False).page
    page.locator('select[name="platz"]').first.select_option(label="2")
    page.click("text=Zeigen, was das ändert")
    assert "So, wie Sie es wollen" in page.inner_text("main")
    page.click("text=Zurück zum Vorschlag")
    assert "So, wie Sie es wollen" not in page.inner_text("main")
