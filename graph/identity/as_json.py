"""Records that may be one as plain JSON values, with what speaks for and against."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from graph.identity.duplicates import Duplicate
from graph.identity.likeness import CONTRADICTIONS
from graph.identity.reasons import FEATURE_TEXTS
from graph.shapes import Said, Told


class AlikeOut(TypedDict):
    """One of the two records (einer der beiden Einträge)."""

    id: Annotated[Said, Told(example="08212:A01")]
    name: Annotated[str, Told(example="Gesundheitsamt")]


class FeatureOut(TypedDict):
    """What speaks for or against the two being one (was dafür oder dagegen spricht)."""

    feature: Annotated[Said, Told(example="same-name")]
    points: int
    against: bool
    text: Annotated[Said, Told(example="gleicher Name")]


class DuplicateOut(TypedDict):
    """Two records that may be one (zwei Einträge, die vielleicht dasselbe meinen)."""

    records: list[AlikeOut]
    points: int
    unsure: Annotated[bool, Told("jemand war schon unsicher (somebody was unsure already)")]
    reasons: list[FeatureOut]


class DuplicatesOut(TypedDict):
    """The likeliest pairs first, and judgements that contradict each other (Doppelte und Widersprüche)."""

    duplicates: list[DuplicateOut]
    total: Annotated[int, Told("alle, auch die nicht gezeigten (all, shown or not)", example=1)]
    contradictions: list[list[str]]


def duplicates_json(
    shown: Sequence[Duplicate], total: int, contradictions: Sequence[tuple[str, str]], language: str = "de"
) -> DuplicatesOut:
    """Some pairs, of how many, and the judgements that contradict others."""
    return {
        "duplicates": [_pair(pair, language) for pair in shown],
        "total": total,
        "contradictions": [list(pair) for pair in contradictions],
    }


def _pair(pair: Duplicate, language: str) -> DuplicateOut:
    reasons: list[FeatureOut] = [
        {
            "feature": str(feature),
            "points": feature.points,
            "against": feature in CONTRADICTIONS,
            "text": FEATURE_TEXTS[feature].in_language(language),
        }
        for feature in pair.features
    ]
    records: list[AlikeOut] = [{"id": r.id, "name": r.name} for r in (pair.first, pair.second)]
    return {"records": records, "points": pair.points, "unsure": pair.unsure, "reasons": reasons}
