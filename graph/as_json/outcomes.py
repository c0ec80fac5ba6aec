"""Indicators with their outcomes as plain JSON values."""

from typing import Annotated, TypedDict

from graph.certainty import Certainty
from graph.district.outcome import Item, Outcome
from graph.indicators import Indicator, all_indicators
from graph.shapes import Told, finite


class ItemOut(TypedDict):
    """One thing behind a value (was hinter einem Wert steht)."""

    subjects: list[str]
    label: str
    certainty: Certainty
    note: str | None
    records: list[str]


class OutcomeOut(TypedDict):
    """An indicator at a day; low takes everything unknown as absent, high as present."""

    id: Annotated[str, Told(example="A1")]
    label: str
    question: str
    dimension: str
    unit: str
    better: str
    norms: list[str]
    value: float | None
    numerator: float | None
    denominator: float | None
    low: float | None
    high: float | None
    n: int
    sentence: str
    missing: Annotated[list[str], Told("was zu erheben ist (what to collect)")]
    details: dict[str, float | None]
    items: list[ItemOut]


def outcome_json(id: str, outcome: Outcome, language: str = "de") -> OutcomeOut:
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
        "value": finite(outcome.value),
        "numerator": finite(outcome.numerator),
        "denominator": finite(outcome.denominator),
        "low": finite(outcome.low),
        "high": finite(outcome.high),
        "n": outcome.n,
        "sentence": outcome.sentence.in_language(language),
        "missing": [t.in_language(language) for t in outcome.missing],
        "details": {name: finite(number) for name, number in outcome.details.items()},
        "items": [_item(i, language) for i in outcome.items],
    }


def _item(item: Item, language: str) -> ItemOut:
    return {
        "subjects": list(item.subjects),
        "label": item.label.in_language(language),
        "certainty": item.certainty,
        "note": item.note.in_language(language) if item.note is not None else None,
        "records": list(item.records),
    }
