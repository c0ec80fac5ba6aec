"""History and undo: functions over any store's journal, written once."""

from collections.abc import Iterator

from graph.errors import NotFoundError
from graph.records import Batch, Change, JournalEntry, Revision, from_json
from graph.stores.base import GraphStore


def history(store: GraphStore, record: str) -> list[JournalEntry]:
    """What happened to a record, oldest first."""
    return list(store.journal(record))


def revisions(store: GraphStore) -> list[tuple[Revision, int]]:
    """Every batch that changed something, newest first, with the number of records it touched."""
    counted: dict[Revision, int] = {}
    for entry in store.journal():
        counted[entry.revision] = counted.get(entry.revision, 0) + 1
    return sorted(counted.items(), key=lambda item: -item[0].number)


def undo(store: GraphStore, number: int, *, author: str, time: str) -> Revision:
    """Commit the inverse of a batch, as a new batch.

    Raises NotFoundError if the batch changed nothing or is unknown, and ConflictError with the later batches that
    touched the same records, or tied new relations to them: those have to be undone first.
    """
    entries = list(_of_revision(store, number))
    if not entries:
        raise NotFoundError(f"no changes under revision {number}")
    changes = tuple(
        Change(entry.record, from_json(entry.before) if entry.before is not None else None)
        for entry in reversed(entries)
    )
    reason = f"Zurückgenommen: {entries[0].revision.reason} (Nr. {number})"
    return store.commit(Batch(author, time, reason, changes, based_on=number))


def _of_revision(store: GraphStore, number: int) -> Iterator[JournalEntry]:
    for entry in store.journal(after=number - 1):
        if entry.revision.number != number:
            return
        yield entry
