"""Findings as plain JSON values, with their norms resolved."""

from typing import Annotated, TypedDict

from graph.district.snapshot import Snapshot
from graph.findings import norms_of
from graph.findings.finding import KIND_LABELS, Decided, Evidence, Finding, Kind, Proof, sureness
from graph.findings.parts.weighing import rests_on_old_data
from graph.findings.strengths import StrongPoint
from graph.indicators import all_indicators
from graph.shapes import IndicatorId, Said, Subject, Told
from ontology import Norm, Text
from ontology.model import Binding
from ontology.names import Verdict

UNCHECKED = Text(de="ungeprüft", en="unchecked")
"""Stands beside a norm whose wording nobody has checked against the text."""

CertainTold = Annotated[Proof, Told("gap: belegt (proven); question: zu klären (to be asked)")]


class NormOut(TypedDict):
    """The norm a finding rests on (die Norm dahinter)."""

    notation: Said
    label: Said
    citation: Annotated[Said, Told(example="§ 3 Abs. 2 KKG")]
    pack: Annotated[Said, Told(example="kkg-3")]
    packLabel: Said
    version: Said
    binding: Binding
    land: Annotated[str | None, Told("gilt nur in diesem Land (only in this Land)")]
    verified: Annotated[bool, Told("Wortlaut am Gesetz geprüft (wording checked)")]
    note: str
    address: Annotated[str, Told("wo der Wortlaut steht, sonst leer (where the text can be read, else empty)")]


class EvidenceOut(TypedDict):
    """A record that shows it, and where that stands (Beleg mit Quelle)."""

    text: str
    record: Said
    source: str
    locator: Annotated[str, Told(example="S. 9")]
    asOf: Annotated[str, Told(example="2024-09-24")]
    address: Annotated[str, Told("Adresse der Quelle im Netz, oder leer (web address of the source, or empty)")]


class WeightOut(TypedDict):
    """One addend of the rank with its reason (warum es weiter oben steht)."""

    reason: Said
    points: float


class DecisionOut(TypedDict):
    """What the group decided (was die Gruppe entschieden hat)."""

    verdict: Verdict
    reason: str
    date: str
    reopened: Annotated[bool, Told("wieder offen, weil Norm oder Sicherheit sich änderte (back on the table)")]
    inCharge: Annotated[str, Told("Stelle, die es übernimmt, leer ohne (post that takes it on)")]
    due: Annotated[str, Told("bis wann, leer ohne (due on)")]


class PointOut(TypedDict):
    """One of several things a finding is about; the group can decide on it alone (einer von mehreren Punkten)."""

    key: Annotated[str, Told(example="9f86d081884c7d65", pattern="^[0-9a-f]{16}$")]
    kind: Kind
    rule: Said
    subjects: list[Subject]
    label: Annotated[Said, Told("der Punkt in wenigen Worten (the point in a few words)")]
    certainty: CertainTold
    certaintyLabel: Said
    title: Said
    takes: Annotated[str, Told("der nächste Schritt (the next step)")]
    norms: list[NormOut]
    evidence: list[EvidenceOut]
    decision: DecisionOut


class FindingOut(TypedDict):
    """One matter that is missing, fragile or not known; the key is stable over runs, dates and wording."""

    key: Annotated[str, Told(example="9f86d081884c7d65", pattern="^[0-9a-f]{16}$")]
    kind: Kind
    kindLabel: Said
    rule: Said
    district: Said
    subjects: list[Subject]
    certainty: CertainTold
    certaintyLabel: Said
    title: Said
    reason: str
    effect: Annotated[str, Told("was sich damit ändert (what changes)")]
    takes: Annotated[str, Told("der nächste Schritt (the next step)")]
    starts: Annotated[str, Told("wer beginnt (who begins)")]
    norms: list[NormOut]
    evidence: list[EvidenceOut]
    indicators: Annotated[list[IndicatorId], Told(example=["A9"])]
    score: Annotated[float, Told("Rang, die Summe der Gewichte (rank, the sum of the weights)")]
    weights: list[WeightOut]
    decision: DecisionOut
    hint: Annotated[bool, Told("ein Hinweis: keine Regel verlangt es (a hint: no rule demands it)")]
    stale: Annotated[bool, Told("Angaben älter als 24 Monate (statements older than 24 months)")]
    matter: Annotated[str, Told("gleich bei allem, was ein Schritt löst (equal for what one step solves)")]
    items: Annotated[
        list[PointOut], Told("die einzelnen Punkte, leer bei nur einem (the single points, empty for one)")
    ]


