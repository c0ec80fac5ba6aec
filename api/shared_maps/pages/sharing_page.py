"""Links to views of the map as a page: make one of what is seen, see all, end one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Path
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import accounts_of, check_origin
from api.page_parts.map_form import map_asked_in
from api.page_parts.page_frame import PageOf, taking_at
from api.page_parts.page_views import MAP
from api.refusals import RefusedError
from api.settings import SHARED_VIEW
from api.shared_maps.sharing import LASTING, SharedMaps
from api.shared_maps.tables import SharedMapRow

router = APIRouter(dependencies=[Depends(check_origin)])
_Frame = Annotated[PageOf, Depends(taking_at(MAP))]
_Name = Annotated[str, Form(max_length=2000)]


@router.get("/bezirke/{key}/karte/ansichten")
def shared_views(frame: _Frame) -> Response:
    """The links of a district, and until when they open something."""
    return _page(frame)


@router.post("/bezirke/{key}/karte/ansichten")
def share(frame: _Frame, name: _Name = "", tage: Annotated[int, Form()] = 0, ansicht: _Name = "") -> Response:
    """Make a link to the view that the map was left with, and show it this once."""
    called = " ".join(name.split())
    if not called or len(called) > 120:
        return _page(frame, told=frame.words("Geben Sie der Ansicht einen Namen.", "Give the view a name."))
    if tage not in LASTING:
        return _page(frame, told=frame.words("Wählen Sie, wie lange der Link gilt.", "Choose how long it lasts."))
    try:
        secret = _shared(frame).share(called, map_asked_in(ansicht).address, frame.on, tage)
    except RefusedError as error:
        return _page(frame, told=frame.words.say(error.why.remedy))
    return _page(frame, link=f"{str(frame.request.base_url).rstrip('/')}{SHARED_VIEW}{secret}")


@router.post("/bezirke/{key}/karte/ansichten/{id}/beenden")
def end(frame: _Frame, id: Annotated[str, Path(max_length=16)]) -> Response:
    """End a link: whoever has it sees nothing any more."""
    _shared(frame).end(id)
    return RedirectResponse(frame.link("karte/ansichten"), 303)


def _shared(frame: PageOf) -> SharedMaps:
    return SharedMaps(accounts_of(frame.request), frame.key, frame.read.caller.name)


def _page(frame: PageOf, link: str = "", told: str = "") -> Response:
    shared = _shared(frame)
    today = shared.today.isoformat()
    rows: list[dict[str, Any]] = [_row(frame, row, today) for row in shared.all()]
    shown = {"rows": rows, "shared_link": link, "told": told}
    return frame.rendered("shared_maps.html", shown, 422 if told else 200)


def _row(frame: PageOf, row: SharedMapRow, today: str) -> dict[str, Any]:
    words = frame.words
    return {
        "id": row.id,
        "name": row.name,
        "here": frame.link(MAP, row.view),
        "day": words.day(row.day),
        "ends": words.day(row.ends),
        "over": row.ends < today,
        "actor": row.actor,
    }
