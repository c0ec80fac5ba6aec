"""Lists are brought: uploaded, looked at, corrected, and saved in one batch or cancelled without a trace."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.access import Language
from api.creating import IdempotencyKey
from api.imports.jobs import Job, Jobs
from api.imports.preview_out import job_out, preview_out
from api.refusals import IMPORT_DONE, NO_LIST, ROWS_REJECTED, RefusedError
from api.rights import Right
from api.schemas.importing import CommitIn, CorrectionsIn, JobOut, PreviewOut
from api.writing import Bring, Writing
from graph.errors import NotFoundError
from graph.records import SHARED

if TYPE_CHECKING:
    from api.imports.staging import Understood

router = APIRouter(tags=["Schreiben (writing)"])
_Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", description="Schlüssel des Bezirks (key)")]
_Id = Annotated[str, Path(max_length=200, description="Kennung des Imports (id of the import)")]
_Name = Annotated[str, Query(max_length=300, description="Name der Datei (file name)", examples=["liste.xlsx"])]
_List = Annotated[bytes, Body(media_type="application/octet-stream", min_length=1, description="die Liste (the list)")]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.post(
    "/districts/{key}/imports", operation_id="bringList", summary="Liste hochladen (upload a list)", status_code=201
)
def bring_list(  # noqa: PLR0913, PLR0917 - each is a part of the request
    bring: Bring, key: _Key, name: _Name, body: _List, lang: Language, idempotency: IdempotencyKey = None
) -> PreviewOut:
    """A list to be imported, and what it would change. Gespeichert wird erst mit „commit“."""
    jobs = _jobs(bring, key)
    with jobs.alone():
        jobs.tidy()
        before = jobs.under(idempotency, name, body) if idempotency is not None else None
        if before is not None:
            return preview_out(bring, before, _understood(bring, jobs, before, key), lang)
        jobs.refuse_more(len(body))
        job = jobs.begin(name, body, bring.time, idempotency)
        try:
            return preview_out(bring, job, _understood(bring, jobs, job, key), lang)
        except BaseException:
            jobs.cancel(job)
            raise


@router.get("/districts/{key}/imports", operation_id="listImports", summary="Eigene Importe (own imports)")
def list_imports(bring: Bring, key: _Key, lang: Language) -> list[JobOut]:
    """Your imports into this district, the oldest first. Nach sieben Tagen verschwinden sie."""
    return [job_out(job, lang) for job in _jobs(bring, key).all()]


@router.get("/districts/{key}/imports/{id}", operation_id="previewImport", summary="Vorschau (preview)")
def preview_import(bring: Bring, key: _Key, id: _Id, lang: Language) -> PreviewOut:
    """What the list would change now. Ist sie gespeichert, gibt es keine Vorschau mehr (409)."""
    jobs = _jobs(bring, key)
    job = _open(jobs, id)
    with jobs.alone():
        return preview_out(bring, job, _understood(bring, jobs, job, key), lang)


@router.patch("/districts/{key}/imports/{id}", operation_id="correctImport", summary="Spalten zuordnen (map columns)")
def correct_import(bring: Bring, key: _Key, id: _Id, body: CorrectionsIn, lang: Language) -> PreviewOut:
    """How the list is meant, and what it would change so. Was nicht genannt ist, erkennt das Programm selbst."""
    jobs = _jobs(bring, key)
    _open(jobs, id)
    with jobs.alone():
        job = replace(_open(jobs, id), mapping=body.mapping, as_of=body.as_of)
        found = _understood(bring, jobs, job, key)
        jobs.keep(job)
        return preview_out(bring, job, found, lang)


@router.post("/districts/{key}/imports/{id}/commit", operation_id="commitImport", summary="Speichern (commit)")
def commit_import(bring: Bring, key: _Key, id: _Id, body: CommitIn, lang: Language) -> JobOut:
    """Save it in one batch. Noch einmal verlangt, wird nichts zweimal gespeichert: Die Antwort ist dieselbe."""
    jobs = _jobs(bring, key)
    jobs.get(id)
    with jobs.alone():
        job = jobs.get(id)
        if job.is_open:
            job = bring.again(lambda head: _saved(bring, jobs, job, body, (key, head)))
        return job_out(job, lang)


@router.get(
    "/districts/{key}/imports/{id}/rows",
    operation_id="takeLostRows",
    summary="Zeilen zum Nachbessern (rows to mend)",
    response_class=Response,
    responses={200: {"content": {_XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
def lost_rows_of_import(bring: Bring, key: _Key, id: _Id) -> Response:
    """Rows that were not taken, or not whole, as a workbook. Gibt es keine, oder ist noch nichts gespeichert: 404."""
    jobs = _jobs(bring, key)
    job = jobs.get(id)
    if job.revision is None or not job.lost:
        raise NotFoundError(f"no rows of {id}")
    headers = {"Content-Disposition": 'attachment; filename="zeilen.xlsx"'}
    return Response(jobs.lost_of(job).read_bytes(), media_type=_XLSX, headers=headers)


@router.delete(
    "/districts/{key}/imports/{id}", operation_id="cancelImport", summary="Verwerfen (cancel)", status_code=204
)
def cancel_import(bring: Bring, key: _Key, id: _Id) -> None:
    """The list and all that is known of it are gone. Gespeichertes bleibt; zurück nimmt es seine Änderung."""
    jobs = _jobs(bring, key)
    jobs.get(id)
    with jobs.alone():
        jobs.cancel(jobs.get(id))


def _saved(bring: Writing, jobs: Jobs, job: Job, body: CommitIn, at: tuple[str, int]) -> Job:
    """The job once it is saved, in a district and over a revision; raises RefusedError if it cannot be."""
    from api.imports.staging import reason_of, revision_of, saved

    key, head = at
    before = revision_of(bring, job, key)
    if before is not None:
        return jobs.done(replace(job, revision=before.number))
    planned = _understood(bring, jobs, job, key).planned
    if planned is None:
        raise RefusedError(NO_LIST)
    if planned.staged.rows_rejected and not body.without_rejected:
        raise RefusedError(ROWS_REJECTED)
    return saved(bring, jobs, job, planned, (reason_of(job, body.reason), head))


def _jobs(bring: Writing, key: str) -> Jobs:
    """The caller's own jobs in a district that they may bring lists to; raises what `Reading.within` raises."""
    if key == SHARED:
        raise NotFoundError(f"no district {key}")
    replace(bring.reading, scope=bring.scope, right=Right.BRING).within(key)
    return Jobs(bring.work, bring.author, key)


def _open(jobs: Jobs, id: str) -> Job:
    job = jobs.get(id)
    if not job.is_open:
        raise RefusedError(IMPORT_DONE)
    return job


def _understood(bring: Writing, jobs: Jobs, job: Job, key: str) -> "Understood":
    # Most requests bring no list: they do without what reads lists.
    from api.imports.staging import understood

    return understood(bring, jobs, job, key)
