"""Calls to the service outside: to its own address and no other, within a time, and with an answer of limited size."""

import json
import socket
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from api.accounts.errors import ProviderAnswerError, ProviderSilentError

_SECONDS = 8.0
"""How long one call may take, all of it."""
_MOST = 512_000


def told_by(url: str, form: str | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON object that an address answers, to a form if there is one; redirections are not followed.

    Raises ProviderSilentError, or ProviderAnswerError if it is something else.
    """
    status, body = _asked(url, form, {"Accept": "application/json", **(headers or {})})
    if status >= 500:
        raise ProviderSilentError
    try:
        found = json.loads(body) if status == 200 and len(body) <= _MOST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ProviderAnswerError
    return found


def _asked(url: str, form: str | None, headers: Mapping[str, str]) -> tuple[int, bytes]:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_SECONDS)
    ending = Timer(_SECONDS, _give_up, (connection,))  # the time-out above is one of silence, not of a trickle
    ending.daemon = True
    ending.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET" if form is None else "POST", path, form, dict(headers))
        with connection.getresponse() as answer:  # an answer that ends the connection is not closed by closing that
            return answer.status, answer.read(_MOST + 1)
    except (OSError, HTTPException, UnicodeError) as error:
        raise ProviderSilentError from error
    finally:
        ending.cancel()
        connection.close()


def _give_up(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
