"""Goals in plain words: what each standing is called, and a goal on a day in some sentences."""

from collections.abc import Mapping
from datetime import date

from graph.goals.goals_at import STANDINGS, GoalStanding, GoalState
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.values import latest

EXPLAINED: Mapping[GoalStanding, Text] = {
    GoalStanding.REACHED: Text(
        de="Der Wert erreicht das Ziel, auch wenn alles Offene ungünstig ausgeht.",
        en="The value reaches the target, even if all that is open turns out badly.",
    ),
    GoalStanding.POSSIBLY: Text(
        de="Der Wert reicht nur, wenn Offenes günstig ausgeht.",
        en="The value suffices only if what is open turns out well.",
    ),
    GoalStanding.ON_THE_WAY: Text(
        de="Noch nicht erreicht; eine Maßnahme läuft, oder auch der ungünstigste Wert ist besser als zu Beginn.",
        en="Not reached yet; a measure is under way, or the value is better than at the start even in the worst case.",
    ),
    GoalStanding.NOT_BEGUN: Text(
        de="Noch nicht erreicht, und kein begonnener Schritt ist erfasst.",
        en="Not reached yet, and no step that has begun is recorded.",
    ),
    GoalStanding.MISSED: Text(
        de="Die Frist ist um, und der Wert reicht nicht, auch wenn alles Offene günstig ausgeht.",
        en="Its day is over, and the value does not suffice, even if all that is open turns out well.",
    ),
    GoalStanding.UNMEASURED: Text(
        de="Es fehlt, woran sich das Ziel messen lässt, oder was dafür zu erfassen ist.",
        en="What the goal is measured by is missing, or what has to be recorded for it.",
    ),
}
"""What each standing means, for the legend."""


def goal_told(state: GoalState, on: date) -> Text:
    """A goal on a day: its standing with target and day, what that rests on, what is missing."""
    first = say("{head}.", "{head}.", head=_head(state, on))
    return sentences(first, *state.rests_on, state.missing)


def _head(state: GoalState, on: date) -> Text:
    """The standing, the target, and the day by which it is to be reached."""
    parts = [STANDINGS[state.standing], _target_part(state), _due_part(state, on)]
    told = [part for part in parts if part is not None]
    return Text(de=", ".join(t.de for t in told), en=", ".join(t.en for t in told))


def _target_part(state: GoalState) -> Text | None:
    told = state.target_told
    return say("Zielwert {told}", "target {told}", told=told) if told.de else None


def _due_part(state: GoalState, on: date) -> Text | None:
    if not state.due:
        return None
    day = spelled(state.due)
    if latest(state.due) < on:
        return say("Frist {day} (abgelaufen)", "due {day} (overdue)", day=day)
    return say("Frist {day}", "due {day}", day=day)
