"""Lines between the bodies of the network and the youth welfare committee: shared members (domain 12.2: B6)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_bridges import PARTNERS_SEAT, SHARED_MEMBER
from graph.district.indirect import ex_officio, present_in
from graph.district.outcome import Outcome
from graph.district.seats import STEERING_KINDS
from graph.district.sides import RUNNING_ROLES, sides_of
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Matter
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.health_seat import lacks_health, most_seated, one_seat
from graph.findings.parts.rank import BOTH_SYSTEMS, COMMITTEE, HINT
from graph.findings.parts.standing import (
    Standing,
    as_far_as_listed,
    committees,
    network_bodies,
    old,
    standing_of,
    still_asked,
)
from graph.findings.parts.starters import STEERING
from graph.wording import inner, listed, sentences
from ontology import Text, say
from ontology.names import AgreementKind, BodyKind, EntityType, Prop, RelationType

_MEETS_POLITICS = (*STEERING_KINDS, BodyKind.PLENUM, BodyKind.RT, BodyKind.BEIRAT)


@rule(
    asks=Text(
        de="Sitzt jemand zugleich in einem Gremium des Netzwerks und im Jugendhilfeausschuss?",
        en="Does anybody sit in a body of the network and in the youth welfare committee alike?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-3", "QR5-4"),
    starts=STEERING,
    indicators=("B6",),
    answers=SHARED_MEMBER,
)
def body_without_bridge(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B6: a body of the network and the youth welfare committee share no member."""
    del outcomes
    for committee in committees(snapshot):
        for body in network_bodies(snapshot):
            kind = body.value(Prop.KIND)
            if kind not in _MEETS_POLITICS and body.type != EntityType.EARLY_HELP_NETWORK:
                continue
            found = standing_of(snapshot, body)
            if not found.members & committee.members and not _office_reports(snapshot, found, committee):
                yield _no_bridge(snapshot, found, committee)


def _office_reports(snapshot: Snapshot, found: Standing, committee: Standing) -> bool:
    """Whether the youth welfare office runs the body: it is in the committee by law, so a line is there."""
    there = ex_officio(snapshot, committee.body)
    return any(d.relation.value(Prop.ROLE) in RUNNING_ROLES and d.relation.source in there for d in found.seats)


def _no_bridge(snapshot: Snapshot, found: Standing, committee: Standing) -> Draft:
    name, older = inner(found.body.name), min(found, committee, key=lambda s: s.as_of)
    complete = found.complete and committee.complete
    limited = Text(de="", en="") if complete else Text(de="in den erfassten Sitzen ", en=" in the recorded seats")
    stated = say(
        "Zwischen „{name}“ und dem Jugendhilfeausschuss gibt es {limited}kein gemeinsames Mitglied",
        "“{name}” and the youth welfare committee share no member{limited}",
        name=name,
        limited=limited,
    )
    proven = found.absence == committee.absence == "gap"
    health = [m for m in found.members if snapshot.in_system(m, HEALTH)]
    return Draft(
        subjects=(found.body.id, committee.body.id),
        certainty="gap" if proven else "question",
        title=still_asked(older if found.stale or committee.stale else found, stated),
        reason=sentences(_WHY_BRIDGE, _who_sits(found, health), _indirect(snapshot, found, committee)),
        effect=say(
            "Gemeinsame Mitglieder von „{name}“ und Jugendhilfeausschuss: 0 → 1, wenn eine Stelle in beiden sitzt. "
            "Themen kämen ohne Umweg in den Ausschuss und Beschlüsse zurück.",
            "Members shared by “{name}” and the youth welfare committee: 0 → 1 once one organization sits in both. "
            "Topics would reach the committee directly, and decisions would come back.",
            name=name,
        ),
        takes=Text(
            de="Vereinbaren, wer aus dem einen Gremium im anderen sitzt, ständiger Gast ist oder einmal im Jahr "
            "berichtet.",
            en="Agree who of the one body sits in the other, is its permanent guest, or reports once a year.",
        ),
        evidence=evidence_from(snapshot, (found.body, committee.body), _BODY_RECORDED),
        weights=(COMMITTEE, *([BOTH_SYSTEMS] if health else []), *old(found, committee)),
        matter=_matter(snapshot, found, committee),
        brief=say("„{name}“", "“{name}”", name=name),
    )


def _matter(snapshot: Snapshot, found: Standing, committee: Standing) -> Matter | None:
    """Where the committee lacks health care, a seat for whoever of it sits in this body solves both."""
    seated = most_seated(snapshot) if lacks_health(snapshot, committee) else None
    if seated is None or found.body not in seated[1]:
        return None
    return one_seat(committee)


_BODY_RECORDED = Text(de="Gremium und seine Sitze", en="body and its seats")
_WHY_BRIDGE = Text(
    de="Nach dem Qualitätsrahmen fließen Informationen regelmäßig zwischen politischen Gremien und Akteuren, und "
    "Handlungsbedarf kommt in den Entscheidungsstrukturen an.",
    en="Under the Qualitätsrahmen information flows regularly between political bodies and actors, and need for "
    "action reaches the structures that decide.",
)


