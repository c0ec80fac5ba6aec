"""Long work says how far it is and ends without a change where somebody wants that, with script and without."""

from collections.abc import Iterator
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from api.imports import how_far
from graph.stores.base import EVERYTHING
from graph.stores.sqlite import SqliteStore
from ontology import Model
from tests import musterstadt
from tests.pages.conftest import Visits
from tests.pages.serving import served_store

if TYPE_CHECKING:
    from playwright.sync_api import Page

JOURNAL = f"/bezirke/{musterstadt.KEY}/verlauf"
_PARTS = 400
_BREAKS_OFF = f"""setInterval(() => {{
  const button = document.querySelector(".breaking:not([hidden])");
  const told = button && document.querySelector(".waiting:not(:empty)").textContent;
  if (!told || sessionStorage.seen || !told.includes("von {_PARTS}")) return;
  sessionStorage.seen = told;
  button.click();
}}, 50);"""
"""Breaks off once the batch is being written, and notes what was told then."""


@pytest.fixture
def address(model: Model, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Musterstadt in a store that takes its time for every batch after the first."""
    with served_store(model, musterstadt.batch(), musterstadt.ON) as found:
        commit = SqliteStore.commit

        def slow(self: SqliteStore, batch: Any, scope: Any = EVERYTHING, told: Any = lambda *_: None) -> Any:
            for number in range(_PARTS):
                told(number, _PARTS)
                sleep(0.05)
            return commit(self, batch, scope, told)

        monkeypatch.setattr(SqliteStore, "commit", slow)
        monkeypatch.setattr(how_far, "_LATE", 0.0)
        yield found


def _undo(page: "Page") -> None:
    with page.expect_navigation(timeout=60_000):
        page.locator(".journal button").first.click(no_wait_after=True)


def test_taking_back_shows_how_far_it_is_and_is_broken_off(address: str, visit: Visits) -> None:
    visited = visit(address + JOURNAL)
    page = visited.page
    page.add_init_script(_BREAKS_OFF)
    page.reload()
    before = page.locator(".journal li").count()
    assert not any(button.is_visible() for button in page.locator(".breaking").all())
    _undo(page)
    assert "Nimmt die Änderung zurück" in page.evaluate("sessionStorage.seen")
    assert "Geändert wurde nichts" in page.inner_text("[role=alert]")
    assert page.locator(".journal li").count() == before


def test_without_script_a_page_of_its_own_says_it_and_breaks_it_off(address: str, visit: Visits) -> None:
    page, other = visit(address + JOURNAL, script=False).page, visit(address + JOURNAL, 390, script=False).page
    page.locator(".journal button").first.click(no_wait_after=True)
    work = address + JOURNAL.replace("verlauf", "arbeit")
    for _ in range(50):
        other.goto(work)
        if other.url.endswith("arbeit") and f"von {_PARTS}" in other.inner_text("[role=status]"):
            break
        sleep(0.1)
    assert f"von {_PARTS}" in other.inner_text("[role=status]")
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    other.click("text=Abbrechen, nichts ändern")
    page.wait_for_url("**/zuruecknehmen*", timeout=60_000)
    assert "Geändert wurde nichts" in page.inner_text("[role=alert]")
    other.goto(work)
    assert other.url.endswith("listen")  # nothing is being done any more
