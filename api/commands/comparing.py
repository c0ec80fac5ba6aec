"""One district at two dates, for people and for programs."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from rich.table import Table
from rich.text import Text as Line

from api.commands.opening import Opened
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from graph.comparison.comparing import Comparison, compare_district
from graph.comparison.difference_words import (
    AREAS,
    by_aspect,
    differences_told,
    indicator_label,
    sources_of,
    trend_told,
    value_of,
)
from graph.findings.finding import Finding
from graph.indicators import all_indicators
from graph.stores.privacy import MaskedReader
from graph.wording import spelled
from ontology import Text

T = TypeVar("T")
_NONE = Text(de="Zwischen den beiden Tagen ist keine Änderung erfasst.", en="No change is recorded between the days.")
_CHAPTERS = {
    "changes": Text(de="Was sich geändert hat", en="What has changed"),
    "indicators": Text(de="Indikatoren: vorher, nachher", en="Indicators: before, after"),
    "solved": Text(de="Befunde, die gelöst sind", en="Findings that are solved"),
    "faded": Text(
        de="Befunde, die nicht mehr zu sehen sind; ob gelöst, ist offen",
        en="Findings no longer seen; whether they are solved is open",
    ),
    "new": Text(de="Befunde, die neu zu sehen sind", en="Findings seen for the first time"),
    "still": Text(de="Befunde, die offen bleiben", en="Findings that stay open"),
    "goals": Text(de="Ziele: Soll und Ist", en="Goals: target and actual"),
}


def compared(source: Opened, key: str, dates: tuple[date, date]) -> Comparison:
    """The comparison; persons appear without their names."""
    return compare_district(MaskedReader(source.store, source.model), source.model, key, dates)


def print_comparison(found: Comparison, language: str) -> None:
    """The comparison as JSON."""
    from graph.comparison.as_json import comparison_json

    print_json(comparison_json(found, language))


def show_comparison(found: Comparison, language: str) -> None:
    """Chapter by chapter: records, indicators, findings, goals."""
    before, after = (spelled(a.snapshot.on.isoformat()).in_language(language) for a in (found.before, found.after))
    talk(f"{found.after.snapshot.district.name}: {before} → {after}")
    _show_changes(found, language)
    _show_indicators(found, language)
    _show_titles("solved", found.findings.solved, language)
    _show_titles("faded", found.findings.faded, language)
    _show_titles("new", found.findings.new, language)
    _show_titles("still", (f for _, f in found.findings.still), language)
    for goal in _chapter("goals", found.goals, language):
        out().print(Line(harmless(goal.goal.name), style="bold"))
        out().print(harmless(goal.verdict.in_language(language)))


def _chapter(name: str, rows: Iterable[T], language: str) -> list[T]:
    """The rows of a chapter, with its heading where there are any."""
    found = list(rows)
    if found:
        out().print(Line(f"\n{_CHAPTERS[name].in_language(language)}", style="bold underline"))
    return found


def _show_changes(found: Comparison, language: str) -> None:
    groups = by_aspect(found.changes)
    if not groups:
        out().print(_NONE.in_language(language))
    for area, group in _chapter("changes", ((a, c) for (a, _), c in groups.items()), language):
        out().print(harmless(f"{AREAS[area].in_language(language)}: {differences_told(group).in_language(language)}"))
        said = sources_of(group, found.after.snapshot).in_language(language)
        if said:
            out().print(Line(harmless(f"  {said}"), style="dim"))


def _show_indicators(found: Comparison, language: str) -> None:
    _chapter("indicators", found.indicators, language)
    table = Table(box=None, pad_edge=False, show_header=False)
    for measured in found.indicators:
        unit = all_indicators()[measured.id].unit
        texts = (
            indicator_label(measured.id),
            value_of(measured.before, unit),
            value_of(measured.after, unit),
            trend_told(measured),
        )
        table.add_row(Line(measured.id, style="bold"), *(t.in_language(language) for t in texts))
    out().print(table)


def _show_titles(chapter: str, findings: Iterable[Finding], language: str) -> None:
    for finding in _chapter(chapter, findings, language):
        out().print(harmless(f"- {finding.title.in_language(language)}"))
