"""What changed in a store since a run: which of its results still hold.

The same rule as for live answers (decision 0031): an entry of the journal touches whoever sees records of its owner.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from graph.live.basis import Basis, touches
from graph.stores import GraphReader
from graph.stores.base import EVERYTHING, Revision
from ontology import Model

Name = TypeVar("Name", bound=Hashable)


def still_holding(store: GraphReader, model: Model, since: Revision, bases: Mapping[Name, Basis]) -> frozenset[Name]:
    """The names of those results, by what they rest on, that nothing touched after a revision.

    None of them if the store is no longer the one that the revision belongs to (a backup was brought back).
    """
    first = next(iter(store.journal(after=since.number - 1, until=since.number, scope=EVERYTHING)), None)
    if first is None or first.revision != since:
        return frozenset()
    left = dict(bases)
    for touch in touches(store.journal(after=since.number, scope=EVERYTHING), model):
        left = {key: basis for key, basis in left.items() if not basis.touched_by(touch)}
    return frozenset(left)
