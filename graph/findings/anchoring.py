"""Who sits in the youth welfare committee: the health side, and what law says of its composition (domain 12.2: B14)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_seats import HEALTH_IN_COMMITTEE, LAND_LAW_SEATS
from graph.answers.on_steering import VOTES
from graph.district.indirect import carried_in_system
from graph.district.law_lines import law_lines
from graph.district.outcome import Outcome
from graph.district.sides import YOUTH_OFFICE
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH
from graph.findings import rule
from graph.findings.finding import Draft, Evidence, Kind
from graph.findings.parts.counted import memberships
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.health_seat import lacks_health, most_seated, one_seat
from graph.findings.parts.rank import BOTH_SYSTEMS, COMMITTEE
from graph.findings.parts.standing import (
    Standing,
    as_far_as_listed,
    committees,
    old,
    speaks_for,
    standing_of,
    still_asked,
    without_sector,
)
from graph.findings.parts.starters import BOTH_OFFICES, OFFICE_HEAD
from graph.wording import listed, sentences
from ontology import Norm, Text, say
from ontology.names import ActorType


@rule(
    asks=Text(
        de="Sitzt jemand aus dem Gesundheitswesen im Jugendhilfeausschuss?",
        en="Does anybody from health care sit on the youth welfare committee?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-3", "QR5-5", "sgb8-71"),
    starts=BOTH_OFFICES,
    indicators=("B6", "B14"),
    answers=HEALTH_IN_COMMITTEE,
)
def committee_without_health(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B6, B14: nobody from the health system among the members of the youth welfare committee."""
    del outcomes
    for found in committees(snapshot):
        if lacks_health(snapshot, found):
            yield _without_health(snapshot, found)


def _without_health(snapshot: Snapshot, found: Standing) -> Draft:
    limited, open_sectors = as_far_as_listed(found), without_sector(snapshot, found)
    stated = say(
        "Im Jugendhilfeausschuss sitzt {limited}niemand aus dem Gesundheitswesen",
        "Nobody from health care sits {limited}on the youth welfare committee",
        limited=limited,
    )
    return Draft(
        subjects=(found.body.id,),
        certainty="question" if open_sectors else found.absence,
        title=still_asked(found, stated),
        reason=sentences(
            _WHY_HEALTH, _unclear(open_sectors), _open_health_seats(snapshot, found), _carried(snapshot, found)
        ),
        effect=_effect_of_health_seat(snapshot, found),
        takes=Text(
            de="Im Ausschuss oder bei der nächsten Neubildung einen beratenden Sitz für das Gesundheitswesen anregen; "
            "bis dahin als ständigen Gast einladen. Wer beratend angehört, regelt das Landesrecht (§ 71 Abs. 6 SGB "
            "VIII).",
            en="Propose an advisory seat for health care in the committee or when it is next formed; until then "
            "invite health care as a permanent guest. Land law says who advises (§ 71 (6) SGB VIII).",
        ),
        norms=("QR5-3", "QR5-5", *_health_rules(snapshot)),
        evidence=tuple(_seat_evidence(snapshot, found)),
        weights=(COMMITTEE, BOTH_SYSTEMS, *old(found)),
        matter=one_seat(found),
    )


_WHY_HEALTH = Text(
    de="Frühe Hilfen verbinden Jugendhilfe und Gesundheitswesen. Der Qualitätsrahmen will, dass Informationen "
    "zwischen politischen Gremien und Akteuren in beide Richtungen fließen und dass die Planungen der Ausschüsse für "
    "Jugend, Gesundheit und Soziales aufeinander abgestimmt sind.",
    en="Early help joins youth welfare and health care. The Qualitätsrahmen wants information to flow both ways "
    "between political bodies and actors, and the committees for youth, health and social affairs to plan together.",
)


def _unclear(names: tuple[str, ...]) -> Text | None:
    if not names:
        return None
    who = listed(names)
    return say(
        "Bei diesen Mitgliedern ist der Bereich nicht erfasst: {who}.",
        "The sector of these members is not recorded: {who}.",
        who=who,
    )


