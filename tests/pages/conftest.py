"""The pages over HTTP: a server of this process, and a browser on it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.imports import import_file
from graph.stores import open_store
from ontology import Model
from tests.accounts.conftest import installation
from tests.report.conftest import browser
from tests.served import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser", "installation"]
SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


@pytest.fixture(scope="session")
def karlsruhe_address(model: Model) -> Iterator[str]:
    """Karlsruhe served on the day of its list."""
    store, port = open_store("sqlite://", model), free_port()
    import_file(SEED, store, model, author="test", time="2026-11-24T12:00:00+01:00")
    settings = Settings(allowed_hosts=("127.0.0.1",), on="2024-09-24")
    config = uvicorn.Config(create_app(store, model, settings), "127.0.0.1", port, log_level="error")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    store.close()


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
