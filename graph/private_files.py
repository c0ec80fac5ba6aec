"""Files and folders for their owner alone: others on the computer do not read what a district knows of itself."""

from contextlib import suppress
from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner reads, also where others could read the one that it replaces."""
    make_private(path)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def make_private(path: Path) -> None:
    """Make an empty file if there is none; only its owner reads it from now on. Folders that are missing are made."""
    if not path.exists():
        private_folder(path.parent)
        path.touch(_FILE)
    keep_private(path)


def keep_private(path: Path) -> None:
    """Close a file to others if it is there and ours to close; a device or a pipe stays as it is."""
    if path.is_file():
        with suppress(PermissionError, FileNotFoundError):
            path.chmod(_FILE)


def close_folder(path: Path) -> None:
    """Close a folder of ours to others."""
    with suppress(PermissionError):
        path.chmod(_FOLDER)


def private_folder(path: Path) -> None:
    """Make a folder, with those above it, that only its owner looks into; one that is there stays as it is."""
    for folder in (*reversed(path.parents), path):
        if not folder.exists():
            folder.mkdir(_FOLDER, exist_ok=True)
