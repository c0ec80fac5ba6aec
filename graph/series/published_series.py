"""The published values of the municipal surveys as series: what was published for which year, and what was not.

The lines that ship are data of the ontology (domain 3.2); further ones are records that somebody loaded. A year without
a published value stays empty and says so: nothing is interpolated, and a published change is no value.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.records import Entity
from ontology import Model, Norm, Text
from ontology.model import codes_in
from ontology.names import Prop
from ontology.values import as_float, earliest

SURVEY_YEARS = (2013, 2015, 2017, 2020)
"""The waves of the municipal survey that something was published of."""
NOT_PUBLISHED = Text(de="kein Wert veröffentlicht", en="no value published")
_KIND = "share"


class SeriesPoint(NamedTuple):
    """What was published for a year: a share in per cent (None: something else, told in ``note``), of what, and where.

    ``record`` is the id of a loaded record, empty for a line that ships.
    """

    year: int
    value: float | None
    note: Text | None
    base: Text | None
    citation: str
    record: str


class PublishedSeries(NamedTuple):
    """A series by its sign in the table of domain 3.2, with its points by year; ``about`` are codes with their list."""

    item: str
    label: Text
    about: tuple[str, ...]
    indicators: tuple[str, ...]
    points: tuple[SeriesPoint, ...]

    @property
    def valued(self) -> tuple[SeriesPoint, ...]:
        """The points with a share."""
        return tuple(p for p in self.points if p.value is not None)

    def at(self, year: int) -> tuple[SeriesPoint, ...]:
        """What was published for a year, empty if nothing was; several where sources differ."""
        return tuple(p for p in self.points if p.year == year)

    def about_in(self, code_list: str) -> tuple[str, ...]:
        """The codes of one list that the series is about."""
        return codes_in(self.about, code_list)


def published_series(model: Model, loaded: Iterable[Entity] = ()) -> tuple[PublishedSeries, ...]:
    """All series in the order of domain 3.2, with what was loaded beside what ships."""
    lines: dict[str, list[Norm]] = defaultdict(list)
    for norm in model.norms_of(_KIND):
        lines[series_item(norm.name)].append(norm)
    further: Mapping[str, list[SeriesPoint]] = defaultdict(list)
    for record in loaded:
        further[record.value(Prop.SERIES) or ""].append(_loaded_point(record))
    return tuple(_series(item, norms, further[item]) for item, norms in lines.items())


def series_item(notation: str) -> str:
    """The sign of the series of a line.

    >>> series_item("B03-2017"), series_item("B70")
    ('B03', 'B70')
    """
    return notation.partition("-")[0]


def series_years(series: Iterable[PublishedSeries]) -> tuple[int, ...]:
    """The years in which a gap is told: the waves, and every year that somebody loaded values for."""
    loaded = {p.year for one in series for p in one.points if p.record}
    return tuple(sorted(loaded.union(SURVEY_YEARS)))


def _series(item: str, norms: list[Norm], further: list[SeriesPoint]) -> PublishedSeries:
    points = [_point(n) for n in norms if n.year is not None]
    first = norms[0]
    ordered = sorted((*points, *further), key=lambda p: (p.year, p.record))
    about = tuple(dict.fromkeys(code for n in norms for code in n.about))
    indicators = tuple(dict.fromkeys(id for n in norms for id in n.indicators))
    return PublishedSeries(item, first.label, about, indicators, tuple(ordered))


def _point(norm: Norm) -> SeriesPoint:
    return SeriesPoint(norm.year or 0, norm.value, norm.note, norm.base, norm.citation, "")


def _loaded_point(record: Entity) -> SeriesPoint:
    base = record.value(Prop.POPULATION_BASE) or ""
    day = record.value(Prop.DATE) or ""
    value = as_float(record.values, Prop.SHARE_PERCENT)
    said = Text(de=base, en=base) if base else None
    return SeriesPoint(earliest(day).year if day else 0, value, None, said, "", record.id)


__all__ = [
    "NOT_PUBLISHED",
    "SURVEY_YEARS",
    "PublishedSeries",
    "SeriesPoint",
    "published_series",
    "series_item",
    "series_years",
]
