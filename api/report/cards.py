"""The findings and strengths of a report in words."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from api.report.finding_card import Card, card_of
from api.report.proofs import Places, Proof, proofs_of
from api.report.wording import Words
from graph.analysis import Analysis
from graph.findings import chapter_order, to_discuss_first
from graph.findings.finding import KIND_LABELS
from ontology.names import Verdict


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


def cards(
    analysis: Analysis, words: Words, places: Places
) -> tuple[tuple[Card, ...], tuple[Chapter, ...], tuple[Card, ...]]:
    """The three to discuss first, all others in chapters from the best ranked on, and what the group dismissed."""
    every = {f.key: card_of(f, analysis, words, places) for f in analysis.findings}
    first = tuple(every[f.key] for f in to_discuss_first(analysis.findings))
    dismissed = tuple(c for c in every.values() if c.verdict == Verdict.DISMISSED)
    others = [c for c in every.values() if c not in (*first, *dismissed)]
    chapters = []
    for kind in chapter_order(analysis.findings):
        here = [c for c in others if c.kind == kind]
        if here:
            chapters.append(Chapter(kind, words.say(KIND_LABELS[kind]), tuple(here)))
    return first, tuple(chapters), dismissed


def merits(analysis: Analysis, words: Words, places: Places) -> tuple[Merit, ...]:
    """What is well anchored and well linked, before anything is missed."""
    snapshot = analysis.snapshot
    return tuple(Merit(words.say(s.text), proofs_of(s.evidence, snapshot, words, places)) for s in analysis.strengths)


def certainty_counts(analysis: Analysis) -> Counter[str]:
    """Gaps, questions and hints that are not dismissed."""
    open_ = (f for f in analysis.findings if f.decided.verdict is not Verdict.DISMISSED)
    return Counter("hint" if f.hint else f.certainty for f in open_)


__all__ = ["Chapter", "Merit", "cards", "certainty_counts", "merits"]
