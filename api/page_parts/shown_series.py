"""Published series for pages: in groups, each with its picture and what stands beneath it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from api.reads.access import Reading
from api.report.wording import Words
from graph.series.own_states import OwnState
from graph.series.published_series import PublishedSeries, published_series, series_years
from graph.series.series_drawing import drawn_series
from ontology import Text
from ontology.names import EntityType

_GROUPS = (
    (
        Text(de="Wer in den Netzwerken mitwirkt", en="Who takes part in the networks"),
        "B0",
        "B10",
        "B11",
        "B12",
        "B13",
        "B14",
    ),
    (Text(de="Netzwerke und Angebote", en="Networks and offers"), "B2"),
    (Text(de="Beteiligung von Eltern und Ehrenamt", en="Participation of parents and volunteers"), "B3", "B4"),
    (Text(de="Qualitätsrahmen und Vermittlung", en="Quality framework and referral"), "B5", "B6"),
    (Text(de="Verankerung: noch ohne veröffentlichten Wert", en="Anchoring: without a published value yet"), "B7"),
)
"""Headings with the beginnings of the signs of their series (domain 3.2)."""


def taken_series(read: Reading) -> tuple[PublishedSeries, ...]:
    """The series that ship, and the values that somebody loaded and the reader may see."""
    return published_series(read.model, read.store.records(read.scope, [EntityType.PUBLISHED_VALUE]))


def series_pictures(
    found: Sequence[PublishedSeries], own: Mapping[str, Sequence[OwnState]], words: Words, *, last: int
) -> Iterator[Mapping[str, Any]]:
    """The groups with their series; all pictures have the same axis of years."""
    gaps = series_years(found)
    span = gaps[0], max(last if own else gaps[-1], *(p.year for s in found for p in s.points), *gaps)
    for label, *beginnings in _GROUPS:
        members = [s for s in found if s.item.startswith(tuple(beginnings))]
        if members:
            yield {
                "label": words.say(label),
                "series": [_shown(s, (gaps, span), own.get(s.item, ()), words) for s in members],
            }


def _shown(
    one: PublishedSeries, axis: tuple[Sequence[int], tuple[int, int]], own: Sequence[OwnState], words: Words
) -> Mapping[str, Any]:
    gaps, span = axis
    waves = gaps if len(one.valued) > 1 or "A3" in one.indicators or not one.points else ()
    bases = dict.fromkeys(words.say(p.base) for p in one.valued if p.base is not None)
    years = {*waves, *(p.year for p in one.points), max((s.year for s in own), default=0)}
    beneath = [s for s in own if s.year in years]
    drawn = bool(one.valued or waves or beneath)
    return {
        "item": one.item,
        "label": words.say(one.label),
        "picture": Markup(drawn_series(one, waves, beneath, span, words.language)) if drawn else "",
        "base": "; ".join(bases),
        "notes": [words.say(p.note) for p in one.points if p.note is not None and p.value is None],
        "none": not one.points,
        "sources": _cited(p.citation for p in one.points),
    }


def _cited(citations: Iterable[str]) -> str:
    """Citations that differ in the year alone are one, with all years.

    >>> _cited(["NZFH, Kommunalbefragung 2013", "NZFH, Kommunalbefragung 2015", "NZFH, Netzwerke"])
    'NZFH, Kommunalbefragung 2013, 2015; NZFH, Netzwerke'
    """
    years: dict[str, list[str]] = {}
    for citation in filter(None, citations):
        title, _, last = citation.rpartition(" ")
        dated = last.isdigit() and title
        found = years.setdefault(title if dated else citation, [])
        if dated and last not in found:
            found.append(last)
    return "; ".join(f"{title} {', '.join(found)}" if found else title for title, found in years.items())
