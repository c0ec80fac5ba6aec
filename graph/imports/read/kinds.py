"""Files of other kinds than lists, known by what they begin with: said what they are, and what to do."""

import re
import tomllib
from functools import cache
from pathlib import Path, PurePath
from typing import Any

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 64


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))


def foreign_kind(name: str, data: bytes) -> str:
    """A sentence on a file that is no list; empty for what may be one."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \r\n\t").hex()
    suffix = PurePath(name).suffix.lower()
    for kind in _data()["kind"]:
        if kind.get("ending", suffix) == suffix and any(
            re.match(pattern.replace("?", "."), start) for pattern in kind["starts"]
        ):
            return _sentence(name, kind)
    if suffix in _data()["names"]["foreign"]:
        return (
            f"„{name}“ hat kein Format, das gelesen werden kann (.xlsx, .xls, .ods, .csv, .tsv, .txt). Bitte speichern "
            "Sie die Liste als Excel- oder CSV-Datei."
        )
    if suffix in _data()["names"]["workbooks"] and _is_a_word(data):
        return (
            f"„{name}“ ist beschädigt oder keine Arbeitsmappe. Bitte öffnen Sie die Datei in Excel oder LibreOffice "
            "und speichern Sie sie neu."
        )
    return ""


def foreign_archive(name: str, parts: list[str]) -> str:
    """A sentence on an archive that holds no workbook."""
    if (kind := _archive_kind(parts)) is not None:
        return _sentence(name, kind)
    return (
        f"„{name}“ ist ein gepacktes Archiv ohne Arbeitsmappe oder beschädigt. Bitte entpacken Sie es und geben Sie "
        "die Liste an, die darin liegt."
    )


def is_document(parts: list[str]) -> bool:
    """Whether the parts of an archive are those of a document of another program."""
    return _archive_kind(parts) is not None


def _archive_kind(parts: list[str]) -> dict[str, str] | None:
    return next((k for k in _data()["archive"] if any(part.startswith(k["part"]) for part in parts)), None)


def foreign_office(name: str, data: bytes) -> str:
    """A sentence on an old Office file that is no workbook; empty for what may be one."""
    for kind in _data()["office"]:
        if kind["stream"].encode("utf-16-le") in data:
            return _sentence(name, kind)
    return ""


def _sentence(name: str, kind: dict[str, str]) -> str:
    return f"„{name}“ ist {kind['name']}. {kind['remedy']}."


def _is_a_word(data: bytes) -> bool:
    """Whether bytes are a single short line without a separator, as no list is."""
    return len(data) < 200 and len(data.splitlines()) < 2 and not any(s in data for s in b";,\t|")
