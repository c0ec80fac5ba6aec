"""Who takes part beside the professionals: families, self-organized groups, volunteers (domain 12.3: C3, C5, C8)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_seats import FAMILIES_SEAT, SELF_ORGANIZED
from graph.answers.on_taking_part import TARGET_GROUP
from graph.certainty import Certainty
from graph.district.families import CommitteeSeats, FamilySeats
from graph.district.hints import perhaps
from graph.district.indirect import standing_in
from graph.district.outcome import Outcome
from graph.district.seats import SeatRow, coming_together
from graph.district.snapshot import Snapshot
from graph.district.target_groups import VOLUNTARY, TargetGroups
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import ALREADY_CLOSE, COMMITTEE, FAMILIES, OFTEN_ABSENT
from graph.findings.parts.standing import (
    Standing,
    as_far_as_listed,
    committees,
    old,
    records_by_id,
    standing_of,
    still_asked,
)
from graph.findings.parts.starters import OFFICE_HEAD, STEERING
from graph.wording import listed, sentences
from ontology import Norm, Text, say
from ontology.names import EntityType, Prop

_BODY = Text(de="durchgesehenes Gremium", en="body that was searched")


def _steering_standings(snapshot: Snapshot) -> list[Standing]:
    """The bodies in which the network steers and meets."""
    return [standing_of(snapshot, b) for b in coming_together(snapshot)]


# -- families -----------------------------------------------------------------------------------------------------


@rule(
    asks=Text(
        de="Haben Familien einen Platz, wo das Netzwerk steuert und sich trifft?",
        en="Do families have a place where the network steers and meets?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR7-5", "B34-2021"),
    starts=STEERING,
    indicators=("C3", "C8"),
    answers=FAMILIES_SEAT,
)
def seats_for_families(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C3: parents and families have no seat where the network steers and meets."""
    outcome, bodies = outcomes["C3"], _steering_standings(snapshot)
    found = [s for s in bodies if s.seats]
    if outcome.value is None or outcome.numerator or not found:
        return
    oldest = min(found, key=lambda s: s.as_of)
    seats = int(outcome.denominator or 0)
    # A body of which no seat is sure proves nothing, and keeps it open for all.
    proven = all(s.absence == "gap" for s in bodies) and not outcome.high
    yield Draft(
        subjects=("G6",),
        certainty="gap" if proven else "question",
        title=still_asked(oldest, _no_family(seats, proven=proven)),
        reason=sentences(_WHY_FAMILIES, _open(snapshot), _elsewhere(snapshot)),
        effect=say(
            "Sitze von Familien, wo das Netzwerk steuert und sich trifft: 0 → 1 von {seats}.",
            "Seats of families where the network steers and meets: 0 → 1 of {seats}.",
            seats=seats + 1,
        ),
        takes=Text(
            de="Prüfen, wer schon für Eltern spricht, etwa ein Elternbeirat oder eine Elterninitiative; einen Platz "
            "mit festem Thema anbieten, Zeit und Kinderbetreuung mitdenken.",
            en="See who already speaks for parents, such as a parents' council or initiative; offer a place with a "
            "fixed topic, and think of time and child care.",
        ),
        evidence=evidence_from(snapshot, (s.body for s in found), _BODY),
        weights=(FAMILIES, OFTEN_ABSENT, *old(*found)),
    )


def _no_family(seats: int, *, proven: bool) -> Text:
    if seats == 1:
        return Text(
            de="In Steuerung und Netzwerktreffen ist nur ein Sitz erfasst, keiner von Eltern oder Familien",
            en="In steering and assembly only one seat is recorded, none of parents or families",
        )
    recorded = ("", "") if proven else ("erfassten ", "recorded ")
    return say(
        "Von {seats} {recorded}{seats:Sitz|Sitzen} in Steuerung und Netzwerktreffen ist keiner von Eltern oder "
        "Familien",
        "Of {seats} {recorded}{seats:seat|seats} in steering and assembly none is of parents or families",
        seats=seats,
        recorded=Text(de=recorded[0], en=recorded[1]),
    )


_WHY_FAMILIES = Text(
    de="Nach dem NZFH werden Entscheidungen mit den Familien getroffen, auch in Netzwerktreffen und an Runden Tischen. "
    "Bundesweit nannten das unter 10\u00a0% der Bezirke (2021): hier steht kein Netzwerk allein.",
    en="In the words of the NZFH decisions are taken with the families, also in network meetings and at round tables. "
    "Nationwide fewer than 10\u00a0% of districts named that (2021): no network is alone in this.",
)


