"""Relations are made, changed, ended and deleted: each in one batch."""

from fastapi import APIRouter, Request, Response

from api.reads.access import Read
from api.routes.writing_records import Reason, revise, told_changed, told_created
from api.schemas.conversion import relation_out, written_out
from api.schemas.records import RelationOut
from api.schemas.writing import EndIn, RelationIn, RevisedIn, WrittenOut
from api.writes.changing import Target, change, delete
from api.writes.creating import IdempotencyKey, New, create
from api.writes.stating import Stated, kept, stated
from api.writes.versions import etag_of
from api.writes.writing import IfMatch, Write, Writing
from graph.errors import NotFoundError
from graph.records import Record, Relation, relation
from graph.records.claims import Claim
from graph.stores.ending import ended

router = APIRouter(tags=["Schreiben (writing)"])
_KIND = "relations"


@router.get("/relations/{id}", operation_id="getRelation", summary="Eine Beziehung mit allen Angaben (a relation)")
def one_relation(read: Read, id: str, request: Request, response: Response) -> RelationOut:
    """A relation with its claims. Mit dem ETag, das eine Änderung nennt."""
    found = read.record(id)
    if not isinstance(found, Relation):
        raise NotFoundError(f"no relation {id}")
    response.headers["ETag"] = etag_of(found, request.app.state.store.secret())
    return relation_out(found)


@router.post(
    "/relations", operation_id="createRelation", summary="Beziehung anlegen (create a relation)", status_code=201
)
def create_relation(write: Write, body: RelationIn, response: Response, key: IdempotencyKey = None) -> WrittenOut:
    """A new relation between two records that you see. Die Kennung zieht der Server."""
    said = kept(write, body.type, stated(body.said()))
    ends = (write.real(body.source), write.real(body.target))

    def build(id: str) -> Record:
        return relation(id, body.type, ends, body.district, [claim for _, claim in said])

    made = create(write, New(body.district, body.type, build, said, body.reason), key)
    return told_created(write, made, response, _KIND)


@router.patch("/relations/{id}", operation_id="changeRelation", summary="Beziehung ändern (change a relation)")
def change_relation(write: Write, id: str, body: RevisedIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """Other claims on some properties; all others stay. Die Enden bleiben: Andere Enden sind eine andere Beziehung."""
    _refuse_entity(write, id)
    return told_changed(write, revise(write, Target(id, if_match, body.reason), body), response)


@router.post("/relations/{id}/end", operation_id="endRelation", summary="Beziehung beenden (end a relation)")
def end_relation(write: Write, id: str, body: EndIn, response: Response, if_match: IfMatch = None) -> WrittenOut:
    """It is over from a day on, and stays in the past. Beenden löscht nichts."""
    found = _refuse_entity(write, id)
    cited = kept(write, found.type, [Stated("", Claim("", "", body.source, body.locator))])
    done = change(
        write,
        Target(id, if_match, body.reason),
        lambda record: ended(record, write.model, body.date, cited[0].claim),
        done=f"beendet zum {body.date}",
    )
    return told_changed(write, done, response)


@router.delete("/relations/{id}", operation_id="deleteRelation", summary="Beziehung löschen (delete a relation)")
def delete_relation(write: Write, id: str, reason: Reason = "", if_match: IfMatch = None) -> WrittenOut:
    """It is gone; an undo brings it back. Was es gab und endete, wird beendet statt gelöscht."""
    _refuse_entity(write, id)
    return written_out(None, delete(write, Target(id, if_match, reason)))


def _refuse_entity(write: Writing, id: str) -> Relation:
    found = write.found(id)
    if not isinstance(found, Relation):
        raise NotFoundError(f"no relation {id}")
    return found
