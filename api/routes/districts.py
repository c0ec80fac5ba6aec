"""Districts: which there are, and what a district's network, indicators and findings are at a day."""

from datetime import date

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from api.manners.district_files import (
    NETWORK_FORMS,
    TABLE_FORMS,
    NetworkForm,
    TableForm,
    WantedNetwork,
    network_file,
    table_file,
)
from api.manners.fresh import ready
from api.reads.access import Day, Language, Read, for_everybody
from api.schemas.conversion import network_out
from api.schemas.described import answer_of, finding_schema
from api.schemas.records import DistrictOut, NetworkOut
from graph.as_json import AnalysisOut, IndicatorsOut, analysis_json, indicators_json
from graph.district.loading import districts
from graph.live.answers import as_json_bytes
from graph.live.kept import Kept
from graph.records import Entity
from graph.tables.of_district import finding_table, indicator_table
from ontology.names import Prop

router = APIRouter(tags=["Bezirke (districts)"])


@router.get("/districts", operation_id="listDistricts", summary="Bezirke mit Daten (districts)")
def all_districts(read: Read) -> list[DistrictOut]:
    """Districts that can be seen, by key. Jugendamtsbezirke, nach Schlüssel geordnet."""
    found = districts(read.store, read.scope)
    newest = read.live.newest_lists([d.owner for d in found])
    return [_shown(d, newest[d.owner]) for d in found]


@router.get("/districts/{key}", operation_id="getDistrict", summary="Ein Bezirk (a district)")
def one_district(read: Read, key: str) -> DistrictOut:
    """A district and the date of its newest list. Das Datum, zu dem sich auszuwerten lohnt."""
    found = read.district(key)
    return _shown(found, read.live.newest_lists([key])[key])


@router.get(
    "/districts/{key}/network",
    operation_id="getNetwork",
    summary="Netzwerk am Stichtag (network at a day)",
    response_model=NetworkOut,
    responses=NETWORK_FORMS.answers({}),
)
async def network(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read, key: str, on: Day, form: NetworkForm, wanted: WantedNetwork, lang: Language
) -> Response:
    """Cooperation, affiliation, obligation: three layers, never blended. Mit Angabe, wie sicher jede Verbindung ist."""

    def made(kept: Kept) -> bytes:
        if form.name == "json":
            return network_out(kept.snapshot, wanted).model_dump_json(by_alias=True).encode()
        return network_file(kept, wanted, form, lang)

    answer = read.kept(key, on).answer(("network", wanted, form.name, lang), made)
    return ready(answer, form.media, form.headers(f"netz-{key}-{on.isoformat()}"))


@router.get(
    "/districts/{key}/indicators",
    operation_id="getIndicators",
    summary="Indikatoren (indicators)",
    responses=TABLE_FORMS.answers(answer_of(IndicatorsOut)),
)
async def indicators(read: Read, key: str, on: Day, form: TableForm, lang: Language) -> Response:
    """Every indicator with its range, date, n and a sentence. Derselbe JSON-Text wie „fruehnetz indicators --json“."""

    def made(kept: Kept) -> bytes:
        if form.name == "json":
            return as_json_bytes(indicators_json(kept.analysis, lang))
        return table_file(indicator_table(kept.analysis, lang), form)

    answer = read.kept(key, on).answer(("indicators", form.name, lang), made)
    return ready(answer, form.media, form.headers(f"indikatoren-{key}-{on.isoformat()}"))


@router.get(
    "/districts/{key}/findings",
    operation_id="getFindings",
    summary="Befunde (findings)",
    responses=TABLE_FORMS.answers(answer_of(AnalysisOut)),
)
async def findings(read: Read, key: str, on: Day, form: TableForm, lang: Language) -> Response:
    """Ranked findings with norm, evidence, certainty and effect. Wie „analysis“ in „fruehnetz check --json“."""

    def made(kept: Kept) -> bytes:
        if form.name == "json":
            return as_json_bytes(analysis_json(kept.analysis, lang))
        return table_file(finding_table(kept.analysis, lang), form)

    answer = read.kept(key, on).answer(("findings", form.name, lang), made)
    return ready(answer, form.media, form.headers(f"befunde-{key}-{on.isoformat()}"))


@router.get(
    "/schema/finding",
    operation_id="getFindingSchema",
    summary="JSON-Schema eines Befunds (schema)",
    dependencies=[Depends(for_everybody)],
)
def schema() -> JSONResponse:
    """The JSON schema of a finding. Für Programme, die Befunde weiterverarbeiten."""
    return JSONResponse(finding_schema())


def _shown(district: Entity, newest: date | None) -> DistrictOut:
    return DistrictOut(
        key=district.owner,
        id=district.id,
        name=district.name,
        land=district.value(Prop.LAND),
        newest_list=newest.isoformat() if newest else None,
    )
