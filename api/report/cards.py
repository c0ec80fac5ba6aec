"""The findings and strengths of a report in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from api.report.people import named
from api.report.wording import Words
from graph.analysis import Analysis
from graph.district.snapshot import Snapshot
from graph.findings import chapter_order, cited, norms_of, to_discuss_first
from graph.findings.finding import KIND_LABELS, Evidence, Finding, sureness
from graph.map.labels import anchor_of, clean_label
from ontology.names import Verdict


class Basis(NamedTuple):
    """A line of law or of the Qualitätsrahmen behind a finding, with the address of its public text."""

    citation: str
    label: str
    address: str


class Proof(NamedTuple):
    """What one source says, in the same words of one or several records: name and place on the page of each."""

    text: str
    source: str
    address: str
    locator: str
    as_of: str
    records: tuple[tuple[str, str], ...]
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """A single point of a finding that is made of several."""

    anchor: str
    title: str
    takes: str
    decided: str


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
    items: tuple[Item, ...]
    norms: tuple[Basis, ...]
    proofs: tuple[Proof, ...]
    weights: tuple[tuple[str, str], ...]
    score: str
    verdict: str
    decided: str


class Merit(NamedTuple):
    """A strength on the page."""

    text: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one kind."""

    kind: str
    label: str
    cards: tuple[Card, ...]


def cards(analysis: Analysis, words: Words) -> tuple[tuple[Card, ...], tuple[Chapter, ...], tuple[Card, ...]]:
    """The three to discuss first, all others in chapters from the best ranked on, and what the group dismissed."""
    every = {f.key: card_of(f, analysis.snapshot, words) for f in analysis.findings}
    first = tuple(every[f.key] for f in to_discuss_first(analysis.findings))
    dismissed = tuple(c for c in every.values() if c.verdict == Verdict.DISMISSED)
    others = [c for c in every.values() if c not in (*first, *dismissed)]
    chapters = []
    for kind in chapter_order(analysis.findings):
        here = [c for c in others if c.kind == kind]
        if here:
            chapters.append(Chapter(kind, words.say(KIND_LABELS[kind]), tuple(here)))
    return first, tuple(chapters), dismissed


def merits(analysis: Analysis, words: Words) -> tuple[Merit, ...]:
    """What is well anchored and well linked, before anything is missed."""
    snapshot = analysis.snapshot
    return tuple(Merit(words.say(s.text), proofs_of(s.evidence, snapshot, words)) for s in analysis.strengths)


def certainty_counts(analysis: Analysis) -> Counter[str]:
    """Gaps, questions and hints that are not dismissed."""
    open_ = (f for f in analysis.findings if f.decided.verdict is not Verdict.DISMISSED)
    return Counter("hint" if f.hint else f.certainty for f in open_)


def card_of(finding: Finding, snapshot: Snapshot, words: Words) -> Card:
    """A finding in words."""
    return Card(
        anchor=f"f-{finding.key}",
        kind=finding.kind,
        kind_label=words.say(KIND_LABELS[finding.kind]),
        certainty=finding.certainty,
        certainty_label=words.say(sureness(finding)),
        title=words.say(finding.title),
        reason=words.say(finding.reason),
        effect=words.say(finding.effect),
        takes=words.say(finding.takes),
        starts=words.say(finding.starts),
        items=tuple(_item(part, words) for part in finding.parts),
        norms=tuple(
            Basis(words.say(cited(n)), words.say(n.label), n.address or "") for n in norms_of(finding, snapshot)
        ),
        proofs=proofs_of(finding.evidence, snapshot, words),
        weights=tuple((words.say(w.reason), f"{w.points:+g}".replace(".", words(",", "."))) for w in finding.weights),
        score=words.number(finding.score),
        verdict=finding.decided.verdict,
        decided=_decided(finding, words),
    )


def _item(part: Finding, words: Words) -> Item:
    return Item(f"f-{part.key}", words.say(part.title), words.say(part.takes), _decided(part, words))


def proofs_of(shown: Iterable[Evidence], snapshot: Snapshot, words: Words) -> tuple[Proof, ...]:
    """Evidence by source; what one source says in the same words stands once."""
    found: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for evidence in shown:
        found[words.say(evidence.text), clean_label(evidence.source), evidence.as_of].append(evidence)
    return tuple(
        Proof(
            text,
            source,
            next((e.address for e in rows if e.address), ""),
            ", ".join(dict.fromkeys(clean_label(e.locator) for e in rows if e.locator)),
            words.day(as_of),
            tuple(about for about in dict.fromkeys(_about(e.record, snapshot) for e in rows) if about[0]),
            len(rows),
        )
        for (text, source, as_of), rows in found.items()
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


_VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.ACCEPTED: ("Angenommen", "Accepted"),
    Verdict.DISMISSED: ("Verworfen", "Dismissed"),
    Verdict.LATER: ("Vertagt", "Put off"),
}


def _decided(finding: Finding, words: Words) -> str:
    decided = finding.decided
    if decided.reopened:
        return words(
            "Wieder offen: Die Grundlage hat sich seit Ihrer Entscheidung geändert.",
            "Open again: its basis has changed since your decision.",
        )
    if decided.verdict is Verdict.OPEN:
        return ""
    what = words(*_VERDICTS[decided.verdict])
    return ", ".join(clean_label(p) for p in (what, words.day(decided.date), decided.reason) if p)


__all__ = [
    "Basis",
    "Card",
    "Chapter",
    "Item",
    "Merit",
    "Proof",
    "card_of",
    "cards",
    "certainty_counts",
    "merits",
    "proofs_of",
]
