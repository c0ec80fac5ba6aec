"""Runs the web side on this computer."""

from datetime import date
from typing import NamedTuple

from api.commands.opening import Opened
from api.commands.options import wrong_use
from api.settings import LOOPBACK, load_settings


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


def serve(source: Opened, at: At) -> None:
    """Serve until interrupted."""
    import uvicorn

    from api.app import create_app
    from api.commands.terminal import talk

    settings = load_settings()
    hosts = tuple(dict.fromkeys((*settings.allowed_hosts, at.host)))
    day = at.on.isoformat() if at.on else settings.on
    settings = settings.model_copy(update={"allowed_hosts": hosts, "on": day})
    shown = f"[{at.host}]" if ":" in at.host else at.host
    talk(f"Frühnetz läuft unter http://{shown}:{at.port}/ – beenden mit Strg+C.")
    uvicorn.run(create_app(source.store, source.model, settings), host=at.host, port=at.port, log_level="warning")
