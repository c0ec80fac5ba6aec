"""The pages over HTTP: a server of this process, and a browser on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from api.settings import Settings
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.accounts.conftest import installation
from tests.client import TestClient
from tests.pages.serving import served_karlsruhe
from tests.report.conftest import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser", "installation"]


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    """Musterstadt, to be changed by pages."""
    made = open_store("sqlite://", model)
    made.commit(musterstadt.batch(), EVERYTHING)
    yield made
    made.close()


@pytest.fixture
def client(store: GraphStore, model: Model) -> TestClient:
    """Its pages in German, on the day of the list; answers that lead on are seen as they are."""
    app = create_app(store, model, Settings(on="2024-06-30"))
    headers = {"Accept-Language": "de"}
    return TestClient(app, base_url="http://localhost", headers=headers, follow_redirects=False)


@pytest.fixture(scope="session")
def karlsruhe_address(model: Model) -> Iterator[str]:
    """Karlsruhe served on the day of its list."""
    with served_karlsruhe(model) as address:
        yield address


class Visited:
    """A page that was opened, with what it asked for and complained of."""

    def __init__(self, page: "Page") -> None:
        self.page, self.asked, self.complaints = page, list[str](), list[str]()
        page.on("request", lambda r: self.asked.append(r.url))
        page.on("console", lambda m: self.complaints.append(m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))


@pytest.fixture
def visit(browser: "Browser") -> Iterator["Visits"]:
    """Opens addresses in a German browser of a width."""
    visits = Visits(browser)
    yield visits
    visits.close()


class Visits:
    """Contexts of a browser, closed together."""

    def __init__(self, browser: "Browser") -> None:
        self._browser, self._opened = browser, list[object]()

    def __call__(self, address: str, width: int = 1366, *, script: bool = True) -> Visited:
        height = 768 if width > 700 else 844
        context = self._browser.new_context(
            locale="de-DE", viewport={"width": width, "height": height}, java_script_enabled=script
        )
        self._opened.append(context)
        visited = Visited(context.new_page())
        visited.page.goto(address)
        return visited

    def close(self) -> None:
        for context in self._opened:
            context.close()  # type: ignore[attr-defined]
