"""Errors of the web as RFC 9457 problem details, from the one table in `api.errors`."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.errors import answer_to, sentence_of
from api.manners.guard import page
from api.manners.wishes import language_wished, prefers_pages
from api.page_templates import page_template
from api.refusals import RefusedError
from api.schemas.records import FieldError, Problem
from api.settings import REQUEST_ID
from graph.errors import NotFoundError
from ontology import DomainError, Text, say

MEDIA_TYPE = "application/problem+json"
AGAIN_AFTER = 5
"""Seconds after which somebody who was refused may try again."""
_UNAVAILABLE = Text(
    de="Bitte versuchen Sie es gleich noch einmal. Den Grund nennt „fruehnetz doctor“ dem, der Frühnetz hier betreibt.",
    en="Please try again in a moment. “fruehnetz doctor” tells the reason to whoever runs Frühnetz here.",
)
_UNAVAILABLE_ON_PAGE = Text(
    de="Bitte versuchen Sie es gleich noch einmal. Bleibt es dabei, sagen Sie es dem, der Frühnetz bei Ihnen betreibt.",
    en="Please try again in a moment. If it happens again, tell whoever runs Frühnetz at your place.",
)
_INVALID = Text(de="Angaben stimmen nicht.", en="The request is not valid.")
_TITLES = {
    401: Text(de="Bitte melden Sie sich an.", en="Please sign in."),
    403: Text(de="Dafür fehlt Ihnen das Recht.", en="You have no right to do this."),
    404: Text(de="Nicht gefunden.", en="Not found."),
    405: Text(de="Das geht unter dieser Adresse nicht.", en="This cannot be done at this address."),
    406: Text(de="In dieser Form gibt es das nicht.", en="This cannot be had in this form."),
}
_REMEDIES = {
    403: Text(
        de="Rechte vergibt, wer Frühnetz bei Ihnen verwaltet.",
        en="Whoever administers Frühnetz at your place grants rights.",
    ),
    404: Text(
        de="Vielleicht ist die Adresse nicht vollständig, oder den Eintrag gibt es nicht mehr.",
        en="Perhaps the address is not complete, or the record is not there any more.",
    ),
    500: Text(
        de="Gespeichert wird immer ganz oder gar nicht; was schon gespeichert war, ist da. Versuchen Sie es noch "
        "einmal. Bleibt es dabei, melden Sie den Fall dem, der Frühnetz bei Ihnen betreibt, mit Seite und Uhrzeit.",
        en="Things are saved as a whole or not at all; what was saved before is there. Try once more. If it happens "
        "again, tell whoever runs Frühnetz at your place, with this page and the time.",
    ),
}
"""What a page says where nothing else is known; programs read the status."""
_ONLY_READ = Text(de="Hier kann nur gelesen werden.", en="This is for reading only.")


def install(app: FastAPI) -> None:
    """Answer every error of the application with a problem."""
    app.add_exception_handler(DomainError, _at_once(domain_problem))
    app.add_exception_handler(RefusedError, _at_once(_refused))
    app.add_exception_handler(RequestValidationError, _at_once(_invalid))
    app.add_exception_handler(HTTPException, _at_once(_http))
    app.add_exception_handler(Exception, _at_once(_unexpected))


def _at_once(answer: Callable[[Request, Exception], Response]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """An answer that waits for nothing: it would be handed to a thread, which takes longer (decision 0031)."""

    async def answered(request: Request, error: Exception) -> Response:
        return answer(request, error)

    return answered


def language_of(request: Request) -> str:
    """English if the reader prefers it to German, else German."""
    return language_wished(", ".join(request.headers.getlist("accept-language")))


def problem(  # noqa: PLR0913 - the members of a problem
    request: Request, status: int, title: str, *, slug: str = "", detail: str = "", errors: Sequence[FieldError] = ()
) -> Response:
    """A response with problem details, for a browser as a page; without an explanation the type is about:blank."""
    kind = f"/api/v1/problems/{slug}" if slug else "about:blank"
    found = Problem(
        type=kind,
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        request_id=request.scope.get("state", {}).get(REQUEST_ID, ""),
        errors=list(errors),
    )
    if for_page(request):
        return page(page_template("problem.html").render(_for_people(request, found)), status)
    shown = {k: v for k, v in jsonable_encoder(found).items() if v not in ("", [])}
    return JSONResponse(shown, status, media_type=MEDIA_TYPE)


def _for_people(request: Request, found: Problem) -> Mapping[str, object]:
    """What a page shows: nothing twice, and always what to do."""
    language = language_of(request)
    remedy = _REMEDIES.get(found.status)
    detail = found.detail.removeprefix(found.title).strip() or (remedy.in_language(language) if remedy else "")
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    may_wait = found.status == 503 and request.method == "GET" and not asked.startswith("//")
    return {"found": found, "detail": detail, "language": language, "again": asked if may_wait else ""}


def domain_problem(request: Request, error: Exception) -> Response:
    """The answer to an error of ours. Where a store is and who opens it is no reader's business."""
    assert isinstance(error, DomainError)
    answer, language = answer_to(error), language_of(request)
    title, unavailable = answer.title.in_language(language), answer.status == 503
    later = _UNAVAILABLE_ON_PAGE if for_page(request) else _UNAVAILABLE
    detail = later.in_language(language) if unavailable else sentence_of(error, language)
    if isinstance(error, NotFoundError) and for_page(request):
        detail = ""  # which id there is not says nothing to people
    found = problem(request, answer.status, title, slug=answer.slug, detail=detail)
    if unavailable:
        found.headers["Retry-After"] = str(AGAIN_AFTER)
    return found


