"""What is due in a district's process: ends of phases, results, meetings, reviews of goals and measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.district.overdue import MEASURE_OVER
from graph.process.district_process import DistrictProcess
from graph.records import Entity
from graph.records.claims import Presence
from graph.stores.base import GraphReader, Scope
from graph.took_place import is_coming
from ontology import Text, say
from ontology.names import EntityType, Prop, ResultState
from ontology.values import earliest, latest


class DueKind(StrEnum):
    """What something due is (Art des Termins)."""

    PHASE = "phase"
    RESULT = "result"
    MEETING = "meeting"
    GOAL = "goal"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something due: what, its record, the day as it is written, in words, and what it belongs to (Termin)."""

    kind: DueKind
    record: Entity
    day: str
    title: Text
    note: Text

    @property
    def last(self) -> date:
        """The last day on which it is in time."""
        return latest(self.day)


def due_items(processes: Iterable[DistrictProcess], commitments: Iterable[Entity], on: date) -> tuple[DueItem, ...]:
    """What is open and has a day, the earliest first; what is done, or was cancelled, is not among it.

    The end of a phase by plan that has passed counts where the phase has really begun; else nobody says whether it ran.
    ``commitments`` are the goals and measures of the district.
    """
    found = [item for process in processes for item in _of_process(process, on)]
    found += [item for record in commitments for item in _of_commitment(record)]
    return tuple(sorted(found, key=lambda item: (item.last, item.kind, item.record.id)))


def commitments_of(store: GraphReader, key: str, scope: Scope) -> tuple[Entity, ...]:
    """The goals and measures that the district owns."""
    records = store.records(scope, [EntityType.GOAL, EntityType.MEASURE])
    return tuple(r for r in records if r.owner == key and r.presence is not Presence.ABSENT)


def _of_process(process: DistrictProcess, on: date) -> Iterator[DueItem]:
    name = Text(de=process.project.name, en=process.project.name)
    for phase in process.phases:
        told = say("Phase {n}: {name}", "Phase {n}: {name}", n=phase.number, name=phase.record.name)
        begun = phase.actual.began_by(on)
        if phase.planned.end and not phase.actual.end and (begun or not phase.planned.over_by(on)):
            title = say("{told} endet nach Plan", "{told} ends by plan", told=told)
            yield DueItem(DueKind.PHASE, phase.record, phase.planned.end, title, name)
        for result in phase.results:
            if result.due and result.state_on(on) is ResultState.OPEN:
                title = say("Fällig: {name}", "Due: {name}", name=result.record.name)
                yield DueItem(DueKind.RESULT, result.record, result.due, title, told)
    for meeting in process.meetings:
        if is_coming(meeting, on):
            yield DueItem(
                DueKind.MEETING, meeting, meeting.value(Prop.DATE) or "", Text(meeting.name, meeting.name), name
            )


def _of_commitment(record: Entity) -> Iterator[DueItem]:
    if record.value(Prop.MEASURE_STATUS) in MEASURE_OVER:
        return
    if record.type == EntityType.GOAL:
        # A version that ended has a newer one, or the goal was given up; who has looked since has nothing to review.
        looked = record.value(Prop.REVIEWED_ON)
        day = record.value(Prop.DUE_ON)
        if day and not record.value(Prop.END_DATE) and not (looked and latest(looked) >= earliest(day)):
            title = say("Ziel prüfen: {name}", "Review the goal: {name}", name=record.name)
            yield DueItem(DueKind.GOAL, record, day, title, _noted(record.value(Prop.TARGET_VALUE)))
    elif day := _review_due(record):
        title = say("Maßnahme überprüfen: {name}", "Review the measure: {name}", name=record.name)
        yield DueItem(DueKind.MEASURE, record, day, title, _noted(record.value(Prop.REVIEW_RULE)))


def _review_due(measure: Entity) -> str:
    """The day of its next review that nobody has held yet, else its planned end; empty where neither is known."""
    due, done = measure.value(Prop.NEXT_REVIEW), measure.value(Prop.REVIEWED_ON)
    if due and (not done or latest(done) < earliest(due)):
        return due
    return measure.value(Prop.PLANNED_END) or ""


def _noted(text: str | None) -> Text:
    return Text(de=text or "", en=text or "")
