"""What would be: for changes that nobody saved, and for scenarios, which keep such changes apart from the data."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter, ValidationError

from api.reads.access import Day, Language, Read, Reading
from api.routes.writing_records import Reason, told_changed, told_created
from api.schemas.conversion import written_out
from api.schemas.described import answer_of
from api.schemas.supposing import ScenarioIn, ScenarioOut, SupposedList, SupposingIn, claims_in
from api.schemas.writing import WrittenOut
from api.writes.changing import Target, change, delete
from api.writes.creating import IdempotencyKey, New, create
from api.writes.stating import Stated
from api.writes.supposing import supposed
from api.writes.versions import etag_of
from api.writes.writing import IfMatch, Plan
from graph.comparison.as_json import ComparisonOut, comparison_json
from graph.contacts import without_personal_contacts
from graph.errors import NotFoundError
from graph.records import Entity, Record, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from ontology.names import EntityType, Prop, StatementStatus

router = APIRouter(tags=["Steuerung (steering)"])
_CHANGES: TypeAdapter[SupposedList] = TypeAdapter(SupposedList)


@router.post(
    "/districts/{key}/what-if",
    operation_id="suppose",
    summary="Was wäre nach diesen Änderungen? (suppose changes)",
    responses=answer_of(ComparisonOut),
)
def suppose(read: Read, key: str, on: Day, body: SupposingIn, lang: Language) -> JSONResponse:
    """Indicators and findings before and after changes that nobody saved. Gespeichert wird nichts."""
    return JSONResponse(comparison_json(supposed(read, key, on, body.changes), lang))


@router.get("/districts/{key}/scenarios", operation_id="listScenarios", summary="Szenarien (scenarios)")
def list_scenarios(read: Read, request: Request, key: str) -> list[ScenarioOut]:
    """The scenarios of a district, by name. Nichts davon gilt, ehe es jemand einträgt."""
    found = request.app.state.store.records(Scope.of(read.district(key).owner), [EntityType.SCENARIO])
    return sorted((_told(scenario) for scenario in found if scenario.owner == key), key=lambda s: (s.name, s.id))


@router.post(
    "/districts/{key}/scenarios",
    operation_id="createScenario",
    summary="Szenario anlegen (create a scenario)",
    status_code=201,
)
def create_scenario(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Plan, key: str, on: Day, body: ScenarioIn, response: Response, idempotency: IdempotencyKey = None
) -> WrittenOut:
    """Changes under a name, tried before they are kept. Sie stehen neben den Daten und verändern keine Auswertung."""
    write.refuse_owner(key)
    supposed(write.reading, key, on, body.changes)
    claims = _claims(body)

    def build(id: str) -> Record:
        return entity(id, EntityType.SCENARIO, key, claims)

    said = [Stated(f"/{claim.prop}", claim) for claim in claims if claim.prop != Prop.SUPPOSED]
    made = create(write, New(key, EntityType.SCENARIO, build, said, ""), idempotency)
    return told_created(write, made, response, f"districts/{key}/scenarios")


@router.get("/districts/{key}/scenarios/{id}", operation_id="getScenario", summary="Ein Szenario (a scenario)")
def one_scenario(read: Read, request: Request, response: Response, key: str, id: str) -> ScenarioOut:
    """A scenario with its changes. Mit dem ETag, das eine Änderung nennt."""
    found = _scenario(read, request.app.state.store, key, id)
    response.headers["ETag"] = etag_of(read.record(id), request.app.state.store.secret())
    return _told(found)


@router.put("/districts/{key}/scenarios/{id}", operation_id="replaceScenario", summary="Szenario ändern (change it)")
def replace_scenario(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Plan, key: str, id: str, on: Day, body: ScenarioIn, response: Response, if_match: IfMatch = None
) -> WrittenOut:
    """All of it is replaced."""
    _scenario(write.reading, write.store, key, id)
    write.refuse_owner(key)
    supposed(write.reading, key, on, body.changes)
    claims = _claims(body)
    said = [Stated(f"/{claim.prop}", claim) for claim in claims if claim.prop != Prop.SUPPOSED]
    return told_changed(write, change(write, Target(id, if_match), lambda r: with_claims(r, claims), said), response)


@router.delete("/districts/{key}/scenarios/{id}", operation_id="deleteScenario", summary="Szenario löschen (delete it)")
def delete_scenario(write: Plan, key: str, id: str, reason: Reason = "", if_match: IfMatch = None) -> WrittenOut:
    """It is gone; an undo brings it back."""
    _scenario(write.reading, write.store, key, id)
    return written_out(None, delete(write, Target(id, if_match, reason)))


@router.get(
    "/districts/{key}/scenarios/{id}/what-if",
    operation_id="getScenarioWhatIf",
    summary="Was ein Szenario bewirken würde (what it would do)",
    responses=answer_of(ComparisonOut),
)
def scenario_what_if(  # noqa: PLR0913, PLR0917 - each is a part of the request
    read: Read, request: Request, key: str, id: str, on: Day, lang: Language
) -> JSONResponse:
    """The same as for changes that nobody saved, over the data as they are now."""
    found = _told(_scenario(read, request.app.state.store, key, id))
    if not found.readable:
        raise NotFoundError(f"{id} holds no changes in the form of this interface")
    return JSONResponse(comparison_json(supposed(read, key, on, found.changes), lang))


def _claims(body: ScenarioIn) -> list[Claim]:
    changes = _CHANGES.dump_json(body.changes, by_alias=True).decode()
    said = [(EXISTS, "true"), (Prop.NAME, body.name), (Prop.SUPPOSED, changes)]
    said += [(Prop.REASON, body.reason)] if body.reason else []
    return [Claim(str(prop), value, status=StatementStatus.CONFIRMED.value) for prop, value in said]


def _scenario(read: Reading, store: GraphReader, key: str, id: str) -> Entity:
    """The scenario as it was kept: to the mask its changes are a text like any other."""
    found = store.get(id, Scope.of(read.district(key).owner))
    if not isinstance(found, Entity) or (found.type, found.owner) != (EntityType.SCENARIO, key):
        raise NotFoundError(f"no scenario {id}")
    return found


def _told(scenario: Entity) -> ScenarioOut:
    try:
        changes, readable = _CHANGES.validate_json(scenario.value(Prop.SUPPOSED) or "[]"), True
    except ValidationError:  # not written here: a list may hold what it likes
        changes, readable = [], False
    for claim in (claim for one in changes for claim in claims_in(one)):
        claim.value, claim.locator = map(without_personal_contacts, (claim.value, claim.locator))
    name, reason = map(without_personal_contacts, (scenario.name, scenario.value(Prop.REASON) or ""))
    return ScenarioOut(id=scenario.id, name=name, reason=reason, changes=changes, readable=readable)
