"""Headers that keep pages harmless, and the check of the Host name that keeps foreign pages from reading here.

Pages hold no foreign script; the report brings its own, allowed by its hash and by nothing else.
"""

import re
from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256
from typing import Literal

from fastapi.responses import HTMLResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.settings import PERSONAL_LINK, SHARED_VIEW

_BASE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_FRAMED_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HEADERS_OF_LINKS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
"""Where the address is the secret, no other page is told of it, and no search engine."""
_KEEP, _KEEP_NOT = "private, no-cache", "no-store"
"""A browser may keep what carries a tag and does not say no; it asks each time whether it holds (decision 0031)."""
_INLINE = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)


class Guard:
    """ASGI middleware: refuses foreign Host names (DNS rebinding) and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(h.casefold() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it asks for this computer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        secret = scope["path"].startswith((PERSONAL_LINK, SHARED_VIEW))

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (_HEADERS | (_HEADERS_OF_LINKS if secret else {})).items():
                    headers[name] = value
                kept = "etag" in headers and headers.get("cache-control") != _KEEP_NOT
                headers["Cache-Control"] = _KEEP if kept else _KEEP_NOT
                headers.setdefault("Content-Security-Policy", _BASE_POLICY)
            await send(message)

        known = host_name(Headers(scope=scope).get("host", "")) in self._hosts
        await (self._app if known else _REFUSAL)(scope, receive, guarded)


def host_name(header: str) -> str:
    """The name in a Host header, without the port.

    >>> host_name("LOCALHOST:8000"), host_name("[::1]:8000")
    ('localhost', '::1')
    """
    found = re.fullmatch(r"\[([0-9a-fA-F:.]+)\](?::\d+)?|([^:\[\]]+)(?::\d+)?", header)
    return (found[1] or found[2]).casefold() if found else ""


def page(html: str, status: int = 200, *, form_action: Literal["none", "self"] = "none") -> HTMLResponse:
    """A page whose own script and style run, and no other; its forms go nowhere, or with ``self`` to this service."""
    policy = policy_of(html).replace("form-action 'none'", f"form-action '{form_action}'")
    return HTMLResponse(html, status, {"Content-Security-Policy": policy})


def framed_page(html: str, status: int = 200) -> HTMLResponse:
    """A page whose styles, scripts and fonts are files of this service, and whose forms go to it."""
    return HTMLResponse(html, status, {"Content-Security-Policy": _FRAMED_POLICY})


def policy_of(html: str) -> str:
    """The policy of a page, which names the hashes of its script and style."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in _INLINE.findall(html):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        hashes[kind.lower()].append(f"'sha256-{digest}'")
    rules = [f"{kind}-src {' '.join(dict.fromkeys(found))}" for kind, found in hashes.items() if found]
    return "; ".join([_BASE_POLICY, "img-src data:", *rules])


_REFUSAL = JSONResponse(
    {"type": "about:blank", "title": "Unter diesem Rechnernamen antwortet die Seite nicht.", "status": 421},
    421,
    media_type="application/problem+json",
)
