"""Council data that were brought: what was read of them, what is said of them, and the one batch that writes them.

A process of its own reads (`graph.council.council_apart`); the job keeps what it found, never the file. What people
say of papers, bodies and words stands with the job until it is saved, and in the store from then on.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.imports.acting import Said, council_jobs_of, open_job
from api.imports.council_steps import CouncilAnswers, CouncilBrought
from api.imports.jobs import Job, Jobs, plain_name
from api.imports.staging import reason_of, revision_of, saved, seen_within
from api.refusals import BODIES_OPEN, RefusedError
from api.writes.writing import Writing
from graph.council.council_apart import council_apart, page_apart
from graph.council.council_questions import BodyAsked, LinkedBy, WordAsked, bodies_asked, words_asked
from graph.council.pasted import PASTED_PAGE, taken_as_ours
from graph.council.readings import gathered_again
from graph.imports.outcome.report import report
from graph.private_files import write_private
from graph.stores.base import Scope

if TYPE_CHECKING:
    from graph.council.importing import CouncilPlan, CouncilReport

_PAGE, _BY, _SINCE, _TOPICS, _BODIES, _WORDS = "page", "by", "since", "topics", "bodies", "words"


@dataclass(frozen=True, slots=True)
class CouncilRead:
    """Council data of a job: what saving would change, what is told of it, and what is asked."""

    plan: "CouncilPlan"
    told: "CouncilReport"
    bodies: tuple[BodyAsked, ...]
    words: tuple[WordAsked, ...]

    @property
    def open(self) -> int:
        """Of so many bodies nobody said yet whether they are one of ours."""
        return sum(row.by is LinkedBy.OPEN for row in self.bodies)


def council_begun(bring: Writing, key: str, brought: CouncilBrought, once: str | None = None) -> Job:
    """A job with what was read of council data, the one before under the same key; raises UnreadableFileError."""
    jobs = council_jobs_of(bring, key)
    with jobs.alone():
        jobs.tidy()
        with jobs.scratch() as folder:
            reading = gzip.compress(_reading(folder, brought).encode(), mtime=0)
        name = plain_name(brought.name)
        before = jobs.under(once, name, reading) if once is not None else None
        if before is not None:
            return before
        jobs.refuse_more(len(reading))
        job = replace(jobs.begin(name, reading, bring.time, once), council={_PAGE: brought.page})
        jobs.keep(job)
        return job


def _reading(folder: Path, brought: CouncilBrought) -> str:
    path = folder / plain_name(brought.name)
    write_private(path, brought.data)
    return page_apart(path, brought.address) if brought.page else council_apart(path)


def council_read(bring: Writing, jobs: Jobs, job: Job, key: str) -> CouncilRead:
    """What the data of a job say now, and what saving them would change."""
    from graph.council.importing import CouncilAsked, council_plan, council_report

    data = gathered_again(gzip.decompress(jobs.list_of(job).read_bytes()).decode())
    said: Mapping[str, Any] = job.council or {}
    page = bool(said.get(_PAGE))
    topics = {**(taken_as_ours(data) if page else {}), **said.get(_TOPICS, {})}
    asked = CouncilAsked(
        key,
        said.get(_BY, ""),
        topics,
        PASTED_PAGE if page else "",
        said.get(_SINCE, ""),
        bring.time[:10] if topics else "",
        said.get(_BODIES, {}),
        said.get(_WORDS, {}),
    )
    plan = council_plan(data, (bring.store, seen_within(bring, Scope.of(key))), bring.model, asked)
    return CouncilRead(plan, council_report(plan, report(plan.planned)), bodies_asked(plan), words_asked(plan))


def with_answers(job: Job, answers: CouncilAnswers) -> Job:
    """The job with what was said in addition."""
    said: dict[str, Any] = dict(job.council or {})
    for name, value in ((_BY, answers.by), (_SINCE, answers.since)):
        if value is not None:
            said[name] = value
    for name, values in ((_TOPICS, answers.topics), (_BODIES, answers.bodies)):
        joined = {**said.get(name, {}), **values}
        said[name] = {key: value for key, value in joined.items() if value is not None}
    known = said.get(_WORDS, {})
    said[_WORDS] = {kind: {**known.get(kind, {}), **answers.words.get(kind, {})} for kind in {*known, *answers.words}}
    return replace(job, council=said)


def council_saved(bring: Writing, jobs: Jobs, job: Job, said: Said) -> Job:
    """The job once it is saved; raises RefusedError while it is open whether bodies are ours."""
    before = revision_of(bring, job, said.key)
    if before is not None:
        return jobs.done(replace(job, revision=before.number))
    found = council_read(bring, jobs, job, said.key)
    if found.open:
        raise RefusedError(BODIES_OPEN)
    planned = found.plan.planned
    return saved(bring, jobs, job, planned, (reason_of(job, said.reason), said.head))


def answered(jobs: Jobs, id: str, answers: CouncilAnswers) -> Job:
    """The open job of that id with what was said in addition, kept; to be called alone."""
    job = with_answers(open_job(jobs, id), answers)
    jobs.keep(job)
    return job


__all__ = [
    "CouncilRead",
    "answered",
    "council_begun",
    "council_read",
    "council_saved",
    "with_answers",
]
