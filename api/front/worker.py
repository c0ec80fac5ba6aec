"""The process that computes answers: the application over a store, one request after the other."""

import asyncio
import os
import signal
import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.accounts.accounts import Accounts
from api.app import create_app, template_of
from api.front.asked import BEGUN, Answered, Asked, Vitals
from api.manners.guard import Guard
from api.manners.problems import domain_problem
from api.reads.nation_kept import answers_kept
from api.settings import Settings
from api.surveys.answers import forget_due_at
from graph.live.live import Tally
from graph.stores import open_store
from graph.stores.bolt import REST
from graph.stores.patience import Breaker, resting
from ontology import DomainError, Model, load_model

_HOME = Path(__file__).parents[2]
_FRAMES = 4
_TIDY = 3600.0
"""Seconds between two looks for answers that are to be deleted: the day may have changed."""
_KINDNESS = 5
"""How far a worker steps back behind the process that listens (``nice``)."""


class Web:
    """The application. Its store is opened when first asked, and again if that did not work."""

    def __init__(self, url: str, settings: Settings, model: Model) -> None:
        self._url, self._settings, self._model = url, settings, model
        self._breaker = Breaker(REST)
        self._app: FastAPI | None = None
        self._told = Tally()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, also where the store cannot be opened."""
        app: ASGIApp
        try:
            app = self.opened()
        except DomainError as error:
            app = Guard(domain_problem(Request(scope), error), hosts=self._settings.allowed_hosts)
        await app(scope, receive, send)

    def opened(self) -> FastAPI:
        """The application over the opened store; raises StoreUnavailableError if it cannot be opened."""
        if self._app is None:
            with self._breaker.guarding():
                store = open_store(self._url, self._model)
            accounts = None if self._settings.accounts is None else Accounts.at(self._settings.accounts)
            self._app = create_app(store, self._model, self._settings, accounts=accounts)
            self._app.state.live_across.keep_in(answers_kept(self._url))
        return self._app

    def tidied(self) -> float:
        """Delete answers of surveys that are due, and what is left of a list; gives when to do so again."""
        if self._app is not None:
            self._app.state.kept_list.tidy()
        if self._settings.accounts is not None:
            with suppress(DomainError):  # whoever asks is told what is the matter with that database
                forget_due_at(self._settings.accounts)
        return self.sooner(monotonic() + _TIDY)

    def sooner(self, due: float) -> float:
        """When to look again, now that it is known what is kept of a list."""
        until: float = due if self._app is None else self._app.state.kept_list.until
        return min(due, until)

    def told(self, asked: Asked, failed: str) -> Vitals:
        """What there is to tell of this process since it was asked last."""
        if self._app is None:
            return Vitals(failed=failed, resting=resting())
        tally, old = self._app.state.live.tally, self._told
        self._told = replace(tally)
        route = template_of(self._app, asked.scope["path"])
        return Vitals(route, failed, tally.hits - old.hits, tally.misses - old.misses, tally.bytes, resting())


def work(pipe: Connection, url: str, settings: Settings) -> None:
    """Answer what comes through the pipe until its other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that listens; it ends its workers
    if hasattr(os, "nice"):
        os.nice(_KINDNESS)
    web = Web(url, settings, load_model())
    with suppress(DomainError):
        web.opened()  # before the first reader waits for it; whoever asks is told why it does not open
    due = web.tidied()
    with asyncio.Runner() as runner, suppress(EOFError, OSError):
        while True:
            if monotonic() >= due or not pipe.poll(due - monotonic()):
                due = web.tidied()
                continue
            asked: Asked = pipe.recv()
            pipe.send(BEGUN)
            answer = runner.run(answered(web, asked))
            pipe.send(answer._replace(vitals=web.told(asked, answer.vitals.failed)))
            due = web.sooner(due)


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

    failed = ""
    try:
        await app(dict(asked.scope), receive, send)
    except Exception as error:  # noqa: BLE001 - Starlette raises again what it has already answered with 500
        failed = _where(error)
    start = next(m for m in messages if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in messages if m["type"] == "http.response.body")
    return Answered(start["status"], list(start.get("headers", ())), body, Vitals(failed=failed))


def _where(error: Exception) -> str:
    """What broke and in which lines of ours. What it says may hold anything that somebody entered, and stays here."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _HOME in Path(f.filename).parents]
    lines = (f"{Path(f.filename).relative_to(_HOME).as_posix()}:{f.lineno}" for f in frames[-_FRAMES:])
    return " < ".join([type(error).__name__, *reversed(list(lines))])
