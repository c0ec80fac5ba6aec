"""Findings, consultations, indicators and sources as the report shows them."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from api.report.people import CERTAINTY_WORDS, named, source_words
from api.report.wording import Words
from graph.analysis import Analysis
from graph.exports.labels import cleaned
from graph.exports.sectors import group_of
from graph.exports.sheet import anchor_of
from graph.findings import CERTAIN_LABELS, Evidence, Finding, Kind, norms_of
from graph.indicators import Indicator, Outcome, all_indicators
from graph.records import Entity, Relation
from graph.snapshot import Snapshot
from ontology.names import EntityType, Prop, RelationType, Verdict

CHAPTERS = {
    Kind.MISSING_ACTOR: ("Wer fehlt im Netzwerk?", "Who is missing in the network?"),
    Kind.MISSING_LINK: ("Welche Verbindungen fehlen?", "Which links are missing?"),
    Kind.ANCHORING_GAP: ("Verankerung in der Politik", "Political anchoring"),
    Kind.PARTICIPATION_GAP: ("Beteiligung", "Participation"),
    Kind.FRAGILE_SPOT: ("Wo hängt viel an Einzelnen?", "Where does much depend on few?"),
    Kind.DATA_QUESTION: ("Fragen zu den Daten", "Questions on the data"),
}
PARTS = {
    "A": ("Gesundheit und Jugendhilfe: Wo fehlen Verbindungen?", "Health and youth welfare: where are links missing?"),
    "B": ("Politische Verankerung", "Political anchoring"),
    "C": ("Beteiligung", "Participation"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What one source says, in the same words of one or several records: name and place on the page of each."""

    text: str
    source: str
    locator: str
    as_of: str
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding on the page."""

    anchor: str
    kind: str
    kind_label: str
    certainty: str
    certainty_label: str
    title: str
    reason: str
    effect: str
    takes: str
    starts: str
    norms: tuple[tuple[str, str], ...]
    proofs: tuple[Proof, ...]
    weights: tuple[tuple[str, str], ...]
    score: str
    verdict: str
    decided: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one kind."""

    kind: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Consulted:
    """One consultation of a paper in a body."""

    date: str
    iso: str
    paper: str
    title: str
    body: str
    anchor: str
    role: str
    result: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator with its outcome."""

    id: str
    question: str
    label: str
    value: str
    range: str
    bar: tuple[float, float, float] | None
    n: int
    norms: str
    sentence: str
    missing: tuple[str, ...]
    items: tuple[tuple[str, str, str], ...]
    part: str


def card_of(finding: Finding, snapshot: Snapshot, words: Words) -> Card:
    """A finding in words."""
    verdict = finding.decided.verdict
    return Card(
        f"f-{finding.key}",
        finding.kind,
        words(*CHAPTERS[finding.kind]),
        finding.certainty,
        words.say(CERTAIN_LABELS[finding.certainty]),
        words.say(finding.title),
        words.say(finding.reason),
        words.say(finding.effect),
        words.say(finding.takes),
        words.say(finding.starts),
        tuple((cleaned(n.citation), words.say(n.label)) for n in norms_of(finding, snapshot)),
        _proofs(finding, snapshot, words),
        tuple((words.say(w.reason), f"{w.points:+g}".replace(".", words(",", "."))) for w in finding.weights),
        words.number(finding.score),
        verdict,
        _decided(finding, words),
        finding.indicators,
    )


def _proofs(finding: Finding, snapshot: Snapshot, words: Words) -> tuple[Proof, ...]:
    grouped: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for evidence in finding.evidence:
        grouped[words.say(evidence.text), cleaned(evidence.source), evidence.as_of].append(evidence)
    return tuple(
        Proof(
            text,
            source,
            ", ".join(dict.fromkeys(cleaned(e.locator) for e in rows if e.locator)),
            words.day(as_of),
            tuple(dict.fromkeys(_about(e.record, snapshot) for e in rows)),
        )
        for (text, source, as_of), rows in grouped.items()
    )


def _about(record: str, snapshot: Snapshot) -> tuple[str, str]:
    """Name of a record, both ends for a relation, and its place on the page."""
    if record in snapshot.entities:
        shown = record in snapshot.network.index or any(b.id == record for b in snapshot.bodies)
        return named(snapshot, record), anchor_of(record) if shown else ""
    for rows in snapshot.relations.values():
        for relation, _ in rows:
            if relation.id == record:
                return f"{named(snapshot, relation.source)} – {named(snapshot, relation.target)}", ""
    return "", ""


def _decided(finding: Finding, words: Words) -> str:
    decided = finding.decided
    if decided.reopened:
        return words(
            "Wieder offen: Die Grundlage hat sich seit Ihrer Entscheidung geändert.",
            "Open again: its basis has changed since your decision.",
        )
    if decided.verdict is Verdict.OPEN:
        return ""
    what = words("Angenommen", "Accepted") if decided.verdict is Verdict.ACCEPTED else words("Verworfen", "Dismissed")
    return ", ".join(cleaned(p) for p in (what, words.day(decided.date), decided.reason) if p)


def cards(analysis: Analysis, words: Words) -> tuple[tuple[Card, ...], tuple[Chapter, ...], tuple[Card, ...]]:
    """The three to discuss first, the chapters in the order of kinds, and what the group dismissed."""
    every = [card_of(f, analysis.snapshot, words) for f in analysis.findings]
    active = [c for c in every if c.verdict != Verdict.DISMISSED]
    first = [c for c in active if c.kind != Kind.DATA_QUESTION] or active
    chapters = []
    for kind in Kind:
        here = tuple(c for c in active if c.kind == kind)
        if here:
            chapters.append(Chapter(kind, words(*CHAPTERS[kind]), here))
    return tuple(first[:3]), tuple(chapters), tuple(c for c in every if c.verdict == Verdict.DISMISSED)


def certainty_counts(analysis: Analysis) -> Counter[str]:
    """Gaps and questions that are not dismissed."""
    return Counter(f.certainty for f in analysis.findings if f.decided.verdict is not Verdict.DISMISSED)


def consultations(snapshot: Snapshot, words: Words) -> tuple[Consulted, ...]:
    """Which paper was consulted where and when, newest first."""
    rows = [
        _consulted(snapshot, d.relation, words, CERTAINTY_WORDS[d.certainty].in_language(words.language))
        for d in snapshot.relations_of(RelationType.CONSULTATION)
    ]
    return tuple(sorted(rows, key=lambda c: (c.iso, c.title, c.body), reverse=True))


def _consulted(snapshot: Snapshot, relation: Relation, words: Words, certainty: str) -> Consulted:
    paper = snapshot.entities[relation.source]
    date = relation.value(Prop.DATE) or ""
    return Consulted(
        words.day(date),
        date,
        cleaned(paper.value(Prop.REFERENCE) or ""),
        cleaned(paper.name),
        named(snapshot, relation.target),
        anchor_of(relation.target),
        _coded(snapshot, relation, ("ConsultationRole", Prop.ROLE, Prop.RAW_ROLE), words),
        _coded(snapshot, relation, ("ConsultationResult", Prop.RESULT, Prop.RAW_RESULT), words),
        certainty,
        source_words(snapshot, relation, words),
    )


def _coded(snapshot: Snapshot, relation: Relation, props: tuple[str, str, str], words: Words) -> str:
    code_list, coded, raw = props
    own = relation.value(raw)
    code = relation.value(coded)
    return cleaned(own) if own else words.say(snapshot.model.code(code_list, code).label) if code else ""


def measured(analysis: Analysis, words: Words) -> tuple[tuple[str, str, tuple[Measured, ...]], ...]:
    """The indicators with an outcome, in three parts."""
    found = [_measured(i, analysis, words) for i in all_indicators().values() if i.id in analysis.outcomes]
    parts = ((part, words(*title), tuple(m for m in found if m.part == part)) for part, title in PARTS.items())
    return tuple(p for p in parts if p[2])


def _measured(indicator: Indicator, analysis: Analysis, words: Words) -> Measured:
    outcome = analysis.outcomes[indicator.id]
    value = words.value(indicator, outcome.value) if outcome.value is not None else ""
    return Measured(
        indicator.id,
        words.say(indicator.question),
        words.say(indicator.label),
        value,
        words.range(indicator, outcome),
        _bar(indicator, outcome),
        outcome.n,
        _citations(indicator, analysis.snapshot, words),
        words.say(outcome.sentence),
        tuple(words.say(m) for m in outcome.missing),
        tuple((words.say(i.label), words.say(CERTAINTY_WORDS[i.certainty]), words.say(i.note)) for i in outcome.items),
        indicator.id[0],
    )


def _bar(indicator: Indicator, outcome: Outcome) -> tuple[float, float, float] | None:
    """Low, high and value in per cent for shares."""
    if indicator.unit != "share" or outcome.value is None:
        return None
    low = outcome.value if outcome.low is None else outcome.low
    high = outcome.value if outcome.high is None else outcome.high
    return tuple(round(max(0.0, min(1.0, v)) * 100, 1) for v in (low, high, outcome.value))  # type: ignore[return-value]


def _citations(indicator: Indicator, snapshot: Snapshot, words: Words) -> str:
    """What an indicator rests on; packs of another Land are left out."""
    model = snapshot.model
    found = [model.norms[n].citation for n in indicator.norms if n in model.norms]
    for pack in (model.packs[n] for n in indicator.norms if n in model.packs):
        lands = {n.land for n in model.norms.values() if n.pack == pack.name}
        if lands & {None, snapshot.land}:
            found.append(words.say(pack.label))
    framed = any("Qualitätsrahmen" in c for c in found)
    if not framed and indicator.dimension in model.code_lists["QualityDimension"].by_notation:
        label = words.say(model.code("QualityDimension", indicator.dimension).label)
        found.append(f"Qualitätsrahmen, Dimension {indicator.dimension}: {label}")
    return "; ".join(cleaned(c) for c in dict.fromkeys(found))


def sources(snapshot: Snapshot, words: Words) -> tuple[tuple[str, str, str, int], ...]:
    """Name, day, kind of each source that says anything, and how many records rest on it; newest first."""
    used: Counter[str] = Counter()
    for record in (*snapshot.entities.values(), *(d.relation for rows in snapshot.relations.values() for d in rows)):
        used.update(record.sources)
    listed = [e for e in snapshot.entities.values() if e.type == EntityType.SOURCE and used[e.id]]
    listed.sort(key=lambda e: e.value(Prop.STATED_ON) or "", reverse=True)
    return tuple(
        (cleaned(e.name), words.day(e.value(Prop.STATED_ON) or ""), _kind(snapshot, e, words), used[e.id])
        for e in listed
    )


def _kind(snapshot: Snapshot, source: Entity, words: Words) -> str:
    code = source.value(Prop.SOURCE_KIND)
    return words.say(snapshot.model.code("SourceKind", code).label) if code else ""


__all__ = ["Card", "Chapter", "cards", "certainty_counts", "consultations", "group_of", "measured", "sources"]
