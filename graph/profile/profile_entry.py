"""One place of a profile: an indicator with its range on its scale, and how much of it is settled."""

from enum import StrEnum
from math import inf
from typing import NamedTuple

from graph.district.outcome import Outcome
from graph.indicators import all_indicators
from ontology import Text

_TOPS = {"A2": 5, "B1": 2, "B4": 5, "B8": 3, "B9": 3, "B12": 2, "C1": 7, "C2": 7, "C6": 2, "C8": 6}
"""Where a level or a count ends (domain 12.1 to 12.3)."""
_ENDS = {"share": (0.0, 1.0), "index": (0.0, 1.0), "yes_no": (0.0, 1.0), "balance": (-2.0, 2.0)}
"""Where all values of a unit lie; what is counted is open above."""


class EntryState(StrEnum):
    """How much of a value is settled."""

    SETTLED = "settled"
    RANGED = "ranged"
    OPEN = "open"
    UNRECORDED = "unrecorded"


ENTRY_STATE_LABELS = {
    EntryState.SETTLED: Text(de="belegt, nichts offen", en="recorded, nothing open"),
    EntryState.RANGED: Text(de="belegt, mit offener Spanne", en="recorded, with an open range"),
    EntryState.OPEN: Text(de="offen, nur die Spanne ist bekannt", en="open, the range alone is known"),
    EntryState.UNRECORDED: Text(de="zu wenig erfasst für eine Aussage", en="too little recorded to say anything"),
}


class ProfileEntry(NamedTuple):
    """An indicator of a district at a day, by id: value and range in the unit of the indicator, shares 0 to 1.

    ``value``, ``low`` and ``high`` are those of the outcome: None where nothing may be said; ``n`` things were seen.
    """

    id: str
    value: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def scale(self) -> tuple[float, float]:
        """The least and the most that the indicator can be; infinite where it is open above."""
        unit = all_indicators()[self.id].unit
        return _ENDS.get(unit, (0.0, float(_TOPS.get(self.id, inf))))

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that the value can be here: the whole scale where nothing is recorded."""
        least, most = self.scale
        return (least if self.low is None else self.low, most if self.high is None else self.high)

    @property
    def state(self) -> EntryState:
        """How much of it is settled."""
        if self.value is not None:
            return EntryState.SETTLED if self.low == self.high == self.value else EntryState.RANGED
        return EntryState.UNRECORDED if self.low is None or self.high is None else EntryState.OPEN


def profile_entry(id: str, outcome: Outcome) -> ProfileEntry:
    """The entry of an indicator's outcome. A 0 of nothing seen, with an open range, is no value: nobody has looked."""
    empty = not outcome.n and not outcome.value and outcome.low != outcome.high
    return ProfileEntry(id, None if empty else outcome.value, outcome.low, outcome.high, outcome.n)
