"""Works on the list of a job within one request: what would be written, and the one batch that writes it.

A district brings its own records only: what the list says of others is refused, whatever stands in it.
"""

from dataclasses import dataclass
from datetime import date

from api.imports.jobs import Job, Jobs
from api.writing import Writing
from graph.errors import UnreadableFileError
from graph.imports.check.staging import Given, SeenInStore, check
from graph.imports.outcome.plan import Preview, preview
from graph.imports.read import read_workbook
from graph.imports.read.changed import changed_on
from graph.imports.recognise.corrections import corrections_from_toml
from graph.imports.recognise.found import Recognised
from graph.imports.recognise.recognising import recognise
from graph.imports.recognise.sheet_lexicon import sheet_lexicon_of
from graph.imports.round_trip import hidden_base
from graph.imports.round_trip.question_mark import refuse_question_sheet
from graph.imports.workbook import Workbook
from graph.stores.base import Revision, Scope
from graph.stores.journal import revisions
from ontology.names import RelationType


@dataclass(frozen=True, slots=True)
class Understood:
    """A list as it was read: its tables, and what writing it would change."""

    recognised: Recognised
    planned: Preview


def understood(write: Writing, jobs: Jobs, job: Job, district: str) -> Understood:
    """Read the list and compare it with the store; raises UnreadableFileError for what cannot be taken in here."""
    path = jobs.list_of(job)
    workbook = read_workbook(path)
    refuse_question_sheet(workbook)
    if hidden_base.read(workbook) is not None:
        raise UnreadableFileError(
            f"„{job.name}“ ist eine Arbeitsmappe, die Frühnetz ausgegeben hat. Sie wird über „fruehnetz import“ "
            "eingelesen, damit nur Ihre Änderungen übernommen werden."
        )
    corrections = corrections_from_toml(job.mapping)
    recognised = recognise(workbook, sheet_lexicon_of(write.model), corrections)
    given = Given(
        district,
        job.as_of,
        corrections=corrections,
        changed_on=changed_on(path, date.fromisoformat(write.time[:10])),
        secret=write.secret,
    )
    return Understood(recognised, _planned(write, workbook, given, district))


def _planned(write: Writing, workbook: Workbook, given: Given, district: str) -> Preview:
    own = Scope.of(district)
    seen = SeenInStore(
        lambda _: write.store.records(own),
        lambda _: write.store.relations(scope=own, types=[RelationType.HAS_CARRIER]),
    )
    staged = check(workbook, write.model, given, seen=seen)
    if any(record.owner != district for record in staged.records):
        raise UnreadableFileError(
            f"Die Liste nennt auch Einträge, die nicht zu „{district}“ gehören. Eingelesen wird nur, was diesem Bezirk "
            "gehört; nehmen Sie die übrigen Zeilen heraus. Gespeichert wurde nichts."
        )
    return preview(staged, write.store)


def revision_of(write: Writing, job: Job, district: str) -> Revision | None:
    """The batch that a job became, also where its state was never written: the journal knows."""
    marked = (done for done, _ in revisions(write.store, Scope.of(district)) if done.reason.endswith(_mark(job)))
    return next(marked, None)


def committed(write: Writing, planned: Preview, marked: str, based_on: int) -> Revision:
    """Write the batch, within what the caller may bring, unless the records changed since they were compared."""
    return write.commit(planned.changes, marked, based_on)


def reason_of(job: Job, said: str) -> str:
    """The reason for the journal; it ends with the job, so that it is known what became of it."""
    return f"{said or f'Import {job.name}'} {_mark(job)}"


def _mark(job: Job) -> str:
    return f"(Vorgang {job.id})"