def finding_json(finding: Finding, snapshot: Snapshot, language: str = "de") -> FindingOut:
    """One finding with its norms resolved."""
    return {
        "key": finding.key,
        "kind": finding.kind,
        "kindLabel": KIND_LABELS[finding.kind].in_language(language),
        "rule": finding.rule,
        "district": finding.district,
        "subjects": [{"id": s, "label": label_of(s, snapshot).in_language(language)} for s in finding.subjects],
        "certainty": finding.certainty,
        "certaintyLabel": sureness(finding).in_language(language),
        "title": finding.title.in_language(language),
        "reason": finding.reason.in_language(language),
        "effect": finding.effect.in_language(language),
        "takes": finding.takes.in_language(language),
        "starts": finding.starts.in_language(language),
        "norms": [_norm(n, snapshot, language) for n in norms_of(finding, snapshot)],
        "evidence": [evidence_json(e, language) for e in finding.evidence],
        "indicators": list(finding.indicators),
        "score": finding.score,
        "weights": [{"reason": w.reason.in_language(language), "points": w.points} for w in finding.weights],
        "decision": _decision(finding.decided),
        "hint": finding.hint,
        "stale": rests_on_old_data(finding),
        "matter": finding.matter.key if finding.matter is not None else "",
        "items": [_item(part, snapshot, language) for part in finding.parts],
    }


def _item(part: Finding, snapshot: Snapshot, language: str) -> PointOut:
    return {
        "key": part.key,
        "kind": part.kind,
        "rule": part.rule,
        "subjects": [{"id": s, "label": label_of(s, snapshot).in_language(language)} for s in part.subjects],
        "label": part.called.in_language(language),
        "certainty": part.certainty,
        "certaintyLabel": sureness(part).in_language(language),
        "title": part.title.in_language(language),
        "takes": part.takes.in_language(language),
        "norms": [_norm(n, snapshot, language) for n in norms_of(part, snapshot)],
        "evidence": [evidence_json(e, language) for e in part.evidence],
        "decision": _decision(part.decided),
    }


def _decision(decided: Decided) -> DecisionOut:
    return {
        "verdict": decided.verdict,
        "reason": decided.reason,
        "date": decided.date,
        "reopened": decided.reopened,
        "inCharge": decided.in_charge,
        "due": decided.due,
    }


class StrongPointOut(TypedDict):
    """One thing that is well anchored or well linked, before anything is missed (eine Stärke)."""

    id: Said
    text: Said
    stale: Annotated[bool, Told("Angaben älter als 24 Monate (statements older than 24 months)")]
    open: Annotated[bool, Told("etwas daran ist zu bestätigen (something is to be confirmed)")]
    asOf: Annotated[str, Told(example="2024-09-24")]
    indicators: list[IndicatorId]
    norms: Annotated[list[Said], Told("Zeilen der Normen (norm lines)")]
    evidence: list[EvidenceOut]


def strong_point_json(strength: StrongPoint, language: str = "de") -> StrongPointOut:
    """One strength with what shows it."""
    return {
        "id": strength.id,
        "text": strength.text.in_language(language),
        "stale": strength.stale,
        "open": strength.open,
        "asOf": strength.as_of,
        "indicators": list(strength.indicators),
        "norms": list(strength.norms),
        "evidence": [evidence_json(e, language) for e in strength.evidence],
    }


def evidence_json(piece: Evidence, language: str) -> EvidenceOut:
    """What shows it, and where that stands."""
    return {
        "text": piece.text.in_language(language),
        "record": piece.record,
        "source": piece.source,
        "locator": piece.locator,
        "asOf": piece.as_of,
        "address": piece.address,
    }


def _norm(norm: Norm, snapshot: Snapshot, language: str) -> NormOut:
    pack = snapshot.model.packs[norm.pack]
    notes = [norm.note.in_language(language)] if norm.note is not None else []
    if not norm.verified:
        notes.insert(0, UNCHECKED.in_language(language))
    return {
        "notation": norm.name,
        "label": norm.label.in_language(language),
        "citation": norm.citation if language == "de" else norm.citation_en or norm.citation,
        "pack": pack.name,
        "packLabel": pack.label.in_language(language),
        "version": norm.version or pack.version,
        "binding": norm.binding,
        "address": norm.address or "",
        "land": norm.land,
        "verified": norm.verified,
        "note": "; ".join(notes),
    }


def label_of(subject: str, snapshot: Snapshot) -> Text:
    """What a subject of a finding is called: the name of a record, or the label of a code, norm or indicator."""
    if snapshot.known(subject) is not None:
        name = snapshot.name(subject)
        return Text(de=name, en=name)
    lists = snapshot.model.code_lists
    for name in ("KkgPartner", "ActorType", "Sector", "SectorSystem"):
        if subject in lists[name].by_notation:
            return lists[name].by_notation[subject].label
    if (norm := snapshot.norm_line(subject)) is not None:
        return norm.label
    found = all_indicators().get(subject)
    return found.label if found is not None else Text(de=subject, en=subject)
