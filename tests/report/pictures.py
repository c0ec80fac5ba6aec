"""The pictures of the README, taken from the real report of Karlsruhe by a real browser.

Run ``python -m tests.report.pictures`` (needs chromium); it writes ``docs/images/*.png``.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

IMAGES = Path(__file__).parents[2] / "docs" / "images"
MOST_BYTES = 400_000
_DESKTOP, _MAP, _PHONE = 1280, 1000, 390


def write_pictures(report: Path, folder: Path, browser: "Browser") -> Mapping[str, Path]:
    """Take the three pictures of a report: its top on a desktop, the map with its legend, its top on a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    desktop, mapped, phone = (_opened(report, browser, width) for width in (_DESKTOP, _MAP, _PHONE))
    pictures = {
        "report.png": (desktop, _down_to(desktop, ".first .rest", 12)),
        "map.png": (mapped, _from_to(mapped, ".mapbox", ".legend")),
        "report-phone.png": (phone, _down_to(phone, ".note", 16)),
    }
    found = {}
    for name, (page, clip) in pictures.items():
        found[name] = folder / name
        page.screenshot(path=found[name], full_page=True, clip=clip, scale="css", animations="disabled")
    return found


def _opened(report: Path, browser: "Browser", width: int) -> "Page":
    page = browser.new_page(viewport={"width": width, "height": 1000})
    page.goto(report.as_uri())
    return page


def _down_to(page: "Page", selector: str, margin: float) -> "FloatRect":
    """The page from its top to the end of a part of it."""
    return {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": _box(page, selector)[1] + margin}  # type: ignore[index]


def _from_to(page: "Page", first: str, last: str) -> "FloatRect":
    top, bottom = _box(page, first)[0], _box(page, last)[1]
    return {"x": 0, "y": top - 12, "width": _MAP, "height": bottom - top + 13}


def _box(page: "Page", selector: str) -> tuple[float, float]:
    """Where a part begins and ends, from the top of the page."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, f"nothing to see: {selector}"
    return box["y"], box["y"] + box["height"]


def karlsruhe_report(folder: Path) -> Path:
    """The report of the demonstration, written by the command itself."""
    command = [sys.executable, "-m", "api.cli", "demo", "--no-serve", "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=IMAGES.parents[1])
    return folder / "karlsruhe.html"


def main() -> None:
    """Write the pictures into ``docs/images``."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launched(playwright)
        written = write_pictures(karlsruhe_report(Path(folder)), IMAGES, browser)
        browser.close()
    for path in written.values():
        sys.stdout.write(f"{path}: {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
