"""Lists are brought: uploaded, looked at, corrected, and saved in one batch or cancelled without a trace."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Path, Query

from api.imports.jobs import MOST, Job, Jobs
from api.imports.preview_out import job_out, preview_out
from api.refusals import IMPORT_DONE, ROWS_REJECTED, TOO_MANY_IMPORTS, RefusedError
from api.schemas.importing import CommitIn, CorrectionsIn, JobOut, PreviewOut
from api.writing import Bring, Writing
from graph.errors import NotFoundError
from graph.records import SHARED
from ontology import DomainError

if TYPE_CHECKING:
    from api.imports.staging import Understood

router = APIRouter(tags=["Schreiben (writing)"])
_Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", description="Schlüssel des Bezirks (key)")]
_Id = Annotated[str, Path(max_length=200, description="Kennung des Imports (id of the import)")]
_Name = Annotated[str, Query(max_length=300, description="Name der Datei (file name)", examples=["liste.xlsx"])]
_List = Annotated[bytes, Body(media_type="application/octet-stream", min_length=1, description="die Liste (the list)")]


@router.post(
    "/districts/{key}/imports", operation_id="bringList", summary="Liste hochladen (upload a list)", status_code=201
)
def bring_list(bring: Bring, key: _Key, name: _Name, body: _List) -> PreviewOut:
    """A list to be imported, and what it would change. Gespeichert wird erst mit „commit“."""
    jobs = _jobs(bring, key)
    if sum(job.revision is None for job in jobs.all()) >= MOST:
        raise RefusedError(TOO_MANY_IMPORTS)
    job = jobs.begin(name, body, bring.time)
    try:
        return preview_out(bring, job, _understood(bring, jobs, job, key))
    except DomainError:
        jobs.cancel(job)
        raise


@router.get("/districts/{key}/imports", operation_id="listImports", summary="Eigene Importe (own imports)")
def list_imports(bring: Bring, key: _Key) -> list[JobOut]:
    """Your imports into this district, the oldest first. Nach sieben Tagen verschwinden sie."""
    return [job_out(job) for job in _jobs(bring, key).all()]


@router.get("/districts/{key}/imports/{id}", operation_id="previewImport", summary="Vorschau (preview)")
def preview_import(bring: Bring, key: _Key, id: _Id) -> PreviewOut:
    """What the list would change now. Ist sie gespeichert, gibt es keine Vorschau mehr (409)."""
    jobs = _jobs(bring, key)
    job = _open(jobs, id)
    return preview_out(bring, job, _understood(bring, jobs, job, key))


@router.patch("/districts/{key}/imports/{id}", operation_id="correctImport", summary="Spalten zuordnen (map columns)")
def correct_import(bring: Bring, key: _Key, id: _Id, body: CorrectionsIn) -> PreviewOut:
    """How the list is meant, and what it would change so. Was nicht genannt ist, erkennt das Programm selbst."""
    jobs = _jobs(bring, key)
    job = replace(_open(jobs, id), mapping=body.mapping, as_of=body.as_of)
    found = _understood(bring, jobs, job, key)
    jobs.keep(job)
    return preview_out(bring, job, found)


@router.post("/districts/{key}/imports/{id}/commit", operation_id="commitImport", summary="Speichern (commit)")
def commit_import(bring: Bring, key: _Key, id: _Id, body: CommitIn) -> JobOut:
    """Save it in one batch. Noch einmal verlangt, wird nichts zweimal gespeichert: Die Antwort ist dieselbe."""
    jobs = _jobs(bring, key)
    job = jobs.get(id)
    if job.revision is not None:
        return job_out(job)

    from api.imports.staging import committed, reason_of, revision_of

    def attempt(head: int) -> Job:
        before = revision_of(bring, job, key)
        if before is not None:
            return jobs.done(job, before.number)
        planned = _understood(bring, jobs, job, key).planned
        if planned.staged.rows_rejected and not body.without_rejected:
            raise RefusedError(ROWS_REJECTED)
        if not planned.changes:
            return job
        return jobs.done(job, committed(bring, planned, reason_of(job, body.reason), head).number)

    return job_out(bring.again(attempt))


@router.delete(
    "/districts/{key}/imports/{id}", operation_id="cancelImport", summary="Verwerfen (cancel)", status_code=204
)
def cancel_import(bring: Bring, key: _Key, id: _Id) -> None:
    """The list and all that is known of it are gone. Gespeichertes bleibt; zurück nimmt es seine Änderung."""
    jobs = _jobs(bring, key)
    jobs.cancel(jobs.get(id))


def _jobs(bring: Writing, key: str) -> Jobs:
    """The caller's own jobs in a district that they may bring lists to; raises what `Writing.refuse_owner` raises."""
    if key == SHARED:
        raise NotFoundError(f"no district {key}")
    bring.refuse_owner(key)
    return Jobs(bring.work, bring.author, key)


def _open(jobs: Jobs, id: str) -> Job:
    job = jobs.get(id)
    if job.revision is not None:
        raise RefusedError(IMPORT_DONE)
    return job


def _understood(bring: Writing, jobs: Jobs, job: Job, key: str) -> "Understood":
    # Most requests bring no list: they do without what reads lists.
    from api.imports.staging import understood

    return understood(bring, jobs, job, key)
