"""Six signs that two actors may work together, each for all pairs at once and as if the pair had no tie itself.

With ``A`` the recorded ties, ``d`` degrees, ``N(i)`` the partners of i without j, ``N(j)`` those of j without i:

* partners: ``log(1 + 5 sum 1/d_u)`` over u in both N(i) and N(j): resource allocation, Zhou, Lü and Zhang 2009,
  doi:10.1140/epjb/e2009-00335-8
* bridges: ``log(1 + sum 1/sqrt(d_u d_v))`` over u in N(i), v in N(j) that are tied: paths of three ties, which find
  partners of a different sort where common partners find one's own (Kovács et al. 2019, doi:10.1038/s41467-019-09177-y)
* activity: ``|N(i)| + |N(j)|``
* kinds: log of the share of tied pairs between the actor types of both, drawn to that of their sectors, and this to
  the density, where there are few pairs
* likeness: share of the codes recorded for both in which they agree (sector, type, kind, carrier, level, region)
* seats: ``log(1 + 5 sum 1/(size - 1))`` over the bodies in which both sit, so that a small group counts more
"""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from graph.prediction.actor_traits import ActorTraits, Marks

Floats = NDArray[np.float64]

_SPREAD = 5.0
"""Brings sums of shares below one into the bend of the logarithm; one value for both, never tuned."""
_SHRINK = 4.0
"""As many pairs weigh the rate of the larger class in the rate of a smaller one."""


class Sign(StrEnum):
    """What speaks for a tie."""

    PARTNERS = "partners"
    BRIDGES = "bridges"
    ACTIVITY = "activity"
    KINDS = "kinds"
    LIKENESS = "likeness"
    SEATS = "seats"


def signs_of(adjacency: Floats, traits: ActorTraits) -> Mapping[Sign, Floats]:
    """Every sign for every pair: symmetric matrices in the order of the actors."""
    others = adjacency.sum(1)[:, None] - adjacency
    return {
        Sign.PARTNERS: np.log1p(_SPREAD * resource_allocation(adjacency)),
        Sign.BRIDGES: np.log1p(bridges(adjacency)),
        Sign.ACTIVITY: others + others.T,
        Sign.KINDS: np.log(rates(adjacency, traits)),
        Sign.LIKENESS: likeness(traits, len(adjacency)),
        Sign.SEATS: np.log1p(_SPREAD * shared_seats(traits.seats)),
    }


def resource_allocation(adjacency: Floats) -> Floats:
    """``sum 1/d_u`` over common partners u; the pair's own tie has no part in it."""
    return np.asarray((adjacency * _inverse(adjacency.sum(0))) @ adjacency)


def bridges(adjacency: Floats) -> Floats:
    """``sum 1/sqrt(d_u d_v)`` over ties u-v between a partner of i and one of j, neither u = j nor v = i.

    Steps back over the pair's own tie are taken out: those over u = j, those over v = i, and the one counted twice.
    """
    root = np.sqrt(_inverse(adjacency.sum(0)))
    walks = (adjacency * root) @ (adjacency * root) @ adjacency
    back = root * (adjacency @ root)
    own = adjacency * (back[None, :] + back[:, None] - np.outer(root, root))
    return np.asarray(np.maximum(walks - own, 0.0))


def rates(adjacency: Floats, traits: ActorTraits) -> Floats:
    """Share of tied pairs between the classes of both, type drawn to sector, sector to density; always above 0."""
    n = len(adjacency)
    possible = n * (n - 1)
    density = (adjacency.sum() + 1.0) / (possible + 1.0)
    by_sector = _rate(adjacency, traits.sectors, np.full((n, n), density))
    return _rate(adjacency, traits.types, by_sector)


def _rate(adjacency: Floats, marked: Marks, base: Floats) -> Floats:
    """The same for one sort of code; actors with the same marks are a class, also those without any."""
    if not marked.shape[1]:
        return base
    _, class_of = np.unique(marked, axis=0, return_inverse=True)
    member = (class_of.reshape(-1, 1) == np.arange(class_of.max() + 1)).astype(np.float64)
    sizes = member.sum(0)
    tied = member.T @ adjacency @ member
    pairs = np.outer(sizes, sizes) - np.diag(sizes)
    # Inside a class each pair stands twice in both counts, so the pair itself is taken out twice.
    itself = np.where(class_of.reshape(-1, 1) == class_of.reshape(1, -1), 2.0, 1.0)
    rows = np.ix_(class_of.ravel(), class_of.ravel())
    others = np.maximum(pairs[rows] - itself, 0.0)
    return np.asarray((tied[rows] - itself * adjacency + _SHRINK * base) / (others + _SHRINK))


def likeness(traits: ActorTraits, n: int) -> Floats:
    """Share of the codes recorded for both in which they agree in any value; 0 where nothing is recorded for both."""
    known, equal = np.zeros((n, n)), np.zeros((n, n))
    for marked in traits.likening:
        recorded = marked.any(axis=1)
        known += np.outer(recorded, recorded)
        values = marked.astype(np.float64)
        equal += values @ values.T > 0
    return equal * _inverse(known)


def shared_seats(seats: Marks) -> Floats:
    """``sum 1/(size - 1)`` over the bodies in which both sit; whoever sits alone shares nothing."""
    sits = seats.astype(np.float64)
    return (sits * _inverse(sits.sum(0) - 1.0)) @ sits.T


def _inverse(numbers: Floats) -> Floats:
    """``1/x``, 0 where x is not above 0."""
    return np.divide(1.0, numbers, out=np.zeros_like(numbers, dtype=np.float64), where=numbers > 0)
