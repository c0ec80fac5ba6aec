"""The file of a SQLite store: looked into without a trace, made and brought up to date by the first write alone.

Decision 0026. A reader opens what is there and sets nothing; the first write makes the file if it is missing, refuses
one that is not ours or damaged, and keeps it to its owner.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple
from urllib.parse import quote

from graph.errors import (
    DamagedStoreError,
    ForeignFileError,
    StoreBusyError,
    StoreFullError,
    StoreReplacedError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.private_files import keep_private, make_private
from graph.stores.sqlite_seals import SEAL_TABLES

FILE_FORMAT = 3
APPLICATION = 0x46724E7A
"""``application_id`` of our files, "FrNz"; files of earlier versions have none."""
_FORMAT_1 = ("intensity", "start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed")
"""Columns of relations that format 1 had beside the claims; nobody read them."""
_SCHEMA = """
CREATE TABLE entity (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL);
CREATE INDEX entity_owner ON entity (owner, type);
CREATE TABLE relation (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_owner ON relation (owner, type);
CREATE VIRTUAL TABLE found USING fts5 (words, tokenize = 'trigram', detail = 'none');
CREATE TABLE batch (
    number INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, time TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE journal (
    revision INTEGER NOT NULL REFERENCES batch (number), position INTEGER NOT NULL, record TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (revision, position)) WITHOUT ROWID;
CREATE INDEX journal_record ON journal (record, revision);"""
_COLUMNS: Mapping[str, frozenset[str]] = {
    "entity": frozenset({"id", "type", "owner", "claims"}),
    "relation": frozenset({"id", "type", "owner", "claims", "source", "target"}),
    "batch": frozenset({"number", "author", "time", "reason"}),
    "journal": frozenset({"revision", "position", "record", "before", "after"}),
}
"""What every format of ours has: other programs, too, call a table "journal"."""
_SAID_AS: Mapping[int, type[StoreUnavailableError]] = {
    sqlite3.SQLITE_BUSY: StoreBusyError,
    sqlite3.SQLITE_LOCKED: StoreBusyError,
    sqlite3.SQLITE_CORRUPT: DamagedStoreError,
    sqlite3.SQLITE_NOTADB: ForeignFileError,
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFullError,
}
_PATIENCE = 30
"""Seconds a write waits for another one."""
_READING_PATIENCE = 3
"""Seconds a reader waits. It waits for no write, only while somebody puts the log of a broken-off one in order."""
_LOG_LIMIT = 4 * 2**20
"""Bytes that the log beside the file keeps after it was written back."""


class SqliteFile:
    """A store's file, or memory for an empty path: one connection, for reading until something is to be written."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.written = self.closed = False
        if path and not Path(path).resolve().parent.is_dir():
            raise StoreUnavailableError(f"folder does not exist: {Path(path).resolve().parent}")
        self._seen = _identity(path)
        found = _reading(path) if self._seen else None
        self._made, self._frozen = found is not None, found.frozen if found else None
        self._log: tuple[int, int] | None = None
        self.db = found.db if found else _empty()

    def for_reading(self) -> sqlite3.Connection:
        """The connection, to what is under the name by now: another program may have made or replaced the file.

        Raises StoreReplacedError if the file was deleted, or replaced after this connection wrote into it.
        """
        now = _identity(self.path)
        if self.closed or (now is None and self._seen is None):
            return self.db
        if now is None or (self.written and now != self._seen):
            self.refuse_replaced()
        changed = now != self._seen or self._frozen not in (None, _state(self.path))
        if (changed or not self._made) and (found := _reading(self.path)) is not None:
            self.db.close()
            self.db, self._frozen, self._seen, self._made = *found, now, True
        return self.db

    def rows(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """What a statement finds."""
        while True:
            found = self.for_reading().execute(statement, values).fetchall()
            # Without locks a file may have changed below the statement.
            if self.closed or self._frozen is None or self._frozen == _state(self.path):
                return found

    def for_writing(self) -> sqlite3.Connection:
        """The connection, with a file behind it that may be written; to be called outside of a transaction.

        Raises ForeignFileError, DamagedStoreError, StoreVersionError, StoreReplacedError.
        """
        if not self.path or self.closed:
            return self.db
        if self.written or self._seen:
            self.refuse_replaced()
        if not self.written:
            made = _writing(self.path)
            self.db.close()
            self.db, self._frozen, self._seen = made, None, _identity(self.path)
            self._log = _place(beside(self.path)[0])
            self.written = self._made = True
        return self.db

    def refuse_replaced(self) -> None:
        """Raise StoreReplacedError if the file, or the log beside it, was deleted or another one is in its place.

        Nobody would see a write. While somebody writes no program of ours takes the log away.
        """
        if not self.path:
            return
        log = beside(self.path)[0]
        if _identity(self.path) != self._seen or (self.written and _place(log) != self._log):
            raise StoreReplacedError(f"{self.path}, or {log.name} beside it, is not the one that was opened")

    def save_to(self, path: str) -> None:
        """Copy what is there at this moment into a new file, which needs nothing beside it."""
        _keep_private(path)
        try:
            target = sqlite3.connect(path, isolation_level=None)
            try:
                self.for_reading().backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()
        except sqlite3.Error as error:
            raise told(error, f"cannot save into {path}") from error

    def keep_in_one_file(self) -> None:
        """Write the log back for good; to be called while nobody else has the file open."""
        self.for_writing().execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Write the log back and close; a log that others still need stays."""
        if self.written:
            with suppress(sqlite3.Error):  # what is acknowledged stands in the log
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.closed = True
        self.db.close()


def told(error: sqlite3.Error, doing: str) -> StoreUnavailableError:
    """An error of SQLite in the words of a store."""
    code = getattr(error, "sqlite_errorcode", 0)  # errors of Python's own module have none
    kind = _SAID_AS.get(code) or _SAID_AS.get(code & 0xFF, StoreUnavailableError)
    return kind(f"{doing}: {error}")


def checked(path: str) -> bool:
    """Look through the whole file; False if nothing is in it yet.

    Raises DamagedStoreError, ForeignFileError or StoreUnavailableError.
    """
    found = _reading(path)
    if found is None:
        return False
    try:
        _refuse_damaged(found.db)
    finally:
        found.db.close()
    return True


_State = tuple[int, int, int]


class _Opened(NamedTuple):
    """A connection for reading; ``frozen`` is the state of a file that is read without the locks of SQLite."""

    db: sqlite3.Connection
    frozen: _State | None


def beside(path: str | Path) -> tuple[Path, Path, Path]:
    """The files that SQLite keeps beside one: beside the file itself, not beside a link to it."""
    file = Path(path).resolve()
    log, shared, journal = (file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm", "-journal"))
    return log, shared, journal


def _state(path: str) -> _State | None:
    """What changes when anybody writes; None if there is no file."""
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, _logged(path)


def _logged(path: str) -> int:
    """Bytes in the log beside the file."""
    try:
        return beside(path)[0].stat().st_size
    except FileNotFoundError:
        return 0


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a file from another one under its name; None if there is none, or nothing is in it yet."""
    try:
        found = Path(path).stat() if path else None
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found is not None and found.st_size else None


def _place(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one under its name, whatever is in it; None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _empty() -> sqlite3.Connection:
    """A store in memory: what there is to read before the first write."""
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA foreign_keys = ON")
    _make(db)
    return db


def _reading(path: str) -> _Opened | None:
    """A connection that sets nothing; None if there are no tables yet: whoever was to make them was broken off."""
    before = _state(path)
    try:
        db = _looked_into(path, "mode=rw")
        return _Opened(db, None) if db else None
    except (StoreBusyError, DamagedStoreError, ForeignFileError, StoreVersionError):
        raise
    except StoreUnavailableError:
        # A full disk, or one nobody writes on, cannot take the files that readers keep beside a log; if nothing is in
        # the log, the file is all there is.
        if before is None or _logged(path):
            raise
        db = _looked_into(path, "immutable=1")
        return _Opened(db, before) if db else None


def _looked_into(path: str, how: str) -> sqlite3.Connection | None:
    address = f"file:{quote(str(Path(path).resolve()))}?{how}"
    try:
        db = sqlite3.connect(
            address, uri=True, timeout=_READING_PATIENCE, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise told(error, f"cannot open {path}") from error
    try:
        for pragma in ("query_only = ON", "trusted_schema = OFF"):
            db.execute(f"PRAGMA {pragma}")
        if _refuse_foreign(db):
            return db
        db.close()
        return None
    except sqlite3.Error as error:
        db.close()
        raise told(error, f"cannot open {path}") from error
    except StoreUnavailableError:
        db.close()
        raise


def _writing(path: str) -> sqlite3.Connection:
    """Open for writing; SQLite itself does not wait where several make the log of a new file at the same moment."""
    until = monotonic() + _PATIENCE
    while True:
        try:
            return _opened_for_writing(path)
        except StoreBusyError:
            if monotonic() >= until:
                raise
            sleep(0.02)


def _opened_for_writing(path: str) -> sqlite3.Connection:
    _keep_private(path)
    try:
        db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise told(error, f"cannot open {path}") from error
    try:
        if _refuse_foreign(db):
            _refuse_damaged(db)
        _prepare(db)
    except sqlite3.Error as error:
        db.close()
        raise told(error, f"cannot open {path}") from error
    except StoreUnavailableError:
        db.close()
        raise
    return db


def _keep_private(path: str) -> None:
    """Make the file if it is missing; only its owner reads it. What SQLite puts beside it is kept likewise."""
    try:
        make_private(Path(path))
    except OSError as error:
        raise StoreUnavailableError(f"cannot make {path}: {error.strerror}") from error
    for name in beside(path):
        keep_private(name)


def _refuse_foreign(db: sqlite3.Connection) -> bool:
    """Raise ForeignFileError for the database of another program; False for one with nothing in it."""
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (found,) = db.execute("PRAGMA user_version").fetchone()
    ours = (found and _has_our_tables(db)) if names else (not found or application == APPLICATION)
    if application not in (0, APPLICATION) or not ours:
        raise ForeignFileError("the file is the database of another program")
    if found > FILE_FORMAT:
        raise StoreVersionError(f"the file has format {found}, this version reads format {FILE_FORMAT}")
    return bool(names)


def _has_our_tables(db: sqlite3.Connection) -> bool:
    return all(
        columns.issubset(name for _, name, *_ in db.execute(f"PRAGMA table_info({table})"))
        for table, columns in _COLUMNS.items()
    )


def _refuse_damaged(db: sqlite3.Connection) -> None:
    try:
        (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise told(error, "cannot be checked") from error
    if said != "ok":
        raise DamagedStoreError(str(said))


def _prepare(db: sqlite3.Connection) -> None:
    # Claims make rows of one to two kilobytes: on pages of 4096 bytes a long list takes half as much room again.
    # What is deleted is overwritten: it is not to be found in the file.
    pragmas = ("page_size = 8192", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
    for pragma in (*pragmas, "trusted_schema = OFF", "secure_delete = ON", f"journal_size_limit = {_LOG_LIMIT}"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN IMMEDIATE")
    try:
        _bring_up_to_date(db)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # broken off right behind its end, there is none
            db.execute("ROLLBACK")
        raise


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    (found,) = db.execute("PRAGMA user_version").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if found == 1:
        for column in _FORMAT_1:
            db.execute(f"ALTER TABLE relation DROP COLUMN {column}")
    if found == 0:
        _make(db)
    elif found < FILE_FORMAT:
        _run(db, SEAL_TABLES)
    if application != APPLICATION:
        db.execute(f"PRAGMA application_id = {APPLICATION}")


def _make(db: sqlite3.Connection) -> None:
    _run(db, _SCHEMA)
    _run(db, SEAL_TABLES)


def _run(db: sqlite3.Connection, statements: str) -> None:
    """Run statements, after which the file has the format of today."""
    for statement in statements.split(";\n"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {FILE_FORMAT}")
