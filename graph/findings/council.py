"""What reached the political bodies: papers, rhythm, depth (domain 12.2: B2, B4, B5; § 71 Abs. 3 SGB VIII).

Public council data are never complete (domain 10 no. 8), so everything here is a question: "no consultation recorded".
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from graph.as_of import months_later
from graph.findings import Finding, Kind, Weight, evidence_from, rule
from graph.findings.weights import BOTH_SYSTEMS, COMMITTEE, LONG_AGO, ONE_OCCASION
from graph.findings.wording import BOTH_OFFICES, COORDINATION, OFFICE_HEAD, STEERING, inner, listed, spelled
from graph.indicators import Outcome
from graph.indicators.consultations import Consulted, consultations
from graph.indicators.phrases import several
from graph.indicators.wording import sentences
from graph.records import Entity
from graph.snapshot import Snapshot
from ontology import Text
from ontology.names import BodyKind, Prop, TopicRelation
from ontology.values import earliest, latest

PAPER_MONTHS, RHYTHM_MONTHS, LONG_MONTHS = 60, 12, 24
"""How far back a paper is worth raising (one legislative term), and the rhythm of domain 12.2, B3."""
_COUNCILS = (BodyKind.PARL_K, BodyKind.PARL_S, BodyKind.PARL_B)
_CONSULTED = Text(de="erfasste Beratung", en="recorded consultation")


def _known(snapshot: Snapshot) -> list[Consulted]:
    """Consultations that hold and are dated, oldest first."""
    return [c for c in consultations(snapshot) if c.date and c.certainty.holds]


def _in_committee(row: Consulted) -> bool:
    return row.body.value(Prop.KIND) in (BodyKind.JHA, BodyKind.UAJHP)


# -- a paper that passed the committee by -------------------------------------------------------------------------


@rule
def paper_past_committee(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    """B5, § 71 Abs. 3 SGB VIII: a paper was consulted elsewhere, never in the youth welfare committee."""
    del outcomes
    since = months_later(snapshot.on, -PAPER_MONTHS)
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    # A consultation whose date or topic is open may be the very one that seems to be lacking.
    maybe = {c.paper.id for c in consultations(snapshot) if _in_committee(c)}
    papers: dict[str, list[Consulted]] = {}
    for row in _known(snapshot):
        papers.setdefault(row.paper.id, []).append(row)
    for id, rows in papers.items():
        if committees and id not in maybe and earliest(rows[-1].date) >= since:
            yield _past_committee(snapshot, rows, committees[0])


def _past_committee(snapshot: Snapshot, rows: Sequence[Consulted], committee: Entity) -> Finding:
    paper, bodies = rows[0].paper, list({r.body.id: r.body for r in rows}.values())
    names, last = [inner(b.name) for b in bodies], spelled(rows[-1].date)
    where = listed([f"„{n}“" for n in names]).de, listed([f"“{n}”" for n in names]).en
    number = paper.value(Prop.REFERENCE)
    name, reference = inner(paper.name), f" ({number})" if number and number != paper.name else ""
    health = any(b.value(Prop.KIND) == BodyKind.GESA for b in bodies)
    core = paper.value(Prop.TOPIC_RELATION) == TopicRelation.CORE
    return Finding(
        kind=Kind.ANCHORING_GAP,
        rule="paper_past_committee",
        district=snapshot.key,
        subjects=(paper.id, committee.id),
        certainty="question",
        title=Text(
            de=f"Vorlage „{name}“{reference}: beraten in {where[0]}, im Jugendhilfeausschuss ist keine Beratung "
            "erfasst",
            en=f"Paper “{name}”{reference}: consulted in {where[1]}; no consultation in the youth welfare committee is "
            "recorded",
        ),
        reason=sentences(_WHY_COMMITTEE, _heard_before(bodies), None if core else _TOUCHES),
        effect=_joins_fields(bodies, last),
        takes=Text(
            de="Prüfen, ob die Vorlage dort unter anderer Nummer behandelt wurde; sonst einen kurzen Bericht zum Stand "
            "für die nächste Sitzung anmelden.",
            en="Check whether the committee treated it under another number; else announce a short report for its next "
            "meeting.",
        ),
        starts=OFFICE_HEAD,
        norms=("QR5-5", "QR5-3"),
        evidence=tuple(evidence_from(snapshot, (r.relation for r in rows), _CONSULTED)),
        indicators=("B5", "B2"),
        weights=(COMMITTEE, ONE_OCCASION, *([BOTH_SYSTEMS] if health else [])),
    )


_TOUCHES = Text(
    de="Ob diese Vorlage Fragen der Jugendhilfe berührt, ist vor Ort zu entscheiden.",
    en="Whether this paper touches matters of youth welfare is to be decided locally.",
)
_WHY_COMMITTEE = Text(
    de="Der Jugendhilfeausschuss befasst sich mit allen Angelegenheiten der Jugendhilfe (§ 71 Abs. 3 SGB VIII). "
    "Nach dem Qualitätsrahmen sind die Planungen im Jugendhilfe-, Gesundheits- und Sozialausschuss aufeinander "
    "abgestimmt.",
    en="The youth welfare committee deals with all matters of youth welfare (§ 71 (3) SGB VIII). Under the "
    "Qualitätsrahmen the youth, health and social committees plan together.",
)


def _heard_before(bodies: Sequence[Entity]) -> Text | None:
    if not any(b.value(Prop.KIND) in _COUNCILS for b in bodies):
        return None
    return Text(
        de="Vor Beschlüssen der Vertretungskörperschaft in Fragen der Jugendhilfe soll er gehört werden (§ 71 Abs. 4 "
        "SGB VIII).",
        en="It should be heard before the council decides in matters of youth welfare (§ 71 (4) SGB VIII).",
    )


def _joins_fields(bodies: Sequence[Entity], last: Text) -> Text:
    now = len(bodies)
    kinds = {b.value(Prop.KIND) for b in bodies}
    all_three = {BodyKind.GESA, BodyKind.SOZA} <= kinds
    pattern = Text(
        de="Damit wäre sie in den Ausschüssen für Jugend, Gesundheit und Soziales beraten.",
        en="It would then have been consulted in the committees for youth, health and social affairs.",
    )
    moved = Text(
        de=f"Gremien mit dieser Vorlage: {now} → {now + 1} (zuletzt {last.de}).",
        en=f"Bodies with this paper: {now} → {now + 1} (last on {last.en}).",
    )
    return sentences(moved, pattern if all_three else None)


# -- rhythm in the committee --------------------------------------------------------------------------------------


@rule
def committee_rhythm(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    """B2, B3: the last recorded consultation in the youth welfare committee is more than 12 months ago."""
    rows = _known(snapshot)
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    if not rows or not committees:
        return
    there = [r for r in rows if _in_committee(r)]
    months = _months_between(latest(there[-1].date), snapshot.on) if there else None
    if months is None or months >= RHYTHM_MONTHS:
        yield _rhythm(snapshot, committees[0], there, months, outcomes.get("B2"))


def _months_between(then: date, now: date) -> int:
    """Full months from one day to a later one."""
    months = (now.year - then.year) * 12 + now.month - then.month
    return months if months_later(then, months) <= now else months - 1


def _rhythm(
    snapshot: Snapshot, committee: Entity, there: Sequence[Consulted], months: int | None, presence: Outcome | None
) -> Finding:
    return Finding(
        kind=Kind.ANCHORING_GAP,
        rule="committee_rhythm",
        district=snapshot.key,
        subjects=(committee.id,),
        certainty="question",
        title=_rhythm_title(there, months),
        reason=Text(
            de="Nach dem Qualitätsrahmen sind Frühe Hilfen regelmäßig Thema in Rat oder Kreistag und in den "
            "Ausschüssen. Üblich ist ein Bericht im Jahr.",
            en="Under the Qualitätsrahmen early help is regularly a topic of the council and its committees. A report "
            "once a year is common practice.",
        ),
        effect=_rhythm_effect(months, presence),
        takes=Text(
            de="Prüfen, ob Beratungen fehlen, und sie nachtragen; sonst einen Jahresbericht für die nächste Sitzung "
            "anmelden und ein festes Datum im Jahr vereinbaren.",
            en="Check whether consultations are missing and record them; else announce a yearly report for the next "
            "meeting and agree on a fixed date in the year.",
        ),
        starts=COORDINATION,
        norms=("QR5-1",),
        evidence=tuple(evidence_from(snapshot, (r.relation for r in there[-3:]), _CONSULTED)),
        indicators=("B2",),
        weights=(COMMITTEE, *_how_long(months)),
    )


def _how_long(months: int | None) -> tuple[Weight, ...]:
    return (LONG_AGO,) if months is not None and months > LONG_MONTHS else ()


def _rhythm_title(there: Sequence[Consulted], months: int | None) -> Text:
    if months is None:
        return Text(
            de="Im Jugendhilfeausschuss ist noch keine Beratung zu Frühen Hilfen erfasst",
            en="No consultation on early help in the youth welfare committee is recorded yet",
        )
    day = spelled(there[-1].date)
    return Text(
        de=f"Im Jugendhilfeausschuss ist seit dem {day.de} keine Beratung zu Frühen Hilfen erfasst ({months} Monate)",
        en=f"No consultation on early help in the youth welfare committee is recorded since {day.en} ({months} months)",
    )


def _rhythm_effect(months: int | None, presence: Outcome | None) -> Text:
    since = None
    if months is not None:
        since = Text(
            de=f"Abstand zur letzten Beratung: {months} → 0 Monate.",
            en=f"Time since the last consultation: {months} → 0 months.",
        )
    reached = None
    recorded_now = presence is not None and presence.details.get("youth_committee")
    if presence is not None and presence.value is not None and not recorded_now:
        now = int(presence.value)
        reached = Text(
            de=f"Politische Gremien mit dem Thema in 24 Monaten: {now} → {now + 1}.",
            en=f"Political bodies with the topic in 24 months: {now} → {now + 1}.",
        )
    return sentences(since, reached)


# -- depth --------------------------------------------------------------------------------------------------------


@rule
def only_noted(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    """B4: within 24 months nothing deeper than taking note is recorded, though there were consultations."""
    outcome = outcomes.get("B4")
    if outcome is None or outcome.value != 1.0:
        return
    since = months_later(snapshot.on, -LONG_MONTHS)
    rows = [r for r in _known(snapshot) if earliest(r.date) >= since]
    many = several(len(rows), "Beratung", "Beratungen")
    yield Finding(
        kind=Kind.ANCHORING_GAP,
        rule="only_noted",
        district=snapshot.key,
        subjects=("B4",),
        certainty="question",
        title=Text(
            de=f"In den letzten 24 Monaten ist zu Frühen Hilfen nur Kenntnisnahme erfasst, kein Beschluss ({many})",
            en="In the last 24 months early help was, as far as recorded, only taken note of, without a decision",
        ),
        reason=Text(
            de="Nach dem Qualitätsrahmen kommt Handlungsbedarf in den Entscheidungsstrukturen an. Eine Kenntnisnahme "
            "bindet niemanden.",
            en="Under the Qualitätsrahmen need for action reaches the structures that decide. Taking note "
            "binds nobody.",
        ),
        effect=Text(
            de="Tiefe der Behandlung: Kenntnisnahme (1) → Beschluss eines Ausschusses (3) auf einer Skala bis 5.",
            en="Depth of treatment: taken note of (1) → decision of a committee (3) on a scale up to 5.",
        ),
        takes=Text(
            de="Den nächsten Bericht mit einem Beschlussvorschlag verbinden, etwa einem Auftrag oder regelmäßiger "
            "Berichterstattung.",
            en="Join a proposal for decision to the next report, such as a mandate or regular reporting.",
        ),
        starts=STEERING,
        norms=("QR5-4",),
        evidence=tuple(evidence_from(snapshot, (r.relation for r in rows), _CONSULTED)),
        indicators=("B4",),
    )


@rule
def committees_apart(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    """B5: no recorded paper was consulted in committees of two fields."""
    outcome = outcomes.get("B5")
    if outcome is None or outcome.value != 0.0 or outcome.n < 2 or (outcome.high or 0.0) > 0.0:
        return
    rows = _known(snapshot)
    yield Finding(
        kind=Kind.ANCHORING_GAP,
        rule="committees_apart",
        district=snapshot.key,
        subjects=("B5",),
        certainty="question",
        title=Text(
            de="Keine erfasste Vorlage zu Frühen Hilfen wurde in Ausschüssen verschiedener Fachgebiete beraten",
            en="No recorded paper on early help was consulted in committees of different fields",
        ),
        reason=Text(
            de="Nach dem Qualitätsrahmen sind die Planungen im Jugendhilfe-, Gesundheits- und Sozialausschuss "
            "aufeinander abgestimmt.",
            en="Under the Qualitätsrahmen the youth, health and social committees plan together.",
        ),
        effect=Text(
            de=f"Vorlagen mit gemeinsamer Beratung: 0 → 1 von {outcome.n}.",
            en=f"Papers consulted jointly: 0 → 1 of {outcome.n}.",
        ),
        takes=Text(
            de="Die nächste Vorlage auch dem Gesundheits- und dem Sozialausschuss vorlegen.",
            en="Submit the next paper to the health and the social committee, too.",
        ),
        starts=BOTH_OFFICES,
        norms=("QR5-5",),
        evidence=tuple(evidence_from(snapshot, (r.relation for r in rows[-4:]), _CONSULTED)),
        indicators=("B5",),
        weights=(BOTH_SYSTEMS,),
    )
