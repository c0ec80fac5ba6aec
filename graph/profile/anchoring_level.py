"""The additive level of anchoring, 0 to 4: for orientation only, never a rank (domain 12.2, profile)."""

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from graph.as_of import RECENT_MONTHS
from graph.district.depth import COMMITTEE
from graph.indicators.b08_steering_body import MOST_FUNCTIONS
from graph.profile.profile_entry import ProfileEntry
from ontology import Text

_NEEDED = ("B1", "B3", "B4", "B5", "B8", "B9", "B11", "B12")
"""What the level is made of. Of all these more is better, of B3 less."""
_HALF = 0.5
_PLANNING_MEMBER = 2

ANCHORING_LEVEL_LABELS = (
    Text(
        de="keine neuere Behandlung im Jugendhilfeausschuss erfasst",
        en="no recent treatment in the youth welfare committee recorded",
    ),
    Text(de="im Jugendhilfeausschuss behandelt", en="treated in the youth welfare committee"),
    Text(de="beauftragt und entschieden", en="mandated and decided"),
    Text(de="über Ausschüsse hinweg gesteuert", en="steered across committees"),
    Text(de="mit Rückmeldung und Planung verbunden", en="tied to feedback and planning"),
)


class AnchoringLevel(NamedTuple):
    """The level by what is recorded, at least and at most over all that is open."""

    recorded: int
    low: int
    high: int

    @property
    def settled(self) -> bool:
        """Whether nothing that is open can change it."""
        return self.low == self.high


def anchoring_level(entries: Mapping[str, ProfileEntry]) -> AnchoringLevel:
    """The level of entries by id. All conditions are monotone, so the ends of the ranges give the ends of the level."""
    worst: dict[str, float] = {}
    best: dict[str, float] = {}
    told: dict[str, float] = {}
    for id in _NEEDED:
        low, high = entries[id].bounds
        worst[id], best[id] = (high, low) if id == "B3" else (low, high)
        value = entries[id].value
        told[id] = (inf if id == "B3" else 0.0) if value is None else value
    return AnchoringLevel(level_by(told), level_by(worst), level_by(best))


def level_by(values: Mapping[str, float]) -> int:
    """The level by numbers: 1 with B4 from 1 and B3 up to 24; 2 with B1 and B4 from 3; and so on (domain 12.2).

    >>> level_by({"B1": 1, "B3": 3, "B4": 3, "B5": 0.5, "B8": 3, "B9": 2, "B11": 0.5, "B12": 0})
    4
    >>> level_by({"B1": 0, "B3": 30, "B4": 1, "B5": 1, "B8": 3, "B9": 3, "B11": 1, "B12": 2})
    0
    """
    if not (values["B1"] >= 1 and values["B4"] >= COMMITTEE):
        return int(values["B4"] >= 1 and values["B3"] <= RECENT_MONTHS)
    if not ((values["B5"] > 0 or values["B12"] >= 1) and values["B8"] >= MOST_FUNCTIONS):
        return 2
    return 4 if values["B11"] >= _HALF and values["B9"] >= _PLANNING_MEMBER else 3


__all__ = ["ANCHORING_LEVEL_LABELS", "AnchoringLevel", "anchoring_level", "level_by"]
