"""What batches did in numbers: the same as going through every entry of the journal, without reading one."""

from collections import Counter
from contextlib import suppress
from random import Random

import pytest

from graph.errors import InvalidError
from graph.records import SHARED, Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, NO_SCOPE, Batch, Change, Happened, JournalEntry, Revision, Scope, put, remove
from graph.stores.browsing import newest_batches
from graph.stores.journal import revisions
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests.store.small import TIME, commit, org, tie

OWNERS = ("d1", "d2", SHARED, 'd"3', "dü\n", '],"id":', "d1x")
SCOPES = (
    EVERYTHING,
    NO_SCOPE,
    Scope.of("d1"),
    Scope.of("d2", 'd"3'),
    Scope.of("dü\n", '],"id":'),
    Scope(frozenset({"d2"}), shared=True),
    Scope.of("nowhere"),
)


@pytest.fixture
def moved(opened: GraphStore) -> GraphStore:
    """Records that come, change, change hands and go, several in a batch; their texts say what would mislead."""
    draw = Random(9)
    for number in range(40):
        changes: list[Record | Change] = []
        for _ in range(draw.randint(1, 4)):
            id, other = draw.sample(["a", "b", "c", "d"], 2)
            owner, note = draw.choice(OWNERS), f'{draw.random()},"owner":"d1","owner","d2"'
            new, tied = org(id, note, owner=owner), tie(id, other, owner=owner, note=note)
            drawn: tuple[Record | Change, ...] = new, remove(id), tied
            changes.append(draw.choice(drawn))
        made = tuple(c if isinstance(c, Change) else put(c) for c in changes)
        with suppress(InvalidError):
            opened.commit(Batch(draw.choice(["Amt", "Land"]), TIME, f"Nr. {number}", made), scope=EVERYTHING)
    return opened


def _counted(entries: list[JournalEntry]) -> list[Happened]:
    """The plain way: every entry is looked at."""
    told = dict[int, Revision]()
    kinds = Counter[tuple[int, str]]()
    for entry in entries:
        number = entry.revision.number
        if entry.revision.author or number not in told:
            told[number] = entry.revision
        kinds[number, "new" if entry.before is None else "gone" if entry.after is None else "other"] += 1
    return [Happened(r, kinds[n, "new"], kinds[n, "other"], kinds[n, "gone"]) for n, r in told.items()]


def test_batches_are_counted_as_their_entries_say(moved: GraphStore) -> None:
    found = {scope: list(moved.batches(scope=scope)) for scope in SCOPES}
    for scope in SCOPES:
        assert found[scope] == _counted(list(moved.journal(scope=scope)))
        assert list(moved.batches(7, scope, 19)) == [b for b in found[scope] if 7 < b.revision.number <= 19]
    assert len(found[EVERYTHING]) > 20
    assert {b.revision.author for b in found[Scope.of("d1")]} == {"", "Amt", "Land"}
    assert all(sum(x) for x in zip(*((b.created, b.changed, b.removed) for b in found[EVERYTHING]), strict=True))


def test_pages_and_lists_of_batches_say_the_same(moved: GraphStore) -> None:
    for scope in SCOPES:
        batches = list(moved.batches(scope=scope))
        assert list(newest_batches(moved, scope)) == batches[::-1]
        assert revisions(moved, scope) == [(b.revision, b.records) for b in batches[::-1]]


def test_through_what_hides_persons_they_are_the_same(moved: GraphStore, model: Model) -> None:
    masked = MaskedReader(moved, model)
    for scope in (EVERYTHING, Scope.of("d1")):
        assert list(masked.batches(scope=scope)) == _counted(list(masked.journal(scope=scope)))
    moved.commit(Batch("anna.muster@example.org", TIME, "von anna.muster@example.org", (put(org("z")),)), EVERYTHING)
    (*_, last) = masked.batches(scope=EVERYTHING)
    assert "anna" not in f"{last}"


def test_of_an_empty_store_there_are_none(opened: GraphStore) -> None:
    assert list(opened.batches(scope=EVERYTHING)) == []
    number = commit(opened, org("a"))
    assert [b.revision.number for b in opened.batches(scope=EVERYTHING, until=2**62)] == [number]
    assert list(opened.batches(number, EVERYTHING)) == []
