"""Starts a Neo4j server of one's own, says how to connect, and stops it in good order."""

import secrets
import shlex
import signal
import socket
from pathlib import Path
from threading import Event
from types import FrameType

from api import neo4j_server
from api.commands.plain_output import busy
from api.commands.terminal import talk
from api.settings import load_settings
from graph.errors import StoreUnavailableError

_LOOKS_EVERY = 0.5
"""Seconds between two looks whether the server is still there."""


def run(port: int, data: Path | None, memory: str) -> None:
    """Serve until interrupted; raises StoreUnavailableError if something is missing or the port is taken."""
    if reason := neo4j_server.unavailable():
        raise StoreUnavailableError(reason)
    _refuse_taken(port)
    settings = load_settings()
    given = settings.password()
    password = given or secrets.token_urlsafe(16)
    with busy(f"Holt Neo4j {neo4j_server.version()} (118 MB, nur beim ersten Mal) …"):
        libraries = neo4j_server.libraries(settings.cache)
    home = data or settings.cache / "neo4j-data"
    ended = _signals()
    with busy("Startet Neo4j …"):
        server = neo4j_server.start(home, libraries, password, port=port, memory=memory)
    try:
        _tell(server, home, drawn=not given)
        while server.running and not ended.wait(_LOOKS_EVERY):
            pass
        if not server.running:
            raise StoreUnavailableError(f"the server ended by itself, see {home / 'server.log'}")
    finally:
        with busy("Beendet Neo4j …"):
            server.stop()
    talk("Neo4j ist beendet, die Daten bleiben.")


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise StoreUnavailableError(f"port {port} is taken: choose another with --port")


def _signals() -> Event:
    """An event that is set when the program is told to end, also by a service manager."""
    ended = Event()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return ended


def _tell(server: neo4j_server.Server, home: Path, *, drawn: bool) -> None:
    """Say how to connect. A password that was drawn has to be shown once; one that was given is known."""
    address = f"bolt://127.0.0.1:{server.port}"
    shown = server.password if drawn else "wie gesetzt (FRUEHNETZ_NEO4J_PASSWORD oder _FILE)"
    export = f"  export FRUEHNETZ_NEO4J_PASSWORD={shlex.quote(server.password)}\n" if drawn else ""
    talk(
        f"Neo4j {neo4j_server.version()} läuft, nur für diesen Rechner. Beenden mit Strg+C.\n\n"
        f"  Adresse   {address}\n"
        f"  Benutzer  {neo4j_server.USER}\n"
        f"  Kennwort  {shown}\n"
        f"  Daten     {home}\n\n"
        "In einem zweiten Terminal:\n\n"
        f"{export}"
        f"  ./run import seed/karlsruhe --store {address}\n"
        f"  ./run check --store {address}\n"
    )
