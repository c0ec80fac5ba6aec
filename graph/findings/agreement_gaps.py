"""Agreements: none with health care, none behind a tie, none in force, expired (domain 12: A8, B10; § 3 Abs. 3 KKG)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.as_of import confirmed_on, is_stale, months_later
from graph.certainty import Certainty
from graph.district.agreements import agreements
from graph.district.covered import Covered, covered_ties
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import tie_label
from graph.findings import evidence_from, rule
from graph.findings.finding import Draft, Kind, Proof, Weight
from graph.findings.parts.rank import BOTH_SYSTEMS, OLD_DATA, WHOLE, concerning
from graph.findings.parts.standing import HEALTH, YOUTH, network_bodies, outdated, standing_of
from graph.findings.parts.starters import BOTH_OFFICES, STEERING
from graph.records import Entity
from graph.wording import listed, sentences, spelled
from ontology import Text, say
from ontology.names import ActorType, AgreementStatus, EntityType, Prop, RelationType
from ontology.values import latest

EXPIRES_WITHIN = 6
"""Months ahead in which an end is worth preparing for."""
_ENDED = (AgreementStatus.EXPIRED, AgreementStatus.TERMINATED)
_WHY = Text(
    de="Die Beteiligten sollen die Grundsätze ihrer verbindlichen Zusammenarbeit in Vereinbarungen festlegen (§ 3 "
    "Abs. 3 KKG).",
    en="The participants should lay down the principles of their binding cooperation in agreements (§ 3 (3) KKG).",
)
_VALID = Text(de="gültige Vereinbarung", en="agreement in force")
_AGREEMENTS = Text(de="Vereinbarungen", en="agreements")


def _parties(snapshot: Snapshot, agreements: Sequence[Entity]) -> set[str]:
    """Who signed any of them, or perhaps did."""
    rows = (d for a in agreements for d in snapshot.into(a.id, RelationType.SIGNS))
    return {d.relation.source for d in rows if d.certainty is not Certainty.ABSENT}


@rule(
    asks=Text(
        de="Ist das Gesundheitswesen an den gültigen Vereinbarungen beteiligt?",
        en="Is health care part of the agreements in force?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("MS4", "QR3-6"),
    starts=BOTH_OFFICES,
    indicators=("B10",),
)
def agreement_without_health(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B10: agreements are in force, and nobody from health care has signed one."""
    agreed = snapshot.derived(agreements)
    valid = [a.agreement for a in agreed if a.certainty.holds]
    if not valid:
        return
    # An agreement of which it is open whether it holds may be the one that is looked for.
    parties = _parties(snapshot, [a.agreement for a in agreed if a.certainty is not Certainty.ABSENT])
    members = {m for b in network_bodies(snapshot) for m in standing_of(snapshot, b).members}
    health = [o for o in snapshot.organizations if o.id in members and snapshot.in_system(o.id, HEALTH)]
    if not health or any(snapshot.in_system(p, HEALTH) for p in parties):
        return
    if not any(snapshot.in_system(p, YOUTH) for p in parties):
        return
    yield _without_health(snapshot, outcomes["B10"], valid, health)


def _without_health(snapshot: Snapshot, outcome: Outcome, valid: Sequence[Entity], health: Sequence[Entity]) -> Draft:
    best = min(health, key=lambda o: (ActorType.GA not in o.all(Prop.ACTOR_TYPE), o.id))
    as_of = max((confirmed_on(a) for a in valid), default="")
    stale = all(is_stale(a, snapshot.on) for a in valid)
    stated = say(
        "Erfasst {valid_count:ist|sind} {valid_count} gültige {valid_count:Vereinbarung, aber nicht|Vereinbarungen, "
        "aber keine} mit einer Stelle des Gesundheitswesens",
        "Among {valid_count} recorded agreements in force there is none with a health care organization",
        valid_count=len(valid),
    )
    return Draft(
        subjects=("GES", "B10"),
        title=outdated(as_of, stated) if stale else stated,
        reason=sentences(
            _WHY,
            say(
                "In den Netzwerkgremien {health_count:ist|sind} {health_count} {health_count:Stelle|Stellen} des "
                "Gesundheitswesens erfasst.",
                "{health_count} health care organizations are recorded in the network bodies.",
                health_count=len(health),
            ),
            _carriers(snapshot, _parties(snapshot, valid)),
        ),
        effect=sentences(
            Text(de="Vereinbarungen mit dem Gesundheitswesen: 0 → 1.", en="Agreements with health care: 0 → 1."),
            _signed(outcome),
        ),
        takes=say(
            "Prüfen, ob es eine Vereinbarung gibt, und sie nachtragen; sonst einen Entwurf beginnen, zum Beispiel "
            "mit: {best}.",
            "Check whether an agreement exists and record it; else start a draft, for example with: {best}.",
            best=best.name,
        ),
        evidence=evidence_from(snapshot, valid, _VALID),
        weights=(BOTH_SYSTEMS, *concerning(len(valid), _AGREEMENTS), *([OLD_DATA] if stale else [])),
    )


_AGREEMENTS = Text(de="Vereinbarungen", en="agreements")


