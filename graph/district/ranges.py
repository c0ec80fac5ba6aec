"""Counts and shares with their range: once with everything unknown absent, once with all of it present (domain 12)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.certainty import Certainty


class Count(NamedTuple):
    """A number of things: as recorded (stale ones counted), at least (stale ones left out), at most."""

    value: float
    low: float
    high: float


class Weighed(NamedTuple):
    """One thing of a share: whether it has the property (None: not known), how sure it is, how much it weighs."""

    hit: bool | None
    certainty: Certainty
    weight: int = 1


class Share(NamedTuple):
    """A share of the things whose property is known; ``value`` is None where it is known of none.

    ``total`` counts all things that hold, ``unknown`` those of them whose property is not known.
    """

    value: float | None
    numerator: int
    denominator: int
    low: float | None
    high: float | None
    total: int
    unknown: int


def count(certainties: Iterable[Certainty]) -> Count:
    """How many there are, at least, and at most (decision 0023).

    >>> count([Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT])
    Count(value=2.0, low=1.0, high=3.0)
    """
    sure = list(certainties)
    return Count(
        float(sum(c.holds for c in sure)),
        float(sum(c is Certainty.PRESENT for c in sure)),
        float(sum(c is not Certainty.ABSENT for c in sure)),
    )


def share(things: Sequence[Weighed]) -> Share:
    """The share with the property, among those of which it is known.

    Lowest: whoever is unknown or stale has it not. Highest: whoever is unknown has it, and unknown things without it
    are not there. Where nothing holds there is no share, so it has no range either.

    >>> share([Weighed(True, Certainty.PRESENT), Weighed(False, Certainty.PRESENT, 2), Weighed(None, Certainty.STALE)])
    Share(value=0.3333333333333333, numerator=1, denominator=3, low=0.25, high=0.5, total=4, unknown=1)
    """
    held = [t for t in things if t.certainty.holds]
    doubtful = [t for t in things if t.certainty is Certainty.UNKNOWN and t.hit is not False]
    hits, others = _weight(held, hit=True), _weight(held, hit=False)
    unknown = _weight(held, hit=None)
    sure = sum(t.weight for t in held if t.hit and t.certainty is Certainty.PRESENT)
    most = hits + unknown + sum(t.weight for t in doubtful)
    total = hits + others + unknown
    return Share(
        value=hits / (hits + others) if hits + others else None,
        numerator=hits,
        denominator=hits + others,
        low=sure / total if total else None,
        high=most / (most + others) if total else None,
        total=total,
        unknown=unknown,
    )


def _weight(things: Iterable[Weighed], *, hit: bool | None) -> int:
    return sum(t.weight for t in things if t.hit is hit)
