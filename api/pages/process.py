"""The process as a page: where the district stands today, its phases and results, and the forms that keep it."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import PROCESS
from api.page_parts.process_due import calendar_answer, found_processes
from api.page_parts.process_forms import (
    Filled,
    marked,
    meeting_said,
    new_phase_said,
    phase_said,
    result_said,
    said_by,
    start_said,
)
from api.page_parts.process_shown import RefusedStep, process_page
from api.refusals import RefusedError
from api.writes.changing import Outcome, still_as_seen
from api.writes.process_steps import ProcessSteps
from api.writes.undoing import undone
from api.writes.writing import Decide, Writing

router = APIRouter(dependencies=[Depends(check_origin)])
Chosen = Annotated[str, Query(max_length=200)]
Framed = Annotated[PageOf, Depends(page_at(PROCESS))]


Keeping = Annotated[PageOf, Depends(deciding_at(PROCESS))]


@router.get("/bezirke/{key}/prozess")
def process(frame: Framed, prozess: Chosen = "") -> Response:
    """Where the process stands on the day, and everything it consists of; without one, how to begin."""
    return _page(frame, prozess)


@router.get("/bezirke/{key}/prozess/kalender.ics")
def calendar(frame: Framed, prozess: Chosen = "") -> Response:
    """What is due, for a calendar program."""
    return calendar_answer(found_processes(frame.read, frame.key, frame.on, prozess), frame.language)


@router.post("/bezirke/{key}/prozess/zuruecknehmen")
def take_step_back(write: Decide, frame: Keeping, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just done; that can be undone, too."""
    return _back(frame, undone(write, nummer).number, "")


@router.post("/bezirke/{key}/prozess/anlegen")
def start(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """Start a process from the chosen template."""
    place = write.reading.district(frame.key)

    def done() -> Outcome | None:
        return ProcessSteps(write, frame.key).start(marked(filled, "vorlage"), start_said(place, filled, _today(write)))

    return _tried(frame, filled, "anlegen", done)


@router.post("/bezirke/{key}/prozess/ergebnis")
def mark_result(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """A result is reached, not reached, or open."""
    id = marked(filled, "ergebnis")

    def done() -> Outcome:
        said = said_by(filled, frame.on)
        return ProcessSteps(write, frame.key).mark_result(
            id, result_said(filled), said, still_as_seen(write, filled.get("stand", ""))
        )

    return _tried(frame, filled, f"ergebnis-{id}", done)


@router.post("/bezirke/{key}/prozess/weiteres-ergebnis")
def add_result(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """One more result of a phase."""
    phase = marked(filled, "phase")

    def done() -> Outcome:
        said, name, due = said_by(filled, frame.on), marked(filled, "name"), filled.get("frist", "")
        return ProcessSteps(write, frame.key).add_result(phase, name, due, said)

    return _tried(frame, filled, f"weiteres-{phase}", done)


@router.post("/bezirke/{key}/prozess/phase")
def mark_phase(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """When a phase was, and what was agreed."""
    id = marked(filled, "phase")

    def done() -> Outcome:
        said = said_by(filled, frame.on)
        return ProcessSteps(write, frame.key).mark_phase(
            id, phase_said(filled), said, still_as_seen(write, filled.get("stand", ""))
        )

    return _tried(frame, filled, f"phase-{id}", done)


@router.post("/bezirke/{key}/prozess/weitere-phase")
def add_phase(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """One more phase, last or behind another one."""

    def done() -> Outcome:
        project, new = marked(filled, "prozess"), new_phase_said(filled)
        return ProcessSteps(write, frame.key).add_phase(project, new, said_by(filled, frame.on))

    return _tried(frame, filled, "weitere-phase", done)


@router.post("/bezirke/{key}/prozess/name")
def rename(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """The process, a phase or a result under another name."""
    id = marked(filled, "umbenannt")

    def done() -> Outcome:
        name, said = marked(filled, "name"), said_by(filled, frame.on)
        return ProcessSteps(write, frame.key).rename(id, name, said, still_as_seen(write, filled.get("stand", "")))

    return _tried(frame, filled, f"name-{id}", done)


@router.post("/bezirke/{key}/prozess/voraussetzung")
def check_prerequisite(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """A prerequisite is met, not met, or open."""
    id = marked(filled, "voraussetzung")

    def done() -> Outcome:
        verdict, said = (marked(filled, "state"), filled.get("beleg", "")), said_by(filled, frame.on)
        return ProcessSteps(write, frame.key).check_prerequisite(
            id, verdict, said, still_as_seen(write, filled.get("stand", ""))
        )

    return _tried(frame, filled, f"voraussetzung-{id}", done)


@router.post("/bezirke/{key}/prozess/termin")
def log_meeting(write: Decide, frame: Keeping, filled: Filled) -> Response:
    """A meeting that was held or is planned."""

    def done() -> Outcome:
        project, said = marked(filled, "prozess"), said_by(filled, frame.on)
        return ProcessSteps(write, frame.key).record_meeting(project, meeting_said(filled), said)

    return _tried(frame, filled, "termin", done)


def _today(write: Writing) -> date:
    return date.fromisoformat(write.time[:10])


def _tried(frame: PageOf, filled: dict[str, str], form: str, done: Any) -> Response:
    """Back to the page with what was done; or the form again, with what is to be mended."""
    try:
        outcome: Outcome | None = done()
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language)]
        return _page(frame, filled.get("prozess", ""), RefusedStep(form, filled, told))
    number = outcome.revision.number if outcome is not None and outcome.revision is not None else 0
    return _back(frame, number, f"#{form}" if form not in ("anlegen", "termin") else "", filled.get("prozess", ""))


def _back(frame: PageOf, number: int, anchor: str, chosen: str = "") -> Response:
    asked = [f"getan={number}"] if number else []
    asked += [f"prozess={chosen}"] if chosen else []
    return RedirectResponse(frame.link(PROCESS, "&".join(asked), anchor), 303)


def _page(frame: PageOf, chosen: str, refused: RefusedStep | None = None) -> Response:
    found = found_processes(frame.read, frame.key, frame.on)
    return frame.rendered("process.html", process_page(frame, found, chosen, refused), 422 if refused else 200)


__all__ = ["router"]
