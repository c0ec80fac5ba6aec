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
    """One thing of a share: whether it has the property (None: not known), how sure it is, how much it weighs.

    ``firm`` is False where the thing may have lost the property, or got it: then it counts in the value as it was.
    """

    hit: bool | None
    certainty: Certainty
    weight: int = 1
    firm: bool = True


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

    def open_ended(self) -> "Share":
        """The same where more things are known to exist than are recorded: any part of all of them may have it."""
        return self._replace(low=0.0, high=1.0) if self.total else self


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

    The range holds over all fillings: what is stale or unknown may be there or not, in the part and in the whole alike.
    Lowest: the hits that are sure, over them and everything that may be none. Highest: everything that may be a hit,
    over that and the sure others. Nothing of nothing is 0. Where nothing holds there is no share, so no range either.

    >>> share([Weighed(True, Certainty.PRESENT), Weighed(False, Certainty.PRESENT, 2), Weighed(None, Certainty.STALE)])
    Share(value=0.3333333333333333, numerator=1, denominator=3, low=0.25, high=0.5, total=4, unknown=1)
    """
    held, sure, possible = (dict.fromkeys((True, False, None), 0) for _ in range(3))
    for hit, certainty, weight, firm in things:
        held[hit] += weight if certainty.holds else 0
        settled = hit if firm else None
        sure[settled] += weight if certainty is Certainty.PRESENT else 0
        possible[settled] += weight if certainty is not Certainty.ABSENT else 0
    hits, others, unknown = held[True], held[False], held[None]
    total = hits + others + unknown
    return Share(
        value=hits / (hits + others) if hits + others else None,
        numerator=hits,
        denominator=hits + others,
        low=_part(sure[True], possible[False] + possible[None]) if total else None,
        high=_part(possible[True] + possible[None], sure[False]) if total else None,
        total=total,
        unknown=unknown,
    )


def _part(hits: int, others: int) -> float:
    return hits / (hits + others) if hits else 0.0
