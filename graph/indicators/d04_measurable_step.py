"""D4: up to which step of the Wirkungstreppe the effects that a district wants can be measured."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.goal_statements import OwnThing, SaidOfThing, own_goals, said_of
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.indicators.d01_goals_with_indicator import COLLECT_GOALS, NO_GOALS
from ontology import Model, Text, say
from ontology.names import Prop

HIGHEST_STEP, FIRST_EFFECT = 7, 4
"""The steps of the Wirkungstreppe, and the first that is an effect: below stand offers and whom they reach."""
_STEP_OPEN = Text(de="Stufe nicht erfasst", en="step not recorded")


class StepOfGoal(NamedTuple):
    """A goal with its step (None: nobody says), and whether it has an indicator."""

    said: SaidOfThing
    step: int | None


@indicator(
    "D4",
    label=Text(de="Höchste messbare Stufe der Wirkungstreppe", en="highest measurable step of the outcome ladder"),
    question=Text(
        de="Bis zu welcher Stufe der Wirkungstreppe gibt es ein Ziel mit Indikator?",
        en="Up to which step of the outcome ladder is there a goal with an indicator?",
    ),
    needs=(),
    collect=COLLECT_GOALS,
    norms=("10",),
    dimension="10",
    unit="level",
    better="higher",
)
def measurable_step(snapshot: Snapshot) -> Outcome:
    """The highest step, 1 offers take place … 7 society changes, with a goal that has an indicator (domain 12.5 D4).

    0: no goal with a step has one. From step 4 on it is an effect. A step or indicator that nobody says counts in the
    range only. Details: ``step_open`` are goals without a step.
    """
    rows = [_step(thing, snapshot.model) for thing in own_goals(snapshot)]
    if not any(row.said.thing.certainty.holds for row in rows):
        return Outcome(NO_GOALS, n=len(rows), missing=(COLLECT_GOALS,))
    value, low, high = step_range(rows)
    return Outcome(
        LazyText(lambda: _sentence(int(value), snapshot.model)),
        value=value,
        low=low,
        high=high,
        n=len(rows),
        items=LazyItems(lambda: (row.said.item(_note(row, snapshot.model)) for row in rows)),
        details=LazyDetails(lambda: {"step_open": float(sum(row.step is None for row in rows))}),
    )


def step_range(rows: Iterable[StepOfGoal]) -> tuple[float, float, float]:
    """The highest step as recorded, at least and at most."""
    found = list(rows)
    told = [row.step or 0 for row in found if row.said.hit and row.said.thing.certainty.holds]
    sure = [row.step or 0 for row in found if row.said.hit and row.said.thing.certainty is Certainty.PRESENT]
    possible = [
        row.step if row.step is not None else HIGHEST_STEP for row in found if row.said.hit or not row.said.firm
    ]
    return float(max(told, default=0)), float(max(sure, default=0)), float(max(possible, default=0))


def _step(thing: OwnThing, model: Model) -> StepOfGoal:
    code = model.code_lists["OutcomeStep"].by_notation.get(thing.entity.value(Prop.OUTCOME_STEP) or "")
    said = said_of(thing, (Prop.INDICATOR_TEXT,), (Prop.INDICATOR_ID,))
    return StepOfGoal(said, code.order if code is not None else None)


def _note(row: StepOfGoal, model: Model) -> Text:
    step = _STEP_OPEN if row.step is None else _label(row.step, model)
    if row.said.hit:
        return step
    return say("{step}, ohne Indikator", "{step}, without an indicator", step=step)


def _label(step: int, model: Model) -> Text:
    label = next(c.label for c in model.code_lists["OutcomeStep"].codes if c.order == step)
    return say("Stufe {step}: {label}", "step {step}: {label}", step=step, label=label)


def _sentence(step: int, model: Model) -> Text:
    if not step:
        return Text(
            de="Kein Ziel auf der Wirkungstreppe hat bisher einen erfassten Indikator.",
            en="No goal on the outcome ladder has a recorded indicator yet.",
        )
    if step < FIRST_EFFECT:
        return say(
            "Messbar bis {step}; ab Stufe {first} ginge es um Wirkungen bei den Zielgruppen.",
            "Measurable up to {step}; from step {first} on it would be effects on the target groups.",
            step=_label(step, model),
            first=FIRST_EFFECT,
        )
    return say("Messbar bis {step}.", "Measurable up to {step}.", step=_label(step, model))
