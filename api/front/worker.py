"""The process that computes answers: the application over a store, one request after the other."""

import asyncio
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.accounts.accounts import Accounts
from api.app import create_app
from api.front.asked import Answered, Asked
from api.guard import Guard
from api.problems import domain_problem
from api.settings import Settings
from graph.stores import open_store
from graph.stores.bolt import REST
from graph.stores.patience import Breaker
from ontology import DomainError, Model, load_model

_KINDNESS = 5
"""How far a worker steps back behind the process that listens (``nice``)."""


class Web:
    """The application. Its store is opened when first asked, and again if that did not work."""

    def __init__(self, url: str, settings: Settings, model: Model) -> None:
        self._url, self._settings, self._model = url, settings, model
        self._breaker = Breaker(REST)
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, also where the store cannot be opened."""
        try:
            app = self.opened()
        except DomainError as error:
            app = Guard(domain_problem(Request(scope), error), hosts=self._settings.allowed_hosts)
        await app(scope, receive, send)

    def opened(self) -> ASGIApp:
        """The application over the opened store; raises StoreUnavailableError if it cannot be opened."""
        if self._app is None:
            with self._breaker.guarding():
                store = open_store(self._url, self._model)
            accounts = None if self._settings.accounts is None else Accounts.at(self._settings.accounts)
            self._app = create_app(store, self._model, self._settings, accounts=accounts)
        return self._app


def work(pipe: Connection, url: str, settings: Settings) -> None:
    """Answer what comes through the pipe until its other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that listens; it ends its workers
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)
    web = Web(url, settings, load_model())
    with suppress(DomainError):
        web.opened()  # before the first reader waits for it; whoever asks is told why it does not open
    with asyncio.Runner() as runner, suppress(EOFError, OSError):
        while True:
            asked: Asked = pipe.recv()
            pipe.send(runner.run(answered(web, asked)))


async def answered(app: ASGIApp, asked: Asked) -> Answered:
    """The whole answer of an application to a request."""
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    handed_over = False

    async def receive() -> dict[str, Any]:
        nonlocal handed_over
        kind = "http.disconnect" if handed_over else "http.request"
        handed_over = True
        return {"type": kind, "body": asked.body, "more_body": False}

    # Starlette raises again what it has already answered with 500.
    with suppress(Exception):
        await app(dict(asked.scope), receive, send)
    start = next(m for m in messages if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in messages if m["type"] == "http.response.body")
    return Answered(start["status"], list(start.get("headers", ())), body)
