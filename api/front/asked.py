"""What goes to a worker process, and what comes back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

_HANDED_ON = ("type", "http_version", "method", "scheme", "path", "raw_path", "query_string", "root_path", "headers")


class Asked(NamedTuple):
    """A request without its connection, and its whole body."""

    scope: Mapping[str, Any]
    body: bytes = b""

    @classmethod
    def of(cls, scope: Mapping[str, Any], body: bytes = b"") -> "Asked":
        """The request of an ASGI scope."""
        kept: dict[str, Any] = {name: scope[name] for name in _HANDED_ON if name in scope}
        return cls({**kept, "server": scope.get("server"), "client": scope.get("client"), "state": {}}, body)


class Answered(NamedTuple):
    """A whole answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
