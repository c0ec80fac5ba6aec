"""What is there and what is missing on this computer, with a plain sentence what to do."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from api.commands.seeds import seed
from ontology import DomainError

_PACKAGES = {
    "Tabellen lesen": "python_calamine",
    "Vorlage schreiben": "xlsxwriter",
    "Netzwerkmaße": "rustworkx",
    "GraphML": "networkx",
    "Turtle": "rdflib",
    "Webseite": "fastapi",
    "Webserver": "uvicorn",
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FONT_FOLDERS = ("/usr/share/fonts", "/Library/Fonts", "C:/Windows/Fonts", "~/.local/share/fonts", "~/.fonts")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``remedy`` is empty where nothing is to be done. Only needed things make a failure."""

    name: str
    ok: bool
    needed: bool
    found: str
    remedy: str = ""


def examine(store: str | None) -> list[Check]:
    """Everything in one go; never raises for what it examines."""
    return [_python(), *_packages(), _seed(), *([_store(store)] if store else []), _writing(), _fonts(), _browser()]


def as_json(checks: list[Check]) -> dict[str, object]:
    """The checks for programs."""
    return {"ok": healthy(checks), "checks": [asdict(c) for c in checks]}


def healthy(checks: list[Check]) -> bool:
    """Whether everything needed is there."""
    return all(c.ok for c in checks if c.needed)


def _python() -> Check:
    ok = sys.version_info >= (3, 11)
    remedy = "" if ok else "Installieren Sie Python 3.11 oder neuer."
    return Check("Python", ok, needed=True, found=sys.version.split()[0], remedy=remedy)


def _packages() -> Iterator[Check]:
    for purpose, module in _PACKAGES.items():
        ok = find_spec(module) is not None
        remedy = "" if ok else f"Es fehlt das Paket {module}. Installieren Sie fruehnetz neu, zum Beispiel mit ./run."
        yield Check(purpose, ok, needed=True, found=module if ok else "fehlt", remedy=remedy)


def _seed() -> Check:
    try:
        return Check("Beispieldaten", True, needed=True, found=str(seed("karlsruhe")))
    except DomainError as error:
        return Check("Beispieldaten", False, needed=True, found="fehlen", remedy=str(error))


def _store(url: str) -> Check:
    from graph.stores import open_store
    from ontology import load_model

    path = url.partition(":///")[2]
    if url.startswith("sqlite:///") and not Path(path).exists():
        return Check("Speicher", True, needed=False, found="noch keine Datei", remedy="Der erste Import legt sie an.")
    try:
        open_store(url, load_model()).close()
    except DomainError as error:
        remedy = f"Prüfen Sie Adresse und Zugriffsrechte ({error})."
        return Check("Speicher", False, needed=True, found=url, remedy=remedy)
    return Check("Speicher", True, needed=True, found=url)


def _writing() -> Check:
    here = str(Path.cwd())
    try:
        with tempfile.TemporaryFile(dir=here):
            return Check("Schreiben im Ordner", True, needed=True, found=here)
    except OSError:
        remedy = "Wechseln Sie in einen Ordner, in dem Sie schreiben dürfen, oder geben Sie --out an."
        return Check("Schreiben im Ordner", False, needed=True, found=here, remedy=remedy)


def _fonts() -> Check:
    found = [f for f in _FONT_FOLDERS if Path(f).expanduser().is_dir()]
    remedy = "" if found else "Ohne Schriften zeigt der Browser den Bericht leer: installieren Sie fonts-dejavu-core."
    return Check("Schriften", bool(found), needed=False, found=found[0] if found else "keine", remedy=remedy)


def _browser() -> Check:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    remedy = "" if found else "Nur die Browser-Tests brauchen ihn (apt-get install chromium)."
    return Check("Chromium", found is not None, needed=False, found=found or "nicht da", remedy=remedy)
