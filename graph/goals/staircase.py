"""The Wirkungstreppe: the goals of a district on seven steps, with hints where something is missing (domain 6.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.goals.goals_at import GoalState, goals_of
from graph.indicators import all_indicators
from graph.records import Entity
from ontology import Text, say
from ontology.names import GoalDirection, Prop


class Lacking(StrEnum):
    """What a step or a goal has not yet."""

    GOAL = "goal"
    STEP = "step"
    INDICATOR = "indicator"
    BASELINE = "baseline"
    TARGET = "target"
    DUE = "due"
    AGREED = "agreedBy"


@dataclass(frozen=True, slots=True)
class GoalHint:
    """Something a step or a goal lacks, with what to do; ``goal`` is None where a step has none."""

    lacking: Lacking
    text: Text
    goal: Entity | None = None


@dataclass(frozen=True, slots=True)
class Stair:
    """A step: its number from 1, its notation, what it is called, the goals on it by name, and what is missing."""

    number: int
    code: str
    label: Text
    goals: tuple[GoalState, ...]
    hints: tuple[GoalHint, ...]


@dataclass(frozen=True, slots=True)
class Staircase:
    """The steps from the lowest, and the goals that name no step, with what these lack."""

    stairs: tuple[Stair, ...]
    without_step: tuple[GoalState, ...]
    hints: tuple[GoalHint, ...]

    @property
    def goals(self) -> tuple[GoalState, ...]:
        """All goals, from the lowest step."""
        return (*(goal for stair in self.stairs for goal in stair.goals), *self.without_step)

    @property
    def every_hint(self) -> tuple[GoalHint, ...]:
        """All hints, those of the goals before those of steps without any."""
        found = (*(hint for stair in self.stairs for hint in stair.hints), *self.hints)
        return tuple(sorted(found, key=lambda hint: hint.lacking is Lacking.GOAL))


def staircase_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Staircase:
    """The goals of a district in force on the day, on their steps."""
    states = goals_of(snapshot, outcomes)
    codes = sorted(snapshot.model.code_lists["OutcomeStep"].by_notation.values(), key=lambda code: code.order)
    stairs = []
    for number, code in enumerate(codes, 1):
        here = tuple(state for state in states if state.step == code.notation)
        hints = tuple(hint for state in here for hint in goal_hints(state))
        stairs.append(
            Stair(number, code.notation, code.label, here, hints if here else (_no_goal(number, code.label),))
        )
    known = {code.notation for code in codes}
    outside = tuple(state for state in states if state.step not in known)
    return Staircase(tuple(stairs), outside, tuple(hint for state in outside for hint in goal_hints(state)))


def goal_hints(state: GoalState) -> Iterator[GoalHint]:
    """What a goal lacks to be measurable, agreed and dated."""
    return (GoalHint(lacking, text, state.goal) for lacking, there, text in _asked_of(state) if not there)


def _asked_of(state: GoalState) -> Iterator[tuple[Lacking, bool, Text]]:
    goal = state.goal
    ours = state.indicator in all_indicators()
    empties = goal.value(Prop.DIRECTION) == GoalDirection.EMPTY
    yield Lacking.STEP, bool(state.step), _STEP
    yield Lacking.INDICATOR, ours or bool(goal.value(Prop.INDICATOR_TEXT)), _INDICATOR
    yield Lacking.BASELINE, bool(goal.value(Prop.BASELINE)), _BASELINE_OF_OURS if ours else _BASELINE
    yield Lacking.TARGET, bool(goal.value(Prop.TARGET_VALUE)) or empties, _TARGET
    yield Lacking.DUE, bool(state.due), _DUE
    yield Lacking.AGREED, bool(goal.value(Prop.AGREED_BY)), _AGREED


def _no_goal(number: int, label: Text) -> GoalHint:
    text = say(
        "Auf Stufe {number} ({label}) steht noch kein Ziel.",
        "Step {number} ({label}) has no goal yet.",
        number=number,
        label=label,
    )
    return GoalHint(Lacking.GOAL, text)


_STEP = Text(de="Noch auf keiner Stufe: Wählen Sie eine.", en="On no step yet: choose one.")
_INDICATOR = Text(
    de="Noch nichts, woran es zu messen ist: Wählen Sie eine Kennzahl, oder schreiben Sie, woran man es erkennt.",
    en="Nothing yet that the goal is measured by: choose an indicator, or write how to tell.",
)
_BASELINE = Text(
    de="Kein Ausgangswert: Tragen Sie ein, wie es zu Beginn war.", en="No baseline: enter how it was at the start."
)
_BASELINE_OF_OURS = Text(
    de="Kein Ausgangswert: Er kommt aus der Kennzahl, sobald sie sich berechnen lässt.",
    en="No baseline: it comes from the indicator as soon as that can be computed.",
)
_TARGET = Text(
    de="Kein Zielwert: Tragen Sie ein, was erreicht sein soll.", en="No target: enter what is to be reached."
)
_DUE = Text(de="Keine Frist: Bis wann soll das Ziel erreicht sein?", en="No day: by when is it to be reached?")
_AGREED = Text(de="Es steht noch nicht, wer zugestimmt hat.", en="It is not recorded yet who agreed.")
