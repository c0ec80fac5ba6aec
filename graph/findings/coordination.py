"""Whether anybody coordinates the network (minimum standard MS2, target group G1)."""

from collections.abc import Iterator, Mapping

from graph.as_of import Certainty
from graph.findings import Finding, Kind, evidence_from, rule
from graph.findings.weights import WHOLE
from graph.findings.wording import OFFICE_HEAD
from graph.indicators import Outcome
from graph.snapshot import Snapshot
from ontology import Text
from ontology.names import ActorType, EntityType, Prop


@rule
def coordination_missing(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    """MS2: no coordinating office is recorded, or one is expressly denied."""
    del outcomes
    if snapshot.coordination or not snapshot.organizations:
        return
    denied = [
        e
        for e in snapshot.possible(EntityType.ORGANIZATION)
        if ActorType.NWK in e.all(Prop.ACTOR_TYPE) and snapshot.certainty[e.id] is Certainty.ABSENT
    ]
    state = ("nicht vorhanden", "does not exist") if denied else ("nicht erfasst", "not recorded")
    yield Finding(
        kind=Kind.MISSING_ACTOR,
        rule="coordination_missing",
        district=snapshot.key,
        subjects=(ActorType.NWK,),
        certainty="gap" if denied else "question",
        title=Text(de=f"Eine Netzwerkkoordination ist {state[0]}", en=f"A network coordination is {state[1]}"),
        reason=Text(
            de="Die Förderregeln erwarten eine besetzte Koordinationsstelle beim örtlichen Träger der Jugendhilfe; "
            "nach dem Qualitätsrahmen steuert sie zusammen mit einem Gremium.",
            en="The funding rules expect a filled coordination post at the local public youth welfare body; under the "
            "Qualitätsrahmen it steers together with a body.",
        ),
        effect=Text(
            de="Erst dann lässt sich zeigen, wie stark das Netzwerk an einer Stelle hängt.",
            en="Only then can be shown how much the network depends on one post.",
        ),
        takes=Text(
            de="Die koordinierende Stelle mit dem Akteurstyp „Netzwerkkoordination“ eintragen.",
            en="Record the coordinating office with the actor type “network coordination”.",
        ),
        starts=OFFICE_HEAD,
        norms=("MS2", "QR3-4", "G1"),
        evidence=tuple(evidence_from(snapshot, denied, Text(de="ausdrücklich verneint", en="expressly denied"))),
        weights=(WHOLE,),
    )
