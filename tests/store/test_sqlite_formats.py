"""A file of an earlier format is brought forward on opening, with all that it holds."""

import sqlite3
from pathlib import Path

import pytest

from graph.errors import ForeignFileError, StoreBusyError, StoreUnavailableError
from graph.stores import sqlite_file
from graph.stores.base import EVERYTHING
from graph.stores.sqlite import SqliteStore
from graph.stores.sqlite_file import FILE_FORMAT, _prepare
from ontology import Model
from tests.store.small import commit, everything, org, tie

SET = {
    "page_size": 8192,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "journal_size_limit": 4 * 2**20,
}
"""How a connection is set: what is written lasts, what is deleted is overwritten, the log beside it stays small."""

EVER = {
    "entity": ("id", "type", "owner", "claims"),
    "relation": ("id", "type", "owner", "claims", "source", "target"),
    "batch": ("number", "author", "time", "reason"),
    "journal": ("revision", "position", "record", "before", "after"),
}
"""Tables and columns of our files, whatever their format."""


def test_a_file_of_format_1_is_brought_forward_whole(tmp_path: Path, model: Model) -> None:
    url, path = f"sqlite:///{tmp_path / 'netz.db'}", tmp_path / "netz.db"
    store = SqliteStore(url, model)
    commit(store, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b", intensity="3"))
    before = everything(store)
    store.close()
    with sqlite3.connect(path) as old:
        old.execute("ALTER TABLE relation ADD COLUMN intensity INTEGER NOT NULL DEFAULT 3")
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed"):
            old.execute(f"ALTER TABLE relation ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
        old.execute("PRAGMA user_version = 1")
    old.close()
    store = SqliteStore(url, model)
    assert everything(store) == before
    commit(store, tie("d1:b", "d1:a"))
    assert len(list(store.relations(scope=EVERYTHING))) == 2
    store.close()
    new = SqliteStore(f"sqlite:///{tmp_path / 'neu.db'}", model)
    commit(new, org("d1:a"))
    new.close()
    assert _columns(path) == _columns(tmp_path / "neu.db")


def _columns(path: Path) -> list[tuple[str, str]]:
    """Name and type of each column of relations."""
    opened = sqlite3.connect(path)
    try:
        return [(row[1], row[2]) for row in opened.execute("PRAGMA table_info(relation)")]
    finally:
        opened.close()


def test_a_file_of_a_later_format_is_refused(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "netz.db"
    store = SqliteStore(f"sqlite:///{path}", model)
    commit(store, org("d1:a"))
    store.close()
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version = {FILE_FORMAT + 1}")
    later.close()
    with pytest.raises(StoreUnavailableError, match=f"format {FILE_FORMAT + 1}"):
        SqliteStore(f"sqlite:///{path}", model)


def test_a_file_keeps_nothing_that_was_deleted_trusts_no_foreign_schema_and_no_long_log(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "netz.db", isolation_level=None)
    _prepare(db)
    said = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in SET}
    db.close()
    assert said == SET


@pytest.mark.parametrize("column", [f"{table}.{column}" for table, columns in EVER.items() for column in columns])
def test_tables_called_like_ours_without_one_of_our_columns_are_of_another_program(
    tmp_path: Path, model: Model, column: str
) -> None:
    path = tmp_path / "fremd.db"
    other = sqlite3.connect(path, isolation_level=None)
    for table, columns in EVER.items():
        other.execute(f"CREATE TABLE {table} ({', '.join(c for c in columns if f'{table}.{c}' != column)}, x)")
    other.execute("PRAGMA user_version = 2")
    other.close()
    with pytest.raises(ForeignFileError):
        SqliteStore(f"sqlite:///{path}", model)


def test_who_writes_waits_while_another_makes_the_file(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused, opened = iter([StoreBusyError, StoreBusyError]), sqlite_file._opened_for_writing

    def busy_at_first(file: str) -> sqlite3.Connection:
        for error in refused:
            raise error
        return opened(file)

    monkeypatch.setattr(sqlite_file, "_opened_for_writing", busy_at_first)
    store = SqliteStore(f"sqlite:///{tmp_path / 'netz.db'}", model)
    commit(store, org("d1:a"))
    assert [e.id for e in store.records(EVERYTHING)] == ["d1:a"]
    store.close()


def test_all_entries_are_read_newest_first_and_each_once(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(f"sqlite:///{tmp_path / 'netz.db'}", model)
    for n in range(3):
        commit(store, org(f"d1:{n}"), org(f"d2:{n}", owner="d2"))
    monkeypatch.setattr("graph.stores.sqlite._PAGE", 4)
    assert list(store._newest_entries()) == list(store.journal(scope=EVERYTHING))[::-1]
    store.close()
