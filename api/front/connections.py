"""Connections with an end: what comes too slowly is not waited for, and a full house makes room (decision 0028).

uvicorn waits for the head of a request without end, and counts such connections like all others.
"""

import asyncio
import logging
from time import monotonic
from typing import ClassVar, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.front.limits import Limits

HEAD_BYTES = 16_384
BACKLOG = 64
"""Connections that the system keeps before they are accepted: as many may come at once."""


class Limited(H11Protocol):
    """HTTP/1.1 within limits; `protocol` says which."""

    limits: ClassVar[Limits]
    waiting: asyncio.TimerHandle | None = None
    within_body = False
    last = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the head of a request."""
        super().connection_made(transport)
        self._wait(self.limits.head)
        if len(self.connections) > self.limits.connections:
            _make_room(cast("set[Limited]", self.connections))

    def data_received(self, data: bytes) -> None:
        """Wait no longer once the request is whole."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for the next one."""
        super().on_response_complete()
        if self.cycle.response_complete:  # else the next request had come already, and is answered now
            self._wait(self.limits.head)
        else:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Close without a word; it is gone from the others only a moment later, and must not be chosen again."""
        self._stop_waiting()
        self.transport.abort()

    def _watch(self) -> None:
        """Wait for a body once, however its parts come; for what is whole, no longer."""
        begun, self.within_body = self.within_body, self.conn.their_state is h11.SEND_BODY
        if self.within_body and not begun:
            self._wait(self.limits.body)
        elif not self.within_body and self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self.last = monotonic()
        self.waiting = self.loop.call_later(seconds, self.give_up)

    def _stop_waiting(self) -> None:
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None


def protocol(limits: Limits) -> type[Limited]:
    """The protocol within these limits; uvicorn makes one for each connection."""
    return type("LimitedProtocol", (Limited,), {"limits": limits})


def _make_room(connections: set[Limited]) -> None:
    """Close the connection that has asked nothing for longest: the newest itself if all others are at work."""
    min((c for c in connections if c.waiting is not None), key=lambda c: c.last).give_up()


class Seldom(logging.Filter):
    """Lets the same message through once in a while, in one line: an attack must not fill the disk."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the message is written."""
        record.exc_info, record.stack_info = None, None
        said, now = record.getMessage().partition("\n")[0][:80], monotonic()
        record.msg, record.args = said, ()
        if now - self._last.get(said, -self._seconds) < self._seconds or len(self._last) > _MESSAGES:
            return False
        self._last[said] = now
        return True


_MESSAGES = 1000
