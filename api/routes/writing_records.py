"""Records are made, changed, ended, merged, deleted, and claims said and taken back: each in one batch."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.refusals import unfit
from api.schemas.conversion import written_out
from api.schemas.writing import ClaimsIn, EndIn, EntityIn, MergeIn, RevisedIn, SaidIn, WrittenOut
from api.writes.changing import Outcome, Target, change, delete
from api.writes.creating import IdempotencyKey, New, create
from api.writes.stating import Stated, kept, stated
from api.writes.versions import etag_of
from api.writes.writing import IfMatch, Write, Writing
from graph.editing.replacing import replaced, revised, taken_back
from graph.identity.duplicates import Judgement, judge
from graph.records import Record, entity, with_claims
from graph.records.claims import Claim
from graph.stores.base import Revision
from graph.stores.ending import ended
from ontology import say
from ontology.names import IdentityVerdict

router = APIRouter(tags=["Schreiben (writing)"])
Reason = Annotated[str, Query(max_length=500, description="Grund, für das Journal (reason)")]
Property = Annotated[str, Query(max_length=200, description="Eigenschaft (property)", examples=["phone"])]
Value = Annotated[str, Query(max_length=20_000, description="Wert (value)")]
Narrower = Annotated[str | None, Query(max_length=500, description="wenn mehrere Angaben es sagen (if several say so)")]


@router.post("/entities", operation_id="createEntity", summary="Eintrag anlegen (create an entity)", status_code=201)
def create_entity(write: Write, body: EntityIn, response: Response, key: IdempotencyKey = None) -> WrittenOut:
    """A new entity with what sources say of it. Die Kennung zieht der Server."""
    said = kept(write, body.type, stated(body.said()))

    def build(id: str) -> Record:
        return entity(id, body.type, body.district, [claim for _, claim in said])

    return told_created(write, create(write, New(body.district, body.type, build, said, body.reason), key), response)


@router.put("/entities/{id}", operation_id="replaceEntity", summary="Alle Angaben ersetzen (replace all claims)")
def replace_entity(write: Write, id: str, body: ClaimsIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """All that is shown of it is replaced; what is not shown stays. Was Sie nicht sehen, bleibt, wie es ist."""
    said = kept(write, write.entity(id).type, stated([claim.as_claim() for claim in body.claims]))

    def make(record: Record) -> Record:
        return replaced(record, write.shown(record), [claim for _, claim in said])

    return told_changed(write, change(write, Target(id, if_match, body.reason), make, said), response)


@router.patch("/entities/{id}", operation_id="changeEntity", summary="Eigenschaften ändern (change properties)")
def change_entity(write: Write, id: str, body: RevisedIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """Other claims on some properties; all others stay. Eine leere Liste nimmt zurück, was dort gesagt war."""
    write.entity(id)
    return told_changed(write, revise(write, Target(id, if_match, body.reason), body), response)


@router.post("/entities/{id}/end", operation_id="endEntity", summary="Eintrag beenden (end an entity)")
def end_entity(write: Write, id: str, body: EndIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """It is over from a day on, and stays in the past. Beenden löscht nichts."""
    write.entity(id)
    cited = kept(write, write.entity(id).type, [Stated("", Claim("", "", body.source, body.locator))])
    found = change(
        write,
        Target(id, if_match, body.reason),
        lambda record: ended(record, write.model, body.date, cited[0].claim),
        done=f"beendet zum {body.date}",
    )
    return told_changed(write, found, response)


@router.delete("/entities/{id}", operation_id="deleteEntity", summary="Eintrag löschen (delete an entity)")
def delete_entity(write: Write, id: str, reason: Reason = "", if_match: IfMatch = None) -> WrittenOut:
    """It is gone with its relations; an undo brings all back. Was es gab und endete, wird beendet statt gelöscht."""
    write.entity(id)
    return written_out(None, delete(write, Target(id, if_match, reason)))


@router.post("/entities/{id}/merge", operation_id="mergeEntities", summary="Zwei Einträge zusammenführen (merge)")
def merge_entities(write: Write, id: str, body: MergeIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """The other record becomes a part of this one, as if lists had named the one from the start."""

    def attempt(head: int) -> Outcome:
        keep, gone = write.entity(id), write.entity(body.other)
        write.refuse_other_state(keep, if_match)
        said = Judgement(keep.id, gone.id, IdentityVerdict.SAME, write.author, write.time, body.reason)
        done = judge(write.store, write.model, said, write.scope, head)
        return Outcome(write.entity(id), done)

    return told_changed(write, write.again(attempt), response)


@router.post("/entities/{id}/claims", operation_id="addClaim", summary="Angabe hinzufügen (add a claim)")
def add_claim(write: Write, id: str, body: SaidIn, response: Response) -> WrittenOut:
    """One more claim beside the others. Noch einmal gesagt, ändert sie nichts; ein If-Match braucht sie nicht."""
    said = kept(write, write.entity(id).type, [Stated("/claim", body.claim.as_claim())])

    def make(record: Record) -> Record:
        return with_claims(record, (*record.claims, said[0].claim))

    return told_changed(write, change(write, Target(id, "*", body.reason), make, said), response)


@router.delete("/entities/{id}/claims", operation_id="takeClaimBack", summary="Angabe zurücknehmen (take a claim back)")
def take_claim_back(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    write: Write,
    id: str,
    property: Property,
    value: Value,
    response: Response,
    source: Narrower = None,
    locator: Narrower = None,
    as_of: Narrower = None,
    status: Narrower = None,
    reason: Reason = "",
    if_match: IfMatch = None,
) -> WrittenOut:
    """The one claim that says this. Nehmen mehrere Quellen es an, sagen Quelle, Stelle, Stand und Status, welche."""
    parts = {"prop": property, "value": value, "source": source, "locator": locator, "as_of": as_of, "status": status}
    write.entity(id)
    found = change(
        write,
        Target(id, if_match, reason),
        lambda record: taken_back(record, write.shown(record), parts),
        done="zurückgenommen",
    )
    return told_changed(write, found, response)


def revise(write: Writing, target: Target, body: RevisedIn) -> Outcome:
    """Other claims on some properties of an entity or a relation."""
    type = write.found(target.id).type
    said: list[Stated] = []
    for prop, claims in body.properties.items():
        said += kept(write, type, stated([c.as_claim() for c in claims], f"/properties/{prop}"))
        _refuse_elsewhere(prop, said)
    wanted = {prop: [s.claim for s in said if s.claim.prop == prop] for prop in body.properties}
    return change(write, target, lambda record: revised(record, write.shown(record), wanted), said)


def _refuse_elsewhere(prop: str, said: list[Stated]) -> None:
    """A claim on another property than the one it stands under is a slip."""
    under = f"/properties/{prop}/"
    wrong = [s.at for s in said if s.at.startswith(under) and s.claim.prop != prop]
    if wrong:
        sentence = say("Hier wird „{prop}“ erwartet.", "Expected is “{prop}” here.", prop=prop)
        raise unfit([(f"{at}/property", sentence) for at in wrong])


def told_created(
    write: Writing, made: tuple[Record, Revision], response: Response, kind: str = "entities"
) -> WrittenOut:
    """The answer that a new record gives."""
    record, revision = made
    shown = write.shown(record)
    response.headers["Location"] = f"/api/v1/{kind}/{shown.id}"
    response.headers["ETag"] = etag_of(shown, write.secret)
    return written_out(shown, revision)


def told_changed(write: Writing, found: Outcome, response: Response) -> WrittenOut:
    """The answer that a change gives."""
    shown = write.shown(found.record)
    response.headers["ETag"] = etag_of(shown, write.secret)
    return written_out(shown, found.revision)