def for_page(request: Request) -> bool:
    """Whether a browser asks that shows pages."""
    return prefers_pages(", ".join(request.headers.getlist("accept")))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    language, why = language_of(request), error.why
    wrong = [FieldError(pointer=at, detail=said.in_language(language)) for at, said in why.wrong]
    remedy = why.page_remedy if for_page(request) else why.remedy
    title, detail = why.title.in_language(language), remedy.in_language(language)
    found = problem(request, why.status, title, slug=why.slug, detail=detail, errors=wrong)
    if why.more and isinstance(found, JSONResponse):
        members = json.loads(bytes(found.body)) | dict(why.more)
        return JSONResponse(members, why.status, media_type=MEDIA_TYPE)
    return found


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [FieldError(pointer=_pointer(e["loc"]), detail=str(e["msg"])) for e in error.errors()]
    return problem(request, 422, _INVALID.in_language(language_of(request)), slug="invalid-request", errors=errors)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status, language = error.status_code, language_of(request)
    phrase = HTTPStatus(status).phrase
    title, detail, headers = _TITLES.get(status, Text(phrase, phrase)), "", dict(error.headers or {})
    if status == 405:
        possible = _possible(request)
        headers["Allow"] = ", ".join(possible)
        title = _ONLY_READ if set(possible) == {"GET", "HEAD"} else title
    found = headers.get("Allow") if status == 405 else error.detail if status == 406 else None
    if found:
        detail = say("Möglich ist: {found}.", "Possible: {found}.", found=found).in_language(language)
    answer = problem(request, status, title.in_language(language), detail=detail)
    answer.headers.update(headers)
    return answer


def _possible(request: Request) -> list[str]:
    """What may be done under the address of a request."""
    path = request.scope["path"]
    none: frozenset[str] = frozenset()
    found = next((methods for pattern, methods in request.app.state.methods if pattern.match(path)), none)
    return sorted(found | {"HEAD"} if "GET" in found else found)


def _unexpected(request: Request, error: Exception) -> Response:  # noqa: ARG001 - says nothing of the inside
    answer = answer_to(DomainError())
    title = answer.title.in_language(language_of(request))
    return problem(request, answer.status, title, slug=answer.slug)


def _pointer(path: Sequence[str | int]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
