"""What the seals of the journal cost a write: ours with them, the plain way without, in turns in the same run."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from graph.records import Record
from graph.stores import GraphStore, open_store, sqlite
from graph.stores.sealing import Sealing
from ontology import load_model
from tests.bench.measuring import Measured
from tests.store.small import commit, org

_LONG = 5000
_SMALL = 300
_ROUNDS = 15
_KEEP = "keep_seal"


def long_list(folder: Path) -> Measured:
    """One batch of 5,000 records; processor seconds."""
    return _compared(folder, [[org(f"d1:{n}", f"Stelle {n}", phone="0721 4711", note="x" * 200) for n in range(_LONG)]])


def small_changes(folder: Path) -> Measured:
    """300 batches of one changed record; processor seconds."""
    return _compared(folder, [[org("d1:a", f"Stelle {n}")] for n in range(_SMALL)])


def _compared(folder: Path, batches: Sequence[Sequence[Record]]) -> Measured:
    ours, plain = [], []
    for n in range(_ROUNDS):
        ours.append(_seconds(folder / f"mit-{n}.db", batches))
        with _without_seals():
            plain.append(_seconds(folder / f"ohne-{n}.db", batches))
    return Measured(min(ours), min(plain), f"{100 * (min(ours) / min(plain) - 1):+.1f} % with seals")


def _seconds(path: Path, batches: Sequence[Sequence[Record]]) -> float:
    store: GraphStore = open_store(f"sqlite:///{path}", load_model())
    commit(store, org("d1:first"))
    started = process_time()
    for batch in batches:
        commit(store, *batch)
    taken = process_time() - started
    store.close()
    return taken


@contextmanager
def _without_seals() -> Iterator[None]:
    add: Callable[..., None] = Sealing.add
    keep = getattr(sqlite, _KEEP)

    def counted(self: Sealing, steps: Sequence[object]) -> None:
        self.steps += len(steps)

    Sealing.add = counted  # type: ignore[method-assign,assignment]
    setattr(sqlite, _KEEP, lambda *_: None)
    try:
        yield
    finally:
        Sealing.add = add  # type: ignore[method-assign]
        setattr(sqlite, _KEEP, keep)
