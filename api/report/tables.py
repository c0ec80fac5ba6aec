"""Consultations, indicators and sources as the report shows them."""

from collections import Counter
from dataclasses import dataclass

from api.report.people import named, source_words
from api.report.wording import Words
from graph.addresses import public_address
from graph.analysis import Analysis
from graph.as_json.findings import UNCHECKED
from graph.as_of import CERTAINTY_WORDS
from graph.district.outcome import Outcome
from graph.district.planned_rows import is_planned
from graph.district.snapshot import Snapshot
from graph.findings import cited
from graph.indicators import Indicator, all_indicators
from graph.map.labels import anchor_of, clean_label
from graph.records import Entity, Relation
from ontology import NormPack
from ontology.names import EntityType, Prop, RelationType

PARTS = {
    "A": ("Gesundheit und Jugendhilfe: Wo fehlen Verbindungen?", "Health and youth welfare: where are links missing?"),
    "B": ("Politische Verankerung", "Political anchoring"),
    "C": ("Beteiligung", "Participation"),
    "D": ("Wirkungsorientierung", "Outcome orientation"),
}


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
    address: str


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


def consultations(snapshot: Snapshot, words: Words) -> tuple[Consulted, ...]:
    """Which paper was consulted where and when, newest first."""
    rows = [
        _consulted(snapshot, d.relation, words, CERTAINTY_WORDS[d.certainty].in_language(words.language))
        for d in snapshot.relations_of(RelationType.CONSULTATION)
        if not is_planned(d.relation)
    ]
    return tuple(sorted(rows, key=lambda c: (c.iso, c.title, c.body), reverse=True))


def _consulted(snapshot: Snapshot, relation: Relation, words: Words, certainty: str) -> Consulted:
    paper = snapshot.entities[relation.source]
    date = relation.value(Prop.DATE) or ""
    return Consulted(
        words.day(date),
        date,
        clean_label(paper.value(Prop.REFERENCE) or ""),
        clean_label(paper.name),
        named(snapshot, relation.target),
        anchor_of(relation.target),
        _coded(snapshot, relation, ("ConsultationRole", Prop.ROLE, Prop.RAW_ROLE), words),
        _coded(snapshot, relation, ("ConsultationResult", Prop.RESULT, Prop.RAW_RESULT), words),
        certainty,
        source_words(snapshot, relation, words),
        _address(snapshot, relation),
    )


def _address(snapshot: Snapshot, record: Relation) -> str:
    """Where the source of a record can be read, if it is public."""
    said = record.existence
    source = snapshot.entities.get(said.source) if said is not None else None
    return public_address(source) if source is not None else ""


def _coded(snapshot: Snapshot, relation: Relation, props: tuple[str, str, str], words: Words) -> str:
    code_list, coded, raw = props
    own = relation.value(raw)
    code = relation.value(coded)
    return clean_label(own) if own else words.say(snapshot.model.code(code_list, code).label) if code else ""


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
    lines = (model.norms[n] for n in indicator.norms if n in model.norms)
    found = [n.citation for n in lines if n.verified and n in snapshot.norms(n.kind)]
    for pack in (model.packs[n] for n in indicator.norms if n in model.packs):
        lands = {n.land for n in model.norms.values() if n.pack == pack.name}
        if lands & {None, snapshot.land}:
            found.append(_of_pack(pack, snapshot, words))
    found += [words.say(cited(rule.norm)) for rule in snapshot.own_rules if indicator.id in rule.norm.indicators]
    framed = any("Qualitätsrahmen" in c for c in found)
    if not framed and indicator.dimension in model.code_lists["QualityDimension"].by_notation:
        label = words.say(model.code("QualityDimension", indicator.dimension).label)
        found.append(f"Qualitätsrahmen, Dimension {indicator.dimension}: {label}")
    return "; ".join(clean_label(c) for c in dict.fromkeys(found))


def _of_pack(pack: NormPack, snapshot: Snapshot, words: Words) -> str:
    """The name of a pack, with the mark of unchecked wordings where nobody has checked any of its lines in force."""
    lines = [n for n in snapshot.model.norms.values() if n.pack == pack.name and n in snapshot.norms(n.kind)]
    label = words.say(pack.label)
    return f"{label} ({words.say(UNCHECKED)})" if lines and not any(n.verified for n in lines) else label


def sources(snapshot: Snapshot, words: Words) -> tuple[tuple[str, str, str, str, int], ...]:
    """Name, address, day, kind of each source that says anything, and how many records rest on it; newest first."""
    used: Counter[str] = Counter()
    for record in (*snapshot.entities.values(), *(d.relation for rows in snapshot.relations.values() for d in rows)):
        used.update(record.sources)
    listed = [e for e in snapshot.entities.values() if e.type == EntityType.SOURCE and used[e.id]]
    listed.sort(key=lambda e: e.value(Prop.STATED_ON) or "", reverse=True)
    return tuple(
        (
            clean_label(e.name),
            public_address(e),
            words.day(e.value(Prop.STATED_ON) or ""),
            _kind(snapshot, e, words),
            used[e.id],
        )
        for e in listed
    )


def _kind(snapshot: Snapshot, source: Entity, words: Words) -> str:
    code = source.value(Prop.SOURCE_KIND)
    return words.say(snapshot.model.code("SourceKind", code).label) if code else ""


__all__ = ["consultations", "measured", "sources"]
