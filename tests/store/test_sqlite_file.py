"""A store's file: looked into without a trace, made by the first write, refused where it is not ours or broken."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import DamagedStoreError, ForeignFileError, StoreBusyError, StoreFullError, StoreReplacedError
from graph.stores import open_store
from graph.stores.backup import backup, restore
from graph.stores.base import EVERYTHING
from graph.stores.sqlite import SqliteStore
from graph.stores.sqlite_file import APPLICATION, checked
from ontology import Model
from tests.store.small import commit, everything, org

NOBODY = 65534
TABLES = ("entity", "relation", "batch", "journal")


@pytest.fixture
def path(tmp_path: Path, model: Model) -> Path:
    """A store with one organization, closed."""
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    commit(store, org("d1:a", "Jugendamt"))
    store.close()
    return tmp_path / "netz.db"


def folder(path: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in sorted(path.parent.iterdir())}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom nothing is read-only."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


# -- reading --------------------------------------------------------------------------------------------------------


def test_reading_leaves_the_folder_as_it_was(path: Path, model: Model) -> None:
    before, changed = folder(path), path.stat().st_mtime_ns
    store = open_store(f"sqlite:///{path}", model)
    assert [e.name for e in store.records(EVERYTHING)] == ["Jugendamt"]
    assert store.head(EVERYTHING) is not None
    store.close()
    assert (folder(path), path.stat().st_mtime_ns) == (before, changed)


def test_opening_a_name_that_is_free_makes_no_file(tmp_path: Path, model: Model) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'neu.db'}", model)
    assert list(store.records(EVERYTHING)) == []
    store.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left", ["nothing", "pages without tables"])
def test_a_file_whose_maker_was_broken_off_is_an_empty_store(tmp_path: Path, model: Model, left: str) -> None:
    path = tmp_path / "netz.db"
    path.touch()
    if left == "pages without tables":
        with sqlite3.connect(path) as begun:
            begun.execute("PRAGMA journal_mode = WAL")
        begun.close()
        assert path.stat().st_size
    store = open_store(f"sqlite:///{path}", model)
    assert [*store.records(EVERYTHING), store.head(EVERYTHING), checked(str(path))] == [None, False]
    other = open_store(f"sqlite:///{path}", model)
    commit(other, org("d1:a", "Jugendamt"))
    other.close()
    assert [e.name for e in store.records(EVERYTHING)] == ["Jugendamt"]
    commit(store, org("d1:b", "Gesundheitsamt"))
    store.close()
    assert checked(str(path))


def test_an_empty_file_is_no_backup(path: Path, model: Model, tmp_path: Path) -> None:
    before, empty = path.read_bytes(), tmp_path / "leer.db"
    empty.touch()
    with pytest.raises(DamagedStoreError):
        restore(empty, f"sqlite:///{path}", model)
    assert path.read_bytes() == before


def test_a_store_on_a_medium_nobody_writes_on_is_read(path: Path, model: Model) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for parent in path.parents[1:4]:
        if parent.owner() == path.owner() and parent != Path("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        with as_nobody():
            store = open_store(f"sqlite:///{path}", model)
            assert [e.name for e in store.records(EVERYTHING)] == ["Jugendamt"]
            store.close()
    finally:
        path.parent.chmod(0o700)


def test_reading_waits_for_nobody_who_writes(path: Path, model: Model) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    store = open_store(f"sqlite:///{path}", model)
    assert [e.name for e in store.records(EVERYTHING)] == ["Jugendamt"]
    store.close()
    writer.close()


def test_a_store_that_is_busy_is_called_busy(path: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.stores.sqlite_file._PATIENCE", 0.1)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    store = open_store(f"sqlite:///{path}", model)
    with pytest.raises(StoreBusyError):
        commit(store, org("d1:b"))
    writer.execute("ROLLBACK")
    writer.close()
    commit(store, org("d1:b"))
    store.close()


def test_a_store_is_read_where_nothing_can_be_written(path: Path) -> None:
    """As on a full disk: not a byte fits into any file."""
    said = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert said.stdout.splitlines() == ["Jugendamt", "Jugendamt, Kita", "StoreUnavailableError"], said.stderr
    assert [f.stat().st_size for f in path.parent.iterdir() if f != path] in ([], [0], [0, 0])


ROOT = Path(__file__).parents[2]
ON_A_FULL_DISK = """
import resource, signal, sys
from graph.errors import StoreUnavailableError
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests.store.small import commit, org

