"""Where the numbers of all districts are kept between two runs: beside the file of a store, else in the cache."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

_ENDING = ".bund"


def kept_beside(url: str, cache: Path) -> Path:
    """The file for a store that is no store in memory.

    >>> kept_beside("sqlite:////a/netz.db", Path("cache")).as_posix()
    '/a/netz.db.bund'
    """
    if url.startswith("sqlite:///"):
        file = Path(url.removeprefix("sqlite:///"))
        return file.with_name(f"{file.name}{_ENDING}")
    parts = urlsplit(url)  # without user and password: they change, and tell nobody anything here
    named = f"{parts.hostname}:{parts.port}{parts.path}"
    return cache.expanduser() / f"{sha256(named.encode()).hexdigest()[:16]}{_ENDING}"
