"""Stores that last: reopening, several connections and processes at once, and being killed while writing."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from random import Random
from time import sleep

import pytest

from graph.errors import ConflictError, StoreUnavailableError
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.store.small import commit, everything, one_of_each, org, tie

ROOT = Path(__file__).parents[2]
RECORDS_PER_BATCH = 12
CHILD = f"""
import sys
from itertools import count
from graph.stores.base import Batch, put
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests.store.small import TIME, org, tie

store = open_store(sys.argv[1], load_model())
for n in count(int(sys.argv[2])):
    entities = [org(f"d1:{{n}}-{{i}}", f"Kita {{n}} {{i}}") for i in range({RECORDS_PER_BATCH} - 1)]
    rows = [*entities, tie(entities[0].id, entities[1].id)]
    store.commit(Batch("Kind", TIME, str(n), tuple(put(r) for r in rows)), EVERYTHING)
    print(n, flush=True)
"""


def test_everything_is_there_after_reopening(url: str, model: Model) -> None:
    first = open_store(url, model)
    commit(first, *one_of_each(model))
    before, entries = everything(first), list(first.journal(scope=EVERYTHING))
    first.close()
    second = open_store(url, model)
    assert everything(second) == before
    assert list(second.journal(scope=EVERYTHING)) == entries
    assert [e.id for e in second.search("sud west", scope=EVERYTHING)]
    assert commit(second, org("d1:new")) > entries[-1].revision.number
    second.close()


def test_a_closed_store_says_so(url: str, model: Model) -> None:
    store = open_store(url, model)
    store.close()
    with pytest.raises(StoreUnavailableError):
        store.get("d1:a", scope=EVERYTHING)
    with pytest.raises(StoreUnavailableError):
        commit(store, org("d1:a"))


def test_two_connections_see_each_others_commits(url: str, model: Model) -> None:
    one, other = open_store(url, model), open_store(url, model)
    commit(one, org("d1:a", "Eins"))
    assert [e.name for e in other.records(EVERYTHING)] == ["Eins"]
    commit(other, org("d1:a", "Zwei"))
    assert [e.name for e in one.records(EVERYTHING)] == ["Zwei"]
    assert [e.name for e in one.search("zwei", scope=EVERYTHING)] == ["Zwei"]
    one.close()
    other.close()


def test_of_two_writers_on_the_same_ground_the_second_is_refused(url: str, model: Model) -> None:
    one, other = open_store(url, model), open_store(url, model)
    based = commit(one, org("d1:a"))
    commit(one, org("d1:a", "Eins"), based_on=based)
    with pytest.raises(ConflictError):
        commit(other, org("d1:a", "Zwei"), based_on=based)
    assert [e.name for e in other.records(EVERYTHING)] == ["Eins"]
    one.close()
    other.close()


def test_threads_may_share_a_store(url: str, model: Model) -> None:
    store = open_store(url, model)
    failures: list[BaseException] = []

    def write(thread: int) -> None:
        try:
            for n in range(10):
                commit(store, org(f"d1:{thread}-{n}"), org(f"d1:{thread}-{n}-b"))
                assert len(list(store.records(EVERYTHING))) % 2 == 0
        except BaseException as error:  # noqa: BLE001 - told to the main thread
            failures.append(error)

    threads = [threading.Thread(target=write, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(store.records(EVERYTHING))) == 80
    numbers = [e.revision.number for e in store.journal(scope=EVERYTHING)]
    assert sorted(set(numbers)) == list(range(1, 41))
    store.close()


def test_many_may_open_a_new_store_at_the_same_moment(url: str, model: Model) -> None:
    start, failures = threading.Barrier(8), list[BaseException]()

    def open_and_write(number: int) -> None:
        try:
            start.wait()
            store = open_store(url, model)
            commit(store, org(f"d1:{number}"))
            store.close()
        except BaseException as error:  # noqa: BLE001 - told to the main thread
            failures.append(error)

    threads = [threading.Thread(target=open_and_write, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = open_store(url, model)
    assert len(list(store.records(EVERYTHING))) == 8
    store.close()


@pytest.mark.slow
def test_two_processes_write_into_one_store(url: str, model: Model, tmp_path: Path) -> None:
    open_store(url, model).close()
    children = [Child(url, start, tmp_path / f"{start}.txt") for start in (0, 50_000)]
    for child in children:
        child.wait_for(15)
    for child in children:
        child.kill()
    store = open_store(url, model)
    done = [n for child in children for n in child.acknowledged()]
    assert len(done) >= 30
    _assert_whole(store_ids={e.id for e in store.records(EVERYTHING)}, acknowledged=done)
    assert len({e.revision.number for e in store.journal(scope=EVERYTHING)}) >= len(done)
    store.close()


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_acknowledged_and_leaves_no_half_batch(
    url: str, model: Model, tmp_path: Path
) -> None:
    """Round after round on one store; the child is killed at a random moment, also while the store opens."""
    chance, acknowledged = Random(20240630), list[int]()
    rounds = 15 if url.startswith("sqlite:") else 6
    for round in range(rounds):
        child = Child(url, round * 1000, tmp_path / f"{round}.txt")
        if round % 5:
            child.wait_for(chance.randrange(1, 25))
        sleep(chance.random() * (0.02 if round % 5 else 0.5))
        child.kill()
        acknowledged += child.acknowledged()
        store = open_store(url, model)
        ids = {e.id for e in store.records(EVERYTHING)}
        _assert_whole(ids, acknowledged)
        assert {e.record for e in store.journal(scope=EVERYTHING) if e.record in ids} == ids
        assert len(list(store.relations(scope=EVERYTHING))) * (RECORDS_PER_BATCH - 1) == len(ids) - round
        commit(store, org(f"d1:parent-{round}"))
        store.close()
    assert len(acknowledged) > 4 * rounds


def test_undo_and_reopening_leave_the_store_as_it_was(url: str, model: Model) -> None:
    from graph.stores.journal import undo

    store = open_store(url, model)
    commit(store, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"))
    before = everything(store)
    number = store.commit(musterstadt.batch(), scope=EVERYTHING).number
    store.close()
    reopened = open_store(url, model)
    undo(reopened, number, author="Test", time=musterstadt.TIME, scope=EVERYTHING)
    assert everything(reopened) == before
    reopened.close()


# -- SQLite only: what a file can be -----------------------------------------------------------------------------


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, model: Model) -> None:
    file = tmp_path / "liste.xlsx"
    file.write_bytes(b"PK\x03\x04 something else" * 100)
    with pytest.raises(StoreUnavailableError):
        open_store(f"sqlite:///{file}", model)
    assert file.read_bytes().startswith(b"PK\x03\x04")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path, model: Model) -> None:
    with pytest.raises(StoreUnavailableError, match="nowhere"):
        open_store(f"sqlite:///{tmp_path}/nowhere/netz.db", model)


def test_a_file_of_another_application_is_left_alone(tmp_path: Path, model: Model) -> None:
    import sqlite3

    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE entity (mine)")
    other.close()
    with pytest.raises(StoreUnavailableError):
        open_store(f"sqlite:///{file}", model)
    with sqlite3.connect(file) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["entity"]
    other.close()


class Child:
    """A process that commits batches and says the number of each acknowledged one."""

    def __init__(self, url: str, start: int, said: Path) -> None:
        self.said = said
        with said.open("wb") as out:
            self.process = subprocess.Popen([sys.executable, "-c", CHILD, url, str(start)], stdout=out, cwd=ROOT)

    def acknowledged(self) -> list[int]:
        complete, _, _ = self.said.read_text("ascii").rpartition("\n")
        return [int(line) for line in complete.split()]

    def wait_for(self, batches: int) -> None:
        for _ in range(3000):
            if len(self.acknowledged()) >= batches or self.process.poll() is not None:
                break
            sleep(0.005)
        assert self.process.poll() is None, f"the child ended by itself ({self.process.returncode})"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def _assert_whole(store_ids: set[str], acknowledged: list[int]) -> None:
    """Every acknowledged batch is there in full, and no other one in part."""
    counted: dict[str, int] = {}
    for id in store_ids:
        if not id.startswith("d1:parent"):
            number = id.removeprefix("d1:").partition("-")[0]
            counted[number] = counted.get(number, 0) + 1
    assert set(counted.values()) <= {RECORDS_PER_BATCH - 1}
    assert {str(n) for n in acknowledged} <= set(counted)
