"""Shows or writes what is stored of a person."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from api.commands.erasing import the_person
from api.commands.noting import note_person
from api.commands.opening import Opened
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.commands.writing import write_out
from api.page_templates import page_template
from graph.stores.base import EVERYTHING
from graph.telling.person import person_report
from graph.telling.person_json import PersonPlaceOut, PersonReportOut, PersonStatementOut, person_json
from graph.wording import spelled

_WAY = "fruehnetz person"


def report_of(source: Opened, url: str, who: str, lang: str) -> PersonReportOut:
    """What is stored of the person meant; that it was told is noted before."""
    person = the_person(source, who)
    reads = note_person(url, person.shown, person.versions[-1].owner, _WAY)
    return person_json(person_report(source.store, source.model, person, EVERYTHING), reads, lang)


def write_report(found: PersonReportOut, path: Path, lang: str) -> None:
    """Write it as a page to print."""
    write_out(page_template("person.html").render(found=found, lang=lang, day=_day), path)
    talk(f"Auskunft geschrieben: {path}. Nur für die Person selbst; löschen Sie die Datei danach.")


def show_report(found: PersonReportOut, *, as_json: bool, lang: str) -> None:
    """Show it, for people or for programs."""
    if as_json:
        print_json(found)
        return
    out().print(harmless(f"{found['id']} – {found['district']}"))
    _show("Angaben" if lang == "de" else "Statements", found["statements"])
    _show("Zweck und Fristen" if lang == "de" else "Purpose and deadlines", found["processing"])
    for place in (*found["ties"], *found["mentions"]):
        _show(_title(place), place["statements"])
    for change in found["history"]:
        out().print(harmless(f"Nr. {change['revision']} · {_day(change['time'])} · {change['reason']}"))
        _rows([("–", s) for s in change["before"]] + [("+", s) for s in change["after"]])
    for read in (*found["read"], *found["passedOn"]):
        out().print(harmless(f"{_day(read['time'])} · {read['by']} · {read['way']}"))
    for note in found["notes"]:
        out().print(harmless(note))


def _title(place: PersonPlaceOut) -> str:
    return f"{place['type']}: {place['name']}" if place["name"] else place["type"]


def _show(title: str, statements: Sequence[PersonStatementOut]) -> None:
    out().print()
    out().print(harmless(title))
    _rows([("", s) for s in statements])


def _rows(rows: Sequence[tuple[str, PersonStatementOut]]) -> None:
    table = Table.grid(padding=(0, 2))
    for mark, said in rows:
        origin = ", ".join(part for part in (said["source"], said["locator"], said["asOf"], said["status"]) if part)
        table.add_row(mark, *map(harmless, (said["property"], said["value"], origin)))
    out().print(table)


def _day(text: str) -> str:
    return spelled(text[:10]).de if text else ""
