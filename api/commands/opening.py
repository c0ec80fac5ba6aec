"""Opens what a command reads: a list (into memory) or a store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from api.author import UNNAMED
from api.commands.installed import model_here
from api.commands.options import wrong_use
from graph.errors import StoreMissingError, UnreadableFileError
from graph.stores import ADAPTERS, GraphStore, open_store
from graph.stores.base import EVERYTHING, Revision, Scope
from ontology import DomainError, Model, load_model

if TYPE_CHECKING:
    from graph.imports import ImportReport
    from graph.imports.recognise.corrections import Corrections
    from graph.imports.recognise.found import Recognised
    from graph.imports.workbook import Workbook

MEMORY = "sqlite://"
READING = "Liest {name} …"


def steps_of(path: Path) -> dict[str, str]:
    """What is said of each step while a list is taken in."""
    from graph.imports.progress import ImportStep, step_told

    told = {str(step): step_told(step).de for step in ImportStep}
    return told | {str(ImportStep.READING): READING.format(name=path.name)}


@dataclass(frozen=True, slots=True)
class Opened:
    """A store ready to be read, and the report of the import if a list was loaded into it."""

    store: GraphStore
    model: Model
    report: "ImportReport | None" = None

    @property
    def rejected(self) -> bool:
        """Whether rows of the list were rejected."""
        return self.report is not None and not self.report.ok


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said on the command line about a list: whose it is, of what day, and how its columns are meant."""

    district: str | None = None
    stated_on: str | None = None
    mapping: Path | None = None


NOTHING_ASKED = Asked()


@contextmanager
def loaded(path: Path, asked: Asked = NOTHING_ASKED, *, url: str = MEMORY) -> Iterator[Opened]:
    """A list loaded into a store, by default in memory: what could be read of it, without the rest.

    Raises UnreadableFileError for a file without a readable list.
    """
    from api.commands.plain_output import progressing
    from graph.imports import import_file

    refuse_missing(path)
    model = load_model() if url == MEMORY else model_here()
    store = reached(url, model)
    try:
        with progressing(steps_of(path)) as progress:
            report = import_file(
                path,
                store,
                model,
                district=asked.district,
                stated_on=asked.stated_on,
                corrections=lambda workbook: form_of(workbook, path, asked.mapping),
                author=UNNAMED,
                time=now(),
                without_rejected=True,
                progress=progress,
            )
        refuse_empty(report)
        yield Opened(store, model, report)
    finally:
        store.close()


def refuse_empty(report: "ImportReport") -> None:
    """Raise UnreadableFileError, with the best reason there is, for a file in which no row was found."""
    if not report.rows_read:
        why = next((p for p in report.problems if p.rule in _WHY_EMPTY), None)
        why = why or next(p for p in report.problems if p.rule == "empty")
        said = why.sentence.de if f"„{report.name}“" in why.sentence.de else f"„{report.name}“: {why.sentence.de}"
        raise UnreadableFileError(" ".join(filter(None, (said, why.remedy.de))), why.command.de)


_WHY_EMPTY = ("header", "sheet", "column")


@contextmanager
def stored(url: str | None, *, create: bool = False, dry: bool = False) -> Iterator[Opened]:
    """The store of a URL; a new file only if asked for, so that a misspelt name does not look like an empty store.

    A ``dry`` run creates none: what is not there yet is in memory. A new file into which nothing was written is taken
    away again: what is broken off or held back leaves no trace.
    """
    model = model_here()
    chosen = url_of(url) or MEMORY
    path = Path(chosen.partition(":///")[2])
    missing = chosen.startswith("sqlite:///") and not path.exists()
    new = missing and not dry
    if missing and not create:
        raise StoreMissingError(f"no such file: {path}")
    unused = new
    try:
        store = reached(MEMORY if missing and dry else chosen, model)
        try:
            yield Opened(store, model)
        finally:
            unused = new and store.head(EVERYTHING) is None
            store.close()
    finally:
        if unused:
            from graph.stores.sqlite_file import beside

            for name in (*beside(path), path):
                name.unlink(missing_ok=True)


