"""Revisions, what the journal keeps, ``based_on``, and undo over it (decision 0004)."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from random import Random
from typing import cast

import pytest

from graph.errors import ConflictError, InvalidError, NotFoundError
from graph.records import Record, entity, merged
from graph.records.claims import Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import (
    EVERYTHING,
    NO_SCOPE,
    Batch,
    Change,
    CommitProgress,
    Happened,
    JournalEntry,
    Revision,
    Scope,
    put,
    remove,
)
from graph.stores.browsing import newest_batches
from graph.stores.journal import revisions, undo
from ontology import Model
from ontology.names import EntityType
from tests import musterstadt
from tests.store.small import TIME, commit, everything, one_of_each, org, thing, tie


def take_back(store: GraphStore, number: int) -> int:
    return undo(store, number, author="Test", time=TIME, scope=EVERYTHING).number


def test_revisions_count_up_and_carry_author_time_and_reason(opened: GraphStore) -> None:
    first = opened.commit(Batch("Koordination", TIME, "Import: Liste März", (put(org("d1:a")),)), scope=EVERYTHING)
    second = opened.commit(Batch("Leitung", TIME, "Änderung", (put(org("d1:b")),)), scope=EVERYTHING)
    assert first.number < second.number
    assert [e.revision for e in opened.journal(scope=EVERYTHING)] == [first, second]
    assert (first.author, first.time, first.reason) == ("Koordination", TIME, "Import: Liste März")


def test_a_change_that_changes_nothing_leaves_no_entry(opened: GraphStore) -> None:
    commit(opened, org("d1:a"))
    commit(opened, org("d1:a"))
    assert len(list(opened.journal(scope=EVERYTHING))) == 1


def test_the_journal_keeps_before_and_after(opened: GraphStore) -> None:
    commit(opened, org("d1:a", "Alt"))
    commit(opened, org("d1:a", "Neu"))
    commit(opened, remove("d1:a"))
    entries = list(opened.journal("d1:a", scope=EVERYTHING))
    assert [("Alt" in (e.after or ""), "Neu" in (e.after or "")) for e in entries] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert entries[0].before is None
    assert entries[-1].after is None
    assert [e.after for e in entries[:-1]] == [e.before for e in entries[1:]]


def test_the_journal_can_be_read_from_a_revision_on(opened: GraphStore) -> None:
    numbers = [commit(opened, org(f"d1:{i}")) for i in range(3)]
    assert [e.revision.number for e in opened.journal(after=numbers[0], scope=EVERYTHING)] == numbers[1:]
    assert list(opened.journal("d1:0", after=numbers[0], scope=EVERYTHING)) == []


def test_revisions_are_listed_newest_first_with_the_number_of_records(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), reason="Import")
    commit(opened, org("d1:a"), reason="nichts Neues")
    commit(opened, org("d1:a", "Neu"), reason="Änderung")
    assert [(r.reason, n) for r, n in revisions(opened, scope=EVERYTHING)] == [("Änderung", 1), ("Import", 2)]


# -- based_on --------------------------------------------------------------------------------------------------


def test_a_batch_based_on_an_outdated_revision_is_refused_and_names_what_is_in_the_way(opened: GraphStore) -> None:
    based = commit(opened, org("d1:a", "Stand"), org("d1:b"))
    commit(opened, org("d1:b", "egal"))
    later = commit(opened, org("d1:a", "von anderen"))
    before = everything(opened)
    with pytest.raises(ConflictError) as refused:
        commit(opened, org("d1:c"), org("d1:a", "meins"), based_on=based)
    assert refused.value.revisions == (later,)
    assert everything(opened) == before


def test_a_batch_based_on_a_revision_passes_if_only_others_changed(opened: GraphStore) -> None:
    based = commit(opened, org("d1:a"), org("d1:b"))
    commit(opened, org("d1:b", "egal"))
    commit(opened, org("d1:a", "meins"), based_on=based)
    assert [e.name for e in opened.records(EVERYTHING)] == ["meins", "egal"]


def test_removing_what_somebody_tied_in_between_is_refused(opened: GraphStore) -> None:
    based = commit(opened, org("d1:a"), org("d1:b"))
    later = commit(opened, tie("d1:a", "d1:b"))
    with pytest.raises(ConflictError) as refused:
        commit(opened, remove("d1:a"), based_on=based)
    assert refused.value.revisions == (later,)


# -- undo ------------------------------------------------------------------------------------------------------


def test_undo_restores_every_type_exactly(opened: GraphStore, model: Model) -> None:
    first = list(one_of_each(model))
    commit(opened, *first)
    before = everything(opened)
    number = opened.commit(musterstadt.batch(), scope=EVERYTHING).number
    take_back(opened, number)
    assert everything(opened) == before
    take_back(opened, 1)
    assert everything(opened) == ""


def test_undo_restores_what_was_changed_and_what_was_deleted(opened: GraphStore) -> None:
    commit(opened, org("d1:a", "Alt"), org("d1:b"), org("d1:c"), tie("d1:a", "d1:b"), tie("d1:b", "d1:c"))
    before = everything(opened)
    more = merged(org("d1:a", "Alt"), entity("d1:a", "Organization", "d1", [Claim("sector", "GES")]))
    number = commit(opened, more, remove("d1:b"), org("d1:new"), tie("d1:a", "d1:new"))
    take_back(opened, number)
    assert everything(opened) == before
    assert [e.name for e in opened.search("d1 b", scope=EVERYTHING)] == ["d1:b"]
    assert len(list(opened.relations(scope=EVERYTHING))) == 2


def test_undo_of_an_import_over_existing_records_restores_them(opened: GraphStore) -> None:
    opened.commit(musterstadt.batch(), scope=EVERYTHING)
    before = everything(opened)
    changed = [put(org(r.id, "Neu")) for r in musterstadt.records() if r.type == "Organization"]
    number = commit(opened, *changed, remove(musterstadt.JHA), remove(musterstadt.JUGENDAMT))
    assert everything(opened) != before
    take_back(opened, number)
    assert everything(opened) == before


def test_undo_of_an_undo_brings_it_back(opened: GraphStore) -> None:
    number = commit(opened, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"))
    before = everything(opened)
    undone = take_back(opened, number)
    assert everything(opened) == ""
    take_back(opened, undone)
    assert everything(opened) == before


def test_undo_says_what_it_takes_back(opened: GraphStore) -> None:
    number = commit(opened, org("d1:a"), reason="Import: Liste März")
    take_back(opened, number)
    (newest, _), *_ = revisions(opened, scope=EVERYTHING)
    assert newest.reason == f"Zurückgenommen: Import: Liste März (Nr. {number})"


def test_undo_is_refused_when_a_later_batch_changed_the_same_record(opened: GraphStore) -> None:
    number = commit(opened, org("d1:a"), org("d1:b"))
    later = [commit(opened, org("d1:a", "Neu")), commit(opened, org("d1:b", "Neu"))]
    before = everything(opened)
    with pytest.raises(ConflictError) as refused:
        take_back(opened, number)
    assert refused.value.revisions == tuple(later)
    assert everything(opened) == before


def test_undo_is_refused_when_a_later_relation_hangs_on_a_created_entity(opened: GraphStore) -> None:
    commit(opened, org("d1:b"))
    number = commit(opened, org("d1:a"))
    later = commit(opened, tie("d1:a", "d1:b"))
    with pytest.raises(ConflictError) as refused:
        take_back(opened, number)
    assert refused.value.revisions == (later,)


@pytest.mark.parametrize("begun", [0, 300])
def test_a_district_stays_while_something_in_it_was_written_later(opened: GraphStore, begun: int) -> None:
    district = thing("d1", EntityType.DISTRICT, "d1", name="Kreis")
    number = commit(opened, district, *(org(f"d1:with-it-{n}") for n in range(begun)))
    later = commit(opened, org("d1:a"))
    commit(opened, org("d2:a", owner="d2"))
    before = everything(opened)
    with pytest.raises(ConflictError) as refused:
        take_back(opened, number)
    assert refused.value.revisions == (later,)
    assert everything(opened) == before
    take_back(opened, later)
    take_back(opened, number)
    assert [r.id for r in opened.records(EVERYTHING)] == ["d2:a"]


def test_undo_is_refused_when_an_end_of_a_deleted_relation_is_gone(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"))
    number = commit(opened, remove("d1:a-Cooperation-d1:b"))
    later = commit(opened, remove("d1:b"))
    before = everything(opened)
    with pytest.raises(ConflictError) as refused:
        take_back(opened, number)
    assert refused.value.revisions == (later,)
    assert everything(opened) == before


def test_undo_works_once_what_was_built_upon_it_is_undone(opened: GraphStore) -> None:
    commit(opened, org("d1:b"))
    before = everything(opened)
    number = commit(opened, org("d1:a"))
    later = [commit(opened, org("d1:a", "Neu")), commit(opened, tie("d1:a", "d1:b"))]
    for revision in (*reversed(later), number):
        take_back(opened, revision)
    assert everything(opened) == before


def test_an_undo_that_crosses_another_writer_is_refused_by_the_store(opened: GraphStore) -> None:
    number = commit(opened, org("d1:a"))

    class Crossed:
        """The store as undo sees it, with another batch between its reading and its commit."""

        relations, get, journal, head = opened.relations, opened.get, opened.journal, opened.head

        def commit(self, batch: Batch, scope: Scope, told: CommitProgress) -> Revision:
            commit(opened, org("d1:a", "von anderen"))
            return opened.commit(batch, scope, told)

    with pytest.raises(ConflictError):
        undo(cast(GraphStore, Crossed()), number, author="Test", time=TIME, scope=EVERYTHING)


def test_undo_of_nothing_is_not_found(opened: GraphStore) -> None:
    commit(opened, org("d1:a"))
    empty = commit(opened, org("d1:a"))
    with pytest.raises(NotFoundError):
        take_back(opened, empty)
    with pytest.raises(NotFoundError):
        take_back(opened, 99)


# -- how much of it is read ------------------------------------------------------------------------------------


def _counting(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records of all entries that are read from now on."""
    read: list[str] = []
    real = store.journal

    def journal(
        record: str | None = None, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None
    ) -> Iterator[JournalEntry]:
        for entry in real(record, after, scope, until):
            read.append(entry.record)
            yield entry

    monkeypatch.setattr(store, "journal", journal)
    return read


