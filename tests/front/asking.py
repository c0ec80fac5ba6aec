"""The listening application with real worker processes, asked without a network."""

import asyncio
import json
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from starlette.types import ASGIApp

from api.front.limits import Limits
from api.front.server import application
from api.settings import Settings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt

API = "/api/v1"
KITA = json.dumps(
    {
        "type": "Organization",
        "district": "99001",
        "claims": [{"property": "name", "value": "Kita Sonnenhügel", "status": "confirmed"}],
    }
).encode()
"""The body of a request that makes a record."""
_OPEN = Settings(open_to_all_users=True)


class Answer(NamedTuple):
    """Status, headers, text."""

    status: int
    headers: dict[str, str]
    text: str


class Asker:
    """Somebody who asks the application; ``left`` lets them go away."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.headers: list[tuple[bytes, bytes]] = [(b"content-type", b"application/json")]

    async def get(self, path: str, left: asyncio.Event | None = None) -> Answer | None:
        """The answer, None if there was none."""
        return await self.ask("GET", path, left=left)

    async def ask(
        self,
        method: str,
        path: str,
        body: Sequence[bytes] = (b"",),
        left: asyncio.Event | None = None,
    ) -> Answer | None:
        """The answer to a request whose body comes in pieces, None if there was none."""
        sent: list[dict[str, Any]] = []
        pieces = list(body)

        async def receive() -> dict[str, Any]:
            if pieces:
                return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}
            await (left or asyncio.Event()).wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", b"localhost"), *self.headers],
        }
        await self._app(scope, receive, send)
        if not sent:
            return None
        told = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
        return Answer(sent[0]["status"], told, b"".join(m.get("body", b"") for m in sent).decode())


@asynccontextmanager
async def asking(url: str, model: Model, limits: Limits, settings: Settings = _OPEN) -> AsyncIterator[Asker]:
    """The application, started and ended as a server does it."""
    app = application(url, settings, model, None, limits)
    messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    said: asyncio.Queue[Any] = asyncio.Queue()
    messages.put_nowait({"type": "lifespan.startup"})
    living = asyncio.ensure_future(app({"type": "lifespan"}, messages.get, said.put))
    assert (await said.get())["type"] == "lifespan.startup.complete"
    try:
        yield Asker(app)
    finally:
        messages.put_nowait({"type": "lifespan.shutdown"})
        assert (await said.get())["type"] == "lifespan.shutdown.complete"
        await living


def stored(folder: Path, model: Model) -> str:
    """Musterstadt in a file."""
    url = f"sqlite:///{folder / 'netz.db'}"
    store = open_store(url, model)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.close()
    return url


@contextmanager
def writing_elsewhere(url: str) -> Iterator[None]:
    """Somebody else writes to a file, and does not come to an end."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def silent_server() -> Iterator[int]:
    """The port of a server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield int(listener.getsockname()[1])


def gone_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
