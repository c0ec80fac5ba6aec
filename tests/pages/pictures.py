"""The picture of the table in the README, taken from Karlsruhe as it is served, by a real browser.

Run ``python -m tests.pages.pictures`` (needs chromium); it writes ``docs/images/table.png`` and ``table-phone.png``.
"""

import shutil
import sys

from tests.pages.serving import served_karlsruhe
from tests.report.conftest import ARGUMENTS
from tests.report.pictures import IMAGES

_PATH = "/bezirke/08212/tisch"
_SIZES = {"table.png": (1366, 768), "table-phone.png": (390, 844)}


def main() -> None:
    """Write the pictures into ``docs/images``."""
    from playwright.sync_api import sync_playwright

    from ontology import load_model

    with served_karlsruhe(load_model()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, (width, height) in _SIZES.items():
            page = browser.new_page(locale="de-DE", viewport={"width": width, "height": height})
            page.goto(address + _PATH)
            page.screenshot(path=IMAGES / name, scale="css", animations="disabled")
            sys.stdout.write(f"{IMAGES / name}: {(IMAGES / name).stat().st_size // 1000} kB\n")
        browser.close()


if __name__ == "__main__":
    main()
