"""Agreements that no longer hold, or soon will not: none in force, expired, expiring (domain 12: B10)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_agreements import ENDED, IN_FORCE
from graph.as_of import months_later
from graph.certainty import Certainty
from graph.district.agreements import agreements, parties_of
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import evidence_from, rule
from graph.findings.finding import Draft, Kind, Proof, Weight
from graph.findings.parts.parties import WHY_AGREED
from graph.findings.parts.rank import BOTH_SYSTEMS, WHOLE
from graph.findings.parts.standing import HEALTH, YOUTH
from graph.findings.parts.starters import STEERING
from graph.records import Entity
from graph.wording import listed, spelled
from ontology import Text, say
from ontology.names import AgreementStatus, EntityType, Prop
from ontology.values import latest

EXPIRES_WITHIN = 6
"""Months ahead in which an end is worth preparing for."""
_ENDED = (AgreementStatus.EXPIRED, AgreementStatus.TERMINATED)


@rule(
    asks=Text(de="Gilt eine der erfassten Vereinbarungen?", en="Is any of the recorded agreements in force?"),
    kind=Kind.ANCHORING_GAP,
    norms=("MS4", "QR3-6"),
    starts=STEERING,
    indicators=("B10",),
    answers=IN_FORCE,
)
def no_valid_agreement(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B10, MS4: agreements are recorded, and none of them is or may be in force."""
    del outcomes
    agreed = snapshot.derived(agreements)
    # Where it is open whether there is any at all, none is said to have ended.
    if not snapshot.of_type(EntityType.AGREEMENT) or any(a.certainty is not Certainty.ABSENT for a in agreed):
        return
    recorded = [a.agreement for a in agreed]
    yield Draft(
        subjects=("B10",),
        title=say(
            "Keine der erfassten Vereinbarungen gilt noch oder schon ({recorded_count} erfasst)",
            "None of the recorded agreements is in force ({recorded_count} recorded)",
            recorded_count=len(recorded),
        ),
        reason=WHY_AGREED,
        effect=Text(de="Gültige Vereinbarungen: 0 → 1.", en="Agreements in force: 0 → 1."),
        takes=Text(
            de="Prüfen, ob eine neuere vorliegt, und sie nachtragen; sonst verlängern oder neu schließen.",
            en="Check whether a newer one exists and record it; else renew or conclude one.",
        ),
        evidence=evidence_from(snapshot, recorded, Text(de="ausgelaufen oder Entwurf", en="expired or draft")),
        weights=(WHOLE,),
    )


@rule(
    asks=Text(
        de="Gilt nach einer ausgelaufenen Vereinbarung eine neue?",
        en="Does a new agreement follow one that has expired?",
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("QR3-6", "MS4"),
    indicators=("B10",),
    answers=ENDED,
)
def agreement_ended(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B10: an agreement has expired, and its partners have no later one together."""
    del outcomes
    held = snapshot.of_type(EntityType.AGREEMENT)
    for agreement in held:
        if _has_ended(snapshot, agreement) and not _renewed(snapshot, agreement, held):
            yield _ended(snapshot, agreement)


def _has_ended(snapshot: Snapshot, agreement: Entity) -> bool:
    until, status = agreement.value(Prop.VALID_UNTIL), agreement.value(Prop.AGREEMENT_STATUS)
    return status in _ENDED or bool(until and latest(until) < snapshot.on)


def _renewed(snapshot: Snapshot, agreement: Entity, others: Sequence[Entity]) -> bool:
    parties = parties_of(snapshot, [agreement])
    return any(
        other.value(Prop.KIND) == agreement.value(Prop.KIND)
        and not _has_ended(snapshot, other)
        and other.value(Prop.AGREEMENT_STATUS) != AgreementStatus.DRAFT
        and parties <= parties_of(snapshot, [other])
        for other in others
        if other.id != agreement.id
    )


@rule(
    asks=Text(
        de="Welche Vereinbarung läuft in den nächsten sechs Monaten aus?",
        en="Which agreement ends within the next six months?",
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("QR3-6", "MS4"),
    indicators=("B10",),
)
def agreement_expiring(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B10: an agreement ends within six months."""
    del outcomes
    border = months_later(snapshot.on, EXPIRES_WITHIN)
    for agreement in snapshot.of_type(EntityType.AGREEMENT):
        until = agreement.value(Prop.VALID_UNTIL)
        if until and not _has_ended(snapshot, agreement) and latest(until) <= border:
            yield _expiring(snapshot, agreement, until)


def _ended(snapshot: Snapshot, agreement: Entity) -> Draft:
    until = agreement.value(Prop.VALID_UNTIL)
    day = spelled(until) if until else None
    since = (f" am {day.de}", f" on {day.en}") if day is not None else ("", "")
    title = say(
        "Ausgelaufen{since}: {agreement} ({between})",
        "Expired{since}: {agreement} ({between})",
        agreement=agreement.name,
        between=_between(snapshot, agreement),
        since=Text(de=since[0], en=since[1]),
    )
    return _fragile(snapshot, agreement, title, "question")


def _expiring(snapshot: Snapshot, agreement: Entity, until: str) -> Draft:
    day, between = spelled(until), _between(snapshot, agreement)
    title = say(
        "Läuft am {day} aus: {agreement} ({between})",
        "Expires on {day}: {agreement} ({between})",
        day=day,
        agreement=agreement.name,
        between=between,
    )
    return _fragile(snapshot, agreement, title, "gap")


def _between(snapshot: Snapshot, agreement: Entity) -> Text:
    names = sorted(snapshot.name(p) for p in parties_of(snapshot, [agreement]))
    return listed(names, 3) if names else Text(de="Partner nicht erfasst", en="partners not recorded")


def _fragile(snapshot: Snapshot, agreement: Entity, title: Text, certainty: Proof) -> Draft:
    parties = parties_of(snapshot, [agreement])
    both = all(any(snapshot.in_system(p, s) for p in parties) for s in (HEALTH, YOUTH))
    weights: tuple[Weight, ...] = (BOTH_SYSTEMS,) if both else ()
    return Draft(
        subjects=(agreement.id,),
        certainty=certainty,
        title=title,
        reason=WHY_AGREED,
        effect=say(
            "Die Zusammenarbeit von {parties_count} {parties_count:Beteiligtem|Beteiligten} bliebe schriftlich "
            "abgesichert.",
            "The cooperation of {parties_count} parties would stay backed in writing.",
            parties_count=len(parties),
        ),
        takes=Text(
            de="Prüfen, ob eine Nachfolge gilt, und sie nachtragen; sonst verlängern oder bewusst beenden.",
            en="Check whether a successor is in force and record it; else renew it, or end it on purpose.",
        ),
        evidence=evidence_from(snapshot, (agreement,), Text(de="Vereinbarung", en="agreement")),
        weights=weights,
    )