def _open_health_seats(snapshot: Snapshot, found: Standing) -> Text | None:
    names = sorted(snapshot.name(d.relation.source) for d in found.unknown if speaks_for(snapshot, d, HEALTH))
    if not names:
        return None
    who = listed(names)
    return say(
        "Noch zu klären ist, ob dort jemand sitzt für: {who}.",
        "Still to be cleared is whether somebody sits there for: {who}.",
        who=who,
    )


def _carried(snapshot: Snapshot, found: Standing) -> Text | None:
    """Members that carry an institution of health care: it is there indirectly, and not by a seat of its own."""
    pairs = carried_in_system(snapshot, found.members, HEALTH)
    if not pairs:
        return None
    who = listed([f"{snapshot.name(carrier)} ({snapshot.name(institution)})" for carrier, institution in pairs])
    return say(
        "Mittelbar ist es vertreten über Mitglieder, die eine Stelle des Gesundheitswesens tragen: {who}.",
        "It is represented indirectly by members that carry a health care organization: {who}.",
        who=who,
    )


def _health_rules(snapshot: Snapshot) -> tuple[str, ...]:
    """The lines of Land law that name the public health office, else the line that leaves it to Land law."""
    named = tuple(n.name for n in snapshot.norms("rule") if ActorType.GA in n.about_in("ActorType"))
    return named or ("J71-04",)


def _effect_of_health_seat(snapshot: Snapshot, found: Standing) -> Text:
    before = Text(
        de="Sitze aus dem Gesundheitswesen im Jugendhilfeausschuss: 0 → 1.",
        en="Seats from health care on the youth welfare committee: 0 → 1.",
    )
    best = most_seated(snapshot)
    if best is None:
        return before
    actor, bodies = best
    names = listed([b.name for b in bodies])
    apart = [b for b in bodies if not standing_of(snapshot, b).members & found.members]
    line = say(
        "Zum Beispiel {actor}: sitzt schon in {names}.",
        "For example {actor}: already sits in {names}.",
        actor=actor.name,
        names=names,
    )
    if not apart:
        return sentences(before, line)
    which = listed([b.name for b in apart])
    joins = say(
        "Mit diesem Sitz stiege die Zahl gemeinsamer Mitglieder mit dem Ausschuss von 0 auf 1 bei: {which}.",
        "With this seat the number of members shared with the committee would rise from 0 to 1 for: {which}.",
        which=which,
    )
    return sentences(before, line, joins)


def _seat_evidence(snapshot: Snapshot, found: Standing) -> Iterator[Evidence]:
    seats = [d.relation for d in found.seats]
    text = say(
        "{amount} erfasst, {number:nicht|keine} aus dem Gesundheitswesen",
        "{amount} recorded, {number:not|none} from health care",
        amount=memberships(seats),
        number=len(seats),
    )
    seen: set[tuple[str, str]] = set()
    for piece in evidence_from(snapshot, seats, text):
        if (piece.source, piece.as_of) not in seen:
            seen.add((piece.source, piece.as_of))
            yield piece._replace(record=found.body.id)


# -- what § 71 SGB VIII and Land law say ---------------------------------------------------------------------------

_OWN_RULES = ("J71-01", "J71-02", "J71-03", "J71-04")
"""Lines with a rule of their own (votes, self-organized groups), or without a demand that can be checked."""


