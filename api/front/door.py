"""Who may come in on a computer that several people share: whoever was shown the address (decision 0028).

The printed address carries a token that works once. It is exchanged for a cookie of this browser; the next token is
printed for the next browser.
"""

import secrets
from collections import deque
from collections.abc import Callable
from hmac import compare_digest

from fastapi import Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.front.front import HEALTH, READY
from api.front.telling import refusal
from ontology import Text

TOKEN = "token"
_SESSIONS = 100
_OPEN = (HEALTH, READY)
"""What says nothing of what is in the store."""
_NO_ENTRY = Text(
    de="Diese Seite zeigt sich nur, wem ihre Adresse gezeigt wurde. Öffnen Sie die Adresse mit „?token=…“, die "
    "„fruehnetz serve“ im Terminal ausgibt; jede gilt einmal, die nächste steht dann dort.",
    en="This page shows itself only to whoever was shown its address. Open the address with “?token=…” that "
    "“fruehnetz serve” prints in its terminal; each works once, the next one is then printed there.",
)


class Keys:
    """The token that works next, and the sessions it was exchanged for; ``tell`` hears of each new token."""

    def __init__(self, port: int, tell: Callable[[str], None]) -> None:
        # Cookies know no ports: two servers of one computer must not overwrite each other's.
        self.cookie = f"fruehnetz-{port}"
        self.token = secrets.token_urlsafe(24)
        self._tell = tell
        self._sessions: deque[str] = deque(maxlen=_SESSIONS)

    def knows(self, session: str) -> bool:
        """Whether a browser was let in."""
        return any(compare_digest(session.encode(), known.encode()) for known in self._sessions)

    def exchanged(self, token: str) -> str | None:
        """A session for the token, None for any other; the token is then used up."""
        if not compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = secrets.token_urlsafe(24)
        self._tell(self.token)
        self._sessions.append(secrets.token_urlsafe(24))
        return self._sessions[-1]


class Door:
    """ASGI middleware: lets in browsers with a session, exchanges tokens, and tells all others how to get in."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in."""
        if scope["type"] != "http" or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        known = self._keys.knows(request.cookies.get(self._keys.cookie, ""))
        token = request.query_params.get(TOKEN)
        if token is not None:
            await self._with_token(request, token, known=known)(scope, receive, send)
        else:
            await (self._app if known else refusal(request, 403, _NO_ENTRY))(scope, receive, send)

    def _with_token(self, request: Request, token: str, *, known: bool) -> Response:
        session = None if known or request.method != "GET" else self._keys.exchanged(token)
        if session is None and not known:
            return refusal(request, 403, _NO_ENTRY)
        answer = RedirectResponse(_without_token(request.url), 303)
        if session is not None:
            answer.set_cookie(self._keys.cookie, session, httponly=True, samesite="strict")
        return answer


def _without_token(url: URL) -> str:
    """The address within this server, without the token.

    >>> _without_token(URL("http://localhost:8000//bezirke/08212?token=a&on=2024"))
    '/bezirke/08212?on=2024'
    """
    left = url.remove_query_params(TOKEN)
    return f"/{left.path.lstrip('/')}{f'?{left.query}' if left.query else ''}"
