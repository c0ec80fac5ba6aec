"""How SQLite reads: a district of a nation is found by an index, never by looking at every relation of the store."""

from collections.abc import Callable

import pytest

from graph.stores.base import Scope
from graph.stores.sqlite import SqliteStore
from ontology import Model

HERE = Scope.of("d1")
READS: dict[str, Callable[[SqliteStore], object]] = {
    "relations": lambda store: list(store.relations(scope=HERE)),
    "relations of one": lambda store: list(store.relations("d1:a", HERE)),
    "relations of a type": lambda store: list(store.relations(scope=HERE, types=["Membership"])),
    "entities of a type": lambda store: list(store.records(HERE, ["District"])),
    "one record": lambda store: store.get("d1:a", HERE),
}


@pytest.mark.parametrize("read", READS)
def test_a_district_is_read_by_an_index(model: Model, read: str) -> None:
    store = SqliteStore("sqlite://", model)
    said: list[str] = []
    store._db.set_trace_callback(said.append)
    READS[read](store)
    store._db.set_trace_callback(None)
    steps = [row[3] for sql in said for row in store._db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    store.close()
    assert steps
    assert [step for step in steps if step in ("SCAN r", "SCAN c")] == []
