"""The process logbook on the command line: told, written, and what is proposed for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.text import Text as Line

from api.commands import analysing, opening
from api.commands.opening import Opened
from api.commands.options import failed, wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.commands.writing import write_out
from api.reads.log_reading import log_proposals
from graph.editing.faults import Rules, not_said
from graph.errors import NotFoundError
from graph.logbook.as_json import kind_label, logbook_json, proposals_json
from graph.logbook.event_rules import Names
from graph.logbook.log_entries import (
    LogLine,
    NewLine,
    chapters,
    dismissed_entry,
    entries_of,
    entry_of_proposal,
    log_entry,
    phases_of,
    with_phase,
)
from graph.logbook.log_proposals import EVENT_LABELS, LogProposal, LogProposals
from graph.records import Entity
from graph.records.claims import Presence
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.drawn import drawn_id
from graph.stores.privacy import MaskedReader
from graph.tables.of_logbook import log_table
from graph.tables.table import as_csv, as_workbook
from graph.wording import spelled
from ontology import Text, say
from ontology.names import EntityType

_NOTHING = Text(
    de="Im Logbuch steht noch nichts. „fruehnetz logbook proposals“ zeigt, was vorgeschlagen wird.",
    en="Nothing is in the logbook yet. “fruehnetz logbook proposals” shows what is proposed.",
)
_NO_PROPOSALS = Text(de="Gerade gibt es nichts vorzuschlagen.", en="There is nothing to propose right now.")
_WITHOUT_PHASE = Text(de="Ohne Phase", en="Without a phase")
_GUIDE = Text(de="Leitfaden", en="guide")


@dataclass(frozen=True, slots=True)
class LogAsked:
    """In whose name, in which district and how a command writes."""

    author: str
    district: str | None
    dry_run: bool


@dataclass(frozen=True, slots=True)
class LinesFound:
    """Entries that were asked for, with the phases and names of their district."""

    lines: tuple[LogLine, ...]
    phases: tuple[Entity, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class ProposalsFound:
    """Proposals with the names of their district."""

    found: LogProposals
    names: Names


def wanted_lines(source: Opened, key: str, phase: str | None, *, guide: bool) -> LinesFound:
    """The entries of a district: all, of one phase, or those marked for the guide; persons appear without names."""
    reader = MaskedReader(source.store, source.model)
    phases = phases_of(reader, key)
    lines = [line for line in entries_of(reader, key) if phase in (None, line.phase)]
    return LinesFound(
        tuple(line for line in lines if line.for_guide or not guide), phases, Names(reader, source.model, key)
    )


def print_logbook(found: LinesFound, language: str) -> None:
    """The entries as JSON."""
    print_json(logbook_json(found.lines, found.phases, found.names, language))


def show_logbook(found: LinesFound, language: str) -> None:
    """The same for people, phase by phase."""
    console = out()
    if not found.lines:
        talk(_NOTHING.in_language(language))
    for chapter in chapters(found.phases, found.lines):
        if chapter.lines:
            name = chapter.phase.name if chapter.phase is not None else _WITHOUT_PHASE.in_language(language)
            console.print(Line(harmless(f"\n{name}"), style="bold underline"))
        for line in chapter.lines:
            console.print(harmless(" · ".join(_parts(line, found.names, language))))


def _parts(line: LogLine, names: Names, language: str) -> Iterator[str]:
    if line.day:
        yield spelled(line.day).in_language(language)
    if line.kind:
        yield kind_label(line.kind, names.model, language)
    yield line.text
    if line.for_guide:
        yield _GUIDE.in_language(language)


def write_table(found: LinesFound, path: Path, language: str) -> None:
    """The entries as a CSV file or a workbook, by the ending of its name."""
    table = log_table(found.lines, found.names, language)
    if path.suffix.casefold() not in (".csv", ".xlsx"):
        wrong_use("Die Datei muss auf .csv oder .xlsx enden.")
    write_out(as_csv(table) if path.suffix.casefold() == ".csv" else as_workbook([table]), path)
    talk(f"Logbuch: {path}")


def proposed_here(source: Opened, key: str, on: date | None) -> ProposalsFound:
    """What is proposed in a district at a day, by default today; persons appear without names."""
    reader = MaskedReader(source.store, source.model)
    found = log_proposals(reader, analysing.analysed(source, key, on))
    return ProposalsFound(found, Names(reader, source.model, key))


def print_proposals(found: ProposalsFound, language: str) -> None:
    """The proposals as JSON."""
    print_json(proposals_json(found.found, found.names, language))


def show_proposals(found: ProposalsFound, language: str) -> None:
    """The same for people: key, day, sentence and where it comes from."""
    console = out()
    for proposal in found.found.proposals:
        label = EVENT_LABELS[proposal.kind].in_language(language)
        day = spelled(proposal.day).in_language(language)
        console.print(Line(harmless(f"{proposal.key}  {day} · {label}"), style="bold"))
        console.print(harmless(f"  {proposal.text.in_language(language)}"))
        console.print(Line(harmless(f"  {proposal.evidence.in_language(language)}"), style="dim"))
    if not found.found.proposals:
        talk(_NO_PROPOSALS.in_language(language))
    if found.found.bound is not None:
        talk(found.found.bound.in_language(language))


def write_entry(source: Opened, asked: LogAsked, line: NewLine) -> None:
    """Keep an entry in own words; failed for what does not fit the model or names a person."""
    key = analysing.the_district(source, asked.district)
    _write(source, asked, (key, drawn_id(key, EntityType.LOG_ENTRY)), line)


def confirm_entry(source: Opened, asked: LogAsked, which: tuple[str, date | None], own: NewLine) -> None:
    """Take a proposal into the logbook; nothing where that was done before."""
    key = analysing.the_district(source, asked.district)
    id = entry_of_proposal(key, which[0])
    before = source.store.get(id, Scope.of(key))
    if before is not None and before.presence is Presence.PRESENT:
        talk("Dieser Vorschlag steht schon im Logbuch.")
        return
    _write(source, asked, (key, id), _named(source, key, which).as_line().reworded(own))


def dismiss_entry(source: Opened, asked: LogAsked, which: tuple[str, date | None]) -> None:
    """Remember that a proposal is not wanted."""
    key = analysing.the_district(source, asked.district)
    text = _named(source, key, which).text.de
    record = dismissed_entry(key, which[0], text, opening.now()[:10])
    _commit(source, asked, record, (f"Vorschlag für das Logbuch verworfen: {text}", f"Verworfen: {text}"))


def _named(source: Opened, key: str, which: tuple[str, date | None]) -> LogProposal:
    proposal = proposed_here(source, key, which[1]).found.of(which[0])
    if proposal is None:
        raise NotFoundError(f"no proposal {which[0]}")
    return proposal


def _write(source: Opened, asked: LogAsked, place: tuple[str, str], new: NewLine) -> None:
    key, id = place
    line = with_phase(MaskedReader(source.store, source.model), key, new)
    record = log_entry(id, key, line, opening.now()[:10])
    kind = source.model.types[EntityType.LOG_ENTRY]

    def type_of(named: str) -> str | None:
        found = source.store.get(named, Scope.of(key))
        return found.type if found is not None else None

    faults = [*Rules(source.model, type_of).faults(kind, record.claims), *not_said(kind, None, record)]
    if faults:
        failed(" ".join(dict.fromkeys(fault.sentence.de for fault in faults)))
    _commit(source, asked, record, (f"Logbuch: {line.text}", f"Im Logbuch: {line.text}"))


def _commit(source: Opened, asked: LogAsked, record: Entity, said: tuple[str, str]) -> None:
    reason, told = said
    if asked.dry_run:
        talk(f"Nur gezeigt, nichts gespeichert. {told}")
        return
    done = source.store.commit(Batch(asked.author, opening.now(), reason, (put(record),)), EVERYTHING)
    talk(say("{told} (Nr. {n})", "{told} (no. {n})", told=told, n=done.number).de)
