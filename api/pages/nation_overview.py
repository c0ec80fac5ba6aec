"""All districts together at a glance: how many there are, and where to go on."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.nation_frame import NationPage, nation_page
from api.nation_views import OVERVIEW
from graph.map.labels import clean_label

router = APIRouter()


@router.get("/bund")
def overview(frame: Annotated[NationPage, Depends(nation_page(OVERVIEW))]) -> Response:
    """How many districts are told of together, and which of them the reader may open."""
    if frame.too_few:
        return frame.nothing_yet()
    own = [(clean_label(d.name), frame.of_district(d.owner)) for d in frame.own]
    return frame.rendered("nation_overview.html", {"found": len(frame.districts), "own": own})
