"""Missing links in the report, the best first, and what the first of them would change where that is computed."""

from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from api.report.finding_card import anchor_of_finding
from api.report.short import clipped
from api.report.wording import Words
from graph.analysis import Analysis
from graph.findings.finding import PROOF_LABELS, Finding
from graph.map.labels import anchor_of, clean_label
from graph.missing_links import Candidate, MissingLinks
from graph.round_table.drawn_gain import drawn_gain
from graph.round_table.gains import gain_of
from graph.what_if.between import between
from graph.what_if.effect_words import state_sentence
from ontology.names import Verdict

_SHOWN, _SUPPOSED, _TITLE = 6, 3, 24


class MissingRow(NamedTuple):
    """A pair without a recorded cooperation: both with their places, how certain, what speaks for it, who starts."""

    ends: tuple[tuple[str, str], tuple[str, str]]
    certainty: str
    why: str
    more: str
    starts: str


class Supposed(NamedTuple):
    """What if: the network as it is, and the best ranked findings with what each would change."""

    state: str
    rows: tuple[tuple[str, str, Markup], ...]


def missing_rows(analysis: Analysis, words: Words) -> tuple[MissingRow, ...]:
    """The best few missing links, whatever findings they stand in."""
    return tuple(_row(c, words) for c in islice(analysis.snapshot.derived(MissingLinks), _SHOWN))


def _row(candidate: Candidate, words: Words) -> MissingRow:
    one, other = zip(map(clean_label, candidate.names), map(anchor_of, candidate.actors), strict=True)
    why, *more = [words.say(reason.text) for reason in candidate.reasons]
    sure = words.say(PROOF_LABELS[candidate.certainty])
    return MissingRow((one, other), sure, why, " ".join(more), words.say(candidate.starts))


def supposed(analysis: Analysis, words: Words) -> Supposed | None:
    """What links and chairs would change; None where nothing is computed."""
    rows = tuple(islice(filter(None, (_supposed(f, analysis, words) for f in analysis.findings)), _SUPPOSED))
    snapshot = analysis.snapshot
    state = words.say(state_sentence(between(snapshot))) if snapshot.ties_suffice else ""
    return Supposed(state, rows) if rows else None


def _supposed(finding: Finding, analysis: Analysis, words: Words) -> tuple[str, str, Markup] | None:
    gain = None if finding.decided.verdict is Verdict.DISMISSED else gain_of(finding, analysis.snapshot)
    if gain is None:
        return None
    title = clipped(words.say(finding.title), _TITLE)[0]
    return title, anchor_of_finding(finding.key), Markup(drawn_gain(gain, words.language))


__all__ = ["MissingRow", "Supposed", "missing_rows", "supposed"]
