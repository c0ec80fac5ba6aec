"""Council data are brought: read, looked at, answered, saved in one batch; and what people say of recorded papers."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from api.imports.acting import Said, council_jobs_of, open_job
from api.imports.council_steps import PAGE_NAME, CouncilBrought
from api.imports.preview_out import job_out
from api.reads.access import Language, Read
from api.schemas.council import CouncilAnswersIn, CouncilPaperOut, CouncilPreviewOut, PageIn, TopicsIn, TopicsOut
from api.schemas.importing import CommitIn, JobOut
from api.writes.creating import IdempotencyKey
from api.writes.judging import judged, papers_of
from api.writes.writing import Bring, Write, Writing

router = APIRouter(tags=["Schreiben (writing)"])
_Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", description="Schlüssel des Bezirks (key)")]
_Id = Annotated[str, Path(max_length=200, description="Kennung des Imports (id of the import)")]
_Name = Annotated[str, Query(max_length=300, description="Name der Datei (file name)", examples=["rat.zip"])]
_Data = Annotated[
    bytes, Body(media_type="application/octet-stream", min_length=1, description="Zip oder JSON mit OParl-Daten (data)")
]
_Words = Annotated[
    str, Query(max_length=200, description="nur übergangene Vorlagen mit diesen Wörtern (words of papers left aside)")
]
_AT = "/districts/{key}/council-imports"


def _previewed(bring: Writing, key: str, id: str, asked: tuple[str, str]) -> CouncilPreviewOut:
    from api.imports.council_out import council_out
    from api.imports.council_staging import council_read

    jobs = council_jobs_of(bring, key)
    job = open_job(jobs, id)
    with jobs.alone():
        return council_out(bring, job, council_read(bring, jobs, job, key), asked)


@router.post(_AT, operation_id="bringCouncil", summary="Ratsdaten hochladen (upload council data)", status_code=201)
def bring_council(  # noqa: PLR0913, PLR0917 - each is a part of the request
    bring: Bring, key: _Key, name: _Name, body: _Data, lang: Language, idempotency: IdempotencyKey = None
) -> CouncilPreviewOut:
    """A zip, or one file, of council data. Gespeichert wird erst mit „commit“; geholt wird von keinem Server."""
    from api.imports.council_staging import council_begun

    job = council_begun(bring, key, CouncilBrought(name, body), idempotency)
    return _previewed(bring, key, job.id, ("", lang))


@router.post(f"{_AT}/pages", operation_id="pasteCouncilPage", summary="Seite einfügen (paste a page)", status_code=201)
def paste_council_page(
    bring: Bring, key: _Key, body: PageIn, lang: Language, idempotency: IdempotencyKey = None
) -> CouncilPreviewOut:
    """The page of a paper with its consultations, as ALLRIS, SessionNet or SD.NET show it. Kopiert als Text."""
    from api.imports.council_staging import council_begun

    brought = CouncilBrought(PAGE_NAME, body.text.encode(), page=True, address=body.address)
    job = council_begun(bring, key, brought, idempotency)
    return _previewed(bring, key, job.id, ("", lang))


@router.get(_AT, operation_id="listCouncilImports", summary="Eigene Importe von Ratsdaten (own council imports)")
def list_council_imports(bring: Bring, key: _Key, lang: Language) -> list[JobOut]:
    """Your council data that were brought, the oldest first. Nach sieben Tagen verschwinden sie."""
    return [job_out(job, lang) for job in council_jobs_of(bring, key).all()]


@router.get(f"{_AT}/{{id}}", operation_id="previewCouncil", summary="Vorschau der Ratsdaten (preview)")
def preview_council(bring: Bring, key: _Key, id: _Id, lang: Language, words: _Words = "") -> CouncilPreviewOut:
    """What was read, what is asked, and what saving would do. Ist es gespeichert, gibt es keine Vorschau mehr (409)."""
    return _previewed(bring, key, id, (words, lang))


@router.patch(f"{_AT}/{{id}}", operation_id="answerCouncil", summary="Vorlagen, Gremien, Wörter klären (answer)")
def answer_council(bring: Bring, key: _Key, id: _Id, body: CouncilAnswersIn, lang: Language) -> CouncilPreviewOut:
    """What papers are about, which bodies are yours, what words mean. Was nicht genannt ist, bleibt, wie es ist."""
    from api.imports.council_answers import answers_in
    from api.imports.council_staging import answered

    jobs = council_jobs_of(bring, key)
    open_job(jobs, id)
    answers = answers_in(bring, key, body)
    with jobs.alone():
        answered(jobs, id, answers)
    return _previewed(bring, key, id, ("", lang))


@router.post(f"{_AT}/{{id}}/commit", operation_id="commitCouncil", summary="Ratsdaten speichern (commit)")
def commit_council(bring: Bring, key: _Key, id: _Id, body: CommitIn, lang: Language) -> JobOut:
    """Save them in one batch; refused while bodies are open. Noch einmal verlangt: dieselbe Antwort."""
    from api.imports.council_staging import council_saved

    jobs = council_jobs_of(bring, key)
    jobs.get(id)
    with jobs.alone():
        job = jobs.get(id)
        if job.is_open:
            job = bring.again(lambda head: council_saved(bring, jobs, job, Said(key, head, body.reason)))
        return job_out(job, lang)


@router.delete(f"{_AT}/{{id}}", operation_id="cancelCouncil", summary="Ratsdaten verwerfen (cancel)", status_code=204)
def cancel_council(bring: Bring, key: _Key, id: _Id) -> None:
    """What was brought is gone. Gespeichertes bleibt; zurück nimmt es seine Änderung."""
    jobs = council_jobs_of(bring, key)
    jobs.get(id)
    with jobs.alone():
        jobs.cancel(jobs.get(id))


@router.get(
    "/districts/{key}/council-papers", operation_id="listCouncilPapers", summary="Ratsvorlagen (council papers)"
)
def list_council_papers(read: Read, key: _Key) -> list[CouncilPaperOut]:
    """The recorded papers with their topic and the words that made it. Auch die, die nicht vom Thema sind."""
    from api.imports.council_out import judged_out

    return [judged_out(row) for row in papers_of(read, key)]


@router.post(
    "/districts/{key}/council-papers/topics",
    operation_id="judgeCouncilPapers",
    summary="Themenbezug berichtigen (judge)",
)
def judge_council_papers(write: Write, key: _Key, body: TopicsIn) -> TopicsOut:
    """What papers are about, as a person sees it. Das gilt vor jedem Wort und bleibt beim nächsten Einlesen."""
    from api.imports.council_out import judged_out

    done = judged(write, key, body.topics, body.reason)
    papers = [judged_out(row) for row in papers_of(write.reading, key)]
    return TopicsOut(revision=done.number if done is not None else None, papers=papers)


__all__ = ["router"]
