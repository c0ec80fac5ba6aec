"""What a group has set itself a day for and that day is over: reviews of measures, results of phases (domain 6.2)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import EntityType, MeasureStatus, Prop, ResultState
from ontology.values import earliest, latest

MEASURE_OVER = (MeasureStatus.DONE, MeasureStatus.STOPPED)
"""A measure of which nothing more is to come."""


def review_is_overdue(measure: Entity, on: date) -> bool:
    """Whether the day of the next review is over, and nothing recorded since it began; not asked of stopped ones."""
    due, done = measure.value(Prop.NEXT_REVIEW), measure.value(Prop.REVIEWED_ON)
    if not due or measure.value(Prop.MEASURE_STATUS) == MeasureStatus.STOPPED or latest(due) >= on:
        return False
    return done is None or latest(done) < earliest(due)


def overdue_measures(snapshot: Snapshot) -> tuple[Entity, ...]:
    """The district's own measures whose review nobody made by its day, by id."""
    own = (m for m in snapshot.of_type(EntityType.MEASURE) if m.owner == snapshot.key)
    return tuple(sorted((m for m in own if review_is_overdue(m, snapshot.on)), key=lambda m: m.id))


def result_state_on(result: Entity, on: date) -> ResultState:
    """What is said of a result, open where nobody says; what was only reached later was open on the day."""
    since = result.value(Prop.DATE) or ""
    later = bool(since) and earliest(since) > on
    return ResultState.OPEN if later else ResultState(result.value(Prop.RESULT_STATE) or ResultState.OPEN)


def result_is_late(result: Entity, due: str, on: date) -> bool:
    """Whether a result is open and its last day has passed."""
    return result_state_on(result, on) is ResultState.OPEN and bool(due) and latest(due) < on


class LateResult(NamedTuple):
    """A result of a phase that is open past its day; ``due`` is its own day, else the planned end of the phase."""

    result: Entity
    phase: Entity
    due: str


def late_results(snapshot: Snapshot) -> tuple[LateResult, ...]:
    """The late results of processes that the district keeps itself, the longest overdue first."""
    return tuple(sorted(_late(snapshot), key=lambda late: (latest(late.due), late.result.id)))


def _late(snapshot: Snapshot) -> Iterator[LateResult]:
    for result in snapshot.of_type(EntityType.PHASE_RESULT):
        phase = snapshot.known(result.value(Prop.PHASE) or "")
        if result.owner == snapshot.key and phase is not None:
            due = result.value(Prop.DUE_ON) or phase.value(Prop.PLANNED_END) or ""
            if result_is_late(result, due, snapshot.on):
                yield LateResult(result, phase, due)
