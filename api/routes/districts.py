"""Districts: which there are, and what a district's network, indicators and findings are at a day."""

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from api.access import Day, Language, Read, Reading, for_everybody
from api.fresh import ready
from api.schemas.conversion import network_out
from api.schemas.described import answer_of, finding_schema
from api.schemas.records import DistrictOut, NetworkOut
from graph.as_json import AnalysisOut, IndicatorsOut, analysis_json, indicators_json
from graph.district.loading import districts, newest_list_date
from graph.live.answers import as_json_bytes
from graph.records import Entity
from ontology.names import Prop

router = APIRouter(tags=["Bezirke (districts)"])


@router.get("/districts", operation_id="listDistricts", summary="Bezirke mit Daten (districts)")
def all_districts(read: Read) -> list[DistrictOut]:
    """Districts that can be seen, by key. Jugendamtsbezirke, nach Schlüssel geordnet."""
    return [_shown(read, d) for d in districts(read.store, read.scope)]


@router.get("/districts/{key}", operation_id="getDistrict", summary="Ein Bezirk (a district)")
def one_district(read: Read, key: str) -> DistrictOut:
    """A district and the date of its newest list. Das Datum, zu dem sich auszuwerten lohnt."""
    return _shown(read, read.district(key))


@router.get(
    "/districts/{key}/network",
    operation_id="getNetwork",
    summary="Netzwerk am Stichtag (network at a day)",
    response_model=NetworkOut,
)
def network(read: Read, key: str, on: Day) -> Response:
    """Cooperation, affiliation, obligation: three layers, never blended. Mit Angabe, wie sicher jede Verbindung ist."""
    answer = read.kept(key, on).answer(
        "network", lambda kept: network_out(kept.snapshot).model_dump_json(by_alias=True).encode()
    )
    return ready(answer)


@router.get(
    "/districts/{key}/indicators",
    operation_id="getIndicators",
    summary="Indikatoren (indicators)",
    responses=answer_of(IndicatorsOut),
)
def indicators(read: Read, key: str, on: Day, lang: Language = "de") -> Response:
    """Every indicator with its range, date, n and a sentence. Derselbe JSON-Text wie „fruehnetz indicators --json“."""
    answer = read.kept(key, on).answer(
        ("indicators", lang), lambda kept: as_json_bytes(indicators_json(kept.analysis, lang))
    )
    return ready(answer)


@router.get(
    "/districts/{key}/findings",
    operation_id="getFindings",
    summary="Befunde (findings)",
    responses=answer_of(AnalysisOut),
)
def findings(read: Read, key: str, on: Day, lang: Language = "de") -> Response:
    """Ranked findings with norm, evidence, certainty and effect. Wie „analysis“ in „fruehnetz check --json“."""
    answer = read.kept(key, on).answer(
        ("findings", lang), lambda kept: as_json_bytes(analysis_json(kept.analysis, lang))
    )
    return ready(answer)


@router.get(
    "/schema/finding",
    operation_id="getFindingSchema",
    summary="JSON-Schema eines Befunds (schema)",
    dependencies=[Depends(for_everybody)],
)
def schema() -> JSONResponse:
    """The JSON schema of a finding. Für Programme, die Befunde weiterverarbeiten."""
    return JSONResponse(finding_schema())


def _shown(read: Reading, district: Entity) -> DistrictOut:
    newest = newest_list_date(read.store, district.owner)
    return DistrictOut(
        key=district.owner,
        id=district.id,
        name=district.name,
        land=district.value(Prop.LAND),
        newest_list=newest.isoformat() if newest else None,
    )
