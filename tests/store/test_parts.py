"""A large batch is written in parts, and nobody can tell from outside."""

import pytest

from graph.errors import InvalidError, StoreFullError
from graph.records import Entity, Record, Relation, entity, relation, to_json
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Change, put, remove
from graph.stores.batches import Hanging, plan_of
from graph.stores.journal import undo
from graph.stores.sqlite import SqliteStore
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from tests.store.small import everything

TIME = "2026-01-01T00:00:00+00:00"
MANY = 2_100
LEFT = MANY + 1
"""Entities that are there in the end."""


def _named(number: int, name: str = "") -> Entity:
    said = [Claim(EXISTS, "true"), Claim(Prop.NAME, name or f"Amt {number}")]
    return entity(f"99001:a{number:05}", EntityType.ORGANIZATION, "99001", said)


def _tie(number: int, one: Entity, other: Entity) -> Relation:
    return relation(f"99001:t{number}", RelationType.COOPERATION, (one.id, other.id), "99001", [Claim(EXISTS, "true")])


def _turned(number: int) -> Entity:
    """What had the id of a tie, and is an organization now."""
    return entity(_tie(number, _named(0), _named(1)).id, EntityType.ORGANIZATION, "99001", [Claim(EXISTS, "true")])


@pytest.fixture
def changes() -> tuple[Change, ...]:
    """Ends that come parts after their ties, records changed and removed parts after they came."""
    every = [_named(n) for n in range(MANY)]
    ties = [_tie(1, every[0], every[MANY - 1]), _tie(2, every[1], every[2]), _tie(3, every[2], every[MANY - 2])]
    late = [_named(3, "Neues Amt"), _named(1), _turned(4)]
    first: tuple[Record, ...] = (*ties, _tie(4, every[4], every[5]), *every, *late)
    return (*map(put, first), remove(every[2].id), put(_named(2, "Wieder da")))


def test_the_journal_is_that_of_the_batch_as_a_whole(opened: GraphStore, changes: tuple[Change, ...]) -> None:
    opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    steps = plan_of(changes, {}, Hanging({})).steps
    assert [(e.record, e.before, e.after) for e in opened.journal(scope=EVERYTHING)] == [tuple(step) for step in steps]
    assert {e.revision.number for e in opened.journal(scope=EVERYTHING)} == {1}


def test_what_is_there_in_the_end_is_what_the_journal_says_last(
    opened: GraphStore, changes: tuple[Change, ...]
) -> None:
    opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    last = {e.record: e.after for e in opened.journal(scope=EVERYTHING)}
    there: list[Record] = [*opened.records(EVERYTHING), *opened.relations(scope=EVERYTHING)]
    assert {r.id: to_json(r) for r in there} == {id: after for id, after in last.items() if after is not None}
    assert [r.id for r in opened.relations(scope=EVERYTHING)] == ["99001:t1"]
    assert [e.name for e in opened.search("wieder", scope=EVERYTHING)] == ["Wieder da"]
    assert [e.name for e in opened.search("neues amt", scope=EVERYTHING)] == ["Neues Amt"]
    assert opened.search("Amt 3", limit=MANY, scope=EVERYTHING)[0].name != "Amt 3"


def test_it_can_be_undone_as_a_whole(opened: GraphStore, changes: tuple[Change, ...]) -> None:
    opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    undo(opened, 1, author="test", time=TIME, scope=EVERYTHING)
    assert [*opened.records(EVERYTHING), *opened.relations(scope=EVERYTHING)] == []
    undo(opened, 2, author="test", time=TIME, scope=EVERYTHING)
    assert len(list(opened.records(EVERYTHING))) == LEFT


def test_a_fault_in_the_last_part_leaves_nothing_of_the_first(opened: GraphStore, changes: tuple[Change, ...]) -> None:
    nowhere = _tie(9, _named(0), _named(MANY + 7))
    with pytest.raises(InvalidError, match="both its ends"):
        opened.commit(Batch("test", TIME, "viel", (*changes, put(nowhere))), scope=EVERYTHING)
    assert opened.head(EVERYTHING) is None
    assert list(opened.records(EVERYTHING)) == []
    assert opened.search("Amt", scope=EVERYTHING) == []


