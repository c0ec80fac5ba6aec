"""What reached the political bodies: mandate, papers, depth (domain 12.2: B1, B2, B4, B5; § 71 Abs. 3, 4 SGB VIII).

Public council data are never complete (domain 10 no. 8), so everything here is a question: "no consultation recorded".
Only where a source has all papers of the committee in the time concerned, and says so, it is a gap.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.answers.on_fields import FIELDS_TOGETHER
from graph.answers.on_papers import DEPTH, PAST_COMMITTEE
from graph.as_of import RECENT_MONTHS, TERM_MONTHS, months_later
from graph.district.consultations import Consulted, consultations, in_committee, since_then
from graph.district.mandates import likely_mandate, standing_mandates
from graph.district.outcome import Outcome
from graph.district.papers import consulted_papers
from graph.district.papers_complete import complete_papers
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Proof, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BOTH_SYSTEMS, COMMITTEE, one_occasion
from graph.findings.parts.starters import BOTH_OFFICES, OFFICE_HEAD, STEERING
from graph.records import Entity
from graph.records.claims import Presence
from graph.wording import inner, listed, sentences, several, spelled
from ontology import Text, say
from ontology.names import BodyKind, Prop, TopicRelation
from ontology.values import earliest, latest

BEFORE_MONTHS, AFTER_MONTHS = 12, 6
"""Within these months of its other consultations a paper may still have been in the committee."""
CONSULTED = Text(de="erfasste Beratung", en="recorded consultation")


def known_consultations(snapshot: Snapshot) -> list[Consulted]:
    """Consultations that hold and are dated, oldest first."""
    return [c for c in consultations(snapshot) if c.date and c.certainty.holds]


# -- a paper that passed the committee by -------------------------------------------------------------------------


@rule(
    asks=Text(
        de="Ging eine Vorlage am Jugendhilfeausschuss vorbei?", en="Did a paper pass the youth welfare committee by?"
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-5", "QR5-3", "J71-05", "J71-07"),
    starts=OFFICE_HEAD,
    indicators=("B5", "B2"),
    answers=PAST_COMMITTEE,
)
def paper_past_committee(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B5, § 71 Abs. 3 SGB VIII: a paper was consulted elsewhere, never in the youth welfare committee.

    A question, for council data are never complete; a gap only where a source denies that consultation itself, or has
    all consultations of the committee from a year before to half a year after the paper was consulted. A paper older
    than a term is let be, unless it is a mandate that stands; what may be the mandate `mandate_unclear` asks.
    """
    since = months_later(snapshot.on, -TERM_MONTHS)
    standing, asked = snapshot.derived(standing_mandates), _asked_as_mandate(snapshot, outcomes)
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    heard: dict[str, list[Consulted]] = {}
    for row in consultations(snapshot):
        if in_committee(row):
            heard.setdefault(row.paper.id, []).append(row)
    papers: dict[str, list[Consulted]] = {}
    for row in known_consultations(snapshot):
        papers.setdefault(row.paper.id, []).append(row)
    for id, rows in papers.items():
        # A consultation whose date or topic is open may be the very one that seems to be lacking.
        if any(r.relation.presence is Presence.PRESENT for r in heard.get(id, ())):
            continue
        if committees and id != asked and (id in standing or earliest(rows[-1].date) >= since):
            yield _past_committee(snapshot, rows, committees[0], heard.get(id, ()))


