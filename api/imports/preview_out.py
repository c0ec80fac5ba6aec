"""A job and what it would change, for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.imports.jobs import Job
from api.schemas.importing import ChangesOut, ColumnOut, JobOut, PreviewOut, ProblemOut, TableOut
from api.writing import Writing
from graph.records import Entity

if TYPE_CHECKING:
    from api.imports.staging import Understood
    from graph.imports import ImportProblem
    from graph.imports.recognise.found import FoundTable

_FIRST = 10
_MOST = 500
"""So many problems are told; more say nothing new."""


def job_out(job: Job) -> JobOut:
    """How far a job is."""
    state = "open" if job.revision is None else "committed"
    return JobOut(id=job.id, name=job.name, begun=job.begun, as_of=job.as_of, state=state, revision=job.revision)


def preview_out(write: Writing, job: Job, found: "Understood") -> PreviewOut:
    """What saving would do."""
    planned, staged = found.planned, found.planned.staged
    # Records of persons have a name, too: what is shown of them is what everybody sees.
    names = {r.id: shown.name for r in staged.records if isinstance(shown := write.shown(r), Entity)}

    def changes(ids: Sequence[str]) -> ChangesOut:
        return ChangesOut(count=len(ids), first=[names[id] for id in ids if id in names][:_FIRST])

    return PreviewOut(
        job=job_out(job),
        rows_read=staged.rows_read,
        rows_accepted=staged.rows_accepted,
        rows_rejected=staged.rows_rejected,
        tables=[_table(t) for t in (*found.recognised.tables, *found.recognised.unlisted)],
        problems=[_problem(p) for p in staged.problems[:_MOST]],
        created=changes(planned.created),
        changed=changes(planned.changed),
        unchanged=changes(planned.unchanged),
        no_longer=changes(planned.no_longer),
    )


def _table(table: "FoundTable") -> TableOut:
    columns = [
        ColumnOut(
            header=c.header,
            role=str(c.role),
            certainty=c.certainty,
            reasons=list(c.reasons),
            alternatives=[str(role) for role in c.alternatives],
        )
        for c in table.columns
    ]
    return TableOut(sheet=table.name, lists=table.lists, columns=columns)


def _problem(problem: "ImportProblem") -> ProblemOut:
    return ProblemOut(
        severity=problem.severity,
        sheet=problem.sheet,
        cells=list(problem.cells[:_FIRST]),
        header=problem.header,
        found=problem.found,
        sentence=problem.sentence.de,
        remedy=problem.remedy.de,
    )
