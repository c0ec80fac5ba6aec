"""One writer and eight readers in one process, as behind the web pages while somebody imports a list."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, pairwise
from pathlib import Path
from threading import Event

import pytest

from graph.imports import import_file
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Scope
from graph.stores.journal import revisions
from ontology import Model
from tests.store.small import commit, org, tie

BATCH = 200
BATCHES = 6


@pytest.mark.slow
def test_eight_threads_read_whole_batches_while_one_writes(url: str, model: Model) -> None:
    store = open_store(url, model)
    here, written = Scope.of("d1"), Event()

    def write() -> None:
        try:
            for done in range(BATCHES):
                names = [f"d1:{done:03}-{n:02}" for n in range(BATCH)]
                ties = [tie(a, b) for a, b in pairwise(names)]
                commit(store, *(org(n, f"Stelle {n}") for n in names), *ties)
        finally:
            written.set()

    def looks() -> Iterator[Callable[[], int]]:
        return cycle(
            (
                lambda: len(list(store.records(here))) % BATCH,
                lambda: len(list(store.relations(scope=here))) % (BATCH - 1),
                lambda: len(store.search("Stelle", here, limit=10_000)) % BATCH,
                lambda: len(list(store.journal(scope=EVERYTHING))) % (2 * BATCH - 1),
            )
        )

    def read() -> list[int]:
        found = []
        for look in looks():
            found.append(look())
            if written.is_set():
                break
        return found

    with ThreadPoolExecutor(9) as pool:
        writing = pool.submit(write)
        reading = [pool.submit(read) for _ in range(8)]
        left_over = [n for r in reading for n in r.result()]
        writing.result()
    assert (len(left_over) > 8, set(left_over)) == (True, {0})
    assert len(revisions(store, scope=EVERYTHING)) == BATCHES


def test_two_imports_at_once_both_arrive(url: str, model: Model, tmp_path: Path) -> None:
    lists = []
    for key in ("99001", "99002"):
        folder = tmp_path / key
        folder.mkdir()
        (folder / "bezirk.csv").write_text(f"ags,name\n{key}000,Ort {key}\n")
        (folder / "akteure.csv").write_text("id,name\n" + "".join(f"A{n},Stelle {n}\n" for n in range(300)))
        lists.append(folder)
    stores = [open_store(url, model) for _ in lists]

    def take_in(number: int) -> bool:
        return import_file(lists[number], stores[number], model, author="test", time="2026-01-01T00:00:00+00:00").ok

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(take_in, range(2))) == [True, True]
    assert len(list(stores[0].records(types=["Organization"], scope=EVERYTHING))) == 600
    for store in stores:
        store.close()
