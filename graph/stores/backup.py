"""A store saved into one file of its own while others go on writing, and brought back from it (decision 0026)."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import ConflictError, DamagedStoreError
from graph.stores import open_store
from graph.stores.base import EVERYTHING, GraphStore
from graph.stores.copying import copy
from graph.stores.sqlite import SqliteStore
from graph.stores.sqlite_file import beside, checked
from ontology import Model


def backup(store: GraphStore, path: Path, model: Model) -> None:
    """Save a store as it is at this moment into a file, which is there as a whole or not at all.

    The file of another engine holds its whole journal. Raises StoreUnavailableError.
    """
    path = path.resolve()  # a link goes on leading to the file
    part = path.with_name(f"{path.name}.part")
    _remove(part)
    try:
        if isinstance(store, SqliteStore):
            store.save_to(str(part))
        else:
            _copied(store, part, model)
        checked(str(part))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        for name in beside(path):  # the log of the file that is replaced must not be taken for one of the new file
            name.unlink(missing_ok=True)
        part.replace(path)
    finally:
        _remove(part)


def restore(path: Path, url: str, model: Model, prepared: Callable[[GraphStore], object] | None = None) -> None:
    """Bring a backup back: into a file, which takes the place of one that is there, or into an empty store.

    What has to be done to it before anybody opens it (``prepared``) is done to a copy of the backup, which stays as it
    is. Raises DamagedStoreError or ForeignFileError for what is no whole backup, before anything is written, and
    ConflictError for a server that holds records already.
    """
    if not checked(str(path)):
        raise DamagedStoreError("nothing is in the backup")
    if prepared is None:
        _put_back(path, url, model)
        return
    with TemporaryDirectory(prefix="fruehnetz-") as folder:
        part = Path(folder) / "netz.db"
        _prepare(path, part, model, prepared)
        _put_back(part, url, model)


def _prepare(path: Path, part: Path, model: Model, prepared: Callable[[GraphStore], object]) -> None:
    saved = SqliteStore(f"sqlite:///{path}", model)
    try:
        saved.save_to(str(part))
    finally:
        saved.close()
    made = SqliteStore(f"sqlite:///{part}", model)
    try:
        prepared(made)
        made.keep_in_one_file()
    finally:
        made.close()


def _put_back(path: Path, url: str, model: Model) -> None:
    saved = SqliteStore(f"sqlite:///{path}", model)
    try:
        if url.startswith("sqlite:"):
            backup(saved, Path(url.partition(":///")[2]), model)
            return
        target = open_store(url, model)
        try:
            if (head := target.head(EVERYTHING)) is not None:
                raise ConflictError("the store holds records already", (head.number,))
            copy(saved, target, seals=saved.seals())
        finally:
            target.close()
    finally:
        saved.close()


def _copied(store: GraphStore, part: Path, model: Model) -> None:
    target = SqliteStore(f"sqlite:///{part}", model)
    try:
        copy(store, target, seals=store.seals())
        target.keep_in_one_file()
    finally:
        target.close()


def _remove(part: Path) -> None:
    for name in (part, *beside(part)):
        name.unlink(missing_ok=True)
