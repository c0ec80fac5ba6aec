"""What the commands on a process do: show it, start it, and write down what the group says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rich.table import Table

from api.commands.analysing import the_district
from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.commands.writing import write_out
from api.process_seeds import templates_for
from graph.as_of import opened_on
from graph.district.loading import district_of
from graph.errors import InvalidError, NotFoundError
from graph.process.as_json import processes_json, template_json
from graph.process.calendar_file import calendar_of
from graph.process.district_process import DistrictProcess, ProcessPhase, processes_of
from graph.process.due_items import commitments_of, due_items
from graph.process.format_words import held_words, planned_words
from graph.process.formats_held import format_counts
from graph.process.marking import SaidBy
from graph.process.process_book import ProcessBook, ProcessStep
from graph.process.process_today import today_of
from graph.process.starting import ProcessStart
from graph.process.timeline import period_words
from graph.process.today_words import NO_PROCESS, today_line
from graph.questions.answer_faults import names_person
from graph.records.claims import Presence
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.privacy import MaskedReader
from ontology import say
from ontology.names import ResultState

_MARKS = {ResultState.REACHED: "✓", ResultState.NOT_REACHED: "✗", ResultState.OPEN: "·"}
_MET = {Presence.PRESENT: "✓", Presence.ABSENT: "✗", Presence.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which district of a store, on which day, in which language."""

    district: str | None
    on: date | None
    language: str = "de"

    @property
    def day(self) -> date:
        """The day, today where none is named."""
        return opened_on(self.on)


@dataclass(frozen=True, slots=True)
class Writes:
    """Who writes, whether only to show it, and who says what is written, on which day."""

    author: str
    dry_run: bool
    said_by: str
    day: date

    @property
    def said(self) -> SaidBy:
        """The statement."""
        return SaidBy(self.said_by, self.day.isoformat())


def show_process(source: Opened, asked: Asked, *, json: bool) -> None:
    """Where the district stands, for people or for programs."""
    key = the_district(source, asked.district)
    reader, scope = MaskedReader(source.store, source.model), Scope.of(key)
    processes = processes_of(reader, key, scope)
    due = due_items((p for p in processes if p.own), commitments_of(reader, key, scope), asked.day)
    if json:
        print_json(processes_json(key, asked.day, processes, due, asked.language))
        return
    if not processes:
        talk(NO_PROCESS.in_language(asked.language))
    for process in processes:
        _show(process, asked)


def show_templates(source: Opened, asked: Asked, *, json: bool) -> None:
    """What a process can be started from."""
    key = the_district(source, asked.district)
    found = templates_for(MaskedReader(source.store, source.model), Scope.of(key))
    if json:
        print_json([template_json(t) for t in found])
        return
    table = Table("Kennung", "Vorlage", "Phasen", "Ergebnisse", box=None)
    for t in found:
        cells = (t.project.id, t.project.name, str(len(t.phases)), str(len(t.results)))
        table.add_row(*map(harmless, cells))
    out().print(table)


def write_calendar(source: Opened, asked: Asked, path: Path) -> None:
    """What is due, as a calendar file."""
    key = the_district(source, asked.district)
    reader, scope = MaskedReader(source.store, source.model), Scope.of(key)
    own = (p for p in processes_of(reader, key, scope) if p.own)
    due = due_items(own, commitments_of(reader, key, scope), asked.day)
    newest = source.store.head(EVERYTHING)
    at = datetime.fromisoformat(newest.time if newest is not None else now())
    name = say(
        "Frühe Hilfen: {district}", "Early help: {district}", district=district_of(reader, key, scope).name
    ).in_language(asked.language)
    write_out(calendar_of(due, name, at, asked.language), path)
    talk(f"Kalenderdatei geschrieben: {path} ({len(due)} Termine)")


