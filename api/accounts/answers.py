"""How refusals of accounts are answered: programs get a problem, browsers the way to sign in or a sentence."""

from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from api.accounts.errors import NotSignedInError, RefusedError, TooManyTriesError
from api.accounts.kept_forms import kept_of
from api.accounts.rendering import rendered
from api.manners.problems import domain_problem, for_page
from ontology import Text

SIGN_IN = "/anmelden"
_API = "/api/"
_STILL_THERE = Text(
    de="Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, ist noch da: Melden Sie sich an, dann können Sie es "
    "absenden.",
    en="Your session has ended. What you entered is still there: sign in, then you can send it.",
)
_ONCE_MORE = Text(
    de="Ihre Anmeldung ist abgelaufen. Gespeichert wurde nichts: Melden Sie sich an, und senden Sie Datei oder Eingabe "
    "noch einmal.",
    en="Your session has ended. Nothing was saved: sign in, and send the file or what you entered once more.",
)


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


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    if not isinstance(error, NotSignedInError) or not _is_page(request):
        return told(request, error)
    if request.method in ("GET", "HEAD"):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?{urlencode({'weiter': asked})}", 303)
    return await _ended(request) if for_page(request) else told(request, error)


async def _ended(request: Request) -> Response:
    """The form to sign in, which carries on what was sent; whoever cannot send it goes to where it was filled in."""
    kept = await kept_of(request)
    back = urlsplit(request.headers.get("referer", ""))
    onward = onward_of(f"{back.path}?{back.query}" if back.query else back.path)
    said = _STILL_THERE if kept.there else _ONCE_MORE
    return rendered(request, "sign_in.html", 401, told=said, onward=onward, kept=kept)


def onward_of(path: str) -> str:
    r"""Where to go after signing in: within this service, whatever a link says.

    >>> onward_of("/bezirke/08212?on=2024"), onward_of("https://x.example"), onward_of("//x.example"), onward_of("/\\x")
    ('/bezirke/08212?on=2024', '/', '/', '/')
    """
    harmless = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if harmless else "/"


def _is_page(request: Request) -> bool:
    return not request.url.path.startswith(_API)
