"""How sure something is: four words from present to absent, the surest and the weakest of several."""

from enum import StrEnum

from ontology.names import direct_members


@direct_members
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


def as_number(certainty: Certainty) -> float | None:
    """1 if it holds, 0 if it is absent, None if it is not known.

    >>> as_number(Certainty.STALE), as_number(Certainty.ABSENT), as_number(Certainty.UNKNOWN)
    (1.0, 0.0, None)
    """
    return None if certainty is Certainty.UNKNOWN else float(certainty.holds)
