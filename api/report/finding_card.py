"""A finding as a card, the same everywhere: what is seen of it at once, and what stands behind "Mehr".

At most `CARD_WORDS` words are seen before anything is unfolded. The template is ``finding_card.html`` of the pages, its
style ``finding_card.css``.
"""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from api.report.proofs import Places, Proof, ProofLink, links_of, proofs_of
from api.report.short import CARD_WORDS, clipped, count_words, opened
from api.report.verdicts import Decision, decided_in_words, decision_shown
from api.report.wording import Words
from graph.analysis import Analysis
from graph.findings import cited, norms_of
from graph.findings.finding import KIND_LABELS, Finding, sureness
from graph.goals.answering_measures import measures_on
from graph.map.labels import clean_label
from graph.records import Entity
from graph.round_table.drawn_gain import drawn_gain
from graph.round_table.gains import gain_of
from ontology import Norm
from ontology.names import Prop


class Basis(NamedTuple):
    """A line of law or of the Qualitätsrahmen behind a finding: cited, its text, where the whole stands."""

    citation: str
    label: str
    address: str
    text: str


class Cited(NamedTuple):
    """A citation in short, with all lines that it stands for."""

    short: str
    lines: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A single point of a finding that is made of several."""

    anchor: str
    title: str
    takes: str
    decided: str


class Front(NamedTuple):
    """What is seen of a finding before anything is unfolded, at most `CARD_WORDS` words with all labels.

    ``effect`` and ``title`` are as much as there is room for, ``more`` is what is left of the effect.
    """

    title: str
    whole: bool
    effect: str
    more: str
    norms: tuple["Cited", ...]
    starts: str
    links: tuple[ProofLink, ...]


class OnIt(NamedTuple):
    """A measure that answers the finding: somebody is on it."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding on the page; ``front`` stands on the card, the rest behind "Mehr"."""

    key: str
    anchor: str
    kind: str
    kind_label: str
    certainty: str
    certainty_label: str
    front: Front
    bar: Markup
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
    decision: Decision | None
    decided: str
    question: str
    measures: tuple[OnIt, ...]


def card_of(finding: Finding, analysis: Analysis, words: Words, places: Places) -> Card:
    """A finding in words."""
    snapshot = analysis.snapshot
    norms = tuple(_basis(n, words) for n in norms_of(finding, snapshot))
    gain = gain_of(finding, snapshot)
    question = next(filter(None, (places.question(f.key) for f in (finding, *finding.parts))), "")
    decision = decision_shown(finding.decided, words, snapshot.on)
    measures = tuple(_on_it(measure, analysis, words) for measure in measures_on(finding, snapshot))
    return Card(
        key=finding.key,
        anchor=anchor_of_finding(finding.key),
        kind=finding.kind,
        kind_label=words.say(KIND_LABELS[finding.kind]),
        certainty=finding.certainty,
        certainty_label=words.say(sureness(finding)),
        front=_front(finding, words, _Beside(norms, links_of(finding.evidence, words, places), decision, measures)),
        bar=Markup(drawn_gain(gain, words.language)) if gain is not None else Markup(),
        title=words.say(finding.title),
        reason=words.say(finding.reason),
        effect=words.say(finding.effect),
        takes=words.say(finding.takes),
        starts=words.say(finding.starts),
        items=tuple(_item(part, words) for part in finding.parts),
        norms=norms,
        proofs=proofs_of(finding.evidence, snapshot, words, places),
        weights=tuple((words.say(w.reason), f"{w.points:+g}".replace(".", words(",", "."))) for w in finding.weights),
        score=words.number(finding.score),
        verdict=finding.decided.verdict,
        decision=decision,
        decided=decided_in_words(finding.decided, words),
        question=question,
        measures=measures,
    )


def anchor_of_finding(key: str) -> str:
    """The place of a finding on a page, the same on all."""
    return f"befund-{key}"


class _Beside(NamedTuple):
    """What stands on a card beside title and effect."""

    norms: tuple[Basis, ...]
    links: tuple[ProofLink, ...]
    decision: Decision | None
    measures: tuple[OnIt, ...]


_TITLE, _CITED, _STARTS = 24, 7, 8
"""So many words of each are on a card at most."""
_LABELS = 12
"""What it is, "Wer anfängt", "Belege", a question's link, two buttons, "Mehr"."""


def _front(finding: Finding, words: Words, beside: _Beside) -> Front:
    starts, _ = clipped(words.say(finding.starts), _STARTS)
    if beside.decision is not None and beside.decision.in_charge:
        starts = ""
    room = CARD_WORDS - _LABELS - count_words(starts) - len(beside.links) - _words_of(beside.decision)
    room -= sum(1 + count_words(one.status) for one in beside.measures[:1])
    norms = _cited(beside.norms)[: 1 if beside.decision is not None else 2]
    room -= sum(count_words(n.short) for n in norms)
    title, whole = clipped(words.say(finding.title), min(_TITLE, room))
    effect, more = opened(words.say(finding.effect), room - count_words(title))
    return Front(title, whole, effect, more, norms, starts, beside.links)


def _on_it(measure: Entity, analysis: Analysis, words: Words) -> OnIt:
    codes = analysis.snapshot.model.code_lists["MeasureStatus"].by_notation
    code = codes.get(measure.value(Prop.MEASURE_STATUS) or "")
    return OnIt(clean_label(measure.name), words.say(code.label) if code is not None else "")


def _words_of(decision: Decision | None) -> int:
    if decision is None:
        return 0
    shown = (decision.label, decision.day, decision.in_charge, decision.due, decision.reason)
    return sum(map(count_words, shown)) + 3


def _cited(norms: tuple[Basis, ...]) -> tuple[Cited, ...]:
    found: dict[str, list[Basis]] = {}
    for norm in dict.fromkeys(norms):
        found.setdefault(clipped(norm.citation, _CITED)[0], []).append(norm)
    return tuple(Cited(short, tuple(lines)) for short, lines in found.items())


def _basis(norm: Norm, words: Words) -> Basis:
    return Basis(words.say(cited(norm)), words.say(norm.label), norm.address or "", words.say(norm.definition))


def _item(part: Finding, words: Words) -> Item:
    return Item(
        anchor_of_finding(part.key), words.say(part.title), words.say(part.takes), decided_in_words(part.decided, words)
    )


__all__ = ["Basis", "Card", "Cited", "Front", "Item", "OnIt", "anchor_of_finding", "card_of"]