def _asked_as_mandate(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> str | None:
    """The paper that is asked about as the mandate; that question says whether the committee was heard."""
    likely = snapshot.derived(likely_mandate) if outcomes["B1"].value is None else None
    return likely.row.paper.id if likely is not None else None


def _past_committee(
    snapshot: Snapshot, rows: Sequence[Consulted], committee: Entity, heard: Sequence[Consulted]
) -> Draft:
    paper, bodies = rows[0].paper, list({r.body.id: r.body for r in rows}.values())
    names, last = [inner(b.name) for b in bodies], spelled(rows[-1].date)
    where = listed([f"„{n}“" for n in names]).de, listed([f"“{n}”" for n in names]).en
    number = paper.value(Prop.REFERENCE)
    name, reference = inner(paper.name), f" ({number})" if number and number != paper.name else ""
    health = any(b.value(Prop.KIND) == BodyKind.GESA for b in bodies)
    core = paper.value(Prop.TOPIC_RELATION) == TopicRelation.CORE
    certainty, state = _heard(heard, _checked(committee, rows))
    return Draft(
        subjects=(paper.id, committee.id),
        certainty=certainty,
        title=say(
            "Vorlage „{name}“{reference}: beraten in {where}, {state}",
            "Paper “{name}”{reference}: consulted in {where}; {state}",
            name=name,
            reference=reference,
            state=state,
            where=Text(de=where[0], en=where[1]),
        ),
        reason=sentences(
            _WHY_COMMITTEE,
            _heard_before(bodies) if core else None,
            None if core else _TOUCHES,
            _topic_since(snapshot, rows[-1].date),
            since_then(snapshot),
        ),
        effect=_joins_fields(bodies, last),
        takes=Text(
            de="Prüfen, ob die Vorlage dort unter anderer Nummer behandelt wurde; sonst einen kurzen Bericht zum "
            "Stand für die nächste Sitzung anmelden.",
            en="Check whether the committee treated it under another number; else announce a short report for its "
            "next meeting.",
        ),
        norms=("QR5-5", "QR5-3", *_law(bodies, core=core)),
        evidence=(
            *evidence_from(snapshot, (r.relation for r in rows), CONSULTED),
            *evidence_from(snapshot, (r.relation for r in heard), _ON_THIS),
        ),
        weights=(COMMITTEE, *_occasion(snapshot, rows[-1]), *([BOTH_SYSTEMS] if health else [])),
    )


def _occasion(snapshot: Snapshot, last: Consulted) -> tuple[Weight, ...]:
    """A paper is a single occasion that fades; a mandate that stands is none."""
    stands = last.paper.id in snapshot.derived(standing_mandates)
    return () if stands else one_occasion(latest(last.date), snapshot.on)


_ON_THIS = Text(de="Angabe zum Jugendhilfeausschuss", en="statement on the youth welfare committee")


def _checked(committee: Entity, rows: Sequence[Consulted]) -> Text | None:
    """The period in which all consultations of the committee are recorded, if the paper can only have come in it."""
    period = complete_papers(committee)
    first, last = (
        months_later(earliest(rows[0].date), -BEFORE_MONTHS),
        months_later(latest(rows[-1].date), AFTER_MONTHS),
    )
    return period.told if period is not None and period.covers(first, last) else None


def _heard(said: Sequence[Consulted], checked: Text | None) -> tuple[Proof, Text]:
    """How sure it is that the committee did not treat the paper, from what sources say of that."""
    if not said and checked is not None:
        return "gap", say(
            "nicht im Jugendhilfeausschuss ({checked})",
            "not in the youth welfare committee ({checked})",
            checked=checked,
        )
    if not said:
        return "question", Text(
            de="im Jugendhilfeausschuss ist keine Beratung erfasst",
            en="no consultation in the youth welfare committee is recorded",
        )
    if all(row.relation.presence is Presence.ABSENT for row in said):
        return "gap", Text(
            de="nach Angabe der Quelle nicht im Jugendhilfeausschuss",
            en="not in the youth welfare committee, says the source",
        )
    return "question", Text(
        de="noch zu klären, ob auch im Jugendhilfeausschuss",
        en="still to be cleared whether in the youth welfare committee, too",
    )


def _topic_since(snapshot: Snapshot, day: str) -> Text | None:
    """That the committee has dealt with early help since: what was missed then may be made up for."""
    later = [r for r in known_consultations(snapshot) if in_committee(r) and earliest(r.date) > latest(day)]
    if not later:
        return None
    paper = later[-1].paper
    return say(
        "Seither waren Frühe Hilfen dort Thema: {day}, Vorlage {paper}.",
        "Since then early help was a topic there: {day}, paper {paper}.",
        day=spelled(later[-1].date),
        paper=paper.value(Prop.REFERENCE) or inner(paper.name),
    )


_TOUCHES = Text(
    de="Ob diese Vorlage Fragen der Jugendhilfe berührt, ist vor Ort zu entscheiden.",
    en="Whether this paper touches matters of youth welfare is to be decided locally.",
)
_WHY_COMMITTEE = Text(
    de="Der Jugendhilfeausschuss befasst sich mit allen Angelegenheiten der Jugendhilfe (§ 71 Abs. 3 SGB VIII). Nach "
    "dem Qualitätsrahmen sind die Planungen im Jugendhilfe-, Gesundheits- und Sozialausschuss aufeinander abgestimmt.",
    en="The youth welfare committee deals with all matters of youth welfare (§ 71 (3) SGB VIII). Under the "
    "Qualitätsrahmen the youth, health and social committees plan together.",
)


def _law(bodies: Sequence[Entity], *, core: bool) -> tuple[str, ...]:
    """The lines of § 71 SGB VIII: what touches youth welfare only in part gives the committee no sure claim."""
    if not core:
        return ()
    return ("J71-05", "J71-07") if any(b.value(Prop.KIND) in COUNCILS for b in bodies) else ("J71-05",)


def _heard_before(bodies: Sequence[Entity]) -> Text | None:
    if not any(b.value(Prop.KIND) in COUNCILS for b in bodies):
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
    moved = say(
        "Gremien mit dieser Vorlage: {now} → {now_2} (zuletzt {last}).",
        "Bodies with this paper: {now} → {now_2} (last on {last}).",
        now=now,
        now_2=now + 1,
        last=last,
    )
    return sentences(moved, pattern if all_three else None)


# -- depth --------------------------------------------------------------------------------------------------------


_BINDS_NOBODY = Text(
    de="Nach dem Qualitätsrahmen kommt Handlungsbedarf in den Entscheidungsstrukturen an. Eine Kenntnisnahme bindet "
    "niemanden.",
    en="Under the Qualitätsrahmen need for action reaches the structures that decide. Taking note binds nobody.",
)


@rule(
    asks=Text(
        de="Hat die Politik in 24 Monaten mehr getan, als Kenntnis zu nehmen?",
        en="Have political bodies done more than take note in 24 months?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-4",),
    starts=STEERING,
    indicators=("B4",),
    answers=DEPTH,
)
def only_noted(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B4: within 24 months nothing deeper than taking note is recorded, though there were consultations."""
    if outcomes["B4"].value != 1.0:
        return
    since = months_later(snapshot.on, -RECENT_MONTHS)
    rows = [r for r in known_consultations(snapshot) if earliest(r.date) >= since]
    many = several(len(rows), "Beratung", "Beratungen")
    yield Draft(
        subjects=("B4",),
        title=say(
            "In den letzten 24 Monaten ist zu Frühen Hilfen nur Kenntnisnahme erfasst, kein Beschluss ({many})",
            "In the last 24 months early help was, as far as recorded, only taken note of, without a decision ({many})",
            many=Text(de=many, en=several(len(rows), "consultation", "consultations")),
        ),
        reason=sentences(_BINDS_NOBODY, since_then(snapshot)),
        effect=Text(
            de="Tiefe der Behandlung: Kenntnisnahme (1) → Beschluss eines Ausschusses (3) auf einer Skala bis 5.",
            en="Depth of treatment: taken note of (1) → decision of a committee (3) on a scale up to 5.",
        ),
        takes=Text(
            de="Prüfen, ob Beschlüsse fehlen, und sie nachtragen; sonst den nächsten Bericht mit einem "
            "Beschlussvorschlag verbinden, etwa einem Auftrag oder regelmäßiger Berichterstattung.",
            en="Check whether decisions are missing and record them; else join a proposal for decision to the next "
            "report, such as a mandate or regular reporting.",
        ),
        evidence=evidence_from(snapshot, (r.relation for r in rows), CONSULTED),
    )


@rule(
    asks=Text(
        de="Beraten Ausschüsse verschiedener Fachgebiete dieselbe Vorlage?",
        en="Do committees of different fields consult the same paper?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-5",),
    starts=BOTH_OFFICES,
    indicators=("B5",),
    answers=FIELDS_TOGETHER,
)
def committees_apart(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B5: no recorded paper was consulted in committees of two fields."""
    papers = snapshot.derived(consulted_papers)
    if outcomes["B5"].value != 0.0 or len(papers) < 2 or any(paper.crosses is None for paper in papers):
        return
    rows = known_consultations(snapshot)
    # With no committee of health or social affairs on record nobody has looked there: then it is about the data.
    looked = bool(snapshot.bodies_of_kind(BodyKind.GESA, BodyKind.SOZA))
    yield Draft(
        kind=Kind.ANCHORING_GAP if looked else Kind.DATA_QUESTION,
        subjects=("B5",),
        title=say(
            "Zu {papers_count} {papers_count:Vorlage|Vorlagen} zu Frühen Hilfen sind Beratungen erfasst, "
            "{papers_count:nicht|bei keiner} in Ausschüssen verschiedener Fachgebiete",
            "For {papers_count} papers on early help consultations are recorded, for none of them in committees of "
            "different fields",
            papers_count=len(papers),
        ),
        reason=Text(
            de="Nach dem Qualitätsrahmen sind die Planungen im Jugendhilfe-, Gesundheits- und Sozialausschuss "
            "aufeinander abgestimmt.",
            en="Under the Qualitätsrahmen the youth, health and social committees plan together.",
        ),
        effect=say(
            "Vorlagen mit gemeinsamer Beratung: 0 → 1 von {papers_count}.",
            "Papers consulted jointly: 0 → 1 of {papers_count}.",
            papers_count=len(papers),
        ),
        takes=Text(
            de="Prüfen, ob Beratungen fehlen, und sie nachtragen; sonst die nächste Vorlage auch dem Gesundheits- und "
            "dem Sozialausschuss vorlegen.",
            en="Check whether consultations are missing and record them; else submit the next paper to the health and "
            "the social committee, too.",
        ),
        evidence=evidence_from(snapshot, (r.relation for r in rows[-4:]), CONSULTED),
        weights=(BOTH_SYSTEMS,),
    )
