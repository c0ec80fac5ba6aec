"""Runs the web side on this computer."""

import errno
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from api.commands import opening
from api.commands.options import failed, wrong_use
from api.commands.terminal import talk
from api.editions import edition_path
from api.erasures import register_of
from api.invented import invented
from api.seeds import seed
from api.settings import LOOPBACK, Settings, has_display, load_settings
from graph.as_of import opened_on
from graph.stores.base import EVERYTHING

if TYPE_CHECKING:
    from api.front.logs import Manner


class At(NamedTuple):
    """Where to listen, the day that pages show without ``?on=``, whether people sign in, and how many processes."""

    host: str
    port: int
    on: date | None
    accounts: bool = False
    workers: int | None = None

    @property
    def address(self) -> str:
        """The address of the first page."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}/"


def serve(path: Path | None, store: str | None, at: At) -> None:
    """Serve a list or a store until interrupted.

    Whoever listens beyond this computer lets nobody in without an account; a list is for one person on one computer.
    """
    asked = at.accounts or at.host not in LOOPBACK
    if asked and path is not None:
        wrong_use(
            "Anmelden können sich mehrere nur an einem Speicher, eine Liste ist für eine Person an diesem Rechner. "
            "Übernehmen Sie sie mit „fruehnetz import“ und geben Sie --store an, oder lassen Sie --accounts und "
            "--host weg."
        )
    at = at._replace(accounts=path is None and (asked or load_settings().accounts is not None))
    with _listening(at) as listener, ExitStack() as opened:
        # Workers are processes: a list is put into a file of its own for them, which nobody else can read.
        folder = opened.enter_context(TemporaryDirectory(prefix="fruehnetz-")) if path is not None else ""
        into = f"sqlite:///{folder}/netz.db" if folder else opening.MEMORY
        # With accounts a new file is a start: the first one in is the administrator.
        source = opening.stored(store, create=True) if at.accounts else opening.either(path, store, into=into)
        opened.enter_context(source)
        url = into if folder else opening.url_of(store) or into
        settings = _settings(at, url)
        _run(url, settings.for_a_list(folder) if folder else settings, at, listener)


def serve_demo(store: str | None, at: At, *, finished: bool = False) -> None:
    """Serve Karlsruhe and the invented district until interrupted, and show them in a browser where there is one."""
    with _listening(at) as listener, ExitStack() as opened:
        folder = "" if store is not None else opened.enter_context(TemporaryDirectory(prefix="fruehnetz-"))
        url = store or f"sqlite:///{folder}/netz.db"
        source = opening.stored(store) if store is not None else opening.loaded(seed("karlsruhe"), url=url)
        found = opened.enter_context(source)
        if store is None:
            found.store.commit(invented(opened_on(), opening.now(), finished=finished), EVERYTHING)
        settings = _settings(at, url)
        _run(url, settings.for_a_list(folder) if store is None else settings, at, listener, show=_show)


def _show(address: str) -> None:
    """Open a browser that has a window; one in the terminal would take the place of what is said there."""
    if sys.stderr.isatty() and has_display():
        with suppress(webbrowser.Error):
            webbrowser.open(address)


def _nothing(_: str) -> None:
    pass


def _run(
    url: str, settings: Settings, at: At, listener: socket.socket, *, show: Callable[[str], None] = _nothing
) -> None:
    from api.front import server
    from api.front.door import Keys
    from api.front.limits import Limits
    from api.front.logs import keep_log
    from api.front.reviews import look_for_due, looking_daily
    from ontology import load_model

    if settings.accounts is not None:
        settings.sign_in_service()  # what is named by half is told now, not to the first who signs in
    told = Keys(at.port, lambda token: talk(_NEXT.format(at.address, token)))
    keys = None if settings.open_to_all_users or at.accounts else told
    limits = Limits(answer=settings.answer_seconds)
    limits = replace(limits, workers=settings.workers or limits.workers)
    model, address = load_model(), settings.with_access(url, patience=_PATIENCE)
    # Before anybody is told that it runs: settings that cannot be used are refused here.
    app = server.application(address, settings, model, keys, limits)
    if settings.accounts is not None:
        from api.commands import accounts

        accounts.prepare(settings.accounts, settings.address or at.address)
    shown = settings.address or at.address if keys is None else f"{at.address}?token={keys.token}"
    talk(f"Frühnetz läuft unter {shown} – beenden mit Strg+C.")
    show(shown)
    manner = _manner(settings)
    keep_log(manner)
    with looking_daily(lambda: look_for_due(address, model)):
        server.run(app, listener, limits, manner)
    talk("Frühnetz ist beendet.")


def _manner(settings: Settings) -> "Manner":
    """How the log is written: who sits alone before a terminal is told only what did not succeed."""
    if settings.log is not None:
        return settings.log
    return "quiet" if settings.accounts is None else "plain" if sys.stderr.isatty() else "json"


_NEXT = "Ein Browser wurde eingelassen. Für einen weiteren: {}?token={}"
_PATIENCE = 4.0
"""Seconds for which a server that keeps the store may say nothing before readers are told."""


def _settings(at: At, url: str) -> Settings:
    """The settings as this server needs them: those of accounts only if it has some."""
    from api.manners.guard import host_name

    settings = load_settings()
    register = register_of(settings, url)
    public = [host_name(urlsplit(settings.address).netloc)] if settings.address is not None else []
    given = {
        "allowed_hosts": tuple(dict.fromkeys((*settings.allowed_hosts, at.host, *public))),
        "on": at.on.isoformat() if at.on else settings.on,
        "accounts": _accounts(settings, url) if at.accounts else None,
        "workers": at.workers or settings.workers,
        "erasures": register.path if register is not None else None,
        "edition": edition_path(settings, url),
    }
    return settings.model_copy(update=given)


def _accounts(settings: Settings, url: str) -> str:
    """Where accounts are kept; who serves without them does without what keeps them."""
    from api.commands import accounts

    return accounts.place_of(settings, url)


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
