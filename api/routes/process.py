"""The process of a district: where it stands, what is due, and what the group says of it."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.page_parts.process_due import calendar_answer, found_processes
from api.process_seeds import templates_for
from api.reads.access import Day, Language, Read
from api.refusals import state_changed
from api.routes.writing_records import told_changed
from api.schemas.conversion import written_out
from api.schemas.described import answer_of, answers_of
from api.schemas.process import MeetingIn, NameIn, NewPhaseIn, NewResultIn, PhaseIn, PrerequisiteIn, ResultIn, StartIn
from api.schemas.writing import WrittenOut
from api.writes.changing import Check, Outcome
from api.writes.process_steps import ProcessSteps
from api.writes.writing import Decide, IfMatch, Writing
from graph.process.as_json import ProcessesOut, ProcessTemplateOut, processes_json, template_json
from graph.process.starting import ProcessStart
from graph.records import Record

router = APIRouter(tags=["Prozess (process)"])
Which = Annotated[str, Query(max_length=200, description="Kennung des Prozesses, sonst alle (id of the process)")]


@router.get(
    "/districts/{key}/process",
    operation_id="getProcess",
    summary="Prozesse (processes)",
    responses=answer_of(ProcessesOut),
)
def process(read: Read, key: str, on: Day, lang: Language) -> JSONResponse:
    """Phases with results due, prerequisites, formats, the line of the day, what is due. Was niemand sagte, ist offen.

    Die Daten sind die von heute; der Tag sagt, was bis dahin erreicht, fällig oder überfällig war.
    """
    found = found_processes(read, key, on)
    return JSONResponse(processes_json(key, on, found.processes, found.due, lang))


@router.get(
    "/districts/{key}/process/templates",
    operation_id="listProcessTemplates",
    summary="Vorlagen (templates)",
    responses=answers_of(ProcessTemplateOut),
)
def templates(read: Read, key: str) -> JSONResponse:
    """What a process can be started from: those that ship, and other projects with phases. Mit ihren Quellen."""
    read.district(key)
    return JSONResponse([template_json(t) for t in templates_for(read.store, read.within(key))])


@router.get(
    "/districts/{key}/process/calendar",
    operation_id="getProcessCalendar",
    summary="Kalenderdatei (iCalendar)",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
)
def calendar(read: Read, key: str, on: Day, lang: Language, process: Which = "") -> Response:
    """What is open and has a day, as an iCalendar file. Für jedes Kalenderprogramm; jeder Termin ist ein ganzer Tag."""
    return calendar_answer(found_processes(read, key, on, process), lang)


@router.post(
    "/districts/{key}/process", operation_id="startProcess", summary="Prozess anlegen (start)", status_code=201
)
def start(write: Decide, key: str, body: StartIn, response: Response) -> WrittenOut:
    """A process from a template, as one batch that an undo takes back. Noch einmal dasselbe ändert nichts."""
    steps = ProcessSteps(write, key)
    place = write.reading.district(key)
    day = datetime.fromisoformat(write.time).date().isoformat()
    return _told(
        write, steps.start(body.template, ProcessStart(place, day, body.begins, body.name, body.joins)), response
    )


@router.put(
    "/districts/{key}/process/results/{id}", operation_id="markResult", summary="Ergebnis festhalten (mark a result)"
)
def mark_result(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, body: ResultIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """Reached, not reached, or open, with evidence and since when. Nicht erreicht braucht einen Grund."""
    done = ProcessSteps(write, key).mark_result(id, body.mark(), body.said, _seen(write, if_match))
    return _told(write, done, response)


@router.post(
    "/districts/{key}/process/results",
    operation_id="addResult",
    summary="Ergebnis ergänzen (add a result)",
    status_code=201,
)
def add_result(write: Decide, key: str, body: NewResultIn, response: Response) -> WrittenOut:
    """One more result of a phase. Noch einmal geschickt, ändert es nichts."""
    return _told(write, ProcessSteps(write, key).add_result(body.phase, body.name, body.due, body.said), response)


@router.put("/districts/{key}/process/phases/{id}", operation_id="markPhase", summary="Phase fortschreiben (a phase)")
def mark_phase(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, body: PhaseIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """When it really was; and where its goals are not reached in time: reason, effect, agreed with whom."""
    done = ProcessSteps(write, key).mark_phase(id, body.mark(), body.said, _seen(write, if_match))
    return _told(write, done, response)


@router.post(
    "/districts/{key}/process/phases",
    operation_id="addPhase",
    summary="Phase ergänzen (add a phase)",
    status_code=201,
)
def add_phase(write: Decide, key: str, body: NewPhaseIn, response: Response) -> WrittenOut:
    """One more phase, last or behind another one; later ones move up. Alles in einer Änderung."""
    return _told(write, ProcessSteps(write, key).add_phase(body.process, body.new(), body.said), response)


@router.put(
    "/districts/{key}/process/names/{id}",
    operation_id="renameProcessPart",
    summary="Prozess, Phase oder Ergebnis umbenennen (rename)",
)
def rename(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, body: NameIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """Another name for the process, a phase or a result. Der bisherige steht im Verlauf."""
    return _told(write, ProcessSteps(write, key).rename(id, body.name, body.said, _seen(write, if_match)), response)


@router.put(
    "/districts/{key}/process/prerequisites/{id}",
    operation_id="checkPrerequisite",
    summary="Voraussetzung prüfen (check a prerequisite)",
)
def check_prerequisite(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, body: PrerequisiteIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """Met, not met, or open, with evidence. Der erste Eintrag braucht kein If-Match."""
    verdict = (body.state, body.evidence)
    done = ProcessSteps(write, key).check_prerequisite(id, verdict, body.said, _seen(write, if_match))
    return _told(write, done, response)


@router.post(
    "/districts/{key}/process/meetings",
    operation_id="logMeeting",
    summary="Termin eintragen (log a meeting)",
    status_code=201,
)
def log_meeting(write: Decide, key: str, body: MeetingIn, response: Response) -> WrittenOut:
    """A meeting that was held or is planned. Dieselbe Art unter demselben Namen am selben Tag ist derselbe Termin."""
    return _told(write, ProcessSteps(write, key).record_meeting(body.process, body.mark(), body.said), response)


def _seen(write: Writing, if_match: str | None) -> Check:
    def check(before: Record | None) -> None:
        if before is not None:
            write.refuse_other_state(before, if_match)
        elif if_match is not None:
            raise state_changed([])

    return check


def _told(write: Writing, done: Outcome | None, response: Response) -> WrittenOut:
    return written_out(None, None) if done is None else told_changed(write, done, response)
