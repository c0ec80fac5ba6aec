"""Questions across districts from what is kept: what a fresh question says, and asked again only where touched."""

from pathlib import Path

import pytest

from graph.across.asking_across import Across, ask_across
from graph.national.crew import NationTask
from graph.national.live_across import LiveAcross
from graph.records import Entity, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.privacy import MaskedReader
from tests import musterstadt
from tests.synthetic.facts import ON

KEYS = ("90001", "90002", "90003", musterstadt.KEY)


@pytest.fixture
def store(task: NationTask) -> GraphStore:
    """The small nation, opened for writing."""
    return open_store(task.url, task.model)


@pytest.fixture
def live(store: GraphStore, task: NationTask) -> LiveAcross:
    """What a process keeps of it."""
    return LiveAcross(store, task.model)


def _fresh(store: GraphStore, task: NationTask, scope: Scope = EVERYTHING) -> Across:
    return ask_across(MaskedReader(store, task.model), task.model, scope, ON)


def _asked_again(before: Across, now: Across) -> set[str]:
    """Whoever was not answered from what was kept: that is the same object."""
    known = {id(district) for district in before.districts}
    return {district.key for district in now.districts if id(district) not in known}


def _write(store: GraphStore, *records: Entity, time: str = musterstadt.TIME) -> None:
    store.commit(Batch("k", time, "neu", tuple(map(put, records))), EVERYTHING)


def _heard(key: str) -> Entity:
    """One more resolution of a district."""
    said = [Claim(EXISTS, ""), Claim("name", "Konzept"), Claim("kind", "AUFTRAG"), Claim("date", "2024-03-01")]
    return entity(f"{key}:neu", "Resolution", key, said)


def test_nobody_is_asked_twice_while_nothing_was_written(store: GraphStore, live: LiveAcross, task: NationTask) -> None:
    first, second = live.ask(EVERYTHING, ON), live.ask(EVERYTHING, ON)
    assert first == second == _fresh(store, task)
    assert not _asked_again(first, second)


def test_after_a_change_its_district_alone_is_asked_again(
    store: GraphStore, live: LiveAcross, task: NationTask
) -> None:
    before = live.ask(EVERYTHING, ON)
    _write(store, _heard(musterstadt.KEY))
    now = live.ask(EVERYTHING, ON)
    assert now == _fresh(store, task) != before
    assert _asked_again(before, now) == {musterstadt.KEY}


def test_what_opens_records_to_others_is_asked_of_everybody(
    store: GraphStore, live: LiveAcross, task: NationTask
) -> None:
    before = live.ask(EVERYTHING, ON)
    homes = {e.owner: e for e in store.records(EVERYTHING, ["District"])}
    (network, *_) = store.records(Scope.of("90001"), ["EarlyHelpNetwork"])
    cover = relation(
        "90001:deckt", "CoversDistrict", (network.id, homes[musterstadt.KEY].id), "90001", [Claim(EXISTS, "")]
    )
    store.commit(Batch("k", musterstadt.TIME, "deckt", (put(cover),)), EVERYTHING)
    now = live.ask(EVERYTHING, ON)
    assert now == _fresh(store, task)
    assert _asked_again(before, now) == set(KEYS)


def test_who_may_read_one_district_is_told_of_that_one(store: GraphStore, live: LiveAcross, task: NationTask) -> None:
    whole, one = live.ask(EVERYTHING, ON), live.ask(Scope.of("90001"), ON)
    assert one == _fresh(store, task, Scope.of("90001"))
    assert [d.key for d in one.districts] == ["90001"]
    assert not _asked_again(whole, one)
    assert not {row.district for answer in one.answers.values() for row in answer.rows} - {"90001"}


def test_in_another_state_of_the_store_nothing_is_kept(
    store: GraphStore, live: LiveAcross, task: NationTask, whole: bytes
) -> None:
    live.ask(EVERYTHING, ON)
    home = next(e for e in store.records(EVERYTHING, ["District"]) if e.owner == "90001")
    _write(store, with_claims(home, (*home.claims, Claim("alias", "Anders"))), _heard("90001"))
    before = live.ask(EVERYTHING, ON)
    store.close()
    Path(task.url.removeprefix("sqlite:///")).write_bytes(whole)
    back = open_store(task.url, task.model)
    for key in ("90002", "90003"):
        _write(back, _heard(key), time="2026-02-01T00:00:00+00:00")
    live._store = back  # as an engine does that opens the file anew under its name
    now = live.ask(EVERYTHING, ON)
    assert now == _fresh(back, task)
    assert _asked_again(before, now) == set(KEYS)
