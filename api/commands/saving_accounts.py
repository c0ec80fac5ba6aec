"""Saves the accounts beside the backup of their store, and brings them back."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import delete

from api.accounts.database import Database
from api.accounts.tables import LinkRow, SessionRow
from api.commands.accounts import place_of
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting
from api.settings import load_settings
from api.surveys.deletions import Deletion, DeletionFile, delete_again, deletions_beside
from graph.private_files import make_private
from graph.wording import several

_BY_SERVER = (
    "Die Konten liegen auf einem Datenbankserver und sind nicht dabei: Sichern Sie sie mit „pg_dump“, spielen Sie sie "
    "mit „pg_restore“ zurück."
)


def beside_backup(path: Path) -> Path:
    """The file of the accounts beside the backup of a store."""
    return path.with_name(f"{path.name.removesuffix('.db')}.konten.db")


def accounts_at(store: str) -> str | None:
    """Where the accounts of a store are or would be, None for a store on a server without an own place for them."""
    settings = load_settings()
    return place_of(settings, store) if settings.accounts is not None or store.startswith("sqlite:///") else None


def save_accounts(store: str, path: Path, *, force: bool) -> None:
    """Save the accounts of a store, if there are any, into a file that only its owner reads."""
    place = accounts_at(store)
    if place is None or _missing(place):
        return
    source = Database(place)
    try:
        if not source.is_file:
            talk(_BY_SERVER)
            return
        target = beside_backup(path)
        refuse_overwriting(target, force=force, reads=[place])
        target.unlink(missing_ok=True)
        make_private(target)
        _copy(source, f"sqlite:///{target}", ())
        if source.file is not None:
            deletions_beside(target).take_over(deletions_beside(source.file).all())
    finally:
        source.close()
    talk(f"Die Konten sind in „{target}“ gesichert.")


def bring_accounts_back(path: Path, store: str, given: Path | None = None, *, force: bool) -> None:
    """Bring the accounts of a backup back; whoever was signed in at that time, or had a link, is not any more.

    Answers to surveys that were deleted since are deleted again. They are noted beside the accounts, beside the backup,
    and beside a register of erasures that was ``given`` (decision 0038).
    """
    saved, place = beside_backup(path), accounts_at(store)
    if not saved.exists() or place is None:
        return
    if place.startswith("sqlite:///"):
        refuse_overwriting(Path(place.partition(":///")[2]), force=force)
    known = _deletions(place, saved, given)
    source = Database(f"sqlite:///{saved}")
    try:
        gone = _copy(source, place, known)
    finally:
        source.close()
    talk(_BACK if gone is not None else _BY_SERVER)
    if gone:
        talk(f"Was nach dieser Sicherung aus Erhebungen gelöscht wurde, ist wieder gelöscht: {_answers(gone)}.")


def _answers(number: int) -> str:
    return several(number, "Antwort", "Antworten")


def _deletions(place: str, saved: Path, given: Path | None) -> list[Deletion]:
    """What all files know that there are, the oldest first."""
    files = [deletions_beside(saved)]
    if place.startswith("sqlite:///"):
        files.append(deletions_beside(Path(place.partition(":///")[2])))
    if given is not None:
        files.append(DeletionFile(given.with_name(given.name.replace(".geloescht.", ".konten.geloescht."))))
    known = dict.fromkeys(deletion for file in files for deletion in file.all())
    return sorted(known, key=lambda deletion: deletion.time)


_BACK = (
    "Die Konten sind zurückgespielt; alle müssen sich neu anmelden. Wer seither gesperrt wurde oder ein Recht verlor, "
    "hat es wieder: Sehen Sie „fruehnetz accounts“ durch."
)


def _missing(place: str) -> bool:
    return place.startswith("sqlite:///") and not Path(place.partition(":///")[2]).exists()


def _copy(source: Database, place: str, deletions: Sequence[Deletion]) -> int | None:
    """Copy accounts into a file; how many answers were deleted again, None for a server, into which they cannot be."""
    target, gone = Database(place), None
    try:
        if target.file is not None:
            source.save_to(target)
            target.migrate()
            with target.writing() as session:
                session.execute(delete(SessionRow))
                session.execute(delete(LinkRow))
                gone = delete_again(session, deletions)
            deletions_beside(target.file).take_over(deletions)
        return gone
    finally:
        target.close()
