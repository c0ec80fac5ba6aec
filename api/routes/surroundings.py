"""What surrounds a record, and the ways from one record to another."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.reads.access import Day, Language, Read
from api.schemas.described import answer_of
from graph.surroundings.as_json import NeighbourhoodOut, WaysOut, neighbourhood_json, ways_json
from graph.surroundings.neighbourhood import DEEPEST, neighbourhood_of
from graph.surroundings.strides import Grounds, StrideLayer, Walked
from graph.surroundings.ways import MOST_WAYS, ways_between
from ontology.names import RelationType

router = APIRouter(tags=["Umgebung (surroundings)"])
Depth = Annotated[int, Query(ge=1, le=DEEPEST, description="so viele Schritte weit (steps)", examples=[2])]
Layers = Annotated[
    list[StrideLayer] | None,
    Query(description="nur diese Ebenen, auch mehrere (only these layers)", examples=[["cooperation"]]),
]
Types = Annotated[
    list[RelationType] | None,
    Query(description="nur diese Arten von Beziehungen (only these relations)", examples=[["Membership"]]),
]
Start = Annotated[str, Query(alias="from", description="Kennung des einen Eintrags (id)", examples=["08212:A01"])]
End = Annotated[str, Query(alias="to", description="Kennung des anderen Eintrags (id)", examples=["08212:A07"])]
More = Annotated[
    int, Query(ge=0, le=2, description="um so viele Schritte länger als der kürzeste (steps beyond the shortest)")
]
Limit = Annotated[int, Query(ge=1, le=MOST_WAYS, description="höchstens so viele Wege (most ways)")]


@router.get(
    "/entities/{id}/neighbourhood",
    operation_id="getNeighbourhood",
    summary="Was um einen Eintrag liegt (neighbourhood)",
    responses=answer_of(NeighbourhoodOut),
)
def neighbourhood(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read, id: str, on: Day, lang: Language, depth: Depth = 1, layer: Layers = None, types: Types = None
) -> JSONResponse:
    """What is at most so many steps away over relations that hold on the day. Unbekanntes ist kein Schritt."""
    grounds = Grounds(read.store, read.model, read.scope, on, _walked(layer, types))
    return JSONResponse(neighbourhood_json(grounds, neighbourhood_of(grounds, id, depth), depth, lang))


@router.get(
    "/paths",
    operation_id="findPaths",
    summary="Wege zwischen zwei Einträgen (paths)",
    responses=answer_of(WaysOut),
)
def paths(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read,
    start: Start,
    end: End,
    on: Day,
    lang: Language,
    layers: Layers = None,
    types: Types = None,
    more: More = 0,
    limit: Limit = MOST_WAYS,
) -> JSONResponse:
    """All shortest ways across layers, and those up to two steps longer if asked for. Höchstens sechs Schritte weit."""
    grounds = Grounds(read.store, read.model, read.scope, on, _walked(layers, types))
    return JSONResponse(ways_json(grounds, ways_between(grounds, (start, end), more=more, limit=limit), lang))


def _walked(layers: list[StrideLayer] | None, types: list[RelationType] | None) -> Walked:
    return Walked(frozenset(layers) if layers else None, frozenset(types) if types else None)
