"""A real browser for the report: Debian's chromium driven by Playwright, cut off from the network.

Where there is no browser the tests skip and say so; with ``REQUIRE_BROWSER=1`` that is a failure.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.report import render_report
from graph.analysis import Analysis, analyse
from graph.district.snapshot import Snapshot
from tests import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def _unavailable(reason: str) -> None:
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"REQUIRE_BROWSER=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium, started once a file: as long as it is driven, no other test of the process can run an event loop."""
    if chromium.path() is None:
        _unavailable("there is no chromium here (apt-get install chromium)")
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _unavailable("Playwright is not installed")
        raise
    with sync_playwright() as playwright:
        try:
            started = chromium.launched(playwright)
        except Error as error:
            _unavailable(f"chromium does not start: {error.message.splitlines()[0]}")
            raise
        yield started
        started.close()


@pytest.fixture(scope="session")
def musterstadt_analysis(musterstadt_snapshot: Snapshot) -> Analysis:
    """Everything computed for Musterstadt."""
    return analyse(musterstadt_snapshot)


@pytest.fixture(scope="session")
def report_file(musterstadt_analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of Musterstadt as a file."""
    path = tmp_path_factory.mktemp("report") / "musterstadt.html"
    path.write_text(render_report(musterstadt_analysis), "utf-8")
    return path


class Heard:
    """What a page said on the console and asked of the network."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []


OpenPage = Callable[..., "tuple[Page, Heard]"]


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[OpenPage]:
    """Open a file in a fresh page of a given width and listen to it."""
    opened = []

    def open_(path: Path, width: int = 1280, *, script: bool = True) -> "tuple[Page, Heard]":
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        page, heard = context.new_page(), Heard()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: heard.complaints.append(message.text))
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.on("request", lambda request: heard.requests.append(request.url))
        page.goto(path.as_uri())
        opened.append(context)
        return page, heard

    yield open_
    for context in opened:
        context.close()
