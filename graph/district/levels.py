"""On which levels each actor works: shared by B16 and C14."""

from collections import defaultdict
from collections.abc import Mapping

from graph.district.seats import EVERY_STANDING, seat_rows
from graph.district.snapshot import Snapshot
from ontology.names import Prop, RelationType


def levels_of(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """The levels of each actor: its own, those of its seats, and those of the posts it holds."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in snapshot.of_type("Actor"):
        found[actor.id].update(actor.all(Prop.LEVEL))
    for row in seat_rows(snapshot, snapshot.bodies, EVERY_STANDING):
        if row.certainty.holds and row.level:
            found[row.actor.id].add(row.level)
    for relation in snapshot.holding(RelationType.HOLDS_POST):
        found[relation.source].update(snapshot.entities[relation.target].all(Prop.LEVEL))
    return {id: frozenset(levels) for id, levels in found.items() if levels}
