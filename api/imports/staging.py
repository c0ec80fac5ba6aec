"""Works on the list of a job within one request: what would be written, and the one batch that writes it.

A district brings its own records only: what the list says of others is told, and never written there.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from api.imports.foreign import covers_others, other_district, said_of_others
from api.imports.jobs import Job, Jobs
from api.imports.repairs import repaired
from api.writes.writing import Writing
from graph.collector import collector_paused
from graph.errors import UnreadableFileError
from graph.imports.check import file_issues
from graph.imports.check.owners import district_id
from graph.imports.check.staged import GoneRow, Staged
from graph.imports.check.staging import TELLING_APART, Given, SeenInStore, check
from graph.imports.outcome.plan import Preview, preview
from graph.imports.outcome.rejected import write_rejected
from graph.imports.outcome.report import Reach, read_with, stage_any
from graph.imports.problems import ImportProblem, Issue, Place, Problems
from graph.imports.progress import ImportProgress, ImportStep
from graph.imports.read.changed import changed_on
from graph.imports.recognise.corrections import corrections_from_toml
from graph.imports.recognise.form import form_as_toml
from graph.imports.recognise.found import Recognised
from graph.imports.recognise.recognising import recognise
from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
from graph.imports.round_trip import hidden_base
from graph.imports.round_trip.question_mark import refuse_question_sheet
from graph.imports.workbook import Workbook
from graph.questions.sheet_form import QuestionForm, form_in, with_ids_of_store
from graph.questions.sheet_taken import AskedAt, stage_answers
from graph.records import SHARED, Entity, Record
from graph.stores.base import EVERYTHING, Revision, Scope
from ontology import Text
from ontology.names import EntityType, RelationType

_FIRST = 10


@dataclass(frozen=True, slots=True)
class Understood:
    """A list as it was read: its tables, and what writing it would change; nothing if no list is recognised yet."""

    workbook: Workbook
    recognised: Recognised
    planned: Preview | None
    problems: tuple[ImportProblem, ...]
    against: tuple[ImportProblem, ...] = ()
    """What speaks against saving anything of it: where there is no ``planned``, and then at least one."""
    changed_on: str = ""
    """When the file says that it was last changed."""

    @property
    def mapping(self) -> str:
        """The mapping as it is, to be corrected."""
        return form_as_toml(self.recognised)


def understood(write: Writing, jobs: Jobs, job: Job, district: str) -> Understood:
    """Read the list and compare it with the store, unless this process did so and nothing changed since.

    Raises UnreadableFileError for what cannot be read as tables.
    """
    # All that an answer hangs on besides the file; a revision is compared as a whole, since a store may be replaced.
    said = (job.mapping, job.as_of, tuple(job.deleted), json.dumps(job.repairs), job.with_persons, district)
    of_store = write.store.head(EVERYTHING), write.time[:10], write.scope, write.may_keep_persons(district)
    return jobs.kept.understood(jobs.list_of(job), (said, of_store), lambda: _read_anew(write, jobs, job, district))


def read_of(write: Writing, jobs: Jobs, job: Job) -> Workbook:
    """What stands in the file of a list."""
    path = jobs.list_of(job)
    return jobs.kept.workbook(path, lambda: read_with(jobs.tell, path, write.model))


@collector_paused()
def _read_anew(write: Writing, jobs: Jobs, job: Job, district: str) -> Understood:
    path, workbook = jobs.list_of(job), read_of(write, jobs, job)
    if (form := form_in(workbook)) is not None:
        return _answered(write, workbook, form, district)
    refuse_question_sheet(workbook)
    persons = job.with_persons and write.may_keep_persons(district)
    if workbook.records or hidden_base.read(workbook) is not None:
        given = Given(district, job.as_of, with_persons=persons, secret=write.secret)
        return _come_back(write, workbook, given, Returning(frozenset(job.deleted), jobs.tell))
    workbook = repaired(workbook, job.repairs)
    corrections = corrections_from_toml(job.mapping)
    given = Given(
        district,
        job.as_of,
        corrections=corrections,
        with_persons=persons,
        changed_on=changed_on(path, date.fromisoformat(write.time[:10])),
        secret=write.secret,
    )
    found = _compared(write, workbook, given, jobs.tell)
    return replace(found, changed_on=given.changed_on)


def _answered(write: Writing, workbook: Workbook, form: QuestionForm, district: str) -> Understood:
    """The answers of a filled question sheet, as `fruehnetz import` takes them (decision 0036)."""
    nothing = Recognised(())
    if form.district != district:
        return _refused(workbook, nothing, (), other_district(_name_of(write, district)))
    today = date.fromisoformat(write.time[:10])
    own = with_ids_of_store(form, write.seen.real)
    staged = stage_answers(workbook, own, AskedAt(write.store, write.model, today, write.may_keep_persons(district)))
    planned = preview(staged, write.store) if staged.rows_read else None
    return Understood(workbook, nothing, planned, staged.problems, () if planned is not None else staged.problems)


class Returning(NamedTuple):
    """Which rows are to go with a workbook that comes back, by their keys, and who is told how far it is."""

    deleted: frozenset[str]
    tell: ImportProgress


def _come_back(write: Writing, workbook: Workbook, given: Given, wish: Returning) -> Understood:
    """A workbook or graph that this program gave out: what it says of the district, and nothing of what is shared.

    What is shared went out with it so that it can be read; it is no part of what a district brings.
    """
    district = given.district or ""

    def deletes(row: GoneRow) -> bool:
        return row.key in wish.deleted and may_be_deleted(row, district)

    staged = stage_any(workbook, write.model, given, Reach(seen_within(write, Scope.of(district)), wish.tell), deletes)
    own = tuple(record for record in staged.records if record.owner != SHARED)
    edits = {record.id: staged.edits[record.id] for record in own if record.id in staged.edits}
    wish.tell(ImportStep.COMPARING, 0, 0)
    return _allowed(write, workbook, replace(staged, records=own, edits=edits), district)


def may_be_deleted(row: GoneRow, district: str) -> bool:
    """Whether a row of a workbook may be deleted with it here: one's own, and none about a person."""
    return row.owner == district and not row.personal


