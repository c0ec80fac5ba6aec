"""Council data are brought in steps: read, papers sorted out, bodies and words cleared up, saved in one batch."""

import io
from collections.abc import Mapping, Sequence
from typing import Annotated
from zipfile import ZipFile

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.author import UNNAMED
from api.imports.acting import COUNCIL as COUNCIL_JOBS
from api.imports.acting import Said, council_jobs_of, open_job
from api.imports.council_steps import (
    BODIES,
    COUNCIL_STEPS,
    PAGE_NAME,
    READ,
    REVIEW,
    TOPICS,
    CouncilAnswers,
    CouncilBrought,
)
from api.imports.jobs import Jobs, plain_name
from api.page_parts.job_pages import HALTED, BroughtHere, brought_here, step_after
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import COUNCIL
from api.reads.access import Day, Language
from api.refusals import RefusedError, brought_refused
from api.rights import Right
from api.writes.writing import Bring, Writing
from graph.council.wordings import RESULTS, ROLES
from graph.errors import UnreadableFileError
from graph.identifiers import folded
from ontology import Text
from ontology.names import TopicRelation

router = APIRouter(dependencies=[Depends(check_origin)])
_NOTHING = Text(
    de="Es kam nichts an. Wählen Sie Dateien, oder fügen Sie den Text einer Seite ein.",
    en="Nothing arrived. Choose files, or paste the text of a page.",
)
_LONGEST_PAGE = 400_000


def bringing_council(bring: Bring, request: Request, key: str, on: Day, lang: Language) -> BroughtHere:
    """A dependency for the steps: whoever may bring lists to the district."""
    frame = PageOf(request, bring.reading, key, on, COUNCIL, lang)
    return brought_here(bring, frame, COUNCIL, council_jobs_of(bring, key))


BringingCouncil = Annotated[BroughtHere, Depends(bringing_council)]


@router.get("/bezirke/{key}/ratsinformationen")
def council_door(frame: Annotated[PageOf, Depends(page_at(COUNCIL))]) -> Response:
    """What happens with council data, and where to hand them in."""
    return _door(frame)


@router.post("/bezirke/{key}/ratsinformationen")
async def bring_council_data(brought: BringingCouncil) -> Response:
    """Take files or a pasted page; what cannot be read leaves nothing, and is told with its remedy."""
    from api.imports.council_staging import council_begun

    frame = brought.frame
    given = await _given(await frame.request.form())
    if given is None:
        return _door(frame, [_NOTHING.in_language(frame.language)])
    try:
        job = council_begun(brought.bring, frame.key, given)
    except (RefusedError, UnreadableFileError) as error:
        return _door(frame, brought_refused(error, frame.language))
    return RedirectResponse(brought.link(job.id), 303)


async def _given(form: FormData) -> CouncilBrought | None:
    """The file that was sent, several as one zip, or the page that was pasted."""
    files = []
    for one in form.getlist("dateien"):
        if isinstance(one, UploadFile) and one.filename:
            files.append((one.filename, await one.read()))
            await one.close()
    if len(files) == 1:
        return CouncilBrought(*files[0]) if files[0][1] else None
    if files:
        return CouncilBrought("Ratsdaten.zip", _packed(files))
    text, address = form.get("seite"), form.get("adresse")
    if not isinstance(text, str) or not text.strip():
        return None
    stands = address.strip()[:500] if isinstance(address, str) else ""
    return CouncilBrought(PAGE_NAME, text[:_LONGEST_PAGE].encode(), page=True, address=stands)


def _packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as zip_file:
        for number, (name, data) in enumerate(files, 1):
            zip_file.writestr(f"{number}/{plain_name(name)}", data)
    return packed.getvalue()


def _door(frame: PageOf, told: Sequence[str] = ()) -> Response:
    may = frame.read.caller.may(Right.BRING, frame.key)
    work = frame.request.app.state.settings.folder_of_lists()
    jobs = Jobs(work, frame.read.caller.name or UNNAMED, frame.key, COUNCIL_JOBS).all() if may else []
    shown = {"may": may, "told": told, "jobs": [job for job in jobs if job.is_open], "here": COUNCIL}
    return frame.rendered("council.html", shown, 422 if told else 200)


