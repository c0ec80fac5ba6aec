"""Whoever changes a file of the store with another program leaves a journal that shows where (decision 0042)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.stores import open_store
from graph.stores.base import EVERYTHING
from graph.stores.erasing import Eraser, erase_properties, record_like
from graph.stores.sqlite import SqliteStore
from graph.stores.verifying import Break, SealFault, Verified, verify
from ontology import Model
from tests.store.small import commit, org

BATCHES = 5
TAMPERED: dict[str, tuple[str, list[Break]]] = {
    "an author": (
        "UPDATE batch SET author = 'Wer anders' WHERE number = 2",
        [Break(SealFault.CONTENT, 2)],
    ),
    "a time": ("UPDATE batch SET time = '2020-01-01T00:00:00+00:00' WHERE number = 3", [Break(SealFault.CONTENT, 3)]),
    "a reason": ("UPDATE batch SET reason = 'Anders' WHERE number = 1", [Break(SealFault.CONTENT, 1)]),
    "a value as it was": (
        "UPDATE journal SET before = replace(before, 'Amt', 'Arzt') WHERE revision = 2",
        [Break(SealFault.CONTENT, 2)],
    ),
    "a value as it became": (
        "UPDATE journal SET after = replace(after, 'Amt 2', 'Arzt 2') WHERE revision = 2",
        [Break(SealFault.CONTENT, 2)],
    ),
    "a value in the record alone": (
        "UPDATE entity SET claims = replace(claims, 'Amt 5', 'Arzt 5') WHERE id = 'd1:a'",
        [Break(SealFault.RECORD, record="d1:a")],
    ),
    "a value everywhere": (
        "UPDATE entity SET claims = replace(claims, 'Amt 5', 'Arzt 5') WHERE id = 'd1:a';"
        "UPDATE journal SET after = replace(after, 'Amt 5', 'Arzt 5')",
        [Break(SealFault.CONTENT, 5)],
    ),
    "a record that is taken out": (
        "DELETE FROM entity WHERE id = 'd1:b'",
        [Break(SealFault.RECORD, record="d1:b")],
    ),
    "a record that nobody wrote": (
        "INSERT INTO entity (id, type, owner, claims) SELECT 'd1:z', type, owner, claims FROM entity WHERE id = 'd1:b'",
        [Break(SealFault.RECORD, record="d1:z")],
    ),
    "an entry taken out": (
        "DELETE FROM journal WHERE revision = 1 AND position = 1",
        [Break(SealFault.CONTENT, 1), Break(SealFault.RECORD, record="d1:b")],
    ),
    "a batch taken out": (
        "DELETE FROM journal WHERE revision = 3; DELETE FROM seal WHERE revision = 3;"
        "DELETE FROM batch WHERE number = 3",
        [Break(SealFault.ORDER, 4)],
    ),
    "a batch taken out, its seal left": (
        "DELETE FROM journal WHERE revision = 3; DELETE FROM batch WHERE number = 3",
        [Break(SealFault.ORDER, 4), Break(SealFault.GONE, 3)],
    ),
    "the entries of a batch taken out": (
        "DELETE FROM journal WHERE revision = 3",
        [Break(SealFault.ORDER, 4), Break(SealFault.GONE, 3)],
    ),
    "a seal taken out": (
        "DELETE FROM seal WHERE revision = 3",
        [Break(SealFault.UNSEALED, 3), Break(SealFault.ORDER, 4)],
    ),
    "the first seals taken out, as if they had never been": (
        "DELETE FROM seal WHERE revision < 3",
        [Break(SealFault.ORDER, 3)],
    ),
    "two batches swapped": (
        "UPDATE batch SET number = -number WHERE number IN (2, 3);"
        "UPDATE batch SET number = 5 + number WHERE number < 0;"
        "UPDATE journal SET revision = -revision WHERE revision IN (2, 3);"
        "UPDATE journal SET revision = 5 + revision WHERE revision < 0",
        [Break(SealFault.CONTENT, 2), Break(SealFault.CONTENT, 3)],
    ),
    "two batches swapped with their seals": (
        "UPDATE batch SET number = -number WHERE number IN (2, 3);"
        "UPDATE batch SET number = 5 + number WHERE number < 0;"
        "UPDATE journal SET revision = -revision WHERE revision IN (2, 3);"
        "UPDATE journal SET revision = 5 + revision WHERE revision < 0;"
        "UPDATE seal SET revision = -revision WHERE revision IN (2, 3);"
        "UPDATE seal SET revision = 5 + revision WHERE revision < 0",
        [
            Break(SealFault.CONTENT, 2),
            Break(SealFault.ORDER, 2),
            Break(SealFault.CONTENT, 3),
            Break(SealFault.ORDER, 3),
            Break(SealFault.ORDER, 4),
        ],
    ),
    "a batch put at the end by hand": (
        "INSERT INTO batch VALUES (6, 'A', '2024-07-01T00:00:00+00:00', 'R');"
        "INSERT INTO journal SELECT 6, 0, record, after, after FROM journal WHERE revision = 5",
        [Break(SealFault.UNSEALED, 6)],
    ),
    "an erasure that never was": (
        "UPDATE batch SET author = 'Wer anders' WHERE number = 2;"
        "INSERT INTO renewed VALUES (5, 2, (SELECT digest FROM seal WHERE revision = 2))",
        [Break(SealFault.CONTENT, 2), Break(SealFault.CONTENT, 5)],
    ),
}


@pytest.fixture
def path(tmp_path: Path, model: Model) -> Path:
    """A file in which one record was changed four times."""
    place = tmp_path / "netz.db"
    store = open_store(f"sqlite:///{place}", model)
    commit(store, org("d1:a", "Amt 1"), org("d1:b", "Beratung"))
    for n in range(2, BATCHES + 1):
        commit(store, org("d1:a", f"Amt {n}"))
    store.close()
    return place


def _changed(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(statements)
        db.commit()


def _verified(path: Path, model: Model, anchor: str = "") -> Verified:
    store = open_store(f"sqlite:///{path}", model)
    try:
        return verify(store, anchor)
    finally:
        store.close()


def test_what_nobody_touched_is_whole(path: Path, model: Model) -> None:
    assert _verified(path, model).whole


@pytest.mark.parametrize("tampered", TAMPERED)
def test_it_shows_where(path: Path, model: Model, tampered: str) -> None:
    statements, breaks = TAMPERED[tampered]
    _changed(path, statements)
    assert list(_verified(path, model).breaks) == breaks


def test_an_end_that_was_cut_off_shows_with_an_anchor_alone(path: Path, model: Model) -> None:
    newest = _verified(path, model).newest
    assert newest is not None
    cut = "DELETE FROM {} WHERE {} = 5"
    _changed(
        path, ";".join(cut.format(*t) for t in (("journal", "revision"), ("seal", "revision"), ("batch", "number")))
    )
    _changed(path, "UPDATE entity SET claims = replace(claims, 'Amt 5', 'Amt 4')")
    assert _verified(path, model).whole
    assert _verified(path, model, newest.value).breaks == (Break(SealFault.ANCHOR),)


def test_what_is_written_behind_a_break_does_not_hide_it(path: Path, model: Model) -> None:
    _changed(path, "UPDATE batch SET author = 'Wer anders' WHERE number = 2")
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:c"))
    erase_properties(
        store, model, record_like(store, "d1:b"), ["name"], Eraser("A", "2024-08-01T12:00:00Z", EVERYTHING)
    )
    assert verify(store).breaks == (Break(SealFault.CONTENT, 2),)
    store.close()


def test_an_erasure_does_not_seal_what_was_tampered_with(path: Path, model: Model) -> None:
    """What it rewrites has to be as it was sealed; else the break stays what it is."""
    _changed(path, "UPDATE batch SET author = 'Wer anders' WHERE number = 1")
    store = open_store(f"sqlite:///{path}", model)
    erase_properties(
        store, model, record_like(store, "d1:b"), ["name"], Eraser("A", "2024-08-01T12:00:00Z", EVERYTHING)
    )
    found = verify(store)
    assert found.breaks == (Break(SealFault.CONTENT, 1),)
    assert found.renewals == ()
    store.close()


def test_a_file_of_before_is_sealed_from_its_next_batch_on(path: Path, model: Model) -> None:
    _changed(path, "DROP TABLE seal; DROP TABLE renewed; PRAGMA user_version = 2")
    found = _verified(path, model)
    assert (found.whole, found.unsealed, found.sealed, found.since, found.newest) == (True, 5, 0, None, None)
    store = open_store(f"sqlite:///{path}", model)
    number = commit(store, org("d1:c"))
    found = verify(store)
    assert found.since is not None
    assert (found.whole, found.unsealed, found.sealed, found.since.number) == (True, 5, 1, number)
    erase_properties(
        store, model, record_like(store, "d1:b"), ["name"], Eraser("A", "2024-08-01T12:00:00Z", EVERYTHING)
    )
    assert verify(store).whole
    store.close()


def test_looking_changes_nothing(path: Path, model: Model) -> None:
    content = path.read_bytes()
    _verified(path, model)
    assert path.read_bytes() == content


def test_whoever_writes_meanwhile_breaks_nothing(path: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program changes a record between the journal and the records that are read."""
    other = SqliteStore(f"sqlite:///{path}", model)
    store = SqliteStore(f"sqlite:///{path}", model)
    plain = SqliteStore.records
    done: list[int] = []

    def records(self: SqliteStore, *args: object, **named: object) -> Iterator[object]:
        if self is store and not done:
            done.append(commit(other, org("d1:a", "Amt 6")))
        return plain(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(SqliteStore, "records", records)
    assert verify(store).whole
    assert done == [6]
    store.close()
    other.close()
