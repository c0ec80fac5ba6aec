"""Measures as a page: overdue reviews first, then by status; made from an accepted finding or for a goal."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.access import Day, Language
from api.accounts.visits import check_origin
from api.agreeing import FoundOut, Place, Seen, agree_on_measure, review_measure
from api.goals_shown import RefusedForm, measure_anchor, measures_page
from api.page_frame import PageOf, page_at
from api.page_views import MEASURES
from api.process_forms import Filled
from api.refusals import RefusedError
from api.undoing import undone
from api.writing import Decide
from graph.goals.measure_records import MEASURE_PARTS
from graph.stores.base import Revision
from ontology.names import Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Chosen = Annotated[str, Query(max_length=200)]


def measuring(write: Decide, request: Request, key: str, on: Day, lang: Language) -> PageOf:
    """A dependency for the forms of the page: the page, for whoever may decide in the district."""
    write.refuse_owner(key)
    return PageOf(request, write.reading, key, on, MEASURES, lang)


Measuring = Annotated[PageOf, Depends(measuring)]


@router.get("/bezirke/{key}/massnahmen")
def measures(frame: Annotated[PageOf, Depends(page_at(MEASURES))], befund: Chosen = "", ziel: Chosen = "") -> Response:
    """All measures of the day; what a new one is for may be named."""
    return _page(frame, {"finding": befund, Prop.FOR_GOAL: ziel})


@router.post("/bezirke/{key}/massnahmen/zuruecknehmen")
def take_measure_back(write: Decide, frame: Measuring, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just agreed; that can be undone, too."""
    return _back(frame, undone(write, nummer))


@router.post("/bezirke/{key}/massnahmen/neu")
def make(write: Decide, frame: Measuring, filled: Filled) -> Response:
    """Make a measure from a finding, for a goal, or both."""
    said = {str(prop): filled[prop] for prop in MEASURE_PARTS if filled.get(prop)}
    finding, key = filled.get("finding", ""), filled.get("auftrag")
    return _tried(frame, filled, "neu", lambda: agree_on_measure(write, _place(frame), said, finding, key)[1])


@router.post("/bezirke/{key}/massnahmen/ueberpruefen")
def review(write: Decide, frame: Measuring, filled: Filled) -> Response:
    """Keep what a review found."""
    seen = Seen(filled.get("massnahme", ""), filled.get("stand", ""))
    found = FoundOut(filled.get("ergebnis", ""), filled.get("naechste", ""), filled.get("measureStatus", ""))
    form = f"pruefen-{seen.id}"
    return _tried(frame, filled, form, lambda: review_measure(write, _place(frame), seen, found).revision)


def _place(frame: PageOf) -> Place:
    return Place(frame.key, frame.on)


def _tried(frame: PageOf, filled: Mapping[str, str], form: str, done: Callable[[], Revision | None]) -> Response:
    """Back to the measure with what was done; or the form again, with what is to be mended."""
    try:
        revision = done()
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language)]
        return _page(frame, filled, RefusedForm(form, filled, told))
    id = filled.get("massnahme", "")
    return _back(frame, revision, f"#{measure_anchor(id)}" if id else "")


def _back(frame: PageOf, revision: Revision | None, anchor: str = "") -> Response:
    asked = f"getan={revision.number}" if revision is not None else ""
    return RedirectResponse(frame.link(MEASURES, asked, anchor), 303)


def _page(frame: PageOf, asked: Mapping[str, str], refused: RefusedForm | None = None) -> Response:
    return frame.rendered("measures.html", measures_page(frame, refused, asked), 422 if refused else 200)


__all__ = ["router"]
