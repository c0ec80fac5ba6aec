"""The map of a district, as places for those who draw it or as a picture; and records that may be one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse

from api.documents.map_sheets import map_sheet
from api.manners.forms import Form, Forms
from api.manners.fresh import ready
from api.manners.pictures import png_of
from api.page_parts.map_form import MapAsked
from api.page_parts.map_shown import MapShown
from api.reads.access import Day, Language, Read
from api.report.wording import Words
from api.schemas.described import answer_of
from graph.identity.as_json import DuplicatesOut, duplicates_json
from graph.identity.duplicates import duplicates as alike
from graph.identity.duplicates import known_in
from graph.live.answers import as_json_bytes
from graph.live.kept import Kept
from graph.map.as_json import MapOut, map_json
from graph.map.canvas import canvas_of
from graph.map.svg_map import svg_map

router = APIRouter(tags=["Karte und Pflege (map and care)"])
_FORMS = Forms("json", "svg", "png", "pdf")


@router.get(
    "/districts/{key}/map",
    operation_id="getMap",
    summary="Karte des Netzes (map)",
    responses=_FORMS.answers(answer_of(MapOut)),
)
def district_map(
    read: Read, key: str, on: Day, form: Annotated[Form, Depends(_FORMS.chosen())], lang: Language
) -> Response:
    """Who stands where, which lines there are and which are missing. Dieselbe Karte wie im Bericht."""

    def made(kept: Kept) -> bytes:
        if form.name == "svg":
            return svg_map(kept.analysis, lang).encode()
        if form.name == "png":
            return png_of(svg_map(kept.analysis, lang))
        if form.name == "pdf":
            return map_sheet(MapShown(kept.analysis, Words(lang), MapAsked()), on)
        return as_json_bytes(map_json(canvas_of(kept.analysis, lang), key, on.isoformat()))

    answer = read.kept(key, on).answer(("map", form.name, lang), made)
    return ready(answer, form.media, form.headers(f"karte-{key}-{on.isoformat()}"))


@router.get(
    "/districts/{key}/duplicates",
    operation_id="listDuplicates",
    summary="Vielleicht doppelt (possible duplicates)",
    responses=answer_of(DuplicatesOut),
)
def duplicates(
    read: Read,
    key: str,
    lang: Language,
    limit: Annotated[int, Query(ge=1, le=500, description="höchstens so viele Paare (most pairs)")] = 20,
) -> JSONResponse:
    """Pairs of records that may be one, with what speaks for and against. Was verschieden ist, ist keines mehr."""
    read.district(key)
    found, known = alike(read.store, read.within(key)), known_in(read.store, read.within(key))
    return JSONResponse(duplicates_json(found[:limit], len(found), known.contradictions, lang))
