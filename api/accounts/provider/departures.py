"""What a browser keeps while somebody signs in elsewhere: everything that has to fit again comes from one secret of it.

State, nonce and verifier are derived from it, so that nothing is kept here, and no other browser can come back.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hmac import compare_digest
from urllib.parse import parse_qs, urlencode

from fastapi import Request, Response

from api.accounts.sealed import derived, fresh
from api.accounts.visits import cookie_name

_PURPOSE = "-dienst"
_VALID = 600
_SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody on the way to the service outside: where they want to go then, and by which invitation, if any."""

    onward: str = "/"
    invitation: str = ""
    secret: str = field(default_factory=fresh)

    @property
    def state(self) -> str:
        """What the service gives back with the browser."""
        return derived(self.secret, "state")

    @property
    def nonce(self) -> str:
        """What the service writes into its token."""
        return derived(self.secret, "nonce")

    @property
    def verifier(self) -> str:
        """What shows that who exchanges the code is who asked for it (PKCE, RFC 7636)."""
        return derived(self.secret, "verifier")

    def fits(self, state: str) -> bool:
        """Whether it is this departure that somebody comes back from."""
        return compare_digest(state.encode("utf-8", "replace"), self.state.encode())


def remember(request: Request, response: Response, departure: Departure) -> None:
    """Let the browser keep a departure for ten minutes."""
    told = {"s": departure.secret, "o": departure.onward, "i": departure.invitation}
    value = urlsafe_b64encode(urlencode(told).encode()).decode().rstrip("=")
    name, secure = cookie_name(request, _PURPOSE), request.url.scheme == "https"
    response.set_cookie(name, value, max_age=_VALID, secure=secure, httponly=True, samesite="lax", path="/")


def remembered(request: Request) -> Departure | None:
    """The departure that a browser keeps, None if there is none or it is none of ours."""
    value = request.cookies.get(cookie_name(request, _PURPOSE), "")
    try:
        told = parse_qs(urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode())
    except ValueError:
        return None
    secret, onward, invitation = (told.get(name, [""])[0] for name in "soi")
    return Departure(onward, invitation, secret) if len(secret) >= _SHORTEST else None


def forget(request: Request, response: Response) -> None:
    """Have the browser forget it: a departure is good for one return."""
    name, secure = cookie_name(request, _PURPOSE), request.url.scheme == "https"
    response.delete_cookie(name, secure=secure, httponly=True, samesite="lax", path="/")
