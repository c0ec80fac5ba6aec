"""A batch for which the server has too little memory is refused in words, soon, and leaves nothing."""

import pytest

from graph.errors import StoreUnavailableError
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put, remove
from graph.stores.cypher import room
from ontology import Model
from ontology.names import EntityType, Prop
from tests.neo4j_database import Database

TIME = "2026-01-01T00:00:00+00:00"
ROWS = 2_001


def test_what_is_plainly_too_large_is_refused_and_nothing_else() -> None:
    room.refuse_too_large(1000, 263, 0.5)
    room.refuse_too_large(1000, 270, 0.5)  # what comes may be smaller
    room.refuse_too_large(0, 10**12, 0.01)  # a server without a limit
    with pytest.raises(StoreUnavailableError, match=r"needs about 6 MiB .* has 2 MiB for it.*--memory"):
        room.refuse_too_large(2 * 1024**2, 1024**2, 1 / 3)
    said = entity("99001:a", EntityType.ORGANIZATION, "99001", [Claim(EXISTS, "true"), Claim(Prop.NAME, "Amt")])
    assert room.weight_of([put(said), remove("99001:b")]) == 4


def test_who_waits_is_told_after_the_first_part(neo4j: Database, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LIMITS", "UNWIND ['0B', '1.00KiB'] AS value RETURN value")
    opened = open_store(neo4j.empty(), model)
    said = [Claim(EXISTS, "true"), Claim(Prop.NAME, "Amt")]
    changes = tuple(put(entity(f"99001:a{n:05}", EntityType.ORGANIZATION, "99001", said)) for n in range(ROWS))
    told: list[int] = []
    with pytest.raises(StoreUnavailableError, match="needs about"):
        opened.commit(Batch("test", TIME, "viel", changes), EVERYTHING, lambda done, _: told.append(done))
    assert told == [0, 1000]
    assert opened.head(EVERYTHING) is None
    assert list(opened.records(EVERYTHING)) == []
    opened.close()
