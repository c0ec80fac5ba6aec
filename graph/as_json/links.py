"""Missing links as plain JSON values."""

from collections.abc import Iterable
from typing import Annotated, TypedDict

from graph.analysis import Analysis
from graph.as_json.directed_layers import DirectedLayerOut, directed_json
from graph.as_json.district import DistrictAtDay, district_json
from graph.as_json.findings import CertainTold, EvidenceOut, evidence_json
from graph.district.snapshot import Snapshot
from graph.findings.finding import PROOF_LABELS
from graph.findings.parts.link_parts import shown_records
from graph.missing_links import Candidate, FurtherPair
from graph.missing_links.weighed import limit_note
from graph.missing_links.weights import Why
from graph.shapes import Said, Subject, Told
from graph.wording import sentences
from ontology import Text


class ReasonOut(TypedDict):
    """One addend of the rank (warum die Verbindung vorgeschlagen wird)."""

    why: Why
    text: Said
    points: float
    records: Annotated[list[str], Told("Kennungen der Belege (ids of the records that say so)")]


class FurtherPairOut(TypedDict):
    """Another pair of the same matter (ein weiteres Paar zur selben Sache)."""

    actors: list[Subject]
    score: float


class MissingLinkOut(TypedDict):
    """A pair for whose cooperation something speaks (ein Paar, für dessen Zusammenarbeit etwas spricht)."""

    actors: list[Subject]
    across: Annotated[bool, Told("verbindet Jugendhilfe und Gesundheitswesen (joins both systems)")]
    certainty: CertainTold
    certaintyLabel: Said
    state: Annotated[Said, Told("was bisher bekannt ist (what is known so far)")]
    score: Annotated[float, Told("Rang, die Summe der Gründe (rank, the sum of the reasons)")]
    reasons: list[ReasonOut]
    likeness: Annotated[list[Said], Told("worin es bestehenden Verbindungen gleicht (like existing links)")]
    takes: Annotated[Said, Told("der nächste Schritt (the next step)")]
    starts: Annotated[Said, Told("wer beginnt (who begins)")]
    effect: Annotated[
        str | None,
        Told(
            "was sich an den belegten Wegen ändern würde; null unter 70 % oder ohne Änderung "
            "(what would change on recorded paths; null below 70 % or without a change)"
        ),
    ]
    evidence: list[EvidenceOut]
    also: Annotated[list[FurtherPairOut], Told("weitere Paare zur selben Sache (further pairs of the same matter)")]


class LinksOut(DistrictAtDay):
    """Missing links of a district at a day, best first (fehlende Verbindungen, die wichtigsten zuerst)."""

    tiesSuffice: Annotated[  # noqa: N815 - a name of the JSON
        bool, Told("für 70 % ist erfasst, mit wem sie zusammenarbeiten (70 % have tie data)")
    ]
    note: Annotated[str | None, Told("was zuerst zu erheben ist (what to collect first)")]
    links: list[MissingLinkOut]
    directed: Annotated[
        list[DirectedLayerOut], Told("gerichtete Schichten mit Maßen (directed layers with their measures)")
    ]


def links_json(analysis: Analysis, links: Iterable[Candidate], language: str = "de") -> LinksOut:
    """District, date, whether ties are recorded for enough organizations, and some missing links."""
    snapshot = analysis.snapshot
    note = links_note(analysis)
    return {
        **district_json(snapshot, language),
        "tiesSuffice": snapshot.ties_suffice,
        "note": note.in_language(language) if note is not None else None,
        "links": [_link(c, snapshot, language) for c in links],
        "directed": directed_json(snapshot, language),
    }


def links_note(analysis: Analysis) -> Text | None:
    """What to know before reading missing links: what to collect first, and whose pairs are not weighed; else None."""
    snapshot = analysis.snapshot
    gate = None if snapshot.ties_suffice else analysis.outcomes["A6"].sentence
    limit = limit_note(snapshot)
    return sentences(gate, limit) if gate is not None or limit is not None else None


def _link(candidate: Candidate, snapshot: Snapshot, language: str) -> MissingLinkOut:
    effect = candidate.effect
    return {
        "actors": _subjects(candidate),
        "across": candidate.across,
        "certainty": candidate.certainty,
        "certaintyLabel": PROOF_LABELS[candidate.certainty].in_language(language),
        "state": candidate.state.in_language(language),
        "score": candidate.score,
        "reasons": [
            {"why": r.why, "text": r.text.in_language(language), "points": r.points, "records": list(r.records)}
            for r in candidate.reasons
        ],
        "likeness": [t.in_language(language) for t in candidate.likeness],
        "takes": candidate.takes.in_language(language),
        "starts": candidate.starts.in_language(language),
        "effect": effect.in_language(language) if effect is not None else None,
        "evidence": [evidence_json(e, language) for e in shown_records(snapshot, candidate)],
        "also": [{"actors": _subjects(pair), "score": pair.score} for pair in candidate.also],
    }


def _subjects(pair: Candidate | FurtherPair) -> list[Subject]:
    return [{"id": i, "label": n} for i, n in zip(pair.actors, pair.names, strict=True)]
