"""What the group decides on findings: accepted, not for us, later; each with its reason and day."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.reads.access import Day, Read
from api.refusals import state_changed
from api.routes.writing_records import Reason, told_changed
from api.schemas.conversion import written_out
from api.schemas.writing import DecidedOut, DecisionIn, WrittenOut
from api.writes.changing import Target, delete
from api.writes.deciding import Case, decide_on
from api.writes.writing import Decide, IfMatch
from graph.district.decided import decided_on
from graph.findings.decision_records import Ruling, decision_id
from graph.records import Entity, Record
from graph.stores.base import Scope
from ontology.names import EntityType, Prop

router = APIRouter(tags=["Steuerung (steering)"])
FindingKey = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="Kennung des Befunds (key)", examples=["0a1b2c3d4e5f6071"])
]


@router.get("/districts/{key}/decisions", operation_id="listDecisions", summary="Entscheidungen (decisions)")
def list_decisions(read: Read, key: str) -> list[DecidedOut]:
    """What the group decided on findings, newest first. Auch auf Befunde, die es nicht mehr gibt."""
    owner = read.district(key).owner
    found = [_told(d) for d in read.store.records(Scope.of(owner), [EntityType.DECISION])]
    return sorted(found, key=lambda d: (d.date, d.finding_key), reverse=True)


@router.put("/districts/{key}/decisions/{finding}", operation_id="decide", summary="Entscheiden (decide)")
def decide(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide,
    key: str,
    finding: FindingKey,
    on: Day,
    body: DecisionIn,
    response: Response,
    if_match: IfMatch = None,
) -> WrittenOut:
    """Decide on a finding, or anew with the ETag of the decision before. Die Liste der Befunde zeigt es sofort."""

    def check(before: Record | None) -> None:
        if before is not None:
            write.refuse_other_state(before, if_match)
        elif if_match is not None:
            raise state_changed([])

    ruling = Ruling(body.verdict, body.date, body.reason, body.in_charge, body.due or "")
    return told_changed(write, decide_on(write, Case(key, on, finding), ruling, check), response)


@router.delete(
    "/districts/{key}/decisions/{finding}",
    operation_id="takeDecisionBack",
    summary="Entscheidung aufheben (take it back)",
)
def take_decision_back(
    write: Decide, key: str, finding: FindingKey, reason: Reason = "", if_match: IfMatch = None
) -> WrittenOut:
    """The finding is open again, as if nothing had been decided."""
    write.refuse_owner(key)
    return written_out(None, delete(write, Target(decision_id(key, finding), if_match, reason)))


def _told(decided: Entity) -> DecidedOut:
    return DecidedOut(
        finding_key=decided.value(Prop.FINDING_KEY) or "",
        title=decided.value(Prop.NAME) or "",
        verdict=decided.value(Prop.VERDICT) or "",
        reason=decided.value(Prop.REASON) or "",
        date=decided_on(decided),
        in_charge=decided.value(Prop.IN_CHARGE) or "",
        due=decided.value(Prop.DUE_DATE) or "",
    )
