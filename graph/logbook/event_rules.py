"""What counts as an event of the process when a record changes: one function for each type of record (domain 6.2).

Each compares a record before a batch with what it is now: what was undone since is no event any more.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.district.overdue import MEASURE_OVER
from graph.logbook import event_words as words
from graph.records import Entity, Record, Relation
from graph.records.claims import Presence
from graph.stores.base import GraphReader, Scope
from graph.took_place import held_by_words
from ontology import Model, Text
from ontology.names import (
    AgreementStatus,
    ConsultationResult,
    EntityType,
    LogEntryKind,
    MeasureStatus,
    Prop,
    RelationType,
    ResultState,
    Verdict,
)
from ontology.values import earliest


class EventKind(StrEnum):
    """What happened."""

    SEAT_FILLED = "seatFilled"
    SEAT_LEFT = "seatLeft"
    AGREEMENT_SIGNED = "agreementSigned"
    PAPER_CONSULTED = "paperConsulted"
    RESOLUTION_TAKEN = "resolutionTaken"
    FINDING_ACCEPTED = "findingAccepted"
    FINDING_CLOSED = "findingClosed"
    GOAL_AGREED = "goalAgreed"
    GOAL_REACHED = "goalReached"
    MEASURE_AGREED = "measureAgreed"
    MEASURE_ENDED = "measureEnded"
    MEETING_HELD = "meetingHeld"
    DOCUMENT_THERE = "documentThere"
    PREREQUISITE_MET = "prerequisiteMet"
    RESULT_REACHED = "resultReached"
    FIRST_TIE = "firstTie"
    LIST_TAKEN_OVER = "listTakenOver"


class Happening(NamedTuple):
    """An event as a record tells it: what, a sentence, on which stated day, what it is about.

    ``detail`` tells apart two events of one kind of the same record; ``concerns`` are ids of entities, never a person.
    """

    kind: EventKind
    text: Text
    day: str = ""
    concerns: tuple[str, ...] = ()
    detail: str = ""
    entry: LogEntryKind = LogEntryKind.SUCCESS


@dataclass(frozen=True)
class Moment:
    """A record before a batch and as it is now, and what can be asked about it; ``on`` is the day of recording."""

    before: Record | None
    now: Record
    on: date
    names: "Names"

    @property
    def there_since(self) -> bool:
        """Whether it is there now, and was not before the batch."""
        return self.now.presence is Presence.PRESENT and not self.was_there

    @property
    def was_there(self) -> bool:
        """Whether it was there before the batch."""
        return self.before is not None and self.before.presence is Presence.PRESENT

    @property
    def has_ended(self) -> bool:
        """Whether an end is stated of what was there without one before the batch."""
        before = self.before.value(Prop.END_DATE) if self.before is not None else None
        return self.was_there and before is None and bool(self.said(Prop.END_DATE))

    def has_become(self, prop: str, *values: str) -> str:
        """The value that a property has now if it is one of these and was none of them before, else empty."""
        now = self.now.value(prop) or ""
        before = (self.before.value(prop) if self.before is not None else None) or ""
        return now if now in values and before not in values and self.now.presence is Presence.PRESENT else ""

    def said(self, prop: str) -> str:
        """A value of the record as it is now."""
        return self.now.value(prop) or ""

    def past(self, *props: str) -> str | None:
        """The first stated day among properties; None if that day is still to come when it was recorded."""
        day = next((found for prop in props if (found := self.said(prop))), "")
        return None if day and earliest(day) > self.on else day


class Names:
    """The names of records as they may be shown, each looked up once; of persons there is none."""

    def __init__(self, reader: GraphReader, model: Model, district: str) -> None:
        self._reader, self.model, self._scope = reader, model, Scope.of(district)
        self._known: dict[str, Entity | None] = {}

    def entity(self, id: str) -> Entity | None:
        """The entity of that id as it is now."""
        if id not in self._known:
            found = self._reader.get(id, self._scope) if id else None
            self._known[id] = found if isinstance(found, Entity) else None
        return self._known[id]

    def of(self, id: str) -> str | None:
        """What it is called; None for a person, and for what has no name that may be shown."""
        found = self.entity(id)
        return None if found is None or found.type == EntityType.PERSON else found.value(Prop.NAME)

    def without_persons(self, *ids: str) -> tuple[str, ...]:
        """Those of the ids that stand for something other than a person, each once."""
        there = ((id, self.entity(id)) for id in dict.fromkeys(ids))
        return tuple(id for id, found in there if found is not None and found.type != EntityType.PERSON)


EventRule = Callable[[Moment], Iterator[Happening]]


def happenings(moment: Moment) -> Iterator[Happening]:
    """The events that a record tells of; none for types that tell of none."""
    rule = _RULES.get(moment.now.type)
    if rule is not None:
        yield from rule(moment)


def _seat(moment: Moment) -> Iterator[Happening]:
    seat = moment.now
    if not isinstance(seat, Relation) or (body := moment.names.of(seat.target)) is None:
        return
    who, about = moment.names.of(seat.source), moment.names.without_persons(seat.source, seat.target)
    end = moment.said(Prop.END_DATE)
    if moment.there_since and not end and (day := moment.past(Prop.START_DATE)) is not None:
        yield Happening(EventKind.SEAT_FILLED, words.seat_filled(who, body), day, about)
    elif moment.has_ended and earliest(end) <= moment.on:
        yield Happening(EventKind.SEAT_LEFT, words.seat_left(who, body), end, about, entry=LogEntryKind.STEP)


def _agreement(moment: Moment) -> Iterator[Happening]:
    signed = moment.has_become(Prop.AGREEMENT_STATUS, AgreementStatus.SIGNED)
    dated = moment.said(Prop.SIGNED_ON) and (moment.before is None or not moment.before.value(Prop.SIGNED_ON))
    name, day = moment.names.of(moment.now.id), moment.past(Prop.SIGNED_ON, Prop.VALID_FROM)
    if (signed or (dated and moment.there_since)) and name is not None and day is not None:
        yield Happening(EventKind.AGREEMENT_SIGNED, words.agreement_signed(name), day, (moment.now.id,))


def _signature(moment: Moment) -> Iterator[Happening]:
    signs = moment.now
    if not isinstance(signs, Relation) or not moment.there_since:
        return
    name, day = moment.names.of(signs.target), moment.past(Prop.DATE)
    if name is not None and day is not None:
        who, about = moment.names.of(signs.source), moment.names.without_persons(signs.source, signs.target)
        yield Happening(EventKind.AGREEMENT_SIGNED, words.party_signed(who, name), day, about)


def _consultation(moment: Moment) -> Iterator[Happening]:
    heard, model = moment.now, moment.names.model
    day = moment.past(Prop.DATE)
    if not isinstance(heard, Relation) or heard.presence is not Presence.PRESENT or not day:
        return
    result = moment.said(Prop.RESULT)
    before = moment.before.value(Prop.RESULT) if moment.before is not None else None
    paper, body = moment.names.of(heard.source), moment.names.of(heard.target)
    if paper is None or body is None or not (moment.there_since or (result and result != before)):
        return
    label = model.code("ConsultationResult", result).label if result and result != ConsultationResult.OPEN else None
    entry = _ENTRY_OF_RESULT.get(result, LogEntryKind.SUCCESS if label else LogEntryKind.STEP)
    told = words.paper_consulted(paper, body, label)
    yield Happening(EventKind.PAPER_CONSULTED, told, day, (heard.source, heard.target), result, entry)


_ENTRY_OF_RESULT: Mapping[str, LogEntryKind] = {
    ConsultationResult.REJECTED: LogEntryKind.OBSTACLE,
    ConsultationResult.POSTPONED: LogEntryKind.OBSTACLE,
    ConsultationResult.WITHDRAWN: LogEntryKind.OBSTACLE,
    ConsultationResult.REFERRED: LogEntryKind.STEP,
}


def _resolution(moment: Moment) -> Iterator[Happening]:
    name, day = moment.names.of(moment.now.id), moment.past(Prop.DATE)
    if moment.there_since and name is not None and day is not None:
        body = moment.said(Prop.BODY)
        about = moment.names.without_persons(moment.now.id, body, moment.said(Prop.PAPER))
        yield Happening(EventKind.RESOLUTION_TAKEN, words.resolution_taken(name, moment.names.of(body)), day, about)


def _decision(moment: Moment) -> Iterator[Happening]:
    title = moment.said(Prop.NAME)
    if title and moment.has_become(Prop.VERDICT, Verdict.ACCEPTED):
        told = words.finding_accepted(title, moment.said(Prop.IN_CHARGE))
        yield Happening(EventKind.FINDING_ACCEPTED, told, moment.said(Prop.DATE), entry=LogEntryKind.STEP)


def _goal(moment: Moment) -> Iterator[Happening]:
    name = moment.names.of(moment.now.id)
    if moment.there_since and name is not None:
        yield Happening(EventKind.GOAL_AGREED, words.goal_agreed(name), "", (moment.now.id,), entry=LogEntryKind.STEP)


def _measure(moment: Moment) -> Iterator[Happening]:
    name = moment.names.of(moment.now.id)
    if name is None:
        return
    about = moment.names.without_persons(moment.now.id, *moment.now.all(Prop.FOR_GOAL))
    over = moment.has_become(Prop.MEASURE_STATUS, *MEASURE_OVER)
    if over:
        done = over == MeasureStatus.DONE
        entry = LogEntryKind.SUCCESS if done else LogEntryKind.OBSTACLE
        told = words.measure_ended(name, done=done)
        yield Happening(EventKind.MEASURE_ENDED, told, moment.past(Prop.REVIEWED_ON) or "", about, over, entry)
    elif moment.there_since:
        yield Happening(EventKind.MEASURE_AGREED, words.measure_agreed(name), "", about, entry=LogEntryKind.STEP)


def _meeting(moment: Moment) -> Iterator[Happening]:
    name, day, state = moment.names.of(moment.now.id), moment.past(Prop.DATE), moment.said(Prop.MEETING_STATE)
    if moment.there_since and name is not None and day and held_by_words(state or ""):
        about = moment.names.without_persons(moment.now.id, moment.said(Prop.BODY))
        yield Happening(EventKind.MEETING_HELD, words.meeting_held(name), day, about, entry=LogEntryKind.STEP)


def _document(moment: Moment) -> Iterator[Happening]:
    name, day = moment.names.of(moment.now.id), moment.past(Prop.DATE)
    if moment.there_since and name is not None and day is not None:
        yield Happening(EventKind.DOCUMENT_THERE, words.document_there(name), day, (moment.now.id,))


def _result(moment: Moment) -> Iterator[Happening]:
    name = moment.names.of(moment.now.id)
    if name is not None and moment.has_become(Prop.RESULT_STATE, ResultState.REACHED):
        about = moment.names.without_persons(moment.now.id, moment.said(Prop.PHASE))
        yield Happening(EventKind.RESULT_REACHED, words.result_reached(name), moment.past(Prop.DATE) or "", about)


def _prerequisite(moment: Moment) -> Iterator[Happening]:
    check = moment.now
    if isinstance(check, Relation) and moment.there_since and (name := moment.names.of(check.target)) is not None:
        yield Happening(EventKind.PREREQUISITE_MET, words.prerequisite_met(name), "", (check.target,))


_RULES: Mapping[str, EventRule] = {
    RelationType.MEMBERSHIP: _seat,
    EntityType.AGREEMENT: _agreement,
    RelationType.SIGNS: _signature,
    RelationType.CONSULTATION: _consultation,
    EntityType.RESOLUTION: _resolution,
    EntityType.DECISION: _decision,
    EntityType.GOAL: _goal,
    EntityType.MEASURE: _measure,
    EntityType.MEETING: _meeting,
    EntityType.DOCUMENT: _document,
    EntityType.PHASE_RESULT: _result,
    RelationType.PREREQUISITE_CHECK: _prerequisite,
}
