"""How sure something is: four words from present to absent, the surest and the weakest of several."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure a record is at a date. A stale one counts in the value and leaves the lower bound (decision 0023)."""

    PRESENT = "present"
    STALE = "stale"
    UNKNOWN = "unknown"
    ABSENT = "absent"

    holds: bool
    """Whether the record counts in the value."""

    def __init__(self, word: str) -> None:
        self.holds = word in ("present", "stale")  # an attribute: it is asked some ten thousand times a district


_WEAKNESS = {sure: weakness for weakness, sure in enumerate(Certainty)}


def weakest(*certainties: Certainty) -> Certainty:
    """The least sure of several; a relation is no surer than its ends."""
    return max(certainties, key=_WEAKNESS.__getitem__)


def surest(*certainties: Certainty) -> Certainty:
    """The surest of several; a pair is as sure as its best row."""
    return min(certainties, key=_WEAKNESS.__getitem__)
