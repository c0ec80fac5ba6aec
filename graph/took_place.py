"""Whether a meeting took place, by the words in which its state is written: in lists, in council systems, by ourselves.

OParl has a free text for it (``meetingState``), and so has our own property. The one answer for indicators, processes,
ways into politics and the logbook.
"""

import re
from collections.abc import Iterable
from datetime import date

from graph.records import Entity
from graph.records.claims import Presence
from ontology.names import Prop
from ontology.values import earliest, latest

HELD_STATE, PLANNED_STATE = "durchgeführt", "geplant"
"""How we write the state of a meeting."""
_OFF = re.compile(
    r"\b(?:abgesagte?[nrs]?|ausgefallen|entf|entf[aä]llt|entfallen|entfiel|f[aä]llt aus|fiel aus|cancell?ed)\b", re.I
)
_HELD = ("durchgef", "stattgefunden", "held")
_PLANNED = ("geplant", "eingeladen", "terminiert", "planned", "scheduled", "invited")


def cancelled(words: str) -> bool:
    """Whether the words say that a meeting does not take place.

    >>> cancelled("Sitzung entfällt"), cancelled("kurzfristig abgesagt"), cancelled("Entfernung der Mängel")
    (True, True, False)
    """
    return _OFF.search(words) is not None


def held_by_words(words: str) -> bool | None:
    """Whether a meeting whose day is over was held, None where the words only plan it; without any it was.

    >>> held_by_words("Durchgeführt"), held_by_words(""), held_by_words("entfällt"), held_by_words("eingeladen")
    (True, True, False, None)
    """
    if cancelled(words):
        return False
    said = words.casefold()
    return True if _says(said, _HELD) or not _says(said, _PLANNED) else None


def was_held(meeting: Entity, on: date) -> bool | None:
    """Whether a meeting had been held by a day, None if that is not known.

    Without a word on it a meeting whose day has passed was held; one that was only planned may have been.
    """
    held, day = held_by_words(meeting.value(Prop.MEETING_STATE) or ""), meeting.value(Prop.DATE)
    if held is False or meeting.presence is Presence.ABSENT or (day and earliest(day) > on):
        return False
    if not day or latest(day) > on or meeting.presence is Presence.UNKNOWN:
        return None
    return held


def is_coming(meeting: Entity, on: date) -> bool:
    """Whether a meeting is planned for a day that is still to come."""
    day = meeting.value(Prop.DATE)
    return bool(day) and earliest(day or "") > on and not cancelled(meeting.value(Prop.MEETING_STATE) or "")


def _says(state: str, words: Iterable[str]) -> bool:
    return any(word in state for word in words)
