"""Goals as a page: the Wirkungstreppe, each goal with what its standing rests on, Soll-Ist, and the forms."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.access import Day, Language
from api.accounts.visits import check_origin
from api.agreeing import Place, Seen, agree_anew, agree_on_goal, give_up, keep_state, note_value
from api.goals_shown import RefusedForm, compared_rows, goal_anchor, goals_page
from api.page_frame import PageOf, page_at
from api.page_views import GOALS
from api.process_forms import Filled
from api.refusals import RefusedError
from api.routes.goals import state_analysis, states_of
from api.undoing import undone
from api.writing import Decide
from graph.errors import NotFoundError
from graph.goals.goal_records import GOAL_PARTS
from graph.goals.soll_ist import soll_ist
from graph.stores.base import Revision
from graph.stores.drawn import drawn_id
from ontology.names import EntityType

router = APIRouter(dependencies=[Depends(check_origin)])
Chosen = Annotated[str, Query(max_length=200)]


def agreeing(write: Decide, request: Request, key: str, on: Day, lang: Language) -> PageOf:
    """A dependency for the forms of the page: the page, for whoever may decide in the district."""
    write.refuse_owner(key)
    return PageOf(request, write.reading, key, on, GOALS, lang)


Agreeing = Annotated[PageOf, Depends(agreeing)]


@router.get("/bezirke/{key}/ziele")
def goals(frame: Annotated[PageOf, Depends(page_at(GOALS))], von: Chosen = "", bis: Chosen = "") -> Response:
    """The staircase of the day; with two days or named states also what has become of each goal between them."""
    return _page(frame, von=von, bis=bis)


@router.post("/bezirke/{key}/ziele/zuruecknehmen")
def take_goal_back(write: Decide, frame: Agreeing, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just agreed; that can be undone, too."""
    return _back(frame, undone(write, nummer))


@router.post("/bezirke/{key}/ziele/neu")
def agree(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """Agree on a goal."""
    said = {prop: text for prop, text in _said(filled).items() if text}
    return _tried(frame, filled, "neu", lambda: agree_on_goal(write, _place(frame), said, filled.get("auftrag"))[1])


@router.post("/bezirke/{key}/ziele/aendern")
def agree_again(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """Agree on another version of a goal."""
    new = drawn_id(frame.key, EntityType.GOAL)

    def done() -> Revision | None:
        return agree_anew(write, _place(frame), _seen(filled), new, _said(filled)).revision

    return _tried(frame, filled, f"aendern-{filled.get('ziel', '')}", done, new)


@router.post("/bezirke/{key}/ziele/wert")
def note_reached(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """Note the value that somebody found."""
    seen, value = _seen(filled), filled.get("wert", "")
    return _tried(frame, filled, f"wert-{seen.id}", lambda: note_value(write, _place(frame), seen, value).revision)


@router.post("/bezirke/{key}/ziele/aufgeben")
def give_goal_up(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """Let a goal be in force no more."""
    seen = _seen(filled)
    return _tried(frame, filled, f"aendern-{seen.id}", lambda: give_up(write, _place(frame), seen).revision)


@router.post("/bezirke/{key}/ziele/stand")
def keep_day(write: Decide, frame: Agreeing, filled: Filled) -> Response:
    """Keep the state of the day under a name."""
    name = filled.get("name", "")
    return _tried(frame, filled, "stand", lambda: keep_state(write, _place(frame), name, filled.get("auftrag"))[1])


def _place(frame: PageOf) -> Place:
    return Place(frame.key, frame.on)


def _said(filled: Mapping[str, str]) -> dict[str, str]:
    """What the form says of the goal, by property; only what it has fields for."""
    return {str(prop): filled[prop] for prop in GOAL_PARTS if prop in filled}


def _seen(filled: Mapping[str, str]) -> Seen:
    return Seen(filled.get("ziel", ""), filled.get("stand", ""))


def _tried(
    frame: PageOf, filled: Mapping[str, str], form: str, done: Callable[[], Revision | None], new: str = ""
) -> Response:
    """Back to the goal with what was done; or the form again, with what is to be mended."""
    try:
        revision = done()
    except RefusedError as error:
        told = [text.in_language(frame.language) for _, text in error.why.wrong]
        return _page(frame, RefusedForm(form, filled, told or [error.why.title.in_language(frame.language)]))
    id = new or filled.get("ziel", "")
    return _back(frame, revision, f"#{goal_anchor(id)}" if id else "")


def _back(frame: PageOf, revision: Revision | None, anchor: str = "") -> Response:
    asked = f"getan={revision.number}" if revision is not None else ""
    return RedirectResponse(frame.link(GOALS, asked, anchor), 303)


def _page(frame: PageOf, refused: RefusedForm | None = None, *, von: str = "", bis: str = "") -> Response:
    view = goals_page(frame, refused, _compared(frame, von, bis))
    return frame.rendered("goals.html", view, 422 if refused else 200)


def _compared(frame: PageOf, von: str, bis: str) -> dict[str, Any]:
    """Soll-Ist between two days or named states, if two were named; else what there is to choose from."""
    states = [(s.id, s.name, frame.words.day(s.day.isoformat())) for s in states_of(frame.read, frame.key)]
    view: dict[str, Any] = {"states": states, "compared": [], "from_": von, "to": bis, "no_state": False}
    if not von:
        return view
    try:
        before = state_analysis(frame.read, frame.key, von)
        after = state_analysis(frame.read, frame.key, bis) if bis else frame.analysis
    except NotFoundError:
        return {**view, "no_state": True}
    days = [frame.words.day(a.snapshot.on.isoformat()) for a in (before, after)]
    return {**view, "compared": compared_rows(frame, soll_ist(before, after)), "days": days}


__all__ = ["router"]
