"""Lists are brought: uploaded, looked at, corrected, and saved in one batch or cancelled without a trace."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.imports.acting import Said, begun, jobs_of, open_job, read_list, saved_job
from api.imports.preview_out import job_out, preview_out
from api.manners.forms import XLSX
from api.reads.access import Language
from api.schemas.importing import CommitIn, CorrectionsIn, JobOut, PreviewOut
from api.writes.creating import IdempotencyKey
from api.writes.writing import Bring
from graph.errors import NotFoundError

router = APIRouter(tags=["Schreiben (writing)"])
_Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", description="Schlüssel des Bezirks (key)")]
_Id = Annotated[str, Path(max_length=200, description="Kennung des Imports (id of the import)")]
_Name = Annotated[str, Query(max_length=300, description="Name der Datei (file name)", examples=["liste.xlsx"])]
_List = Annotated[bytes, Body(media_type="application/octet-stream", min_length=1, description="die Liste (the list)")]


@router.post(
    "/districts/{key}/imports", operation_id="bringList", summary="Liste hochladen (upload a list)", status_code=201
)
def bring_list(  # noqa: PLR0913, PLR0917 - each is a part of the request
    bring: Bring, key: _Key, name: _Name, body: _List, lang: Language, idempotency: IdempotencyKey = None
) -> PreviewOut:
    """A list to be imported, and what it would change. Gespeichert wird erst mit „commit“."""
    with begun(bring, key, name, body, idempotency) as (job, found):
        return preview_out(bring, job, found, key, lang)


@router.get("/districts/{key}/imports", operation_id="listImports", summary="Eigene Importe (own imports)")
def list_imports(bring: Bring, key: _Key, lang: Language) -> list[JobOut]:
    """Your imports into this district, the oldest first. Nach sieben Tagen verschwinden sie."""
    return [job_out(job, lang) for job in jobs_of(bring, key).all()]


@router.get("/districts/{key}/imports/{id}", operation_id="previewImport", summary="Vorschau (preview)")
def preview_import(bring: Bring, key: _Key, id: _Id, lang: Language) -> PreviewOut:
    """What the list would change now. Ist sie gespeichert, gibt es keine Vorschau mehr (409)."""
    jobs = jobs_of(bring, key)
    job = open_job(jobs, id)
    with jobs.alone():
        return preview_out(bring, job, read_list(bring, jobs, job, key), key, lang)


@router.patch("/districts/{key}/imports/{id}", operation_id="correctImport", summary="Spalten zuordnen (map columns)")
def correct_import(bring: Bring, key: _Key, id: _Id, body: CorrectionsIn, lang: Language) -> PreviewOut:
    """How the list is meant, and what it would change so. Was nicht genannt ist, erkennt das Programm selbst."""
    jobs = jobs_of(bring, key)
    open_job(jobs, id)
    with jobs.alone():
        job = replace(open_job(jobs, id), mapping=body.mapping, as_of=body.as_of, deleted=body.deleted)
        found = read_list(bring, jobs, job, key)
        jobs.keep(job)
        return preview_out(bring, job, found, key, lang)


@router.post("/districts/{key}/imports/{id}/commit", operation_id="commitImport", summary="Speichern (commit)")
def commit_import(bring: Bring, key: _Key, id: _Id, body: CommitIn, lang: Language) -> JobOut:
    """Save it in one batch. Noch einmal verlangt, wird nichts zweimal gespeichert: Die Antwort ist dieselbe."""
    jobs = jobs_of(bring, key)
    jobs.get(id)
    with jobs.alone():
        job = jobs.get(id)
        if job.is_open:
            job = bring.again(
                lambda head: saved_job(bring, jobs, job, Said(key, head, body.reason, body.without_rejected))
            )
        return job_out(job, lang)


@router.get(
    "/districts/{key}/imports/{id}/rows",
    operation_id="takeLostRows",
    summary="Zeilen zum Nachbessern (rows to mend)",
    response_class=Response,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
def lost_rows_of_import(bring: Bring, key: _Key, id: _Id) -> Response:
    """Rows that were not taken, or not whole, as a workbook. Gibt es keine, oder ist noch nichts gespeichert: 404."""
    jobs = jobs_of(bring, key)
    job = jobs.get(id)
    if job.revision is None or not job.lost:
        raise NotFoundError(f"no rows of {id}")
    headers = {"Content-Disposition": 'attachment; filename="zeilen.xlsx"'}
    return Response(jobs.lost_of(job).read_bytes(), media_type=XLSX, headers=headers)


@router.delete(
    "/districts/{key}/imports/{id}", operation_id="cancelImport", summary="Verwerfen (cancel)", status_code=204
)
def cancel_import(bring: Bring, key: _Key, id: _Id) -> None:
    """The list and all that is known of it are gone. Gespeichertes bleibt; zurück nimmt es seine Änderung."""
    jobs = jobs_of(bring, key)
    jobs.get(id)
    with jobs.alone():
        jobs.cancel(jobs.get(id))
