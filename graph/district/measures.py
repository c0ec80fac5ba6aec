"""Measures of social network analysis over the cooperation layer (domain 4.4): small functions on immutable arrays.

All take recorded (or stale) ties at or above a threshold as undirected pairs. They say what is recorded, no more: an
indicator adds the range, the gate and the words. The worked example of domain 4.5 is their test.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from graph.district.network import COOPERATION, Network


def density(network: Network, threshold: int = COOPERATION) -> float | None:
    """Share of pairs that are tied: ``2m / n(n-1)``; None below two actors. Falls with size by nature (domain 4.1)."""
    n = len(network)
    return 2 * len(network.pairs(threshold)) / (n * (n - 1)) if n > 1 else None


def average_degree(network: Network, threshold: int = COOPERATION) -> float | None:
    """Ties of an average actor: ``2m / n``, comparable across sizes; None without actors."""
    return 2 * len(network.pairs(threshold)) / len(network) if len(network) else None


def degree_centralisation(network: Network, threshold: int = COOPERATION) -> float | None:
    """How much the network is a star (1) or even (0): Freeman 1978; None below three actors."""
    n = len(network)
    if n < 3:
        return None
    degrees = network.degrees(threshold)
    return float((degrees.max() - degrees).sum()) / ((n - 1) * (n - 2))


def betweenness(network: Network, threshold: int = COOPERATION) -> NDArray[np.float64]:
    """Share of shortest paths that run through each actor: Brandes 2001, normalised; in the order of the actors."""
    import rustworkx as rx

    found = rx.betweenness_centrality(network.to_rustworkx(threshold))
    return np.array([found[i] for i in range(len(network))], dtype=np.float64)


def components(network: Network, threshold: int = COOPERATION) -> tuple[frozenset[str], ...]:
    """The parts without a tie between them, largest first, then by smallest actor id; isolated actors are parts."""
    import rustworkx as rx

    found = rx.connected_components(network.to_rustworkx(threshold))
    parts = (frozenset(network.actors[i] for i in part) for part in found)
    return tuple(sorted(parts, key=lambda part: (-len(part), min(part))))


def parts_without(network: Network, threshold: int = COOPERATION) -> dict[str, int]:
    """The articulation points, and into how many parts the part of each falls without it: the blocks that it joins."""
    import rustworkx as rx

    blocks = rx.biconnected_components(network.to_rustworkx(threshold))
    joined = Counter(actor for actor, _ in {(end, block) for tie, block in blocks.items() for end in tie})
    return {network.actors[i]: joined[i] for i in sorted(joined) if joined[i] > 1}


def block_density(
    network: Network, a: NDArray[np.bool_], b: NDArray[np.bool_], threshold: int = COOPERATION
) -> float | None:
    """Share of tied pairs between two groups of actors that share nobody, or inside one group (the same mask twice).

    ``m_ab / (n_a n_b)`` or ``2 m_aa / (n_a (n_a - 1))``; None where there is no pair (domain 4.4).
    """
    pairs = network.pairs(threshold)
    first, second = pairs[:, 0], pairs[:, 1]
    inside = bool(np.array_equal(a, b))
    tied = int(((a[first] & b[second]) | (b[first] & a[second])).sum())
    size = int(a.sum())
    possible = size * (size - 1) // 2 if inside else size * int(b.sum())
    return tied / possible if possible else None


def sector_densities(network: Network, threshold: int = COOPERATION) -> dict[tuple[str, str], float | None]:
    """The block density of each two sectors in use, and within each, by the codes in sorted order."""
    used = sorted({s for s in network.sectors if s is not None})
    number = {sector: i for i, sector in enumerate(used)}
    codes = np.array([-1 if s is None else number[s] for s in network.sectors], dtype=np.intp)
    ends = np.sort(codes[network.pairs(threshold)], axis=1)
    one, other = ends[ends[:, 0] >= 0].T
    k = len(used)
    tied = np.bincount(one * k + other, minlength=k * k).tolist()
    sizes = np.bincount(codes[codes >= 0], minlength=k).tolist()
    found: dict[tuple[str, str], float | None] = {}
    for a, b in combinations_with_replacement(range(k), 2):
        possible = sizes[a] * (sizes[a] - 1) // 2 if a == b else sizes[a] * sizes[b]
        found[used[a], used[b]] = tied[a * k + b] / possible if possible else None
    return found


def ei_index(network: Network, threshold: int = COOPERATION) -> float | None:
    """External minus internal ties by primary sector over all ties: Krackhardt and Stern 1988.

    -1 is all inside the own sector, +1 all across. Ties of actors without a sector are left out; None without ties.
    """
    kinds = _same_sector(network)
    pairs = network.pairs(threshold)
    known = np.array([s is not None for s in network.sectors], dtype=np.bool_)
    pairs = pairs[known[pairs[:, 0]] & known[pairs[:, 1]]]
    if not len(pairs):
        return None
    internal = int(kinds[pairs[:, 0], pairs[:, 1]].sum())
    return (len(pairs) - 2 * internal) / len(pairs)


def expected_ei(network: Network) -> float | None:
    """EI of the complete graph with the same sector sizes, to be shown beside the E-I index; None without a pair.

    Sizes 3, 3, 1, 1 give 28 pairs, 6 of them inside: (22 - 6) / 28 = 0.5714 (domain 4.5).
    """
    sizes = Counter(s for s in network.sectors if s is not None).values()
    n = sum(sizes)
    possible = n * (n - 1) // 2
    internal = sum(size * (size - 1) // 2 for size in sizes)
    return (possible - 2 * internal) / possible if possible else None


def _same_sector(network: Network) -> NDArray[np.bool_]:
    numbers = {sector: i for i, sector in enumerate(sorted({s for s in network.sectors if s is not None}))}
    coded = np.array([-1 if s is None else numbers[s] for s in network.sectors], dtype=np.int32)
    return np.asarray(coded[:, None] == coded[None, :])


def concentration(categories: Iterable[Hashable]) -> float | None:
    """Sum of squared shares (Herfindahl-Hirschman): 1 is all in one category; None without anything.

    >>> concentration(["KJH", "KJH", "KJH", "GES", "GES", "GES", "SCHWB", "FF"])
    0.3125
    """
    counts = Counter(categories).values()
    total = sum(counts)
    return sum((count / total) ** 2 for count in counts) if total else None


def blau(categories: Iterable[Hashable]) -> float | None:
    """Diversity ``H = 1 - sum p²``: chance that two drawn at random differ; None without anything.

    >>> blau(["KJH", "KJH", "KJH", "GES", "GES", "GES", "SCHWB", "FF"])
    0.6875
    """
    concentrated = concentration(categories)
    return None if concentrated is None else 1 - concentrated


def iqv(categories: Iterable[Hashable]) -> float | None:
    """Diversity on a scale from 0 to 1: ``H / (1 - 1/k)`` with the k categories in use; 0 for one category.

    >>> round(iqv(["KJH", "KJH", "KJH", "GES", "GES", "GES", "SCHWB", "FF"]), 4)
    0.9167
    """
    listed = list(categories)
    used = len(set(listed))
    diverse = blau(listed)
    return diverse / (1 - 1 / used) if diverse is not None and used > 1 else diverse
