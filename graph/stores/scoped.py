"""What a scope may see of the journal and write into the store: said once for every engine, knowing none.

To who may not see a record it is as if it were not there: what it says, who wrote it, and that there is one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.errors import InvalidError, OutOfScopeError
from graph.records import SHARED, Relation, frame_of
from graph.stores.base import Change, Happened, JournalEntry, Revision, Scope
from graph.stores.batches import Plan, Transition
from ontology.names import RelationType

NO_END = "a relation needs both its ends in the store"


def entries_within(entries: Iterable[JournalEntry], scope: Scope) -> Iterator[JournalEntry]:
    """What a scope sees of a journal: states of its own records and of shared ones, others as if they were not there.

    Who changed what all share, and from which file, sees only who may do so as well.
    """
    for entry in entries:
        if scope.districts is None:
            yield entry
            continue
        before, after = _state(entry.before, scope), _state(entry.after, scope)
        if before is not None or after is not None:
            yield replace(entry, revision=_revision(entry, scope), before=before, after=after)


def happened(row: Sequence[Any], scope: Scope) -> Happened:
    """A batch in numbers: the parts of its revision, what it did, and whether anything of it was the scope's own."""
    number, author, time, reason, created, changed, removed, own = row
    told = (author, time, reason) if own or scope.shared else ("", time, "")
    return Happened(Revision(number, *told), created, changed, removed)


def last_of(newest: Revision | None, until: int | None) -> int:
    """The number of the last revision to read: the newest one there is now, or an earlier one that is asked for."""
    last = newest.number if newest is not None else 0
    return last if until is None else min(last, until)


def newest_within(entries: Iterable[JournalEntry], scope: Scope) -> Revision | None:
    """The newest revision that did something a scope sees; the entries come newest first.

    It is told as fully as any of its entries tells it: one that also changed what all share is the scope's own still.
    """
    newest: Revision | None = None
    for entry in entries_within(entries, scope):
        if newest is not None and entry.revision.number != newest.number:
            break
        newest = entry.revision
        if newest.author:
            break
    return newest


def removals(changes: Sequence[Change], scope: Scope) -> list[str]:
    """The ids of which `writable` has to know what they are."""
    return [] if scope.districts is None else [c.id for c in changes if c.record is None]


def writable(
    changes: Sequence[Change], removed: Mapping[str, str], sees: Callable[[str], bool], scope: Scope
) -> Sequence[Change]:
    """The changes without the removal of what the scope does not see: to it these are unknown ids.

    ``removed`` holds the canonical JSON of the records to be removed that there are, ``sees`` says whether the scope
    sees one. Raises OutOfScopeError for the removal of what it sees and may not write.
    """
    foreign = {id for id, text in removed.items() if not scope.writes(_owner(text))}
    if seen := sorted(id for id in foreign if sees(id)):
        raise OutOfScopeError(f"not yours to remove: {seen[0]}")
    return [c for c in changes if c.record is not None or c.id not in foreign]


def refuse_outside(plan: Plan, scope: Scope) -> None:
    """Raise OutOfScopeError if a plan touches what is not the scope's to write, before or after.

    What covers a district opens records to others: that takes the same right as shared records.
    """
    if scope.districts is None:
        return
    for id, transition in plan.transitions.items():
        states = list(_states(transition))
        if not all(scope.writes(owner) for owner, _ in states):
            raise OutOfScopeError(f"not yours to write: {id}")
        if not scope.shared and any(kind == RelationType.COVERS_DISTRICT for _, kind in states):
            raise OutOfScopeError(f"not yours to open to a district: {id}")


def refuse_taking_back(entries: Iterable[JournalEntry], scope: Scope) -> None:
    """Raise OutOfScopeError if not all of the states in a journal are the scope's to write."""
    for entry in entries:
        if not all(scope.writes(_owner(text)) for text in (entry.before, entry.after) if text is not None):
            raise OutOfScopeError("not all of it is yours to take back")


def ends_to_see(plan: Plan, scope: Scope) -> list[str]:
    """The entities at the ends of the relations that a plan leaves, which a scope has to see to write them."""
    if scope.districts is None:
        return []
    left = (t.record for t in plan.transitions.values())
    return sorted({end for r in left if isinstance(r, Relation) for end in (r.source, r.target)})


def refuse_unseen(ends: Iterable[str], seen: Iterable[str]) -> None:
    """Raise InvalidError, as for an end that is not there, if not all ends are seen."""
    if set(ends) - set(seen):
        raise InvalidError(NO_END)


def _state(text: str | None, scope: Scope) -> str | None:
    return text if text is not None and (scope.owns(owner := _owner(text)) or owner == SHARED) else None


def _revision(entry: JournalEntry, scope: Scope) -> Revision:
    states = (text for text in (entry.before, entry.after) if text is not None)
    if scope.shared or any(scope.owns(_owner(text)) for text in states):
        return entry.revision
    return replace(entry.revision, author="", reason="")


def _states(transition: Transition) -> Iterator[tuple[str, str]]:
    """Owner and type of a record before and after, as far as it was and is there."""
    if transition.before is not None:
        said = frame_of(transition.before)
        yield said["owner"], said["type"]
    if transition.record is not None:
        yield transition.record.owner, transition.record.type


def _owner(text: str) -> str:
    return frame_of(text)["owner"]
