"""“Stand am …”: what a record is at a date. Written once, used by every analysis and every page (decision 0023)."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import NamedTuple

from graph.certainty import Certainty
from graph.records import Record, Relation
from graph.records.claims import Presence
from ontology import Text
from ontology.model import Model
from ontology.names import Prop
from ontology.values import earliest, latest

STALE_AFTER_MONTHS = 24
RECENT_MONTHS = 24
"""What counts as "regularly": the period of most formulas (domain 12)."""
TERM_MONTHS = 60
"""A legislative term of five years: how far back decisions of a council are looked at (domain 10)."""
_NO_DATE = ("",)
STARTS = (Prop.START_DATE, Prop.VALID_FROM, Prop.SIGNED_ON, Prop.DATE)
"""Properties that say when a record began, the first with a value counts."""
DATING = (*STARTS, Prop.END_DATE, Prop.VALID_UNTIL)
"""Properties whose value is a day at which something began or ended, whenever that was said."""

CERTAINTY_WORDS: Mapping[Certainty, Text] = {
    Certainty.PRESENT: Text(de="belegt", en="recorded"),
    Certainty.STALE: Text(de="lange nicht bestätigt", en="not confirmed for long"),
    Certainty.UNKNOWN: Text(de="unklar", en="unclear"),
    Certainty.ABSENT: Text(de="ausdrücklich nicht", en="expressly not"),
}
"""How sure something is, as people read it wherever it stands."""


class Dated(NamedTuple):
    """A relation that may hold at the date, and how sure that is."""

    relation: Relation
    certainty: Certainty


@lru_cache(maxsize=4096)
def months_later(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day; the first or last of all days beyond those.

    >>> months_later(date(2024, 2, 29), 24), months_later(date(2024, 3, 31), -1)
    (datetime.date(2026, 2, 28), datetime.date(2024, 2, 29))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def opened_on(asked: date | None = None) -> date:
    """The day on which everything opens, whoever asks: the one asked for, else today."""
    return date.today() if asked is None else asked


def months_between(then: date, now: date) -> int:
    """Full months from one day to a later one.

    >>> months_between(date(2021, 3, 17), date(2024, 9, 24)), months_between(date(2024, 3, 31), date(2024, 4, 30))
    (42, 1)
    """
    months = (now.year - then.year) * 12 + now.month - then.month
    return months if months_later(then, months) <= now else months - 1


def certainty_at(record: Record, on: date, model: Model) -> Certainty | None:
    """How sure the record is on that day; None if it was certainly not there yet or no longer.

    Start unknown and the day before everything a source describes: unknown.
    """
    event, values = model.types[record.type].event, record.values
    end = values.get(Prop.END_DATE, _NO_DATE)[0]
    fading = not event and not end and isinstance(record, Relation)
    days = _start(record, event=event), end, record.first_as_of, confirmed_on(record) if fading else ""
    return _certainty_of(record.presence, days, on)


_Days = tuple[str, str, str, str]
"""Start, end, the first day it is stated for, and when it was last confirmed; each empty if nobody says.

The last one is empty, too, of what does not grow stale: an event, an entity, and what has a known end. Most records of
a list have all four in common.
"""


@lru_cache(maxsize=4096)
def _certainty_of(presence: Presence, days: _Days, on: date) -> Certainty | None:
    start, end, first_stated, confirmed = days
    if (start and on < earliest(start)) or (end and on >= latest(end)):
        return None
    if presence is not Presence.PRESENT:
        return Certainty.ABSENT if presence is Presence.ABSENT else Certainty.UNKNOWN
    if (start and on < latest(start)) or (end and on >= earliest(end)):
        return Certainty.UNKNOWN
    if not start and first_stated and on < earliest(first_stated):
        return Certainty.UNKNOWN
    return Certainty.STALE if confirmed and is_outdated(confirmed, on) else Certainty.PRESENT


def holds_between(record: Record, model: Model) -> tuple[date, date] | None:
    """The first day on which the record counts, and the first on which it no longer does; None if it is not there.

    Exactly the days on which `certainty_at` holds, for whoever asks a store without this program. A side that nothing
    limits is `date.min` or `date.max`.
    """
    if record.presence is not Presence.PRESENT:
        return None
    start, end = _start(record, event=model.types[record.type].event), record.value(Prop.END_DATE)
    stated = earliest(record.first_as_of) if record.first_as_of else date.min
    return latest(start) if start else stated, earliest(end) if end else date.max


def has_ended(record: Record, on: date) -> bool:
    """Whether the record was certainly over by that day."""
    end = record.value(Prop.END_DATE)
    return end is not None and on >= latest(end)


def confirmed_on(record: Record) -> str:
    """The day (or month, year) on which the record was last confirmed, empty if nobody says."""
    return max(record.values.get(Prop.CONFIRMED_ON, _NO_DATE)[0], record.as_of)


def is_stale(record: Record, on: date) -> bool:
    """Whether the last confirmation is more than 24 months before the day (domain 11.3)."""
    confirmed = confirmed_on(record)
    return bool(confirmed) and is_outdated(confirmed, on)


@lru_cache(maxsize=4096)
def is_outdated(confirmed: str, on: date) -> bool:
    """Whether a day of confirmation lies more than 24 months before a day."""
    return months_later(latest(confirmed), STALE_AFTER_MONTHS) < on


def _start(record: Record, *, event: bool) -> str:
    """When the record began, empty if nobody says."""
    values = record.values
    if not event and isinstance(record, Relation):
        return values.get(Prop.START_DATE, _NO_DATE)[0]
    for prop in STARTS:
        if found := values.get(prop, _NO_DATE)[0]:
            return found
    return ""


def denied(record: Record, on: date) -> bool:
    """Whether a source expressly denies the record, within 24 months or undated: an older denial only asks."""
    said = record.existence
    if said is None or said.presence is not Presence.ABSENT:
        return False
    return not said.as_of or not is_outdated(said.as_of, on)
