"""Whether a reader's copy of an answer is still the same: strong tags, ``If-None-Match``, and 304 (decision 0031).

Every answer of the API to a GET gets a tag of its bytes, so a route need not think of it; one that has its bytes ready
brings the tag along (`ready`). What must not be kept by a browser says ``Cache-Control: no-store`` or sets a cookie.
"""

from collections.abc import Iterator, Mapping

from fastapi.responses import Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.writes.versions import tags_in
from graph.live.answers import ReadyAnswer, tag_of

_KEPT = frozenset(("etag", "vary", "content-location", "date", "expires", "cache-control"))
"""The headers that a 304 repeats."""


def ready(
    answer: ReadyAnswer, media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """A ready-made answer as a response."""
    return Response(answer.body, media_type=media_type, headers={**(headers or {}), "ETag": answer.tag})


class Fresh:
    """ASGI middleware: tags whole answers below a path, and answers 304 to who has that very answer already."""

    def __init__(self, app: ASGIApp, below: str) -> None:
        self._app, self._below = app, below

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at the answer."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        known = set(_tags(Headers(scope=scope).get("if-none-match", "")))
        start: Message | None = None

        async def tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and message["status"] == 200:
                start = message
                return
            if start is not None:
                # Of an answer that comes in parts nobody knows the whole yet.
                whole = not message.get("more_body", False)
                if whole and scope["path"].startswith(self._below):
                    _tag(start, message)
                if whole and not known.isdisjoint(("*", MutableHeaders(scope=start).get("etag"))):
                    start, message = _not_modified(start), {"type": "http.response.body", "body": b""}
                await send(start)
                start = None
            await send(message)

        await self._app(scope, receive, tagged)


def _tag(start: Message, body: Message) -> None:
    headers = MutableHeaders(scope=start)
    if "etag" not in headers and "set-cookie" not in headers and "cache-control" not in headers:
        headers["ETag"] = tag_of(body.get("body", b""))


def _not_modified(start: Message) -> Message:
    headers = [(name, value) for name, value in start["headers"] if name.decode().lower() in _KEPT]
    return {**start, "status": 304, "headers": headers}


def _tags(header: str) -> Iterator[str]:
    """The tags of ``If-None-Match``, weak ones as if they were strong: RFC 9110 compares them so.

    >>> list(_tags('W/"a", "b",*'))
    ['"a"', '"b"', '*']
    """
    yield from (tag.removeprefix("W/") for tag in tags_in(header))