def seen_within(write: Writing, own: Scope) -> SeenInStore:
    """What a check may look at of the store: what is in a scope."""
    return SeenInStore(
        lambda _: write.store.records(own),
        lambda _: write.store.relations(scope=own, types=TELLING_APART),
    )


def _compared(write: Writing, workbook: Workbook, given: Given, tell: ImportProgress) -> Understood:
    district = given.district or ""
    try:
        staged = check(workbook, write.model, given, seen=seen_within(write, Scope.of(district)), progress=tell)
    except UnreadableFileError as error:
        recognised = recognise(workbook, sheet_lexicon_of(write.model), given.corrections)
        told = _unread(workbook.name, recognised, str(error))
        return Understood(workbook, recognised, None, told, told)
    tell(ImportStep.COMPARING, 0, 0)
    return _allowed(write, workbook, staged, district)


def _allowed(write: Writing, workbook: Workbook, staged: Staged, district: str) -> Understood:
    """What writing would change, unless the file speaks of what is not this district's."""
    recognised = staged.recognised
    if any(record.owner != district for record in staged.records):
        others = (r for r in staged.records if isinstance(r, Entity) and r.type == EntityType.DISTRICT)
        named = next((r.name for r in others if r.name and r.owner != district), "")
        return _refused(workbook, recognised, staged.problems, other_district(_name_of(write, district), named))
    if not write.scope.shared and any(record.type == RelationType.COVERS_DISTRICT for record in staged.records):
        return _refused(workbook, recognised, staged.problems, covers_others())
    if not staged.rows_read:
        empty = tuple(p for p in staged.problems if p.severity == "error")
        return Understood(workbook, recognised, None, staged.problems, empty or staged.problems)
    said = (*said_of_others(recognised, district, _name_of(write, district, "")), *staged.problems)
    return Understood(workbook, recognised, preview(staged, write.store), said)


