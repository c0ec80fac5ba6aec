"""Measures: read on a day with whether their aim is met, made for a finding or a goal, changed, reviewed."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.reads.access import Day, Language, Read
from api.routes.writing_records import told_changed, told_created
from api.schemas.described import answers_of
from api.schemas.goals import MeasureIn, MeasurePartsIn, ReviewIn
from api.schemas.writing import WrittenOut
from api.writes.agreeing import FoundOut, Place, Seen, agree_on_measure, change_measure, review_measure
from api.writes.creating import IdempotencyKey
from api.writes.writing import Decide, IfMatch
from graph.goals.as_json import MeasureStateOut, measure_json
from graph.goals.measures_at import measures_of, overdue_reviews

router = APIRouter(tags=["Steuerung (steering)"])


@router.get(
    "/districts/{key}/measures",
    operation_id="listMeasures",
    summary="Maßnahmen (measures)",
    responses=answers_of(MeasureStateOut),
)
def measures(
    read: Read,
    key: str,
    on: Day,
    lang: Language,
    due: Annotated[bool, Query(description="nur mit überfälliger Überprüfung (overdue reviews only)")] = False,
) -> JSONResponse:
    """Overdue reviews first. Ob erreicht ist, wofür eine Maßnahme da ist, sagen die Daten des Tages."""
    found = read.analysis(key, on)
    states = measures_of(found)
    chosen = overdue_reviews(states) if due else states
    return JSONResponse([measure_json(state, found.snapshot, lang) for state in chosen])


@router.post("/districts/{key}/measures", operation_id="addMeasure", summary="Maßnahme anlegen (make)", status_code=201)
def add(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, on: Day, body: MeasureIn, response: Response, idempotency: IdempotencyKey = None
) -> WrittenOut:
    """A measure from a finding or for a goal in one step; without a text it does what the finding takes."""
    done = agree_on_measure(write, Place(key, on), body.agreed(), body.finding, idempotency)
    return told_created(write, done, response)


@router.patch("/districts/{key}/measures/{id}", operation_id="changeMeasure", summary="Maßnahme ändern (change)")
def change(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, body: MeasurePartsIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """What else is said of it from the day on; an empty text takes back. Nicht Genanntes bleibt."""
    write.refuse_owner(key)
    return told_changed(write, change_measure(write, Place(key, on), Seen(id, if_match), body.agreed()), response)


@router.post(
    "/districts/{key}/measures/{id}/review", operation_id="reviewMeasure", summary="Überprüfung notieren (review)"
)
def review(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, body: ReviewIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """It was reviewed on the day: what was found, how far it is, when again."""
    write.refuse_owner(key)
    found = FoundOut(body.result, body.next, body.status.value if body.status is not None else "")
    return told_changed(write, review_measure(write, Place(key, on), Seen(id, if_match), found), response)
