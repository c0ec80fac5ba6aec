"""Takes lists into stores, and says what that did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.opening import Opened, form_of, now, refuse_empty, refuse_missing, steps_of
from api.commands.writing import refuse_other_ending, refuse_overwriting

if TYPE_CHECKING:
    from graph.imports import ImportReport, LostRow
    from graph.stores.base import GraphReader


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
    if report.no_longer:
        talk(_GONE[language].format(names=_names_of(source, report.no_longer, language)))
    for said in _elsewhere(source.store, report, language):
        talk(said)
    if wish.rejected is not None:
        write_lost(report, wish.rejected, language)
    return Opened(source.store, source.model, report).rejected


_GONE = {"de": "Nicht mehr in der Datei: {names}.", "en": "No longer in the file: {names}."}
_SHOWN = 10


def _names_of(source: Opened, ids: Sequence[str], language: str) -> str:
    """The first records by name, of a relation its ends, of a seat its role."""
    from graph.records import Relation
    from graph.stores.base import EVERYTHING
    from ontology.names import Prop

    def name(id: str) -> str:
        found = source.store.get(id, EVERYTHING)
        if isinstance(found, Relation):
            role = found.value(Prop.ROLE)
            told = f" ({source.model.code('BodyRole', role).label.in_language(language)})" if role else ""
            return f"{name(found.source)} – {name(found.target)}{told}"
        return found.name if found is not None else id

    more = f" … ({len(ids)})" if len(ids) > _SHOWN else ""
    return ", ".join(f"„{name(id)}“" for id in ids[:_SHOWN]) + more


_ELSEWHERE = {
    "de": "„{file}“ steht auch unter dem Bezirk „{other}“ im Speicher (Nr. {n}), mit eigenen Einträgen. Gehört die "
    "Liste nur zu „{own}“, nimmt „fruehnetz undo {n}“ den anderen zurück.",
    "en": "“{file}” is in the store under the district “{other}”, too (no. {n}), with records of its own. If the list "
    "belongs to “{own}” only, “fruehnetz undo {n}” takes the other one back.",
}


def _elsewhere(store: "GraphReader", report: "ImportReport", language: str) -> Iterator[str]:
    """Where a list was taken in under another district before: who forgot to name it has everything twice."""
    from graph.stores.base import EVERYTHING
    from ontology.names import EntityType, Prop

    kinds = (EntityType.DISTRICT, EntityType.SOURCE)
    if report.district is None or not any(id.endswith(":bezirk") for id in report.created):
        return
    files, known = {f.name for f in report.files}, list(store.records(EVERYTHING, kinds))
    for found in known:
        file = found.value(Prop.FILE_NAME)
        other = next((d for d in known if d.type == EntityType.DISTRICT and d.owner == found.owner), None)
        if file in files and other is not None and found.owner != report.district:
            first = min(entry.revision.number for entry in store.journal(found.id, scope=EVERYTHING))
            yield _ELSEWHERE[language].format(file=file, other=other.name, own=report.district, n=first)


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


def refuse_rejected(path: Path | None, *, force: bool, reads: Iterable[Path | str | None]) -> None:
    """Wrong use if the rows to mend cannot be written there; to be asked before anything is saved."""
    if path is not None:
        refuse_overwriting(path, force=force, reads=reads)
        refuse_other_ending(path, ".xlsx")


def write_lost(report: "ImportReport | None", path: Path, language: str) -> None:
    """Write the rows that were not taken, or not whole, with the reasons; see `refuse_rejected`."""
    from api.commands.terminal import talk
    from graph.imports.outcome.rejected import write_rejected

    if report is None or not report.lost:
        talk(
            {"de": f"Jede Zeile wurde ganz gelesen; „{path}“ wird nicht gebraucht.", "en": f"No row for {path}."}[
                language
            ]
        )
        return
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
