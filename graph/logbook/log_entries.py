"""Entries of the process logbook: read by phase, made, and what of them goes into the municipal guide (domain 6.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.records import SHARED, Entity, entity
from graph.records.claims import EXISTS, Claim, Presence
from graph.stores.base import GraphReader, Scope
from ontology import ModelError
from ontology.names import EntityType, LogEntryKind, Prop, RelationType, StatementStatus
from ontology.values import as_int, earliest, latest

_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the logbook; ``day`` as it was written, ``phase`` and ``body`` are ids, all empty where unsaid.

    ``concerns`` are ids of what it is about, ``proposal`` is the key of the proposal that it was made of.
    """

    id: str
    text: str
    day: str = ""
    phase: str = ""
    step: str = ""
    kind: str = ""
    evidence: str = ""
    next_step: str = ""
    body: str = ""
    for_guide: bool = False
    concerns: tuple[str, ...] = ()
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class LogChapter:
    """The entries of one phase, oldest first; ``phase`` is None for those that name none."""

    phase: Entity | None
    lines: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class NewLine:
    """What is to be written down: the same without an id."""

    text: str
    day: str = ""
    phase: str = ""
    step: str = ""
    kind: str = LogEntryKind.STEP.value
    evidence: str = ""
    next_step: str = ""
    body: str = ""
    for_guide: bool = False
    concerns: tuple[str, ...] = ()
    proposal: str = ""

    def reworded(self, other: "NewLine") -> "NewLine":
        """The same in other words, on another day, of another kind; what the other leaves empty stays as it was."""
        return replace(
            self,
            text=other.text or self.text,
            day=other.day or self.day,
            phase=other.phase or self.phase,
            step=other.step or self.step,
            kind=other.kind or self.kind,
            next_step=other.next_step or self.next_step,
            for_guide=other.for_guide or self.for_guide,
        )

    def said(self) -> tuple[tuple[str, str], ...]:
        """Property and value of all that is said, each once."""
        single = (
            (Prop.NAME, self.text),
            (Prop.DATE, self.day),
            (Prop.PHASE, self.phase),
            (Prop.STEP, self.step),
            (Prop.ENTRY_KIND, self.kind),
            (Prop.EVIDENCE, self.evidence),
            (Prop.NEXT_STEP, self.next_step),
            (Prop.BODY, self.body),
            (Prop.FOR_GUIDE, "true" if self.for_guide else ""),
            (Prop.PROPOSAL_KEY, self.proposal),
        )
        many = ((Prop.CONCERNS, id) for id in self.concerns)
        return tuple((str(prop), value) for prop, value in (*single, *many) if value)


def entry_of_proposal(district: str, key: str) -> str:
    """The id of the entry that a proposal becomes, so that it never becomes two."""
    return f"{district}:log-{key}"


def log_entry(id: str, owner: str, new: NewLine, written_on: str) -> Entity:
    """The record of an entry, said by the group itself on the day of writing."""
    confirmed = StatementStatus.CONFIRMED.value
    said = ((EXISTS, "true"), *new.said())
    return entity(id, EntityType.LOG_ENTRY, owner, [Claim(p, v, as_of=written_on, status=confirmed) for p, v in said])


def dismissed_entry(owner: str, key: str, text: str, written_on: str) -> Entity:
    """The record that remembers that the group does not want a proposal: an entry that is expressly not there."""
    confirmed, absent = StatementStatus.CONFIRMED.value, StatementStatus.CONFIRMED_ABSENT.value
    said = ((Prop.NAME, text), (Prop.PROPOSAL_KEY, key))
    claims = [Claim(str(p), v, as_of=written_on, status=confirmed) for p, v in said]
    claims.append(Claim(EXISTS, "true", as_of=written_on, status=absent))
    return entity(entry_of_proposal(owner, key), EntityType.LOG_ENTRY, owner, claims)


def entries_of(reader: GraphReader, district: str) -> tuple[LogLine, ...]:
    """The logbook of the district of that key, oldest entry first, undated ones last."""
    found = [_line(e) for e in _records(reader, district) if e.presence is Presence.PRESENT]
    return tuple(sorted(found, key=lambda line: (line.day or _UNDATED, line.id)))


