"""What makes a pair no missing link although nobody recorded a tie: one side, one hand, a body that one of them leads.

* One side: whoever speaks for a group and that group; the coordination and the authority that runs the network. A tie
  of the one is a tie of the other (domain 10 no. 5).
* One hand: an institution and its carrier, an office and the authority it is part of, over any number of steps.
* Met: whoever leads a body knows those who sit in it. The coordination leads the network that it coordinates, and the
  bodies of its layer in which it sits and for which nobody else is recorded as leading.

Sitting together alone is no tie (domain 0.1 no. 9): of two plain members nothing is concluded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import ActorType, BodyRole, EntityType, Prop, RelationType

RUNNING_ROLES = (BodyRole.CHAIR, BodyRole.LEAD, BodyRole.OFFICE)
"""Roles of those who run a body and speak for it."""
LEADING = (*RUNNING_ROLES, BodyRole.MODERATION, BodyRole.INITIATOR)
"""Roles of those who bring a body together."""
_ABOVE = (RelationType.HAS_CARRIER, RelationType.PART_OF, RelationType.SUBORDINATE_TO)
YOUTH_OFFICE = "KKG01"
"""The partner group of the public youth welfare, and so the code of the administration of the Jugendamt."""
Ids = frozenset[str]
_NOBODY: Ids = frozenset()


class Meeting(NamedTuple):
    """A body that somebody leads, and who sits in it."""

    body: str
    leaders: Ids
    members: Ids

    def joins(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether somebody of the one group leads the body and somebody of the other sits in it, or the reverse."""
        sides = frozenset(one), frozenset(other)
        return any(self.leaders & a and self.members & b for a, b in (sides, sides[::-1]))


@dataclass(frozen=True)
class Sides:
    """One side, one hand, and who meets whom, read off the recorded relations of a district."""

    snapshot: Snapshot

    @cached_property
    def alongside(self) -> Mapping[str, Ids]:
        """Who stands on the side of each actor: those it speaks for, those who speak for it, its own authority."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in (*self._spoken_for(), *combinations(sorted(self.hosts), 2)):
            if one != other:
                found[one].add(other)
                found[other].add(one)
        return {actor: frozenset(others) for actor, others in found.items()}

    def _spoken_for(self) -> Iterator[tuple[str, str]]:
        for relation in self.snapshot.holding(RelationType.REPRESENTS):
            yield relation.source, relation.target
        for speaker in self.snapshot.of_type("Actor"):
            if self._speaks(speaker):
                types = (t for t in speaker.all(Prop.ACTOR_TYPE) if not self._representative(t))
                yield from ((speaker.id, of.id) for t in types for of in self.snapshot.of_actor_type(t))

    def _speaks(self, actor: Entity) -> bool:
        return bool(actor.all(Prop.REPRESENTS_PARTNER)) or any(
            self._representative(t) for t in actor.all(Prop.ACTOR_TYPE)
        )

    def _representative(self, type: str) -> bool:
        return self.snapshot.model.code("ActorType", type).attribute("representative") is not None

    @cached_property
    def hosts(self) -> Ids:
        """The coordination, what it belongs to, and who runs the network; an office with a task of its own stays out.

        A social service or a health office named as running the network has ties of its own, which are not those of
        the coordination.
        """
        above = {a for c in self.snapshot.coordination for a in self.above(c)}
        running = {actor for those in self._running.values() for actor in those}
        known = (self.snapshot.entities[actor] for actor in running if actor in self.snapshot.entities)
        plain = {actor.id for actor in known if not actor.all(Prop.ACTOR_TYPE)}
        return frozenset(self.snapshot.coordination | above | plain)

    @cached_property
    def _running(self) -> Mapping[str, Ids]:
        """Who runs each network, as recorded."""
        found: dict[str, set[str]] = defaultdict(set)
        for relation in self.snapshot.holding(RelationType.ORGANIZED_BY):
            found[relation.source].add(relation.target)
        return {network: frozenset(those) for network, those in found.items()}

    def above(self, actor: str) -> Ids:
        """Carrier, authority and whole that an actor belongs to, over any number of steps."""
        found: set[str] = set()
        ahead = list(self._parents.get(actor, ()))
        while ahead:
            parent = ahead.pop()
            if parent not in found:
                found.add(parent)
                ahead += self._parents.get(parent, ())
        return frozenset(found - {actor})

    @cached_property
    def _parents(self) -> Mapping[str, Ids]:
        found: dict[str, set[str]] = defaultdict(set)
        for relation in (r for kind in _ABOVE for r in self.snapshot.holding(kind)):
            found[relation.source].add(relation.target)
        return {part: frozenset(wholes) for part, wholes in found.items()}

    @cached_property
    def one_hand(self) -> tuple[tuple[str, str], ...]:
        """Whoever belongs to somebody, with each of those it belongs to."""
        return tuple((part, whole) for part in self._parents for whole in self.above(part))

    @cached_property
    def youth_office(self) -> Ids:
        """The parts of the public youth welfare: one authority in a district (§ 69 SGB VIII)."""
        code = self.snapshot.model.code
        own = {t for t in ActorType if YOUTH_OFFICE in code("ActorType", t).attributes.get("partner", ())}
        own.add(ActorType.NWK)
        return frozenset(
            actor.id
            for actor in self.snapshot.of_type(EntityType.ORGANIZATION)
            if YOUTH_OFFICE in actor.all(Prop.COVERS_PARTNER) or not own.isdisjoint(actor.all(Prop.ACTOR_TYPE))
        )

    # -- who meets whom --------------------------------------------------------------------------------------------

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The bodies that somebody is known to lead."""
        made = (self._meeting(body) for body in self.snapshot.bodies)
        return tuple(meeting for meeting in made if meeting.leaders and meeting.members)

    def _meeting(self, body: Entity) -> Meeting:
        seats = [d.relation for d in self.snapshot.seats_in(body.id) if d.certainty.holds]
        members = frozenset(id for seat in seats for id in (seat.source, *seat.all(Prop.ON_BEHALF_OF)))
        named = frozenset(seat.source for seat in seats if seat.value(Prop.ROLE) in LEADING)
        leaders = named | self._running.get(body.id, _NOBODY)
        if self._coordinated(body, members, leaders) or leaders & self.hosts:
            leaders |= self.hosts
        return Meeting(body.id, leaders, members)

    def _coordinated(self, body: Entity, members: Ids, leaders: Ids) -> bool:
        """Whether the coordination leads a body by its task."""
        own = bool(members & self.snapshot.coordination)
        if body.type == EntityType.EARLY_HELP_NETWORK:
            return own or (not leaders and len(self._networks) == 1)
        return own and not leaders and self.snapshot.layer(body) == "network"

    @cached_property
    def _networks(self) -> tuple[Entity, ...]:
        return self.snapshot.of_type(EntityType.EARLY_HELP_NETWORK)

    def meeting_of(self, one: Iterable[str], other: Iterable[str]) -> str | None:
        """The body in which somebody of the one group meets somebody of the other because one of them leads it."""
        ends = tuple(one), tuple(other)
        return next((m.body for m in self.meetings if m.joins(*ends)), None)


def sides_of(snapshot: Snapshot) -> Sides:
    """The sides of a district, made once."""
    return snapshot.derived(Sides)