def _refused(workbook: Workbook, recognised: Recognised, problems: Sequence[ImportProblem], issue: Issue) -> Understood:
    """Nothing of the list can be saved, whatever else there is to say of it."""
    against = _told(workbook.name, issue)
    return Understood(workbook, recognised, None, (*problems, *against), against)


def _name_of(write: Writing, district: str, nameless: str | None = None) -> str:
    itself = write.store.get(district_id(district), Scope.of(district))
    return itself.name if isinstance(itself, Entity) and itself.name else district if nameless is None else nameless


def _unread(name: str, recognised: Recognised, error: str) -> tuple[ImportProblem, ...]:
    """What was said of the places, or else the sentence that the check ended with."""
    problems = Problems()
    for said in recognised.said:
        problems.add(said.place, said.found, said.issue)
    if found := tuple(problems.all()):
        return found
    issue = file_issues.nothing_listed(name)
    return _told(name, replace(issue, sentence=Text(de=error, en=issue.sentence.en)))


def _told(name: str, issue: Issue) -> tuple[ImportProblem, ...]:
    problems = Problems()
    problems.add(Place(name), "", issue)
    return tuple(problems.all())


def revision_of(write: Writing, job: Job, district: str) -> Revision | None:
    """The batch that a job became, also where its state was never written: the journal knows."""
    if job.tried is None:
        return None
    since = (batch.revision for batch in write.store.batches(job.tried, Scope.of(district)))
    return next((done for done in since if done.reason.endswith(_mark(job))), None)


def saved(write: Writing, jobs: Jobs, job: Job, planned: Preview, said: tuple[str, int]) -> Job:
    """Write the batch, with its reason and the revision it is based on; raises ConflictError if that is passed."""
    if not planned.changes:
        return jobs.done(replace(job, nothing=True))
    reported = _report(write, jobs, job, planned)
    jobs.tell(ImportStep.WRITING, 0, 0)
    written = write.commit(planned.changes, *said, told=lambda done, of: jobs.tell(ImportStep.WRITING, done, of))
    return jobs.done(replace(reported, revision=written.number))


def _report(write: Writing, jobs: Jobs, job: Job, planned: Preview) -> Job:
    """The job with what it writes; kept before it is written, so that it is there also after a death in between."""
    written = {*planned.created, *planned.changed}
    records = [r for r in planned.staged.records if r.id in written]
    lost = planned.staged.lost
    if lost:
        jobs.lost_of(job).unlink(missing_ok=True)
        write_rejected(lost, jobs.lost_of(job))
    named = ((write.shown(r).id, shown_name(write, r)) for r in records if r.type != EntityType.SOURCE)
    reported = replace(
        job,
        tried=write.number(),
        saved=dict(Counter(str(r.type) for r in records)),
        first=list(islice((pair for pair in named if pair[1]), _FIRST)),
        lost=len(lost),
        read=planned.staged.rows_read,
        accepted=planned.staged.rows_accepted,
        removed=len(planned.removed) + len(planned.along),
        perhaps=len(planned.staged.perhaps_double),
    )
    jobs.keep(reported)
    return reported


def shown_name(write: Writing, record: Record) -> str:
    """The name of an entity as everybody sees it; empty if it has none. Records of persons have one, too."""
    shown = write.shown(record)
    return shown.name if isinstance(shown, Entity) else ""


def reason_of(job: Job, said: str) -> str:
    """The reason for the journal; it ends with the job, so that it is known what became of it."""
    return f"{said or f'Import {job.name}'} {_mark(job)}"


def _mark(job: Job) -> str:
    return f"(Vorgang {job.id})"
