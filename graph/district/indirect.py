"""Who is present without a seat: by carrier, parent office, unit or speaker, or by running the network (decision 0025).

Indicators count seats. Whoever would be asked for, or told to come, is looked up here first: an institution whose
carrier sits there is not missing, and nobody invites the authority that runs the network.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.district.snapshot import Snapshot
from ontology.names import RelationType

_UP = (RelationType.HAS_CARRIER, RelationType.PART_OF)
"""From an institution to its carrier, from a part to its whole; either one is there where the other sits."""


def standing_in(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """For each actor those whose seat is also its own: carriers and wholes upward, its parts, and who speaks for it.

    Two institutions of one carrier do not sit for each other.
    """
    above, found = dict(_above(snapshot)), defaultdict[str, set[str]](set)
    for actor, wholes in above.items():
        found[actor] |= _upward(actor, above)
        for whole in wholes:
            found[whole].add(actor)
    for relation in snapshot.holding(RelationType.REPRESENTS):
        found[relation.target].add(relation.source)
    return {actor: frozenset(others - {actor}) for actor, others in found.items()}


def running(snapshot: Snapshot) -> frozenset[str]:
    """Who organizes the network, with what it is part of: nobody has to invite them."""
    organizers = {r.target for r in snapshot.holding(RelationType.ORGANIZED_BY)}
    above = dict(_above(snapshot))
    return frozenset(organizers.union(*(_upward(o, above) for o in organizers)))


def _above(snapshot: Snapshot) -> Iterator[tuple[str, frozenset[str]]]:
    found: dict[str, set[str]] = defaultdict(set)
    for relation in (r for type in _UP for r in snapshot.holding(type)):
        found[relation.source].add(relation.target)
    yield from ((actor, frozenset(wholes)) for actor, wholes in found.items())


def _upward(actor: str, above: Mapping[str, frozenset[str]]) -> set[str]:
    seen: set[str] = set()
    rest = [actor]
    while rest:
        new = above.get(rest.pop(), frozenset()) - seen
        seen |= new
        rest += new
    return seen - {actor}


__all__ = ["running", "standing_in"]
