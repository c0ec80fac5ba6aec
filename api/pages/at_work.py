"""What is being done for whoever asks, and takes long: how far it is, and the wish to break it off."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.author import UNNAMED
from api.imports.how_far import account_folder, break_off, how_far, undoing_folder
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import AT_WORK, LISTS

router = APIRouter(dependencies=[Depends(check_origin)])
Here = Annotated[PageOf, Depends(page_at(LISTS))]


@router.get("/bezirke/{key}/arbeit")
def at_work(frame: Here) -> Response:
    """A page that says how far it is and looks again by itself; nothing where nothing is being done."""
    frame.read.within(frame.key)
    told = next((text for folder in _folders(frame) if (text := how_far(folder)) is not None), None)
    if told is None:
        return RedirectResponse(frame.link(LISTS), 303)
    if "text/plain" in frame.request.headers.get("accept", ""):
        return Response(frame.words.say(told), media_type="text/plain", headers={"Cache-Control": "no-store"})
    shown = {"told": told, "again": frame.link(AT_WORK), "stop": frame.link(AT_WORK)}
    return frame.rendered("list_busy.html", shown)


@router.post("/bezirke/{key}/arbeit")
def broken_off(frame: Here) -> Response:
    """Have it broken off: what was not written by then is not written at all."""
    frame.read.within(frame.key)
    for folder in _folders(frame):
        break_off(folder)
    return RedirectResponse(frame.link(LISTS), 303)


def _folders(frame: PageOf) -> Iterator[Path]:
    work, author = frame.request.app.state.settings.folder_of_lists(), frame.read.caller.name or UNNAMED
    yield account_folder(work, author)
    yield undoing_folder(work, author)
