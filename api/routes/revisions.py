"""What was done, newest first, and how it is undone."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.access import Read
from api.refusals import built_upon
from api.schemas.conversion import revision_out, written_out
from api.schemas.writing import Revisions, WrittenOut
from api.writing import Write, Writing
from graph.errors import ConflictError, NotFoundError, OutOfScopeError
from graph.stores.browsing import newest_batches
from graph.stores.journal import undo

router = APIRouter(tags=["Schreiben (writing)"])
Number = Annotated[int, Path(ge=1, description="Nummer der Änderung (number of the revision)", examples=[17])]
Before = Annotated[int | None, Query(ge=1, description="nur ältere als diese Nummer (only older ones)")]
Limit = Annotated[int, Query(ge=1, le=500, description="Änderungen je Seite (per page)")]


@router.get("/revisions", operation_id="listRevisions", summary="Änderungen auflisten (list revisions)")
def list_revisions(read: Read, before: Before = None, limit: Limit = 50) -> Revisions:
    """Batches that changed something you see, newest first. Jede lässt sich zurücknehmen."""
    found = list(islice(newest_batches(read.store, read.scope, before), limit + 1))
    items = [revision_out(batch.revision, len(batch.records)) for batch in found[:limit]]
    return Revisions(items=items, next=items[-1].number if len(found) > limit else None)


@router.post("/revisions/{number}/undo", operation_id="undoRevision", summary="Änderung zurücknehmen (undo a revision)")
def undo_revision(write: Write, number: Number) -> WrittenOut:
    """All of a batch is as it was before; refused where others built upon it. Auch das lässt sich zurücknehmen."""
    try:
        done = undo(write.store, number, author=write.author, time=write.time, scope=write.scope)
    except ConflictError as error:
        raise built_upon(list(_told(write, error.revisions))) from None
    except NotFoundError:
        if any(_told(write, (number,))):
            raise OutOfScopeError from None
        raise
    except OutOfScopeError:
        raise OutOfScopeError from None
    return written_out(None, done)


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
