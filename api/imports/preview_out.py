"""A job and what it would change, for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.imports.jobs import Job
from api.schemas.importing import ChangesOut, ColumnOut, GoneOut, JobOut, PreviewOut, ProblemOut, TableOut
from api.writes.writing import Writing
from graph.imports.recognise.sentences.reason_words import reasons_of_role
from graph.records import Entity
from ontology import Text

if TYPE_CHECKING:
    from api.imports.staging import Understood
    from graph.imports import ImportProblem
    from graph.imports.recognise.found import FoundTable

_FIRST = 10
_MOST = 500
"""So many problems are told; more say nothing new."""

_STATES = {
    "open": Text(de="Noch nicht gespeichert.", en="Not saved yet."),
    "committed": Text(de="Gespeichert, in einer Änderung.", en="Saved, in one batch."),
    "nothingToChange": Text(
        de="Nichts zu ändern: Was die Liste sagt, steht schon da.", en="Nothing to change: all of it is there already."
    ),
}


def job_out(job: Job, language: str) -> JobOut:
    """How far a job is."""
    state = "committed" if job.revision is not None else "nothingToChange" if job.nothing else "open"
    done = job.revision is not None
    return JobOut(
        id=job.id,
        name=job.name,
        begun=job.begun,
        as_of=job.as_of,
        state=state,
        sentence=_STATES[state].in_language(language),
        revision=job.revision,
        saved=dict(job.saved) if done else {},
        names=[name for _, name in job.first] if done else [],
        lost=job.lost if done else 0,
    )


def preview_out(write: Writing, job: Job, found: "Understood", key: str, language: str) -> PreviewOut:
    """What saving would do."""
    from api.imports.list_shown import gone_shown

    planned = found.planned
    staged = planned.staged if planned is not None else None
    names = {r.id: shown.name for r in staged.records if isinstance(shown := write.shown(r), Entity)} if staged else {}

    def name_of(id: str) -> str:
        there = None if id in names else write.seen.get(id, write.reads)
        return names.get(id) or (there.name if isinstance(there, Entity) else "")

    def changes(ids: Sequence[str]) -> ChangesOut:
        return ChangesOut(count=len(ids), first=[name for id in ids if (name := name_of(id))][:_FIRST])

    return PreviewOut(
        job=job_out(job, language),
        readable=planned is not None,
        mapping=found.mapping,
        rows_read=staged.rows_read if staged else 0,
        rows_accepted=staged.rows_accepted if staged else 0,
        rows_rejected=staged.rows_rejected if staged else 0,
        tables=[_table(t, language) for t in (*found.recognised.tables, *found.recognised.unlisted)],
        problems=[problem_out(p, language) for p in found.problems[:_MOST]],
        created=changes(planned.created if planned else ()),
        changed=changes(planned.changed if planned else ()),
        unchanged=changes(planned.unchanged if planned else ()),
        no_longer=changes(planned.no_longer if planned else ()),
        removed=changes(planned.removed if planned else ()),
        gone=[GoneOut(key=r.key, sheet=r.sheet, name=r.name, deleted=r.deleted) for r in gone_shown(found, key)],
    )


def _table(table: "FoundTable", language: str) -> TableOut:
    columns = [
        ColumnOut(
            header=c.header,
            role=str(c.role),
            certainty=c.certainty,
            reasons=[reasons_of_role((reason,)).in_language(language) for reason in c.reasons],
            alternatives=[str(role) for role in c.alternatives],
        )
        for c in table.columns
    ]
    return TableOut(sheet=table.name, lists=table.lists, columns=columns)


def problem_out(problem: "ImportProblem", language: str) -> ProblemOut:
    """What there is to say of a place."""
    return ProblemOut(
        severity=problem.severity,
        sheet=problem.sheet,
        cells=list(problem.cells[:_FIRST]),
        header=problem.header,
        found=problem.found,
        sentence=problem.sentence.in_language(language),
        remedy=problem.remedy.in_language(language),
    )
