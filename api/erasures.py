"""Where the register of erasures of a store is kept: where the settings say, else beside the store (decision 0038)."""

import re
from pathlib import Path

from api.settings import Settings
from graph.stores.erasure_register import Register

_NAME = "geloescht.jsonl"


def beside_file(path: Path) -> Path:
    """The register beside the file of a store, or of a backup."""
    return path.with_name(f"{path.name.removesuffix('.db')}.{_NAME}")


def register_of(settings: Settings, store: str) -> Register | None:
    """The register of a store, None for one in memory; of a store on a server in the folder of this program."""
    if settings.erasures is not None:
        return Register(settings.erasures.expanduser())
    scheme, _, place = store.partition("://")
    if scheme == "sqlite":
        return Register(beside_file(Path(place[1:]))) if place.strip("/") else None
    host = re.sub(r"[^A-Za-z0-9.-]", "-", place.rpartition("@")[2].partition("?")[0])
    return Register(settings.cache / f"{host}.{_NAME}")
