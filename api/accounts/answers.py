"""How refusals of accounts are answered: programs get a problem, browsers the way to sign in or a sentence."""

from urllib.parse import urlencode

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from api.accounts.errors import NotSignedInError, RefusedError, TooManyTriesError
from api.manners.problems import domain_problem

SIGN_IN = "/anmelden"
_API = "/api/"


def install(app: FastAPI) -> None:
    """Answer the refusals of accounts."""
    app.add_exception_handler(RefusedError, _refused)


def told(request: Request, error: RefusedError) -> Response:
    """A refusal, with what HTTP wants to be said besides."""
    answer = domain_problem(request, error)
    if isinstance(error, TooManyTriesError):
        answer.headers["Retry-After"] = str(error.seconds)
    if answer.status_code == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="fruehnetz"'
    return answer


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    if isinstance(error, NotSignedInError) and _is_page(request) and request.method in ("GET", "HEAD"):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?{urlencode({'weiter': asked})}", 303)
    return told(request, error)


def _is_page(request: Request) -> bool:
    return not request.url.path.startswith(_API)
