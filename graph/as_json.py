"""Findings, outcomes and the whole analysis as plain JSON values: the same for command line, API and report.

Field names are English and stable, texts are in the language asked for. Shares are 0 to 1, dates ISO.

``analysis_json``: ``district`` {id, key, name, land, districtType}, ``on``, ``dateNote``, ``model`` (version),
``summary`` {organizations, bodies, findings, gaps, questions, byKind {kind: number}, kkgRecorded, kkgApplicable},
``indicators`` [outcome], ``findings`` [finding].

``finding_json``: ``key``, ``kind``, ``kindLabel``, ``rule``, ``district``, ``subjects`` [{id, label}], ``certainty``
(gap | question), ``certaintyLabel``, ``title``, ``reason``, ``effect``, ``takes``, ``starts``, ``norms`` [{notation,
label, citation, pack, packLabel, version, binding, land, verified, note}], ``evidence`` [{text, record, source,
locator, asOf}], ``indicators`` [id], ``score``, ``weights`` [{reason, points}], ``decision`` {verdict, reason, date,
reopened}.

``indicators_json``: the same without ``summary`` and ``findings``.

``links_json``: the same with ``tiesSuffice``, ``note`` and ``links`` instead of ``indicators``; a link has ``actors``
[{id, label}], ``across``, ``certainty``, ``certaintyLabel``, ``state``, ``score``, ``reasons`` [{why, text, points,
records}], ``likeness`` [text], ``takes``, ``starts``, ``effect``, ``evidence`` [as in a finding].

``outcome_json``: ``id``, ``label``, ``question``, ``dimension``, ``unit``, ``better``, ``norms`` [notation or pack],
``value``, ``numerator``, ``denominator``, ``low``, ``high``, ``n``, ``sentence``, ``missing`` [text], ``details``,
``items`` [{subjects, label, certainty, note, records}].
"""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from graph.analysis import Analysis
from graph.district.outcome import Item, Outcome
from graph.district.snapshot import Snapshot
from graph.findings import norms_of
from graph.findings.finding import CERTAIN_LABELS, KIND_LABELS, Evidence, Finding, Kind
from graph.findings.parts.links import shown
from graph.indicators import Indicator, all_indicators
from graph.missing_links import Candidate
from graph.missing_links.weighed import limit_note
from graph.wording import sentences, spelled
from ontology import Norm, Text
from ontology.names import Prop
from ontology.values import latest

UNCHECKED = Text(de="ungeprüft", en="unchecked")
"""Stands beside a norm whose wording nobody has checked against the text."""

Json = dict[str, Any]


def analysis_json(analysis: Analysis, language: str = "de") -> Json:
    """The whole answer for one district at a date."""
    return {
        **indicators_json(analysis, language),
        "summary": _summary(analysis),
        "findings": [finding_json(f, analysis.snapshot, language) for f in analysis.findings],
    }


def indicators_json(analysis: Analysis, language: str = "de") -> Json:
    """District, date and every indicator."""
    return {
        **_district(analysis.snapshot, language),
        "indicators": [outcome_json(i, analysis.outcomes[i], language) for i in analysis.outcomes],
    }


def links_json(analysis: Analysis, links: Iterable[Candidate], language: str = "de") -> Json:
    """District, date, whether ties are recorded for enough organizations, and some missing links."""
    snapshot = analysis.snapshot
    note = links_note(analysis)
    return {
        **_district(snapshot, language),
        "tiesSuffice": snapshot.ties_suffice,
        "note": note.in_language(language) if note is not None else None,
        "links": [_link(c, snapshot, language) for c in links],
    }


def links_note(analysis: Analysis) -> Text | None:
    """What to know before reading missing links: what to collect first, and whose pairs are not weighed; else None."""
    snapshot = analysis.snapshot
    gate = None if snapshot.ties_suffice else analysis.outcomes["A6"].sentence
    limit = limit_note(snapshot)
    return sentences(gate, limit) if gate is not None or limit is not None else None


def _district(snapshot: Snapshot, language: str) -> Json:
    district = snapshot.district
    return {
        "district": {
            "id": district.id,
            "key": snapshot.key,
            "name": district.name,
            "land": snapshot.land,
            "districtType": district.value(Prop.DISTRICT_TYPE),
        },
        "on": snapshot.on.isoformat(),
        "dateNote": date_note(snapshot).in_language(language),
        "model": snapshot.model.version,
    }


def finding_json(finding: Finding, snapshot: Snapshot, language: str = "de") -> Json:
    """One finding with its norms resolved."""
    return {
        "key": finding.key,
        "kind": str(finding.kind),
        "kindLabel": KIND_LABELS[finding.kind].in_language(language),
        "rule": finding.rule,
        "district": finding.district,
        "subjects": [{"id": s, "label": label_of(s, snapshot).in_language(language)} for s in finding.subjects],
        "certainty": finding.certainty,
        "certaintyLabel": CERTAIN_LABELS[finding.certainty].in_language(language),
        **{part: getattr(finding, part).in_language(language) for part in ("title", "reason", "effect", "takes")},
        "starts": finding.starts.in_language(language),
        "norms": [_norm(n, snapshot, language) for n in norms_of(finding, snapshot)],
        "evidence": [_evidence(e, language) for e in finding.evidence],
        "indicators": list(finding.indicators),
        "score": finding.score,
        "weights": [{"reason": w.reason.in_language(language), "points": w.points} for w in finding.weights],
        "decision": {
            "verdict": str(finding.decided.verdict),
            "reason": finding.decided.reason,
            "date": finding.decided.date,
            "reopened": finding.decided.reopened,
        },
    }


