"""Whether anybody coordinates the network (minimum standard MS2, target group G1)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_taking_part import COORDINATION_ANSWERS
from graph.certainty import Certainty
from graph.district.hints import named_like, perhaps
from graph.district.land_bodies import land_names
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import WHOLE
from graph.findings.parts.starters import OFFICE_HEAD
from graph.wording import listed, sentences
from ontology import Text, say
from ontology.names import ActorType, EntityType, Prop


@rule(
    asks=Text(de="Wer koordiniert das Netzwerk?", en="Who coordinates the network?"),
    kind=Kind.MISSING_ACTOR,
    norms=("MS2", "QR3-4", "G1"),
    starts=OFFICE_HEAD,
    answers=COORDINATION_ANSWERS,
)
def coordination_missing(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """MS2: no coordinating office is recorded, or one is expressly denied."""
    del outcomes
    if snapshot.coordination or not snapshot.organizations:
        return
    denied = [
        e
        for e in snapshot.possible(EntityType.ORGANIZATION)
        if ActorType.NWK in e.all(Prop.ACTOR_TYPE) and snapshot.certainty[e.id] is Certainty.ABSENT
    ]
    alike = () if denied else _alike(snapshot)
    yield Draft(
        kind=Kind.DATA_QUESTION if alike else Kind.MISSING_ACTOR,
        subjects=(ActorType.NWK,),
        certainty="gap" if denied else "question",
        title=_title(alike, denied=bool(denied)),
        reason=sentences(_WHY, _called(snapshot)),
        effect=Text(
            de="Erst dann lässt sich zeigen, wie stark das Netzwerk an einer Stelle hängt.",
            en="Only then can be shown how much the network depends on one post.",
        ),
        takes=Text(
            de="Die koordinierende Stelle mit dem Akteurstyp „Netzwerkkoordination“ eintragen.",
            en="Record the coordinating office with the actor type “network coordination”.",
        ),
        evidence=evidence_from(snapshot, denied, Text(de="ausdrücklich verneint", en="expressly denied")),
        weights=(WHOLE,),
    )


def _alike(snapshot: Snapshot) -> tuple[str, ...]:
    """Names that sound like a coordination, or like what it is called in the Land."""
    words = [w for norm in land_names(snapshot, ActorType.NWK) for w in norm.words]
    found = perhaps(snapshot, [snapshot.model.code("ActorType", ActorType.NWK)])
    return tuple(sorted({*found, *named_like(snapshot, words)}))


def _called(snapshot: Snapshot) -> Text | None:
    """What the coordination is called in the Land of the district."""
    return next((n.definition for n in land_names(snapshot, ActorType.NWK)), None)


def _title(alike: Sequence[str], *, denied: bool) -> Text:
    if alike:
        names = listed(alike, 2)
        return say(
            "Ist das die Netzwerkkoordination? {names}", "Is this the network coordination? {names}", names=names
        )
    state = ("nicht vorhanden", "does not exist") if denied else ("nicht erfasst", "not recorded")
    return say(
        "Eine Netzwerkkoordination ist {state}",
        "A network coordination is {state}",
        state=Text(de=state[0], en=state[1]),
    )


_WHY = Text(
    de="Die Förderregeln der Bundesinitiative von 2012 erwarten eine besetzte Koordinationsstelle beim örtlichen "
    "Träger der Jugendhilfe (am Wortlaut noch zu prüfen, auch ob das heute noch gilt); nach dem Qualitätsrahmen "
    "steuert sie zusammen mit einem Gremium.",
    en="The funding rules of the federal initiative of 2012 expect a filled coordination post at the local public "
    "youth welfare body (wording still to be checked, also whether it holds today); under the Qualitätsrahmen it "
    "steers together with a body.",
)
