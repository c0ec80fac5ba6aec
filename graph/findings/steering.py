"""Whether a body steers the network, and how it is made up: systems, carriers, levels (domain 12: B8, C7, C11, C13)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_codes import LEVELS_OF_SEATS
from graph.answers.on_seats import SYSTEM_IN_BODY
from graph.answers.on_steering import CARRIERS, LEADERS_SIT, STEERING_BODY
from graph.district.carriers import carrier_concentration
from graph.district.indirect import running
from graph.district.leadership import Leadership
from graph.district.outcome import Outcome
from graph.district.seats import STEERING_KINDS, is_body, seat_rows, steering_bodies
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.asking import COMPLETE_THE_LIST
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BOTH_SYSTEMS, WHOLE
from graph.findings.parts.standing import Standing, as_far_as_listed, old, speaks_for, standing_of, still_asked
from graph.findings.parts.starters import BOTH_OFFICES, STEERING
from graph.wording import inner, listed, sentences, several
from ontology import Text, say
from ontology.names import BodyLayer, Level, Prop, SectorSystem

FEW_KNOWN = 0.5
"""Below this share of members with a level, levels are asked for and nothing is concluded from them."""
FEWEST_SEATS = 3
_SEATS = Text(de="Gremium der Steuerung", en="steering body")


def _steering(snapshot: Snapshot) -> list[Standing]:
    bodies = snapshot.bodies_of_kind(*STEERING_KINDS)
    return [s for b in bodies if (s := standing_of(snapshot, b)).seats]


@rule(
    asks=Text(de="Welches Gremium steuert das Netzwerk?", en="Which body steers the network?"),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-4",),
    answers=STEERING_BODY,
)
def steering_unrecorded(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B8, QR3-4: network bodies are recorded, and none of them steers; what is expressly denied, another rule says."""
    del outcomes
    bodies = snapshot.bodies_of_layer(BodyLayer.NETWORK)
    if steering_bodies(snapshot) or not bodies:
        return
    names = listed([b.name for b in bodies])
    yield Draft(
        subjects=("B8",),
        title=Text(
            de="Welches Gremium steuert das Netzwerk? Eine Steuerungsgruppe oder ein Lenkungskreis ist nicht erfasst",
            en="Which body steers the network? No steering group is recorded",
        ),
        reason=Text(
            de="Nach dem Qualitätsrahmen liegt die Steuerung bei der Netzwerkkoordination zusammen mit einem Gremium.",
            en="Under the Qualitätsrahmen steering lies with the network coordination together with a body.",
        ),
        effect=Text(
            de="Dann zeigt sich, ob das Gremium tagt und Leitungen aus Jugendhilfe und Gesundheitswesen darin sitzen.",
            en="Then it shows whether the body meets, and has leaders of youth welfare and of health care.",
        ),
        takes=say(
            "Das Gremium mit der Art Steuerungsgruppe oder Lenkungskreis eintragen. Erfasst sind: {names}.",
            "Record the body with the kind steering group. Recorded are: {names}.",
            names=names,
        ),
        evidence=evidence_from(snapshot, bodies, Text(de="erfasstes Netzwerkgremium", en="recorded network body")),
    )


