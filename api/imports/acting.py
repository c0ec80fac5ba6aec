"""What is done with a list that was brought, whoever asks: begun, looked at, saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from api.imports.jobs import Job, Jobs
from api.refusals import IMPORT_DONE, NO_LIST, ROWS_REJECTED, RefusedError
from api.rights import Right
from api.writes.writing import Writing
from graph.errors import NotFoundError
from graph.records import SHARED

if TYPE_CHECKING:
    from api.imports.staging import Understood


COUNCIL = "rat"
"""The kind of jobs that bring council data."""


class Said(NamedTuple):
    """What is said when a list is saved: the district, the revision it rests on, the reason, what may be lost."""

    key: str
    head: int
    reason: str = ""
    without_rejected: bool = False


def jobs_of(bring: Writing, key: str, kind: str = "") -> Jobs:
    """The caller's own jobs in a district that they may bring lists to; raises what `Reading.within` raises."""
    if key == SHARED:
        raise NotFoundError(f"no district {key}")
    replace(bring.reading, scope=bring.scope, right=Right.BRING).within(key)
    return Jobs(bring.work, bring.author, key, kind, bring.kept)


def council_jobs_of(bring: Writing, key: str) -> Jobs:
    """The same with council data instead of lists."""
    return jobs_of(bring, key, COUNCIL)


def open_job(jobs: Jobs, id: str) -> Job:
    """The job of that id as long as it can be changed; raises NotFoundError, or RefusedError once it is done."""
    job = jobs.get(id)
    if not job.is_open:
        raise RefusedError(IMPORT_DONE)
    return job


@contextmanager
def begun(
    bring: Writing, key: str, name: str, data: bytes, once: str | None = None
) -> Iterator[tuple[Job, "Understood"]]:
    """A job with what its list says, the one before under the same key; what cannot be answered leaves no job."""
    jobs = jobs_of(bring, key)
    with jobs.alone():
        jobs.tidy()
        before = jobs.under(once, name, data) if once is not None else None
        if before is not None:
            yield before, read_list(bring, jobs, before, key)
            return
        jobs.refuse_more(len(data))
        job = jobs.begin(name, data, bring.time, once)
        try:
            yield job, read_list(bring, jobs, job, key)
        except BaseException:
            jobs.cancel(job)
            raise


def read_list(bring: Writing, jobs: Jobs, job: Job, key: str) -> "Understood":
    """What the list of a job says, and what saving it would change."""
    # Most requests bring no list: they do without what reads lists.
    from api.imports.staging import understood

    return understood(bring, jobs, job, key)


def saved_job(bring: Writing, jobs: Jobs, job: Job, said: Said) -> Job:
    """The job once it is saved; raises RefusedError if it cannot be."""
    from api.imports.staging import reason_of, revision_of, saved

    before = revision_of(bring, job, said.key)
    if before is not None:
        return jobs.done(replace(job, revision=before.number))
    planned = read_list(bring, jobs, job, said.key).planned
    if planned is None:
        raise RefusedError(NO_LIST)
    if planned.staged.rows_rejected and not said.without_rejected:
        raise RefusedError(ROWS_REJECTED)
    return saved(bring, jobs, job, planned, (reason_of(job, said.reason), said.head))
