"""What the group decides on findings: accepted, not for us, later; each with its reason and day."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.access import Day, Read
from api.changing import Outcome, Target, delete
from api.refusals import state_changed
from api.routes.writing_records import Reason, told_changed
from api.schemas.conversion import written_out
from api.schemas.writing import DecidedOut, DecisionIn, WrittenOut
from api.stating import Stated, refuse_unfit
from api.writing import Decide, IfMatch
from graph.errors import NotFoundError
from graph.findings.decision_records import decision, decision_id, finding_of
from graph.records import Entity
from graph.records.claims import Claim
from graph.stores.base import Scope, put
from ontology.names import EntityType, Prop, Verdict

router = APIRouter(tags=["Steuerung (steering)"])
FindingKey = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="Kennung des Befunds (key)", examples=["0a1b2c3d4e5f6071"])
]
_DONE = {
    Verdict.OPEN: "wieder geöffnet",
    Verdict.ACCEPTED: "angenommen",
    Verdict.DISMISSED: "verworfen",
    Verdict.LATER: "vertagt",
}


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
    write.refuse_owner(key)
    kept = write.reading.kept(key, on)
    found = finding_of(kept.analysis.findings, finding)
    if found is None:
        raise NotFoundError(f"no finding {finding}")
    record = decision(found, kept.snapshot, body.verdict, body.date, body.reason)

    def attempt(head: int) -> Outcome:
        before = write.store.get(record.id, write.scope)
        if before is not None:
            write.refuse_other_state(before, if_match)
        elif if_match is not None:
            raise state_changed([])
        if before == record:
            return Outcome(record, None)
        refuse_unfit(write, before, record, [Stated("/reason", Claim(Prop.REASON, body.reason))])
        done = f"Befund „{found.title.de}“ {_DONE[body.verdict]}"
        return Outcome(record, write.commit([put(record)], done, head))

    return told_changed(write, write.again(attempt), response)


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
    said = {name: decided.value(name) or "" for name in (Prop.FINDING_KEY, Prop.VERDICT, Prop.REASON, Prop.DATE)}
    return DecidedOut(
        finding_key=said[Prop.FINDING_KEY],
        title=decided.value(Prop.NAME) or "",
        verdict=said[Prop.VERDICT],
        reason=said[Prop.REASON],
        date=said[Prop.DATE],
    )
