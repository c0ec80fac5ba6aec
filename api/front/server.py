"""Puts the listening process together and runs it until it is told to end."""

import signal
import socket

import uvicorn
from starlette.types import ASGIApp

from api.front.connections import BACKLOG, HEAD_BYTES, protocol
from api.front.door import Door, Keys
from api.front.figures import Figures, Scraping
from api.front.front import Front
from api.front.limits import Limits
from api.front.logs import Manner, keep_log
from api.front.noted import Noting, Templates
from api.front.workers import Workers
from api.manners.guard import Guard
from api.routes.health import alive
from api.settings import Settings
from ontology import Model


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises OSError if nobody can there, or somebody else does already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def application(url: str, settings: Settings, model: Model, keys: Keys | None, limits: Limits) -> ASGIApp:
    """Notes, guard, door and front, one behind the other; without keys there is no door."""
    health = alive(model)
    figures, token = Figures(health.version), settings.metrics_token()
    workers = Workers(url, settings, limits, figures)
    app: ASGIApp = Front(workers, limits, health.model_dump(by_alias=True), figures)
    app = Door(app, keys) if keys is not None else app
    app = Scraping(app, figures, token) if token is not None else app
    return Noting(Guard(app, hosts=settings.allowed_hosts), Templates(), figures.heard)


def configured(app: ASGIApp, limits: Limits) -> uvicorn.Config:
    """How uvicorn serves within limits, and without a word of its own."""
    return uvicorn.Config(
        app,
        http=protocol(limits),
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_graceful_shutdown=limits.ending,
    )


def run(app: ASGIApp, listener: socket.socket, limits: Limits, manner: Manner) -> None:
    """Answer until SIGINT or SIGTERM."""
    keep_log(manner)
    # uvicorn raises the signal again that ended it; for us that is a good end, and what was opened is closed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    uvicorn.Server(configured(app, limits)).run(sockets=[listener])
