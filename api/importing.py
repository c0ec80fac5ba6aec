"""Takes lists into stores, and says what that did."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.opening import READING, Opened, now, refuse_missing

if TYPE_CHECKING:
    from graph.imports import ImportReport


@dataclass(frozen=True, slots=True)
class Wish:
    """How a list is to be taken in."""

    district: str | None
    author: str
    dry_run: bool = False
    with_persons: bool = False
    delete: bool = False


def take_in(source: Opened, path: Path, wish: Wish, language: str) -> bool:
    """Import a list or show what it would change; True if rows were rejected."""
    from api.commands.terminal import busy, show_problems, talk
    from graph.imports import import_file

    refuse_missing(path)
    with busy(READING.format(name=path.name)):
        report = import_file(
            path,
            source.store,
            source.model,
            author=wish.author,
            time=now(),
            district=wish.district,
            dry_run=wish.dry_run,
            with_persons=wish.with_persons,
            delete=wish.delete,
        )
    show_problems(report.problems, language)
    talk(imported(report, language, dry_run=wish.dry_run))
    return Opened(source.store, source.model, report).rejected


_IMPORTED = {
    "de": "{name}: {read} Zeilen gelesen, {rejected} abgelehnt; Einträge: {new} neu, {changed} geändert, "
    "{same} unverändert, {gone} nicht mehr in der Datei (bleiben bestehen){deleted}.",
    "en": "{name}: {read} rows read, {rejected} rejected; records: {new} new, {changed} changed, {same} unchanged, "
    "{gone} no longer in the file (they stay){deleted}.",
}
_DELETED = {"de": ", {n} gelöscht", "en": ", {n} deleted"}
_OUTCOME = {
    "de": {"dry": " Probelauf, nichts gespeichert.", "done": " Gespeichert als Nr. {n}.", "none": " Nichts zu ändern."},
    "en": {"dry": " Dry run, nothing saved.", "done": " Saved as no. {n}.", "none": " Nothing to change."},
}


def imported(report: "ImportReport", language: str, *, dry_run: bool) -> str:
    """What an import did, or would do, in one sentence."""
    said = _IMPORTED[language].format(
        name=report.name,
        read=report.rows_read,
        rejected=report.rows_rejected,
        new=len(report.created),
        changed=len(report.changed),
        same=len(report.unchanged),
        gone=len(report.no_longer),
        deleted=_DELETED[language].format(n=len(report.removed)) if report.removed else "",
    )
    outcome = "dry" if dry_run else "none" if report.revision is None else "done"
    return said + _OUTCOME[language][outcome].format(n=report.revision.number if report.revision else 0)
