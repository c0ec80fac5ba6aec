"""The findings of a report in words: what several of them share is said once, with the single ones below it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple, TypeVar

from api.report.people import named
from api.report.wording import Words
from graph.analysis import Analysis
from graph.district.snapshot import Snapshot
from graph.findings import chapter_order, cited, norms_of, to_discuss_first
from graph.findings.finding import KIND_LABELS, PROOF_LABELS, Evidence, Finding
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
class Said:
    """What a finding says below its title; several findings may share all of it or most of it."""

    reason: str = ""
    effect: str = ""
    takes: str = ""
    starts: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding on the page."""

    anchor: str
    kind: str
    kind_label: str
    rule: str
    certainty: str
    certainty_label: str
    title: str
    said: Said
    norms: tuple[Basis, ...]
    proofs: tuple[Proof, ...]
    weights: tuple[tuple[str, str], ...]
    score: str
    verdict: str
    decided: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule that say the same: heading and shared words, and each with what is its own.

    ``opening`` is what all titles begin with and stands only in the heading. A group of one is the finding itself.
    """

    opening: str
    said: Said
    norms: tuple[Basis, ...]
    proofs: tuple[Proof, ...]
    weights: tuple[tuple[str, str], ...]
    score: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one kind."""

    kind: str
    label: str
    number: int
    groups: tuple[Group, ...]


_Entry = TypeVar("_Entry")
_PARTS = tuple(field.name for field in fields(Said))


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
            chapters.append(Chapter(kind, words.say(KIND_LABELS[kind]), len(here), tuple(grouped(here))))
    return first, tuple(chapters), dismissed


def certainty_counts(analysis: Analysis) -> Counter[str]:
    """Gaps and questions that are not dismissed."""
    return Counter(f.certainty for f in analysis.findings if f.decided.verdict is not Verdict.DISMISSED)


def grouped(cards: Sequence[Card]) -> Iterator[Group]:
    """Findings of one rule that say the same, or all the same but one part; each group where its best one ranks."""
    place: dict[str, tuple[Card, ...]] = {}
    for differing in ("", *_PARTS):
        buckets: dict[object, list[Card]] = defaultdict(list)
        for card in cards:
            if card.anchor not in place:
                said = replace(card.said, **{differing: ""}) if differing else card.said
                buckets[card.rule, _opening(card.title), said].append(card)
        place |= {c.anchor: tuple(bucket) for bucket in buckets.values() if len(bucket) > 1 for c in bucket}
    for card in cards:
        members = place.get(card.anchor, (card,))
        if members[0] is card:
            yield _group(members)


def _group(cards: tuple[Card, ...]) -> Group:
    if len(cards) == 1:
        only = cards[0]
        return Group("", only.said, only.norms, only.proofs, only.weights, only.score, cards)
    said = Said(**{part: _same(getattr(c.said, part) for c in cards) for part in _PARTS})
    norms, proofs = _in_all([c.norms for c in cards]), _in_all([c.proofs for c in cards])
    alike = cards[0].weights if all(c.weights == cards[0].weights for c in cards) else ()
    opening = _opening(cards[0].title)
    own = (
        replace(
            c,
            title=c.title.removeprefix(opening),
            said=Said(**{part: "" if getattr(said, part) else getattr(c.said, part) for part in _PARTS}),
            norms=tuple(n for n in c.norms if n not in norms),
            proofs=tuple(p for p in c.proofs if p not in proofs),
            weights=() if alike else c.weights,
        )
        for c in cards
    )
    return Group(opening.removesuffix(": "), said, norms, proofs, alike, cards[0].score, tuple(own))


def _opening(title: str) -> str:
    """What a title says before its colon, and the colon: 'Im Netzwerk nicht erfasst: '."""
    head, colon, _ = title.partition(": ")
    return head + colon if colon else ""


def _same(texts: Iterable[str]) -> str:
    """The text if it is the same everywhere, else nothing."""
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


def _in_all(rows: Sequence[tuple[_Entry, ...]]) -> tuple[_Entry, ...]:
    return tuple(entry for entry in rows[0] if all(entry in row for row in rows))


def card_of(finding: Finding, snapshot: Snapshot, words: Words) -> Card:
    """A finding in words."""
    return Card(
        f"f-{finding.key}",
        finding.kind,
        words.say(KIND_LABELS[finding.kind]),
        finding.rule,
        finding.certainty,
        words.say(PROOF_LABELS[finding.certainty]),
        words.say(finding.title),
        Said(*(words.say(text) for text in (finding.reason, finding.effect, finding.takes, finding.starts))),
        tuple(Basis(words.say(cited(n)), words.say(n.label), n.address or "") for n in norms_of(finding, snapshot)),
        _proofs(finding, snapshot, words),
        tuple((words.say(w.reason), f"{w.points:+g}".replace(".", words(",", "."))) for w in finding.weights),
        words.number(finding.score),
        finding.decided.verdict,
        _decided(finding, words),
    )


def _proofs(finding: Finding, snapshot: Snapshot, words: Words) -> tuple[Proof, ...]:
    found: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for evidence in finding.evidence:
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
    return ", ".join(clean_label(p) for p in (what, words.day(decided.date), decided.reason) if p)


__all__ = ["Card", "Chapter", "Group", "Proof", "Said", "card_of", "cards", "certainty_counts", "grouped"]
