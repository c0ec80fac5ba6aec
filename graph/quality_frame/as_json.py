"""The frame of the Qualitätsrahmen as JSON, the same for command line and web."""

from typing import Annotated, TypedDict

from graph.findings.finding import Finding
from graph.quality_frame.dimensions import InDimension, MeasuredBy, QualityFrame
from graph.quality_frame.frame_words import EDITIONS, OUTSIDE, headline_of, standing_told
from graph.records import Entity
from graph.shapes import IndicatorId, Said, Told


class FrameIndicatorOut(TypedDict):
    """An indicator of a dimension (eine Kennzahl der Dimension)."""

    id: IndicatorId
    label: Said
    value: Annotated[float | None, Told("leer, wo nichts erfasst ist (none where nothing is recorded)")]
    sentence: Said


class FrameFindingOut(TypedDict):
    """A finding of a dimension (ein Befund der Dimension)."""

    key: Annotated[str, Told(example="9f86d081884c7d65", pattern="^[0-9a-f]{16}$")]
    title: Said


class FrameGoalOut(TypedDict):
    """A goal of the district in a dimension (ein Ziel)."""

    id: Said
    name: Said


class FrameDimensionOut(TypedDict):
    """What a district knows, asks and wants in a dimension (eine Dimension)."""

    number: Annotated[str, Told("Nummer in der Ausgabe 2.0, leer außerhalb (number in edition 2.0)", example="3")]
    label: Said
    edition: Annotated[str, Told("aus welcher Ausgabe (of which edition)")]
    read: Annotated[bool, Told("Text gelesen; sonst ist die Nummer erschlossen (else the number is inferred)")]
    standing: str
    indicators: list[FrameIndicatorOut]
    gaps: list[FrameFindingOut]
    questions: list[FrameFindingOut]
    goals: list[FrameGoalOut]


class QualityFrameOut(TypedDict):
    """All dimensions of the quality framework (Qualitätsrahmen Frühe Hilfen)."""

    headline: Said
    editions: Said
    dimensions: list[FrameDimensionOut]
    outside: Annotated[FrameDimensionOut, Told("was zu keiner Dimension gehört (what belongs to none)")]


def quality_frame_json(frame: QualityFrame, language: str = "de") -> QualityFrameOut:
    """The whole frame."""
    return {
        "headline": headline_of(frame).in_language(language),
        "editions": EDITIONS.in_language(language),
        "dimensions": [_dimension(d, language) for d in frame.dimensions],
        "outside": _dimension(frame.outside, language),
    }


def _dimension(here: InDimension, language: str) -> FrameDimensionOut:
    norm = here.norm
    return {
        "number": norm.name if norm is not None else "",
        "label": (norm.label if norm is not None else OUTSIDE).in_language(language),
        "edition": norm.note.in_language(language) if norm is not None and norm.note is not None else "",
        "read": norm is not None and norm.verified,
        "standing": standing_told(here).in_language(language),
        "indicators": [_indicator(m, language) for m in here.measured],
        "gaps": [_finding(f, language) for f in here.gaps],
        "questions": [_finding(f, language) for f in here.questions],
        "goals": [_goal(g) for g in here.goals],
    }


def _indicator(measured: MeasuredBy, language: str) -> FrameIndicatorOut:
    return {
        "id": measured.indicator.id,
        "label": measured.indicator.label.in_language(language),
        "value": measured.outcome.value,
        "sentence": measured.outcome.sentence.in_language(language),
    }


def _finding(finding: Finding, language: str) -> FrameFindingOut:
    return {"key": finding.key, "title": finding.title.in_language(language)}


def _goal(goal: Entity) -> FrameGoalOut:
    return {"id": goal.id, "name": goal.name}