@contextmanager
def either(
    path: Path | None,
    url: str | None,
    asked: Asked = NOTHING_ASKED,
    *,
    quiet: bool = False,
    into: str = MEMORY,
) -> Iterator[Opened]:
    """The list or the store, whichever is given.

    How much of a list was read, and what was lost, is said unless ``quiet``; it is read ``into`` a store that nobody
    else knows.
    """
    if path is not None and url is not None:
        wrong_use("Bitte entweder eine Liste oder --store angeben, nicht beides.")
    if path is None:
        with stored(url) as source:
            yield source
        return
    with loaded(path, asked, url=into) as source:
        if source.report is not None and not quiet:
            from api.commands.terminal import show_losses

            show_losses(source.report, path)
        yield source


def reached(url: str, model: Model) -> GraphStore:
    """The store of a URL; a server gets user and password from the settings."""
    from api.commands.plain_output import busy

    if url.startswith("sqlite:"):
        return open_store(url, model)
    with busy("Öffnet den Speicher …"):
        return open_store(with_access(url), model)


def with_access(url: str) -> str:
    """The URL of a server with user and password from the settings; that of a file as it is."""
    from api.settings import load_settings

    return url if url.startswith("sqlite:") else load_settings().with_access(url)


def url_of(url: str | None, *, required: bool = True) -> str | None:
    """The store's URL from the option or the settings; wrong use if there is none but has to be."""
    if url is None:
        from api.settings import load_settings

        url = load_settings().store
    if url is None and required:
        wrong_use(
            "Es fehlt, woraus gelesen werden soll: eine Liste, oder ein Speicher mit --store sqlite:///netz.db "
            "(oder der Variablen FRUEHNETZ_STORE)."
        )
    if url is not None:
        refuse_address(url)
    return url


def sources(path: Path | None, url: str | None) -> tuple[Path | str | None, ...]:
    """What a command reads, so that it is not written to: its list, or else its store."""
    return (path,) if path is not None else (url_of(url, required=False),)


def refuse_address(url: str) -> None:
    """Wrong use if an address means memory, holds a password, or would send one in clear; it is never repeated."""
    scheme, _, rest = url.strip().partition(":")
    file = scheme.casefold() in ("", "sqlite")
    if file:
        _refuse_memory(url, rest)
    elif ":" in rest.rpartition("@")[0].removeprefix("//"):
        wrong_use(
            "In der Adresse des Speichers steht ein Kennwort; dort liest es jeder, der die laufenden Programme sieht. "
            "Schreiben Sie es in die Variable FRUEHNETZ_NEO4J_PASSWORD oder in eine Datei, die "
            "FRUEHNETZ_NEO4J_PASSWORD_FILE nennt, und lassen Sie es in der Adresse weg: neo4j+s://rechner:7687."
        )
    if scheme not in ADAPTERS or not rest.startswith("///" if file else "//"):
        wrong_use(
            "Das ist keine Adresse eines Speichers. Eine Datei ist sqlite:///netz.db, mit ganzem Pfad "
            "sqlite:////daten/netz.db, ein Server neo4j+s://rechner:7687."
        )
    if not file:
        _refuse_clear_text(scheme, _host_of(url))


