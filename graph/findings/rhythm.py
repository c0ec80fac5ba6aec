"""How regularly the youth welfare committee hears of early help, and of what it decided (domain 12.2: B2, B3, B11)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.answers.on_papers import REPORT, RHYTHM
from graph.as_of import RECENT_MONTHS, months_between, months_later
from graph.district.consultations import YOUTH_COMMITTEES, Consulted, consulted_later, in_committee
from graph.district.heard import heard_by
from graph.district.outcome import Outcome
from graph.district.papers_complete import complete_papers
from graph.district.planned_rows import only_planned
from graph.district.reports import report_loops
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.council import CONSULTED, known_consultations
from graph.findings.finding import Draft, Kind, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import COMMITTEE, LONG_AGO, ONE_OCCASION, OVERTAKEN
from graph.records import Entity
from graph.wording import inner, listed, sentences, spelled
from ontology import Text, say
from ontology.names import BodyKind, EntityType, Prop, RelationType, TopicRelation
from ontology.values import latest

FEWEST_DATED = 2
"""Dated consultations from which on a rhythm can be told."""
RHYTHM_MONTHS = 12
"""The rhythm of domain 12.2, B3."""
STILL_RECENT_MONTHS = 6
"""So old may a complete reading of the council's papers be for a gap; what has been consulted since is not known."""


