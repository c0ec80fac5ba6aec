"""Nobody writes, removes, takes back or reads the history of what is another district's; both engines."""

from collections.abc import Callable

import pytest

from graph.errors import InvalidError, NotFoundError, OutOfScopeError
from graph.records import SHARED, Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Change, Scope, put, remove
from graph.stores.journal import revisions, undo
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.names import EntityType, RelationType
from tests.store.small import TIME, commit, everything, org, thing, tie

HERE = Scope.of("d1")
SHARING = Scope(frozenset({"d1"}), shared=True)


def write(store: GraphStore, scope: Scope, *changes: Record | Change, reason: str = "netz.xlsx") -> int:
    made = tuple(c if isinstance(c, Change) else put(c) for c in changes)
    return store.commit(Batch("Amt", TIME, reason, made), scope).number


@pytest.fixture
def two(opened: GraphStore) -> GraphStore:
    """Two districts, what they share, and who covers both."""
    commit(
        opened,
        thing("d1:", EntityType.DISTRICT, "d1", name="Hier"),
        thing("d2:", EntityType.DISTRICT, "d2", name="Dort"),
        org("d1:a"),
        org("d1:b"),
        org("d2:x", owner="d2"),
        org("d2:y", owner="d2"),
        org("d2:over", owner="d2"),
        org("s:nzfh", owner=SHARED),
        tie("d1:a", "d1:b"),
        tie("d2:x", "d2:y", owner="d2"),
        tie("d2:over", "d1:", RelationType.COVERS_DISTRICT, owner="d2"),
        reason="Dort/geheim.xlsx",
    )
    assert opened.get("d2:over", HERE) is not None
    return opened


