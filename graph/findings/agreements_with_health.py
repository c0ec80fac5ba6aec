"""Agreements of youth welfare with health care: none of them, none behind their ties (domain 12: A8, B10)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_agreements import BEHIND_TIES, WITH_HEALTH
from graph.as_of import confirmed_on, is_stale
from graph.certainty import Certainty
from graph.district.agreements import agreements, parties_of
from graph.district.covered import Covered, covered_ties
from graph.district.indirect import carried_in_system
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import tie_label
from graph.fields import HEALTH, YOUTH
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.counted import by_kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.parties import WHY_AGREED
from graph.findings.parts.rank import BOTH_SYSTEMS, OLD_DATA, concerning
from graph.findings.parts.standing import network_bodies, outdated, standing_of
from graph.findings.parts.starters import BOTH_OFFICES
from graph.records import Entity
from graph.wording import listed, sentences
from ontology import Text, say
from ontology.names import ActorType, Prop, RelationType

_AGREEMENTS = Text(de="Vereinbarungen", en="agreements")
_VALID = Text(de="gültige Vereinbarung", en="agreement in force")


@rule(
    asks=Text(
        de="Ist das Gesundheitswesen an den gültigen Vereinbarungen beteiligt?",
        en="Is health care part of the agreements in force?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("MS4", "QR3-6"),
    starts=BOTH_OFFICES,
    indicators=("B10",),
    answers=WITH_HEALTH,
)
def agreement_without_health(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B10: agreements are in force, and nobody from health care has signed one."""
    agreed = snapshot.derived(agreements)
    valid = [a.agreement for a in agreed if a.certainty.holds]
    if not valid:
        return
    # An agreement of which it is open whether it holds may be the one that is looked for.
    parties = parties_of(snapshot, [a.agreement for a in agreed if a.certainty is not Certainty.ABSENT])
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
            WHY_AGREED,
            by_kind(snapshot, valid),
            say(
                "In den Netzwerkgremien {health_count:ist|sind} {health_count} {health_count:Stelle|Stellen} des "
                "Gesundheitswesens erfasst.",
                "{health_count} health care organizations are recorded in the network bodies.",
                health_count=len(health),
            ),
            _carriers(snapshot, parties_of(snapshot, valid)),
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


def _carriers(snapshot: Snapshot, parties: set[str]) -> Text | None:
    """Parties that carry a health service, so that health care is bound indirectly."""
    found = carried_in_system(snapshot, parties, HEALTH)
    pairs = [f"{snapshot.name(carrier)} ({snapshot.name(institution)})" for carrier, institution in found]
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
    answers=BEHIND_TIES,
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
        reason=WHY_AGREED,
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
