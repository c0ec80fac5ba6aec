"""When a file was last changed, as a workbook says it of itself or the disk does: offered as a date, never taken."""

import re
import zipfile
from datetime import date
from pathlib import Path

_MODIFIED = re.compile(rb"<(?:dcterms:modified|dc:date)[^<>]{0,400}>(\d{4}-\d{2}-\d{2})")
_PARTS = ("docProps/core.xml", "meta.xml")
_MOST = 100_000
"""Bytes of a part that are looked at: it holds a few lines."""


def changed_on(path: Path, today: date) -> str:
    """The day of the last change, empty for today's files: a copy made just now says nothing of its content."""
    day = _by_itself(path) or _by_disk(path)
    return day if day and day < today.isoformat() else ""


def _by_itself(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            for part in set(_PARTS) & set(package.namelist()):
                with package.open(part) as file:
                    if found := _MODIFIED.search(file.read(_MOST)):
                        return date.fromisoformat(found[1].decode()).isoformat()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError):
        return ""  # no package, or a damaged one: reading it says so
    return ""


def _by_disk(path: Path) -> str:
    return date.fromtimestamp(path.stat().st_mtime).isoformat() if path.is_file() else ""