def _who_sits(found: Standing, health: list[str]) -> Text | None:
    if not health:
        return None
    return say(
        "In „{body}“ {health_count:kommt|kommen} {health_count} von {members_count} "
        "{members_count:Mitglied|Mitgliedern} aus dem Gesundheitswesen.",
        "In “{body}” {health_count} of {members_count} members come from health care.",
        body=inner(found.body.name),
        health_count=len(health),
        members_count=len(found.members),
    )


def _indirect(snapshot: Snapshot, found: Standing, committee: Standing) -> Text | None:
    """Lines that exist all the same: member bodies with a seat there, offices of the administration that sits there."""
    bodies = [
        snapshot.entities[m] for m in sorted(found.members) if snapshot.model.is_a(snapshot.entities[m].type, "Body")
    ]
    via = [b.name for b in bodies if standing_of(snapshot, b).members & committee.members]
    parts = {r.source: r.target for r in snapshot.holding(RelationType.PART_OF)}
    via += [snapshot.name(m) for m in sorted(found.members) if parts.get(m) in committee.members]
    offices = [snapshot.name(m) for m in sorted(found.members & ex_officio(snapshot, committee.body))]
    via += [n for n in offices if n not in via]
    if not via:
        return None
    names = listed(via)
    return say(
        "Eine mittelbare Linie besteht über: {names}.", "An indirect line exists by way of: {names}.", names=names
    )


# -- partners of an agreement without a seat: a hint -------------------------------------------------------------


@rule(
    asks=Text(
        de="Wie erreichen Nachrichten aus dem Jugendhilfeausschuss die Partner einer Vereinbarung?",
        en="How does news from the youth welfare committee reach the partners of an agreement?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-3",),
    indicators=("B6", "B10"),
    answers=PARTNERS_SEAT,
)
def partners_without_seat(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B6, B10: partners of a cooperation agreement that have no seat of their own in the committee."""
    del outcomes
    partners = _agreement_partners(snapshot)
    for found in committees(snapshot):
        maybe = {d.relation.source for d in found.unknown}
        without = sorted(partners - present_in(snapshot, found.body) - maybe, key=snapshot.name)
        if without and partners & found.members:
            yield _hint(snapshot, found, without, len(partners))


def _agreement_partners(snapshot: Snapshot) -> set[str]:
    """Organizations that signed a cooperation agreement with the youth welfare office."""
    kinds = {a.id: a.value(Prop.KIND) for a in snapshot.of_type(EntityType.AGREEMENT)}
    signed = snapshot.holding(RelationType.SIGNS)
    own = sides_of(snapshot).youth_office
    office = {r.target for r in signed if r.source in own}
    return {
        r.source
        for r in signed
        if kinds.get(r.target) == AgreementKind.KOOPV
        and r.target in office
        and snapshot.entities[r.source].type == EntityType.ORGANIZATION
        and r.source not in own
    }


def _hint(snapshot: Snapshot, found: Standing, without: list[str], partners: int) -> Draft:
    names, limited = listed([snapshot.name(i) for i in without]), as_far_as_listed(found)
    stated = say(
        "Partner einer Kooperationsvereinbarung, die {limited}keinen eigenen Platz im Jugendhilfeausschuss haben: "
        "{without_count} von {partners} ({names})",
        "Partners of a cooperation agreement without a place of their own {limited}on the youth welfare committee: "
        "{without_count} of {partners} ({names})",
        limited=limited,
        without_count=len(without),
        partners=partners,
        names=names,
    )
    return Draft(
        subjects=(found.body.id,),
        title=still_asked(found, stated),
        reason=Text(
            de="Das verlangt keine Vorschrift: die Zahl der Sitze ist begrenzt, und ein Dachverband kann für mehrere "
            "sprechen. Der Qualitätsrahmen will aber, dass Informationen aus der Politik bei den Partnern ankommen.",
            en="No rule demands it: seats are few, and an umbrella association can speak for several. But the "
            "Qualitätsrahmen wants information from politics to reach the partners.",
        ),
        effect=say(
            "Partner ohne festen Weg für Nachrichten aus dem Ausschuss: {without_count} → 0.",
            "Partners without a settled way for news from the committee: {without_count} → 0.",
            without_count=len(without),
        ),
        takes=Text(
            de="Klären, ob ein Verband für sie spricht; sonst den Punkt „Aus dem Jugendhilfeausschuss“ fest auf die "
            "Tagesordnung des Netzwerks setzen.",
            en="Clear whether an association speaks for them; else put the item “from the youth welfare committee” on "
            "every agenda of the network.",
        ),
        evidence=evidence_from(snapshot, (snapshot.entities[i] for i in without), _NO_SEAT),
        weights=(HINT, *old(found)),
    )


_NO_SEAT = Text(
    de="Partner der Vereinbarung, kein eigener Sitz erfasst", en="partner of the agreement, no seat recorded"
)
