"""The ways in: signing in, and the link by which somebody sets their password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.accounts import links
from api.accounts.answers import SIGN_IN
from api.accounts.errors import RefusedError
from api.accounts.rendering import rendered
from api.accounts.signing_in import Tried, sign_in
from api.accounts.visits import accounts_of, address_of, check_secure, former, set_cookie
from api.errors import answer_to
from api.reads.access import for_everybody
from ontology import Text

router = APIRouter(dependencies=[Depends(for_everybody)])
_Text = Annotated[str, Form(max_length=1000)]


@router.get(SIGN_IN)
def shown(request: Request, weiter: str = "/") -> Response:
    """The form to sign in."""
    return rendered(request, "sign_in.html", onward=onward_of(weiter))


@router.post(SIGN_IN)
def signing_in(
    request: Request, name: _Text = "", password: _Text = "", code: _Text = "", weiter: _Text = "/"
) -> Response:
    """Sign in and go where somebody wanted to."""
    try:
        session = sign_in(accounts_of(request), Tried(name, password, code, address_of(request)), former(request))
    except RefusedError as error:
        status = answer_to(error).status
        return rendered(request, "sign_in.html", status, told=error.text, onward=onward_of(weiter))
    answer = RedirectResponse(onward_of(weiter), 303)
    set_cookie(request, answer, session)
    return answer


@router.get(links.PATH + "{secret}")
def invitation(request: Request, secret: str) -> Response:
    """The form to set a password."""
    return rendered(request, "invitation.html", name=links.invited(accounts_of(request), secret))


@router.post(links.PATH + "{secret}")
def accepted(request: Request, secret: str, password: _Text = "", again: _Text = "", name: _Text = "") -> Response:
    """Set the password, and show the form to sign in with it."""
    check_secure(request)
    known = links.invited(accounts_of(request), secret)
    try:
        refuse_different(password, again)
        links.use(accounts_of(request), secret, password, name)
    except RefusedError as error:
        return rendered(request, "invitation.html", answer_to(error).status, told=error.text, name=known)
    return RedirectResponse(SIGN_IN, 303)


def refuse_different(password: str, again: str) -> None:
    """Refuse a new password that was not typed the same way twice."""
    if password != again:
        raise RefusedError(
            Text(de="Die beiden Kennwörter sind nicht gleich.", en="The two passwords are not the same.")
        )


def onward_of(path: str) -> str:
    r"""Where to go after signing in: within this service, whatever a link says.

    >>> onward_of("/bezirke/08212?on=2024"), onward_of("https://x.example"), onward_of("//x.example"), onward_of("/\\x")
    ('/bezirke/08212?on=2024', '/', '/', '/')
    """
    harmless = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if harmless else "/"
