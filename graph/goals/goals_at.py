"""Goals on a day: how far each is, what that rests on, and what has to be recorded where it cannot be said.

Goals with one of the indicators measure themselves (domain 6.2); others by the value that somebody noted. A verdict
against somebody needs the whole range: *missed* is only what stays below its target however the unknown turns out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.goals.goal_values import (
    ROUNDING,
    GoalValue,
    measured_amount,
    more_is_better,
    noted_amount,
    number_of,
    quantity_told,
)
from graph.indicators import all_indicators
from graph.records import Entity, with_claims
from graph.wording import spelled
from ontology import Text, say
from ontology.names import EntityType, GoalDirection, MeasureStatus, Prop
from ontology.values import earliest, latest


class GoalStanding(StrEnum):
    """How far a goal is. ``possibly``: the range of the value holds both; ``missed``: not reached, and its day is over.

    ``notBegun`` says that nothing of a beginning is recorded, ``notMeasurable`` that what this takes is not.
    """

    NOT_BEGUN = "notBegun"
    ON_THE_WAY = "onTheWay"
    REACHED = "reached"
    POSSIBLY = "possiblyReached"
    MISSED = "missed"
    UNMEASURED = "notMeasurable"


STANDINGS: Mapping[GoalStanding, Text] = {
    GoalStanding.REACHED: Text(de="Erreicht", en="Reached"),
    GoalStanding.POSSIBLY: Text(de="Möglicherweise erreicht", en="Possibly reached"),
    GoalStanding.ON_THE_WAY: Text(de="Auf dem Weg", en="On the way"),
    GoalStanding.NOT_BEGUN: Text(de="Soweit erfasst nicht begonnen", en="Not begun as far as recorded"),
    GoalStanding.MISSED: Text(de="Bis zur Frist nicht erreicht", en="Not reached by its day"),
    GoalStanding.UNMEASURED: Text(de="Nicht messbar", en="Not measurable"),
}
"""What each standing is called."""


class MeasuredDay(Protocol):
    """A district on a day with what its indicators say: an `Analysis` is one."""

    @property
    def snapshot(self) -> Snapshot:
        """What is known of the district."""

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What its indicators say, by id."""


@dataclass(frozen=True, slots=True)
class GoalState:
    """A goal on a day. ``indicator`` is the id of ours that measures it, empty if a noted value does.

    ``target`` is the number to reach (shares 0 to 1), ``higher`` whether more is better, both None where that is not
    known. ``rests_on`` is what the standing rests on, ``missing`` what to record, None where nothing is missing;
    ``measures`` are those that serve the goal.
    """

    goal: Entity
    standing: GoalStanding
    indicator: str
    unit: str
    baseline: GoalValue | None
    actual: GoalValue | None
    target: float | None
    higher: bool | None
    rests_on: tuple[Text, ...]
    missing: Text | None
    measures: tuple[Entity, ...]

    @property
    def step(self) -> str:
        """The notation of its step on the Wirkungstreppe, empty if none is named."""
        return self.goal.value(Prop.OUTCOME_STEP) or ""

    @property
    def due(self) -> str:
        """The day, month or year by which it is to be reached; empty if none is named."""
        return self.goal.value(Prop.DUE_ON) or ""

    @property
    def version(self) -> str:
        """The version of the goal, the first if none is named."""
        return self.goal.value(Prop.VERSION) or "1"

    @property
    def target_told(self) -> Text:
        """The target as people read it."""
        written = self.goal.value(Prop.TARGET_VALUE)
        if written:
            return Text(de=written, en=written)
        return Text(de="", en="") if self.target is None else quantity_told(self.target, self.unit)


def goals_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> tuple[GoalState, ...]:
    """The district's own goals as they are in force on the day, by name."""
    return tuple(state_of(snapshot, goal, outcomes) for goal in goals_in_force(snapshot))


def goals_in_force(snapshot: Snapshot) -> tuple[Entity, ...]:
    """The district's own goals, each in its version of that day, by name."""
    own = [g for g in snapshot.of_type(EntityType.GOAL) if g.owner == snapshot.key]
    earlier = {g.value(Prop.PREVIOUS_VERSION) for g in own}
    return tuple(sorted((g for g in own if g.id not in earlier), key=lambda g: (g.name, g.id)))


def versions_of_goal(snapshot: Snapshot, goal: Entity) -> tuple[Entity, ...]:
    """The goal and its earlier versions, the newest first."""
    found = [goal]
    while (before := snapshot.known(found[-1].value(Prop.PREVIOUS_VERSION) or "")) is not None and before not in found:
        found.append(before)
    return tuple(found)