def start_process(
    source: Opened, district: str | None, template: str, start: Callable[..., ProcessStart], how: Writes
) -> None:
    """ProcessStart a process from the template of that id, or of that name's part behind the colon."""
    key = the_district(source, district)
    found = templates_for(source.store, Scope.of(key))
    wanted = [t for t in found if template in (t.project.id, t.project.id.rpartition(":")[2])]
    if not wanted:
        names = ", ".join(t.project.id.rpartition(":")[2] for t in found)
        wrong_use(f"Die Vorlage „{template}“ gibt es nicht. Möglich sind: {names}.")
    book = ProcessBook(source.store, key, Scope.of(key))
    try:
        step = book.start(wanted[0], start(district_of(source.store, key, Scope.of(key))))
    except NotFoundError:
        wrong_use(
            f"Das Projekt „{wanted[0].project.name}“ ist in diesem Speicher nicht erfasst; eine Teilnahme lässt sich "
            "erst dann eintragen. Ohne --join wird nur der Prozess nach der Vorlage angelegt."
        )
    if step is None:
        talk("Diesen Prozess gibt es schon; geändert wurde nichts.")
        return
    _write(source, step, how)


def write_step(source: Opened, district: str | None, make: Callable[[ProcessBook], ProcessStep], how: Writes) -> None:
    """Write down one thing that the group says of its process."""
    key = the_district(source, district)
    try:
        step = make(ProcessBook(source.store, key, Scope.of(key)))
    except InvalidError:
        wrong_use("So lässt es sich nicht aufnehmen: Eine Phase dieses Namens gibt es schon.")
    _write(source, step, how)


def only_process(source: Opened, district: str | None, chosen: str | None) -> str:
    """The id of the process that is meant: the one named, or the only one of the district."""
    if chosen is not None:
        return chosen
    key = the_district(source, district)
    own = [p for p in processes_of(source.store, key, Scope.of(key)) if p.own]
    if len(own) != 1:
        wrong_use(
            "Bitte sagen Sie mit --process, welcher Prozess gemeint ist: "
            + (", ".join(p.project.id for p in own) or "Noch ist keiner angelegt, siehe „process start“.")
        )
    return own[0].project.id


def _write(source: Opened, step: ProcessStep, how: Writes) -> None:
    if names_person(source.model, how.said_by):
        wrong_use("Bei --said-by genügt eine Stelle oder ein Gremium; Namen von Personen werden nicht aufgenommen.")
    changed = [r for r in step.records if source.store.get(r.id, EVERYTHING) != r]
    if how.dry_run or not changed:
        talk(f"{step.reason}: {len(changed)} Einträge würden geschrieben." if changed else "Daran ändert sich nichts.")
        return
    batch = Batch(how.author, now(), step.reason, tuple(put(r) for r in changed))
    done = source.store.commit(batch, EVERYTHING)
    talk(f"{step.reason} (Änderung {done.number}; „undo {done.number}“ nimmt sie zurück).")


def _show(process: DistrictProcess, asked: Asked) -> None:
    standing, language = today_of(process, asked.day), asked.language
    out().print(harmless(f"{process.project.name} ({process.project.id})"), style="bold")
    talk(today_line(standing).in_language(language))
    for phase in process.phases:
        _show_phase(phase, asked, running=phase in standing.running)
    if process.prerequisites:
        out().print(say("Voraussetzungen", "Prerequisites").in_language(language), style="bold")
    for state in process.prerequisites:
        out().print(harmless(f"  {_MET[state.presence]} {state.name} ({state.id})"))
    _show_formats(process, asked)


def _show_phase(phase: ProcessPhase, asked: Asked, *, running: bool) -> None:
    planned = period_words(phase.planned).in_language(asked.language)
    mark = "▶" if running else " "
    out().print(harmless(f"{mark} {phase.number} {phase.record.name}: {planned} ({phase.record.id})"))
    for result in phase.results:
        late = " !" if result.late_on(asked.day) else ""
        out().print(
            harmless(f"    {_MARKS[result.state_on(asked.day)]} {result.record.name} ({result.record.id}){late}")
        )


def _show_formats(process: DistrictProcess, asked: Asked) -> None:
    counts = format_counts(process, asked.day)
    if not counts:
        return
    language = asked.language
    table = Table(
        say("Format", "Format").in_language(language),
        say("geplant", "planned").in_language(language),
        say("gehalten", "held").in_language(language),
        box=None,
    )
    for count in counts:
        cells = (count.record.name, planned_words(count).in_language(language), held_words(count).in_language(language))
        table.add_row(*map(harmless, cells))
    out().print(table)
