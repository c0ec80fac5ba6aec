"""Saves a store into a file, with its accounts and the register of erasures, and says what was done."""

from pathlib import Path

from api.commands import opening
from api.commands.saving_accounts import save_accounts
from api.commands.sealed import KEEP, say_breaks
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting
from api.editions import save_edition
from api.erasures import beside_file, register_of
from api.settings import load_settings
from graph.stores.backup import backup
from graph.stores.base import EVERYTHING
from graph.stores.erasure_register import Register
from graph.wording import spelled


def save(url: str | None, path: Path, *, force: bool) -> None:
    """Save the store of a URL; nothing is overwritten without ``force``."""
    chosen = opening.url_of(url)
    refuse_overwriting(path, force=force, reads=[chosen])
    with opening.stored(chosen) as source:
        head = source.store.head(EVERYTHING)
        say_breaks(source.store, "Was gesichert wird")
        backup(source.store, path, source.model)
        newest = max(source.store.seals(), key=lambda seal: seal.revision, default=None)
    state = (
        f"Stand: Änderung {head.number} vom {spelled(head.time[:10]).de}"
        if head is not None
        else "Der Speicher ist leer"
    )
    save_accounts(chosen or "", path, force=force)
    _save_register(chosen or "", path)
    save_edition(load_settings(), chosen or "", path)
    talk(f"Gesichert in „{path}“. {state}. Die Datei enthält alles, auch Persönliches: Bewahren Sie sie sicher auf.")
    if newest is not None:
        talk(f"Neuestes Siegel des Journals (Nr. {newest.revision}): {newest.value}. {KEEP}")


def _save_register(url: str, path: Path) -> None:
    """What was erased until now, beside the backup: for whoever brings back an older one where nothing else is left."""
    register = register_of(load_settings(), url)
    if register is not None and (known := register.all()):
        Register(beside_file(path)).take_over(known)
