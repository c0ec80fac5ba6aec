"""The comparison of two dates as plain JSON values, in the manner of `graph.as_json`."""

from typing import Annotated, TypedDict

from graph.as_json.findings import FindingOut, finding_json
from graph.certainty import Certainty
from graph.comparison.changes import Aspect, Difference, Turn
from graph.comparison.comparing import Comparison
from graph.comparison.difference_words import AREAS, TURNS, indicator_label, trend_told
from graph.comparison.results import Measured, Trend
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, Proof
from graph.goals.as_json import GoalComparedOut, compared_json
from graph.records.claims import Claim
from graph.shapes import IndicatorId, Said, Told, finite


class SourceOut(TypedDict):
    """The statement that says so (die Angabe dahinter)."""

    source: str | None
    locator: str | None
    asOf: str | None
    status: str


class RecordChangeOut(TypedDict):
    """What became of a record; not named any more is not gone (nicht mehr genannt ist nicht weg)."""

    area: Aspect
    areaLabel: Said
    turn: Turn
    turnLabel: Said
    record: Said
    label: Said
    certainty: Certainty
    prop: str | None
    propLabel: str | None
    before: str | None
    after: str | None
    claim: SourceOut | None


class MeasureOut(TypedDict):
    """The value of an indicator at one of the days (Wert eines Indikators an einem der Tage)."""

    value: float | None
    low: float | None
    high: float | None
    sentence: Said


class TrendOut(TypedDict):
    """An indicator at both days; up or down only where the ranges do not touch (Indikator an beiden Tagen)."""

    id: IndicatorId
    label: Said
    before: MeasureOut
    after: MeasureOut
    trend: Trend
    trendLabel: Said
    better: bool | None


class WordingOut(TypedDict):
    """How a finding read at a day (wie ein Befund lautete)."""

    certainty: Proof
    title: Said


class StillOpenOut(FindingOut):
    """A finding of both days (ein Befund beider Tage)."""

    before: WordingOut
    after: WordingOut


class FindingsComparedOut(TypedDict):
    """What became of the findings (was aus den Befunden wurde)."""

    solved: list[FindingOut]
    faded: Annotated[list[FindingOut], Told("nicht mehr zu sehen, ob gelöst, ist offen (no longer seen)")]
    new: list[FindingOut]
    still: list[StillOpenOut]


_Days = TypedDict(  # a class cannot name "from"
    "_Days",
    {
        "district": Said,
        "from": Annotated[str, Told(example="2018-12-31")],
        "to": Annotated[str, Told(example="2024-09-24")],
    },
)


class ComparisonOut(_Days):
    """A district at two days (ein Bezirk an zwei Tagen)."""

    changes: list[RecordChangeOut]
    indicators: list[TrendOut]
    findings: FindingsComparedOut
    goals: list[GoalComparedOut]


def comparison_json(found: Comparison, language: str = "de") -> ComparisonOut:
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
        "goals": [compared_json(g, before, after, language) for g in found.goals],
    }


def _change(change: Difference, snapshot: Snapshot, language: str) -> RecordChangeOut:
    return {
        "area": change.area,
        "areaLabel": AREAS[change.area].in_language(language),
        "turn": change.turn,
        "turnLabel": TURNS[change.turn].in_language(language),
        "record": change.record,
        "label": change.label.in_language(language),
        "certainty": change.certainty,
        "prop": change.prop or None,
        "propLabel": change.prop_label.in_language(language) if change.prop_label is not None else None,
        "before": change.before.in_language(language) if change.before is not None else None,
        "after": change.after.in_language(language) if change.after is not None else None,
        "claim": _source(change.claim, snapshot) if change.claim is not None else None,
    }


def _source(claim: Claim, snapshot: Snapshot) -> SourceOut:
    return {
        "source": snapshot.name(claim.source) if claim.source else None,
        "locator": claim.locator or None,
        "asOf": claim.as_of or None,
        "status": claim.status,
    }


def _measured(found: Measured, language: str) -> TrendOut:
    return {
        "id": found.id,
        "label": indicator_label(found.id).in_language(language),
        "before": _outcome(found.before, language),
        "after": _outcome(found.after, language),
        "trend": found.trend,
        "trendLabel": trend_told(found).in_language(language),
        "better": found.better,
    }


def _outcome(outcome: Outcome, language: str) -> MeasureOut:
    return {
        "value": finite(outcome.value),
        "low": finite(outcome.low),
        "high": finite(outcome.high),
        "sentence": outcome.sentence.in_language(language),
    }


def _wording(finding: Finding, language: str) -> WordingOut:
    return {"certainty": finding.certainty, "title": finding.title.in_language(language)}