def _evidence(piece: Evidence, language: str) -> Json:
    return {
        "text": piece.text.in_language(language),
        "record": piece.record,
        "source": piece.source,
        "locator": piece.locator,
        "asOf": piece.as_of,
    }


def _link(candidate: Candidate, snapshot: Snapshot, language: str) -> Json:
    effect = candidate.effect
    return {
        "actors": [{"id": i, "label": n} for i, n in zip(candidate.actors, candidate.names, strict=True)],
        "across": candidate.across,
        "certainty": candidate.certainty,
        "certaintyLabel": CERTAIN_LABELS[candidate.certainty].in_language(language),
        "state": candidate.state.in_language(language),
        "score": candidate.score,
        "reasons": [
            {"why": str(r.why), "text": r.text.in_language(language), "points": r.points, "records": list(r.records)}
            for r in candidate.reasons
        ],
        "likeness": [t.in_language(language) for t in candidate.likeness],
        "takes": candidate.takes.in_language(language),
        "starts": candidate.starts.in_language(language),
        "effect": effect.in_language(language) if effect is not None else None,
        "evidence": [_evidence(e, language) for e in shown(snapshot, candidate)],
    }


def outcome_json(id: str, outcome: Outcome, language: str = "de") -> Json:
    """One indicator with its outcome."""
    declared: Indicator = all_indicators()[id]
    return {
        "id": id,
        "label": declared.label.in_language(language),
        "question": declared.question.in_language(language),
        "dimension": declared.dimension,
        "unit": declared.unit,
        "better": declared.better,
        "norms": list(declared.norms),
        **{part: finite(getattr(outcome, part)) for part in ("value", "numerator", "denominator", "low", "high")},
        "n": outcome.n,
        "sentence": outcome.sentence.in_language(language),
        "missing": [t.in_language(language) for t in outcome.missing],
        "details": {name: finite(number) for name, number in outcome.details.items()},
        "items": [_item(i, language) for i in outcome.items],
    }


def date_note(snapshot: Snapshot) -> Text:
    """The day of the analysis, and how old the newest list is that it rests on."""
    on = spelled(snapshot.on.isoformat())
    newest = snapshot.newest_list
    if not newest and snapshot.organizations:
        return Text(
            de=f"Ausgewertet am {on.de}. Stand der Liste unbekannt.",
            en=f"Analysed on {on.en}. Date of the list unknown.",
        )
    if not newest:
        return Text(de=f"Stand am {on.de}.", en=f"As of {on.en}.")
    if latest(newest) == snapshot.on:
        return Text(
            de=f"Stand am {on.de}, dem Tag der neuesten Liste.", en=f"As of {on.en}, the day of the newest list."
        )
    day = spelled(newest)
    return Text(
        de=f"Stand am {on.de}. Die neueste Liste beschreibt den Stand {day.de}.",
        en=f"As of {on.en}. The newest list describes {day.en}.",
    )


def label_of(subject: str, snapshot: Snapshot) -> Text:
    """What a subject of a finding is called: the name of a record, or the label of a code, norm or indicator."""
    if snapshot.known(subject) is not None:
        name = snapshot.name(subject)
        return Text(de=name, en=name)
    lists = snapshot.model.code_lists
    for name in ("KkgPartner", "ActorType", "Sector", "SectorSystem"):
        if subject in lists[name].by_notation:
            return lists[name].by_notation[subject].label
    if subject in snapshot.model.norms:
        return snapshot.model.norms[subject].label
    found = all_indicators().get(subject)
    return found.label if found is not None else Text(de=subject, en=subject)


def _summary(analysis: Analysis) -> Json:
    findings, coverage = analysis.findings, analysis.outcomes.get("A1")
    return {
        "organizations": len(analysis.snapshot.organizations),
        "bodies": len(analysis.snapshot.bodies),
        "findings": len(findings),
        "gaps": sum(f.certainty == "gap" for f in findings),
        "questions": sum(f.certainty == "question" for f in findings),
        "byKind": {str(kind): analysis.counts[kind] for kind in Kind},
        "kkgRecorded": coverage.numerator if coverage is not None else None,
        "kkgApplicable": coverage.denominator if coverage is not None else None,
    }


def _norm(norm: Norm, snapshot: Snapshot, language: str) -> Json:
    pack = snapshot.model.packs[norm.pack]
    notes = [norm.note.in_language(language)] if norm.note is not None else []
    if not norm.verified:
        notes.insert(0, UNCHECKED.in_language(language))
    return {
        "notation": norm.name,
        "label": norm.label.in_language(language),
        "citation": norm.citation,
        "pack": pack.name,
        "packLabel": pack.label.in_language(language),
        "version": pack.version,
        "binding": norm.binding,
        "land": norm.land,
        "verified": norm.verified,
        "note": "; ".join(notes),
    }


def finite(number: float | None) -> float | None:
    """JSON knows neither infinity nor NaN: a distance that does not exist is no number."""
    return number if number is None or isfinite(number) else None


def _item(item: Item, language: str) -> Json:
    return {
        "subjects": list(item.subjects),
        "label": item.label.in_language(language),
        "certainty": str(item.certainty),
        "note": item.note.in_language(language) if item.note is not None else None,
        "records": list(item.records),
    }


__all__ = [
    "UNCHECKED",
    "analysis_json",
    "date_note",
    "finding_json",
    "finite",
    "indicators_json",
    "label_of",
    "links_json",
    "links_note",
    "outcome_json",
]
