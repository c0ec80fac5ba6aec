"""What is recorded of several districts, asked of all that the caller may read; and what is published of the nation."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.manners.fresh import ready
from api.page_parts.shown_series import taken_series
from api.reads.access import Day, Language, Read
from api.reads.across_asked import asked_across
from api.schemas.described import answer_of
from graph.as_json.across_districts import AcrossOut, BodyYearsOut, across_json, body_years_json
from graph.as_json.share_series import SeriesOut, series_json
from graph.live.answers import as_json_bytes, with_tag

router = APIRouter(tags=["Über Bezirke hinweg (across districts)"])


@router.get(
    "/nation/papers",
    operation_id="getAcross",
    summary="Fragen an die Unterlagen aller Bezirke (questions across districts)",
    responses=answer_of(AcrossOut),
)
def papers(request: Request, read: Read, on: Day, lang: Language) -> Response:
    """Who mandated the network, where else it was heard, who disagreed, who is missing, what spans districts.

    Gefragt werden nur Bezirke, die der Fragende lesen darf. Wer in einer Antwort fehlt, hat nicht verneint.
    """
    return ready(with_tag(as_json_bytes(across_json(asked_across(request, read.scope, on), lang))))


@router.get(
    "/nation/body-years",
    operation_id="getBodyYears",
    summary="Gremien und Jahre (bodies and years)",
    responses=answer_of(BodyYearsOut),
)
def years(request: Request, read: Read, on: Day, lang: Language) -> Response:
    """How many districts had early help in which kind of body in which year. 0 heißt: nicht erfasst."""
    return ready(with_tag(as_json_bytes(body_years_json(asked_across(request, read.scope, on), lang))))


@router.get(
    "/nation/series",
    operation_id="getPublishedSeries",
    summary="Veröffentlichte Werte (published values)",
    responses=answer_of(SeriesOut),
)
def series(read: Read, lang: Language) -> Response:
    """The published shares year by year, loaded ones beside those that ship. Leere Jahre bleiben leer."""
    return ready(with_tag(as_json_bytes(series_json(taken_series(read), {}, lang))))
