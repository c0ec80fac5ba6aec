"""Published values, for people and for programs, and the way of a file of them into a store."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from api.commands.opening import Opened, now, refuse_missing
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from graph.as_json.share_series import series_json
from graph.series.published_series import NOT_PUBLISHED, PublishedSeries, series_years
from graph.wording import decimal, several
from ontology.names import EntityType


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


def load(source: Opened, path: Path, author: str, *, dry_run: bool) -> None:
    """Load the values of a file, or show what it would change.

    Raises UnreadableFileError for what may not be loaded, with a sentence for each fault.
    """
    from graph.series.loaded_values import value_records, values_from
    from graph.stores.base import EVERYTHING, Batch, put

    refuse_missing(path)
    records = value_records(values_from(path, source.model))
    known = ((source.store.get(r.id, EVERYTHING), r) for r in records)
    changes = tuple(put(new) for old, new in known if old != new)
    number = sum(c.record is not None and c.record.type == EntityType.PUBLISHED_VALUE for c in changes)
    told = several(number, "veröffentlichter Wert", "veröffentlichte Werte")
    if not changes:
        talk("Alles steht schon so da; gespeichert ist nichts.")
    elif dry_run:
        talk(f"Neu oder geändert würden: {told}. Gespeichert ist nichts.")
    else:
        done = source.store.commit(Batch(author, now(), f"Veröffentlichte Werte: {path.name}", changes), EVERYTHING)
        talk(f"Geladen: {told}. Änderung {done.number}; „undo {done.number}“ nimmt sie zurück.")
