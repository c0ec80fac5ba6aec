"""Published series, and a district's own states beside them, as plain JSON values."""

from collections.abc import Mapping, Sequence
from typing import Annotated, TypedDict

from graph.certainty import Certainty
from graph.series.own_states import OwnState
from graph.series.published_series import (
    NOT_PUBLISHED,
    PublishedSeries,
    SeriesPoint,
    series_years,
)
from graph.shapes import Said, Told


class SeriesPointOut(TypedDict):
    """What was published for a year (was für ein Jahr veröffentlicht ist)."""

    year: Annotated[int, Told(example=2017)]
    value: Annotated[float | None, Told("Anteil in Prozent (share in per cent)", example=95.7)]
    note: str | None
    base: str | None
    citation: str | None
    record: Annotated[str | None, Told("Kennung, wenn nachgeladen (id where it was loaded)")]


class OwnStateOut(TypedDict):
    """What the district has recorded at the end of a year (was der Bezirk am Jahresende erfasst hat)."""

    year: int
    certainty: Certainty


class PublishedSeriesOut(TypedDict):
    """A series of published shares (eine Reihe veröffentlichter Anteile)."""

    item: Annotated[Said, Told(example="B08")]
    label: Said
    points: list[SeriesPointOut]
    empty: Annotated[list[int], Told("Jahre ohne veröffentlichten Wert (years without a published value)")]
    emptyText: Said
    own: list[OwnStateOut]


class SeriesOut(TypedDict):
    """All series with their years (alle Reihen mit ihren Jahren)."""

    years: list[int]
    series: list[PublishedSeriesOut]


def series_json(
    found: Sequence[PublishedSeries], own: Mapping[str, Sequence[OwnState]], language: str = "de"
) -> SeriesOut:
    """The series with their gaps; ``own`` by the sign of the series, empty where no district is asked of."""
    years = series_years(found)
    return {
        "years": list(years),
        "series": [_series(one, own.get(one.item, ()), (years, language)) for one in found],
    }


def _series(one: PublishedSeries, own: Sequence[OwnState], told: tuple[Sequence[int], str]) -> PublishedSeriesOut:
    years, language = told
    valued = {p.year for p in one.valued}
    return {
        "item": one.item,
        "label": one.label.in_language(language),
        "points": [_point(p, language) for p in one.points],
        "empty": [year for year in years if year not in valued],
        "emptyText": NOT_PUBLISHED.in_language(language),
        "own": [{"year": s.year, "certainty": s.certainty} for s in own],
    }


def _point(point: SeriesPoint, language: str) -> SeriesPointOut:
    return {
        "year": point.year,
        "value": point.value,
        "note": point.note.in_language(language) if point.note is not None else None,
        "base": point.base.in_language(language) if point.base is not None else None,
        "citation": point.citation or None,
        "record": point.record or None,
    }
