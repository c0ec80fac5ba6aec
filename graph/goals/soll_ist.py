"""Soll-Ist of two days: what was, what is, what was agreed, and what the difference allows to say (domain 6.2).

A goal that was agreed after the earlier day is measured there all the same: its indicator had a value then. Where
ranges touch, nothing is said to have become better or worse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.district.snapshot import Snapshot
from graph.goals.goal_values import ROUNDING, GoalValue
from graph.goals.goals_at import STANDINGS, GoalState, MeasuredDay, goals_in_force, goals_of, state_of, versions_of_goal
from graph.records import Entity
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.names import EntityType, Prop


class Moved(StrEnum):
    """What became of the value: closer to or further from its target, as far as the ranges allow to say."""

    CLOSER = "closer"
    FURTHER = "further"
    SAME = "same"
    OPEN = "open"
    UNMEASURED = "unmeasured"


MOVES = {
    Moved.CLOSER: Text(de="besser als am früheren Tag", en="better than on the earlier day"),
    Moved.FURTHER: Text(de="schlechter als am früheren Tag", en="worse than on the earlier day"),
    Moved.SAME: Text(de="wie am früheren Tag", en="as on the earlier day"),
    Moved.OPEN: Text(
        de="ob besser oder schlechter, lassen die Spannen offen", en="better or worse the ranges leave open"
    ),
    Moved.UNMEASURED: Text(de="kein Vergleich möglich", en="cannot be compared"),
}


@dataclass(frozen=True, slots=True)
class GoalCompared:
    """A goal at two days. ``was`` and ``now`` are its states; ``now`` is None where the goal is given up by then.

    ``earlier_target`` is the target of the version in force on the earlier day, where that is another one. ``verdict``
    tells all of it in sentences, ``result`` only what came of it, for who shows the values beside it.
    """

    goal: Entity
    was: GoalState
    now: GoalState | None
    moved: Moved
    earlier_target: Text | None
    verdict: Text
    result: Text


def soll_ist(before: MeasuredDay, after: MeasuredDay) -> tuple[GoalCompared, ...]:
    """The goals of two days of a district, in the order of steps and names, then those given up in between."""
    now = goals_of(after.snapshot, after.outcomes)
    found = [_compared(before, after, state) for state in now]
    found.sort(key=lambda one: (one.was.step or "~", one.goal.name, one.goal.id))
    return (*found, *_given_up(before, after))


def _compared(before: MeasuredDay, after: MeasuredDay, now: GoalState) -> GoalCompared:
    was = state_of(before.snapshot, now.goal, before.outcomes)
    moved = moved_between(was, now)
    target = _earlier_target(before, after, now)
    more = (_changed_told(target, now), now.missing)
    verdict = sentences(_told(was, now, moved, before.snapshot.on), *more)
    return GoalCompared(now.goal, was, now, moved, target, verdict, sentences(_judged(now, moved), *more))


def _judged(now: GoalState, moved: Moved) -> Text:
    standing = STANDINGS[now.standing]
    if now.actual is None:
        return say("{standing}.", "{standing}.", standing=standing)
    return say("{standing}; {moved}.", "{standing}; {moved}.", standing=standing, moved=MOVES[moved])


def moved_between(was: GoalState, now: GoalState) -> Moved:
    """Whether the value came closer to its target."""
    then, later = was.actual, now.actual
    if then is None or later is None or now.higher is None:
        return Moved.UNMEASURED
    if not (then.ranged and later.ranged):
        return Moved.OPEN
    least = ROUNDING if now.unit == "share" else 0.0
    rose, fell = later.low > then.high + least, later.high < then.low - least
    if rose or fell:
        return Moved.CLOSER if rose == now.higher else Moved.FURTHER
    exact = then.low == then.high == later.low == later.high
    return Moved.SAME if exact else Moved.OPEN


def _told(was: GoalState, now: GoalState, moved: Moved, then: date) -> Text:
    """In one sentence: the standing, was, is, target, and whether that is better."""
    if was.actual is None and now.actual is None:
        standing, target = STANDINGS[now.standing], _target(now)
        return say("{standing}, {target}.", "{standing}, {target}.", standing=standing, target=target)
    return say(
        "{standing}: am {day} {was}, jetzt {now}, {target}; {moved}.",
        "{standing}: {was} on {day}, {now} now, {target}; {moved}.",
        standing=STANDINGS[now.standing],
        day=spelled(then.isoformat()),
        was=_amount(was.actual),
        now=_amount(now.actual),
        target=_target(now),
        moved=MOVES[moved],
    )


_NOT_RECORDED = Text(de="nicht erfasst", en="not recorded")


def _amount(amount: GoalValue | None) -> Text:
    return _NOT_RECORDED if amount is None else amount.told


def _target(now: GoalState) -> Text:
    told = now.target_told
    if not told.de:
        return Text(de="kein Zielwert genannt", en="no target named")
    if now.due:
        return say("Ziel {told} bis {day}", "target {told} by {day}", told=told, day=spelled(now.due))
    return say("Ziel {told}", "target {told}", told=told)


def _earlier_target(before: MeasuredDay, after: MeasuredDay, now: GoalState) -> Text | None:
    """The target as it was agreed on the earlier day, if another version was in force then."""
    versions = {goal.id for goal in versions_of_goal(after.snapshot, now.goal)}
    then = next((g for g in goals_in_force(before.snapshot) if g.id in versions and g.id != now.goal.id), None)
    if then is None:
        return None
    told = state_of(before.snapshot, then, before.outcomes).target_told
    return told if told.de and told != now.target_told else None


def _changed_told(target: Text | None, now: GoalState) -> Text | None:
    if target is None:
        return None
    return say(
        "Das Ziel wurde seither geändert (Fassung {version}), damals war es {target}.",
        "The target has been changed since (version {version}), then it was {target}.",
        version=now.version,
        target=target,
    )


def _given_up(before: MeasuredDay, after: MeasuredDay) -> Iterator[GoalCompared]:
    """Goals of the earlier day of which no version is in force any more."""
    still = {v.id for g in goals_in_force(after.snapshot) for v in versions_of_goal(after.snapshot, g)}
    for was in goals_of(before.snapshot, before.outcomes):
        if was.goal.id not in still:
            day = spelled(_last_version(after.snapshot, was.goal).value(Prop.END_DATE) or "")
            since = say(" seit {day}", " since {day}", day=day) if day.de else Text(de="", en="")
            verdict = say("Das Ziel gilt{since} nicht mehr.", "The goal has not been in force{since}.", since=since)
            yield GoalCompared(was.goal, was, None, Moved.UNMEASURED, None, verdict, verdict)


def _last_version(snapshot: Snapshot, goal: Entity) -> Entity:
    """The newest version of a goal that is over."""
    over = {v.value(Prop.PREVIOUS_VERSION): v for v in snapshot.gone.values() if v.type == EntityType.GOAL}
    last, seen = snapshot.known(goal.id) or goal, {goal.id}
    while (following := over.get(last.id)) is not None and following.id not in seen:
        last = following
        seen.add(last.id)
    return last
