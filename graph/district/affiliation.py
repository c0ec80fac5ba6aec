"""The affiliation graph: who reaches a body through whom. Only recorded seats, no range (decision 0023)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.as_of import Dated
from graph.certainty import Certainty
from graph.district.seats import EVERY_STANDING, is_body, seat_kind_of
from graph.district.snapshot import Snapshot
from ontology.names import RelationType

Way = tuple[tuple[str, ...], tuple[str, ...]]
"""Actors on the way so far, and the memberships between them."""


class Path(NamedTuple):
    """The actors on the way to a body, the first one included, and the memberships that make the way."""

    actors: tuple[str, ...]
    body: str
    records: tuple[str, ...]

    @property
    def steps(self) -> int:
        """1: sits in it; 2: sits somewhere together with someone who sits in it; and so on."""
        return len(self.actors)


@dataclass(frozen=True)
class Affiliation:
    """Seats that hold at the date, substitutes and guests included; a body in a body is looked through (decision 0024).

    Whoever sits in the network sits in what the network sits in. ``beside`` holds further steps from actor to actor,
    with the records behind them, for example up a reporting line.
    """

    snapshot: Snapshot
    beside: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def bodies_of(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The bodies of each actor, with the memberships that lead there."""
        return self.snapshot.derived(_bodies_of)

    @property
    def members_of(self) -> Mapping[str, tuple[str, ...]]:
        """The actors of each body, those of bodies in it included, by id."""
        return self.snapshot.derived(_members_of)

    def shortest(self, start: Iterable[str], targets: Collection[str]) -> Path | None:
        """The shortest way from any of some actors into any of some bodies; None without one.

        Of several it is an example, the best: all seats current rather than stale, a vote in the end rather than a seat
        as a guest or substitute, then by the names on the way.
        """
        seen, entered = set(start), set[str]()
        ways: list[Way] = [((actor,), ()) for actor in sorted(seen)]
        while ways:
            found = [path for way, records in ways for path in self._arrived(way, records, targets)]
            if found:
                return min(found, key=self._best_first)
            ways = self._further(ways, seen, entered)
        return None

    def _arrived(self, way: tuple[str, ...], records: tuple[str, ...], targets: Collection[str]) -> Iterator[Path]:
        reached = self.bodies_of.get(way[-1], {})
        return (Path(way, body, records + reached[body]) for body in reached if body in targets)

    def _best_first(self, path: Path) -> tuple[int, int, tuple[str, ...]]:
        stale = sum(self._seats[r].certainty is Certainty.STALE for r in path.records if r in self._seats)
        standing = EVERY_STANDING.index(seat_kind_of(self._seats[path.records[-1]].relation))
        return stale, standing, tuple(self.snapshot.name(id) for id in (*path.actors, path.body))

    @property
    def _seats(self) -> Mapping[str, Dated]:
        return self.snapshot.derived(_seats_by_id)

    def _further(self, ways: Iterable[Way], seen: set[str], entered: set[str]) -> list[Way]:
        found: list[Way] = []
        for way, records in ways:
            for other, step in self._steps(way[-1], entered):
                if other not in seen:
                    seen.add(other)
                    found.append(((*way, other), records + step))
        return found

    def _steps(self, actor: str, entered: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for body, seats in self.bodies_of.get(actor, {}).items():
            if body not in entered:  # else all its members have been seen
                entered.add(body)
                for other in self.members_of[body]:
                    yield other, seats + self.bodies_of[other][body]
        yield from self.beside.get(actor, {}).items()


def _seats_by_id(snapshot: Snapshot) -> Mapping[str, Dated]:
    return {d.relation.id: d for d in snapshot.relations_of(RelationType.MEMBERSHIP)}


def _bodies_of(snapshot: Snapshot) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    seats: dict[str, dict[str, str]] = defaultdict(dict)
    for relation in snapshot.holding(RelationType.MEMBERSHIP):
        seats[relation.source].setdefault(relation.target, relation.id)
    actors = [a for a in seats if not is_body(snapshot, snapshot.entities[a])]
    return {actor: _outward(actor, seats) for actor in sorted(actors)}


def _members_of(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for actor, bodies in snapshot.derived(_bodies_of).items():
        for body in bodies:
            found[body].append(actor)
    return {body: tuple(actors) for body, actors in found.items()}


def _outward(actor: str, seats: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    open_ends: list[tuple[str, tuple[str, ...]]] = [(actor, ())]
    for member, records in open_ends:
        for body, record in sorted(seats.get(member, {}).items()):
            if body not in found:
                found[body] = (*records, record)
                open_ends.append((body, found[body]))
    return found
