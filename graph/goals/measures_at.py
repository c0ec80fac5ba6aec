"""Measures on a day: how far each is, whether its aim is met by the data, and which reviews are overdue.

The aim of a measure is never stored. It is met once the finding that it answers is no longer found although something
was recorded on it since, and the goal that it serves is reached; with the data it opens again. A finding that only
faded, because its evidence grew old or cannot be measured any more, closes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from graph.as_of import STARTS
from graph.district.overdue import MEASURE_OVER, review_is_overdue
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, Kind, matter_key
from graph.goals.goals_at import STANDINGS, GoalStanding, GoalState, MeasuredDay, goals_of, versions_of_goal
from graph.identifiers import finding_key
from graph.records import Entity, Record, Relation
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.names import EntityType, MeasureStatus, Prop, Verdict
from ontology.values import earliest, latest


class Aim(StrEnum):
    """Whether what a measure is for has come about: ``unseen`` if the data do not say, ``none`` if nobody says what."""

    OPEN = "open"
    MET = "met"
    UNSEEN = "unseen"
    NONE = "none"


AIMS = {
    Aim.OPEN: Text(de="offen", en="open"),
    Aim.MET: Text(de="erreicht", en="met"),
    Aim.UNSEEN: Text(de="nicht zu sehen", en="not to be seen"),
    Aim.NONE: Text(de="kein Befund, kein Ziel genannt", en="no finding, no goal named"),
}


class AnalysedDay(MeasuredDay, Protocol):
    """The same with its findings: an `Analysis` is one."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found, by rank."""


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure on a day.

    ``status`` is what people say (a notation of `MeasureStatus`, empty if nobody says), ``aim`` what the data say, and
    ``rests_on`` why. ``finding`` is the finding that it answers, if it is still found; ``goal`` the goal that it
    serves. ``overdue`` is a review that nobody made by its day, ``late`` a measure that is past its planned end.
    """

    measure: Entity
    status: str
    aim: Aim
    finding: Finding | None
    goal: GoalState | None
    rests_on: tuple[Text, ...]
    overdue: bool
    late: bool

    @property
    def review_due(self) -> str:
        """The day, month or year of the next review; empty if none is named."""
        return self.measure.value(Prop.NEXT_REVIEW) or ""


def measures_of(analysis: AnalysedDay) -> tuple[MeasureState, ...]:
    """The district's own measures on the day: overdue reviews first, then by status and name."""
    snapshot = analysis.snapshot
    goals = _goals_by_version(snapshot, goals_of(snapshot, analysis.outcomes))
    own = (m for m in snapshot.of_type(EntityType.MEASURE) if m.owner == snapshot.key)
    found = (measure_state(analysis, measure, goals) for measure in own)
    return tuple(sorted(found, key=_order))


def overdue_reviews(states: Sequence[MeasureState]) -> tuple[MeasureState, ...]:
    """The measures whose review nobody made by its day."""
    return tuple(state for state in states if state.overdue)


def measure_state(analysis: AnalysedDay, measure: Entity, goals: Mapping[str, GoalState]) -> MeasureState:
    """A measure on the day; ``goals`` are the states of the goals by the ids of all their versions."""
    snapshot = analysis.snapshot
    status = measure.value(Prop.MEASURE_STATUS) or ""
    key, goal = measure.value(Prop.FINDING_KEY) or "", goals.get(measure.value(Prop.FOR_GOAL) or "")
    finding = finding_still_there(analysis.findings, key) if key else None
    seen = [_by_finding(snapshot, measure, finding)] if key else []
    seen += [_by_goal(goal)] if measure.value(Prop.FOR_GOAL) else []
    return MeasureState(
        measure=measure,
        status=status,
        aim=_both([aim for aim, _ in seen]),
        finding=finding,
        goal=goal,
        rests_on=tuple(text for _, text in seen),
        overdue=review_is_overdue(measure, snapshot.on),
        late=_late(measure, status, snapshot.on),
    )


def finding_still_there(findings: Sequence[Finding], key: str) -> Finding | None:
    """The finding of that key, whole or as a part, also where its matter has shrunk to one or it changed its kind.

    A rule asks for data first where they have grown old: then the same matter has another kind, and another key.
    """
    for finding in findings:
        if any(key in _keys(one) for one in (finding, *finding.parts)):
            return finding
    return None


def _keys(finding: Finding) -> Iterator[str]:
    yield finding.key
    if finding.matter is not None:
        yield matter_key(finding.matter, finding.district)
    for kind in Kind:
        yield finding_key(kind, finding.rule, finding.district, finding.subjects)


