"""All districts together at a glance: how many there are in which Land, how thin that is, and where to go on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.page_parts.kreis_map import MarkedDistrict
from api.page_parts.kreise_shown import NamedByOthers, marked_districts, shown_kreise
from api.page_parts.land_tiles import LandTile, land_tiles
from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_standing import Standing, standings, standings_told
from api.page_parts.nation_views import INDICATOR, NATION_VIEWS, OVERVIEW, TRANSFER
from api.page_parts.spread_pages import Shown, group_rows
from api.reads.published import Published, compared
from api.reads.transfer_read import named_by_works
from graph.cells.peer_groups import PeerGroup
from graph.clusters.entered_clusters import publicly_entered
from graph.indicators import all_indicators
from graph.map.labels import clean_label
from graph.records import Entity
from ontology import Text, say
from ontology.names import Prop

router = APIRouter()
_AT_A_GLANCE = ("B4", "B8", "A1", "C3")
"""What is shown of each Land side by side: anchoring, steering, who is there, families."""
_ALL_DISTRICTS = 570
"""Jugendamtsbezirke at the end of 2020 (domain 3.2, B22)."""


@router.get("/bund")
def overview(frame: Annotated[NationPage, Depends(nation_page(OVERVIEW))], request: Request) -> Response:
    """How many districts are told of together, in which Land and of which type; which of them the reader may open.

    Values come from the published state of the year alone, Land beside Land on one axis.
    """
    if frame.too_few:
        return frame.nothing_yet()
    told = compared(request, frame.read)
    standing = standings(frame.read.store, frame.read.scope, frame.districts)
    real = [d for d in frame.districts if standing[d.owner] is not Standing.INVENTED]
    tiles = {tile.code: tile for tile in _tiles(frame, standing)}
    title = say("{n} {n:Bezirk|Bezirke} nach Ländern", "{n} {n:district|districts} by Land", n=len(real))
    view: dict[str, Any] = {
        "found": len(real),
        "of": _ALL_DISTRICTS,
        "standing": [frame.words.say(sentence) for sentence in standings_told(Counter(standing.values()))],
        "tiles": land_tiles(tiles, frame.words.say(title)),
        "lands": [(tile.name, tile.number, tile.note) for tile in tiles.values()],
        "kreise": shown_kreise(frame, marked) if (marked := _marked(frame, standing)) else None,
        "without": sum(not d.value(Prop.LAND) for d in real),
        "types": list(_types(frame, real)),
        "year": told.edition.year,
        "multiples": [] if told.empty else list(_multiples(frame, told)),
        "invented": [
            (clean_label(d.name), frame.of_district(d.owner))
            for d in frame.own
            if standing[d.owner] is Standing.INVENTED
        ],
        "others": [(v.label.in_language(frame.language), frame.link(v.name)) for v in NATION_VIEWS if v.name],
    }
    return frame.rendered("nation_overview.html", view)


def _marked(frame: NationPage, standing: Mapping[str, Standing]) -> list[MarkedDistrict]:
    read = frame.read
    by_works = named_by_works(read, frame.request.app.state.store)
    return list(marked_districts(frame, standing, NamedByOthers(by_works, publicly_entered(read.store, read.scope))))


def _multiples(frame: NationPage, told: Published) -> Iterator[Mapping[str, Any]]:
    """Some indicators, each with a row for the nation and one for every Land, on one axis."""
    for id in _AT_A_GLANCE:
        declared = all_indicators()[id]
        groups = [g for g in told.groups(id) if g.type is None and g.size is None] or [PeerGroup()]
        yield {
            "id": id,
            "name": frame.words.say(declared.label),
            "address": frame.link(f"{INDICATOR}/{id}"),
            "rows": list(group_rows(Shown(told, frame.words, frame.read.model, declared), groups)),
        }


def _tiles(frame: NationPage, standing: Mapping[str, Standing]) -> Iterator[LandTile]:
    """The Länder with districts; invented ones are noted and never counted."""
    invented = Counter(d.value(Prop.LAND) for d in frame.districts if standing[d.owner] is Standing.INVENTED)
    counted = Counter(d.value(Prop.LAND) for d in frame.districts)
    for code in frame.read.model.code_lists["Land"].codes:
        if not counted[code.notation]:
            continue
        made_up = invented[code.notation]
        number = counted[code.notation] - made_up
        told = say(
            "{land}: {number} {number:Bezirk|Bezirke}",
            "{land}: {number} {number:district|districts}",
            land=code.label,
            number=number,
        )
        note = say("{n} erfunden", "{n} invented", n=made_up) if made_up else Text(de="", en="")
        words = ", ".join(filter(None, map(frame.words.say, (told, note))))
        address = frame.link(TRANSFER, f"land={code.notation}")
        yield LandTile(code.notation, frame.words.say(code.label), number, words, address, frame.words.say(note))


def _types(frame: NationPage, real: Sequence[Entity]) -> Iterator[tuple[str, int]]:
    counted = Counter(d.value(Prop.DISTRICT_TYPE) for d in real)
    for code in frame.read.model.code_lists["DistrictType"].codes:
        if number := counted[code.notation]:
            yield frame.words.say(code.label), number
