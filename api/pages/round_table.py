"""The table: a chair for each group that the law names, and beside it one question with its answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from markupsafe import Markup

from api.page_frame import PageOf, page_at
from api.page_views import TABLE
from api.question_forms import Filled
from api.question_shown import question_shown
from graph.questions.worth import ranked
from graph.round_table.beside import SideChair, side_chairs
from graph.round_table.chairs import SEAT_LABELS, Chair, RoundTable, round_table
from graph.round_table.drawing import chair_mark, drawn_table
from graph.round_table.table_effects import question_of_chair

router = APIRouter()


@router.get("/bezirke/{key}/tisch")
def table(frame: Annotated[PageOf, Depends(page_at(TABLE))], frage: str = "") -> Response:
    """Who sits at the table, who is known without a seat, who is not recorded, and what to ask next."""
    return page_of_table(frame, frage)


def page_of_table(frame: PageOf, chosen: str, filled: Filled | None = None, told: Sequence[str] = ()) -> Response:
    """The page with one question open."""
    seats, words = frame.analysis.snapshot.derived(round_table), frame.words
    asked = ranked(frame.analysis)
    by_chair = {chair.code: question_of_chair(chair, (r.question for r in asked)) for chair in seats.chairs}
    of_chairs = {question.key for question in by_chair.values() if question is not None}
    first = sorted(asked, key=lambda r: r.question.key not in of_chairs)
    shown = question_shown(frame, first, chosen, filled)

    def address(chair: Chair) -> str:
        found = by_chair[chair.code]
        return frame.link(TABLE, f"frage={found.key}", "#frage") if found is not None else f"#stuhl-{chair.code}"

    ringed = next((c for c, q in by_chair.items() if q is not None and q is shown["question"]), "")
    view = {
        "headline": words.say(seats.headline),
        "picture": Markup(drawn_table(seats, address, words.language, ringed)),
        "rows": [_row(frame, chair, address(chair)) for chair in seats.chairs],
        "side_chairs": [_side_row(frame, side) for side in frame.analysis.snapshot.derived(side_chairs)],
        "legend": list(_legend(frame, seats)),
        "told": told,
    }
    return frame.rendered("round_table.html", {**view, **shown}, 422 if told else 200)


def _row(frame: PageOf, chair: Chair, address: str) -> Mapping[str, Any]:
    """A chair as a line of the list."""
    words = frame.words
    said = words.say(SEAT_LABELS[chair.place])
    told = {"label": words.say(chair.label), "said": said, "note": words.say(chair.note)}
    return {"code": chair.code, "place": chair.place.value, "address": address, **told}


def _side_row(frame: PageOf, side: SideChair) -> Mapping[str, Any]:
    """A chair beside the table, with who wants it there."""
    return {**_row(frame, side.chair, f"#stuhl-{side.chair.code}"), "origin": frame.words.say(side.origin)}


def _legend(frame: PageOf, seats: RoundTable) -> Iterator[tuple[Markup, str, int]]:
    """How the chairs that are there are drawn, with how many there are."""
    for place, label in SEAT_LABELS.items():
        if number := seats.count(place):
            yield Markup(chair_mark(place)), frame.words.say(label), number
