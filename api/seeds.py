"""Where the data that ship with the program lie: beside the packages, in a checkout and in an installed wheel."""

from pathlib import Path

import api
from graph.errors import UnreadableFileError


def seed(name: str) -> Path:
    """The folder or file of that name under ``seed/``; raises UnreadableFileError where it was not installed."""
    found = Path(api.__file__).resolve().parent.parent / "seed" / name
    if not found.exists():
        raise UnreadableFileError(
            f"Die mitgelieferten Daten „{name}“ fehlen unter {found.parent}. Installieren Sie fruehnetz neu."
        )
    return found
