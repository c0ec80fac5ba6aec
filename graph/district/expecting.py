"""What is recorded of the links that norm lines expect: read by A6, findings, missing links and the map."""

from itertools import product

from graph.certainty import Certainty, surest
from graph.district.expected import ExpectedLink
from graph.district.hints import may_be, perhaps
from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from ontology import Norm
from ontology.names import EntityType, Prop


def expected_links(snapshot: Snapshot) -> tuple[ExpectedLink, ...]:
    """The expected links in force; none while nobody has recorded any actor or any tie at all."""
    nothing = not snapshot.organizations or not snapshot.network.cooperation
    return () if nothing else snapshot.derived(every_expected_link)


def every_expected_link(snapshot: Snapshot) -> tuple[ExpectedLink, ...]:
    """The expected links in force, whatever is recorded.

    A link is there if any actor of the one type is tied to any actor of the other; it is open, not absent, while others
    may be of these types.
    """
    return tuple(_settled(snapshot, _link(snapshot, norm)) for norm in snapshot.norms("expectedLink"))


def _link(snapshot: Snapshot, norm: Norm) -> ExpectedLink:
    starts = tuple(e.id for e in snapshot.of_actor_type(norm.link_from or ""))
    ends = tuple(e.id for e in snapshot.of_actor_type(norm.link_to or ""))
    pairs = [(a, b) for a, b in product(starts, ends) if a != b]
    if not pairs:
        return ExpectedLink(norm, starts, ends, None, ())
    known = {pair: snapshot.pair_certainty(*pair, COOPERATION) for pair in pairs}
    certainty = surest(*known.values())
    ties = (snapshot.tie(*pair) for pair, sure in known.items() if sure is certainty)
    rows = {r for tie in ties if tie is not None for r in tie.relations}
    return ExpectedLink(norm, starts, ends, certainty, tuple(sorted(rows)))


def _settled(snapshot: Snapshot, link: ExpectedLink) -> ExpectedLink:
    """The link, open instead of absent while somebody else may be one of its ends."""
    ends = (link.norm.link_from, link.norm.link_to)
    if link.between is Certainty.ABSENT and any(_maybe_more(snapshot, code) for code in ends):
        return link._replace(between=Certainty.UNKNOWN)
    return link


def _maybe_more(snapshot: Snapshot, type: str | None) -> bool:
    """Whether someone else may be of the type: of open existence, or without a type and alike by group or name."""
    code = snapshot.model.code("ActorType", type or "")
    for actor in snapshot.possible(EntityType.ORGANIZATION):
        certainty, types = snapshot.certainty[actor.id], actor.all(Prop.ACTOR_TYPE)
        if (certainty is Certainty.UNKNOWN and type in types) or (
            certainty.holds and may_be(snapshot.model, actor, code)
        ):
            return True
    return bool(perhaps(snapshot, [code]))