def _goals_by_version(snapshot: Snapshot, states: Sequence[GoalState]) -> Mapping[str, GoalState]:
    return {goal.id: state for state in states for goal in versions_of_goal(snapshot, state.goal)}


def _both(aims: Sequence[Aim]) -> Aim:
    """Open if one is open, met if all are, else not to be seen."""
    if not aims:
        return Aim.NONE
    return Aim.OPEN if Aim.OPEN in aims else Aim.UNSEEN if Aim.UNSEEN in aims else Aim.MET


def _by_goal(goal: GoalState | None) -> tuple[Aim, Text]:
    if goal is None:
        return Aim.UNSEEN, Text(de="Das Ziel gilt nicht mehr.", en="The goal is no longer in force.")
    aim = {GoalStanding.REACHED: Aim.MET, GoalStanding.POSSIBLY: Aim.UNSEEN, GoalStanding.UNMEASURED: Aim.UNSEEN}
    told = say(
        "Ziel „{name}“: {standing}.",
        "Goal “{name}”: {standing}.",
        name=goal.goal.name,
        standing=STANDINGS[goal.standing],
    )
    return aim.get(goal.standing, Aim.OPEN), told


def _by_finding(snapshot: Snapshot, measure: Entity, finding: Finding | None) -> tuple[Aim, Text]:
    if finding is not None:
        dismissed = finding.decided.verdict is Verdict.DISMISSED
        told = say("Befund besteht: {title}", "The finding is there: {title}", title=finding.title)
        return Aim.OPEN, sentences(told, _DISMISSED if dismissed else None)
    since = measure.first_as_of
    said = _said_since(snapshot, measure.all(Prop.FINDING_SUBJECT), since)
    if said is None:
        return Aim.UNSEEN, _FADED
    return Aim.MET, say(
        "Der Befund wird nicht mehr gefunden; dazu ist seither etwas erfasst (Stand {day}).",
        "The finding is no longer found; something has been recorded on it since (as of {day}).",
        day=spelled(said),
    )


_DISMISSED = Text(de="Die Gruppe hat ihn verworfen.", en="The group has dismissed it.")
_FADED = Text(
    de="Der Befund wird nicht mehr gefunden, aber dazu ist seither nichts erfasst: Ob er gelöst ist, ist offen.",
    en="The finding is no longer found, but nothing has been recorded on it since: whether it is solved is open.",
)


def _said_since(snapshot: Snapshot, subjects: Sequence[str], since: str) -> str | None:
    """The newest day of what is said of these records or codes since that day, None if nothing is."""
    if not subjects or not since:
        return None
    wanted, first = frozenset(subjects), earliest(since)
    days = [day for record in _records(snapshot) if _concerns(record, wanted) for day in _days(record)]
    return max((day for day in days if latest(day) >= first), default=None)


_PLANS = (EntityType.MEASURE, EntityType.GOAL, EntityType.DECISION, EntityType.LOG_ENTRY)
"""What is planned or decided on a finding says nothing of what it is about."""


def _records(snapshot: Snapshot) -> Iterator[Record]:
    for entity in (*snapshot.entities.values(), *snapshot.gone.values()):
        if entity.type not in _PLANS:
            yield entity
    yield from (dated.relation for rows in snapshot.relations.values() for dated in rows)
    yield from snapshot.ended


def _concerns(record: Record, subjects: frozenset[str]) -> bool:
    ends = (record.source, record.target) if isinstance(record, Relation) else ()
    return not subjects.isdisjoint((record.id, *ends, *(claim.value for claim in record.claims)))


_DATING = frozenset((*STARTS, Prop.END_DATE, Prop.CONFIRMED_ON))


def _days(record: Record) -> Iterator[str]:
    """The days that statements on a record are of, and those that they name."""
    for claim in record.claims:
        yield from (day for day in (claim.as_of, claim.value if claim.prop in _DATING else "") if day)


def _late(measure: Entity, status: str, on: date) -> bool:
    end = measure.value(Prop.PLANNED_END)
    return bool(end) and status not in MEASURE_OVER and latest(end or "") < on


_STATUSES = (
    MeasureStatus.RUNNING,
    MeasureStatus.PLANNED,
    "",
    MeasureStatus.PAUSED,
    MeasureStatus.DONE,
    MeasureStatus.STOPPED,
)


def _order(state: MeasureState) -> tuple[bool, int, str, str]:
    place = _STATUSES.index(state.status) if state.status in _STATUSES else len(_STATUSES)
    return not state.overdue, place, state.measure.name, state.measure.id
