"""What holds for every answer: HEAD as GET without the body, gzip, and by which headers an answer differs.

Packed is only what these parts of the interface tell, and none of them tells a secret: from the length of a packed
answer that holds one beside what somebody else put into the request, the secret could be guessed (BREACH).
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.manners.packing import Packing

_PACKED = ("districts", "entities", "relations", "search", "paths", "norms", "model", "projects", "openapi.json")
_SECRET = "/surveys"
"""Below it an answer may hold personal links."""
_SUFFIX = '-gzip"'
"""Ends the entity tag of a packed answer: a strong one belongs to one sequence of bytes (RFC 9110, 8.8.3.3)."""


class Manners:
    """ASGI middleware around the application."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._plain, self._packing = app, Packing(app)
        self._packed = tuple(f"{prefix}/{part}" for part in _PACKED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._plain(scope, receive, send)
            return
        asked, tagged = _without_suffix(scope)
        packed = scope["path"].startswith(self._packed) and _SECRET not in scope["path"]
        app = self._packing if packed else self._plain
        if scope["method"] == "HEAD":
            await app({**asked, "method": "GET"}, receive, _bodiless(_telling(send, tagged=tagged)))
        else:
            await app(asked, receive, _telling(send, tagged=tagged))


def _without_suffix(scope: Scope) -> tuple[Scope, bool]:
    """The request with the tags that the application knows, and whether one of them was that of a packed answer."""
    headers = [
        (name, value.replace(_SUFFIX.encode(), b'"') if name in (b"if-none-match", b"if-match") else value)
        for name, value in scope["headers"]
    ]
    return {**scope, "headers": headers}, headers != list(scope["headers"])


def _telling(send: Send, *, tagged: bool) -> Send:
    """Says by what the answer differs, and gives a packed one a tag of its own."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name in ("Accept", "Accept-Language", "Accept-Encoding"):
                headers.add_vary_header(name)
            tag = headers.get("etag", "")
            packed = headers.get("content-encoding") == "gzip" or (tagged and message["status"] == 304)
            if packed and tag.startswith('"') and not tag.endswith(_SUFFIX):
                headers["etag"] = tag[:-1] + _SUFFIX
        await send(message)

    return told


def _bodiless(send: Send) -> Send:
    """The head of an answer, and nothing of its body."""

    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
        elif not message.get("more_body", False):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return headed