def _open(snapshot: Snapshot) -> Text | None:
    seats = snapshot.derived(FamilySeats)
    names = sorted({r.actor.name for r in (*seats.here, *seats.elsewhere) if r.certainty is Certainty.UNKNOWN})
    if not names:
        return None
    who = listed(names)
    return say("Noch zu klären ist der Sitz von: {who}.", "Still to be cleared is the seat of: {who}.", who=who)


def _elsewhere(snapshot: Snapshot) -> Text | None:
    rows = [r for r in snapshot.derived(FamilySeats).elsewhere if r.certainty.holds]
    if not rows:
        return None
    who = listed([f"{r.actor.name} ({r.body.name})" for r in rows])
    return say("In anderen Gremien wirken schon mit: {who}.", "Already part of other bodies: {who}.", who=who)


# -- self-organized groups ----------------------------------------------------------------------------------------


@rule(
    asks=Text(
        de="Gehört ein selbstorganisierter Zusammenschluss dem Jugendhilfeausschuss an?",
        en="Does a self-organized group belong to the youth welfare committee?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("J71-03",),
    starts=OFFICE_HEAD,
    indicators=("C5", "B14"),
    answers=SELF_ORGANIZED,
)
def self_organized_group(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C5: no self-organized group under § 4a SGB VIII is certain in the youth welfare committee."""
    there = outcomes["C5"].value
    in_force = any(n.name == "J71-03" for n in snapshot.norms("rule"))
    if there == 1.0 or not in_force:
        return
    for found in committees(snapshot):
        yield _self_organized(snapshot, found, there)


def _self_organized(snapshot: Snapshot, found: Standing, there: float | None) -> Draft:
    limited, seats = as_far_as_listed(found), snapshot.derived(CommitteeSeats)
    maybe = [*(r for r in seats.groups if r.certainty is Certainty.UNKNOWN), *seats.parents]
    rows = records_by_id(snapshot, (r.relation.id for r in maybe))
    proven = there == 0.0 and found.absence == "gap"
    sure = Text(de="vertreten", en="represented") if proven else Text(de="zu erkennen", en="to be seen")
    stated = say(
        "Im Jugendhilfeausschuss ist {limited}kein selbstorganisierter Zusammenschluss nach § 4a SGB VIII {sure}",
        "No self-organized group under § 4a SGB VIII is {sure} {limited}on the youth welfare committee",
        limited=limited,
        sure=sure,
    )
    if maybe and not proven:
        stated = say(
            "Im Jugendhilfeausschuss ist {limited}kein selbstorganisierter Zusammenschluss nach § 4a SGB VIII zu "
            "erkennen, es sei denn: {who}",
            "No self-organized group under § 4a SGB VIII is to be seen {limited}on the youth welfare committee, "
            "unless: {who}",
            limited=limited,
            who=listed(sorted({r.actor.name for r in maybe}), 2),
        )
    return Draft(
        subjects=(found.body.id,),
        certainty="gap" if proven else "question",
        title=still_asked(found, stated),
        reason=sentences(_WHY_GROUPS, _parents_there(maybe)),
        effect=Text(
            de="Zusammenschlüsse nach § 4a SGB VIII im Ausschuss: 0 → 1.",
            en="Groups under § 4a SGB VIII on the committee: 0 → 1.",
        ),
        takes=Text(
            de="Klären, welche selbstorganisierten Zusammenschlüsse es gibt und ob einer schon dabei ist; sonst einen "
            "beratenden Sitz anbieten.",
            en="Clear which self-organized groups there are and whether one is already on board; else offer an "
            "advisory seat.",
        ),
        evidence=evidence_from(snapshot, (found.body, *rows), _BODY),
        weights=(COMMITTEE, FAMILIES, *([ALREADY_CLOSE] if maybe else []), *old(found)),
    )


_WHY_GROUPS = Text(
    de="Selbstorganisierte Zusammenschlüsse sollen dem Ausschuss beratend angehören (§ 71 Abs. 2 SGB VIII).",
    en="Self-organized groups should be advisory members of the committee (§ 71 (2) SGB VIII).",
)


def _parents_there(maybe: Sequence[SeatRow]) -> Text | None:
    names = sorted({r.actor.name for r in maybe})
    if not names:
        return None
    who = listed(names)
    return say(
        "Ob dazu zählt, was dort schon erfasst ist, bitte klären: {who}.",
        "Please clarify whether what is recorded there counts as one: {who}.",
        who=who,
    )


# -- target groups ------------------------------------------------------------------------------------------------

_OTHER_RULES = ("G1", "G6")
"""Target groups with a rule of their own: the coordination, and families."""
_BY_LEVEL = ("G2", "G3", "G4")
"""Groups that only the level of a seat tells: unknown levels are one data question."""


@rule(
    asks=Text(
        de="Wirkt jede der sechs Zielgruppen in den Netzwerkgremien mit?",
        en="Does each of the six target groups take part in the network bodies?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("target-groups", "MS7", "QR7-3"),
    indicators=("C8",),
    answers=TARGET_GROUP,
)
def target_group(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C8: a target group of participation is not to be seen in the network bodies."""
    outcome, groups = outcomes["C8"], snapshot.derived(TargetGroups)
    for norm in snapshot.norms("group") if outcome.value is not None else ():
        certainty = groups.certainty(norm.name)
        unsure = certainty is Certainty.UNKNOWN and norm.name in _BY_LEVEL
        spoken_for = norm.name == "G5" and certainty is Certainty.UNKNOWN and _volunteers_by_carrier(snapshot)
        if not (certainty.holds or norm.name in _OTHER_RULES or unsure or spoken_for):
            yield _group(snapshot, norm, certainty, outcome)


def _group(snapshot: Snapshot, norm: Norm, certainty: Certainty, outcome: Outcome) -> Draft:
    bodies = [standing_of(snapshot, b) for b in snapshot.bodies_of_layer("network")]
    fresh = all(s.absence == "gap" for s in bodies if s.seats)
    gap = certainty is Certainty.ABSENT and fresh
    now, of = int(outcome.numerator or 0), int(outcome.denominator or 0)
    volunteers = norm.name == "G5"
    known = perhaps(snapshot, (snapshot.model.code("ActorType", t) for t in VOLUNTARY)) if volunteers else ()
    return Draft(
        subjects=(norm.name,),
        certainty="gap" if gap else "question",
        title=_group_title(norm.label, known, gap=gap),
        reason=_WHYVOLUNTARY if volunteers else _WHY_GROUP,
        effect=say(
            "Beteiligte Zielgruppen: {now} → {now_2} von {of}.",
            "Target groups taking part: {now} → {now_2} of {of}.",
            now=now,
            now_2=now + 1,
            of=of,
        ),
        takes=Text(
            de="Klären, ob die Gruppe mitwirkt, und es eintragen; sonst einen Platz in einem Gremium anbieten.",
            en="Clear whether the group takes part, and record it; else offer a place in a body.",
        ),
        norms=(norm.name, *(("MS7", "QR7-3") if volunteers else ())),
        evidence=evidence_from(snapshot, (s.body for s in bodies), _BODY),
        weights=_group_weights(volunteers=volunteers),
    )


def _volunteers_by_carrier(snapshot: Snapshot) -> bool:
    """Whether the carrier or parent office of an offer of volunteers has a seat in a network body."""
    types = [snapshot.model.code("ActorType", t) for t in VOLUNTARY]
    sounding = set(perhaps(snapshot, types))
    listed_ones = (*snapshot.of_type(EntityType.ORGANIZATION), *snapshot.of_type(EntityType.SERVICE))
    known = [e for e in listed_ones if e.name in sounding or not set(VOLUNTARY).isdisjoint(e.all(Prop.ACTOR_TYPE))]
    bodies = snapshot.bodies_of_layer("network")
    sitting = {id for id, sure in snapshot.members(bodies).items() if sure.holds}
    stand_ins = snapshot.derived(standing_in)
    return any(not sitting.isdisjoint(stand_ins.get(e.id, ())) for e in known)


def _group_title(label: Text, known: Sequence[str], *, gap: bool) -> Text:
    if known and not gap:
        names = listed(known, 2)
        return say(
            "Erfasst, aber in den Netzwerkgremien nicht zu erkennen: {label} ({names})",
            "Recorded, but not to be seen in the network bodies: {label} ({names})",
            label=label,
            names=names,
        )
    return say(
        "In den Netzwerkgremien {words}: {label}",
        "{words} in the network bodies: {label}",
        label=label,
        words=Text(
            de="nicht vertreten" if gap else "nicht zu erkennen", en="Not represented" if gap else "Not to be seen"
        ),
    )


def _group_weights(*, volunteers: bool) -> tuple[Weight, ...]:
    return (FAMILIES,) if volunteers else ()


_WHY_GROUP = Text(
    de="Das NZFH nennt sechs Zielgruppen, die an der Qualitätsentwicklung mitwirken sollen.",
    en="The NZFH names six target groups that should take part in quality development.",
)
_WHYVOLUNTARY = Text(
    de="Das Gesetz nennt bei Frühen Hilfen auch ehrenamtliche Strukturen (§ 3 Abs. 4 KKG), das NZFH zählt Freiwillige "
    "und ihre Koordination zu sechs Zielgruppen. Wo niemand ehrenamtlich arbeitet, genügt der Vermerk.",
    en="The law names volunteer structures in early help (§ 3 (4) KKG), the NZFH counts volunteers and their "
    "coordination among six target groups. Where nobody volunteers, a note to that effect is enough.",
)