def _carriers(snapshot: Snapshot, parties: set[str]) -> Text | None:
    """Parties that carry a health service, so that health care is bound indirectly."""
    rows = snapshot.holding(RelationType.HAS_CARRIER)
    names = {snapshot.name(o.id) for o in snapshot.organizations if snapshot.in_system(o.id, HEALTH)}
    pairs = [
        f"{snapshot.name(r.target)} ({snapshot.name(r.source)})"
        for r in rows
        # A service often stands in the list as an organization of the same name, and only there with its sector.
        if r.target in parties and (snapshot.in_system(r.source, HEALTH) or snapshot.name(r.source) in names)
    ]
    if not pairs:
        return None
    who = listed(sorted(pairs))
    return say(
        "Mittelbar ist das Gesundheitswesen einbezogen über Träger, die unterzeichnet haben: {who}.",
        "Health care is involved indirectly by way of carriers that have signed: {who}.",
        who=who,
    )


def _signed(outcome: Outcome) -> Text | None:
    if outcome.numerator is None or outcome.denominator is None:
        return None
    now, of = int(outcome.numerator), int(outcome.denominator)
    return say(
        "Organisationen im Netzwerk mit gültiger Vereinbarung: {now} → {now_2} von {of}.",
        "Organizations in the network with an agreement in force: {now} → {now_2} of {of}.",
        now=now,
        now_2=now + 1,
        of=of,
    )


@rule(
    asks=Text(
        de="Ist die Zusammenarbeit von Jugendhilfe und Gesundheitswesen vereinbart?",
        en="Is the cooperation of youth welfare and health care laid down in agreements?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("MS4", "QR3-6"),
    starts=BOTH_OFFICES,
    indicators=("A8",),
)
def cooperation_without_agreement(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A8: youth welfare and health care cooperate, and no recorded agreement in force backs any of it.

    Not where an agreement is worn by carriers or superior offices, and not beside `agreement_without_health`, which
    says the same of all agreements.
    """
    found = snapshot.derived(covered_ties)
    if outcomes["A8"].value != 0.0 or any(row.indirectly for row in found):
        return
    if any(agreement_without_health(snapshot, outcomes)):
        return
    ties, stated = len(found), {r for row in found for r in row.records}
    rows = [d.relation for d in snapshot.relations_of(RelationType.COOPERATION) if d.relation.id in stated]
    yield Draft(
        subjects=("A8",),
        title=say(
            "Zwischen Jugendhilfe und Gesundheitswesen {ties:ist|sind} {ties} {ties:Verbindung|Verbindungen} belegt, "
            "aber keine gültige Vereinbarung beider Seiten",
            "Between youth welfare and health care {ties} {ties:tie is|ties are} recorded, but no agreement in force "
            "of both sides",
            ties=ties,
        ),
        reason=_WHY,
        effect=say(
            "Vereinbarte Verbindungen: 0 → 1 von {ties}.", "Ties with an agreement: 0 → 1 of {ties}.", ties=ties
        ),
        takes=say(
            "Prüfen, ob es Vereinbarungen gibt, und sie nachtragen; sonst mit der engsten Verbindung beginnen, zum "
            "Beispiel: {closest}.",
            "Check whether there are agreements and record them; else begin with the closest tie, for example: "
            "{closest}.",
            closest=_closest(snapshot, found),
        ),
        evidence=evidence_from(snapshot, rows, Text(de="belegte Zusammenarbeit", en="recorded cooperation")),
        weights=(BOTH_SYSTEMS,),
    )


def _closest(snapshot: Snapshot, found: Sequence[Covered]) -> Text:
    """Who works together most closely."""
    labels = ((-row.tie.intensity, tie_label(snapshot, row.tie)) for row in found)
    return min(labels, key=lambda of: (of[0], of[1].de))[1]


@rule(
    asks=Text(de="Gilt eine der erfassten Vereinbarungen?", en="Is any of the recorded agreements in force?"),
    kind=Kind.ANCHORING_GAP,
    norms=("MS4", "QR3-6"),
    starts=STEERING,
    indicators=("B10",),
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
        reason=_WHY,
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
    parties = _parties(snapshot, [agreement])
    return any(
        other.value(Prop.KIND) == agreement.value(Prop.KIND)
        and not _has_ended(snapshot, other)
        and other.value(Prop.AGREEMENT_STATUS) != AgreementStatus.DRAFT
        and parties <= _parties(snapshot, [other])
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
    names = sorted(snapshot.name(p) for p in _parties(snapshot, [agreement]))
    return listed(names, 3) if names else Text(de="Partner nicht erfasst", en="partners not recorded")


def _fragile(snapshot: Snapshot, agreement: Entity, title: Text, certainty: Proof) -> Draft:
    parties = _parties(snapshot, [agreement])
    both = all(any(snapshot.in_system(p, s) for p in parties) for s in (HEALTH, YOUTH))
    weights: tuple[Weight, ...] = (BOTH_SYSTEMS,) if both else ()
    return Draft(
        subjects=(agreement.id,),
        certainty=certainty,
        title=title,
        reason=_WHY,
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
