"""Runs the web side on this computer."""

from api.opening import Opened
from api.options import wrong_use
from api.settings import LOOPBACK, load_settings


def refuse_other_hosts(host: str) -> None:
    """Refuse to listen beyond this computer: without accounts everybody who reaches the address would read all."""
    if host not in LOOPBACK and not load_settings().allow_other_hosts:
        wrong_use(
            f"Auf „{host}“ wird nicht gelauscht: Es gibt noch keine Konten, jeder im Netz könnte alles lesen. "
            "Lassen Sie --host weg; nur hinter einem eigenen Zugangsschutz hilft FRUEHNETZ_ALLOW_OTHER_HOSTS=true."
        )


def serve(source: Opened, host: str, port: int) -> None:
    """Serve until interrupted."""
    import uvicorn

    from api.app import create_app
    from api.terminal import talk

    settings = load_settings()
    if host not in settings.allowed_hosts:
        settings = settings.model_copy(update={"allowed_hosts": (*settings.allowed_hosts, host)})
    shown = f"[{host}]" if ":" in host else host
    talk(f"Frühnetz läuft unter http://{shown}:{port}/ – beenden mit Strg+C.")
    uvicorn.run(create_app(source.store, source.model, settings), host=host, port=port, log_level="warning")
