"""The sheet for the list of processing activities, and what a district says of why it keeps persons."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.saving_accounts import accounts_at
from api.commands.terminal import out, talk
from api.commands.writing import write_out
from api.reads.practice import practice_of, sheet_table
from api.settings import load_settings
from graph.as_of import opened_on
from graph.district.loading import districts
from graph.stores.base import EVERYTHING
from graph.tables.table import as_csv, as_workbook
from graph.telling.processing import SheetLine, processing_sheet
from graph.telling.purposes import data_set_of, say_of_data_set
from ontology.names import Prop


def the_key(source: Opened, district: str | None) -> str:
    """The district that was named, or the only one there is; else wrong use."""
    there = [d.owner for d in districts(source.store, EVERYTHING)]
    if district is None and len(there) == 1:
        return there[0]
    if district not in there:
        wrong_use(f"Bitte --district angeben. Im Speicher: {', '.join(there) or 'kein Bezirk'}.")
    return district


def say_why(source: Opened, key: str, said: Mapping[str, str], author: str) -> None:
    """Say of a district who is responsible, what for, and on which legal basis."""
    done = say_of_data_set(source.store, data_set_of(source.store, key, EVERYTHING), said, (author, now()))
    left = data_set_of(source.store, key, EVERYTHING).lacking
    labels = [p.label.de for p in source.model.types["District"].properties if p.name in left]
    more = f" Es fehlt noch: {', '.join(labels)}." if labels else ""
    talk(f"Gespeichert als Nr. {done.number}.{more}")


def sheet_of(source: Opened, key: str, store: str) -> list[SheetLine]:
    """The sheet of a district."""
    place = accounts_at(store)
    kept = place is not None and (not place.startswith("sqlite:///") or Path(place.partition(":///")[2]).exists())
    practice = practice_of(load_settings(), accounts=kept)
    return processing_sheet(source.store, source.model, key, practice, opened_on(None))


def show_sheet(lines: list[SheetLine], path: Path | None, lang: str, *, as_json: bool) -> None:
    """Show it, or write it as a workbook or as CSV."""
    if path is not None:
        table = sheet_table(lines, lang)
        write_out(as_csv(table).encode() if path.suffix.casefold() == ".csv" else as_workbook([table]), path)
        talk(f"Verzeichnisblatt geschrieben: {path}. Was „bitte ergänzen“ heißt, tragen Sie ein.")
    elif as_json:
        print_json([asdict(line) for line in lines])
    else:
        shown = Table.grid(padding=(0, 2))
        for line in lines:
            entry = line.entry.in_language(lang) or f"({line.origin.in_language(lang)})"
            shown.add_row(harmless(line.asked.in_language(lang)), harmless(entry), line.norm)
        out().print(shown)


def said_of(controller: str | None, purpose: str | None, basis: str | None) -> dict[str, str]:
    """What was said on the command line, by property."""
    given = {Prop.CONTROLLER: controller, Prop.PROCESSING_PURPOSE: purpose, Prop.BASIS: basis}
    return {str(prop): value.strip() for prop, value in given.items() if value is not None and value.strip()}