FOREIGN: dict[str, Callable[[], Record | Change]] = {
    "a new record of another": lambda: org("d2:new", owner="d2"),
    "a record of another": lambda: org("d2:x", "Anders", owner="d2"),
    "a record of another as one's own": lambda: org("d2:x", "Anders", owner="d1"),
    "one's own as another's": lambda: org("d1:a", owner="d2"),
    "what covers": lambda: org("d2:over", "Anders", owner="d2"),
    "what covers, away": lambda: remove("d2:over"),
    "what all share": lambda: org("s:nzfh", "Anders", owner=SHARED),
    "what all share, away": lambda: remove("s:nzfh"),
    "something new for all": lambda: org("s:new", owner=SHARED),
    "a relation of another": lambda: tie("d1:a", "d1:b", RelationType.REFERRAL, owner="d2"),
    "opened to another district": lambda: tie("d1:a", "d1:", RelationType.COVERS_DISTRICT),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_ours_is_refused_with_all_that_comes_along(two: GraphStore, kind: str) -> None:
    before, head = everything(two), two.head(EVERYTHING)
    with pytest.raises(OutOfScopeError):
        write(two, HERE, org("d1:c"), FOREIGN[kind]())
    assert (everything(two), two.head(EVERYTHING)) == (before, head)


def test_ours_is_written_changed_tied_to_what_we_see_and_removed(two: GraphStore) -> None:
    write(two, HERE, org("d1:c"), org("d1:a", "Neu"), tie("d1:c", "d2:over"), tie("d1:c", "s:nzfh"))
    assert two.get("d1:c", HERE) is not None
    write(two, HERE, remove("d1:c"))
    assert two.get("d1:c", HERE) is None


def test_the_right_to_write_for_all_is_one_of_its_own(two: GraphStore) -> None:
    write(two, SHARING, org("s:nzfh", "NZFH", owner=SHARED), tie("d1:a", "d1:", RelationType.COVERS_DISTRICT))
    with pytest.raises(OutOfScopeError):
        write(two, SHARING, org("d2:x", "Anders", owner="d2"))


def test_an_end_that_is_not_seen_is_refused_in_the_words_for_one_that_is_not_there(two: GraphStore) -> None:
    with pytest.raises(InvalidError) as unseen:
        write(two, HERE, tie("d1:a", "d2:x"))
    with pytest.raises(InvalidError) as missing:
        write(two, HERE, tie("d1:a", "d1:nobody"))
    assert str(unseen.value) == str(missing.value)


@pytest.mark.parametrize("id", ["d2:x", "d2:x-Cooperation-d2:y"])
def test_what_is_not_seen_is_removed_as_an_unknown_id_is(two: GraphStore, id: str) -> None:
    before = everything(two)
    write(two, HERE, remove(id), remove("d2:nobody"))
    assert everything(two) == before


def test_an_own_record_on_which_others_hang_stays(two: GraphStore) -> None:
    commit(two, tie("d1:a", "d2:x", owner="d2"))
    with pytest.raises(OutOfScopeError):
        write(two, HERE, remove("d1:a"))


def test_no_scope_given_is_nothing(two: GraphStore) -> None:
    assert not Scope().writes("d1")
    assert not Scope().owns("d1")
    assert EVERYTHING.writes("d1")
    seen: list[Record] = [*two.records(), *two.search("Amt"), *two.relations()]
    assert {record.owner for record in seen} <= {SHARED}
    assert two.get("d1:a") is None
    assert not [entry for entry in two.journal() if "d1" in f"{entry.before}{entry.after}"]
    before = two.head(EVERYTHING)
    with pytest.raises(OutOfScopeError):
        two.commit(Batch("Amt", TIME, "", (put(org("d1:neu", "Amt")),)))
    assert two.head(EVERYTHING) == before


# -- history --------------------------------------------------------------------------------------------------------


def test_the_history_of_another_is_not_there(two: GraphStore) -> None:
    write(two, Scope.of("d2"), org("d2:x", "Geheim", owner="d2"), reason="Dort/geheimer.xlsx")
    assert list(two.journal("d2:x", scope=HERE)) == []
    seen = list(two.journal(scope=HERE))
    assert {e.record for e in seen} == {"d1:", "d1:a", "d1:b", "s:nzfh", "d1:a-Cooperation-d1:b"}
    assert "Geheim" not in str(seen)
    assert "geheimer" not in str(seen)


def test_a_record_that_came_from_another_has_no_earlier_state(two: GraphStore) -> None:
    commit(two, org("d2:y", "Geheim", owner="d2"))
    commit(two, org("d2:y", "Unser", owner="d1"))
    (entry,) = two.journal("d2:y", scope=HERE)
    assert entry.before is None
    assert "Unser" in str(entry.after)


def test_who_wrote_what_all_share_sees_only_who_may(two: GraphStore) -> None:
    number = write(two, Scope(frozenset({"d2"}), shared=True), org("s:nzfh", "NZFH", owner=SHARED), reason="Dort.xlsx")
    (*_, seen) = two.journal("s:nzfh", scope=HERE)
    assert (seen.revision.number, seen.revision.author, seen.revision.reason) == (number, "", "")
    (*_, told) = two.journal("s:nzfh", scope=SHARING)
    assert (told.revision.author, told.revision.reason) == ("Amt", "Dort.xlsx")


def test_the_newest_revision_is_the_newest_that_is_seen(two: GraphStore) -> None:
    ours = write(two, HERE, org("d1:c"))
    for n in range(3):
        write(two, Scope.of("d2"), org("d2:x", f"Dort {n}", owner="d2"))
    head = two.head(HERE)
    assert head is not None
    assert head.number == ours
    assert two.head(Scope.of("d9")) is not None  # what all share came in the first batch
    assert [r.number for r, _ in revisions(two, HERE)] == [ours, 1]


@pytest.mark.parametrize("last", ["s:nzfh", "s:a"])
def test_the_newest_revision_is_told_whole_if_some_of_it_is_ours(two: GraphStore, last: str) -> None:
    both = write(two, SHARING, org(last, "Neu", owner=SHARED), org("d1:c"), org(f"{last}:2", owner=SHARED))
    ours, theirs = two.head(HERE), two.head(Scope.of("d2"))
    assert ours is not None
    assert (ours.number, ours.author, ours.reason) == (both, "Amt", "netz.xlsx")
    assert theirs is not None
    assert (theirs.number, theirs.author, theirs.reason) == (both, "", "")


def test_a_batch_of_another_cannot_be_taken_back_nor_is_it_known(two: GraphStore) -> None:
    number = write(two, Scope.of("d2"), org("d2:x", "Dort", owner="d2"))
    with pytest.raises(NotFoundError):
        undo(two, number, author="Amt", time=TIME, scope=HERE)
    with pytest.raises(OutOfScopeError):
        undo(two, 1, author="Amt", time=TIME, scope=HERE)
    ours = write(two, HERE, org("d1:c"))
    undo(two, ours, author="Amt", time=TIME, scope=HERE)
    assert two.get("d1:c", scope=EVERYTHING) is None


# -- search ---------------------------------------------------------------------------------------------------------


def test_a_page_of_hits_is_full_however_many_are_hidden_before_it(opened: GraphStore, model: Model) -> None:
    hidden = [thing(f"d1:p{n:02}", EntityType.PERSON, "d1", name=f"Kita {n:02}") for n in range(40)]
    commit(opened, *hidden, *(org(f"d1:z{n}", f"Kita Sonnenschein {n}") for n in range(4)))
    assert len(MaskedReader(opened, model).search("kita", HERE, limit=3)) == 3
