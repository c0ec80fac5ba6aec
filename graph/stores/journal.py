"""What was done and how it is undone: functions over any store's journal, written once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.errors import ConflictError, ErasedError, NotFoundError
from graph.records import Relation, from_json
from graph.stores.base import Batch, GraphStore, JournalEntry, Revision, put, remove


def revisions(store: GraphStore) -> list[tuple[Revision, int]]:
    """Every batch that changed something, newest first, with the number of records it touched."""
    counted: dict[Revision, int] = {}
    for entry in store.journal():
        counted[entry.revision] = counted.get(entry.revision, 0) + 1
    return sorted(counted.items(), key=lambda item: -item[0].number)


def undo(store: GraphStore, number: int, *, author: str, time: str) -> Revision:
    """Commit the inverse of a batch, as a new batch.

    Raises NotFoundError if the batch changed nothing or is unknown, ErasedError if it erased, ConflictError with
    the later batches that changed the same records, or tied relations to them, unless these were undone themselves.
    """
    entries: list[JournalEntry] = []
    later: dict[str, list[JournalEntry]] = defaultdict(list)
    newest = number
    for entry in store.journal(after=number - 1):
        newest = entry.revision.number
        (entries if newest == number else later[entry.record]).append(entry)
    if not entries:
        raise NotFoundError(f"no changes under revision {number}")
    if all(entry.before == entry.after for entry in entries):
        raise ErasedError(f"revision {number} erased something")
    if in_the_way := sorted(set(_in_the_way(entries, later))):
        raise ConflictError(f"revision {number} was built upon", tuple(in_the_way))
    changes = tuple(
        remove(entry.record) if entry.before is None else put(from_json(entry.before)) for entry in reversed(entries)
    )
    reason = f"Zurückgenommen: {entries[0].revision.reason} (Nr. {number})"
    return store.commit(Batch(author, time, reason, changes, based_on=newest))


def _in_the_way(entries: Sequence[JournalEntry], later: Mapping[str, Sequence[JournalEntry]]) -> Iterator[int]:
    """Later revisions after which the records are not as the batch left them, or could not be put back.

    Whatever hangs on a record since the batch, and whatever went since, is itself in the later entries: no look into
    the store is needed, which for a long list would be one for each of its rows.
    """
    left = {e.record: e.after for e in entries}
    created = {e.record for e in entries if e.before is None}
    needed = {end for e in entries if e.before is not None for end in _ends(e.before)} - left.keys()
    for record, since in later.items():
        now = since[-1].after
        if record in left:
            in_the_way = now != left[record]
        elif now is None:
            in_the_way = record in needed
        else:
            in_the_way = not created.isdisjoint(_ends(now))
        if in_the_way:
            yield from (e.revision.number for e in since)


def _ends(text: str) -> tuple[str, ...]:
    record = from_json(text)
    return (record.source, record.target) if isinstance(record, Relation) else ()
