"""Takes lists into stores, and says what that did."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.opening import Opened, form_of, now, refuse_empty, refuse_missing, steps_of
from api.commands.options import wrong_use

if TYPE_CHECKING:
    from graph.imports import ImportReport, LostRow


@dataclass(frozen=True, slots=True)
class Wish:
    """How a list is to be taken in; ``rejected`` is where the rows go that were not taken, or not whole."""

    district: str | None
    author: str
    dry_run: bool = False
    mapping: Path | None = None
    stated_on: str | None = None
    without_rejected: bool = False
    rejected: Path | None = None
    with_persons: bool = False
    delete: bool = False


def take_in(source: Opened, path: Path, wish: Wish, language: str) -> bool:
    """Import a list or show what it would change; True if it was not saved, or not whole."""
    from api.commands.plain_output import progressing
    from api.commands.question_sheets import take_answers
    from graph.imports import By, import_file
    from graph.imports.outcome.report import read_with
    from graph.telling.purposes import refuse_unsaid

    refuse_missing(path)
    with progressing(steps_of(path)) as progress:
        workbook = read_with(progress, path, source.model)
        by = By(wish.author, now(), wish.without_rejected)
        answers = take_answers(source, workbook, by, dry_run=wish.dry_run, with_persons=wish.with_persons)
        report = answers or import_file(
            path,
            source.store,
            source.model,
            author=wish.author,
            time=now(),
            district=wish.district,
            stated_on=wish.stated_on,
            dry_run=wish.dry_run,
            corrections=lambda workbook: form_of(workbook, path, wish.mapping),
            without_rejected=wish.without_rejected,
            progress=progress,
            with_persons=wish.with_persons,
            delete=wish.delete,
            workbook=workbook,
            allowed=refuse_unsaid,
        )
    return _told(report, source, wish, language)


def _told(report: "ImportReport", source: Opened, wish: Wish, language: str) -> bool:
    """Say what was done; True if it was not saved, or not whole."""
    from api.commands.terminal import show_problems, talk
    from graph.imports.outcome.outcome_words import taken

    refuse_empty(report)
    talk(f"{report.name}: {taken(report).in_language(language)}")
    show_problems(report.problems, language)
    talk(imported(report, language, dry_run=wish.dry_run))
    if wish.rejected is not None:
        write_lost(report, wish.rejected, language)
    return Opened(source.store, source.model, report).rejected


_IMPORTED = {
    "de": "{new} neu, {changed} geändert, {same} unverändert, {gone} nicht mehr in der Datei (bleiben bestehen).",
    "en": "{new} new, {changed} changed, {same} unchanged, {gone} no longer in the file (they stay).",
}
_WOULD_BE = {"de": ("Einträge: ", "Einträge wären: "), "en": ("Records: ", "Records would be: ")}
_OUTCOME = {
    "de": {
        "dry": " Probelauf, nichts gespeichert.",
        "held": " Nichts gespeichert.",
        "part": " Ohne die abgelehnten Zeilen gespeichert als Nr. {n}.",
        "done": " Gespeichert als Nr. {n}.",
        "none": " Nichts zu ändern.",
    },
    "en": {
        "dry": " Dry run, nothing saved.",
        "held": " Nothing saved.",
        "part": " Saved without the rejected rows as no. {n}.",
        "done": " Saved as no. {n}.",
        "none": " Nothing to change.",
    },
}


_CONCLUDED = {
    "de": "{n} Angaben sind aus Namen erschlossen; was die Liste selbst sagt, gilt vor ihnen.",
    "en": "{n} statements are inferred from names; what the list says itself goes before them.",
}


def concluded(report: "ImportReport", language: str) -> str:
    """How many statements were concluded from names; empty if none."""
    return _CONCLUDED[language].format(n=report.inferred) if report.inferred else ""


def imported(report: "ImportReport", language: str, *, dry_run: bool) -> str:
    """What an import did, or would do, in one sentence."""
    said = _IMPORTED[language].format(
        new=len(report.created),
        changed=len(report.changed),
        same=len(report.unchanged),
        gone=len(report.no_longer),
    )
    if more := concluded(report, language):
        said = f"{said} {more}"
    outcome = _outcome(report, dry_run=dry_run)
    number = report.revision.number if report.revision else 0
    return _WOULD_BE[language][outcome in ("dry", "held")] + said + _OUTCOME[language][outcome].format(n=number)


def _outcome(report: "ImportReport", *, dry_run: bool) -> str:
    if dry_run:
        return "dry"
    if report.revision is None:
        return "held" if report.held else "none"
    return "part" if report.rows_rejected else "done"


def write_lost(report: "ImportReport | None", path: Path, language: str) -> None:
    """Write the rows that were not taken, or not whole, with the reasons; a file that is there is never replaced."""
    from api.commands.terminal import talk
    from graph.imports.outcome.rejected import write_rejected

    if report is None or not report.lost:
        talk(
            {"de": f"Jede Zeile wurde ganz gelesen; „{path}“ wird nicht gebraucht.", "en": f"No row for {path}."}[
                language
            ]
        )
        return
    if path.exists():
        wrong_use(f"„{path}“ gibt es schon. Bitte geben Sie einen anderen Namen an.")
    write_rejected(report.lost, path)
    talk({"de": f"Zeilen zum Nachbessern: {path}", "en": f"Rows to mend: {path}"}[language])


def report_as_json(report: "ImportReport | None", language: str) -> dict[str, object]:
    """How much of a list was read, what was lost, and what there is to say of it; empty if no list was read."""
    from graph.imports.outcome.outcome_words import taken

    if report is None:
        return {"rows": {}, "problems": []}
    return {
        "taken": taken(report).in_language(language),
        "rows": {"read": report.rows_read, "accepted": report.rows_accepted, "rejected": report.rows_rejected},
        "unreadCells": report.unread,
        "statedOn": report.stated_on or None,
        "lost": [
            {"file": r.file, "sheet": r.sheet, "row": r.row, "rejected": r.rejected, "why": _why(r, language)}
            for r in report.lost
        ],
        "problems": [asdict(problem) for problem in report.problems],
    }


def _why(row: "LostRow", language: str) -> list[str]:
    return list(dict.fromkeys(issue.sentence.in_language(language) for _, issue in row.issues))
