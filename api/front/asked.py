"""What goes to a worker process, and what comes back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.settings import FIGURES, REQUEST_ID

_HANDED_ON = ("type", "http_version", "method", "scheme", "path", "raw_path", "query_string", "root_path", "headers")
_TOLD = (REQUEST_ID, FIGURES)
"""What of the state of a request goes with it."""
BEGUN = "begun"
"""What a worker says first of all, before it does anything about a request."""


class Asked(NamedTuple):
    """A request without its connection, and its whole body."""

    scope: Mapping[str, Any]
    body: bytes = b""

    @classmethod
    def of(cls, scope: Mapping[str, Any], body: bytes = b"") -> "Asked":
        """The request of an ASGI scope, with what the worker is told about it."""
        kept: dict[str, Any] = {name: scope[name] for name in _HANDED_ON if name in scope}
        told = {name: value for name, value in scope.get("state", {}).items() if name in _TOLD}
        return cls({**kept, "server": scope.get("server"), "client": scope.get("client"), "state": told}, body)


class Vitals(NamedTuple):
    """What a worker tells of itself with an answer: what happened since the one before, and how things stand."""

    route: str = ""
    """The template of the address, ``/districts/{key}``; empty for an address that there is not."""
    failed: str = ""
    """What broke unexpectedly and where in the program, without a word of what it was about."""
    hits: int = 0
    misses: int = 0
    kept_bytes: int = 0
    resting: float = 0.0
    """For how many seconds the worker does not ask its store, which did not answer."""


class Answered(NamedTuple):
    """A whole answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    vitals: Vitals = Vitals()
