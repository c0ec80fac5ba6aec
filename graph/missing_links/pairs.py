"""Which pairs of actors each reason holds for: one matrix a reason, in the order of the network's actors.

All of it is read off recorded statements. What would be a verdict on ties that are not recorded, a sector pair below
expectation, is left out where ties are recorded for less than 70 % of the organizations (decision 0023).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty
from graph.district.expected import ExpectedLink
from graph.district.sides import Sides, sides_of
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import UNKNOWN, CrossPairs, pair_states
from graph.missing_links.weights import Why, thresholds
from graph.prediction.actor_traits import Marks
from graph.prediction.signs import Floats
from graph.records import Relation
from ontology.names import Prop, RelationType

TypePair = frozenset[str]
"""One or two actor types: the kinds at the ends of a link."""
_RESTS_ON_USUAL = frozenset({"usual", "marks", "_usual"})


@dataclass(frozen=True)
class Block:
    """Two sectors (or one, twice): tied pairs, all pairs, and how many ties the overall density lets expect."""

    sectors: tuple[str, str]
    tied: int
    pairs: int
    expected: float


@dataclass(frozen=True)
class Pairs:
    """The pairs of a district; ``expected`` are the expected links, ``usual`` what is usual in comparable districts."""

    snapshot: Snapshot
    expected: tuple[ExpectedLink, ...] = ()
    usual: frozenset[TypePair] = frozenset()

    def beside(self, usual: frozenset[TypePair]) -> "Pairs":
        """The same pairs with what is usual in comparable districts; what is worked out of the district is shared."""
        part = replace(self, usual=usual)
        # Cached properties stand in the instance's own dictionary.
        vars(part).update({name: made for name, made in vars(self).items() if name not in _RESTS_ON_USUAL})
        return part

    @cached_property
    def ties(self) -> Floats:
        """Recorded cooperation from intensity 2 as 0 and 1."""
        return self.snapshot.network.adjacency()

    @cached_property
    def open(self) -> Marks:
        """Pairs without a recorded cooperation that may lack one: nothing else is ever proposed.

        Carrier and institution, part and whole are in one hand. What is settled otherwise (`settled`), and offices of
        one youth office among themselves, are left out unless one of the two wishes for more.
        """
        free = pair_states(self.snapshot) >= UNKNOWN
        free &= ~self._pairwise(self.sides.one_hand)
        np.fill_diagonal(free, val=False)
        office = np.array([a in self.sides.youth_office for a in self.snapshot.network.actors], dtype=np.bool_)
        within = np.outer(office, office) & ~self._any(self.norms.values())
        return np.asarray(free & (~(self.settled | within) | self.wishes | self.wishes.T))

    @cached_property
    def settled(self) -> Marks:
        """Pairs of whom it needs no asking: one side, tied by their sides, or meeting in a body that one of them leads.

        What a source expressly denies is not settled by meeting.
        """
        known = self.ties > 0
        for meeting in self.sides.meetings:
            known |= self._between(meeting.leaders, meeting.members)
        side = self._pairwise((a, b) for a, others in self.sides.alongside.items() for b in others)
        if side.any():
            np.fill_diagonal(side, val=True)
            weighed = side.astype(np.float64)
            known = (weighed @ known @ weighed > 0) | side
        for tie in self.snapshot.network.cooperation:
            if tie.certainty is Certainty.ABSENT:
                known[tie.a, tie.b] = known[tie.b, tie.a] = False
        return known

    @cached_property
    def sides(self) -> Sides:
        """Who stands on one side, is in one hand, and meets whom."""
        return sides_of(self.snapshot)

    def settles(self, link: ExpectedLink) -> bool:
        """Whether some pair of an expected link is settled, so that nobody needs to be asked for it."""
        index = self.snapshot.network.index
        ends = [[index[a] for a in side if a in index] for side in (link.starts, link.ends)]
        return bool(self.settled[np.ix_(*ends)].any())

    def _pairwise(self, pairs: Iterable[tuple[str, str]]) -> Marks:
        index = self.snapshot.network.index
        marked = np.zeros((len(index), len(index)), dtype=np.bool_)
        for a, b in pairs:
            if a in index and b in index:
                marked[index[a], index[b]] = marked[index[b], index[a]] = True
        return marked

    def _related(self, types: Iterable[str]) -> Iterator[tuple[int, int]]:
        index = self.snapshot.network.index
        for relation in (r for t in types for r in self.snapshot.holding(t)):
            if relation.source in index and relation.target in index:
                yield index[relation.source], index[relation.target]

    # -- reasons -----------------------------------------------------------------------------------------------

    @cached_property
    def marks(self) -> Mapping[Why, Marks | NDArray[np.int64]]:
        """How often each reason holds for each pair: once or not at all, a wish also twice."""
        return {
            Why.EXPECTED: self._any(self.norms.values()),
            Why.WISH: self.wishes.astype(np.int64) + self.wishes.T,
            Why.COMMON_PARTNERS: self.common_partners >= thresholds().common_partners,
            Why.ACROSS_SYSTEMS: self._across,
            Why.SHARED_SEAT: self._any(self.bodies.values()),
            Why.BELOW_EXPECTATION: self._thin,
            Why.USUAL_ELSEWHERE: self._usual,
            Why.NO_COMMON_REGION: self._apart,
        }

    def _any(self, found: Iterable[Marks]) -> Marks:
        empty = self._pairwise(())
        return np.asarray(np.logical_or.reduce([empty, *found]))

    def _between(self, one: Iterable[str], other: Iterable[str]) -> Marks:
        index = self.snapshot.network.index
        marked = self._pairwise(())
        marked[np.ix_([index[a] for a in one if a in index], [index[b] for b in other if b in index])] = True
        return marked | marked.T

    @cached_property
    def norms(self) -> Mapping[str, Marks]:
        """Per norm line that expects a link and has none: the pairs of its two actor types.

        Where one pair of them is settled otherwise the line asks for no other; a wish on it keeps its ground.
        """
        wished = self.wishes | self.wishes.T
        lines = ((link, self._between(link.starts, link.ends)) for link in self.expected if not link.certainty.holds)
        return {link.norm.name: pairs & wished if self.settles(link) else pairs for link, pairs in lines}

    @cached_property
    def wishes(self) -> Marks:
        """Whether the row wishes for more cooperation with the column."""
        marked = self._pairwise(())
        for a, b in self._related((RelationType.COOPERATION_WISH,)):
            marked[a, b] = True
        return marked

    @cached_property
    def common_partners(self) -> NDArray[np.int64]:
        """Number of common partners. The coordination is everybody's and says nothing, so it is left out."""
        others = self.ties * self.not_coordinating
        return (others @ self.ties).astype(np.int64)

    @cached_property
    def not_coordinating(self) -> Marks:
        """Which actors are not the coordination."""
        return np.array([a not in self.snapshot.coordination for a in self.snapshot.network.actors], dtype=np.bool_)

    @cached_property
    def _across(self) -> Marks:
        cross = self.snapshot.derived(CrossPairs)
        marked = np.outer(cross.youth, cross.health)
        return marked | marked.T

    @cached_property
    def bodies(self) -> Mapping[str, Marks]:
        """Per body that is small enough to get to know each other: the pairs that sit in it."""
        most = thresholds().largest_body
        return {body: self._between(those, those) for body, those in self._members.items() if len(those) <= most}

    @cached_property
    def _members(self) -> Mapping[str, set[str]]:
        members: dict[str, set[str]] = {}
        for seat in self.snapshot.network.affiliation:
            if seat.certainty.holds:
                members.setdefault(seat.body, set()).add(self.snapshot.network.actors[seat.actor])
        return members

    def common_bodies(self, a: int, b: int) -> Iterator[str]:
        """The bodies of any size in which both sit, or somebody on the side of each; the smallest first."""
        actors, alongside = self.snapshot.network.actors, self.sides.alongside
        one, other = ({actors[i], *alongside.get(actors[i], ())} for i in (a, b))
        sizes = sorted((len(those), body) for body, those in self._members.items() if those & one and those & other)
        return (body for _, body in sizes)

    @cached_property
    def blocks(self) -> Mapping[tuple[str, str], Block]:
        """Pairs of sectors that are tied less than expected; none below the gate."""
        found = {b.sectors: b for b in self._blocks()} if self.snapshot.ties_suffice else {}
        limit = thresholds()
        return {
            sectors: b
            for sectors, b in found.items()
            if b.expected >= limit.expected_ties and b.tied < limit.segregation * b.expected
        }

    def _blocks(self) -> Iterator[Block]:
        network = self.snapshot.network
        names = sorted({s for s in network.sectors if s is not None})
        member = np.column_stack([network.in_sectors({s}) for s in names]).astype(np.float64) if names else None
        if member is None:
            return
        n, sizes = len(network), member.sum(0)
        tied = member.T @ self.ties @ member
        density = self.ties.sum() / (n * (n - 1)) if n > 1 else 0.0
        for i, one in enumerate(names):
            for j, other in enumerate(names[i:], start=i):
                pairs = sizes[i] * sizes[j] if i != j else sizes[i] * (sizes[i] - 1) / 2
                count = tied[i, j] if i != j else tied[i, j] / 2
                yield Block((one, other), int(count), int(pairs), float(density * pairs))

    @cached_property
    def _thin(self) -> Marks:
        network = self.snapshot.network
        found = self._pairwise(())
        for one, other in self.blocks:
            marked = np.outer(network.in_sectors({one}), network.in_sectors({other}))
            found |= marked | marked.T
        return found

    @cached_property
    def _usual(self) -> Marks:
        ends = ([[e.id for e in self.snapshot.of_actor_type(t)] for t in (min(p), max(p))] for p in self.usual)
        return self._any(self._between(one, other) for one, other in ends)

    # -- matters --------------------------------------------------------------------------------------------------

    @cached_property
    def speaking(self) -> Marks:
        """Pairs in which one speaks, or is spoken, for a whole group: a talk that reaches many."""
        alongside, hosts = self.sides.alongside, self.sides.hosts
        many = np.array([a in alongside and a not in hosts for a in self.snapshot.network.actors], dtype=np.bool_)
        return np.asarray(many[:, None] | many[None, :])

    def matter(self, a: int, b: int) -> Hashable:
        """What a pair is about: its own wish, the coordination, the norm line that expects it, or its two sides."""
        if self.wishes[a, b] or self.wishes[b, a]:
            return a, b
        ends = [self.snapshot.network.actors[i] for i in (a, b)]
        if any(end in self.sides.hosts for end in ends):
            return "coordination"
        line = int(self._first_line[a, b])
        return tuple(self.norms)[line] if line >= 0 else frozenset(self._side[end] for end in ends)

    @cached_property
    def _first_line(self) -> NDArray[np.intp]:
        """The place of the first norm line that expects each pair, -1 where none does."""
        lines = np.array([*self.norms.values(), np.ones(self.open.shape, dtype=np.bool_)])
        first = lines.argmax(axis=0)
        return np.asarray(np.where(first < len(self.norms), first, -1))

    @cached_property
    def _side(self) -> Mapping[str, str]:
        """For each actor one that stands for all on its side."""
        found = {actor: actor for actor in self.snapshot.network.actors}
        for actor, others in self.sides.alongside.items():
            for end in (actor, *others) if actor in found else ():
                found[end] = min(found.get(end, end), actor, *others)
        return found

    # -- regions -----------------------------------------------------------------------------------------------

    @cached_property
    def regions(self) -> Mapping[int, frozenset[str]]:
        """The recorded regions of actors, by position."""
        index = self.snapshot.network.index
        found: dict[int, set[str]] = {}
        for relation in self.snapshot.holding(RelationType.COVERS_REGION):
            if relation.source in index:
                found.setdefault(index[relation.source], set()).add(relation.target)
        return {place: frozenset(names) for place, names in found.items()}

    def _with_larger(self, region: str) -> frozenset[str]:
        found: set[str] = set()
        while region not in found:
            found.add(region)
            entity = self.snapshot.entities.get(region)
            region = (entity.value(Prop.PART_OF_REGION) if entity is not None else None) or region
        return frozenset(found)

    @cached_property
    def _apart(self) -> Marks:
        """Both have regions, and neither has one that is, or lies in, one of the other's."""
        names = sorted({r for own in self.regions.values() for r in own})
        larger = [self._with_larger(r) for r in names]
        own, reach = (np.zeros((len(self.snapshot.network), len(names))) for _ in range(2))
        for place, found in self.regions.items():
            own[place] = [r in found for r in names]
            reach[place] = [any(r in larger[k] for k in np.flatnonzero(own[place])) for r in names]
        common = own @ reach.T > 0
        recorded = own.any(axis=1)
        return np.outer(recorded, recorded) & ~(common | common.T)

    # -- records -----------------------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> Mapping[tuple[str, frozenset[str]], tuple[Relation, ...]]:
        """Relations at the date by type and ends."""
        found: dict[tuple[str, frozenset[str]], list[Relation]] = {}
        for type, dated in self.snapshot.relations.items():
            for relation, _ in dated:
                found.setdefault((type, frozenset((relation.source, relation.target))), []).append(relation)
        return {ends: tuple(rows) for ends, rows in found.items()}
