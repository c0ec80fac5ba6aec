"""The frame of the Qualitätsrahmen on the terminal and as JSON: every dimension, also those without anything."""

from rich.text import Text as Line

from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from graph.analysis import Analysis
from graph.findings.finding import Finding, sureness
from graph.quality_frame.as_json import quality_frame_json
from graph.quality_frame.dimensions import InDimension, quality_frame_of
from graph.quality_frame.frame_words import EDITIONS, INFERRED, OUTSIDE, headline_of, next_told, standing_told
from ontology import Text

_GOAL = Text(de="Ziel", en="Goal")


def print_frame(found: Analysis, language: str) -> None:
    """All dimensions as JSON."""
    print_json(quality_frame_json(quality_frame_of(found), language))


def show_frame(found: Analysis, language: str) -> None:
    """Dimension by dimension: where it stands, goals, indicators with a value, findings, what to record first."""
    frame = quality_frame_of(found)
    talk(f"{headline_of(frame).in_language(language)}.")
    for here in frame.dimensions:
        _show(here, language)
    if not frame.outside.empty:
        _show(frame.outside, language)
    talk(EDITIONS.in_language(language))


def _show(here: InDimension, language: str) -> None:
    norm = here.norm
    label = (norm.label if norm is not None else OUTSIDE).in_language(language)
    out().print(Line(harmless(f"\n{norm.name if norm is not None else '–'} {label}"), style="bold"))
    if norm is not None and not norm.verified:
        out().print(Line(INFERRED.in_language(language), style="dim"))
    out().print(harmless(standing_told(here).in_language(language)))
    for goal in here.goals:
        out().print(harmless(f"  {_GOAL.in_language(language)}: {goal.name}"))
    for measured in here.known:
        out().print(harmless(f"  {measured.indicator.id}: {measured.outcome.sentence.in_language(language)}"))
    for finding in (*here.gaps, *here.questions):
        out().print(harmless(f"  {_told(finding, language)}"))
    following = next_told(here)
    if following is not None:
        out().print(harmless(f"  {following.in_language(language)}"))


def _told(finding: Finding, language: str) -> str:
    sure = sureness(finding).in_language(language)
    return f"{sure[:1].upper()}{sure[1:]}: {finding.title.in_language(language)}"
