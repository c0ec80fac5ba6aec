"""Who asks: by the cookie of a session, or by a key in ``Authorization: Bearer``, which wins where both are sent.

A changing request by cookie has to prove that it comes from a page of ours: by where it says that it comes from, and
by a token that only such a page knows. A key is sent by nobody unasked, so it needs no proof.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import cast
from urllib.parse import urlsplit

from fastapi import Request, Response

from api.accounts import api_tokens, sessions
from api.accounts.accounts import Accounts
from api.accounts.errors import ForgedError, NotAllowedError, NotSignedInError
from api.accounts.sealed import derived
from api.accounts.tables import ALL, AccountRow
from api.manners.guard import host_name
from api.rights import Caller, DistrictsOf, Grant, Role, no_districts
from api.settings import LOOPBACK, PERSONAL_LINK
from ontology import Text

CSRF_HEADER, CSRF_FIELD = "x-csrf-token", "csrf"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_PORTS: Mapping[str, int] = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Visit:
    """An account that asks; ``session`` is the secret of its session, None for a program with a key."""

    account: str
    caller: Caller
    session: str | None

    @property
    def csrf(self) -> str:
        """What changing requests of this session prove themselves with."""
        return csrf_of(self.session) if self.session is not None else ""


def accounts_of(request: Request) -> Accounts:
    """The accounts of the application."""
    return cast(Accounts, request.app.state.accounts)


def caller_of(request: Request) -> Caller:
    """Who asks, for `create_app`."""
    return visit_of(request).caller


def visit_of(request: Request) -> Visit:
    """Who asks; raises NotSignedInError, or ForgedError if a foreign page may have made the browser ask."""
    known = getattr(request.state, "visit", None)
    if known is None:
        key = _bearer(request)
        known = request.state.visit = _by_session(request) if key is None else _by_token(request, key)
    return cast(Visit, known)


async def in_person(request: Request) -> Visit:
    """Who asks, if it is somebody who signed in: keys of programs do nothing to accounts."""
    visit = visit_of(request)
    if visit.session is None:
        raise NotAllowedError(
            Text(
                de="Das geht nicht mit einem API-Schlüssel, nur nach einer Anmeldung mit Kennwort.",
                en="This cannot be done with an API token, only after signing in with a password.",
            )
        )
    return visit


async def check_origin(request: Request) -> None:
    """Refuse a changing request from a foreign page, and note the proof that it brings along (see `visit_of`)."""
    if request.method in _SAFE or _bearer(request) is not None:
        return
    if not _from_here(request):
        raise ForgedError
    proof = request.headers.get(CSRF_HEADER)
    if proof is None and is_form(request):
        proof = str((await request.form()).get(CSRF_FIELD, ""))
    request.state.proof = proof or ""


def is_form(request: Request) -> bool:
    """Whether a request brings the fields of a form."""
    return request.headers.get("content-type", "").partition(";")[0].strip() in _FORMS


def csrf_of(session: str) -> str:
    """The token of a session: nobody who does not know its secret can tell it."""
    return derived(session, "csrf")


def proof_of(request: Request) -> str:
    """The token of the session that a browser is in; raises NotSignedInError."""
    return csrf_of(_session_of(request)[1])


def former(request: Request) -> str | None:
    """The session that the cookie of a browser names, good or not."""
    return request.cookies.get(cookie_name(request))


def set_cookie(request: Request, response: Response, session: str) -> None:
    """Let the browser keep the session until it is closed."""
    name = cookie_name(request)
    response.set_cookie(name, session, secure=name == _HOST_COOKIE, httponly=True, samesite="lax", path="/")


def drop_cookie(request: Request, response: Response) -> None:
    """Have the browser forget it."""
    name = cookie_name(request)
    response.delete_cookie(name, secure=name == _HOST_COOKIE, httponly=True, samesite="lax", path="/")


def check_secure(request: Request) -> None:
    """Refuse to take a password over a connection that others can read."""
    cookie_name(request)


def address_of(request: Request) -> str:
    """The address that asks, as far as the server was told."""
    return request.client.host if request.client is not None else ""


def caller(account: AccountRow, districts_of: DistrictsOf = no_districts) -> Caller:
    """An account with its roles; ``districts_of`` says which districts a Land has."""
    return _granted(account.name, ((g.role, g.district) for g in account.grants), districts_of)


def _granted(name: str, grants: Iterable[tuple[str, str]], districts_of: DistrictsOf) -> Caller:
    held = (Grant(Role(role), None if district == ALL else district) for role, district in grants)
    return Caller(name, tuple(held), districts_of=districts_of)


def _session_of(request: Request) -> tuple[sessions.InSession, str]:
    secret, accounts = former(request), accounts_of(request)
    if secret is None:
        raise NotSignedInError
    with accounts.reading() as session:
        found = sessions.find(session, secret, accounts.clock())
    if found is None:
        raise NotSignedInError
    return found, secret


def _by_session(request: Request) -> Visit:
    found, secret = _session_of(request)
    visit = Visit(found.account, _granted(found.name, found.grants, request.app.state.lands), secret)
    if request.method not in _SAFE and not _proves(request, visit.csrf):
        raise ForgedError
    if found.unnoted:
        accounts = accounts_of(request)
        with accounts.writing() as session:
            sessions.used(session, secret, accounts.clock())
    return visit


def _by_token(request: Request, key: str) -> Visit:
    accounts = accounts_of(request)
    with accounts.reading() as session:
        found = api_tokens.find(session, key, accounts.clock())
        if found is None:
            raise NotSignedInError
        return Visit(found[0].id, api_tokens.narrowed(caller(found[0], request.app.state.lands), found[1]), None)


def _proves(request: Request, wanted: str) -> bool:
    said = "origin" in request.headers or "sec-fetch-site" in request.headers
    proof: str = getattr(request.state, "proof", "")
    return said and compare_digest(proof.encode("utf-8", "replace"), wanted.encode())


def _bearer(request: Request) -> str | None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.casefold() == "bearer" else None


def _from_here(request: Request) -> bool:
    """Whether nothing says that a foreign page asks.

    Browsers say ``null`` where a page tells nobody where it is; then `Sec-Fetch-Site` decides. Who sends neither is no
    browser: that is good enough for signing in, not for making use of a session (see `_proves`). Where the address is
    the secret itself, a foreign page does not know it: there ``null`` of a browser without `Sec-Fetch-Site` is enough.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    told = site is not None or request.url.path.startswith(PERSONAL_LINK)
    return origin is None or _same_place(request, origin) or (origin == "null" and told)


