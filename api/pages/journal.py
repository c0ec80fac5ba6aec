"""What was done in a district, newest first, each with the way back."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import JOURNAL
from graph.imports.import_reason import list_in_reason, reason_for_people
from graph.stores.base import Happened
from graph.stores.browsing import newest_batches
from graph.stores.journal import undone_among

router = APIRouter()
_PAGE = 30


@router.get("/bezirke/{key}/verlauf")
def journal(
    frame: Annotated[PageOf, Depends(page_at(JOURNAL))], vor: Annotated[int | None, Query(ge=1)] = None
) -> Response:
    """The changes of a district that whoever asks may see, in pages."""
    return page_of_journal(frame, vor)


def page_of_journal(frame: PageOf, before: int | None = None, told: Sequence[str] = ()) -> Response:
    """The page; with what speaks against a change that was to be taken back."""
    scope = frame.read.within(frame.key)
    found = list(islice(newest_batches(frame.read.store, scope, before), _PAGE + 1))
    older = found[_PAGE - 1].revision.number if len(found) > _PAGE else None
    newer = newest_batches(frame.read.store, scope) if before is not None else ()
    since = takewhile(lambda batch: batch.revision.number >= (before or 0), newer)
    undone = undone_among(batch.revision for batch in chain(since, found))
    shown = {"batches": list(_shown(frame, found[:_PAGE], undone)), "older": older, "told": told}
    return frame.rendered("journal.html", shown, 409 if told else 200)


def _shown(frame: PageOf, batches: list[Happened], undone: Container[int]) -> Iterator[Mapping[str, Any]]:
    for batch in batches:
        done = batch.revision
        yield {
            "number": done.number,
            "day": frame.words.long_day(done.time[:10]),
            "hour": done.time[11:16],
            "author": done.author,
            "reason": list_in_reason(done.reason) or reason_for_people(done.reason),
            "list": bool(list_in_reason(done.reason)),
            "batch": batch,
            "undone": done.number in undone,
        }
