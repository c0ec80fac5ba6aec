"""Brings a backup back without what was erased since, and says what was done."""

from pathlib import Path

from api.commands import opening
from api.commands.erasing import eraser
from api.commands.installed import model_here
from api.commands.options import wrong_use
from api.commands.saving_accounts import bring_accounts_back
from api.commands.sealed import say_breaks
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting, same_file
from api.editions import bring_edition_back
from api.erasures import beside_file, register_of
from api.settings import load_settings
from graph.stores import open_store
from graph.stores.backup import restore
from graph.stores.base import EVERYTHING, GraphStore, Revision
from graph.stores.erasing import erasures
from graph.stores.erasing_again import erase_again
from graph.stores.erasure_register import Erasure, Register
from graph.wording import several, spelled
from ontology import DomainError, Model

_NO_REGISTER = (
    "Ein Verzeichnis der Löschungen liegt nicht bei dem Speicher, der ersetzt wird. Was nach dieser Sicherung gelöscht "
    "wurde, kann wieder darin stehen: Löschen Sie es noch einmal mit „fruehnetz erase“, oder spielen Sie noch einmal "
    "zurück und geben Sie das Verzeichnis mit --erasures an."
)


def bring_back(path: Path, url: str | None, given: Path | None, author: str, *, force: bool) -> None:
    """Bring a backup back into the store of a URL; a file that is there is only replaced with ``force``.

    What the registers know to be erased is erased from it before anybody opens it.
    """
    chosen = opening.url_of(url)
    assert chosen is not None
    _refuse_unfit(path, chosen, given, force=force)
    own, model = register_of(load_settings(), chosen), model_here()
    here = [r for r in (own, None if given is None else Register(given)) if r is not None and r.path.exists()]
    known = _all_of([*here, Register(beside_file(path))])
    _verify(path, model)
    since = _erased_since(path, chosen, model)
    bring_accounts_back(path, chosen, given, force=force)
    bring_edition_back(load_settings(), chosen, path)
    done: list[Erasure] = []

    def prepared(store: GraphStore) -> None:
        done.extend(erase_again(store, model, known, eraser(author, None)))

    restore(path, opening.with_access(chosen), model, prepared if known else None)
    if own is not None and known:
        own.take_over(known)
    talk(f"Zurückgespielt aus „{path}“. „fruehnetz history“ zeigt den Stand.")
    _tell(done, [r for r in since or () if r.time not in {e.time for e in known}])
    if not here and since is None:
        talk(_NO_REGISTER)


def _verify(path: Path, model: Model) -> None:
    """Say where a backup is not as it was written; it is brought back all the same, there may be no other."""
    saved = open_store(f"sqlite:///{path}", model)
    try:
        say_breaks(saved, "Die Sicherung")
    finally:
        saved.close()


def _refuse_unfit(path: Path, chosen: str, given: Path | None, *, force: bool) -> None:
    for file, what in ((path, "fruehnetz backup"), (given, "fruehnetz erase")):
        if file is not None and not file.exists():
            wrong_use(f"„{file}“ gibt es nicht. Geben Sie die Datei an, die „{what}“ geschrieben hat.")
    if same_file(f"sqlite:///{path}", chosen):
        wrong_use("Die Sicherung ist selbst der Speicher. Geben Sie einen anderen Speicher an.")
    if chosen.startswith("sqlite:///"):
        refuse_overwriting(Path(chosen.partition(":///")[2]), force=force)


def _all_of(registers: list[Register]) -> list[Erasure]:
    """What registers know together, the oldest first."""
    known = dict.fromkeys(erasure for register in registers for erasure in register.all())
    return sorted(known, key=lambda erasure: erasure.time)


def _tell(done: list[Erasure], missing: list[Revision]) -> None:
    if done:
        days = ", ".join(spelled(day).de for day in dict.fromkeys(e.time[:10] for e in done))
        again = several(len(done), "Eintrag", "Einträge")
        talk(f"Was nach dieser Sicherung gelöscht wurde, ist wieder gelöscht: {again} (gelöscht am {days}).")
        talk("In der Sicherung selbst steht es noch: Löschen Sie sie, sobald die zugesagte Frist um ist.")
    for revision in missing:
        talk(
            f"Noch einmal zu löschen mit „fruehnetz erase“: gelöscht am {spelled(revision.time[:10]).de} (Nr. "
            f"{revision.number}). In keinem Verzeichnis steht, was es war."
        )


def _erased_since(path: Path, url: str, model: Model) -> list[Revision] | None:
    """What was erased in the file that is replaced and is still in the backup; None if that cannot be known."""
    place = Path(url.partition(":///")[2])
    if not url.startswith("sqlite:///") or not place.exists():
        return None
    saved = open_store(f"sqlite:///{path}", model)
    try:
        head = saved.head(EVERYTHING)
    finally:
        saved.close()
    try:
        replaced = open_store(url, model)
    except DomainError:  # what cannot be read any more is the reason for bringing a backup back
        return None
    try:
        return erasures(replaced, head.number if head is not None else 0)
    finally:
        replaced.close()
