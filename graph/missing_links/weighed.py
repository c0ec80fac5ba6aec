"""Whose pairs are weighed: everybody's, and in a very large list those of whom anything speaks.

Weighing needs a few numbers a pair, and pairs grow with the square of the list: ten thousand rows have fifty million,
nearly all of which nobody can say anything of. A reason that is about a pair itself needs a tie, a wish or a seat of
both; so in a network above the threshold only those that have one are weighed, those with most on record first.
"""

from collections import Counter

from graph.district.snapshot import Snapshot
from graph.missing_links.weights import thresholds
from ontology import Text, say
from ontology.names import RelationType


def weighed(snapshot: Snapshot) -> Snapshot:
    """The snapshot itself, or one whose network holds the actors with most on record."""
    network, most = snapshot.network, int(thresholds().largest_network)
    if len(network) <= most:
        return snapshot
    recorded: Counter[str] = Counter()
    for tie in network.cooperation:
        recorded.update((network.actors[tie.a], network.actors[tie.b]))
    recorded.update(network.actors[seat.actor] for seat in network.affiliation)
    for relation, _ in snapshot.relations_of(RelationType.COOPERATION_WISH):
        recorded.update((relation.source, relation.target))
    chosen = sorted((a for a in network.actors if recorded[a]), key=lambda a: (-recorded[a], a))[:most]
    return snapshot.narrowed(network.without(frozenset(network.actors) - frozenset(chosen)))


def limit_note(snapshot: Snapshot) -> Text | None:
    """That not everybody is weighed; None where all are."""
    actors, most = len(snapshot.network), int(thresholds().largest_network)
    if actors <= most:
        return None
    return say(
        "Verglichen werden paarweise nicht alle Organisationen ({actors}), sondern die mit den meisten Angaben zu "
        "Verbindungen, Wünschen und Sitzen (höchstens {most}).",
        "Not all organizations ({actors}) are compared pair by pair, but those with most on record on ties, wishes "
        "and seats (at most {most}).",
        actors=actors,
        most=most,
    )
