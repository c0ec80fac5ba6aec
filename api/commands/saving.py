"""Saves a store into a file and brings it back, and says what was done."""

from pathlib import Path

from api.commands import opening
from api.commands.installed import model_here
from api.commands.options import wrong_use
from api.commands.saving_accounts import bring_accounts_back, save_accounts
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting, same_file
from graph.stores import open_store
from graph.stores.backup import backup, restore
from graph.stores.base import EVERYTHING, Revision
from graph.stores.erasing import erasures
from graph.wording import spelled
from ontology import DomainError


def save(url: str | None, path: Path, *, force: bool) -> None:
    """Save the store of a URL; nothing is overwritten without ``force``."""
    chosen = opening.url_of(url)
    refuse_overwriting(path, force=force, reads=[chosen])
    with opening.stored(chosen) as source:
        head = source.store.head(EVERYTHING)
        backup(source.store, path, source.model)
    state = (
        f"Stand: Änderung {head.number} vom {spelled(head.time[:10]).de}"
        if head is not None
        else "Der Speicher ist leer"
    )
    save_accounts(chosen or "", path, force=force)
    talk(f"Gesichert in „{path}“. {state}. Die Datei enthält alles, auch Persönliches: Bewahren Sie sie sicher auf.")


def bring_back(path: Path, url: str | None, *, force: bool) -> None:
    """Bring a backup back into the store of a URL; a file that is there is only replaced with ``force``."""
    chosen = opening.url_of(url)
    assert chosen is not None
    if not path.exists():
        wrong_use(f"„{path}“ gibt es nicht. Geben Sie die Datei an, die „fruehnetz backup“ geschrieben hat.")
    if same_file(f"sqlite:///{path}", chosen):
        wrong_use("Die Sicherung ist selbst der Speicher. Geben Sie einen anderen Speicher an.")
    if chosen.startswith("sqlite:///"):
        refuse_overwriting(Path(chosen.partition(":///")[2]), force=force)
    erased = _erased_since(path, chosen)
    bring_accounts_back(path, chosen, force=force)
    restore(path, opening.with_access(chosen), model_here())
    talk(f"Zurückgespielt aus „{path}“. „fruehnetz history“ zeigt den Stand.")
    talk(
        "Was nach dieser Sicherung gelöscht wurde, steht wieder darin. Löschen Sie es noch einmal mit „fruehnetz "
        "erase“; die Sicherung selbst darf danach nicht mehr verwendet werden."
    )
    for revision in erased:
        talk(f"Noch einmal zu löschen: gelöscht am {spelled(revision.time[:10]).de} (Nr. {revision.number}).")


def _erased_since(path: Path, url: str) -> list[Revision]:
    """What was erased in the file that is replaced and is still in the backup; nothing if there is no such file."""
    place = Path(url.partition(":///")[2])
    if not url.startswith("sqlite:///") or not place.exists():
        return []
    model = model_here()
    saved = open_store(f"sqlite:///{path}", model)
    try:
        head = saved.head(EVERYTHING)
    finally:
        saved.close()
    try:
        replaced = open_store(url, model)
    except DomainError:  # what cannot be read any more is the reason for bringing a backup back
        return []
    try:
        return erasures(replaced, head.number if head is not None else 0)
    finally:
        replaced.close()