@router.get("/bezirke/{key}/ratsinformationen/{id}")
def council_page(brought: BringingCouncil, id: str, schritt: str = "") -> Response:
    """A step of council data; once they are saved, what became of them."""
    job = brought.jobs.get(id)
    if not job.is_open:
        types = brought.bring.model.types
        saved = [(brought.frame.words.say(types[type].plural), number) for type, number in job.saved.items()]
        return brought.frame.rendered("council_result.html", {"job": job, "saved": saved})
    return _step(brought, id, schritt)


def _step(brought: BroughtHere, id: str, step: str, told: Sequence[str] = ()) -> Response:
    from api.imports.council_shown import council_step
    from api.imports.council_staging import council_read

    frame = brought.frame
    step = step if step in COUNCIL_STEPS else READ
    try:
        with brought.jobs.alone():
            job = open_job(brought.jobs, id)
            found = council_read(brought.bring, brought.jobs, job, frame.key)
    except RefusedError as error:
        return brought.halted(id, step, error)
    shown = council_step(brought.bring, frame, job, found, step)
    shown |= {"told": told, "link": lambda step="", more="": brought.link(id, step, more), "id": id, "here": COUNCIL}
    return frame.rendered("council_step.html", shown, 422 if told else 200)


@router.post("/bezirke/{key}/ratsinformationen/{id}")
async def answer_council_step(brought: BringingCouncil, id: str, schritt: str = "") -> Response:
    """Keep what was said of days, papers, bodies and words, and go on to the next step."""
    from api.imports.council_staging import answered

    frame = brought.frame
    fields = {name: value for name, value in (await frame.request.form()).items() if isinstance(value, str)}
    days = [fields.get(name, "").strip() for name in ("stand", "vollstaendig")]
    if wrong := brought.no_day(days):
        return _step(brought, id, schritt, [wrong])
    try:
        with brought.jobs.alone():
            answered(brought.jobs, id, _answers(fields, schritt, brought.bring))
    except RefusedError as error:
        return brought.halted(id, schritt, error)
    return RedirectResponse(brought.link(id, step_after(schritt, COUNCIL_STEPS, fields)), 303)


def _answers(fields: Mapping[str, str], step: str, bring: Writing) -> CouncilAnswers:
    """What a form says; what it names that there is not is not said."""
    if step == READ:
        return CouncilAnswers(fields.get("stand", "").strip(), fields.get("vollstaendig", "").strip())
    if step == TOPICS:
        known = {**{topic.value: topic.value for topic in TopicRelation}, TopicRelation.NONE.value: "", "": None}
        said = {name[2:]: value for name, value in fields.items() if name.startswith("t:") and value in known}
        return CouncilAnswers(topics={address: known[value] for address, value in said.items()})
    if step != BODIES:
        return CouncilAnswers()
    bodies = {name[2:]: value for name, value in fields.items() if name.startswith("g:") and value}
    own = {address: "" if id == "-" else id for address, id in bodies.items()}
    return CouncilAnswers(bodies=own, words={kind: _coded(fields, kind, bring) for kind in (ROLES, RESULTS)})


def _coded(fields: Mapping[str, str], kind: str, bring: Writing) -> Mapping[str, str]:
    from api.imports.council_answers import CODE_LISTS

    codes = {*bring.model.code_lists[CODE_LISTS[kind]].by_notation, ""}
    before = f"w:{kind}:"
    said = {name.removeprefix(before): code for name, code in fields.items() if name.startswith(before)}
    return {folded(wording): code for wording, code in said.items() if code in codes}


@router.post("/bezirke/{key}/ratsinformationen/{id}/speichern")
async def save_council(brought: BringingCouncil, id: str) -> Response:
    """Save in one batch; asked again nothing is saved twice."""
    from api.imports.council_staging import council_saved

    bring, frame, jobs = brought.bring, brought.frame, brought.jobs
    reason = str((await frame.request.form()).get("grund", ""))[:200]
    jobs.get(id)
    try:
        with jobs.alone():
            job = jobs.get(id)
            if job.is_open:
                job = bring.again(lambda head: council_saved(bring, jobs, job, Said(frame.key, head, reason)))
    except RefusedError as error:
        if error.why in HALTED:
            return brought.halted(id, REVIEW, error)
        return _step(brought, id, REVIEW, brought_refused(error, frame.language))
    more = f"getan={job.revision}" if job.revision is not None else ""
    return RedirectResponse(brought.link(id, more=more), 303)


@router.post("/bezirke/{key}/ratsinformationen/{id}/verwerfen")
def drop_council(brought: BringingCouncil, id: str) -> Response:
    """What was brought is gone."""
    return brought.dropped(id)


__all__ = ["router"]
