"""Across districts: how the values of an indicator lie in groups, and where an own district stands among its peers."""

from typing import Annotated, Literal, TypedDict

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.reads.access import Compare, Day, Language, Read
from api.reads.published import Peers, Told
from api.schemas.described import answer_of, answers_of
from graph.cells.as_json import PeersOut, SpreadOut, spread_json, standing_json, value_range_json
from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import rule_told
from graph.contribution.handing_over import peer_place_of, range_of
from graph.errors import NotFoundError
from graph.indicators import Indicator, all_indicators
from graph.shapes import IndicatorId

router = APIRouter(tags=["Bund und Länder (nation)"])


class NationIndicatorOut(TypedDict):
    """An indicator over all districts that released (eine Kennzahl über alle freigegebenen Bezirke)."""

    indicator: IndicatorId
    label: str
    question: str
    unit: str
    year: int
    rule: list[str]
    groups: list[SpreadOut]


Type = Annotated[str | None, Query(description="Art des Bezirks (type)", examples=["LK"], max_length=8)]
Size = Annotated[
    Literal["small", "middle", "large"] | None, Query(description="Größe nach Kindern (size class)", examples=["small"])
]
Land = Annotated[str | None, Query(description="Land (Land)", examples=["BW"], max_length=8)]


@router.get(
    "/nation/indicators/{id}",
    operation_id="getNationIndicator",
    summary="Eine Kennzahl über alle Bezirke (one indicator across districts)",
    responses=answer_of(NationIndicatorOut),
)
def nation_indicator(  # noqa: PLR0913, PLR0917 - each is a part of the request
    read: Compare, told: Told, lang: Language, id: str, type: Type = None, size: Size = None, land: Land = None
) -> JSONResponse:
    """How the values lie, each group by itself; without a group all of them. Ein Punkt ist nie eine Null."""
    declared = _indicator(id)
    asked = PeerGroup(type, size, land)
    groups = told.groups(id) if asked == PeerGroup() else (asked,)
    found = [spread_json((g, told.spread(id, g)), declared.unit, read.model, lang) for g in groups]
    return JSONResponse(
        NationIndicatorOut(
            indicator=id,
            label=declared.label.in_language(lang),
            question=declared.question.in_language(lang),
            unit=declared.unit,
            year=told.edition.year,
            rule=[sentence.in_language(lang) for sentence in rule_told(told.edition.rule)],
            groups=found,
        )
    )


@router.get(
    "/nation/peers/{key}",
    operation_id="listPeers",
    summary="Ein Bezirk unter Vergleichbaren (a district among its peers)",
    responses=answers_of(PeersOut),
)
def peers(read: Read, told: Peers, key: str, on: Day, lang: Language) -> JSONResponse:
    """The own range of every indicator, and how the groups lie that the district belongs to. Nur für den eigenen."""
    analysis = read.analysis(key, on)
    groups = told.around(peer_place_of(analysis.snapshot.district))
    found = []
    for id, declared in all_indicators().items():
        own = range_of(id, analysis.outcomes[id])
        found.append(
            PeersOut(
                indicator=id,
                label=declared.label.in_language(lang),
                unit=declared.unit,
                own=None if own is None else value_range_json(own),
                groups=[standing_json((g, told.spread(id, g)), own, declared.unit, read.model, lang) for g in groups],
            )
        )
    return JSONResponse(found)


def _indicator(id: str) -> Indicator:
    if id not in all_indicators():
        raise NotFoundError(f"no indicator {id}")
    return all_indicators()[id]
