"""What is due as a calendar file (iCalendar, RFC 5545), for any calendar program.

Each item is an event of one whole day, because many programs show no to-dos. Its UID is that of its record, so that a
file that is read again replaces what was read before. Where only a month or a year is known, its last day stands
there, and the event says so.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from graph.process.due_items import DueItem
from graph.wording import spelled
from ontology import Text, say

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
_FULL_DAY = len("2026-11-30")


def calendar_of(items: Iterable[DueItem], named: str, at: datetime, language: str = "de") -> bytes:
    """The file; ``named`` is the name of the calendar, ``at`` the moment at which it is made (with zone)."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Fruehnetz//Prozess//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", named)
    for item in items:
        calendar.add_component(_event(item, at, language))
    return bytes(calendar.to_ical())


def _event(item: DueItem, at: datetime, language: str) -> "Event":
    from icalendar import Event

    event, note = Event(), _note(item).in_language(language)
    event.add("uid", f"{item.kind.value}-{item.record.id}@fruehnetz")
    event.add("dtstamp", at)
    event.add("dtstart", item.last)
    event.add("dtend", item.last + timedelta(days=1))
    event.add("summary", item.title.in_language(language))
    if note:
        event.add("description", note)
    event.add("categories", [item.kind.value])
    event.add("transp", "TRANSPARENT")
    return event


def _note(item: DueItem) -> Text:
    """What it belongs to; and that only a month or year is known, where that is so."""
    if len(item.day) == _FULL_DAY:
        return item.note
    day = spelled(item.day)
    if not item.note.de:
        return say("Termin laut Plan: bis {day}.", "Day by plan: by {day}.", day=day)
    return say("{note}. Termin laut Plan: bis {day}.", "{note}. Day by plan: by {day}.", note=item.note, day=day)
