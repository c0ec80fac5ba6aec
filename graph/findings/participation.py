"""Who takes part beside the professionals: families, self-organized groups, volunteers (domain 12.3: C3, C5, C8)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.as_of import Certainty
from graph.district.hints import perhaps
from graph.district.outcome import Item, Outcome
from graph.district.seats import coming_together
from graph.district.snapshot import Snapshot
from graph.findings import evidence_from, rule
from graph.findings.finding import Draft, Kind, Weight
from graph.findings.parts.standing import Standing, asked, committees, old, records_by_id, standing_of, within
from graph.findings.parts.starters import OFFICE_HEAD, STEERING
from graph.findings.parts.weights import ALREADY_CLOSE, COMMITTEE, FAMILIES, OFTEN_ABSENT
from graph.wording import listed, sentences
from ontology import Text
from ontology.names import ActorType

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
)
def seats_for_families(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C3: parents and families have no seat where the network steers and meets."""
    outcome, bodies = outcomes.get("C3"), _steering_standings(snapshot)
    found = [s for s in bodies if s.seats]
    if outcome is None or outcome.value is None or outcome.details.get("seats") or not found:
        return
    oldest = min(found, key=lambda s: s.as_of)
    seats = int(outcome.denominator or 0)
    # A body of which no seat is sure proves nothing, and keeps it open for all.
    proven = all(s.absence == "gap" for s in bodies) and not outcome.high
    yield Draft(
        subjects=("G6",),
        certainty="gap" if proven else "question",
        title=asked(oldest, _no_family(seats, proven=proven)),
        reason=sentences(_WHY_FAMILIES, _open(outcome, snapshot), _elsewhere(snapshot, outcome)),
        effect=Text(
            de=f"Sitze von Familien, wo das Netzwerk steuert und sich trifft: 0 → 1 von {seats + 1}.",
            en=f"Seats of families where the network steers and meets: 0 → 1 of {seats + 1}.",
        ),
        takes=Text(
            de="Prüfen, wer schon für Eltern spricht, etwa ein Elternbeirat oder eine Elterninitiative; einen Platz "
            "mit "
            "festem Thema anbieten, Zeit und Kinderbetreuung mitdenken.",
            en="See who already speaks for parents, such as a parents' council or initiative; offer a place with a "
            "fixed "
            "topic, and think of time and child care.",
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
    return Text(
        de=f"Unter den {seats} {recorded[0]}Sitzen in Steuerung und Netzwerktreffen ist keiner von Eltern oder "
        "Familien",
        en=f"Among the {seats} {recorded[1]}seats in steering and assembly none is of parents or families",
    )


_WHY_FAMILIES = Text(
    de="Nach dem NZFH werden Entscheidungen mit den Familien getroffen, auch in Netzwerktreffen und an Runden Tischen. "
    "Bundesweit nannten das unter 10\u00a0% der Bezirke (2021): hier steht kein Netzwerk allein.",
    en="In the words of the NZFH decisions are taken with the families, also in network meetings and at round tables. "
    "Nationwide fewer than 10\u00a0% of districts named that (2021): no network is alone in this.",
)


def _open(outcome: Outcome, snapshot: Snapshot) -> Text | None:
    names = sorted({snapshot.name(i.subjects[0]) for i in outcome.items if i.certainty is Certainty.UNKNOWN})
    if not names:
        return None
    who = listed(names)
    return Text(de=f"Noch zu klären ist der Sitz von: {who.de}.", en=f"Still to be cleared is the seat of: {who.en}.")


def _elsewhere(snapshot: Snapshot, outcome: Outcome) -> Text | None:
    pairs = [i.subjects for i in outcome.items if i.certainty.holds and len(i.subjects) > 1]
    if not pairs:
        return None
    who = listed([f"{snapshot.name(actor)} ({snapshot.name(body)})" for actor, body in (p[:2] for p in pairs)])
    return Text(de=f"In anderen Gremien wirken schon mit: {who.de}.", en=f"Already part of other bodies: {who.en}.")


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
)
def self_organized_group(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C5: no self-organized group under § 4a SGB VIII is certain in the youth welfare committee."""
    outcome = outcomes.get("C5")
    in_force = any(n.name == "J71-03" for n in snapshot.norms("rule"))
    if outcome is None or outcome.value == 1.0 or not in_force:
        return
    for found in committees(snapshot):
        yield _self_organized(snapshot, outcome, found)


def _self_organized(snapshot: Snapshot, outcome: Outcome, found: Standing) -> Draft:
    limited = within(found)
    maybe = [i for i in outcome.items if not i.certainty.holds and i.certainty is not Certainty.ABSENT]
    rows = records_by_id(snapshot, (r for i in maybe for r in i.records))
    proven = outcome.value == 0.0 and found.absence == "gap"
    sure = ("", "") if proven else (" gesichert", " certain")
    stated = Text(
        de=f"Im Jugendhilfeausschuss ist {limited.de}kein selbstorganisierter Zusammenschluss nach § 4a SGB VIII"
        f"{sure[0] or ' vertreten'}",
        en=f"No self-organized group under § 4a SGB VIII is{sure[1] or ' represented'} {limited.en}on the youth "
        "welfare "
        "committee",
    )
    return Draft(
        subjects=(found.body.id,),
        certainty="gap" if proven else "question",
        title=asked(found, stated),
        reason=sentences(_WHY_GROUPS, _parents_there(snapshot, maybe)),
        effect=Text(
            de="Zusammenschlüsse nach § 4a SGB VIII im Ausschuss: 0 → 1.",
            en="Groups under § 4a SGB VIII on the committee: 0 → 1.",
        ),
        takes=Text(
            de="Klären, welche selbstorganisierten Zusammenschlüsse es gibt und ob einer schon dabei ist; sonst einen "
            "beratenden Sitz anbieten.",
            en="Clear which self-organized groups there are and whether one is already on board; else offer an "
            "advisory "
            "seat.",
        ),
        evidence=evidence_from(snapshot, (found.body, *rows), _BODY),
        weights=(COMMITTEE, FAMILIES, *([ALREADY_CLOSE] if maybe else []), *old(found)),
    )


_WHY_GROUPS = Text(
    de="Selbstorganisierte Zusammenschlüsse sollen dem Ausschuss beratend angehören (§ 71 Abs. 2 SGB VIII).",
    en="Self-organized groups should be advisory members of the committee (§ 71 (2) SGB VIII).",
)


def _parents_there(snapshot: Snapshot, maybe: Sequence[Item]) -> Text | None:
    names = sorted({snapshot.name(i.subjects[0]) for i in maybe})
    if not names:
        return None
    who = listed(names)
    return Text(
        de=f"Ob dazu zählt, was dort schon erfasst ist, bitte klären: {who.de}.",
        en=f"Please clarify whether what is recorded there counts as one: {who.en}.",
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
)
def target_group(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C8: a target group of participation is not to be seen in the network bodies."""
    outcome = outcomes.get("C8")
    for item in outcome.items if outcome is not None and outcome.value is not None else ():
        code = item.subjects[0]
        unsure = item.certainty is Certainty.UNKNOWN
        if item.certainty.holds or code in _OTHER_RULES or (unsure and code in _BY_LEVEL):
            continue
        yield _group(snapshot, item, outcome)


def _group(snapshot: Snapshot, item: Item, outcome: Outcome | None) -> Draft:
    bodies = [standing_of(snapshot, b) for b in snapshot.bodies_of_layer("network")]
    fresh = all(s.absence == "gap" for s in bodies if s.seats)
    gap = item.certainty is Certainty.ABSENT and fresh
    now, of = (int(outcome.numerator or 0), int(outcome.denominator or 0)) if outcome is not None else (0, 6)
    volunteers = item.subjects[0] == "G5"
    known = perhaps(snapshot, (snapshot.model.code("ActorType", t) for t in _VOLUNTEERS)) if volunteers else ()
    return Draft(
        subjects=(item.subjects[0],),
        certainty="gap" if gap else "question",
        title=_group_title(item, known, gap=gap),
        reason=_WHY_VOLUNTEERS if volunteers else _WHY_GROUP,
        effect=Text(
            de=f"Beteiligte Zielgruppen: {now} → {now + 1} von {of}.",
            en=f"Target groups taking part: {now} → {now + 1} of {of}.",
        ),
        takes=Text(
            de="Klären, ob die Gruppe mitwirkt, und es eintragen; sonst einen Platz in einem Gremium anbieten.",
            en="Clear whether the group takes part, and record it; else offer a place in a body.",
        ),
        norms=(item.subjects[0], *(("MS7", "QR7-3") if volunteers else ())),
        evidence=evidence_from(snapshot, (s.body for s in bodies), _BODY),
        weights=_group_weights(volunteers=volunteers),
    )


_VOLUNTEERS = (ActorType.EHRKO, ActorType.EHR)


def _group_title(item: Item, known: Sequence[str], *, gap: bool) -> Text:
    if known and not gap:
        names = listed(known, 2)
        return Text(
            de=f"Erfasst, aber in den Netzwerkgremien nicht zu erkennen: {item.label.de} ({names.de})",
            en=f"Recorded, but not to be seen in the network bodies: {item.label.en} ({names.en})",
        )
    return Text(
        de=f"In den Netzwerkgremien {'nicht vertreten' if gap else 'nicht zu erkennen'}: {item.label.de}",
        en=f"{'Not represented' if gap else 'Not to be seen'} in the network bodies: {item.label.en}",
    )


def _group_weights(*, volunteers: bool) -> tuple[Weight, ...]:
    return (FAMILIES,) if volunteers else ()


_WHY_GROUP = Text(
    de="Das NZFH nennt sechs Zielgruppen, die an der Qualitätsentwicklung mitwirken sollen.",
    en="The NZFH names six target groups that should take part in quality development.",
)
_WHY_VOLUNTEERS = Text(
    de="Das Gesetz nennt bei Frühen Hilfen auch ehrenamtliche Strukturen (§ 3 Abs. 4 KKG), das NZFH zählt Freiwillige "
    "und "
    "ihre Koordination zu sechs Zielgruppen. Wo niemand ehrenamtlich arbeitet, genügt der Vermerk.",
    en="The law names volunteer structures in early help (§ 3 (4) KKG), the NZFH counts volunteers and their "
    "coordination "
    "among six target groups. Where nobody volunteers, a note to that effect is enough.",
)
