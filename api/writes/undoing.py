"""Taking a batch back, for programs and pages: all of it, or a refusal that names what was built upon it."""

from collections.abc import Iterator

from api.imports.how_far import UNDOING, telling_late, undoing_folder
from api.refusals import built_upon
from api.writes.writing import Writing
from graph.errors import ConflictError, NotFoundError, OutOfScopeError
from graph.stores.base import CommitProgress, Revision
from graph.stores.journal import undo


def undone(write: Writing, number: int) -> Revision:
    """Undo a batch within what the caller may write, and tell how far that is.

    Raises RefusedError where others built upon it, or where somebody broke it off.
    """
    with telling_late(undoing_folder(write.work, write.author), UNDOING) as told:
        return _undone(write, number, told)


def _undone(write: Writing, number: int, told: CommitProgress) -> Revision:
    try:
        return undo(write.store, number, author=write.author, time=write.time, scope=write.scope, told=told)
    except ConflictError as error:
        raise built_upon(list(_told(write, error.revisions))) from None
    except NotFoundError:
        if any(_told(write, (number,))):
            raise OutOfScopeError from None
        raise
    except OutOfScopeError:
        raise OutOfScopeError from None


def _told(write: Writing, numbers: tuple[int, ...]) -> Iterator[dict[str, object]]:
    """What batches did to the records that the caller sees, one line for each record."""
    for number in numbers:
        for entry in write.seen.journal(after=number - 1, scope=write.reads, until=number):
            done = entry.revision
            yield {
                "revision": done.number,
                "author": done.author,
                "time": done.time,
                "reason": done.reason,
                "record": entry.record,
            }
