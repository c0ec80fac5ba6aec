"""Where a process stands on a day: which phases run, which results are outstanding, what is late, what comes next.

Dates that happened outweigh planned ones. Nothing is guessed: phases whose period nobody stated are named as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.process.district_process import DistrictProcess, DueResult, ProcessPhase
from ontology.names import ResultState
from ontology.values import latest


class Course(StrEnum):
    """How far a process has come (Verlauf)."""

    BEFORE = "before"
    RUNNING = "running"
    BETWEEN = "between"
    AFTER = "after"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Today:
    """Where a process stands on a day (heutiger Stand).

    ``running`` are the phases that run; they are so by plan alone where ``by_plan``. ``planned`` are those that should
    run by plan, where that differs. ``outstanding`` are the open results of the phases up to now, by their day;
    ``late`` are those of them whose day has passed. ``following`` is the next phase, ``undated`` those without period.
    """

    on: date
    process: DistrictProcess
    course: Course
    running: tuple[ProcessPhase, ...]
    by_plan: bool
    planned: tuple[ProcessPhase, ...]
    outstanding: tuple[DueResult, ...]
    late: tuple[DueResult, ...]
    following: ProcessPhase | None
    undated: tuple[ProcessPhase, ...]


def today_of(process: DistrictProcess, on: date) -> Today:
    """Where it stands on that day."""
    actual = tuple(p for p in process.phases if p.actual.began_by(on))
    planned = tuple(p for p in process.phases if _by_plan(p, on))
    running = tuple(p for p in actual if not p.actual.over_by(on)) if actual else planned
    undated = tuple(p for p in process.phases if not (p.planned.known or p.actual.start))
    course = _course(process, on, running, undated)
    outstanding = _outstanding(process, on, course, running)
    return Today(
        on=on,
        process=process,
        course=course,
        running=running,
        by_plan=not actual,
        planned=tuple(p for p in planned if p not in running) if actual and course is not Course.AFTER else (),
        outstanding=outstanding,
        late=tuple(r for r in outstanding if r.late_on(on)),
        following=next((p for p in process.phases if _still_to_begin(p, on)), None),
        undated=undated,
    )


def _by_plan(phase: ProcessPhase, on: date) -> bool:
    return phase.planned.began_by(on) and phase.planned.known and not phase.planned.over_by(on)


def _still_to_begin(phase: ProcessPhase, on: date) -> bool:
    start = phase.actual.first or phase.planned.first
    return start is not None and start > on


def _course(
    process: DistrictProcess, on: date, running: tuple[ProcessPhase, ...], undated: tuple[ProcessPhase, ...]
) -> Course:
    if running:
        return Course.RUNNING
    if len(undated) == len(process.phases):
        return Course.UNDATED
    dated = [p for p in process.phases if p not in undated]
    if all(_still_to_begin(p, on) for p in dated):
        return Course.BEFORE
    return Course.BETWEEN if undated or any(_still_to_begin(p, on) for p in dated) else Course.AFTER


def _outstanding(
    process: DistrictProcess, on: date, course: Course, running: Iterable[ProcessPhase]
) -> tuple[DueResult, ...]:
    """The open results of the phases up to now; of all phases where nobody knows how far it has come."""
    if course is Course.BEFORE:
        return ()
    until = max((p.number for p in running), default=0)
    if course is Course.BETWEEN:
        until = max((p.number for p in process.phases if _begun(p, on)), default=0)
    if course in (Course.AFTER, Course.UNDATED):
        until = len(process.phases)
    phases = (p for p in process.phases if p.number <= until)
    open_ = [r for p in phases for r in p.results if r.state_on(on) is ResultState.OPEN]
    return tuple(sorted(open_, key=lambda r: latest(r.due) if r.due else date.max))


def _begun(phase: ProcessPhase, on: date) -> bool:
    return phase.actual.began_by(on) or phase.planned.began_by(on)
