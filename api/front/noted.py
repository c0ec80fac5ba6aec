"""What is noted of a request on its way, and one line of the log for each; nothing of it tells of a person.

A line holds the template of the address, never the ids in it, no query, no header, no name (decision 0035).
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.front.logs import tell_request
from api.settings import REQUEST_ID

HEADER = "X-Request-ID"
NOBODY_WAITS = 499
"""The status in log and figures of a request whose reader left before there was an answer."""
_NOTE = "note"
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_TEMPLATES = 1000


@dataclass(slots=True)
class Note:
    """One request: who asked it is not noted."""

    method: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    route: str = ""
    """The template of the address, ``-`` if there is none."""
    status: int = NOBODY_WAITS
    seconds: float = 0.0
    sent: int = 0
    refused: str = ""
    failed: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """What the log says of it."""
        found = {
            "requestId": self.id,
            "method": self.method,
            "route": self.route,
            "status": self.status,
            "ms": round(self.seconds * 1000, 1),
            "bytes": self.sent,
        }
        told = {"refused": self.refused, "failed": self.failed}
        return found | {name: value for name, value in told.items() if value}


def note_of(scope: Scope) -> Note:
    """The note of a request that passed `Noting`."""
    note: Note = scope["state"][_NOTE]
    return note


class Templates:
    """Templates of addresses that workers told of: requests that no worker answered are found among them."""

    def __init__(self) -> None:
        self._known: dict[str, re.Pattern[str]] = {}

    def learn(self, template: str) -> None:
        """Remember a template."""
        if template and template not in self._known and len(self._known) < _TEMPLATES:
            self._known[template] = compile_path(template)[0]

    def of(self, path: str) -> str:
        """The template of an address, ``-`` as long as nobody told one."""
        return next((template for template, pattern in self._known.items() if pattern.match(path)), "-")


class Noting:
    """ASGI middleware around everything: gives each request an id, and hands on what is noted of it in the end."""

    def __init__(self, app: ASGIApp, templates: Templates, heard: Callable[[Note], None]) -> None:
        self._app, self._templates, self._heard = app, templates, heard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note what comes of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        note, begun = Note(method if method in _METHODS else "other"), perf_counter()
        state: dict[str, Any] = {**scope.get("state", {}), REQUEST_ID: note.id, _NOTE: note}
        try:
            await self._app({**scope, "state": state}, receive, _noting(note, send))
        finally:
            note.seconds = perf_counter() - begun
            note.route = note.route or self._templates.of(scope["path"])
            self._templates.learn(note.route if note.route != "-" else "")
            self._heard(note)
            tell_request(note.status, note.fields)


def _noting(note: Note, send: Send) -> Send:
    async def noted(message: Message) -> None:
        if message["type"] == "http.response.start":
            note.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = note.id
        elif message["type"] == "http.response.body":
            note.sent += len(message.get("body", b""))
        await send(message)

    return noted
