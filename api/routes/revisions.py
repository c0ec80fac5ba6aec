"""What was done, newest first, and how it is undone."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.reads.access import Read
from api.schemas.conversion import revision_out, written_out
from api.schemas.writing import Revisions, WrittenOut
from api.writes.undoing import undone
from api.writes.writing import Write
from graph.stores.browsing import newest_batches

router = APIRouter(tags=["Schreiben (writing)"])
Number = Annotated[int, Path(ge=1, description="Nummer der Änderung (number of the revision)", examples=[17])]
Before = Annotated[int | None, Query(ge=1, description="nur ältere als diese Nummer (only older ones)")]
Limit = Annotated[int, Query(ge=1, le=500, description="Änderungen je Seite (per page)")]


@router.get("/revisions", operation_id="listRevisions", summary="Änderungen auflisten (list revisions)")
def list_revisions(read: Read, before: Before = None, limit: Limit = 50) -> Revisions:
    """Batches that changed something you see, newest first. Jede lässt sich zurücknehmen."""
    found = list(islice(newest_batches(read.store, read.scope, before), limit + 1))
    items = [revision_out(batch.revision, batch.records) for batch in found[:limit]]
    return Revisions(items=items, next=items[-1].number if len(found) > limit else None)


@router.post("/revisions/{number}/undo", operation_id="undoRevision", summary="Änderung zurücknehmen (undo a revision)")
def undo_revision(write: Write, number: Number) -> WrittenOut:
    """All of a batch is as it was before; refused where others built upon it. Auch das lässt sich zurücknehmen."""
    return written_out(None, undone(write, number))
