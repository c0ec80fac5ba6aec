"""Soll-Ist: which goals are reached, measured by what, and what has to be recorded where that cannot be said.

Goals with one of the indicators A1 … C16 measure themselves (domain 6.2); others by the value that somebody noted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators
from graph.records import Entity
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.names import EntityType, Prop
from ontology.values import latest

_SHARE = re.compile(r"^\s*+(\d++(?:[.,]\d++)?)\s*+(?:von|/|of)\s*+(\d++(?:[.,]\d++)?)\s*+$")
_NUMBER = re.compile(r"^\s*+(?:mindestens|≥|>=)?\s*+(\d++(?:[.,]\d++)?)\s*+(%|Prozent)?\s*+$")


class Reached(StrEnum):
    """``open``: the range of the value holds both; ``unmeasured``: it is not recorded what this takes."""

    YES = "reached"
    NO = "notReached"
    OPEN = "open"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class GoalState:
    """A goal at the later date: reached or not, by what (indicator id, empty if by a noted value), in words.

    ``missing`` is what to record, None where nothing is missing; ``measures`` are the measures that serve the goal.
    """

    goal: Entity
    reached: Reached
    indicator: str
    sentence: Text
    missing: Text | None
    measures: tuple[Entity, ...]


def goals_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> tuple[GoalState, ...]:
    """The district's own goals, by name."""
    own = (g for g in snapshot.of_type(EntityType.GOAL) if g.owner == snapshot.key)
    return tuple(_state(snapshot, g, outcomes) for g in sorted(own, key=lambda g: (g.name, g.id)))


def number_of(text: str, unit: str) -> float | None:
    """The number a target or actual value means, None if it is none. Shares of an indicator are 0 to 1.

    >>> number_of("3 von 4", "share"), number_of("75 %", "share"), number_of("3 von 4", "count"), number_of("alle", "")
    (0.75, 0.75, 3.0, None)
    """
    part = _SHARE.match(text)
    if part is not None:
        one, of = (float(n.replace(",", ".")) for n in part.groups())
        return one / of if unit == "share" and of else one
    found = _NUMBER.match(text)
    if found is None:
        return None
    value = float(found[1].replace(",", "."))
    return value / 100 if found[2] and unit == "share" else value


def _state(snapshot: Snapshot, goal: Entity, outcomes: Mapping[str, Outcome]) -> GoalState:
    id = goal.value(Prop.INDICATOR_ID) or ""
    low, high, unit, noted = _actual(goal, id, outcomes)
    target = number_of(goal.value(Prop.TARGET_VALUE) or "", unit)
    higher = _higher(goal, id, unit)
    missing = _missing(id, (target, low, higher))
    reached = _reached(target, low, high, higher=higher)
    measures = (m for m in snapshot.of_type(EntityType.MEASURE) if goal.id in m.all(Prop.FOR_GOAL))
    return GoalState(goal, reached, id, _sentence(snapshot, goal, reached, noted), missing, tuple(measures))


def _actual(goal: Entity, id: str, outcomes: Mapping[str, Outcome]) -> tuple[float | None, float | None, str, Text]:
    """The value by the indicator, else as noted: at least, at most, its unit, and in words."""
    if id in outcomes:
        outcome, label = outcomes[id], all_indicators()[id].label
        said = say(
            "{id} ({label}): {sentence}", "{id} ({label}): {sentence}", id=id, label=label, sentence=outcome.sentence
        )
        low = outcome.value if outcome.low is None else outcome.low
        high = outcome.value if outcome.high is None else outcome.high
        return (low, high, all_indicators()[id].unit, said) if outcome.value is not None else (None, None, "", said)
    noted = goal.value(Prop.ACTUAL_VALUE)
    if noted is None:
        return None, None, "", Text(de="", en="")
    value = number_of(noted, "")
    day = spelled(goal.value(Prop.REVIEWED_ON) or "")
    when = say(" (Stand {day})", " (as of {day})", day=day) if day.de else Text(de="", en="")
    said = say("Notierter Wert{when}: {noted}.", "Value noted{when}: {noted}.", when=when, noted=noted)
    return value, value, "", said


def _higher(goal: Entity, id: str, unit: str) -> bool | None:
    """Whether more is better: by the indicator, else because the target lies above the baseline; None if unknown."""
    declared = all_indicators().get(id)
    if declared is not None and declared.better != "none":
        return declared.better == "higher"
    start, target = (number_of(goal.value(p) or "", unit) for p in (Prop.BASELINE, Prop.TARGET_VALUE))
    return target > start if start is not None and target is not None and target != start else None


def _reached(target: float | None, low: float | None, high: float | None, *, higher: bool | None) -> Reached:
    if target is None or low is None or high is None or higher is None:
        return Reached.UNMEASURED
    surely, perhaps = (low >= target, high >= target) if higher else (high <= target, low <= target)
    return Reached.YES if surely else Reached.OPEN if perhaps else Reached.NO


def _missing(id: str, known: tuple[float | None, float | None, bool | None]) -> Text | None:
    """What to record so that the goal can be measured."""
    target, actual, higher = known
    if target is None:
        return Text(de="Tragen Sie den Zielwert als Zahl ein.", en="Enter the target value as a number.")
    if actual is None and id in all_indicators():
        return say("Erfassen Sie, was die Kennzahl {id} braucht.", "Record what the indicator {id} needs.", id=id)
    if actual is None:
        return Text(
            de="Nennen Sie eine Kennzahl (A1 bis C16), oder tragen Sie den erreichten Wert als Zahl ein.",
            en="Name an indicator (A1 to C16), or enter the actual value as a number.",
        )
    if higher is None:
        return Text(
            de="Tragen Sie den Ausgangswert ein, damit zu sehen ist, in welche Richtung es gehen soll.",
            en="Enter the baseline, so that one can see in which direction it is to go.",
        )
    return None


_VERDICTS = {
    Reached.YES: Text(de="Erreicht", en="Reached"),
    Reached.NO: Text(de="Noch nicht erreicht", en="Not reached yet"),
    Reached.OPEN: Text(de="Offen, weil Angaben fehlen", en="Open, because data are missing"),
    Reached.UNMEASURED: Text(de="Nicht messbar", en="Not measurable"),
}


def _sentence(snapshot: Snapshot, goal: Entity, reached: Reached, noted: Text) -> Text:
    verdict, target, due = _VERDICTS[reached], goal.value(Prop.TARGET_VALUE), goal.value(Prop.DUE_ON)
    day = spelled(due or "")
    german, english = [verdict.de], [verdict.en]
    if target:
        german.append(f"Zielwert {target}")
        english.append(f"target {target}")
    if due:
        over = latest(due) < snapshot.on
        german.append(f"Frist {day.de}{' (abgelaufen)' if over else ''}")
        english.append(f"due {day.en}{' (overdue)' if over else ''}")
    de, en = (", ".join(parts) + "." for parts in (german, english))
    return sentences(Text(de=de, en=en), noted)
