"""What is there and what is missing on this computer, with a plain sentence what to do."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from api import neo4j_server
from api.commands.network_drives import on_network_drive
from api.errors import sentence_of
from api.seeds import seed
from graph.stores.base import EVERYTHING
from ontology import DomainError

if TYPE_CHECKING:
    from graph.stores import GraphStore

_PACKAGES = {
    "Alte Excel-Dateien": "xlrd",
    "Vorlage schreiben": "xlsxwriter",
    "Netzwerkmaße": "rustworkx",
    "GraphML": "networkx",
    "Turtle": "rdflib",
    "Webseite": "fastapi",
    "Webserver": "uvicorn",
    "Neo4j-Treiber": "neo4j",
}
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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
    stores = _stores(store) if store else ()
    return [_python(), *_packages(), _seed(), *stores, _writing(), _fonts(), _browser(), *_for_neo4j()]


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


def _stores(url: str) -> Iterator[Check]:
    path = url.partition(":///")[2]
    if url.startswith("sqlite:///") and not Path(path).exists():
        yield Check("Speicher", True, needed=False, found="noch keine Datei", remedy="Der erste Import legt sie an.")
        return
    try:
        yield from (_file(url), *_drive(Path(path))) if url.startswith("sqlite:") else _server(url)
        yield from _kept(url)
    except DomainError as error:
        yield Check("Speicher", False, needed=True, found="nicht erreicht", remedy=sentence_of(error, "de"))


def _file(url: str) -> Check:
    from graph.stores.sqlite_file import checked

    if not checked(url.partition(":///")[2]):
        return Check("Speicher", True, needed=False, found="leer", remedy="Der erste Import richtet ihn ein.")
    return Check("Speicher", True, needed=True, found=url)


def _drive(path: Path) -> Iterator[Check]:
    """Said only where it matters: a file on a drive of this computer is how it should be."""
    if on_network_drive(path):
        remedy = (
            "Auf einem Netzlaufwerk halten Sperren nicht, zwei Schreibende beschädigen die Datei. Legen Sie den "
            "Speicher auf die eigene Platte und nur die Sicherung („fruehnetz backup“) auf das Laufwerk."
        )
        yield Check("Ort des Speichers", False, needed=False, found="Netzlaufwerk", remedy=remedy)


def _kept(url: str) -> Iterator[Check]:
    """What is kept in the store: of persons, and whether the journal is as it was written."""
    from api.commands.installed import model_here
    from api.settings import load_settings
    from graph.stores import open_store

    store = open_store(load_settings().with_access(url), model := model_here())
    try:
        yield from _persons(store, refused=bool(model.refused))
        yield from _journal(store)
    finally:
        store.close()


def _persons(store: "GraphStore", *, refused: bool) -> Iterator[Check]:
    """Whether persons are kept that should not be, or whose data are to be looked at again; nothing if none are."""
    from graph.as_of import opened_on
    from graph.stores.reviewing import due_reviews
    from ontology.names import EntityType

    kept = sum(1 for _ in store.records(types=[EntityType.PERSON], scope=EVERYTHING))
    due = len(due_reviews(store, opened_on(None)))
    if kept:
        forbidden = "Diese Installation verbietet Personen: „fruehnetz erase“ löscht sie." if refused else ""
        remedy = forbidden or ("„fruehnetz erase --due“ zeigt, wessen Angaben zu prüfen sind." if due else "")
        yield Check("Personen", not remedy, needed=False, found=f"{kept} gespeichert, {due} zu prüfen", remedy=remedy)


def _journal(store: "GraphStore") -> Iterator[Check]:
    """Whether journal and records are as they were written; nothing of a store that has no seals yet."""
    from api.commands.sealed_words import REMEDY, breaks_of
    from graph.stores.verifying import verify

    found = verify(store)
    if found.breaks:
        remedy = " ".join((*breaks_of(found), REMEDY))
        yield Check("Journal", False, needed=True, found="nicht mehr wie geschrieben", remedy=remedy)
    elif found.newest is not None and found.since is not None:
        state = f"unverändert ab Nr. {found.since.number}, neuestes Siegel {found.newest.value[:16]}"
        yield Check("Journal", True, needed=True, found=state)


def _server(url: str) -> Iterator[Check]:
    from api.settings import load_settings
    from graph.stores import ADAPTERS, open_store
    from graph.stores.neo4j import examine as examine_server
    from ontology import load_model

    model = load_model()
    if url.partition("://")[0] not in ADAPTERS:
        open_store(url, model)  # says which there are
    found = examine_server(load_settings().with_access(url), model)
    yield Check("Neo4j-Server", True, needed=True, found=f"{found.server}, {found.edition}")
    if found.store is None:
        yield Check("Speicher", True, needed=False, found="leer", remedy="Der erste Import richtet ihn ein.")
        return
    remedy = "" if found.current else f"Ontologie {found.store}: das nächste Öffnen bringt ihn auf {model.version}."
    yield Check("Speicher", found.current, needed=False, found=f"Ontologie {found.store}", remedy=remedy)
    yield _indexes(found.missing, found.not_online)


def _indexes(missing: tuple[str, ...], not_online: tuple[str, ...]) -> Check:
    if missing:
        remedy = f"Es fehlen: {', '.join(missing)}. Das nächste Öffnen legt sie an."
    elif not_online:
        remedy = f"Noch im Aufbau oder fehlgeschlagen: {', '.join(not_online)}. Warten Sie, oder löschen Sie sie."
    else:
        remedy = ""
    return Check(
        "Indizes", not remedy, needed=True, found="alle bereit" if not remedy else "unvollständig", remedy=remedy
    )


def _for_neo4j() -> Iterator[Check]:
    """What a Neo4j server of one's own needs; SQLite needs none of it."""
    java, oldest = neo4j_server.java_version(), neo4j_server.OLDEST_JAVA
    old = java is not None and java < oldest
    remedy = f"„fruehnetz neo4j“ braucht ein JDK ab {oldest} (apt install openjdk-17-jdk-headless)."
    found = f"JDK {java}" if java is not None else "nicht da"
    ok = java is not None and not old
    yield Check("Java", ok, needed=False, found=found, remedy="" if ok else remedy)
    maven = shutil.which("mvn")
    remedy = "" if maven else "„fruehnetz neo4j“ braucht es, um Neo4j zu holen (apt install maven)."
    yield Check("Maven", maven is not None, needed=False, found=maven or "nicht da", remedy=remedy)
    yield _docker()


def _docker() -> Check:
    """The client alone is not enough: it needs an engine that answers."""
    remedy = "Nur für compose.yaml; ohne Docker startet „fruehnetz neo4j“ einen Server."
    if shutil.which("docker") is None:
        return Check("Docker", False, needed=False, found="nicht da", remedy=remedy)
    try:
        command = ["docker", "version", "--format", "{{.Server.Version}}"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except subprocess.TimeoutExpired:
        return Check("Docker", False, needed=False, found="antwortet nicht", remedy=remedy)
    ok = said.returncode == 0
    return Check(
        "Docker", ok, needed=False, found=said.stdout.strip() if ok else "läuft nicht", remedy="" if ok else remedy
    )


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
