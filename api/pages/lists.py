"""Lists are brought in steps: uploaded, read together, cleared up, looked at, and saved in one batch or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.author import UNNAMED
from api.imports.acting import Said, begun, jobs_of, open_job, read_list, saved_job
from api.imports.jobs import Job, Jobs, plain_name
from api.imports.steps_shown import REVIEW, STEPS, result_shown, step_shown
from api.manners.forms import XLSX
from api.page_parts.job_pages import HALTED, BroughtHere, brought_here, step_after
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import LISTS
from api.reads.access import Day, Language
from api.refusals import RefusedError, brought_refused
from api.rights import Right
from api.writes.writing import Bring
from graph.errors import NotFoundError, PurposeUnsaidError, UnreadableFileError
from ontology import Text, say

router = APIRouter(dependencies=[Depends(check_origin)])
_PASTED = "eingefuegt.csv"
_NOTHING = Text(
    de="Es kam keine Liste an. Wählen Sie eine Datei, oder fügen Sie kopierte Zellen in das Feld ein.",
    en="No list arrived. Choose a file, or paste copied cells into the field.",
)
_BOTH = Text(
    de="Es kamen eine Datei und kopierte Zellen an. Leeren Sie das Feld, um die Datei zu lesen, oder schicken Sie nur "
    "die Zellen.",
    en="A file and copied cells arrived. Empty the field to have the file read, or send the cells only.",
)

_PURPOSE = Text(
    de="Gespeichert wurde nichts: Die Liste führt Personen auf, und beim Bezirk ist nicht gesagt, wer verantwortlich "
    "ist, wofür und auf welcher Rechtsgrundlage. Ergänzen Sie das beim Bezirk (der Link steht unter Spalten), oder "
    "nehmen Sie dort den Haken bei „Persönliches“ weg.",
    en="Nothing was saved: the list has persons, and the district does not say who is responsible, what for and on "
    "which legal basis. Add that to the district (the link stands under columns), or take the tick at “Personal data” "
    "away there.",
)


def _empty(name: str) -> Text:
    return say(
        "„{name}“ ist leer. Bitte prüfen Sie, ob die richtige Datei gespeichert wurde.",
        "“{name}” is empty. Please check whether the right file was saved.",
        name=plain_name(name),
    )


def bringing(bring: Bring, request: Request, key: str, on: Day, lang: Language) -> BroughtHere:
    """A dependency for the steps: whoever may bring lists to the district."""
    return brought_here(bring, PageOf(request, bring.reading, key, on, LISTS, lang), LISTS, jobs_of(bring, key))


Bringing = Annotated[BroughtHere, Depends(bringing)]


@router.get("/bezirke/{key}/listen")
def lists(frame: Annotated[PageOf, Depends(page_at(LISTS))]) -> Response:
    """What will happen with a list, and where to hand it in."""
    return _door(frame)


@router.post("/bezirke/{key}/listen")
async def bring_in(brought: Bringing) -> Response:
    """Take a file or pasted cells; what cannot be read leaves nothing, and is told with its remedy."""
    from api.imports.known_forms import read_as_last_time

    bring, frame = brought.bring, brought.frame
    form = await frame.request.form()
    name, data = await _file(form.get("datei"))
    cells = pasted if isinstance(pasted := form.get("zellen"), str) else ""
    if name and cells.strip():
        return _door(frame, [_BOTH.in_language(frame.language)], cells)
    if not name:
        name, data = _PASTED, cells.encode() if cells.strip() else b""
    if not data:
        return _door(frame, [(_NOTHING if name == _PASTED else _empty(name)).in_language(frame.language)])
    try:
        with begun(bring, frame.key, name, data) as (job, found):
            return RedirectResponse(brought.link(read_as_last_time(brought.jobs, job, found).id), 303)
    except (RefusedError, UnreadableFileError) as error:
        return _door(frame, brought_refused(error, frame.language), cells)


async def _file(file: object) -> tuple[str, bytes]:
    """The name of the file that was chosen and what it holds; two times nothing if none was."""
    if not isinstance(file, UploadFile):
        return "", b""
    data = await file.read()
    await file.close()
    return file.filename or "", data


def _door(frame: PageOf, told: Sequence[str] = (), cells: str = "") -> Response:
    """The page to hand a list in; with what speaks against the one that was, and the cells that were pasted."""
    may = frame.read.caller.may(Right.BRING, frame.key)
    work = frame.request.app.state.settings.folder_of_lists()
    kept = Jobs(work, frame.read.caller.name or UNNAMED, frame.key).all() if may else []
    shown = {"may": may, "told": told, "jobs": [job for job in kept if job.is_open], "lists": LISTS, "cells": cells}
    shown["persons"] = frame.may_keep_persons
    return frame.rendered("lists.html", shown, 422 if told else 200)


@router.get("/bezirke/{key}/listen/{id}")
def list_step(brought: Bringing, id: str, schritt: str = "") -> Response:
    """A step of a list; once it is saved, what became of it."""
    job = brought.jobs.get(id)
    if not job.is_open:
        return brought.frame.rendered("list_result.html", result_shown(brought.frame, job))
    return _step(brought, id, schritt)


def _step(brought: BroughtHere, id: str, step: str, told: Sequence[str] = ()) -> Response:
    bring, frame = brought.bring, brought.frame
    step = step if step in STEPS else STEPS[0]
    try:
        with brought.jobs.alone():
            job = open_job(brought.jobs, id)
            found = read_list(bring, brought.jobs, job, frame.key)
    except RefusedError as error:
        return brought.halted(id, step, error)
    shown = step_shown(bring, frame, job, found, step)
    shown |= {"told": told, "link": lambda step="", more="": brought.link(id, step, more), "id": id}
    return frame.rendered("list_step.html", shown, 422 if told else 200)


@router.post("/bezirke/{key}/listen/{id}")
async def correct_list(brought: Bringing, id: str, schritt: str = "") -> Response:
    """Keep what was said of the columns, the day and unclear words, and go on to the next step."""
    from api.imports.known_forms import read_afresh
    from api.imports.mapping_form import with_columns, with_deleted, with_repairs

    bring, frame = brought.bring, brought.frame
    form = await frame.request.form()
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    day = fields.get("stand-tag", "").strip() or fields.get("stand", "").strip()
    if wrong := brought.no_day([day]):
        return _step(brought, id, schritt, [wrong])
    said: Callable[..., Job] = with_columns if schritt == STEPS[0] else with_repairs
    try:
        with brought.jobs.alone():
            job = before = open_job(brought.jobs, id)
            found = read_list(bring, brought.jobs, job, frame.key)
            job = said(job, found, fields)
            if schritt == STEPS[0]:
                job = replace(job, as_of=day or None, with_persons="personen" in fields)
                job = read_afresh(job) if "neu" in fields else job
            else:
                ticked = {value for value in form.getlist("weg") if isinstance(value, str)}
                job = with_deleted(job, found, frame.key, ticked)
            _keep_readable(brought, before, job)
    except UnreadableFileError as error:
        return _step(brought, id, schritt, [str(error)])
    except RefusedError as error:
        return brought.halted(id, schritt, error)
    return RedirectResponse(brought.link(id, step_after(schritt, STEPS, fields)), 303)


def _keep_readable(brought: BroughtHere, before: Job, job: Job) -> None:
    """Keep what was said anew of a list, unless it cannot be read like that; raises UnreadableFileError."""
    if job != before:
        read_list(brought.bring, brought.jobs, job, brought.frame.key)
        brought.jobs.keep(job)


@router.post("/bezirke/{key}/listen/{id}/speichern")
async def save_list(brought: Bringing, id: str) -> Response:
    """Save it in one batch; asked again nothing is saved twice."""
    from api.imports.known_forms import keep_form

    bring, frame = brought.bring, brought.frame
    fields = await frame.request.form()
    reason, without = str(fields.get("grund", ""))[:200], "ohne" in fields
    jobs = brought.jobs
    jobs.get(id)
    try:
        with jobs.alone():
            job = jobs.get(id)
            if job.is_open:
                keep_form(bring, jobs, job)
                job = bring.again(lambda head: saved_job(bring, jobs, job, Said(frame.key, head, reason, without)))
    except PurposeUnsaidError:
        return _step(brought, id, REVIEW, [_PURPOSE.in_language(frame.language)])
    except RefusedError as error:
        if error.why in HALTED:
            return brought.halted(id, REVIEW, error)
        return _step(brought, id, REVIEW, brought_refused(error, frame.language))
    more = f"getan={job.revision}" if job.revision is not None else ""
    return RedirectResponse(brought.link(id, more=more), 303)


@router.post("/bezirke/{key}/listen/{id}/verwerfen")
def drop_list(brought: Bringing, id: str) -> Response:
    """The list and all that is known of it are gone."""
    return brought.dropped(id)


@router.get("/bezirke/{key}/listen/{id}/zeilen")
def lost_rows(brought: Bringing, id: str) -> Response:
    """Rows that were not taken, or not whole, as a workbook to mend."""
    job = brought.jobs.get(id)
    if job.revision is None or not job.lost:
        raise NotFoundError(f"no rows of {id}")
    headers = {"Content-Disposition": 'attachment; filename="zeilen.xlsx"'}
    return Response(brought.jobs.lost_of(job).read_bytes(), media_type=XLSX, headers=headers)
