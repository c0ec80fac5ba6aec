"""What a source says is expressly not there: concepts and other documents, steering bodies, agreements, prerequisites.

The first real case: VO/2018/601 of Rendsburg-Eckernförde says that a concept for developing quality could not be
written yet (domain 6.1). It is the statement of the district itself, so it is shown with its source.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph.answers.on_planning import LACKING
from graph.as_of import is_outdated
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.seats import STEERING_KINDS
from graph.district.snapshot import Snapshot
from graph.findings import cited, rule
from graph.findings.finding import Draft, Kind, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import OLD_DATA, WHOLE
from graph.findings.parts.standing import outdated
from graph.findings.parts.starters import STEERING
from graph.records import Entity, Record, stated_name
from graph.records.claims import EXISTS, Claim, Presence
from graph.wording import inner, sentences, spelled
from ontology import Text, say
from ontology.names import DocumentKind, EntityType, Prop, RelationType
from ontology.values import earliest

_DOCUMENT_NORMS: Mapping[str, tuple[str, ...]] = {
    DocumentKind.QEKONZ: ("QR8-2",),
    DocumentKind.KONZ: ("QR5-6",),
    DocumentKind.QSTAND: ("QR3-6", "MS3"),
}
_BODY_NORMS: Mapping[str, tuple[str, ...]] = dict.fromkeys(STEERING_KINDS, ("QR3-4",))


class StatedLack(NamedTuple):
    """Something expressly not there: the record, what it is called, the norms that want it, and who said so."""

    record: Record
    name: str
    norms: tuple[str, ...]
    said: Claim


@rule(
    asks=Text(
        de="Was ist nach Angabe einer Quelle ausdrücklich nicht vorhanden?",
        en="What is expressly not there, says a source?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR8-2", "QR5-6", "MS3", "QR3-4", "MS4", "QR3-6"),
    starts=STEERING,
    answers=LACKING,
)
def expressly_lacking(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """QR8-2, QR5-6, QR3-4, MS3, MS4: what a norm wants and a source had denied by the date; a gap for 24 months."""
    del outcomes
    for lack in (*_things(snapshot), *_prerequisites(snapshot)):
        yield _finding(snapshot, lack)


def _denied_by(record: Record, snapshot: Snapshot) -> Claim | None:
    """The best statement up to the date, if it denies: a concept of 2021 was still missing in 2018."""
    said = [c for c in record.about(EXISTS) if not c.as_of or earliest(c.as_of) <= snapshot.on]
    return said[0] if said and said[0].presence is Presence.ABSENT else None


def _things(snapshot: Snapshot) -> Iterator[StatedLack]:
    for type in (EntityType.DOCUMENT, EntityType.COMMITTEE, EntityType.AGREEMENT):
        for entity in snapshot.possible(type):
            said = _denied_by(entity, snapshot)
            norms = _norms_for(entity)
            if said is not None and norms and entity.owner == snapshot.key and not _another(snapshot, entity):
                yield StatedLack(entity, stated_name(entity), norms, said)


def _norms_for(entity: Entity) -> tuple[str, ...]:
    kind = _stated(entity, Prop.KIND) or ""
    if entity.type == EntityType.AGREEMENT:
        return ("MS4", "QR3-6")
    return (_DOCUMENT_NORMS if entity.type == EntityType.DOCUMENT else _BODY_NORMS).get(kind, ())


def _stated(entity: Entity, prop: str) -> str | None:
    """What is said of a thing that is not there: its statements are denied with it, so they are no values."""
    said = entity.about(prop)
    return said[0].value if said else None


def _another(snapshot: Snapshot, entity: Entity) -> bool:
    """Whether the district has another of the same kind all the same."""
    kind = _stated(entity, Prop.KIND)
    others = (e for e in snapshot.of_type(entity.type) if e.id != entity.id and e.owner == snapshot.key)
    return any(e.value(Prop.KIND) == kind for e in others)


def _prerequisites(snapshot: Snapshot) -> Iterator[StatedLack]:
    for relation, certainty in snapshot.out(snapshot.district.id, RelationType.PREREQUISITE_CHECK):
        said = _denied_by(relation, snapshot)
        if said is not None and certainty is Certainty.ABSENT:
            yield StatedLack(relation, snapshot.name(relation.target), (), said)


def _finding(snapshot: Snapshot, lack: StatedLack) -> Draft:
    day = lack.said.as_of
    stale = bool(day) and is_outdated(day, snapshot.on)
    name = inner(lack.name)
    stated = say("Ausdrücklich nicht vorhanden: {name}", "Expressly not there: {name}", name=name)
    is_thing = isinstance(lack.record, Entity)
    if not is_thing:
        stated = say("Voraussetzung ausdrücklich nicht erfüllt: {name}", "Prerequisite not met: {name}", name=name)
    weights: tuple[Weight, ...] = (WHOLE, OLD_DATA) if stale else (WHOLE,)
    return Draft(
        subjects=(lack.record.id,),
        certainty="question" if stale else "gap",
        title=outdated(day, stated) if stale else stated,
        reason=sentences(_said_by(snapshot, lack.said), _wanted(snapshot, lack.norms)),
        effect=_EFFECT if is_thing else _EFFECT_PREREQUISITE,
        takes=_TAKES if is_thing else _TAKES_PREREQUISITE,
        norms=lack.norms,
        evidence=evidence_from(snapshot, (lack.record,), _DENIED),
        weights=weights,
    )


_DENIED = Text(de="ausdrücklich verneint", en="expressly denied")
_TAKES = Text(
    de="Klären, ob es das inzwischen gibt, und es eintragen; sonst vereinbaren, wer es bis wann erarbeitet.",
    en="Clear whether it exists by now, and record it; else agree who draws it up by when.",
)
_EFFECT = Text(
    de="Ausdrücklich nicht vorhanden → vorhanden: das Netzwerk hätte dafür eine gemeinsame Grundlage.",
    en="Expressly not there → there: the network would have a common basis for it.",
)
_TAKES_PREREQUISITE = Text(
    de="Klären, ob die Voraussetzung inzwischen erfüllt ist, und es eintragen; sonst früh mit der Projektleitung "
    "sprechen.",
    en="Clear whether the prerequisite is met by now, and record it; else talk to the project early.",
)
_EFFECT_PREREQUISITE = Text(
    de="Nicht erfüllt → erfüllt: der Teilnahme stünde diese Voraussetzung nicht mehr entgegen.",
    en="Not met → met: this prerequisite would no longer stand against taking part.",
)


def _said_by(snapshot: Snapshot, said: Claim) -> Text:
    source = snapshot.name(said.source) if said.source else ""
    day = spelled(said.as_of) if said.as_of else None
    de = ", ".join(p for p in (source or "Quelle nicht genannt", f"Stand {day.de}" if day else "") if p)
    en = ", ".join(p for p in (source or "source not named", f"as of {day.en}" if day else "") if p)
    return say(
        "So sagt es die Quelle selbst ({words}).", "So says the source itself ({words}).", words=Text(de=de, en=en)
    )


def _wanted(snapshot: Snapshot, norms: tuple[str, ...]) -> Text | None:
    line = snapshot.model.norms[norms[0]] if norms else None
    if line is None or line.definition is None:
        return None
    norm = cited(line)
    return say("{norm}: {definition}", "{norm}: {definition}", norm=norm, definition=line.definition)