def dismissed_of(reader: GraphReader, district: str) -> tuple[LogLine, ...]:
    """What the group dismissed, by id: these proposals do not come back."""
    return tuple(_line(e) for e in _records(reader, district) if e.presence is Presence.ABSENT)


def guide_lines(reader: GraphReader, district: str) -> tuple[LogChapter, ...]:
    """What the group marked for the municipal guide, phase by phase."""
    marked = [line for line in entries_of(reader, district) if line.for_guide]
    return chapters(phases_of(reader, district), marked)


def phases_of(reader: GraphReader, district: str) -> tuple[Entity, ...]:
    """The phases that a district goes through, in their order: its own, else those of projects it takes part in."""
    scope = Scope.of(district)
    every = list(reader.records(scope, [EntityType.PHASE]))
    found = [p for p in every if p.owner == district]
    if not found:
        projects = _projects(reader, district, scope)
        found = [p for p in every if p.value(Prop.PROJECT) in projects]
    found = [p for p in found if p.presence is not Presence.ABSENT]
    return tuple(sorted(found, key=lambda p: (p.value(Prop.PROJECT) or "", as_int(p.values, Prop.ORDER) or 0, p.id)))


def _projects(reader: GraphReader, district: str, scope: Scope) -> frozenset[str]:
    here = next((d for d in reader.records(scope, [EntityType.DISTRICT]) if d.owner == district), None)
    if here is None:
        return frozenset()
    parts = reader.relations(here.id, scope, [RelationType.TAKES_PART])
    return frozenset(r.target for r in parts if r.presence is Presence.PRESENT and r.owner in (district, SHARED))


def phase_on(phases: Sequence[Entity], day: date) -> Entity | None:
    """The phase that a day falls into, by its actual dates where there are any, else as planned; None outside all."""
    return next((p for p in phases if _holds(p, day)), None)


def _holds(phase: Entity, day: date) -> bool:
    start = phase.value(Prop.ACTUAL_START) or phase.value(Prop.PLANNED_START)
    end = phase.value(Prop.ACTUAL_END) or phase.value(Prop.PLANNED_END)
    return bool(start and end) and earliest(start or "") <= day <= latest(end or "")


def with_phase(reader: GraphReader, district: str, new: NewLine) -> NewLine:
    """The entry in the phase that its day falls into, where it names none."""
    if new.phase or not new.day:
        return new
    try:
        day = latest(new.day)
    except ModelError:  # told where the entry is checked
        return new
    phase = phase_on(phases_of(reader, district), day)
    return replace(new, phase=phase.id) if phase is not None else new


def chapters(phases: Sequence[Entity], lines: Iterable[LogLine]) -> tuple[LogChapter, ...]:
    """Entries by phase, in the order of the phases, empty ones included; those without a phase last."""
    by_phase: dict[str, list[LogLine]] = {}
    known = {p.id for p in phases}
    for line in lines:
        by_phase.setdefault(line.phase if line.phase in known else "", []).append(line)
    found = [LogChapter(p, tuple(by_phase.get(p.id, ()))) for p in phases]
    rest = by_phase.get("", [])
    return (*found, *([LogChapter(None, tuple(rest))] if rest else []))


def _records(reader: GraphReader, district: str) -> list[Entity]:
    return [e for e in reader.records(Scope.of(district), [EntityType.LOG_ENTRY]) if e.owner == district]


def _line(record: Entity) -> LogLine:
    def said(prop: Prop) -> str:
        return record.value(prop) or ""

    return LogLine(
        record.id,
        record.name,
        day=said(Prop.DATE),
        phase=said(Prop.PHASE),
        step=said(Prop.STEP),
        kind=said(Prop.ENTRY_KIND),
        evidence=said(Prop.EVIDENCE),
        next_step=said(Prop.NEXT_STEP),
        body=said(Prop.BODY),
        for_guide=said(Prop.FOR_GUIDE) == "true",
        concerns=record.all(Prop.CONCERNS),
        proposal=said(Prop.PROPOSAL_KEY),
    )