def measures_for(snapshot: Snapshot, goal: Entity) -> tuple[Entity, ...]:
    """The measures that serve a goal, whichever version of it they name."""
    ids = {g.id for g in versions_of_goal(snapshot, goal)}
    return tuple(m for m in snapshot.of_type(EntityType.MEASURE) if ids.intersection(m.all(Prop.FOR_GOAL)))


def state_of(snapshot: Snapshot, goal: Entity, outcomes: Mapping[str, Outcome]) -> GoalState:
    """How far a goal is by what was known of it on the day."""
    goal = _noted_by(goal, snapshot.on)
    id = goal.value(Prop.INDICATOR_ID) or ""
    declared = all_indicators().get(id)
    unit = declared.unit if declared is not None else ""
    actual, said = _actual(goal, outcomes, id, unit)
    higher = _higher(goal, id, unit)
    state = GoalState(
        goal=goal,
        standing=GoalStanding.UNMEASURED,
        indicator=id,
        unit=unit,
        baseline=noted_amount(*_baseline(goal, unit)),
        actual=actual,
        target=_target(goal, unit, higher=higher),
        higher=higher,
        rests_on=said,
        missing=None,
        measures=measures_for(snapshot, goal),
    )
    return _judged(state, snapshot.on)


def _judged(state: GoalState, on: date) -> GoalState:
    missing, over = _missing(state), _is_over(state, on)
    if missing is None and over and not state.indicator and not _seen_since(state.goal):
        missing = _LOOK_AGAIN
    if missing is not None:
        return replace(state, missing=missing)
    met = target_met(state)
    if met is not False:
        return replace(state, standing=GoalStanding.REACHED if met else GoalStanding.POSSIBLY)
    if over:
        return replace(state, standing=GoalStanding.MISSED) if _proves(state) else replace(state, missing=_NO_PROOF)
    begun = [m for m in state.measures if m.value(Prop.MEASURE_STATUS) in _BEGUN]
    moved = _moved(state)
    said = (*state.rests_on, *map(_begun_told, begun), *((_MOVED,) if moved else ()))
    return replace(state, standing=GoalStanding.ON_THE_WAY if begun or moved else GoalStanding.NOT_BEGUN, rests_on=said)


_BEGUN = (MeasureStatus.RUNNING, MeasureStatus.DONE)
_MOVED = Text(
    de="Auch wenn alles Offene ungünstig ausgeht, ist das Ziel näher als zu Beginn.",
    en="Even if all that is open turns out badly, the target is closer than at the start.",
)


def _begun_told(measure: Entity) -> Text:
    if measure.value(Prop.MEASURE_STATUS) == MeasureStatus.DONE:
        return say("Maßnahme „{name}“ ist abgeschlossen.", "Measure “{name}” is done.", name=measure.name)
    return say("Maßnahme „{name}“ ist in Arbeit.", "Measure “{name}” is in progress.", name=measure.name)


def target_met(state: GoalState) -> bool | None:
    """Whether the value reaches the target: surely, surely not, or None where its range holds both."""
    actual, target = state.actual, state.target
    if actual is None or target is None or state.higher is None:
        return None
    if state.higher:
        surely, perhaps = actual.low >= target - _FLOAT, actual.high >= target - _FLOAT
    else:
        surely, perhaps = actual.high <= target + _FLOAT, actual.low <= target + _FLOAT
    if surely and not _proves(state):
        return None
    return True if surely else None if perhaps else False


_FLOAT = 1e-9


def _proves(state: GoalState) -> bool:
    """Whether the value has bounds: a measure that rests on recorded ties alone proves nothing."""
    return state.actual is not None and state.actual.ranged


def _moved(state: GoalState) -> bool:
    """Whether the worst that the value can be is better than it was at the start."""
    now, then = state.actual, state.baseline
    if now is None or then is None:
        return False
    least = ROUNDING if state.unit == "share" else 0
    return now.low > then.low + least if state.higher else now.high < then.high - least


def _is_over(state: GoalState, on: date) -> bool:
    return bool(state.due) and latest(state.due) < on


def _seen_since(goal: Entity) -> bool:
    """Whether a noted value is of the day that the goal was due, or later."""
    noted = goal.about(Prop.ACTUAL_VALUE)
    days = [goal.value(Prop.REVIEWED_ON) or "", *(c.as_of for c in noted[:1])]
    due = goal.value(Prop.DUE_ON) or ""
    return any(latest(day) >= earliest(due) for day in days if day)


