"""Ratings of organizations: means of three items, told only where at least three organizations rated (domain 4.4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.surveys.responses import Response

LEAST_RATERS = 3
TRUST = ("reliability", "commonAim", "openness")
VALUE = ("influence", "involvement", "resources")


@dataclass(frozen=True, slots=True)
class Ratings:
    """The mean of the items of trust and of those of value (1 to 4), None where too few rated; and how many did."""

    trust: float | None
    value: float | None
    raters: int


def ratings_of(responses: Sequence[Response], organization: str) -> Ratings:
    """How others rate an organization. Each rating organization counts once, however many of its people answered.

    A rater counts for trust, or value, who answered all three items of it; with fewer than three raters nothing is
    told, and the number of raters is zero then, for it would say something, too.
    """
    trust, value = (_mean(responses, organization, items) for items in (TRUST, VALUE))
    most = max(len(list(_raters(responses, organization, items))) for items in (TRUST, VALUE))
    return Ratings(trust, value, most if most >= LEAST_RATERS else 0)


def _mean(responses: Sequence[Response], organization: str, items: Sequence[str]) -> float | None:
    found = list(_raters(responses, organization, items))
    return sum(found) / len(found) if len(found) >= LEAST_RATERS else None


def _raters(responses: Sequence[Response], organization: str, items: Sequence[str]) -> Iterator[float]:
    """The mean that each rating organization gives."""
    said: dict[str, list[Mapping[str, int]]] = {}
    for response in responses:
        row = response.rows.get(organization)
        if row is not None and response.organization != organization and all(item in row.quality for item in items):
            said.setdefault(response.organization, []).append(row.quality)
    for ratings in said.values():
        given = list(chain.from_iterable((rating[item] for item in items) for rating in ratings))
        yield sum(given) / len(given)
