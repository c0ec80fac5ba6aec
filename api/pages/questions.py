"""Open questions as a page: one after the other, the most worthwhile first, and the forms that answer them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.form_fields import Filled, filled_fields
from api.page_parts.page_frame import Changing, PageOf, changing, page_at
from api.page_parts.page_views import JOURNAL, QUESTIONS, TABLE
from api.page_parts.question_forms import SAID_BY, given_in
from api.page_parts.question_shown import question_shown
from api.pages.journal import page_of_journal
from api.pages.round_table import page_of_table
from api.refusals import QUESTION_CLOSED, RefusedError, brought_refused
from api.report.wording import Words
from api.writes.answering import Answering, QuestionKey
from api.writes.undoing import undone
from graph.district.loading import districts
from graph.imports.import_reason import reason_for_people
from graph.questions import question_of
from graph.questions.visits import visits
from graph.questions.worth import Ranked, ranked
from ontology import say

router = APIRouter(dependencies=[Depends(check_origin)])
Change = Annotated[Changing, Depends(changing)]
_MOST_FIELDS, _LONGEST = 2_000, 10_000


@router.get("/bezirke/{key}/fragen")
def questions(frame: Annotated[PageOf, Depends(page_at(QUESTIONS))], frage: str = "") -> Response:
    """The questions by whom to ask, and one of them with its answers."""
    return page_of_questions(frame, frage)


@router.post("/bezirke/{key}/fragen/{question}")
async def answer(change: Change, question: QuestionKey) -> Response:
    """Keep an answer, and go back to where it was given; what does not fit is told beside what was filled in."""
    write, frame = change
    filled = filled_fields(await frame.request.form(max_fields=_MOST_FIELDS), _LONGEST)
    found = question_of(frame.analysis, question)
    if found is None:  # somebody else answered it, or in another window
        closed = brought_refused(RefusedError(QUESTION_CLOSED), frame.language)
        return page_of_questions(replace(frame, here=QUESTIONS), "", closed=closed)
    try:
        done = Answering(write, frame.key, question, given_in(found, filled, frame.on)).answer(frame.on)
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        told = told or [error.why.title.in_language(frame.language)]
        if frame.here == TABLE:
            return page_of_table(frame, question, _table_asked(frame), filled, told)
        return page_of_questions(frame, question, filled, told)
    number = f"getan={done.number}" if done is not None else ""
    tables = zip(("tafel", "gremium"), _table_asked(frame), strict=True) if frame.here == TABLE else ()
    kept = (f"{name}={quote(value)}" for name, value in tables if value)
    return _back(frame, number, f"stelle={quote(' '.join(filled.get(SAID_BY, ())))}", *kept)


def _table_asked(frame: PageOf) -> tuple[str, str]:
    """The table that a form of the page of tables stands beside, and the body where it is one that steers."""
    asked = frame.request.query_params
    return asked.get("tafel", ""), asked.get("gremium", "")


@router.post("/bezirke/{key}/zuruecknehmen")
def take_back(change: Change, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just done; that can be undone, too. What speaks against it stands above the journal."""
    try:
        done = undone(change.write, nummer)
    except RefusedError as error:
        return page_of_journal(replace(change.frame, here=JOURNAL), told=_not_undone(change.frame, error))
    if not any(d.owner == change.frame.key for d in districts(change.write.store, change.write.reads)):
        return RedirectResponse("/start", 303)
    return _back(change.frame, f"getan={done.number}")


def _not_undone(frame: PageOf, error: RefusedError) -> list[str]:
    """Why something is not taken back, and the later changes that build upon it, each once."""
    differs = error.why.more.get("differs")
    lines = differs if isinstance(differs, list) else []
    later = {line["revision"]: reason_for_people(line["reason"]) for line in lines}
    words = (
        say("Änderung {number}: {reason}", "Change {number}: {reason}", number=number, reason=reason)
        for number, reason in sorted(later.items(), reverse=True)
    )
    return [*brought_refused(error, frame.language), *map(frame.words.say, words)]


def _back(frame: PageOf, *more: str) -> Response:
    return RedirectResponse(frame.link(frame.here, "&".join(filter(None, more))), 303)


def page_of_questions(
    frame: PageOf, chosen: str, filled: Filled | None = None, told: Sequence[str] = (), closed: Sequence[str] = ()
) -> Response:
    """The page with one question open; with what speaks against an answer to it, or to one that is closed by now."""
    words, asked = frame.words, ranked(frame.analysis)
    shown = question_shown(frame, asked, chosen, filled)
    groups = [(words.say(visit.title), [_line(found, words) for found in visit.questions]) for visit in visits(asked)]
    status = 409 if closed else 422 if told else 200
    return frame.rendered("questions.html", {"groups": groups, "told": told, "closed": closed, **shown}, status)


def _line(found: Ranked, words: Words) -> Mapping[str, str]:
    return {"key": found.question.key, "asked": words.say(found.question.asked), "reason": words.say(found.reason)}