def _same_place(request: Request, origin: str) -> bool:
    try:
        said, here = urlsplit(origin), urlsplit(f"{request.url.scheme}://{request.headers.get('host', '')}")
        places = [(u.scheme, u.hostname, u.port or _PORTS.get(u.scheme)) for u in (said, here)]
    except ValueError:
        return False
    return places[0] == places[1]


_HOST_COOKIE = "__Host-fruehnetz"


def cookie_name(request: Request, purpose: str = "") -> str:
    """The name of a cookie; without TLS there is one on this computer alone.

    `__Host-` makes browsers insist on TLS and on this very host. Cookies know no ports: two servers of one computer
    must not overwrite each other's.
    """
    if request.url.scheme == "https":
        return _HOST_COOKIE + purpose
    if host_name(request.headers.get("host", "")) not in LOOPBACK:
        raise NotAllowedError(
            Text(
                de="Anmelden geht nur über eine verschlüsselte Verbindung (https). Der Zugang davor muss TLS anbieten "
                "und X-Forwarded-Proto mitgeben.",
                en="Signing in needs an encrypted connection (https). The proxy in front has to offer TLS and pass "
                "X-Forwarded-Proto on.",
            )
        )
    return f"fruehnetz-konto{purpose}-{request.url.port or 80}"