@rule(
    asks=Text(
        de="Sitzen Jugendhilfe und Gesundheitswesen beide in der Steuerung?",
        en="Do youth welfare and health care both sit in steering?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR3-4", "QR1-1"),
    starts=BOTH_OFFICES,
    indicators=("C13",),
    answers=SYSTEM_IN_BODY,
)
def system_without_seat(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C13: no seat of health, or none of youth welfare, in a steering body."""
    del outcomes
    for found in _steering(snapshot):
        for system, label in _SYSTEMS.items():
            if not any(speaks_for(snapshot, seat, system) for seat in found.seats):
                yield _no_seat(snapshot, found, system, label)


_SYSTEMS: Mapping[str, Text] = {
    SectorSystem.G: Text(de="dem Gesundheitswesen", en="health care"),
    SectorSystem.K: Text(de="der Jugendhilfe", en="youth welfare"),
}


_CORE = Text(
    de="Kinder- und Jugendhilfe und Gesundheitswesen sind die Kernbereiche der Frühen Hilfen; gesteuert wird "
    "gemeinsam.",
    en="Youth welfare and health care are the core of early help; they steer together.",
)
_TAKES_SEAT: Mapping[str, Text] = {
    SectorSystem.G: Text(
        de="Einen Sitz anbieten, zum Beispiel dem Gesundheitsamt oder einer Berufsvertretung.",
        en="Offer a seat, for example to the public health office or a professional association.",
    ),
    SectorSystem.K: Text(
        de="Festlegen, wer das Jugendamt dort vertritt, oder einem freien Träger einen Sitz anbieten.",
        en="Settle who stands for the youth welfare office there, or offer a seat to a free carrier.",
    ),
}
_NAME_SOMEBODY = Text(
    de="Festlegen und eintragen, wer sie in der Steuerung vertritt.",
    en="Settle and record who stands for them in steering.",
)


def _runs(snapshot: Snapshot, actors: list[str]) -> Text | None:
    """Whoever runs the network is there without a seat."""
    if not actors:
        return None
    names = listed([snapshot.name(id) for id in actors])
    return say(
        "Das Netzwerk organisiert, ohne dort erfassten Sitz: {names}.",
        "The network is run, without a seat recorded there, by: {names}.",
        names=names,
    )


def _no_seat(snapshot: Snapshot, found: Standing, system: str, label: Text) -> Draft:
    limited = as_far_as_listed(found)
    unsorted = any(snapshot.sector(m) is None for m in found.members)
    runs = [id for id in sorted(snapshot.derived(running)) if snapshot.in_system(id, system)]
    stated = say(
        "In „{body}“ sitzt {limited}niemand aus {label}",
        "Nobody from {label} sits {limited}in “{body}”",
        body=inner(found.body.name),
        limited=limited,
        label=label,
    )
    return Draft(
        subjects=(found.body.id, system),
        certainty="question" if unsorted else found.absence,
        title=still_asked(found, stated),
        reason=sentences(_CORE, _runs(snapshot, runs)),
        effect=say("Sitze aus {label}: 0 → 1.", "Seats from {label}: 0 → 1.", label=label),
        takes=_TAKES_SEAT[system] if not runs else _NAME_SOMEBODY,
        evidence=evidence_from(snapshot, (found.body,), _SEATS),
        weights=(BOTH_SYSTEMS, *old(found)),
    )


@rule(
    asks=Text(de="Liegt die Steuerung bei einem einzigen Träger?", en="Does steering lie with one single carrier?"),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR3-4",),
    starts=STEERING,
    indicators=("C11",),
    answers=CARRIERS,
)
def one_carrier(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C11: all recorded seats of a steering body lie with one carrier."""
    del outcomes
    on_carriers = snapshot.derived(carrier_concentration)
    for found in _steering(snapshot):
        if on_carriers.get(found.body.id) == 1.0 and len(found.seats) >= FEWEST_SEATS:
            yield _one_carrier(snapshot, found)


def _one_carrier(snapshot: Snapshot, found: Standing) -> Draft:
    limited = as_far_as_listed(found)
    stated = say(
        "In „{body}“ liegen {limited}alle Sitze bei einem Träger",
        "In “{body}” all seats {limited}lie with one carrier",
        body=inner(found.body.name),
        limited=limited,
    )
    return Draft(
        subjects=(found.body.id,),
        certainty=found.absence,
        title=still_asked(found, stated),
        reason=Text(
            de="Öffentliche Jugendhilfe arbeitet mit freien Trägern zusammen und beteiligt sie früh an der Planung (§ "
            "80 Abs. 4 SGB VIII). Die Strategie trägt ein gemeinsames Gremium.",
            en="Public youth welfare works with free carriers and involves them early in planning (§ 80 (4) SGB "
            "VIII). A joint body carries the strategy.",
        ),
        effect=Text(de="Träger in der Steuerung: 1 → 2.", en="Carriers in steering: 1 → 2."),
        takes=Text(
            de="Einen freien Träger oder eine Stelle des Gesundheitswesens in die Steuerung einladen.",
            en="Invite a free carrier or a health care organization into steering.",
        ),
        evidence=evidence_from(snapshot, (found.body,), _SEATS),
        weights=old(found),
    )


@rule(
    asks=Text(
        de="Sitzen Leitungen mit Planungsverantwortung in der Steuerung?",
        en="Do leaders responsible for planning sit in steering?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("G3", "QR3-4"),
    starts=STEERING,
    indicators=("C7",),
    answers=LEADERS_SIT,
)
def without_leadership(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C7: nobody of the strategic level in a complete steering body."""
    if outcomes["C7"].value is None:
        return
    leadership = snapshot.derived(Leadership)
    for found in _steering(snapshot):
        if leadership.strategic(found.body) == 0:
            yield _no_leaders(snapshot, found)


def _no_leaders(snapshot: Snapshot, found: Standing) -> Draft:
    level = snapshot.model.code("Level", Level.STRAT).label
    stated = say(
        "In „{body}“ sitzt niemand von: {level}",
        "Nobody sits in “{body}” of: {level}",
        body=inner(found.body.name),
        level=level,
    )
    return Draft(
        subjects=(found.body.id,),
        certainty=found.absence,
        title=still_asked(found, stated),
        reason=Text(
            de="Leitungen mit Planungsverantwortung sind eine der sechs Zielgruppen; sie berichten in den politischen "
            "Gremien.",
            en="Leaders responsible for planning are one of the six target groups; they report in political bodies.",
        ),
        effect=Text(
            de="Beschlüsse der Steuerung hätten jemanden, der sie in Verwaltung und Politik vertritt.",
            en="Decisions of the steering body would have somebody to stand for them in administration and politics.",
        ),
        takes=Text(
            de="Vereinbaren, wer von Amtsleitung oder Dezernat mitwirkt, wenigstens in einer Sitzung im Jahr.",
            en="Agree who of the heads of office or directorate takes part, at least in one meeting a year.",
        ),
        evidence=evidence_from(snapshot, (found.body,), _SEATS),
        weights=(WHOLE, *old(found)),
    )


@rule(
    asks=Text(
        de="Ist bekannt, auf welcher Ebene die Mitglieder der Netzwerkgremien arbeiten?",
        en="Is it known on which level the members of the network bodies work?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=("G2", "G3", "G4"),
    answers=LEVELS_OF_SEATS,
)
def level_unknown(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C7, C8: for too few seats the level is recorded to say whether leaders and professionals take part."""
    outcome = outcomes["C7"]
    known = int(outcome.denominator or 0)
    if not outcome.n or known >= FEW_KNOWN * outcome.n:
        return
    names = listed([s.body.name for s in _steering(snapshot)])
    first = say(" Zuerst: {names}.", " First: {names}.", names=names) if names.de else Text(de="", en="")
    yield Draft(
        subjects=(Prop.LEVEL,),
        title=say(
            "Wer leitet in den Netzwerkgremien, wer koordiniert? Die Ebene ist erfasst bei {known} von {seats}",
            "Who leads, who coordinates in the network bodies? The level is recorded for {known} of {seats}",
            known=known,
            seats=Text(de=several(outcome.n, "Sitz", "Sitzen"), en=several(outcome.n, "seat", "seats")),
        ),
        reason=sentences(_WHY_LEVEL, _NO_BODIES if _bodies_sit(snapshot) else None),
        effect=Text(
            de="Dann zeigen sich drei der sechs Zielgruppen (Fachkräfte, Leitungen in Verwaltung und Einrichtungen).",
            en="Then three of the six target groups show (professionals, leaders in administration and services).",
        ),
        takes=say(
            "Je Sitz eine Ebene eintragen: Leitung, Koordination oder Fachkraft.{first}",
            "Enter a level for each seat: leadership, coordination or professional.{first}",
            first=first,
        ),
        matter=COMPLETE_THE_LIST,
        brief=say(
            "die Ebene von {open_}",
            "the level of {open_}",
            open_=Text(de=several(outcome.n - known, "Sitz", "Sitzen"), en=several(outcome.n - known, "seat", "seats")),
        ),
    )


_WHY_LEVEL = Text(
    de="Ohne die Ebene lässt sich nicht sagen, ob Leitungen und Fachkräfte mitwirken.",
    en="Without the level nothing can be said on whether leaders and professionals take part.",
)
_NO_BODIES = Text(
    de="Gremien, die selbst Mitglied sind, zählen dabei nicht mit.", en="Bodies that are members do not count here."
)


def _bodies_sit(snapshot: Snapshot) -> bool:
    """Whether a body is a member of a network body."""
    rows = seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK))
    return any(is_body(snapshot, row.actor) for row in rows)
