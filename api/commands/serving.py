"""Runs the web side on this computer."""

import errno
import socket
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from api.commands import opening
from api.commands.options import failed, wrong_use
from api.commands.terminal import talk
from api.settings import LOOPBACK, Settings, load_settings


def refuse_other_hosts(host: str) -> None:
    """Refuse to listen beyond this computer: without accounts everybody who reaches the address would read all."""
    if host not in LOOPBACK and not load_settings().allow_other_hosts:
        wrong_use(
            f"Auf „{host}“ wird nicht gelauscht: Es gibt noch keine Konten, jeder im Netz könnte alles lesen. "
            "Lassen Sie --host weg; nur hinter einem eigenen Zugangsschutz hilft FRUEHNETZ_ALLOW_OTHER_HOSTS=true."
        )


class At(NamedTuple):
    """Where to listen, and the day that pages show without ``?on=``."""

    host: str
    port: int
    on: date | None

    @property
    def address(self) -> str:
        """The address of the first page."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}/"


def serve(path: Path | None, store: str | None, at: At) -> None:
    """Serve a list or a store until interrupted."""
    with _listening(at) as listener, ExitStack() as opened:
        # Workers are processes: a list is put into a file of its own for them, which nobody else can read.
        folder = opened.enter_context(TemporaryDirectory(prefix="fruehnetz-")) if path is not None else ""
        into = f"sqlite:///{folder}/netz.db" if folder else opening.MEMORY
        opened.enter_context(opening.either(path, store, into=into))
        _run(into if folder else opening.url_of(store) or into, at, listener)


def _run(url: str, at: At, listener: socket.socket) -> None:
    from api.front import server
    from api.front.door import Keys
    from api.front.limits import Limits
    from ontology import load_model

    settings = _settings(at)
    keys = None if settings.open_to_all_users else Keys(at.port, lambda token: talk(_NEXT.format(at.address, token)))
    limits = Limits(answer=settings.answer_seconds)
    limits = replace(limits, workers=settings.workers or limits.workers)
    shown = at.address if keys is None else f"{at.address}?token={keys.token}"
    talk(f"Frühnetz läuft unter {shown} – beenden mit Strg+C.")
    app = server.application(settings.with_access(url, patience=_PATIENCE), settings, load_model(), keys, limits)
    server.run(app, listener, limits)
    talk("Frühnetz ist beendet.")


_NEXT = "Ein Browser wurde eingelassen. Für einen weiteren: {}?token={}"
_PATIENCE = 4.0
"""Seconds for which a server that keeps the store may say nothing before readers are told."""


def _settings(at: At) -> Settings:
    settings = load_settings()
    hosts = tuple(dict.fromkeys((*settings.allowed_hosts, at.host)))
    return settings.model_copy(update={"allowed_hosts": hosts, "on": at.on.isoformat() if at.on else settings.on})


def _listening(at: At) -> socket.socket:
    """The socket, or a sentence why there is none: before anything is read, and before anything is said to run."""
    from api.front.server import listening

    try:
        return listening(at.host, at.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            failed(
                f"Der Port {at.port} ist schon belegt, vielleicht von einem zweiten Frühnetz. Nehmen Sie einen "
                f"anderen, zum Beispiel --port {at.port % 65535 + 1}."
            )
        failed(
            f"Unter {at.address} lässt sich nicht lauschen ({error.strerror}). Lassen Sie --host weg, oder nehmen "
            "Sie mit --port einen anderen Port."
        )
