"""The body of a request that changes something, read whole and within a limit before anybody works on it."""

import re
from collections.abc import Iterable

from starlette.types import Receive, Scope

from api.settings import PREFIX

READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1); bodies of such requests are not looked at."""

_DISTRICTS = f"{PREFIX}/districts/"
_LISTS = ("/imports", "/council-imports")
_LONG = re.compile(
    r"/bezirke/[^/]+/(?:(?:listen|ratsinformationen)/.*|zuruecknehmen)"
    rf"|{_DISTRICTS}[^/]+/(?:council-)?imports/.*|{PREFIX}/revisions/[^/]+/undo"
)
_PAGE = re.compile(r"/bezirke/[^/]+/(?:listen|ratsinformationen)")


class TooLargeError(Exception):
    """A body has more bytes than are taken."""


class LeftError(Exception):
    """The reader left before the request was whole: nothing was begun."""


def changes(scope: Scope) -> bool:
    """Whether a request may change something."""
    return scope["method"] not in READING


def brings_list(scope: Scope) -> bool:
    """Whether the body is a list to be imported: it may be larger than what people type."""
    path: str = scope["path"]
    brought = (path.startswith(_DISTRICTS) and path.endswith(("/imports", "/council-imports"))) or _PAGE.fullmatch(
        path
    ) is not None
    return scope["method"] == "POST" and brought


def works_on_list(scope: Scope) -> bool:
    """Whether a list is read, saved or taken back: with a long one that takes its time."""
    return brings_list(scope) or _LONG.fullmatch(scope["path"]) is not None


async def whole_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """The bytes of a body; raises TooLargeError, without reading on, or LeftError."""
    if _announced(scope["headers"]) > limit:
        raise TooLargeError
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise LeftError
        body += message.get("body", b"")
        if len(body) > limit:
            raise TooLargeError
        more = message.get("more_body", False)
    return bytes(body)


def _announced(headers: Iterable[tuple[bytes, bytes]]) -> int:
    """What Content-Length says, 0 if nothing; h11 lets only one number pass."""
    return next((int(value) for name, value in headers if name == b"content-length" and value.isdigit()), 0)
