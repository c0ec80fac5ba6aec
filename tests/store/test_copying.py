"""Moving a store: everything equal afterwards, in both directions, also after being broken off (decision 0010)."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from time import sleep
from typing import NoReturn

import pytest

from graph.errors import ConflictError, InvalidError
from graph.records import to_json
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, JournalEntry, Revision, remove
from graph.stores.copying import COPIED_AT_ONCE, Copied, copy
from graph.stores.journal import undo
from ontology import Model
from tests import musterstadt
from tests.store.small import TIME, commit, everything, one_of_each, org, tie

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COPY = """
import sys
from graph.stores.copying import copy
from graph.stores import open_store
from ontology import load_model
source, target = (open_store(url, load_model()) for url in sys.argv[1:])
copy(source, target, lambda number: print(number, flush=True))
"""


@pytest.fixture
def filled(model: Model) -> Iterator[GraphStore]:
    """A store with a history: everything changed, removed, taken back, and a batch that changed nothing."""
    store = open_store("sqlite://", model)
    commit(store, *one_of_each(model))
    commit(store, org("d1:Organization", "Neu"), remove("d1:Committee"))
    commit(store, org("d1:Organization", "Neu"), reason="nichts Neues")
    number = store.commit(musterstadt.batch(), scope=EVERYTHING).number
    commit(store, remove(musterstadt.JUGENDAMT))
    undo(store, number + 1, author="Test", time=TIME, scope=EVERYTHING)
    yield store
    store.close()


def assert_equal(one: GraphStore, other: GraphStore) -> None:
    assert everything(one) == everything(other)
    assert list(one.journal(scope=EVERYTHING)) == list(other.journal(scope=EVERYTHING))


def test_a_copy_equals_its_source(filled: GraphStore, opened: GraphStore) -> None:
    done = copy(filled, opened)
    assert done == Copied(5, len(list(filled.journal(scope=EVERYTHING))))
    assert_equal(filled, opened)
    assert [e.id for e in opened.search("muster", scope=EVERYTHING)] == [
        e.id for e in filled.search("muster", scope=EVERYTHING)
    ]


def test_there_and_back_is_as_before(filled: GraphStore, opened: GraphStore, model: Model) -> None:
    copy(filled, opened)
    back = open_store("sqlite://", model)
    copy(opened, back)
    assert_equal(filled, back)
    back.close()


def test_a_copy_goes_on_like_its_source(filled: GraphStore, opened: GraphStore) -> None:
    """Numbers count on, what was done can still be taken back, and nothing is copied twice."""
    copy(filled, opened)
    newest = commit(opened, org("d1:weiter"))
    assert newest > max(e.revision.number for e in filled.journal(scope=EVERYTHING))
    undo(opened, newest, author="Test", time=TIME, scope=EVERYTHING)
    assert everything(opened) == everything(filled)


def test_what_has_come_since_is_appended(filled: GraphStore, opened: GraphStore) -> None:
    copy(filled, opened)
    assert copy(filled, opened) == Copied(0, 0)
    commit(filled, org("d1:später"))
    assert copy(filled, opened) == Copied(1, 1)
    assert_equal(filled, opened)


def test_progress_names_each_revision_that_is_done(filled: GraphStore, opened: GraphStore) -> None:
    told: list[int] = []
    copy(filled, opened, told.append)
    newest = opened.head(EVERYTHING)
    assert newest is not None
    assert told == sorted(told)
    assert told[-1] == newest.number


def test_a_target_with_a_history_of_its_own_is_left_alone(filled: GraphStore, opened: GraphStore) -> None:
    commit(opened, org("d1:eigenes"))
    before = everything(opened)
    with pytest.raises(ConflictError):
        copy(filled, opened)
    assert everything(opened) == before


def test_a_target_that_has_gone_on_by_itself_is_left_alone(filled: GraphStore, opened: GraphStore) -> None:
    copy(filled, opened)
    commit(opened, org("d1:eigenes"))
    commit(filled, org("d1:anderes"))
    with pytest.raises(ConflictError):
        copy(filled, opened)


def test_a_copy_that_breaks_off_goes_on_where_it_was(opened: GraphStore, model: Model) -> None:
    source = open_store("sqlite://", model)
    for part in range(2):
        commit(source, *(org(f"d1:{part}-{n}") for n in range(COPIED_AT_ONCE)))

    def break_off(number: int) -> NoReturn:
        raise KeyboardInterrupt(number)

    with pytest.raises(KeyboardInterrupt):
        copy(source, opened, break_off)
    assert len(list(opened.records(EVERYTHING))) == COPIED_AT_ONCE
    assert copy(source, opened) == Copied(1, COPIED_AT_ONCE)
    assert everything(source) == everything(opened)
    source.close()


def test_a_killed_copy_leaves_whole_revisions_and_goes_on(url: str, model: Model, tmp_path: Path) -> None:
    here = f"sqlite:///{tmp_path / 'quelle.db'}"
    source = open_store(here, model)
    for n in range(11):
        ids = [f"d1:{n}-{i}" for i in range(500)]
        commit(source, *map(org, ids), *(tie(a, b) for a, b in pairwise(ids)))
    with (tmp_path / "out.txt").open("wb") as out:
        child = subprocess.Popen([sys.executable, "-c", COPY, here, url], stdout=out, cwd=ROOT)
        while child.poll() is None and not (tmp_path / "out.txt").read_bytes():
            sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
    target = open_store(url, model)
    numbers = [e.revision.number for e in target.journal(scope=EVERYTHING)]
    assert numbers
    assert {numbers.count(n) for n in set(numbers)} == {999}
    copy(source, target)
    assert_equal(source, target)
    source.close()
    target.close()


# -- replay, the part of the contract that copying rests on ---------------------------------------------------


def test_replay_refuses_what_is_not_newer(opened: GraphStore) -> None:
    commit(opened, org("d1:a"))
    entries = list(opened.journal(scope=EVERYTHING))
    with pytest.raises(ConflictError):
        opened.replay(entries)
    assert list(opened.journal(scope=EVERYTHING)) == entries


def test_replay_is_all_or_nothing(opened: GraphStore) -> None:
    good = [JournalEntry(Revision(n, "A", TIME, "R"), f"d1:{n}", None, to_json(org(f"d1:{n}"))) for n in (1, 2)]
    lost = tie("d1:1", "d1:ghost")
    bad = JournalEntry(Revision(3, "A", TIME, "R"), lost.id, None, to_json(lost))
    with pytest.raises(InvalidError):
        opened.replay([*good, bad])
    assert (
        list(opened.records(EVERYTHING)),
        list(opened.journal(scope=EVERYTHING)),
        opened.head(EVERYTHING),
    ) == ([], [], None)


def test_replay_refuses_a_type_that_this_model_does_not_have(opened: GraphStore) -> None:
    text = to_json(org("d1:a")).replace("Organization", "Raumschiff")
    with pytest.raises(InvalidError, match="Raumschiff"):
        opened.replay([JournalEntry(Revision(1, "A", TIME, "R"), "d1:a", None, text)])
    assert list(opened.records(EVERYTHING)) == []


def test_head_is_the_newest_revision(opened: GraphStore) -> None:
    assert opened.head(EVERYTHING) is None
    commit(opened, org("d1:a"))
    newest = commit(opened, org("d1:b"), reason="Neueste")
    head = opened.head(EVERYTHING)
    assert head is not None
    assert (head.number, head.reason, head.time) == (newest, "Neueste", TIME)


def test_a_long_journal_comes_whole_and_in_order(opened: GraphStore) -> None:
    """More entries than are read at once, in revisions small and large."""
    sizes = (1, 2500, 1, 1999, 2)
    for number, size in enumerate(sizes):
        commit(opened, *(org(f"d1:{number}-{n:04}") for n in range(size)))
    read = [e.record for e in opened.journal(scope=EVERYTHING)]
    assert read == [f"d1:{number}-{n:04}" for number, size in enumerate(sizes) for n in range(size)]
    assert len(list(islice(opened.journal(after=2, scope=EVERYTHING), 10_000))) == sum(sizes[2:])