def test_it_tells_how_far_it_is(opened: GraphStore, changes: tuple[Change, ...]) -> None:
    told: list[tuple[int, int]] = []
    opened.commit(Batch("test", TIME, "viel", changes), EVERYTHING, lambda done, of: told.append((done, of)))
    assert told == [(done, len(changes)) for done in (0, 1000, 2000)]


@pytest.mark.parametrize("at", [0, 1000, 2000])
def test_whoever_breaks_off_while_it_is_written_leaves_nothing(
    opened: GraphStore, changes: tuple[Change, ...], at: int
) -> None:
    def broken_off(done: int, of: int) -> None:
        if done == at < of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened.commit(Batch("test", TIME, "viel", changes), EVERYTHING, broken_off)
    assert opened.head(EVERYTHING) is None
    assert list(opened.records(EVERYTHING)) == []
    opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    assert len(list(opened.records(EVERYTHING))) == LEFT


def test_taking_back_goes_in_parts_and_tells_how_far_it_is(opened: GraphStore, changes: tuple[Change, ...]) -> None:
    opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    many, told = len(list(opened.journal(scope=EVERYTHING))), list[tuple[int, int]]()
    undo(opened, 1, author="test", time=TIME, scope=EVERYTHING, told=lambda done, of: told.append((done, of)))
    *compared, _, _, _ = told
    assert told[-3:] == [(done, many) for done in range(0, many, 1000)]
    assert set(compared) == {(0, many)}  # also before anything is written it can be broken off
    assert len(compared) == 4


@pytest.mark.parametrize("at", [0, 1000, 2000])
def test_whoever_breaks_off_taking_back_leaves_everything_as_it_was(
    opened: GraphStore, changes: tuple[Change, ...], at: int
) -> None:
    def broken_off(done: int, _: int) -> None:
        if done == at:
            raise KeyboardInterrupt

    head, before = opened.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING), everything(opened)
    found = opened.search("Amt", limit=MANY, scope=EVERYTHING)
    with pytest.raises(KeyboardInterrupt):
        undo(opened, 1, author="test", time=TIME, scope=EVERYTHING, told=broken_off)
    assert opened.head(EVERYTHING) == head
    assert everything(opened) == before
    assert opened.search("Amt", limit=MANY, scope=EVERYTHING) == found != []


def test_what_a_thread_could_not_write_is_told_as_ever(model: Model, changes: tuple[Change, ...]) -> None:
    store = SqliteStore("sqlite://", model)
    store._db.execute("PRAGMA max_page_count = 100")
    with pytest.raises(StoreFullError):
        store.commit(Batch("test", TIME, "viel", changes), scope=EVERYTHING)
    assert store.head(EVERYTHING) is None
    assert list(store.records(EVERYTHING)) == []


@pytest.mark.parametrize("size", range(1, 8))
def test_wherever_a_part_ends_the_same_is_done(model: Model, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Also where a part only removes what the one before it tied."""
    a, b, c, d = map(_named, range(4))
    came: tuple[Record, ...] = (a, b, c, d, _tie(1, a, b), _tie(3, c, d), _tie(2, b, c))
    changes = (*map(put, came), remove(b.id), remove(d.id), put(_named(1, "Neu")), remove(a.id), put(_tie(4, b, c)))
    monkeypatch.setattr("graph.stores.sqlite._PART", size)
    store = SqliteStore("sqlite://", model)
    store.commit(Batch("test", TIME, "in Teilen", changes), scope=EVERYTHING)
    steps = plan_of(changes, {}, Hanging({})).steps
    assert [(e.record, e.before, e.after) for e in store.journal(scope=EVERYTHING)] == [tuple(step) for step in steps]
    assert [r.id for r in store.relations(scope=EVERYTHING)] == ["99001:t4"]
    assert [e.name for e in store.records(EVERYTHING)] == ["Neu", "Amt 2"]
