"""Whoever was told of a revision is never answered from before it, whichever process of a store answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from graph.live.live import Live
from graph.stores import open_store
from ontology import Model, load_model
from tests.live.world import COVERS, KEYS, ON, answered, said, there
from tests.store.small import org

pytestmark = pytest.mark.slow

ROUNDS = {"sqlite": 60, "neo4j": 15}
"""By engine: at a server a round takes longer."""


def work(url: str, pipe: Connection) -> None:
    """A worker: writes a name when told one, answers for a district when told its key, until told nothing."""
    store = open_store(url, load_model())
    live = Live(store, load_model())
    for asked in iter(pipe.recv, None):
        if asked in KEYS:
            pipe.send(answered(live.of(asked, ON)))
        else:
            id, name = asked
            pipe.send(said(store, org(id, name, owner=id.partition(":")[0])).number)
    store.close()


@contextmanager
def worker(url: str) -> Iterator[Connection]:
    context = get_context("spawn")
    pipe, its = context.Pipe()
    process = context.Process(target=work, args=(url, its))
    process.start()
    try:
        yield pipe
        pipe.send(None)
        process.join(30)
    finally:
        process.kill()
        process.join()


@pytest.mark.parametrize("engine", ["sqlite", "neo4j"])
def test_no_worker_answers_from_before_a_change_that_was_acknowledged(
    request: pytest.FixtureRequest, tmp_path: Path, model: Model, engine: str
) -> None:
    url = f"sqlite:///{tmp_path / 'netz.db'}" if engine == "sqlite" else request.getfixturevalue("neo4j").empty()
    store, draw = open_store(url, model), Random("rounds")
    said(store, *there())
    store.close()
    with worker(url) as one, worker(url) as other:
        for n in range(ROUNDS[engine]):
            # The clinic is d2's and covers d1; the others are nobody else's.
            id = draw.choice((COVERS.source, "d1:0", "d2:1", "d3:2"))
            seen = {"d1", "d2"} if id == COVERS.source else {id.partition(":")[0]}
            writing = draw.choice((one, other))
            writing.send((id, f"Neu {n:03}"))
            assert writing.recv() > n
            for pipe in (one, other):
                for key in sorted(seen):
                    pipe.send(key)
            answers = [pipe.recv() for pipe in (one, other) for _ in seen]
            assert [f"Neu {n:03}".encode() in body for body in answers] == [True] * len(answers), (n, id)
