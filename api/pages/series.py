"""Published values as a page of a district: each series as a small picture, the district's own state beneath it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import SERIES
from api.page_parts.shown_series import series_pictures, taken_series
from api.report.wording import Words
from graph.certainty import Certainty
from graph.series.own_states import own_states
from graph.series.published_series import series_years
from graph.series.series_drawing import OWN_STATE_LABELS, own_state_mark
from ontology.names import Prop
from ontology.values import as_int

router = APIRouter()


@router.get("/bezirke/{key}/reihen")
def series(frame: Annotated[PageOf, Depends(page_at(SERIES))]) -> Response:
    """The published shares of the nation, and what the district has recorded of the same things."""
    read, words = frame.read, frame.words
    found = taken_series(read)
    years = sorted({*series_years(found), *(p.year for s in found for p in s.valued), frame.on.year})
    own = own_states(read.store, read.model, frame.key, frame.on, (found, years))
    view: dict[str, Any] = {
        "groups": list(series_pictures(found, own, words, last=frame.on.year)),
        "legend": list(_legend(words, own)),
        "alike": as_int(frame.snapshot.district.values, Prop.NETWORK_COUNT) == 1,
    }
    return frame.rendered("series.html", view)


def _legend(words: Words, own: Mapping[str, Sequence[Any]]) -> Iterator[tuple[Markup, str]]:
    there = {state.certainty for states in own.values() for state in states}
    for certainty in Certainty:
        if certainty in there:
            yield Markup(own_state_mark(certainty)), words.say(OWN_STATE_LABELS[certainty])
