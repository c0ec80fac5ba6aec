"""Breadth-first walks from many actors at once: a bit for each who set out, so that a step costs a few operations."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph.district.network import COOPERATION, Network

WalkerBits = NDArray[np.uint64]
"""A row an actor, a bit for each who set out."""
_AT_ONCE = 4_000_000
"""Words of 64 bits that a step may take at once: 32 MB."""


class Walk:
    """Who has reached whom after so many ties; ``fresh`` are those who have just arrived."""

    def __init__(self, network: Network, sources: NDArray[np.intp], threshold: int = COOPERATION) -> None:
        pairs = network.pairs(threshold)
        ends = np.concatenate((pairs, pairs[:, ::-1])) if len(pairs) else np.zeros((0, 2), dtype=np.int32)
        ends = ends[np.argsort(ends[:, 1], kind="stable")]
        self._from = ends[:, 0]
        self._to, self._starts = np.unique(ends[:, 1], return_index=True)
        self.reached: WalkerBits = np.zeros((len(network), -(-len(sources) // 64)), dtype=np.uint64)
        places = np.arange(len(sources), dtype=np.uint64)
        np.bitwise_or.at(self.reached, (sources, places // 64), np.left_shift(np.uint64(1), places % np.uint64(64)))
        self.fresh = self.reached.copy()

    def step(self) -> bool:
        """One tie further; whether anybody is still on the way."""
        found = np.zeros_like(self.reached)
        if len(self._to):
            found[self._to] = np.bitwise_or.reduceat(self.fresh[self._from], self._starts, axis=0)
        self.fresh = found & ~self.reached
        self.reached |= self.fresh
        return bool(self.fresh.any())


def portions(sources: NDArray[np.intp], ties: int) -> Iterator[NDArray[np.intp]]:
    """Positions among those who set out, so many that a step does not take all memory; ``ties`` are those there are."""
    size = 64 * max(1, _AT_ONCE // max(1, 2 * ties))
    for start in range(0, len(sources), size):
        yield np.arange(start, min(start + size, len(sources)))


def counted(bits: WalkerBits) -> int:
    """How many bits are set."""
    return int(np.bitwise_count(bits).sum())
