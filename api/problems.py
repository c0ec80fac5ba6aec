"""Errors of the web as RFC 9457 problem details, from the one table in `api.errors`."""

import json
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.errors import answer_to, sentence_of
from api.refusals import RefusedError
from api.schemas.records import FieldError, Problem
from ontology import DomainError, Text

MEDIA_TYPE = "application/problem+json"
AGAIN_AFTER = 5
"""Seconds after which somebody who was refused may try again."""
_UNAVAILABLE = Text(
    de="Bitte versuchen Sie es gleich noch einmal. Den Grund nennt „fruehnetz doctor“ dem, der Frühnetz hier betreibt.",
    en="Please try again in a moment. “fruehnetz doctor” tells the reason to whoever runs Frühnetz here.",
)
_WORDS = {
    "de": {404: "Nicht gefunden.", 405: "Das geht an dieser Adresse nicht.", 422: "Angaben stimmen nicht."},
    "en": {404: "Not found.", 405: "This cannot be done at this address.", 422: "The request is not valid."},
}


def install(app: FastAPI) -> None:
    """Answer every error of the application with a problem."""
    app.add_exception_handler(DomainError, domain_problem)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def language_of(request: Request) -> str:
    """English if the reader prefers it to German, else German."""
    wanted = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return next((w for w in wanted if w in ("de", "en")), "de")


def problem(  # noqa: PLR0913 - the members of a problem
    request: Request, status: int, title: str, *, slug: str = "", detail: str = "", errors: Sequence[FieldError] = ()
) -> JSONResponse:
    """A response with problem details; without a page of its own the type is about:blank."""
    kind = f"/api/v1/problems/{slug}" if slug else "about:blank"
    found = Problem(
        type=kind, title=title, status=status, detail=detail, instance=request.url.path, errors=list(errors)
    )
    shown = {k: v for k, v in jsonable_encoder(found).items() if v not in ("", [])}
    return JSONResponse(shown, status, media_type=MEDIA_TYPE)


def domain_problem(request: Request, error: Exception) -> JSONResponse:
    """The answer to an error of ours. Where a store is and who opens it is no reader's business."""
    assert isinstance(error, DomainError)
    answer, language = answer_to(error), language_of(request)
    title, unavailable = answer.title.in_language(language), answer.status == 503
    detail = _UNAVAILABLE.in_language(language) if unavailable else sentence_of(error, language)
    found = problem(request, answer.status, title, slug=answer.slug, detail=detail)
    if unavailable:
        found.headers["Retry-After"] = str(AGAIN_AFTER)
    return found


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RefusedError)
    language, why = language_of(request), error.why
    wrong = [FieldError(pointer=at, detail=said.in_language(language)) for at, said in why.wrong]
    title, detail = why.title.in_language(language), why.remedy.in_language(language)
    found = problem(request, why.status, title, slug=why.slug, detail=detail, errors=wrong)
    if why.more:
        members = json.loads(bytes(found.body)) | dict(why.more)
        return JSONResponse(members, why.status, media_type=MEDIA_TYPE)
    return found


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    language = language_of(request)
    errors = [FieldError(pointer=_pointer(e["loc"]), detail=str(e["msg"])) for e in error.errors()]
    return problem(request, 422, _WORDS[language][422], slug="invalid-request", errors=errors)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    title = _WORDS[language_of(request)].get(error.status_code, HTTPStatus(error.status_code).phrase)
    return problem(request, error.status_code, title)


def _unexpected(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - says nothing of the inside
    answer = answer_to(DomainError())
    title = answer.title.in_language(language_of(request))
    return problem(request, answer.status, title, slug=answer.slug)


def _pointer(path: Sequence[str | int]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
