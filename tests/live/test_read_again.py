"""After a change only what changed is read again, and the newest list of a district not at all if it is none of it."""

from collections.abc import Iterator
from random import Random

import pytest

from graph.district.loading import newest_list_date
from graph.live.live import Live
from graph.live.records_read import RecordsRead
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, NO_SCOPE, Scope, remove
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests.live.world import KEYS, ON, said, there
from tests.store.small import org, thing, tie


def counting(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of all records that a store hands out from now on."""
    read: list[str] = []
    records, relations, get = store.records, store.relations, store.get

    def told(found: Iterator[Record]) -> Iterator[Record]:
        for record in found:
            read.append(record.id)
            yield record

    monkeypatch.setattr(store, "records", lambda *args, **kwargs: told(records(*args, **kwargs)))
    monkeypatch.setattr(store, "relations", lambda *args, **kwargs: told(relations(*args, **kwargs)))

    def got(id: str, scope: Scope = NO_SCOPE) -> Record | None:
        read.append(id)
        return get(id, scope)

    monkeypatch.setattr(store, "get", got)
    return read


def test_what_did_not_change_is_the_very_record_of_before(
    store: GraphStore, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(store, *there())
    records = RecordsRead(store, model)
    before = records.of("d1")
    said(store, org("d1:1", "Neuer Name", owner="d1"), remove("d1:2"))
    read = counting(store, monkeypatch)
    after = records.of("d1")
    # The neighbours of what went, too: their ties went with it.
    assert sorted(read) == sorted({"d1:1", "d1:2", *(r.id for r in before.relations if "d1:2" in (r.source, r.target))})
    known = {id(e) for e in before.entities}
    assert [e.id for e in after.entities if id(e) not in known] == ["d1:1"]
    assert "d1:2" not in {e.id for e in after.entities}


@pytest.mark.parametrize(
    "change",
    [
        lambda: thing("d1:k", "Person", "d1", name="GEHEIM"),
        lambda: tie("d2:0", "d1:bezirk", type="CoversDistrict", owner="d2"),
        lambda: org("d1:1", "in anderer Hand", owner="d2"),
    ],
)
def test_what_decides_who_sees_what_is_followed_by_reading_all(
    store: GraphStore, model: Model, monkeypatch: pytest.MonkeyPatch, change: "object"
) -> None:
    said(store, *there())
    records = RecordsRead(store, model)
    records.of("d1")
    assert callable(change)
    said(store, change())
    read = counting(store, monkeypatch)
    found = records.of("d1")
    assert len(read) >= len(found.entities) + len(found.relations)


def test_where_nothing_changed_nothing_is_read(
    store: GraphStore, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(store, *there())
    live = Live(store, model)
    live.newest_lists(KEYS)
    said(store, org("d3:1", "Neu", owner="d3"))
    read = counting(store, monkeypatch)
    live.newest_lists(["d1", "d2"])
    live.newest_lists(["d1", "d2"])
    assert read == []
    live.newest_lists(KEYS)
    assert {id.partition(":")[0] for id in read} <= {"d3", "shared"}


def _dated(id: str, owner: str, day: str) -> Entity:
    return entity(id, "Organization", owner, [Claim(EXISTS, "", as_of=day), Claim("name", id, as_of=day)])


def _seat(source: str, target: str, owner: str, day: str) -> Relation:
    return relation(f"{source}-{target}", "Membership", (source, target), owner, [Claim(EXISTS, "", as_of=day)])


@pytest.mark.parametrize("seed", range(4))
def test_the_newest_lists_are_those_that_are_read_anew(store: GraphStore, model: Model, seed: int) -> None:
    draw = Random(f"newest {seed}")
    bodies = [thing(f"{key}:gremium", "Committee", key, name="Gremium") for key in KEYS]
    said(store, *there(), *bodies)
    live = Live(store, model)
    for _ in range(25):
        key, day = draw.choice(KEYS), f"20{draw.randrange(10, 30)}-01-01"
        chosen = draw.choice(
            (
                _dated(f"{key}:{draw.randrange(3)}", key, day),
                _seat("d2:klinik", f"{key}:gremium", draw.choice((key, "d2")), day),
                _seat(f"{key}:3", f"{key}:gremium", key, day),
                tie("d2:klinik", f"{key}:bezirk", type="CoversDistrict", owner="d2"),
                remove("d2:klinik-CoversDistrict-d1:bezirk"),
            )
        )
        said(store, chosen)
        asked = draw.sample(KEYS, 2)
        reader = MaskedReader(store, model)
        assert live.newest_lists(asked) == {key: newest_list_date(reader, key) for key in asked}
    assert live.of("d1", ON).snapshot.on == ON
    assert store.head(EVERYTHING) is not None
