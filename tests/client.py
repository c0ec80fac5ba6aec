"""A client of an application in this process that asks in one step, what starlette's does in eight.

Each step goes from the thread of the test to that of the application and back, which together cost more than most
answers. The application runs as it does when it is served (``api/front/worker.py``): on the loop of the thread that
asks, with threads for what waits. Who asks from another thread, or from a loop that runs already (as that of a
browser), asks a loop that all of these share.
"""

import asyncio
import sys
from atexit import register
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from inspect import isawaitable
from threading import _register_atexit, current_thread, main_thread  # type: ignore[attr-defined]
from typing import Any, Self

import httpx2
from anyio._backends._asyncio import _root_task
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette import testclient
from starlette.types import ASGIApp

# httpx2 tries to load this with every request; that it is not there is found out once.
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


class TestClient(testclient.TestClient):
    """Starlette's client, whose answers are there as a whole; it tells the application neither of start nor of end."""

    def __init__(self, app: ASGIApp, base_url: str = "http://testserver", **kept: Any) -> None:
        super().__init__(app, base_url, **kept)
        self._transport = _Transport(app)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Transport(httpx2.BaseTransport):
    def __init__(self, app: ASGIApp) -> None:
        self._asked = httpx2.ASGITransport(app, client=("testclient", 50000))

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        if current_thread() is main_thread() and asyncio._get_running_loop() is None:
            return _loop().run_until_complete(self._answer(request))
        return _portal().call(self._answer, request)

    async def _answer(self, request: httpx2.Request) -> httpx2.Response:
        found = await self._asked.handle_async_request(request)
        assert isinstance(found.stream, httpx2.AsyncByteStream)
        sent = b"".join([part async for part in found.stream])
        return httpx2.Response(found.status_code, headers=found.headers, stream=httpx2.ByteStream(sent))


def here(asked: Callable[..., Any], *given: Any) -> Any:
    """What comes of something asked on the loop of the thread that runs the tests, whether it waits or not."""

    async def done() -> Any:
        found = asked(*given)
        return await found if isawaitable(found) else found

    return _loop().run_until_complete(done())


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The loop of the thread that runs the tests.

    Threads for what waits belong to the task that began it all, and end with it: as where the application is served,
    that is one that lasts. Otherwise each request would start threads of its own.
    """
    made = asyncio.new_event_loop()
    lasting = made.create_task(asyncio.Event().wait())
    made.run_until_complete(_begun_by(lasting))
    _register_atexit(_end, made, lasting)
    return made


async def _begun_by(task: "asyncio.Task[Any]") -> None:
    _root_task.set(task)


def _end(loop: asyncio.AbstractEventLoop, lasting: "asyncio.Task[Any]") -> None:
    """Before Python waits for the threads to end."""
    lasting.cancel()
    loop.run_until_complete(asyncio.wait([lasting]))
    loop.run_until_complete(asyncio.sleep(0))  # the threads are told
    loop.close()


@cache
def _portal() -> BlockingPortal:
    """The loop of all others of this process, in a thread that ends with it."""
    started = start_blocking_portal(name="applications")
    portal = started.__enter__()
    register(started.__exit__, None, None, None)
    return portal
