"""The pictures of pages in the README, taken from Karlsruhe as it is served, by a real browser.

Run ``python -m tests.pages.pictures`` (needs chromium); it writes them into ``docs/images``.
"""

import shutil
import sys

from tests.pages.serving import served_karlsruhe
from tests.report.conftest import ARGUMENTS
from tests.report.pictures import IMAGES

_AT = "/bezirke/08212/"
_DESKTOP, _PHONE = (1366, 768), (390, 844)
_PICTURES = {
    "table.png": ("tisch", _DESKTOP),
    "table-phone.png": ("tisch", _PHONE),
    "politics.png": ("politik", _DESKTOP),
    "pairs.png": ("wer-mit-wem", _DESKTOP),
    "paper.png": ("papier", _DESKTOP),
}


def main() -> None:
    """Write the pictures into ``docs/images``."""
    from playwright.sync_api import sync_playwright

    from ontology import load_model

    with served_karlsruhe(load_model()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, (path, (width, height)) in _PICTURES.items():
            page = browser.new_page(locale="de-DE", viewport={"width": width, "height": height})
            page.goto(address + _AT + path)
            page.screenshot(path=IMAGES / name, scale="css", animations="disabled")
            sys.stdout.write(f"{IMAGES / name}: {(IMAGES / name).stat().st_size // 1000} kB\n")
        browser.close()


if __name__ == "__main__":
    main()
