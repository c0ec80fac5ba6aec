"""Proposals for the logbook: what happened, in words, less what is written down already and what was dismissed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from graph.analysis import Analysis
from graph.district.snapshot import Snapshot
from graph.logbook.event_rules import EventKind, Happening, Names
from graph.logbook.event_words import finding_closed, goal_reached, looked_at, shown_by, shown_by_analysis
from graph.logbook.journal_events import JournalEvent, journal_events
from graph.logbook.log_entries import LogLine, NewLine, dismissed_of, entries_of, phase_on, phases_of
from graph.records import Entity
from graph.stores.base import GraphReader
from graph.wording import spelled
from ontology import Text
from ontology.names import EntityType, LogEntryKind, Prop, Verdict
from ontology.values import latest


@dataclass(frozen=True, slots=True)
class LogProposal:
    """What the group may take into its logbook, or not.

    ``day`` is the stated day of the event; where none is stated it is the day of recording and ``stated`` is False.
    ``revision`` is the number of the batch, 0 where the analysis shows it; ``record`` is the record that tells it.
    ``concerns`` are ids of what it is about, ``phase`` the id of the phase that the day falls into, or empty.
    """

    key: str
    kind: EventKind
    text: Text
    day: str
    stated: bool
    entry: LogEntryKind
    evidence: Text
    revision: int
    record: str
    concerns: tuple[str, ...]
    phase: str

    def as_line(self, language: str = "de") -> NewLine:
        """The entry that it becomes where nobody rewords it."""
        return NewLine(
            self.text.in_language(language),
            day=self.day,
            phase=self.phase,
            kind=self.entry.value,
            evidence=self.evidence.in_language(language),
            concerns=self.concerns,
            proposal=self.key,
        )


@dataclass(frozen=True, slots=True)
class LogProposals:
    """The proposals, newest first; ``bound`` says how far back they go, None where that is the whole journal."""

    proposals: tuple[LogProposal, ...]
    bound: Text | None

    def of(self, key: str) -> LogProposal | None:
        """The proposal of that key."""
        return next((p for p in self.proposals if p.key == key), None)


def proposals_of(reader: GraphReader, analysis: Analysis, reached: Mapping[str, Text]) -> LogProposals:
    """What the group may write down; ``reader`` shows no names of persons (`graph.stores.privacy`).

    ``reached`` are the goals that are reached on the day of the analysis, by id, each with what shows it.
    """
    snapshot = analysis.snapshot
    read = journal_events(reader, snapshot)
    phases = phases_of(reader, snapshot.key)
    made = [_from_journal(event, phases) for event in read.events]
    made += [*_goals(snapshot, reached, phases), *_closed(analysis, phases)]
    lines = entries_of(reader, snapshot.key)
    known = {line.proposal for line in (*lines, *dismissed_of(reader, snapshot.key))}
    names = Names(reader, snapshot.model, snapshot.key)
    left = {p.key: p for p in made if p.key not in known and not _written_down(p, lines, names)}
    newest_first = sorted(left.values(), key=lambda p: (_sorted_by(p.day), p.revision, p.key), reverse=True)
    return LogProposals(tuple(newest_first), None if read.every else looked_at(read.batches))


def proposal_key(kind: EventKind, record: str, detail: str) -> str:
    """The key of a proposal: the same for the same event of a record, however often it was undone and done again."""
    return sha256("\x1f".join((kind, record, detail)).encode()).hexdigest()[:16]


def _sorted_by(day: str) -> str:
    return latest(day).isoformat()


def _from_journal(event: JournalEvent, phases: Sequence[Entity]) -> LogProposal:
    done, told = event.revision, event.happening
    recorded = done.time[:10]
    return _proposal(told, event.record, (told.day or recorded, done.number), phases, _evidence(event, recorded))


def _evidence(event: JournalEvent, recorded: str) -> Text:
    return shown_by(event.revision.number, spelled(recorded), event.why)


def _proposal(
    told: Happening, record: str, when: tuple[str, int], phases: Sequence[Entity], evidence: Text
) -> LogProposal:
    day, revision = when
    phase = phase_on(phases, latest(day))
    return LogProposal(
        key=proposal_key(told.kind, record, told.detail),
        kind=told.kind,
        text=told.text,
        day=day,
        stated=bool(told.day),
        entry=told.entry,
        evidence=evidence,
        revision=revision,
        record=record,
        concerns=told.concerns,
        phase=phase.id if phase is not None else "",
    )


def _goals(snapshot: Snapshot, reached: Mapping[str, Text], phases: Sequence[Entity]) -> Iterator[LogProposal]:
    """Goals that are reached."""
    today = snapshot.on.isoformat()
    for goal in (g for g in snapshot.of_type(EntityType.GOAL) if g.id in reached):
        happening = Happening(EventKind.GOAL_REACHED, goal_reached(goal.name), "", (goal.id,))
        evidence = shown_by_analysis(spelled(today), reached[goal.id])
        yield _proposal(happening, goal.id, (_reached_on(goal, snapshot) or today, 0), phases, evidence)


def _closed(analysis: Analysis, phases: Sequence[Entity]) -> Iterator[LogProposal]:
    """Findings that the group took on and that are none any more."""
    snapshot = analysis.snapshot
    today = snapshot.on.isoformat()
    open_ = {f.key for finding in analysis.findings for f in (finding, *finding.parts)}
    for decision in snapshot.of_type(EntityType.DECISION):
        title, key = decision.value(Prop.NAME), decision.value(Prop.FINDING_KEY)
        accepted = decision.value(Prop.VERDICT) == Verdict.ACCEPTED and decision.owner == snapshot.key
        if accepted and title and key not in open_:
            happening = Happening(EventKind.FINDING_CLOSED, finding_closed(title))
            yield _proposal(happening, decision.id, (today, 0), phases, shown_by_analysis(spelled(today)))


def _reached_on(goal: Entity, snapshot: Snapshot) -> str:
    """The day of the review of a goal that a noted value measures, if that is not still to come."""
    day = goal.value(Prop.REVIEWED_ON) or ""
    noted = goal.value(Prop.ACTUAL_VALUE) and not goal.value(Prop.INDICATOR_ID)
    return day if noted and day and latest(day) <= snapshot.on else ""


def _written_down(proposal: LogProposal, lines: Iterable[LogLine], names: Names) -> bool:
    """Whether somebody wrote an entry of their own on it: in the same words, or of the same day with all its names."""
    called = [_folded(name) for id in proposal.concerns if (name := names.of(id))]
    for line in lines:
        text = _folded(line.text)
        if text in (_folded(proposal.text.de), _folded(proposal.text.en)):
            return True
        if not line.proposal and called and line.day == proposal.day and all(name in text for name in called):
            return True
    return False


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


EVENT_LABELS: Mapping[EventKind, Text] = {
    EventKind.SEAT_FILLED: Text(de="Sitz besetzt", en="seat filled"),
    EventKind.SEAT_LEFT: Text(de="Sitz frei", en="seat vacant"),
    EventKind.AGREEMENT_SIGNED: Text(de="Vereinbarung unterzeichnet", en="agreement signed"),
    EventKind.PAPER_CONSULTED: Text(de="Vorlage beraten", en="paper consulted"),
    EventKind.RESOLUTION_TAKEN: Text(de="Beschluss gefasst", en="resolution taken"),
    EventKind.FINDING_ACCEPTED: Text(de="Befund angenommen", en="finding accepted"),
    EventKind.FINDING_CLOSED: Text(de="Befund erledigt", en="finding closed"),
    EventKind.GOAL_AGREED: Text(de="Ziel vereinbart", en="goal agreed"),
    EventKind.GOAL_REACHED: Text(de="Ziel erreicht", en="goal reached"),
    EventKind.MEASURE_AGREED: Text(de="Maßnahme vereinbart", en="measure agreed"),
    EventKind.MEASURE_ENDED: Text(de="Maßnahme beendet", en="measure ended"),
    EventKind.MEETING_HELD: Text(de="Sitzung", en="meeting"),
    EventKind.DOCUMENT_THERE: Text(de="Dokument", en="document"),
    EventKind.PREREQUISITE_MET: Text(de="Voraussetzung erfüllt", en="prerequisite met"),
    EventKind.FIRST_TIE: Text(de="Erste Verbindung", en="first tie"),
    EventKind.LIST_TAKEN_OVER: Text(de="Liste übernommen", en="list taken over"),
}
"""What each kind of event is called."""
