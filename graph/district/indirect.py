"""Who is present without a seat: by carrier, parent office, unit, speaker, office, or by running the network (0025).

Indicators count seats. Whoever would be asked for, or told to come, is looked up here first: an institution whose
carrier sits there is not missing, nobody invites the authority that runs the network, and the youth welfare office
need not be asked into the youth welfare committee: both together are the Jugendamt (§ 70 Abs. 1 SGB VIII).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from graph.district.sides import sides_of
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyKind, Prop, RelationType

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


def ex_officio(snapshot: Snapshot, body: Entity) -> frozenset[str]:
    """Who is in a body by law: the administration of the Jugendamt in the youth welfare committee (§ 70 Abs. 1)."""
    return sides_of(snapshot).youth_office if body.value(Prop.KIND) == BodyKind.JHA else frozenset()


def present_in(snapshot: Snapshot, body: Entity) -> frozenset[str]:
    """Who is in a body with or without a seat: members that hold, whom they sit for, and who is there by law."""
    rows = [d.relation for d in snapshot.seats_in(body.id) if d.certainty.holds]
    sitting = {id for r in rows for id in (r.source, *r.all(Prop.ON_BEHALF_OF))} | ex_officio(snapshot, body)
    stand_ins = snapshot.derived(standing_in)
    return frozenset(sitting | {actor for actor, others in stand_ins.items() if not sitting.isdisjoint(others)})


def carried_in_system(snapshot: Snapshot, carriers: Collection[str], system: str) -> tuple[tuple[str, str], ...]:
    """Carriers among some actors with an institution of a system that each carries: that system is there indirectly.

    A service often stands in the list as an organization of the same name, and only there with its sector.
    """
    names = {snapshot.name(o.id) for o in snapshot.organizations if snapshot.in_system(o.id, system)}
    rows = (r for r in snapshot.holding(RelationType.HAS_CARRIER) if r.target in carriers)
    held = (r for r in rows if snapshot.in_system(r.source, system) or snapshot.name(r.source) in names)
    return tuple(sorted((r.target, r.source) for r in held))


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


__all__ = ["carried_in_system", "ex_officio", "present_in", "running", "standing_in"]
