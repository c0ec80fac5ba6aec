"""Goals, Soll-Ist and measures as plain JSON values."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from graph.district.snapshot import Snapshot
from graph.goals.goal_values import GoalValue
from graph.goals.goal_words import goal_told
from graph.goals.goals_at import STANDINGS, GoalStanding, GoalState
from graph.goals.measures_at import AIMS, Aim, MeasureState
from graph.goals.soll_ist import MOVES, GoalCompared, Moved
from graph.goals.staircase import GoalHint, Lacking, Staircase
from graph.shapes import Said, Told, finite
from ontology import Text
from ontology.names import Prop


class AmountOut(TypedDict):
    """A value with the least and the most that it can be (Wert mit Spanne)."""

    low: float | None
    high: float | None
    ranged: Annotated[bool, Told("die Grenzen sind bekannt (the bounds are known)")]
    told: Said


class ServingOut(TypedDict):
    """A measure that serves a goal (eine Maßnahme)."""

    id: Said
    name: Said
    status: str | None


class GoalStateOut(TypedDict):
    """A goal on a day: how far it is, and what that rests on (ein Ziel an einem Tag)."""

    id: Said
    name: Said
    step: Annotated[str | None, Told("Stufe der Wirkungstreppe (step)", example="W2")]
    standing: GoalStanding
    standingLabel: Said
    sentence: Said
    indicator: Annotated[str | None, Told("Kennzahl, an der sich das Ziel selbst misst", example="A6")]
    indicatorText: str | None
    baseline: AmountOut | None
    baselineOn: str | None
    actual: AmountOut | None
    target: float | None
    targetTold: str | None
    higher: Annotated[bool | None, Told("mehr ist besser (more is better)")]
    due: str | None
    agreedBy: str | None
    version: Said
    previousVersion: str | None
    restsOn: list[Said]
    missing: Annotated[str | None, Told("was zu erfassen ist (what to record)")]
    measures: list[ServingOut]


class GoalHintOut(TypedDict):
    """What a step or a goal lacks (was noch fehlt)."""

    lacking: Lacking
    goal: str | None
    text: Said


class StairOut(TypedDict):
    """A step of the Wirkungstreppe (eine Stufe)."""

    number: int
    code: Said
    label: Said
    goals: list[GoalStateOut]
    hints: list[GoalHintOut]


class StaircaseOut(TypedDict):
    """The Wirkungstreppe of a district on a day."""

    district: Said
    on: Annotated[str, Told(example="2024-09-24")]
    stairs: list[StairOut]
    withoutStep: list[GoalStateOut]
    hints: list[GoalHintOut]


class GoalComparedOut(TypedDict):
    """A goal at two days: was, is, target (Soll und Ist an zwei Tagen)."""

    was: GoalStateOut
    now: GoalStateOut | None
    moved: Moved
    movedLabel: Said
    earlierTarget: str | None
    verdict: Said


class MeasureStateOut(TypedDict):
    """A measure on a day: what people say, and what the data say (eine Maßnahme an einem Tag)."""

    id: Said
    name: Said
    status: str | None
    statusLabel: str | None
    aim: Aim
    aimLabel: Said
    restsOn: list[Said]
    finding: Annotated[str | None, Told("Kennung des Befunds (key of the finding)")]
    findingFound: Annotated[bool, Told("der Befund besteht an diesem Tag (the finding is there)")]
    goal: str | None
    responsible: str | None
    responsibleName: str | None
    schedule: str | None
    plannedStart: str | None
    plannedEnd: str | None
    resources: str | None
    reviewRule: str | None
    reviewDue: str | None
    reviewedOn: str | None
    reviewResult: str | None
    overdue: Annotated[bool, Told("die Überprüfung ist überfällig (the review is overdue)")]
    late: Annotated[bool, Told("über das geplante Ende hinaus (past its planned end)")]


def staircase_json(found: Staircase, snapshot: Snapshot, language: str = "de") -> StaircaseOut:
    """The staircase, step by step."""
    return {
        "district": snapshot.key,
        "on": snapshot.on.isoformat(),
        "stairs": [
            {
                "number": stair.number,
                "code": stair.code,
                "label": stair.label.in_language(language),
                "goals": [goal_json(state, snapshot, language) for state in stair.goals],
                "hints": [_hint(hint, language) for hint in stair.hints],
            }
            for stair in found.stairs
        ],
        "withoutStep": [goal_json(state, snapshot, language) for state in found.without_step],
        "hints": [_hint(hint, language) for hint in found.hints],
    }


def goal_json(state: GoalState, snapshot: Snapshot, language: str = "de") -> GoalStateOut:
    """One goal on its day."""
    goal = state.goal
    return {
        "id": goal.id,
        "name": goal.name,
        "step": state.step or None,
        "standing": state.standing,
        "standingLabel": STANDINGS[state.standing].in_language(language),
        "sentence": goal_told(state, snapshot.on).in_language(language),
        "indicator": state.indicator or None,
        "indicatorText": goal.value(Prop.INDICATOR_TEXT),
        "baseline": _amount(state.baseline, language),
        "baselineOn": goal.value(Prop.BASELINE_ON),
        "actual": _amount(state.actual, language),
        "target": finite(state.target),
        "targetTold": state.target_told.in_language(language) or None,
        "higher": state.higher,
        "due": state.due or None,
        "agreedBy": goal.value(Prop.AGREED_BY),
        "version": state.version,
        "previousVersion": goal.value(Prop.PREVIOUS_VERSION),
        "restsOn": _said(state.rests_on, language),
        "missing": state.missing.in_language(language) if state.missing is not None else None,
        "measures": [{"id": m.id, "name": m.name, "status": m.value(Prop.MEASURE_STATUS)} for m in state.measures],
    }


def compared_json(found: GoalCompared, before: Snapshot, after: Snapshot, language: str = "de") -> GoalComparedOut:
    """One goal at both days."""
    return {
        "was": goal_json(found.was, before, language),
        "now": goal_json(found.now, after, language) if found.now is not None else None,
        "moved": found.moved,
        "movedLabel": MOVES[found.moved].in_language(language),
        "earlierTarget": found.earlier_target.in_language(language) if found.earlier_target is not None else None,
        "verdict": found.verdict.in_language(language),
    }


def measure_json(state: MeasureState, snapshot: Snapshot, language: str = "de") -> MeasureStateOut:
    """One measure on its day."""
    value, who = state.measure.value, state.measure.value(Prop.RESPONSIBLE)
    code = snapshot.model.code_lists["MeasureStatus"].by_notation.get(state.status)
    return {
        "id": state.measure.id,
        "name": state.measure.name,
        "status": state.status or None,
        "statusLabel": code.label.in_language(language) if code is not None else None,
        "aim": state.aim,
        "aimLabel": AIMS[state.aim].in_language(language),
        "restsOn": _said(state.rests_on, language),
        "finding": value(Prop.FINDING_KEY),
        "findingFound": state.finding is not None,
        "goal": state.goal.goal.id if state.goal is not None else value(Prop.FOR_GOAL),
        "responsible": who,
        "responsibleName": snapshot.name(who) if who else None,
        "schedule": value(Prop.SCHEDULE),
        "plannedStart": value(Prop.PLANNED_START),
        "plannedEnd": value(Prop.PLANNED_END),
        "resources": value(Prop.RESOURCES),
        "reviewRule": value(Prop.REVIEW_RULE),
        "reviewDue": value(Prop.NEXT_REVIEW),
        "reviewedOn": value(Prop.REVIEWED_ON),
        "reviewResult": value(Prop.REVIEW_RESULT),
        "overdue": state.overdue,
        "late": state.late,
    }


def _hint(hint: GoalHint, language: str) -> GoalHintOut:
    goal = hint.goal.id if hint.goal is not None else None
    return {"lacking": hint.lacking, "goal": goal, "text": hint.text.in_language(language)}


def _amount(amount: GoalValue | None, language: str) -> AmountOut | None:
    if amount is None:
        return None
    low, high = finite(amount.low), finite(amount.high)
    return {"low": low, "high": high, "ranged": amount.ranged, "told": amount.told.in_language(language)}


def _said(texts: Sequence[Text], language: str) -> list[str]:
    return [text.in_language(language) for text in texts]
