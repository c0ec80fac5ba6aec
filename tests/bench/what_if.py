"""The exact what-if of every absent pair across the systems of a district; plain networkx on a sample of the pairs."""

from pathlib import Path
from random import Random
from time import perf_counter

from graph.district.snapshot import Snapshot
from graph.what_if import Effects, between
from tests.bench.measuring import Measured, best
from tests.bench.plain_what_if import plain_case
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot as snapshot_of

_SAMPLED = 8


def hundred(_: Path) -> Measured:
    """A hundred actors."""
    return _what_if(100)


def three_hundred(_: Path) -> Measured:
    """As many as in a large district."""
    return _what_if(300)


def thousand(_: Path) -> Measured:
    """More than any district has."""
    return _what_if(1000)


def _what_if(actors: int) -> Measured:
    """Paths, reach, closeness, dependence, articulation points, isolated actors, with and without the coordination."""
    snapshot = snapshot_of(district(1, actors))
    case = plain_case(snapshot)
    pairs = list(case.absent())
    sample = Random(1).sample(pairs, _SAMPLED)
    started = perf_counter()
    plain = [case.with_ties(pair).paths() for pair in sample]
    seconds = (perf_counter() - started) / _SAMPLED * len(pairs)
    found, index = _everything(snapshot), snapshot.network.index
    for (a, b), expected in zip(sample, plain, strict=True):
        after = found.change(index[a], index[b]).after
        assert (after.connected, after.length, after.connected_alone, after.length_alone) == expected
    ours = best(lambda: _everything(snapshot), rounds=3)
    return Measured(ours, seconds, f"{len(pairs)} pairs; plain: paths and reach only, {_SAMPLED} pairs sampled")


def _everything(snapshot: Snapshot) -> Effects:
    found = Effects(between(snapshot))
    next(found.best(1))
    return found
