"""Agreements that no longer hold, or soon will not: none in force, expired, expiring (domain 12: B10)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_agreements import ENDED, IN_FORCE
from graph.as_of import months_later
from graph.certainty import Certainty
from graph.district.agreements import Agreed, AgreementState, agreements
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Proof, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.parties import WHY_AGREED
from graph.findings.parts.rank import BOTH_SYSTEMS, WHOLE
from graph.findings.parts.standing import of_both_systems
from graph.findings.parts.starters import STEERING
from graph.wording import listed, spelled
from ontology import Text, say
from ontology.names import EntityType, Prop
from ontology.values import latest

EXPIRES_WITHIN = 6
"""Months ahead in which an end is worth preparing for."""
_RUNNING: tuple[AgreementState, ...] = ("valid", "open")
"""In force, or perhaps: neither over nor a draft, which binds nobody yet."""


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
    held = _held(snapshot)
    for row in held:
        if row.state == "expired" and not _renewed(row, held):
            yield _ended(snapshot, row)


def _held(snapshot: Snapshot) -> Sequence[Agreed]:
    """The agreements of which it is known that there are such."""
    return [row for row in snapshot.derived(agreements) if snapshot.certainty[row.agreement.id].holds]


def _renewed(row: Agreed, others: Sequence[Agreed]) -> bool:
    """Whether the same partners, and perhaps more, have another one of the kind that is not over."""
    kind = row.agreement.value(Prop.KIND)
    alike = (o for o in others if o.state in _RUNNING and o.agreement.value(Prop.KIND) == kind)
    return any(row.parties <= o.parties for o in alike)


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
    for row in _held(snapshot):
        until = row.agreement.value(Prop.VALID_UNTIL)
        if until and row.state in _RUNNING and latest(until) <= border:
            yield _expiring(snapshot, row, until)


def _ended(snapshot: Snapshot, row: Agreed) -> Draft:
    until = row.agreement.value(Prop.VALID_UNTIL)
    day = spelled(until) if until else None
    since = (f" am {day.de}", f" on {day.en}") if day is not None else ("", "")
    title = say(
        "Ausgelaufen{since}: {agreement} ({between})",
        "Expired{since}: {agreement} ({between})",
        agreement=row.agreement.name,
        between=_between(snapshot, row),
        since=Text(de=since[0], en=since[1]),
    )
    return _fragile(snapshot, row, title, "question")


def _expiring(snapshot: Snapshot, row: Agreed, until: str) -> Draft:
    day, between = spelled(until), _between(snapshot, row)
    title = say(
        "Läuft am {day} aus: {agreement} ({between})",
        "Expires on {day}: {agreement} ({between})",
        day=day,
        agreement=row.agreement.name,
        between=between,
    )
    return _fragile(snapshot, row, title, "gap")


def _between(snapshot: Snapshot, row: Agreed) -> Text:
    names = sorted(map(snapshot.name, row.parties))
    return listed(names, 3) if names else Text(de="Partner nicht erfasst", en="partners not recorded")


def _fragile(snapshot: Snapshot, row: Agreed, title: Text, certainty: Proof) -> Draft:
    weights: tuple[Weight, ...] = (BOTH_SYSTEMS,) if of_both_systems(snapshot, row.parties) else ()
    return Draft(
        subjects=(row.agreement.id,),
        certainty=certainty,
        title=title,
        reason=WHY_AGREED,
        effect=say(
            "Die Zusammenarbeit von {parties_count} {parties_count:Beteiligtem|Beteiligten} bliebe schriftlich "
            "abgesichert.",
            "The cooperation of {parties_count} parties would stay backed in writing.",
            parties_count=len(row.parties),
        ),
        takes=Text(
            de="Prüfen, ob eine Nachfolge gilt, und sie nachtragen; sonst verlängern oder bewusst beenden.",
            en="Check whether a successor is in force and record it; else renew it, or end it on purpose.",
        ),
        evidence=evidence_from(snapshot, (row.agreement,), Text(de="Vereinbarung", en="agreement")),
        weights=weights,
    )
