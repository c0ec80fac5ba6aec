"""What was done and how it is undone: functions over any store's journal, written once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import ConflictError, ErasedError, NotFoundError
from graph.records import Relation, frame_of, from_json
from graph.stores.base import (
    EVERYTHING,
    NO_SCOPE,
    Batch,
    Change,
    CommitProgress,
    GraphReader,
    GraphStore,
    JournalEntry,
    Revision,
    Scope,
    put,
    remove,
    unheard,
)
from graph.stores.scoped import entries_within, refuse_taking_back
from ontology.names import EntityType

_LOOKED_UP = 200
"""Of a batch of so many records each is looked up by itself; of a longer one all that was done since is read."""


_TOLD_EVERY = 1_000

_TAKEN_BACK = "Zurückgenommen: "
_NUMBER = re.compile(r"\(Nr\. (\d{1,12})\)$")


def takes_back(revision: Revision) -> bool:
    """Whether a batch undid another one."""
    return revision.reason.startswith(_TAKEN_BACK)


def taken_back_by(revision: Revision) -> int | None:
    """The number of the batch that a batch undid; None if it undid none."""
    found = _NUMBER.search(revision.reason) if takes_back(revision) else None
    return int(found[1]) if found is not None else None


def undone_among(newest_first: Iterable[Revision]) -> frozenset[int]:
    """The numbers of the batches that were undone, where that was not undone itself."""
    undone: set[int] = set()
    for revision in newest_first:
        if revision.number not in undone and (by := taken_back_by(revision)) is not None:
            undone.add(by)
    return frozenset(undone)


def revisions(store: GraphReader, scope: Scope = NO_SCOPE) -> list[tuple[Revision, int]]:
    """Every batch that changed something the scope sees, newest first, with the number of such records."""
    return [(batch.revision, batch.records) for batch in store.batches(scope=scope)][::-1]


def undo(  # noqa: PLR0913 -- who, when and what of a batch; all but four have defaults
    store: GraphStore,
    number: int,
    *,
    author: str,
    time: str,
    scope: Scope = NO_SCOPE,
    told: CommitProgress = unheard,
) -> Revision:
    """Commit the inverse of a batch, as a new batch; ``told`` hears how far it is, as with any batch.

    Raises NotFoundError if the batch changed nothing the scope sees or is unknown, OutOfScopeError if it changed more
    than the scope may write, ErasedError if it erased, and ConflictError with the later batches that changed the same
    records, tied relations to them, or wrote into a district that it began, unless these were undone themselves.
    """
    head = store.head(EVERYTHING)
    if head is None or not 0 < number <= head.number:  # engines count only so far
        raise NotFoundError(f"no changes under revision {number}")
    # The texts of a long list are let go before the inverse is written.
    reason, changes = _inverse(store, number, (head, scope), told)
    return store.commit(Batch(author, time, reason, changes, based_on=head.number), scope, told)


def _inverse(
    store: GraphReader, number: int, seen: tuple[Revision, Scope], told: CommitProgress
) -> tuple[str, tuple[Change, ...]]:
    """What takes a batch back, and the reason to be noted for it; raises what stands in the way."""
    head, scope = seen
    entries = list(store.journal(after=number - 1, scope=EVERYTHING, until=number))
    told(0, len(entries))
    if next(entries_within(entries, scope), None) is None:
        raise NotFoundError(f"no changes under revision {number}")
    refuse_taking_back(entries, scope)
    if all(entry.before == entry.after for entry in entries):
        raise ErasedError(f"revision {number} erased something")
    if in_the_way := sorted(set(_in_the_way(entries, _later(store, entries, head.number)))):
        raise ConflictError(f"revision {number} was built upon", tuple(in_the_way))
    changes = tuple(_taken_back(entries, told))
    return f"{_TAKEN_BACK}{entries[0].revision.reason} (Nr. {number})", changes


def _taken_back(entries: Sequence[JournalEntry], told: CommitProgress) -> Iterator[Change]:
    """The inverse of each change of a batch, the last first; whoever hears of it may break off."""
    for number, entry in enumerate(reversed(entries)):
        if number % _TOLD_EVERY == 0:
            told(0, len(entries))
        yield remove(entry.record) if entry.before is None else put(from_json(entry.before))


def _later(store: GraphReader, entries: Sequence[JournalEntry], head: int) -> Mapping[str, Sequence[JournalEntry]]:
    """What was done since to the records of a batch and to what hangs on them, by record."""
    number = entries[0].revision.number
    if number == head:
        return {}
    if len(entries) <= _LOOKED_UP and not _begun(entries):
        since = {
            id: list(store.journal(id, after=number, scope=EVERYTHING, until=head)) for id in _near(store, entries)
        }
        return {id: found for id, found in since.items() if found}
    later: dict[str, list[JournalEntry]] = defaultdict(list)
    for entry in store.journal(after=number, scope=EVERYTHING, until=head):
        later[entry.record].append(entry)
    return later


def _near(store: GraphReader, entries: Sequence[JournalEntry]) -> set[str]:
    """The records of a batch, what they need to be put back, and what is tied by now to those that it created."""
    needed = {end for e in entries if e.before is not None for end in _ends(e.before)}
    tied = {r.id for e in entries if e.before is None for r in store.relations(of=e.record, scope=EVERYTHING)}
    return {e.record for e in entries} | needed | tied


def _in_the_way(entries: Sequence[JournalEntry], later: Mapping[str, Sequence[JournalEntry]]) -> Iterator[int]:
    """Later revisions after which the records are not as the batch left them, or could not be put back.

    Whatever hangs on a record since the batch, and whatever went since, is itself in the later entries.
    """
    left = {e.record: e.after for e in entries}
    created = {e.record for e in entries if e.before is None}
    needed = {end for e in entries if e.before is not None for end in _ends(e.before)} - left.keys()
    begun = _begun(entries)
    for record, since in later.items():
        now = since[-1].after
        if record in left:
            in_the_way = now != left[record]
        elif now is None:
            in_the_way = record in needed
        else:
            in_the_way = not created.isdisjoint(_ends(now)) or frame_of(now)["owner"] in begun
        if in_the_way:
            # An erasure took the statement out of the whole journal: it stands in nobody's way, and cannot be undone.
            yield from (e.revision.number for e in since if e.before != e.after)


def _begun(entries: Sequence[JournalEntry]) -> set[str]:
    """The keys of the districts that a batch began: without them nobody would find what belongs to them."""
    created = [frame_of(e.after) for e in entries if e.before is None and e.after is not None]
    return {frame["owner"] for frame in created if frame["type"] == EntityType.DISTRICT}


def _ends(text: str) -> tuple[str, ...]:
    record = from_json(text)
    return (record.source, record.target) if isinstance(record, Relation) else ()
