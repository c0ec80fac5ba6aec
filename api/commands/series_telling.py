"""Published values, for people and for programs, and the way of a file of them into a store."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from api.commands.opening import Opened, now, refuse_empty, refuse_missing
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, show_problems, talk
from graph.as_json.share_series import series_json
from graph.series.published_series import NOT_PUBLISHED, PublishedSeries, series_years
from graph.wording import decimal


def print_series(found: Sequence[PublishedSeries], language: str) -> None:
    """The series as JSON."""
    print_json(series_json(found, {}, language))


def show_series(found: Sequence[PublishedSeries], language: str) -> None:
    """One line a series, one column a year; beneath, what a dash means."""
    years = sorted({*series_years(found), *(p.year for s in found for p in s.valued)})
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    table.add_column("", overflow="fold")
    for year in years:
        table.add_column(str(year), justify="right")
    for one in found:
        cells = ["/".join(_share(p.value, language) for p in one.at(year)) or "–" for year in years]
        table.add_row(one.item, harmless(one.label.in_language(language)), *cells)
    out().print(table)
    out().print(f"–: {NOT_PUBLISHED.in_language(language)}")


def _share(value: float | None, language: str) -> str:
    return "–" if value is None else decimal(value, language)


def load(source: Opened, path: Path, author: str, language: str, *, dry_run: bool) -> bool:
    """Load published values or show what it would change; True if rows were rejected, so that nothing was saved.

    Raises UnreadableFileError for what may not be loaded, with a sentence for each value.
    """
    from api.commands.importing import imported
    from graph.imports import import_file
    from graph.imports.outcome.outcome_words import taken
    from graph.series.loaded_values import refuse_bad_values

    refuse_missing(path)
    report = import_file(
        path,
        source.store,
        source.model,
        author=author,
        time=now(),
        dry_run=dry_run,
        allowed=lambda _, changes: refuse_bad_values(source.model, changes),
    )
    refuse_empty(report)
    talk(f"{report.name}: {taken(report).in_language(language)}")
    show_problems(report.problems, language)
    talk(imported(report, language, dry_run=dry_run))
    return Opened(source.store, source.model, report).rejected
