"""Debian's Chromium, which Playwright drives here, cut off from the network: without its windows where it can be had.

The whole browser draws windows that nobody sees, and so works three times as much as ``chromium-headless-shell``.
"""

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium-headless-shell", "chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def path() -> str | None:
    """Where the browser is; None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def launched(playwright: "Playwright") -> "Browser":
    """A browser that was started; raises `playwright.sync_api.Error` where it does not start."""
    return playwright.chromium.launch(executable_path=path(), args=_ARGUMENTS)
