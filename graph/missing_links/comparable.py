"""What comparable districts have: kinds of actors that work together in most districts of the same type.

No other district can be told from it (domain 7.2): a statement rests on at least five districts in which both kinds are
recorded, it is only "in most of them", without number or name, and nothing is ever said of what others lack. Ties that
nobody recorded count as absent there, so that "most" is proven and not guessed.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.district.loading import districts, snapshot_of
from graph.district.snapshot import Snapshot
from graph.missing_links.pairs import TypePair
from graph.missing_links.weights import thresholds
from graph.prediction.actor_traits import marks
from graph.records import Entity
from graph.stores.base import EVERYTHING, GraphReader, Scope
from ontology.names import Prop


class KindsOfLinks(NamedTuple):
    """For one district: the pairs of actor types that are both recorded, and those with a recorded cooperation."""

    recorded: frozenset[TypePair]
    linked: frozenset[TypePair]


def usual_links(others: Iterable[KindsOfLinks]) -> frozenset[TypePair]:
    """What is linked in most of at least five districts that have both kinds; empty where there are fewer."""
    limit = thresholds()
    recorded: Counter[TypePair] = Counter()
    linked: Counter[TypePair] = Counter()
    for found in others:
        recorded.update(found.recorded)
        linked.update(found.linked)
    return frozenset(
        pair for pair, n in recorded.items() if n >= limit.districts and linked[pair] >= limit.usual_share * n
    )


def kinds_of_links(snapshot: Snapshot) -> KindsOfLinks:
    """The kinds of links of one district."""
    actors = [snapshot.entities[a] for a in snapshot.network.actors]
    types = sorted({t for a in actors for t in a.all(Prop.ACTOR_TYPE)})
    member = marks(a.all(Prop.ACTOR_TYPE) for a in actors).astype(np.float64)
    sizes = member.sum(0)
    # Whoever is of two kinds is no link between them.
    together = np.outer(sizes, sizes) - member.T @ member
    tied = member.T @ snapshot.network.adjacency() @ member

    def named(counts: NDArray[np.float64]) -> frozenset[TypePair]:
        return frozenset(frozenset((types[i], types[j])) for i, j in np.argwhere(counts > 0))

    return KindsOfLinks(named(together), named(tied))


def comparable_to(district: Entity, everybody: Iterable[Entity], reader: Scope = EVERYTHING) -> list[Entity]:
    """The other districts of the same type that may speak for it; none if they are fewer than five.

    Districts that the ``reader`` sees anyway are left out, unless that is all of them: whoever knows some of those
    behind a statement could subtract them and be left with fewer than five.
    """
    type = district.value(Prop.DISTRICT_TYPE)
    known = {district.owner} | (reader.districts or frozenset())
    others = [d for d in everybody if type is not None and d.owner not in known and d.value(Prop.DISTRICT_TYPE) == type]
    return others if len(others) >= thresholds().districts else []


def usual_in(store: GraphReader, snapshot: Snapshot, reader: Scope = EVERYTHING) -> frozenset[TypePair]:
    """What is usual in the other districts of the same type in a store, on the same day."""
    others = comparable_to(snapshot.district, districts(store, EVERYTHING), reader)
    return usual_links(kinds_of_links(snapshot_of(store, snapshot.model, d, snapshot.on)) for d in others)
