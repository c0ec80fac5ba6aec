"""Planned formats against held ones: how often something was to take place, and how often it did (domain 6.2).

A meeting counts where it was held. Where day, kind or whether it took place is not known it may count: a range.
"""

from dataclasses import dataclass
from datetime import date

from graph.process.district_process import DistrictProcess
from graph.records import Entity
from graph.took_place import is_coming, was_held
from ontology.names import NumberMeaning, Prop
from ontology.values import as_int


@dataclass(frozen=True, slots=True)
class FormatCount:
    """A format: how often by plan, how often held by a day, at least and at most (geplant und gehalten).

    ``by_now`` is the number that an interval gives up to the day, None without one or without a start. ``coming`` are
    the meetings planned for later.
    """

    record: Entity
    planned: int | None
    meaning: NumberMeaning | None
    every_weeks: int | None
    by_now: int | None
    held: int
    held_at_most: int
    coming: tuple[Entity, ...]


def format_counts(process: DistrictProcess, on: date) -> tuple[FormatCount, ...]:
    """The formats of a process in their order."""
    return tuple(_count(process, record, on) for record in process.formats)


def other_meetings(process: DistrictProcess) -> tuple[Entity, ...]:
    """The meetings of the process that none of its formats foresees."""
    kinds = {kind for record in process.formats for kind in record.all(Prop.KIND)}
    return tuple(m for m in process.meetings if m.value(Prop.KIND) and m.value(Prop.KIND) not in kinds)


def _count(process: DistrictProcess, record: Entity, on: date) -> FormatCount:
    kinds = record.all(Prop.KIND)
    own = [m for m in process.meetings if m.value(Prop.KIND) in kinds]
    unknown = sum(was_held(m, on) is not False for m in process.meetings if m.value(Prop.KIND) is None)
    told = [was_held(m, on) for m in own]
    held, weeks = sum(t is True for t in told), as_int(record.values, Prop.EVERY_WEEKS)
    meaning = record.value(Prop.NUMBER_MEANING)
    return FormatCount(
        record=record,
        planned=as_int(record.values, Prop.PLANNED_NUMBER),
        meaning=NumberMeaning(meaning) if meaning else None,
        every_weeks=weeks,
        by_now=_by_now(process, weeks, on),
        held=held,
        held_at_most=held + sum(t is None for t in told) + unknown,
        coming=tuple(m for m in own if is_coming(m, on)),
    )


def _by_now(process: DistrictProcess, weeks: int | None, on: date) -> int | None:
    first, last = process.period.first, process.period.last
    if weeks is None or first is None or first > on:
        return None
    until = min(on, last) if last is not None else on
    return (until - first).days // (7 * weeks)
