"""The pictures of pages in the README, taken from Karlsruhe, and those of the guides, taken from the invented district.

Run ``python -m tests.pages.pictures`` (needs chromium); it writes them into ``docs/images`` and ``api/static/guides``.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from api.invented import KEY, MADE_FOR, invented
from ontology import Model, load_model
from tests import chromium
from tests.pages.serving import served_karlsruhe, served_store
from tests.report.pictures import IMAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_AT = "/bezirke/08212/"
_DESKTOP, _PHONE = (1366, 768), (390, 844)
_PICTURES = {
    "table.png": ("tisch", _DESKTOP),
    "table-phone.png": ("tisch", _PHONE),
    "politics.png": ("politik", _DESKTOP),
    "pairs.png": ("wer-mit-wem", _DESKTOP),
    "paper.png": ("papier", _DESKTOP),
}
GUIDES = Path(__file__).parents[2] / "api" / "static" / "guides"
_GUIDED = {
    "table": "tisch",
    "map": "karte",
    "politics": "politik",
    "findings": "befunde",
    "what-if": "was-waere-wenn",
}
"""The pages that guides show, by the name of the picture."""
_SHEET, _QUALITY = (1340, 760), 64


def main() -> None:
    """Write all pictures, or with ``guides`` those of the guides alone."""
    from playwright.sync_api import sync_playwright

    model = load_model()
    with sync_playwright() as playwright:
        browser = chromium.launched(playwright)
        if sys.argv[1:] != ["guides"]:
            _of_the_readme(browser, model)
        _of_the_guides(browser, model)
        browser.close()


def _of_the_readme(browser: "Browser", model: Model) -> None:
    with served_karlsruhe(model) as address:
        for name, (path, size) in _PICTURES.items():
            page = browser.new_page(locale="de-DE", viewport={"width": size[0], "height": size[1]})
            page.goto(address + _AT + path)
            _with_its_letters(page)
            page.screenshot(path=IMAGES / name, scale="css", animations="disabled")
            _told(IMAGES / name)


def _of_the_guides(browser: "Browser", model: Model) -> None:
    GUIDES.mkdir(exist_ok=True)
    batch = invented(MADE_FOR, f"{MADE_FOR}T12:00:00+02:00")
    with served_store(model, batch, MADE_FOR) as address:
        for language in ("de", "en"):
            page = browser.new_page(locale=language, viewport={"width": _SHEET[0], "height": _SHEET[1]})
            for name, path in _GUIDED.items():
                page.goto(f"{address}/bezirke/{KEY}/{path}?lang={language}")
                if name == "what-if":
                    page.locator(".proposed a").first.click()
                    page.wait_for_selector(".steps li")
                    page.wait_for_timeout(1_500)
                _with_its_letters(page)
                file = GUIDES / f"guide-{name}-{language}.jpg"
                page.screenshot(path=file, type="jpeg", quality=_QUALITY, scale="css", animations="disabled")
                _told(file)


def _with_its_letters(page: "Page") -> None:
    """Wait for the fonts of a page: until they are there, a busy machine shows those of the system."""
    page.evaluate("document.fonts.ready.then(() => true)")


def _told(file: Path) -> None:
    sys.stdout.write(f"{file}: {file.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
