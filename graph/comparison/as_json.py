"""The comparison of two dates as plain JSON values, in the manner of `graph.as_json`.

``comparison_json``: ``district``, ``from``, ``to``, ``changes`` [change], ``indicators`` [{id, label, before, after
{value, low, high, sentence}, trend, trendLabel, better}], ``findings`` {``solved``, ``faded``, ``new`` [finding],
``still`` [{before, after: certainty and title, and the finding}]}, ``goals`` [{id, label, reached, indicator, sentence,
missing, measures [{id, label, status}]}].

A change: ``area``, ``areaLabel``, ``turn``, ``turnLabel``, ``record``, ``label``, ``certainty``, ``claim`` {source,
locator, asOf, status} or null, and for a changed property ``prop``, ``propLabel``, ``before``, ``after``.
"""

from typing import Any

from graph.as_json import finding_json, finite
from graph.comparison.changes import Change
from graph.comparison.comparing import Comparison
from graph.comparison.goals import GoalState
from graph.comparison.results import Measured
from graph.comparison.words import AREAS, TURNS, indicator_label, trend_told
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding
from ontology.names import Prop

Json = dict[str, Any]


def comparison_json(found: Comparison, language: str = "de") -> Json:
    """Everything that differs between the dates."""
    before, after = found.before.snapshot, found.after.snapshot
    return {
        "district": after.key,
        "from": before.on.isoformat(),
        "to": after.on.isoformat(),
        "changes": [_change(c, after, language) for c in found.changes],
        "indicators": [_measured(m, language) for m in found.indicators],
        "findings": {
            "solved": [finding_json(f, before, language) for f in found.findings.solved],
            "faded": [finding_json(f, before, language) for f in found.findings.faded],
            "new": [finding_json(f, after, language) for f in found.findings.new],
            "still": [
                {"before": _wording(a, language), "after": _wording(b, language), **finding_json(b, after, language)}
                for a, b in found.findings.still
            ],
        },
        "goals": [_goal(g, language) for g in found.goals],
    }


def _change(change: Change, snapshot: Snapshot, language: str) -> Json:
    claim = change.claim
    return {
        "area": str(change.area),
        "areaLabel": AREAS[change.area].in_language(language),
        "turn": str(change.turn),
        "turnLabel": TURNS[change.turn].in_language(language),
        "record": change.record,
        "label": change.label.in_language(language),
        "certainty": str(change.certainty),
        "prop": change.prop or None,
        "propLabel": change.prop_label.in_language(language) if change.prop_label is not None else None,
        "before": change.before.in_language(language) if change.before is not None else None,
        "after": change.after.in_language(language) if change.after is not None else None,
        "claim": None
        if claim is None
        else {
            "source": snapshot.name(claim.source) if claim.source else None,
            "locator": claim.locator or None,
            "asOf": claim.as_of or None,
            "status": claim.status,
        },
    }


def _measured(found: Measured, language: str) -> Json:
    return {
        "id": found.id,
        "label": indicator_label(found.id).in_language(language),
        "before": _outcome(found.before, language),
        "after": _outcome(found.after, language),
        "trend": str(found.trend),
        "trendLabel": trend_told(found).in_language(language),
        "better": found.better,
    }


def _outcome(outcome: Outcome, language: str) -> Json:
    numbers = {part: finite(getattr(outcome, part)) for part in ("value", "low", "high")}
    return {**numbers, "sentence": outcome.sentence.in_language(language)}


def _wording(finding: Finding, language: str) -> Json:
    return {"certainty": finding.certainty, "title": finding.title.in_language(language)}


def _goal(state: GoalState, language: str) -> Json:
    return {
        "id": state.goal.id,
        "label": state.goal.name,
        "reached": str(state.reached),
        "indicator": state.indicator or None,
        "sentence": state.sentence.in_language(language),
        "missing": state.missing.in_language(language) if state.missing is not None else None,
        "measures": [{"id": m.id, "label": m.name, "status": m.value(Prop.MEASURE_STATUS)} for m in state.measures],
    }