def test_the_journal_can_be_read_up_to_a_revision(opened: GraphStore) -> None:
    numbers = [commit(opened, org("d1:a", str(i))) for i in range(4)]
    for record in (None, "d1:a"):
        for scope in (EVERYTHING, Scope.of("d1")):
            found = opened.journal(record, numbers[0], scope, until=numbers[2])
            assert [e.revision.number for e in found] == numbers[1:3]
            assert list(opened.journal(record, numbers[2], scope, until=numbers[2])) == []
    assert len(list(opened.journal(scope=EVERYTHING, until=2**62))) == 4


def test_a_page_of_revisions_reads_as_much_of_a_long_history_as_of_a_short_one(
    opened: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(80):
        commit(opened, org("d1:a", str(i)))
    read, counted, costs = _counting(opened, monkeypatch), opened.batches, []

    def batches(after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None) -> Iterator[Happened]:
        found = list(counted(after, scope, until))
        costs.append(len(found))
        return iter(found)

    monkeypatch.setattr(opened, "batches", batches)
    for more in (0, 80):
        for i in range(more):
            commit(opened, org("d1:a", f"wieder {i}"))
        assert len(list(islice(newest_batches(opened, Scope.of("d1")), 20))) == 20
    assert len(costs) == 2
    assert costs[0] == costs[1] < 80
    assert read == []


def test_pages_go_on_where_the_last_one_ended_while_others_commit(opened: GraphStore) -> None:
    numbers = [commit(opened, org("d1:a", str(i)), org("d1:b", str(i))) for i in range(9)]
    told: list[int] = []
    before: int | None = None
    while page := list(islice(newest_batches(opened, Scope.of("d1"), before), 2)):
        told += [batch.revision.number for batch in page]
        before = told[-1]
        commit(opened, org("d1:c", f"dazwischen {before}"))
    assert told == numbers[::-1]


def test_an_undo_reads_what_it_takes_back_and_not_all_that_happened_since(
    opened: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(opened, org("d1:b"))
    number = commit(opened, org("d1:a"))
    for i in range(20):
        commit(opened, org("d1:b", str(i)))
    read = _counting(opened, monkeypatch)
    take_back(opened, number)
    assert read == ["d1:a"]


@pytest.mark.slow
def test_looking_at_each_record_and_at_all_that_happened_find_the_same_in_the_way(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = Random("undo")
    refused = Counter[bool]()
    for _ in range(60):
        store = open_store("sqlite://", model)
        for _ in range(12):
            _at_random(store, draw)
        head = store.head(EVERYTHING)
        for number in range(1, (head.number if head else 0) + 1):
            said = []
            for most in (0, 200):
                monkeypatch.setattr("graph.stores.journal._LOOKED_UP", most)
                said.append(_outcome_of(store, number))
            assert said[0] == said[1]
            refused[bool(said[0])] += 1
        store.close()
    assert min(refused[True], refused[False]) > 50


def _at_random(store: GraphStore, draw: Random) -> None:
    a, b = draw.sample(["d1:a", "d1:b", "d1:c"], 2)
    changes: list[Record | Change] = [org(a, str(draw.random())), remove(a), tie(a, b, note=str(draw.random()))]
    with suppress(InvalidError):
        commit(store, draw.choice(changes))


def _outcome_of(store: GraphStore, number: int) -> tuple[int, ...]:
    """The revisions in the way of an undo, which is taken back again if there are none."""
    try:
        done = take_back(store, number)
    except ConflictError as error:
        return error.revisions
    except NotFoundError:
        return ()
    take_back(store, done)
    return ()
