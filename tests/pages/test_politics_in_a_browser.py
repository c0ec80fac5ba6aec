"""Politics and who sits where in a real browser: readable, within the page, on a phone, without script, on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe

from api.app import create_app
from api.settings import Settings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.pages.conftest import Visits
from tests.served import free_port
from tests.synthetic.districts import district

PAGES = ("politik", "wer-sitzt-wo", "profil", "reihen")
_TOO_WIDE = """() => [...document.querySelectorAll('svg.ways .place')].flatMap(place => {
  const frame = place.querySelector('.frame').getBoundingClientRect();
  return [...place.querySelectorAll('text')].map(t => t.getBoundingClientRect())
    .filter(t => t.left < frame.left - 1 || t.right > frame.right + 1 || t.top < frame.top - 2 ||
      t.bottom > frame.bottom + 2).map(() => place.textContent);
})"""
_OVERLAPS = """() => {
  const frames = [...document.querySelectorAll('svg.ways .place')].map(p => p.querySelector('.frame'))
    .map(f => f.getBoundingClientRect());
  const apart = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]) <= 1;
  return frames.flatMap((a, n) => frames.slice(n + 1).filter(
    b => !apart(a, b, 'left', 'right') && !apart(a, b, 'top', 'bottom'))).length;
}"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg.ways text, .matrix th, .matrix td, .years th')]
  .filter(t => t.getBoundingClientRect().width)
  .map(t => parseFloat(getComputedStyle(t).fontSize) * (t.getScreenCTM ? t.getScreenCTM().a : 1)))"""


@contextmanager
def _served_invented(model: Model) -> Iterator[str]:
    """A large invented district, whose full address is given."""
    made, store, port = district(11, 150, 0.12), open_store("sqlite://", model), free_port()
    store.commit(made.batch(), EVERYTHING)
    settings = Settings(allowed_hosts=("127.0.0.1",), on=made.on.isoformat())
    config = uvicorn.Config(create_app(store, model, settings), "127.0.0.1", port, log_level="error")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}/bezirke/{made.key}/"
    finally:
        server.should_exit = True
        thread.join(10)
        store.close()


@pytest.fixture(scope="module")
def districts(karlsruhe_address: str, model: Model) -> Iterator[tuple[str, str]]:
    """Karlsruhe and the invented district."""
    with _served_invented(model) as invented:
        yield f"{karlsruhe_address}/bezirke/08212/", invented


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("page", PAGES)
def test_pages_fit_ask_nobody_else_and_have_no_fault(
    districts: tuple[str, str], visit: Visits, page: str, width: int
) -> None:
    for base in districts:
        visited = visit(base + page, width)
        assert all(asked.startswith((base.partition("/bezirke")[0], "data:")) for asked in visited.asked)
        assert visited.complaints == []
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(visited.page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_names_stand_within_their_boxes_and_boxes_beside_each_other(districts: tuple[str, str], visit: Visits) -> None:
    for base in districts:
        for path in PAGES:
            page = visit(base + path).page
            assert page.evaluate(_TOO_WIDE) == []
            assert page.evaluate(_OVERLAPS) == 0
            assert page.evaluate(_SMALLEST) >= 12


def test_somebody_is_thought_away_by_a_click_and_by_a_form_without_script(
    districts: tuple[str, str], visit: Visits
) -> None:
    page = visit(f"{districts[0]}politik", script=False).page
    page.select_option("#ohne", label="AWO Karlsruhe")
    page.click(".away button")
    assert "6 → 5" in page.inner_text(".without")
    page.click('a.place.carrier[aria-label^="Hardtstiftung"]')
    assert "6 → 4" in page.inner_text(".without")
    assert page.locator('[aria-label^="Hardtstiftung wegdenken"]').count() == 0
    page.click("text=Alle zurückholen")
    assert page.locator(".without").count() == 0


def test_heads_of_the_matrix_stay_while_its_rows_move(districts: tuple[str, str], visit: Visits) -> None:
    page = visit(f"{districts[1]}wer-sitzt-wo").page
    top = "document.querySelector('.matrix thead').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.evaluate("document.querySelector('.matrix').scrollTop = 1500")
    assert page.evaluate("document.querySelector('.matrix').scrollTop") == 1500
    assert page.evaluate(top) == pytest.approx(before, abs=1)
