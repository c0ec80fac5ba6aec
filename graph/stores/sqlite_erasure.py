"""Erasing from a SQLite file: the journal is rewritten in place, then no page of the file keeps what was in it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from graph.errors import ErasureUnfinishedError
from graph.stores.bounded import Bounded
from graph.stores.told_beside import forget_answers

_PAGE = 2000


@contextmanager
def erasing(db: sqlite3.Connection, lock: AbstractContextManager[object], told: str) -> Iterator[None]:
    """Whatever is deleted within is overwritten with zeros, and at the end the file is written anew.

    What is kept beside it of what districts answered goes, too.

    Raises ErasureUnfinishedError with what was ``told`` while another program reads the file: it reads old pages.
    """
    with lock:
        db.execute("PRAGMA secure_delete = ON")
        yield
        (_, _, file) = db.execute("PRAGMA database_list").fetchone()
        if file:
            forget_answers(Path(file))
        try:
            _wipe(db)
        except sqlite3.Error as error:
            raise ErasureUnfinishedError(told) from error


def rewrite_journal(db: sqlite3.Connection, bounded: Bounded) -> set[int]:
    """Rewrite what the journal and its batches say, within a transaction; the revisions that say something else now."""
    rewritten: set[int] = set()
    last: tuple[int, int] = (0, -1)
    while rows := _page(db, last):
        last = rows[-1][0], rows[-1][1]
        made = [(*bounded.entry(n, r, b, a), n, at) for n, at, r, b, a in rows]
        changed = [new for new, old in zip(made, rows, strict=True) if new[:3] != tuple(old[2:])]
        db.executemany(
            "UPDATE journal SET record = ?, before = ?, after = ? WHERE revision = ? AND position = ?", changed
        )
        rewritten.update(new[3] for new in changed)
    batches = db.execute("SELECT number, author, reason FROM batch").fetchall()
    told = [(*bounded.said(n, author, reason), n) for n, author, reason in batches]
    plain = [new for new, old in zip(told, batches, strict=True) if new[:2] != old[1:]]
    db.executemany("UPDATE batch SET author = ?, reason = ? WHERE number = ?", plain)
    return rewritten | {new[2] for new in plain}


def _page(db: sqlite3.Connection, last: tuple[int, int]) -> Sequence[tuple[Any, ...]]:
    return db.execute(
        "SELECT revision, position, record, before, after FROM journal WHERE (revision, position) > (?, ?) "
        "ORDER BY revision, position LIMIT ?",
        (*last, _PAGE),
    ).fetchall()


def forget_words(db: sqlite3.Connection) -> None:
    """Build the search index anew from what is there; within a transaction. It keeps parts of words that are gone."""
    db.execute("INSERT INTO found (found) VALUES ('rebuild')")


def _wipe(db: sqlite3.Connection) -> None:
    """Write the file anew without free pages, and empty the log beside it."""
    _empty_log(db)
    db.execute("VACUUM")
    _empty_log(db)


def _empty_log(db: sqlite3.Connection) -> None:
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("another program reads the file")
