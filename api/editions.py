"""Where the published state of a year is kept: where the settings say, else beside the store."""

import re
from pathlib import Path

from api.settings import Settings
from graph.private_files import write_private

_NAME = "tafel.json"


def edition_path(settings: Settings, store: str) -> Path | None:
    """The file with the state of a year, None for a store in memory; of a server in the folder of this program."""
    if settings.edition is not None:
        return settings.edition.expanduser()
    scheme, _, place = store.partition("://")
    if scheme == "sqlite":
        return edition_beside(Path(place[1:])) if place.strip("/") else None
    host = re.sub(r"[^A-Za-z0-9.-]", "-", place.rpartition("@")[2].partition("?")[0])
    return settings.cache / f"{host}.{_NAME}"


def save_edition(settings: Settings, store: str, backup: Path) -> None:
    """Put the state of the year beside a backup: without it, cells would be made anew and could be compared."""
    here = edition_path(settings, store)
    if here is not None and here.exists():
        write_private(edition_beside(backup), here.read_bytes())


def bring_edition_back(settings: Settings, store: str, backup: Path) -> None:
    """Bring the state of the year back where there is none; one that is there was told since, and stays."""
    here, saved = edition_path(settings, store), edition_beside(backup)
    if here is not None and not here.exists() and saved.exists():
        write_private(here, saved.read_bytes())


def edition_beside(backup: Path) -> Path:
    """The file of the state of the year beside that of a store or a backup."""
    return backup.with_name(f"{backup.name.removesuffix('.db')}.{_NAME}")