def _noted_by(goal: Entity, on: date) -> Entity:
    """The goal with the values that were noted up to a day; undated ones count as long as no review dates them."""
    reviewed = [c for c in goal.about(Prop.REVIEWED_ON) if earliest(c.value) <= on]
    first = min((earliest(c.value) for c in goal.about(Prop.REVIEWED_ON)), default=None)
    kept = [c for c in goal.claims if c.prop not in (Prop.ACTUAL_VALUE, Prop.REVIEWED_ON)]
    known = first is None or first <= on
    values = [c for c in goal.about(Prop.ACTUAL_VALUE) if (earliest(c.as_of) <= on if c.as_of else known)]
    return with_claims(goal, [*kept, *reviewed, *values])


def _actual(
    goal: Entity, outcomes: Mapping[str, Outcome], id: str, unit: str
) -> tuple[GoalValue | None, tuple[Text, ...]]:
    """The value by the indicator, else as noted, and what says so."""
    if id in outcomes and id in all_indicators():
        outcome, declared = outcomes[id], all_indicators()[id]
        said = say(
            "{id} ({label}): {sentence}",
            "{id} ({label}): {sentence}",
            id=id,
            label=declared.label,
            sentence=outcome.sentence,
        )
        return measured_amount(outcome, declared.unit), (said,)
    noted = goal.value(Prop.ACTUAL_VALUE)
    if noted is None:
        return None, ()
    return noted_amount(noted, unit), (_noted_told(goal, noted),)


def _noted_told(goal: Entity, noted: str) -> Text:
    day = spelled(goal.value(Prop.REVIEWED_ON) or "")
    when = say(" (Stand {day})", " (as of {day})", day=day) if day.de else Text(de="", en="")
    return say("Notierter Wert{when}: {noted}.", "Value noted{when}: {noted}.", when=when, noted=noted)


def _baseline(goal: Entity, unit: str) -> tuple[str, str, str, str]:
    text, low, high = (goal.value(p) or "" for p in (Prop.BASELINE, Prop.BASELINE_LOW, Prop.BASELINE_HIGH))
    return text, unit, low, high


def _target(goal: Entity, unit: str, *, higher: bool | None) -> float | None:
    if goal.value(Prop.DIRECTION) == GoalDirection.EMPTY:
        return 0.0 if not higher else 1.0 if unit == "share" else None
    return number_of(goal.value(Prop.TARGET_VALUE) or "", unit)


def _higher(goal: Entity, id: str, unit: str) -> bool | None:
    """Whether more is better: as the goal says, as its target is written, by the indicator, else by the baseline."""
    said = goal.value(Prop.DIRECTION)
    if said in (GoalDirection.MORE, GoalDirection.LESS):
        return said == GoalDirection.MORE
    written = more_is_better(goal.value(Prop.TARGET_VALUE) or "")
    if written is not None:
        return written
    declared = all_indicators().get(id)
    if declared is not None and declared.better != "none":
        return declared.better == "higher"
    if said == GoalDirection.EMPTY:
        return False
    start, target = (number_of(goal.value(p) or "", unit) for p in (Prop.BASELINE, Prop.TARGET_VALUE))
    return target > start if start is not None and target is not None and target != start else None


def _missing(state: GoalState) -> Text | None:
    """What to record so that the goal can be measured."""
    id = state.indicator
    if state.target is None:
        return Text(de="Tragen Sie den Zielwert als Zahl ein.", en="Enter the target value as a number.")
    if state.actual is None and id in all_indicators():
        return say("Erfassen Sie, was die Kennzahl {id} braucht.", "Record what the indicator {id} needs.", id=id)
    if state.actual is None:
        return Text(
            de="Nennen Sie eine Kennzahl (A1 bis D6), oder tragen Sie den erreichten Wert als Zahl ein.",
            en="Name an indicator (A1 to D6), or enter the actual value as a number.",
        )
    if state.higher is None:
        return Text(
            de="Tragen Sie den Ausgangswert ein, damit zu sehen ist, in welche Richtung es gehen soll.",
            en="Enter the baseline, so that one can see in which direction it is to go.",
        )
    return None


_NO_PROOF = Text(
    de="Die Kennzahl zählt nur, was belegt ist; ob das Ziel verfehlt ist, kann sie nicht sagen.",
    en="The indicator counts only what is recorded; whether the goal is missed it cannot say.",
)
_LOOK_AGAIN = Text(
    de="Die Frist ist um, und seither hat niemand nachgesehen: Tragen Sie den erreichten Wert mit seinem Tag ein.",
    en="Its day is over, and nobody has looked since: enter the actual value with its day.",
)


def own_goal(snapshot: Snapshot, id: str) -> Entity | None:
    """The goal with that id, in its version of the day; None if the district has none."""
    return next((g for g in goals_in_force(snapshot) if id in {v.id for v in versions_of_goal(snapshot, g)}), None)
