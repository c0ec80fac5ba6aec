"""Signing in at the service outside, and coming back from there (decision 0041)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from api.accounts import identities, links
from api.accounts.answers import SIGN_IN, onward_of
from api.accounts.errors import ProviderAnswerError, RefusedError, StrayedError
from api.accounts.identities import Identity
from api.accounts.kept_forms import KeptForm
from api.accounts.provider.departures import Departure, forget, remember, remembered
from api.accounts.provider.provider import Provider
from api.accounts.rendering import rendered
from api.accounts.visits import accounts_of, former, set_cookie
from api.errors import answer_to
from api.reads.access import for_everybody
from graph.errors import NotFoundError

router = APIRouter(dependencies=[Depends(for_everybody)])
LEAVE = f"{SIGN_IN}/dienst"
_BACK = f"{LEAVE}/zurueck"
_Told = Annotated[str, Query(max_length=4000)]


def provider_here(request: Request) -> Provider:
    """The service; raises NotFoundError where there is none."""
    found: Provider | None = request.app.state.provider
    if found is None:
        raise NotFoundError("no service at which people sign in")
    return found


Here = Annotated[Provider, Depends(provider_here)]


@router.get(LEAVE)
def leave(request: Request, provider: Here, weiter: str = "/") -> Response:
    """Go there to sign in."""
    return _on_the_way(request, provider, Departure(onward_of(weiter)))


@router.get(links.PATH + "{secret}/dienst")
def leave_invited(request: Request, provider: Here, secret: str) -> Response:
    """Go there to make an account one's own by its invitation."""
    if links.invited(accounts_of(request), secret) is None:
        raise NotFoundError("the first account has a password")
    return _on_the_way(request, provider, Departure(invitation=secret))


@router.get(_BACK)
def back(request: Request, provider: Here, state: _Told = "", code: _Told = "", iss: _Told = "") -> Response:
    """Come back from there."""
    departure = remembered(request)
    try:
        if departure is None or not departure.fits(state) or not code:
            raise StrayedError
        if iss not in ("", provider.service.issuer):  # RFC 9207: an answer of another service
            raise ProviderAnswerError
        session = _session(request, provider, departure, code)
    except RefusedError as error:
        answer: Response = _told(request, error)
    else:
        answer = RedirectResponse(onward_of(departure.onward), 303)
        set_cookie(request, answer, session)
    forget(request, answer)
    return answer


def _session(request: Request, provider: Provider, departure: Departure, code: str) -> str:
    accounts = accounts_of(request)
    subject = provider.subject(code, departure, _address_of_back(request), accounts.clock())
    identity = Identity(provider.service.issuer, subject)
    if departure.invitation:
        return identities.accept(accounts, identity, departure.invitation, former(request))
    return identities.sign_in_as(accounts, identity, former(request))


def _on_the_way(request: Request, provider: Provider, departure: Departure) -> Response:
    try:
        answer = RedirectResponse(provider.address(departure, _address_of_back(request)), 303)
    except RefusedError as error:
        return _told(request, error)
    remember(request, answer, departure)
    return answer


def _told(request: Request, error: RefusedError) -> Response:
    return rendered(request, "sign_in.html", answer_to(error).status, told=error.text, onward="/", kept=KeptForm())


def _address_of_back(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{_BACK}"