@rule(
    asks=Text(
        de="Wie lange liegt die letzte Beratung im Jugendhilfeausschuss zurück?",
        en="How long ago was the last consultation in the youth welfare committee?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-1",),
    indicators=("B3", "B2"),
    answers=RHYTHM,
)
def committee_rhythm(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B2, B3: the last recorded consultation in the youth welfare committee is more than 12 months ago."""
    rows = known_consultations(snapshot)
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    if not committees or not (rows or complete_papers(committees[0])):
        return
    there = [r for r in rows if in_committee(r)]
    months = months_between(latest(there[-1].date), snapshot.on) if there else None
    if months is None or months >= RHYTHM_MONTHS:
        effect = _rhythm_effect(months, _reached(snapshot, outcomes["B2"]))
        yield replace(_rhythm(snapshot, committees[0], there, months), effect=effect)


@rule(
    asks=Text(
        de="Wurde zu einem Beschluss berichtet, der einen Bericht verlangt?",
        en="Has a resolution that demands a report been reported on?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-2",),
    indicators=("B11",),
    answers=REPORT,
)
def report_open(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B11, QR5-2: a resolution of more than 12 months ago demands a report, and none is recorded."""
    del outcomes
    border = months_later(snapshot.on, -RHYTHM_MONTHS)
    for loop in snapshot.derived(report_loops):
        resolution = loop.resolution
        decided = resolution.value(Prop.DATE)
        # A report of which it is open whether it came later may be the very one.
        if not loop.reports and decided and latest(decided) < border and snapshot.certainty[resolution.id].holds:
            yield _report_open(snapshot, resolution, decided)


def _report_open(snapshot: Snapshot, resolution: Entity, decided: str) -> Draft:
    day, months = spelled(decided), months_between(latest(decided), snapshot.on)
    return Draft(
        subjects=(resolution.id,),
        title=say(
            "Wurde berichtet? Zum Beschluss „{resolution}“ vom {day} ist kein Bericht erfasst ({months} "
            "{months:Monat|Monate})",
            "Has it been reported on? For the resolution “{resolution}” of {day} no report is recorded ({months} "
            "months)",
            resolution=inner(resolution.name),
            day=day,
            months=months,
        ),
        reason=Text(
            de="Der Beschluss verlangt einen Bericht. Nach dem Qualitätsrahmen wird regelmäßig über die Umsetzung von "
            "Beschlüssen zu Frühen Hilfen berichtet.",
            en="The resolution demands a report. Under the Qualitätsrahmen there are regular reports on how "
            "resolutions on early help are implemented.",
        ),
        effect=Text(
            de="Das Gremium erfährt, was aus seinem Beschluss geworden ist, und kann nachsteuern.",
            en="The body learns what has become of its resolution and can adjust.",
        ),
        takes=Text(
            de="Prüfen, welche Vorlage darüber berichtet, und sie nachtragen; sonst einen kurzen Bericht anmelden.",
            en="Check which paper reports on it and record it; else announce a short report.",
        ),
        evidence=evidence_from(snapshot, (resolution,), Text(de="Beschluss", en="resolution")),
        weights=(ONE_OCCASION,),
    )


def _unconsulted(snapshot: Snapshot, since: str) -> list[Entity]:
    """Papers on early help after a day of which no consultation is recorded: they may have been in the committee."""
    rows = snapshot.relations_of(RelationType.CONSULTATION)
    consulted = {d.relation.source for d in rows if d.relation.value(Prop.DATE)}
    papers = (p for p in snapshot.of_type(EntityType.PAPER) if p.owner == snapshot.key and p.id not in consulted)
    tabled = (p for p in papers if not only_planned(p))
    return [p for p in tabled if p.value(Prop.TOPIC_RELATION) != TopicRelation.RELATED and _after(p, since)]


def _after(paper: Entity, since: str) -> bool:
    dated = paper.value(Prop.DATE)
    return not since or not dated or latest(dated) > latest(since)


def _rhythm(snapshot: Snapshot, committee: Entity, there: Sequence[Consulted], months: int | None) -> Draft:
    """One dated consultation makes no rhythm, and a paper without one leaves it open: then it is about the data.

    Unless a source has all consultations of a year without any: then it is proven.
    """
    papers = _unconsulted(snapshot, there[-1].date if there else "")
    proven = _silent(snapshot, committee, latest(there[-1].date) if there else None)
    unsure = proven is None and (len(there) < FEWEST_DATED or bool(papers))
    return Draft(
        kind=Kind.DATA_QUESTION if unsure else Kind.ANCHORING_GAP,
        subjects=(committee.id,),
        certainty="gap" if proven is not None else "question",
        title=_overtaken(snapshot, _rhythm_title(there, months, asked=unsure)),
        reason=sentences(_REGULARLY, proven or _one_only(there), None if proven else _not_traced(papers)),
        effect=Text(de="", en=""),
        takes=Text(
            de="Prüfen, ob Beratungen fehlen, und sie nachtragen; sonst einen Jahresbericht für die nächste Sitzung "
            "anmelden und ein festes Datum im Jahr vereinbaren.",
            en="Check whether consultations are missing and record them; else announce a yearly report for the next "
            "meeting and agree on a fixed date in the year.",
        ),
        evidence=evidence_from(snapshot, (r.relation for r in there[-3:]), CONSULTED),
        weights=(COMMITTEE, *_how_long(months), *((OVERTAKEN,) if _heard_since(snapshot) else ())),
    )


def _silent(snapshot: Snapshot, committee: Entity, last: date | None) -> Text | None:
    """That a source has all consultations of a year or more without any, up to lately; None if none does."""
    period = complete_papers(committee)
    if period is None or months_between(period.until, snapshot.on) > STILL_RECENT_MONTHS:
        return None
    since = max(period.since, last) if last is not None else period.since
    if months_between(since, min(period.until, snapshot.on)) < RHYTHM_MONTHS:
        return None
    return say("Geprüft: {period}.", "Checked: {period}.", period=period.told)


def _heard_since(snapshot: Snapshot) -> bool:
    """Whether the committee has consulted on early help after the date."""
    kinds = (snapshot.entities[r.target].value(Prop.KIND) for r in snapshot.later)
    return any(kind in YOUTH_COMMITTEES for kind in kinds)


def _how_long(months: int | None) -> tuple[Weight, ...]:
    return (LONG_AGO,) if months is not None and months > RECENT_MONTHS else ()


_REGULARLY = Text(
    de="Nach dem Qualitätsrahmen sind Frühe Hilfen regelmäßig Thema in Rat oder Kreistag und in den Ausschüssen.",
    en="Under the Qualitätsrahmen early help is regularly a topic of the council and its committees.",
)


def _one_only(there: Sequence[Consulted]) -> Text | None:
    if len(there) != 1:
        return None
    return Text(
        de="Bisher ist dort nur eine Beratung mit Datum erfasst; einen Rhythmus zeigt sie nicht.",
        en="So far only one dated consultation there is recorded; it shows no rhythm.",
    )


def _not_traced(papers: Sequence[Entity]) -> Text | None:
    if not papers:
        return None
    names = listed([p.value(Prop.REFERENCE) or inner(p.name) for p in papers])
    return say(
        "Ohne erfassten Beratungstermin: {names}. Vielleicht war das Thema damit im Ausschuss.",
        "Without a recorded date of consultation: {names}. Perhaps the topic reached the committee with it.",
        names=names,
    )


def _overtaken(snapshot: Snapshot, title: Text) -> Text:
    """The title, and what has been consulted since the date: nobody takes it to a committee that has dealt with it."""
    later = consulted_later(snapshot)
    if later is None:
        return title
    return say("{title}; seither: {later}", "{title}; since then: {later}", title=title, later=later)


def _rhythm_title(there: Sequence[Consulted], months: int | None, *, asked: bool) -> Text:
    if months is None:
        return Text(
            de="Im Jugendhilfeausschuss ist noch keine Beratung zu Frühen Hilfen erfasst",
            en="No consultation on early help in the youth welfare committee is recorded yet",
        )
    day = spelled(there[-1].date)
    if asked:
        return say(
            "Gab es weitere Beratungen? Im Jugendhilfeausschuss ist seit dem {day} keine zu Frühen Hilfen erfasst "
            "({months} {months:Monat|Monate})",
            "Were there more consultations? In the youth welfare committee none on early help is recorded since {day} "
            "({months} months)",
            day=day,
            months=months,
        )
    return say(
        "Im Jugendhilfeausschuss ist seit dem {day} keine Beratung zu Frühen Hilfen erfasst ({months} "
        "{months:Monat|Monate})",
        "No consultation on early help in the youth welfare committee is recorded since {day} ({months} months)",
        day=day,
        months=months,
    )


def _reached(snapshot: Snapshot, presence: Outcome) -> int | None:
    """In how many political bodies early help was a topic, where the committee would be one more."""
    bodies = [heard.body for heard in snapshot.derived(heard_by) if heard.certainty.holds]
    there = any(body.value(Prop.KIND) == BodyKind.JHA for body in bodies)
    return None if presence.value is None or there else int(presence.value)


def _rhythm_effect(months: int | None, now: int | None) -> Text:
    since = None
    if months is not None:
        since = say(
            "Abstand zur letzten Beratung: {months} → 0 Monate.",
            "Time since the last consultation: {months} → 0 months.",
            months=months,
        )
    reached = None
    if now is not None:
        reached = say(
            "Politische Gremien mit dem Thema in 24 Monaten: {now} → {now_2}.",
            "Political bodies with the topic in 24 months: {now} → {now_2}.",
            now=now,
            now_2=now + 1,
        )
    return sentences(since, reached)
