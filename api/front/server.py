"""Puts the listening process together and runs it until it is told to end."""

import signal
import socket

import uvicorn
from starlette.types import ASGIApp

from api.front.connections import BACKLOG, HEAD_BYTES, calm_logs, protocol
from api.front.door import Door, Keys
from api.front.front import Front
from api.front.limits import Limits
from api.front.workers import Workers
from api.guard import Guard
from api.routes.health import alive
from api.settings import Settings
from ontology import Model


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises OSError if nobody can there, or somebody else does already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def application(url: str, settings: Settings, model: Model, keys: Keys | None, limits: Limits) -> ASGIApp:
    """Guard, door and front, one behind the other; without keys there is no door."""
    front: ASGIApp = Front(Workers(url, settings, limits), limits, alive(model).model_dump(by_alias=True))
    return Guard(Door(front, keys) if keys is not None else front, hosts=settings.allowed_hosts)


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


def run(app: ASGIApp, listener: socket.socket, limits: Limits) -> None:
    """Answer until SIGINT or SIGTERM."""
    calm_logs()
    # uvicorn raises the signal again that ended it; for us that is a good end, and what was opened is closed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    uvicorn.Server(configured(app, limits)).run(sockets=[listener])
