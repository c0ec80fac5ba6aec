"""The ways in: signing in, and the link by which somebody sets their password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.accounts import links
from api.accounts.answers import SIGN_IN, onward_of
from api.accounts.errors import NotSignedInError, RefusedError
from api.accounts.kept_forms import KeptForm, fields_of
from api.accounts.rendering import rendered
from api.accounts.signing_in import Tried, sign_in
from api.accounts.visits import accounts_of, address_of, check_secure, csrf_of, former, proof_of, set_cookie
from api.errors import answer_to
from api.reads.access import for_everybody
from ontology import Text

router = APIRouter(dependencies=[Depends(for_everybody)])
_Text = Annotated[str, Form(max_length=1000)]
RESUME = f"{SIGN_IN}/eingabe"
"""Where a form that was kept goes on once its sender is signed in, in this window or in another one."""


def _kept(there: _Text = "", fields: Annotated[str, Form()] = "") -> KeptForm:
    return KeptForm(there, fields)


Kept = Annotated[KeptForm, Depends(_kept)]


@router.get(SIGN_IN)
def shown(request: Request, weiter: str = "/") -> Response:
    """The form to sign in."""
    return rendered(request, "sign_in.html", onward=onward_of(weiter), kept=KeptForm())


@router.post(SIGN_IN)
def signing_in(  # noqa: PLR0913, PLR0917 - each is a part of the form
    request: Request, kept: Kept, name: _Text = "", password: _Text = "", code: _Text = "", weiter: _Text = "/"
) -> Response:
    """Sign in and go where somebody wanted to, or on with what was being sent."""
    try:
        session = sign_in(accounts_of(request), Tried(name, password, code, address_of(request)), former(request))
    except RefusedError as error:
        status = answer_to(error).status
        return rendered(request, "sign_in.html", status, told=error.text, onward=onward_of(weiter), kept=kept)
    answer = _on_with(request, kept, weiter, csrf_of(session)) if kept.there else _onward(weiter)
    set_cookie(request, answer, session)
    return answer


@router.post(RESUME)
def resumed(request: Request, kept: Kept, weiter: _Text = "/") -> Response:
    """Go on with what was being sent, for who has signed in elsewhere since."""
    try:
        proof = proof_of(request)
    except NotSignedInError as error:
        return rendered(request, "sign_in.html", 401, told=error.text, onward=onward_of(weiter), kept=kept)
    return _on_with(request, kept, weiter, proof)


def _on_with(request: Request, kept: KeptForm, weiter: str, proof: str) -> Response:
    there, fields = onward_of(kept.there), fields_of(kept)
    return rendered(request, "kept_form.html", there=there, fields=fields, onward=onward_of(weiter), proof=proof)


def _onward(weiter: str) -> Response:
    return RedirectResponse(onward_of(weiter), 303)


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
