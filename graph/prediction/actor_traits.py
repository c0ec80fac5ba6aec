"""What is known of actors beside their ties: codes, regions and seats, as one row an actor and one column a value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.district.snapshot import Snapshot
from ontology.names import Prop, RelationType

Marks = NDArray[np.bool_]

_FURTHER = (Prop.KIND, Prop.CARRIER_KIND, Prop.LEVEL)


@dataclass(frozen=True)
class ActorTraits:
    """Sectors, actor types, whatever else may make two actors alike, and the bodies they sit in.

    A row without a mark is an actor of whom nothing of that sort is recorded: it is like nobody and unlike nobody.
    """

    sectors: Marks
    types: Marks
    further: tuple[Marks, ...]
    seats: Marks

    @property
    def likening(self) -> tuple[Marks, ...]:
        """All codes by which actors can be alike."""
        return (self.sectors, self.types, *self.further)


def actor_traits_of(snapshot: Snapshot) -> ActorTraits:
    """The recorded traits, in the order of the network's actors. None of them is made from ties."""
    actors = [snapshot.entities[a] for a in snapshot.network.actors]
    sectors, types, *further = (marks(a.all(p) for a in actors) for p in (Prop.SECTOR, Prop.ACTOR_TYPE, *_FURTHER))
    places: dict[str, list[str]] = {a.id: [] for a in actors}
    for relation in snapshot.holding(RelationType.COVERS_REGION):
        if relation.source in places:
            places[relation.source].append(relation.target)
    seats: list[list[str]] = [[] for _ in actors]
    for seat in snapshot.network.affiliation:
        if seat.certainty.holds:
            seats[seat.actor].append(seat.body)
    return ActorTraits(sectors, types, (*further, marks(places.values())), marks(seats))


def marks(rows: Iterable[Sequence[str]]) -> Marks:
    """Which of all values each row holds.

    >>> marks([["KJH"], ["GES", "KJH"], []]).tolist()
    [[False, True], [True, True], [False, False]]
    """
    found = [frozenset(row) for row in rows]
    column = {value: i for i, value in enumerate(sorted(frozenset().union(*found)))}
    marked = np.zeros((len(found), len(column)), dtype=np.bool_)
    for i, row in enumerate(found):
        marked[i, [column[value] for value in row]] = True
    return marked
