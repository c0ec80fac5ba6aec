"""The Qualitätsrahmen in the report: one line a dimension, with what is known, open and wanted there."""

from typing import NamedTuple

from api.report.wording import Words
from graph.analysis import Analysis
from graph.map.labels import clean_label
from graph.quality_frame.dimensions import InDimension, quality_frame_of
from graph.quality_frame.frame_words import EDITIONS, headline_of, next_told, standing_told


class DimensionRow(NamedTuple):
    """A dimension: its number, name and standing, what to record first, its indicators and goals by name."""

    number: str
    label: str
    inferred: str
    standing: str
    next: str
    indicators: str
    goals: tuple[str, ...]


class FrameInReport(NamedTuple):
    """The section: its first sentence, what is said of the editions, and the rows."""

    headline: str
    editions: str
    rows: tuple[DimensionRow, ...]


def frame_in_report(analysis: Analysis, words: Words) -> FrameInReport:
    """All dimensions, also those without anything."""
    found = quality_frame_of(analysis)
    rows = tuple(_row(d, words) for d in found.dimensions)
    return FrameInReport(words.say(headline_of(found)), words.say(EDITIONS), rows)


def _row(here: InDimension, words: Words) -> DimensionRow:
    norm = here.norm
    return DimensionRow(
        norm.name if norm is not None else "",
        words.say(norm.label) if norm is not None else "",
        words("Nr. erschlossen", "no. inferred") if norm is not None and not norm.verified else "",
        words.say(standing_told(here)),
        words.say(next_told(here)),
        ", ".join(m.indicator.id for m in here.measured),
        tuple(clean_label(goal.name) for goal in here.goals),
    )