@rule(
    asks=Text(
        de="Sind die Sitze besetzt, die das Landesrecht im Jugendhilfeausschuss nennt?",
        en="Are the seats held that Land law names in the youth welfare committee?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("sgb8-71",),
    starts=OFFICE_HEAD,
    indicators=("B14",),
    answers=LAND_LAW_SEATS,
)
def land_law_seats(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B14: seats that Land law names and that are not among the recorded ones; health has its own finding."""
    del outcomes
    lines = snapshot.derived(law_lines)
    named = [line.norm for line in lines if line.named and not line.certainty.holds]
    demanded = [n for n in named if n.name not in _OWN_RULES and not _otherwise(n)]
    for found in committees(snapshot):
        if demanded:
            yield _land_law(snapshot, found, [n.name for n in demanded], listed([n.label.de for n in demanded], 5))


def _otherwise(norm: Norm) -> bool:
    """Whether health has its finding, or the administration of the Jugendamt is meant: it is there (§ 70 SGB VIII)."""
    return ActorType.GA in norm.about_in("ActorType") or norm.about_in("KkgPartner") == (YOUTH_OFFICE,)


def _land_law(snapshot: Snapshot, found: Standing, norms: list[str], labels: Text) -> Draft:
    limited = as_far_as_listed(found)
    english = listed([snapshot.model.norms[n].label.en for n in norms], 5)
    stated = say(
        "Nach Landesrecht beratend im Jugendhilfeausschuss, {limited}nicht zu finden: {labels}",
        "Advisers under Land law not found {limited}on the youth welfare committee: {labels}",
        limited=limited,
        labels=Text(de=labels.de, en=english.en),
    )
    return Draft(
        subjects=(found.body.id,),
        certainty=found.absence,
        title=still_asked(found, stated),
        reason=Text(
            de="Das Landesrecht regelt, wer dem Ausschuss beratend angehört (§ 71 Abs. 6 SGB VIII).",
            en="Land law says who belongs to the committee as an adviser (§ 71 (6) SGB VIII).",
        ),
        effect=say(
            "Sitze nach Landesrecht, die belegt sind: {norms_count} mehr.",
            "Seats under Land law on record: {norms_count} more.",
            norms_count=len(norms),
        ),
        takes=Text(
            de="Mit der Geschäftsstelle des Ausschusses abgleichen, wer entsandt ist, und die Liste ergänzen.",
            en="Check with the committee's office who has been sent, and complete the list.",
        ),
        norms=tuple(norms),
        evidence=evidence_from(snapshot, (found.body,), Text(de="Gremium", en="body")),
        weights=(COMMITTEE, *old(found)),
    )


@rule(
    asks=Text(
        de="Sind die Stimmen im Jugendhilfeausschuss zu drei und zwei Fünfteln verteilt?",
        en="Are the votes of the youth welfare committee shared three to two fifths?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("J71-01", "J71-02"),
    starts=OFFICE_HEAD,
    indicators=("B14",),
    answers=VOTES,
)
def votes_shared(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B14: with all votes recorded, they are not shared three to two fifths (§ 71 Abs. 1 SGB VIII)."""
    outcome = outcomes["B14"]
    if outcome.value is None:
        return
    council, total = int(outcome.numerator or 0), int(outcome.denominator or 0)
    expected = round(total * 3 / 5)
    for found in committees(snapshot):
        if council != expected:
            yield Draft(
                subjects=(found.body.id,),
                certainty=found.absence,
                title=still_asked(found, _votes(council, total, expected)),
                reason=Text(
                    de="Drei Fünftel der Stimmen haben die Vertretungskörperschaft oder von ihr Gewählte, zwei "
                    "Fünftel die auf Vorschlag der freien Träger Gewählten (§ 71 Abs. 1 SGB VIII).",
                    en="Three fifths of the votes lie with the council or those it elects, two fifths with those "
                    "proposed by the free carriers (§ 71 (1) SGB VIII).",
                ),
                effect=say(
                    "Stimmen der Vertretungskörperschaft: {council} → {expected} von {total}.",
                    "Votes of the council side: {council} → {expected} of {total}.",
                    council=council,
                    expected=expected,
                    total=total,
                ),
                takes=Text(
                    de="Die Herkunft der Sitze mit der Geschäftsstelle des Ausschusses prüfen.",
                    en="Check the origin of the seats with the committee's office.",
                ),
                evidence=evidence_from(snapshot, (found.body,), Text(de="Gremium", en="body")),
                weights=(COMMITTEE, *old(found)),
            )


def _votes(council: int, total: int, expected: int) -> Text:
    return say(
        "Stimmen der Vertretungskörperschaft im Jugendhilfeausschuss: erfasst {council} von {total}, drei Fünftel "
        "{expected:wäre|wären} {expected}",
        "Votes of the council side on the youth welfare committee: {council} of {total} recorded, three fifths would "
        "be {expected}",
        council=council,
        total=total,
        expected=expected,
    )