def _host_of(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port  # reading the port raises where it is none
    except ValueError:
        wrong_use(
            "Die Adresse des Speichers lässt sich nicht lesen. Erwartet wird zum Beispiel neo4j+s://rechner:7687."
        )
    return host


def _refuse_memory(url: str, rest: str) -> None:
    """What is put into memory is gone with the end of the command."""
    if rest.strip("/ ").casefold() in ("", ":memory:"):
        wrong_use(
            f"„{url}“ nennt keine Datei: Der Speicher wäre mit dem Ende des Befehls wieder weg. Geben Sie eine Datei "
            "an, zum Beispiel --store sqlite:///netz.db."
        )
    if "\0" in url:
        wrong_use("Die Adresse des Speichers enthält ein Zeichen, das in keinem Dateinamen stehen kann.")


def _refuse_clear_text(scheme: str, host: str) -> None:
    from api.settings import LOOPBACK, load_settings

    if scheme in ("neo4j", "bolt") and host not in (*LOOPBACK, "") and not load_settings().neo4j_clear_text:
        wrong_use(
            f"{scheme}:// schickt Kennwort und Daten unverschlüsselt zu „{host}“. Nehmen Sie {scheme}+s://, dafür "
            "braucht der Server ein Zertifikat. In einem Netz, dem alle trauen, hilft "
            "FRUEHNETZ_NEO4J_CLEAR_TEXT=true."
        )


def refuse_other_districts(url: str, key: str, *, force: bool) -> None:
    """Wrong use if a store there already holds other districts: examples do not belong among somebody's own data."""
    from graph.district.loading import districts

    path = url.partition(":///")[2]
    if force or (path and not Path(path).exists()):
        return
    with stored(url) as source:
        others = [d.name for d in districts(source.store, EVERYTHING) if d.owner != key]
    if others:
        wrong_use(
            f"Der Speicher enthält schon eigene Daten ({', '.join(others[:3])}). Geben Sie einen neuen an, oder "
            "--force, um das Beispiel dazuzulegen."
        )


def scope_of(store: GraphStore, district: str | None) -> Scope:
    """The scope of a district, or everything."""
    if district is None:
        return EVERYTHING
    from graph.district.loading import district_of

    district_of(store, district, Scope.of(district))
    return Scope.of(district)


def now() -> str:
    """The time of a change, with zone."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def revision_as_json(revision: Revision, touched: int) -> dict[str, object]:
    """A batch for programs."""
    return {
        "number": revision.number,
        "author": revision.author,
        "time": revision.time,
        "reason": revision.reason,
        "records": touched,
    }


def told(error: DomainError | OSError) -> None:
    """Say what went wrong and what to do."""
    from api.commands.terminal import talk
    from api.errors import sentence_of

    if isinstance(error, DomainError):
        more = error.command if isinstance(error, UnreadableFileError) else ""
        talk(" ".join(filter(None, (sentence_of(error, "de"), more))))
    else:
        talk(
            f"Die Datei „{error.filename or ''}“ lässt sich nicht lesen oder schreiben ({error.strerror or error}). "
            "Prüfen Sie Ordner und Zugriffsrechte."
        )


FORMS = "fruehnetz-formen.toml"
"""The file beside a list that keeps how lists of its forms are to be read; who deletes it starts anew."""


def mapping_of(path: Path | None) -> "Corrections":
    """What a mapping file says of the form of a list; nothing without a file."""
    from graph.imports.recognise.corrections import Corrections, corrections_from_toml

    return Corrections() if path is None else corrections_from_toml(path.read_text("utf-8", "replace"))


def form_of(workbook: "Workbook", path: Path, mapping: Path | None) -> "Corrections":
    """How a list is to be read: as the mapping says, else as was remembered in its folder for its form, and told.

    ``workbook`` is what stands in the list at ``path``: to read it costs more than to recognise it.
    """
    from graph.imports.recognise.corrections import RememberedInFile, recalled

    kept = _beside(path)
    if mapping is not None or not kept.exists():
        return mapping_of(mapping)
    found = recalled(_uncorrected(workbook), RememberedInFile(kept))
    if found.tables:
        from api.commands.terminal import talk

        talk(f"Gelesen, wie für Listen dieser Form gemerkt ({kept}). Anders lesen: --mapping DATEI.")
    return found


def remember_form(path: Path, mapping: Path) -> None:
    """Keep beside the list what a mapping says, for the next list in its form."""
    from api.commands.terminal import talk
    from graph.imports.read import read_workbook
    from graph.imports.recognise.corrections import RememberedInFile, of_form

    RememberedInFile(_beside(path)).remember(of_form(_uncorrected(read_workbook(path)), mapping_of(mapping)))
    talk(f"Gemerkt für Listen dieser Form: {_beside(path)}")


def _beside(path: Path) -> Path:
    return (path if path.is_dir() else path.parent) / FORMS


def _uncorrected(workbook: "Workbook") -> "Recognised":
    from graph.imports.recognise.recognising import recognise
    from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of

    return recognise(workbook, sheet_lexicon_of(load_model()))


def refuse_missing(path: Path) -> None:
    """Raise UnreadableFileError for a list that is not there."""
    if not path.exists():
        raise UnreadableFileError(f"„{path}“ gibt es nicht. Prüfen Sie Schreibweise und Ordner.")
