"""Where the published state of a year is kept: where the settings say, else beside the store."""

import re
from pathlib import Path

from api.settings import Settings

_NAME = "tafel.json"


def edition_path(settings: Settings, store: str) -> Path | None:
    """The file with the state of a year, None for a store in memory; of a server in the folder of this program."""
    if settings.edition is not None:
        return settings.edition.expanduser()
    scheme, _, place = store.partition("://")
    if scheme == "sqlite":
        file = Path(place[1:])
        return file.with_name(f"{file.name.removesuffix('.db')}.{_NAME}") if place.strip("/") else None
    host = re.sub(r"[^A-Za-z0-9.-]", "-", place.rpartition("@")[2].partition("?")[0])
    return settings.cache / f"{host}.{_NAME}"
