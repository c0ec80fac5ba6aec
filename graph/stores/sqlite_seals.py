"""The seals of a SQLite store: written and rewritten within the transaction of what they seal."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.stores.base import Revision, Seal
from graph.stores.sealing import Renewed, Sealing

SEAL_TABLES = """
CREATE TABLE IF NOT EXISTS seal (
    revision INTEGER PRIMARY KEY REFERENCES batch (number), salt TEXT NOT NULL, digest TEXT NOT NULL,
    value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS renewed (
    revision INTEGER NOT NULL REFERENCES batch (number), rewritten INTEGER NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (revision, rewritten)) WITHOUT ROWID"""
"""Since format 3; a file of an earlier format has none until it is written into."""
_Ask = Callable[[str, Sequence[object]], Iterable[Sequence[Any]]]


def keep_seal(db: sqlite3.Connection, sealing: Sealing, given: Mapping[int, Seal] | None = None) -> None:
    """Seal what was written last, or keep the seal that it came with."""
    if given is not None:
        seal = given.get(sealing.number)
    else:
        before = db.execute("SELECT value FROM seal ORDER BY revision DESC LIMIT 1").fetchone()
        seal = sealing.after(before[0] if before is not None else "")
    if seal is None:
        return
    db.execute("INSERT INTO seal VALUES (?, ?, ?, ?)", (seal.revision, seal.salt, seal.digest, seal.value))
    rewritten = ((seal.revision, number, digest) for number, digest in seal.renewed)
    db.executemany("INSERT INTO renewed VALUES (?, ?, ?)", rewritten)


def renew_seals(db: sqlite3.Connection, rewritten: Iterable[int], broken: frozenset[int]) -> Renewed:
    """Give revisions that were rewritten new salts; what their digests are from now on.

    What was broken before an erasure is not made whole by it.
    """
    return tuple(pair for pair in _renewed(db, sorted(rewritten)) if pair[0] not in broken)


def _renewed(db: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    for number in numbers:
        if db.execute("SELECT 1 FROM seal WHERE revision = ?", (number,)).fetchone() is None:
            continue
        said = db.execute("SELECT number, author, time, reason FROM batch WHERE number = ?", (number,)).fetchone()
        sealing = Sealing(number, Revision(*said))
        sealing.add(
            db.execute("SELECT record, before, after FROM journal WHERE revision = ? ORDER BY position", (number,))
        )
        pairs = db.execute("SELECT rewritten, digest FROM renewed WHERE revision = ? ORDER BY rewritten", (number,))
        sealing.renew(tuple(pairs))
        db.execute("UPDATE seal SET salt = ? WHERE revision = ?", (sealing.salt, number))
        yield number, sealing.digest()


def seals_in(ask: _Ask) -> Iterator[Seal]:
    """The seals of a file, which is asked with a statement and its values."""
    if not list(ask("SELECT 1 FROM sqlite_master WHERE name = 'seal'", ())):
        return
    rows = ask("SELECT revision, rewritten, digest FROM renewed ORDER BY revision, rewritten", ())
    renewed = {number: tuple((r[1], r[2]) for r in found) for number, found in groupby(rows, itemgetter(0))}
    for row in ask("SELECT revision, salt, digest, value FROM seal ORDER BY revision", ()):
        number, salt, digest, value = row
        yield Seal(number, salt, digest, value, renewed.get(number, ()))