def limit(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

model = load_model()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit(0)
store = open_store(f"sqlite:///{sys.argv[1]}", model)
print(*(e.name for e in store.records(EVERYTHING)))
limit(resource.RLIM_INFINITY)
other = open_store(f"sqlite:///{sys.argv[1]}", model)
commit(other, org("d1:b", "Kita"))
print(*(e.name for e in store.records(EVERYTHING)), sep=", ")
other.close()
store.close()
limit(0)
store = open_store(f"sqlite:///{sys.argv[1]}", model)
try:
    commit(store, org("d1:c"))
except StoreUnavailableError as error:
    print(type(error).__name__)
store.close()
"""


def test_a_full_disk_is_called_full_and_the_store_stays_as_it_was(path: Path, model: Model) -> None:
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    before = everything(store)
    assert isinstance(store, SqliteStore)
    store._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StoreFullError):
        commit(store, *(org(f"d1:{n}", "Stelle " * 50) for n in range(1000)))
    assert everything(store) == before
    store.close()


def test_a_link_to_a_store_stays_one(path: Path, model: Model, tmp_path: Path) -> None:
    (tmp_path / "dort").mkdir()
    link = tmp_path / "dort" / "netz.db"
    link.symlink_to(path)
    store = open_store(f"sqlite:///{link}", model)
    commit(store, org("d1:b"))
    assert {stat.S_IMODE(name.stat().st_mode) for name in (path, *path.parent.glob("netz.db-*"))} == {0o600}
    backup(store, tmp_path / "sicherung.db", model)
    store.close()
    restore(tmp_path / "sicherung.db", f"sqlite:///{link}", model)
    assert link.is_symlink()
    assert [f.name for f in link.parent.iterdir()] == ["netz.db"]


# -- whose file it is -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE bookmarks (url TEXT)"],
        ["CREATE TABLE entity (id TEXT)", "CREATE TABLE other (id TEXT)"],
        ["CREATE TABLE x (a)", "PRAGMA user_version = 2"],
        ["PRAGMA user_version = 1"],
        [f"CREATE TABLE {name} (x)" for name in TABLES],
        [*(f"CREATE TABLE {name} (id TEXT)" for name in TABLES), "PRAGMA user_version = 1"],
        [*(f"CREATE TABLE {name} (id TEXT)" for name in TABLES), "PRAGMA user_version = 2"],
        ["CREATE TABLE x (a)", "DROP TABLE x", "PRAGMA application_id = 12345"],
    ],
)
def test_the_file_of_another_program_is_left_alone(tmp_path: Path, model: Model, statements: list[str]) -> None:
    path = tmp_path / "fremd.db"
    other = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()
    before = folder(path)
    path.chmod(0o644)
    with pytest.raises(ForeignFileError):
        open_store(f"sqlite:///{path}", model)
    assert (folder(path), stat.S_IMODE(path.stat().st_mode)) == (before, 0o644)


def test_our_files_say_whose_they_are_and_older_ones_are_taken(path: Path, model: Model) -> None:
    with sqlite3.connect(path) as ours:
        assert ours.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        ours.execute("PRAGMA application_id = 0")
    ours.close()
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    assert len(list(store.records(EVERYTHING))) == 2
    store.close()
    with sqlite3.connect(path) as ours:
        assert ours.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    ours.close()


def test_what_is_no_database_is_refused(tmp_path: Path, model: Model) -> None:
    (tmp_path / "brief.db").write_text("Sehr geehrte Damen und Herren, " * 100)
    with pytest.raises(ForeignFileError):
        open_store(f"sqlite:///{tmp_path / 'brief.db'}", model)


# -- damage ---------------------------------------------------------------------------------------------------------


def damaged(path: Path, model: Model) -> Path:
    """The store with a page in the middle overwritten."""
    store = open_store(f"sqlite:///{path}", model)
    commit(store, *(org(f"d1:{n}", f"Stelle {n} " * 20) for n in range(300)))
    store.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 8192 // 2 * 8192
    data[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(data)
    return path


def test_a_damaged_store_is_named_and_not_written_on(path: Path, model: Model) -> None:
    before = damaged(path, model).read_bytes()
    with pytest.raises(DamagedStoreError):
        checked(str(path))
    store = open_store(f"sqlite:///{path}", model)
    with pytest.raises(DamagedStoreError):
        commit(store, org("d1:neu"))
    store.close()
    assert path.read_bytes() == before


# -- privacy and size -----------------------------------------------------------------------------------------------


def test_only_the_owner_reads_a_store_and_what_lies_beside_it(path: Path, model: Model) -> None:
    path.chmod(0o644)
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    names = [path, path.with_name("netz.db-wal"), path.with_name("netz.db-shm")]
    assert {stat.S_IMODE(name.stat().st_mode) for name in names} == {0o600}
    store.close()


def test_nothing_stays_beside_the_file_when_it_is_closed(path: Path, model: Model) -> None:
    store = open_store(f"sqlite:///{path}", model)
    commit(store, *(org(f"d1:{n}") for n in range(200)))
    store.close()
    assert [f.name for f in path.parent.iterdir()] == ["netz.db"]


# -- a file that is another one -------------------------------------------------------------------------------------


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_written_where_nobody_would_see_it(path: Path, model: Model, *, replaced: bool) -> None:
    store = open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    other = path.read_bytes()
    for name in [path, *path.parent.glob("netz.db-*")]:
        name.unlink()
    if replaced:
        path.write_bytes(other)
    with pytest.raises(StoreReplacedError):
        commit(store, org("d1:c"))
    store.close()


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_acknowledged_that_only_stands_in_a_log_nobody_finds(
    path: Path, model: Model, *, replaced: bool
) -> None:
    store, log = open_store(f"sqlite:///{path}", model), path.with_name("netz.db-wal")
    commit(store, org("d1:b", "Kita"))
    other = log.read_bytes()
    log.unlink()
    if replaced:
        log.write_bytes(other)
    with pytest.raises(StoreReplacedError):
        commit(store, org("d1:c"))
    assert [e.name for e in store.records(EVERYTHING)] == ["Jugendamt", "Kita"]
    store.close()


def test_who_writes_goes_on_after_the_log_was_written_back_by_others(path: Path, model: Model) -> None:
    store, other = open_store(f"sqlite:///{path}", model), open_store(f"sqlite:///{path}", model)
    commit(store, org("d1:b"))
    commit(other, org("d1:c"))
    other.close()
    assert path.with_name("netz.db-wal").stat().st_size == 0
    assert commit(store, org("d1:d")) == 4
    store.close()


def test_who_reads_is_given_what_took_the_place_of_the_file(path: Path, model: Model, tmp_path: Path) -> None:
    reader, saved = open_store(f"sqlite:///{path}", model), tmp_path / "sicherung.db"
    backup(reader, saved, model)
    other = open_store(f"sqlite:///{path}", model)
    commit(other, org("d1:b", "Kita"))
    other.close()
    assert [e.name for e in reader.records(EVERYTHING)] == ["Jugendamt", "Kita"]
    restore(saved, f"sqlite:///{path}", model)
    assert [e.name for e in reader.records(EVERYTHING)] == ["Jugendamt"]
    path.unlink()
    with pytest.raises(StoreReplacedError):
        list(reader.records(EVERYTHING))
    reader.close()


def test_the_log_of_a_long_import_goes_though_others_read(path: Path, model: Model) -> None:
    reader, writer = open_store(f"sqlite:///{path}", model), open_store(f"sqlite:///{path}", model)
    commit(writer, *(org(f"d1:{n}", f"Stelle {n} " * 30) for n in range(2000)))
    assert list(reader.records(EVERYTHING))
    log = path.with_name("netz.db-wal")
    assert log.stat().st_size > 1_000_000
    writer.close()
    assert log.stat().st_size == 0
    assert len(list(reader.records(EVERYTHING))) == 2001
    reader.close()


# -- backup ---------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_moment_while_others_write_and_comes_back(path: Path, model: Model, tmp_path: Path) -> None:
    store, writer = open_store(f"sqlite:///{path}", model), open_store(f"sqlite:///{path}", model)
    commit(writer, org("d1:b"))
    saved, before = tmp_path / "sicherung.db", everything(writer)
    backup(store, saved, model)
    commit(writer, org("d1:c"))
    store.close()
    writer.close()
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    restore(saved, f"sqlite:///{tmp_path / 'neu.db'}", model)
    restore(saved, f"sqlite:///{path}", model)
    for restored in (tmp_path / "neu.db", path):
        again = open_store(f"sqlite:///{restored}", model)
        assert everything(again) == before
        commit(again, org("d1:d"))
        again.close()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["netz.db", "neu.db", "sicherung.db"]


def test_a_damaged_backup_replaces_nothing(path: Path, model: Model, tmp_path: Path) -> None:
    saved = tmp_path / "sicherung.db"
    store = open_store(f"sqlite:///{path}", model)
    backup(store, saved, model)
    store.close()
    damaged(saved, model)
    before = path.read_bytes()
    with pytest.raises(DamagedStoreError):
        restore(saved, f"sqlite:///{path}", model)
    assert path.read_bytes() == before
