"""Where what is worked out of all districts is kept: beside the file of a store, numbers alone else in the cache."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from graph.stores.told_beside import answers_beside

_ENDING = ".bund"


def kept_beside(url: str, cache: Path) -> Path:
    """The file for a store that is no store in memory.

    >>> kept_beside("sqlite:////a/netz.db", Path("cache")).as_posix()
    '/a/netz.db.bund'
    """
    file = _file_of(url)
    if file is not None:
        return file.with_name(f"{file.name}{_ENDING}")
    parts = urlsplit(url)  # without user and password: they change, and tell nobody anything here
    named = f"{parts.hostname}:{parts.port}{parts.path}"
    return cache.expanduser() / f"{sha256(named.encode()).hexdigest()[:16]}{_ENDING}"


def answers_kept(url: str) -> Path | None:
    """The file for what districts answered, None for a store without a file: an erasure could not delete it there.

    >>> answers_kept("sqlite://"), answers_kept("neo4j://localhost:7687")
    (None, None)
    """
    file = _file_of(url)
    return None if file is None else answers_beside(file)


def _file_of(url: str) -> Path | None:
    path = url.removeprefix("sqlite:///") if url.startswith("sqlite:///") else ""
    return Path(path) if path and path != ":memory:" else None
