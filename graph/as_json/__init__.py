"""Findings, outcomes and the whole analysis as plain JSON values: the same for command line, API and report.

Each shape is typed beside the function that makes it (`graph.shapes`). Field names are English and stable, texts are in
the language asked for. Shares are 0 to 1, dates ISO.
"""

from typing import TypedDict

from graph.analysis import Analysis
from graph.as_json.directed_layers import DirectedLayerOut, directed_json
from graph.as_json.district import DistrictAtDay, date_note, district_json
from graph.as_json.findings import FindingOut, StrongPointOut, finding_json, strong_point_json
from graph.as_json.links import LinksOut, links_json, links_note
from graph.as_json.outcomes import OutcomeOut, outcome_json
from graph.findings.finding import Kind


class IndicatorsOut(DistrictAtDay):
    """The indicators of a district at a day (Indikatoren eines Bezirks am Stichtag)."""

    indicators: list[OutcomeOut]


class Summary(TypedDict):
    """The analysis in numbers (die Auswertung in Zahlen)."""

    organizations: int
    bodies: int
    findings: int
    gaps: int
    questions: int
    byKind: dict[Kind, int]
    kkgRecorded: float | None
    kkgApplicable: float | None


class AnalysisOut(IndicatorsOut):
    """Indicators and ranked findings of a district at a day (die ganze Auswertung)."""

    summary: Summary
    strengths: list[StrongPointOut]
    findings: list[FindingOut]


def analysis_json(analysis: Analysis, language: str = "de") -> AnalysisOut:
    """The whole answer for one district at a date."""
    return {
        **indicators_json(analysis, language),
        "summary": _summary(analysis),
        "strengths": [strong_point_json(s, language) for s in analysis.strengths],
        "findings": [finding_json(f, analysis.snapshot, language) for f in analysis.findings],
    }


def indicators_json(analysis: Analysis, language: str = "de") -> IndicatorsOut:
    """District, date and every indicator."""
    return {
        **district_json(analysis.snapshot, language),
        "indicators": [outcome_json(i, analysis.outcomes[i], language) for i in analysis.outcomes],
    }


def _summary(analysis: Analysis) -> Summary:
    findings, coverage = analysis.findings, analysis.outcomes.get("A1")
    return {
        "organizations": len(analysis.snapshot.organizations),
        "bodies": len(analysis.snapshot.bodies),
        "findings": len(findings),
        "gaps": sum(f.certainty == "gap" for f in findings),
        "questions": sum(f.certainty == "question" for f in findings),
        "byKind": {kind: analysis.counts[kind] for kind in Kind},
        "kkgRecorded": coverage.numerator if coverage is not None else None,
        "kkgApplicable": coverage.denominator if coverage is not None else None,
    }


__all__ = [
    "AnalysisOut",
    "DirectedLayerOut",
    "IndicatorsOut",
    "LinksOut",
    "analysis_json",
    "date_note",
    "directed_json",
    "finding_json",
    "indicators_json",
    "links_json",
    "links_note",
    "outcome_json",
]
