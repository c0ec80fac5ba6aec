"""What is recorded of the links that norm lines expect: read by A6, findings, missing links and the map."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from graph.certainty import Certainty, surest
from graph.district.expected import ExpectedLink
from graph.district.hints import may_be, of_open_type, perhaps
from graph.district.network import COOPERATION, CooperationTie
from graph.district.snapshot import Snapshot
from graph.records import Entity
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


def expected_pairs(snapshot: Snapshot) -> frozenset[frozenset[str]]:
    """The pairs of organizations between which practice expects a link, whatever is recorded."""
    links = every_expected_link(snapshot)
    return frozenset(frozenset((a, b)) for link in links for a in link.starts for b in link.ends if a != b)


def _link(snapshot: Snapshot, norm: Norm) -> ExpectedLink:
    starts = tuple(e.id for e in snapshot.of_actor_type(norm.link_from or ""))
    ends = tuple(e.id for e in snapshot.of_actor_type(norm.link_to or ""))
    if all(a == b for a, b in product(starts, ends)):
        return ExpectedLink(norm, starts, ends, None, ())
    known = [(tie, tie.reaches(COOPERATION)) for tie in _ties_between(snapshot, frozenset(starts), frozenset(ends))]
    certainty = surest(*(sure for _, sure in known), *_of_untied(snapshot, product(starts, ends)))
    rows = {r for tie, sure in known if sure is certainty for r in tie.relations}
    return ExpectedLink(norm, starts, ends, certainty, tuple(sorted(rows)))


def _ties_between(snapshot: Snapshot, starts: frozenset[str], ends: frozenset[str]) -> Iterator[CooperationTie]:
    """What sources say of pairs of one of each: of a long list there are few ties and millions of pairs."""
    actors = snapshot.network.actors
    for a, b in dict.fromkeys((actors[tie.a], actors[tie.b]) for tie in snapshot.network.cooperation):
        between = (a in starts and b in ends) or (b in starts and a in ends)
        if between and (tie := snapshot.tie(a, b)) is not None:
            yield tie


def _of_untied(snapshot: Snapshot, pairs: Iterable[tuple[str, str]]) -> set[Certainty]:
    """How sure it is of pairs that no source speaks of; the first of which nobody knows anything tells enough."""
    found = set[Certainty]()
    for a, b in pairs:
        if a != b and snapshot.tie(a, b) is None:
            found.add(snapshot.pair_certainty(a, b, COOPERATION))
            if Certainty.UNKNOWN in found:
                break
    return found


def _settled(snapshot: Snapshot, link: ExpectedLink) -> ExpectedLink:
    """The link, open instead of absent while somebody else may be one of its ends."""
    ends = (link.norm.link_from, link.norm.link_to)
    if link.between is Certainty.ABSENT and any(_maybe_more(snapshot, code) for code in ends):
        return link._replace(between=Certainty.UNKNOWN)
    return link


def link_range(snapshot: Snapshot, links: Sequence[ExpectedLink]) -> tuple[float, float]:
    """Least and most of the share of links without a tie, among those with both ends; 0 where none has both.

    Whoever has no type may be an end: of a link that has both it may make a tie, to another it may be the missing end.
    """
    both = [link for link in links if link.between is not None]
    sure = [k for k in both if k.between is Certainty.ABSENT and not _may_gain(snapshot, k)]
    missing = [k for k in both if k.between is not Certainty.PRESENT]
    more = sum(_may_gain(snapshot, k) for k in links if k.between is None)
    low, high = len(both) + more, len(missing) + more
    return len(sure) / low if low else 0.0, high / low if low else 0.0


def _may_gain(snapshot: Snapshot, link: ExpectedLink) -> bool:
    """Whether an actor without a type may be one of its ends: its field, if it is known, is that of the type."""
    codes = (snapshot.model.code("ActorType", c) for c in (link.norm.link_from, link.norm.link_to) if c)
    sectors = {code.attribute("sector") for code in codes}
    return not snapshot.derived(_untyped).isdisjoint({None, *sectors})


def _untyped(snapshot: Snapshot) -> frozenset[str | None]:
    """The fields of those without a type, None for those without either."""
    listed = {a.id for a in snapshot.organizations}
    here = (a for kind in _TYPED for a in snapshot.of_type(kind) if a.owner == snapshot.key or a.id in listed)
    return frozenset(snapshot.sector(a.id) for a in here if not a.all(Prop.ACTOR_TYPE))


_TYPED = (EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP)
"""What has a type of actor; a person acts for a house."""


def _maybe_more(snapshot: Snapshot, type: str | None) -> bool:
    """Whether someone else may be of the type: of open existence, or without a type and alike by group or name."""
    code = snapshot.model.code("ActorType", type or "")
    found = snapshot.derived(_open_ends)
    if type in found.doubtful or any(may_be(snapshot.model, actor, code) for actor in found.untyped):
        return True
    return bool(perhaps(snapshot, [code]))


class _OpenEnds(NamedTuple):
    """The types of those whose existence is open, and those without a type that may be of one by their group."""

    doubtful: frozenset[str]
    untyped: tuple[Entity, ...]


def _open_ends(snapshot: Snapshot) -> _OpenEnds:
    listed = [(actor, snapshot.certainty[actor.id]) for actor in snapshot.possible(EntityType.ORGANIZATION)]
    doubtful = (actor for actor, certainty in listed if certainty is Certainty.UNKNOWN)
    return _OpenEnds(
        frozenset(type for actor in doubtful for type in actor.all(Prop.ACTOR_TYPE)),
        tuple(actor for actor, certainty in listed if certainty.holds and of_open_type(actor)),
    )
