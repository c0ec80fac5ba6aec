"""A district among its peers: its own position, which nobody else sees, and how the groups lie that it belongs to."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import AMONG_PEERS
from api.page_parts.spread_pages import Shown, axis_ends, group_rows
from api.reads.published import Peers
from graph.cells.peer_words import range_told, rule_told
from graph.contribution.handing_over import peer_place_of, range_of
from graph.indicators import all_indicators

router = APIRouter()


@router.get("/bezirke/{key}/vergleich")
def among(
    frame: Annotated[PageOf, Depends(page_at(AMONG_PEERS))],
    told: Peers,
    kennzahl: Annotated[str, Query(max_length=4)] = "A1",
) -> Response:
    """One indicator of the district and of its peers."""
    chosen = kennzahl if kennzahl in all_indicators() else "A1"
    declared = all_indicators()[chosen]
    own = range_of(chosen, frame.analysis.outcomes[chosen])
    shown = Shown(told, frame.words, frame.snapshot.model, declared, own)
    groups = told.around(peer_place_of(frame.snapshot.district))
    name = frame.words.say(declared.label)
    nothing = frame.words("Noch keine Bezirke zum Vergleichen", "No districts to compare with yet")
    shown_of = {
        "headline": nothing if told.empty else frame.words(f"{name}, unter Vergleichbaren", f"{name}, among peers"),
        "nothing": told.empty,
        "least": told.edition.rule.least,
        "year": told.edition.year,
        "chosen": chosen,
        "choices": [(id, frame.words.say(each.label)) for id, each in all_indicators().items()],
        "question": frame.words.say(declared.question),
        "own": "" if own is None else frame.words.say(range_told(own, declared.unit)),
        "groups": list(group_rows(shown, groups)),
        "ends": axis_ends(shown, groups),
        "sentences": [frame.words.say(sentence) for sentence in rule_told(told.edition.rule)],
    }
    return frame.rendered("among_peers.html", shown_of)
