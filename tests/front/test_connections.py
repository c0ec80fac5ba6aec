"""Connections that never ask, ask too slowly, or are too many; and what is written of it."""

import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Thread
from time import sleep

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.front.connections import HEAD_BYTES, Seldom
from api.front.limits import Limits
from api.front.server import configured, listening

pytestmark = pytest.mark.slow

LIMITS = Limits(connections=8, head=0.5, ending=1)
ASK = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that greets."""
    if scope["type"] == "lifespan":
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})
    else:
        await PlainTextResponse("hallo")(scope, receive, send)


def running(app: ASGIApp, limits: Limits) -> Iterator[int]:
    listener = listening("127.0.0.1", 0)
    server = uvicorn.Server(configured(app, limits))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            sleep(0.01)
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    yield from running(hello, LIMITS)


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def answer(connection: socket.socket) -> bytes:
    """What comes until a greeting is whole, or the connection ends."""
    found = b""
    try:
        while not found.endswith(b"hallo") and (piece := connection.recv(65_536)):
            found += piece
    except ConnectionResetError:
        pass
    return found


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_a_head_that_does_not_come_is_not_waited_for(port: int, said: bytes) -> None:
    with opened(port) as connection:
        connection.sendall(said)
        assert answer(connection) == b""


def test_a_head_that_drips_is_not_waited_for_either(port: int) -> None:
    with opened(port) as connection, pytest.raises((ConnectionResetError, BrokenPipeError)):
        _drip(connection, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 10_000)


def _drip(connection: socket.socket, said: bytes) -> None:
    for letter in said:
        connection.sendall(bytes([letter]))
        sleep(0.01)


def test_after_an_answer_the_next_head_is_waited_for_as_long(port: int) -> None:
    with opened(port) as connection:
        for _ in range(3):
            connection.sendall(ASK)
            assert answer(connection).startswith(b"HTTP/1.1 200")
        connection.sendall(ASK[:20])
        assert answer(connection) == b""


def test_a_body_that_does_not_come_keeps_nothing_open(port: int) -> None:
    with opened(port) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        assert answer(connection).startswith(b"HTTP/1.1 200")
        assert answer(connection) == b""


async def reader(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that waits for the whole body before it greets."""
    if scope["type"] == "http":
        while (await receive()).get("more_body"):
            pass
    await hello(scope, receive, send)


def test_a_body_that_drips_is_not_waited_for_either() -> None:
    for port in running(reader, Limits(body=0.5, ending=1)):
        with opened(port) as connection, pytest.raises((ConnectionResetError, BrokenPipeError)):
            _drip(connection, b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n" + b"a" * 9_000)


def test_a_body_that_drips_after_its_answer_is_not_waited_for_either(port: int) -> None:
    with opened(port) as connection, pytest.raises((ConnectionResetError, BrokenPipeError)):
        _drip(connection, b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n" + b"a" * 9_000)


def test_a_body_that_follows_another_request_is_not_waited_for_either() -> None:
    for port in running(reader, Limits(body=0.5, ending=1)):
        with opened(port) as connection:
            connection.sendall(ASK + b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
            assert answer(connection).startswith(b"HTTP/1.1 200")
            assert answer(connection) == b""


def test_slow_bodies_make_room_for_who_asks() -> None:
    patient = Limits(connections=8, head=600.0, body=600.0, ending=1)
    for port in running(reader, patient):
        with ExitStack() as stack:
            slow = [stack.enter_context(opened(port)) for _ in range(20)]
            for connection in slow:
                connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na")
            asker = stack.enter_context(opened(port))
            asker.sendall(ASK)
            assert answer(asker).startswith(b"HTTP/1.1 200")


def test_a_head_of_too_many_bytes_is_refused(port: int) -> None:
    with opened(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * (HEAD_BYTES + 1))
        assert answer(connection).startswith((b"HTTP/1.1 400", b""))


def test_who_asks_nothing_makes_room_for_who_asks() -> None:
    """Nobody would be closed for being slow here: only a full house makes room, and the longest idle ones go."""
    patient = Limits(connections=8, head=600.0, ending=1)
    for port in running(hello, patient):
        with ExitStack() as stack:
            idle = [stack.enter_context(opened(port)) for _ in range(50)]
            asker = stack.enter_context(opened(port))
            asker.sendall(ASK)
            assert answer(asker).startswith(b"HTTP/1.1 200")
            assert [answer(connection) for connection in idle[:40]] == [b""] * 40


def test_a_thousand_half_open_connections_leave_others_their_answers(port: int) -> None:
    for _ in range(20):
        with ExitStack() as stack:
            for _ in range(50):
                stack.enter_context(opened(port)).sendall(b"GET / HT")
            asker = stack.enter_context(opened(port))
            asker.sendall(ASK)
            assert answer(asker).startswith(b"HTTP/1.1 200")


def test_the_same_message_is_written_once_in_a_while_and_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("tests.calm")
    logger.addFilter(Seldom(60.0))
    for _ in range(1000):
        try:
            raise OSError("zu viele\noffene Dateien")
        except OSError:
            logger.exception("socket.accept() out of system resource\nsocket: %r", object())
    (record,) = caplog.records
    assert record.getMessage() == "socket.accept() out of system resource"
    assert record.exc_info is None
