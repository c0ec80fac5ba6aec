"""What is kept of a district holds until something changes that it rests on, and not a moment longer."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from graph.errors import NotFoundError
from graph.live.live import Live
from graph.records import Entity, Relation
from graph.stores import GraphStore, open_store
from graph.stores.backup import backup, restore
from graph.stores.base import EVERYTHING, NO_SCOPE, Scope, remove
from graph.stores.erasing import Eraser, erase_person, persons_like
from ontology import Model
from tests.live.world import AGREEMENT, COVERS, KEYS, ON, PERSON, afresh, answered, said, there
from tests.store.small import org, thing, tie


class Counted:
    """A view of a store that counts how often all entities of a scope are read."""

    def __init__(self, store: GraphStore) -> None:
        self._store, self.read = store, 0

    def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
        self.read += not types
        return self._store.records(scope, types)

    def relations(
        self, of: str | None = None, scope: Scope = NO_SCOPE, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        return self._store.relations(of, scope, types)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def world(opened: GraphStore) -> GraphStore:
    """The small world, in a store of each engine."""
    said(opened, *there())
    return opened


def test_readers_share_what_the_first_of_them_had_computed(world: GraphStore, model: Model) -> None:
    counted = Counted(world)
    live = Live(counted, model)
    first = live.of("d1", ON)
    body, snapshot = answered(first), first.snapshot
    assert (live.of("d1", ON).snapshot is snapshot, answered(live.of("d1", ON)) is body) == (True, True)
    assert counted.read == 1


def test_however_many_ask_at_the_same_moment_it_is_computed_once(world: GraphStore, model: Model) -> None:
    counted, together = Counted(world), Barrier(12)
    live = Live(counted, model)

    def ask(_: int) -> int:
        together.wait()
        return id(answered(live.of("d1", ON)))

    with ThreadPoolExecutor(12) as pool:
        assert len(set(pool.map(ask, range(12)))) == 1
    assert counted.read == 1


_TOUCHING: dict[str, tuple[tuple[Any, ...], frozenset[str]]] = {
    "an own record": ((org("d1:0", "Anders"),), frozenset({"d1"})),
    "a new own record": ((org("d3:neu", "Neu", owner="d3"),), frozenset({"d3"})),
    "an own record goes": ((remove("d3:1"),), frozenset({"d3"})),
    "what all share": ((thing("shared:P", "Project", "shared", name="Anders"),), frozenset(KEYS)),
    "who covers": ((org("d2:klinik", "Klinik Nord", owner="d2"),), frozenset({"d1", "d2"})),
    "a cover goes": ((remove(COVERS.id),), frozenset(KEYS)),
    "a cover comes": ((tie("d2:0", "d3:bezirk", type="CoversDistrict", owner="d2"),), frozenset(KEYS)),
    "another district": ((thing("d2:bezirk", "District", "d2", name="Umbenannt"),), frozenset({"d1", "d2"})),
    "a new district": ((thing("d4:bezirk", "District", "d4", name="Neu"),), frozenset()),
    "a record changes hands": ((org("d3:0", "Stelle", owner="d2"),), frozenset(KEYS)),
    "somewhere a person": ((PERSON,), frozenset({"d3"})),
}


@pytest.mark.parametrize("name", _TOUCHING)
def test_a_change_throws_away_what_rests_on_it_and_nothing_else(world: GraphStore, model: Model, name: str) -> None:
    changes, touched = _TOUCHING[name]
    live = Live(world, model)
    before = {key: live.of(key, ON) for key in KEYS}
    said(world, *changes)
    after = {key: live.of(key, ON) for key in KEYS}
    assert {key for key in KEYS if after[key] is not before[key]} == touched
    assert all(answered(after[key]) == afresh(world, model, key) for key in KEYS)


def test_a_person_elsewhere_touches_only_whoever_points_there(world: GraphStore, model: Model) -> None:
    # What stands outward for an id depends on whether it is that of a person, wherever the person is kept.
    said(world, thing("d1:m", "Measure", "d1", name="Maßnahme", responsible=PERSON.id))
    live = Live(world, model)
    before = {key: live.of(key, ON) for key in KEYS}
    shown = answered(before["d1"])
    for change in (PERSON, remove(PERSON.id)):
        said(world, change)
        assert live.of("d2", ON) is before["d2"]
        assert answered(live.of("d1", ON)) == afresh(world, model, "d1")
        assert PERSON.id not in answered(live.of("d1", ON)).decode() or change is not PERSON
    assert answered(live.of("d1", ON)) == shown


def test_a_day_has_an_analysis_of_its_own(world: GraphStore, model: Model) -> None:
    live = Live(world, model)
    one, other = live.of("d1", ON), live.of("d1", ON + timedelta(1))
    assert (one.snapshot.on, other.snapshot.on) == (ON, ON + timedelta(1))


def test_an_unknown_district_leaves_nothing_behind(world: GraphStore, model: Model) -> None:
    live = Live(world, model)
    for _ in range(2):
        with pytest.raises(NotFoundError):
            live.of("d9", ON)
    assert live.weight == 0
    said(world, thing("d9:bezirk", "District", "d9", name="Kreis d9"))
    assert live.of("d9", ON).district.name == "Kreis d9"


def test_what_was_erased_is_in_no_answer_any_more(world: GraphStore, model: Model) -> None:
    said(world, PERSON, org("d1:p", "Praxis GEHEIM"), AGREEMENT)
    live = Live(world, model)
    before = {key: live.of(key, ON) for key in KEYS}
    assert all(answered(kept) for kept in before.values())
    (person,) = persons_like(world, "GEHEIM", EVERYTHING)
    erase_person(world, person, Eraser("Test", "2024-07-02T12:00:00+02:00", EVERYTHING))
    assert all(live.of(key, ON) is not before[key] for key in KEYS)
    assert all(answered(live.of(key, ON)) == afresh(world, model, key) for key in KEYS)


def test_a_backup_that_took_the_place_of_a_store_is_read(tmp_path: Path, model: Model) -> None:
    url, saved = f"sqlite:///{tmp_path / 'netz.db'}", tmp_path / "sicherung.db"
    store = open_store(url, model)
    said(store, *there())
    backup(store, saved, model)
    said(store, org("d1:0", "Später"))
    store.close()
    reader = open_store(url, model)
    live = Live(reader, model)
    assert b"Sp\xc3\xa4ter" in answered(live.of("d1", ON))
    restore(saved, url, model)
    assert b"Sp\xc3\xa4ter" not in answered(live.of("d1", ON))
    # As many revisions as before, but not the same ones.
    writer = open_store(url, model)
    said(writer, org("d1:0", "Anders weiter"))
    writer.close()
    assert b"Anders weiter" in answered(live.of("d1", ON))
    reader.close()


@pytest.mark.slow
def test_hundreds_of_districts_take_no_more_than_they_may(opened: GraphStore, model: Model) -> None:
    keys = [f"k{n:03}" for n in range(300)]
    said(opened, *(thing(f"{key}:bezirk", "District", key, name=key) for key in keys))
    budget = 500_000
    live = Live(opened, model, budget=budget)
    for key in keys:
        assert answered(live.of(key, ON))
        assert live.weight <= budget


def test_where_room_is_short_workings_go_before_answers(store: GraphStore, model: Model) -> None:
    said(store, *there())
    counted = Counted(store)
    live = Live(counted, model, budget=900_000)
    for key in KEYS:
        assert answered(live.of(key, ON))
    read = counted.read
    for key in KEYS:
        assert answered(live.of(key, ON))
    assert counted.read == read


def test_what_a_late_reader_computed_from_before_a_change_is_not_kept_for_others(
    store: GraphStore, model: Model
) -> None:
    said(store, *there())
    live = Live(store, model)
    slow = live.of("d1", ON)
    assert slow.snapshot
    said(store, org("d1:0", "Neuer Name"))
    assert b"Neuer Name" in answered(live.of("d1", ON))
    assert b"Neuer Name" not in answered(slow)
    assert b"Neuer Name" in answered(live.of("d1", ON))


def test_a_change_while_a_district_is_read_shows(store: GraphStore, model: Model) -> None:
    said(store, *there())

    class Busy(Counted):
        """A store into which somebody else writes while its entities are read."""

        def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
            found = list(super().records(scope, types))
            if self.read == 1 and not types:
                said(store, org("d1:neu", "Neue Stelle"), tie("d1:neu", "d1:0", intensity="3"))
            return iter(found)

    live = Live(Busy(store), model)
    assert answered(live.of("d1", ON)) == afresh(store, model, "d1")


def test_answers_of_a_question_are_not_kept_where_it_is_only_asked(store: GraphStore, model: Model) -> None:
    said(store, *there())
    kept = Live(store, model).of("d1", ON)
    weight = kept.weight
    assert kept.asked(lambda kept: b"x" * len(kept.key)) == b"xx"
    assert kept.weight == weight


def test_dates_before_anything_was_known_have_an_answer(store: GraphStore, model: Model) -> None:
    said(store, *there())
    assert answered(Live(store, model).of("d1", date(1990, 1, 1)))
