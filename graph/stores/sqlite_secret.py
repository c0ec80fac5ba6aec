"""The secret of a SQLite store, kept in a table of its own by the first commit.

A file that is only read and has none yet is shown with one that lasts as long as it is open.
"""

import sqlite3
from contextlib import AbstractContextManager


def bring_secret(db: sqlite3.Connection, secret: bytes) -> None:
    """Keep a secret if there is none yet; to be called within a transaction that writes."""
    db.execute("CREATE TABLE IF NOT EXISTS secret (value BLOB NOT NULL)")
    db.execute("INSERT INTO secret (value) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)", (secret,))


def secret_of(db: sqlite3.Connection, lock: AbstractContextManager[object]) -> bytes | None:
    """The secret; None in a file that an older version wrote last."""
    with lock:
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'secret'").fetchone() is None:
            return None
        found = db.execute("SELECT value FROM secret").fetchone()
    return bytes(found[0]) if found is not None else None
