"""The ways into politics as a picture shows them: places in columns, strands between them, and the narrowest spot.

Everything is taken from the lines of `graph.anchoring`; here only the network's bodies, one place there, stand apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from graph.anchoring.lines import Anchorage, Anchoring, Line
from graph.anchoring.stations import OPERATIVE, Station
from graph.certainty import Certainty, surest
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.records import Relation
from ontology.names import BodyLayer, Prop, RelationType


class WayBand(IntEnum):
    """The parts of the picture from left to right."""

    OPERATIVE = 0
    NETWORK = 1
    CARRIER = 2
    COMMITTEE = 3
    COUNCIL = 4


class WayStrand(NamedTuple):
    """From one place to the next: how many ways that share nobody run through, and how sure it is."""

    source: Station
    target: Station
    ways: int
    certainty: Certainty


IDLE_SHOWN = 4
"""As many bodies of the network without a way are drawn."""
WayColumn = tuple[WayBand, int]
"""A part of the picture, and how many places of that part come before on the same way."""
_Leg = tuple[Station, Station, Certainty]


@dataclass(frozen=True)
class PoliticalWays:
    """What is drawn of the lines of a district, and the body that ``goal`` looks at most closely."""

    found: Anchoring
    goal: Anchorage

    @property
    def snapshot(self) -> Snapshot:
        """The district at the date."""
        return self.found.snapshot

    @cached_property
    def anchorages(self) -> Mapping[str, Anchorage]:
        """The political bodies by id."""
        return {a.body.id: a for a in self.found.anchorages}

    @property
    def narrowest(self) -> tuple[str, ...]:
        """Who has to leave until no way to the goal is left; of a single way everybody on whom all of it depends."""
        return self.goal.shared or self.goal.cut

    @cached_property
    def strands(self) -> tuple[WayStrand, ...]:
        """The strands that are drawn; those of open ways only where no recorded one runs."""
        opened = self._summed(lambda a: a.possible)
        found = {ends: strand._replace(certainty=Certainty.UNKNOWN) for ends, strand in opened.items()}
        found |= self._summed(lambda a: a.lines)
        return tuple(found[ends] for ends in sorted(found))

    def _summed(self, chosen: Callable[[Anchorage], tuple[Line, ...]]) -> dict[tuple[Station, Station], WayStrand]:
        """Between two places as many ways as the body that has most of them there."""
        most: Counter[tuple[Station, Station]] = Counter()
        sure: dict[tuple[Station, Station], Certainty] = {}
        for anchorage in self.found.anchorages:
            legs = [leg for line in chosen(anchorage) for leg in self._legs(line)]
            for source, target, certainty in legs:
                known = sure.get((source, target))
                sure[source, target] = certainty if known is None else surest(known, certainty)
            for ends, number in Counter((source, target) for source, target, _ in legs).items():
                most[ends] = max(most[ends], number)
        return {ends: WayStrand(*ends, number, sure[ends]) for ends, number in most.items()}

    def _legs(self, line: Line) -> Iterator[_Leg]:
        for step in line.steps:
            body = self._by_way_of(step.records) if step.source == OPERATIVE else None
            if body is not None:
                yield OPERATIVE, body, step.certainty
            yield body or step.source, step.target, step.certainty

    def _by_way_of(self, records: Iterable[str]) -> Station | None:
        """The body of the network in which somebody sits or that somebody runs."""
        for id in records:
            relation = self._relations.get(id)
            ends = (relation.target, relation.source) if relation is not None else ()
            if found := next((end for end in ends if end in self.network), None):
                return Station(found, False)
        return None

    @cached_property
    def network(self) -> frozenset[str]:
        """The bodies of the network."""
        return frozenset(b.id for b in self.snapshot.bodies_of_layer(BodyLayer.NETWORK))

    @cached_property
    def _relations(self) -> Mapping[str, Relation]:
        kinds = (RelationType.MEMBERSHIP, RelationType.ORGANIZED_BY)
        return {d.relation.id: d.relation for kind in kinds for d in self.snapshot.relations_of(kind)}

    @cached_property
    def idle(self) -> tuple[str, ...]:
        """The bodies of the network in which nobody sits who carries a way, by name."""
        used = {place.id for s in self.strands for place in (s.source, s.target)}
        return tuple(sorted(self.network - used, key=lambda id: (self.snapshot.name(id), id)))

    @cached_property
    def columns(self) -> Mapping[Station, WayColumn]:
        """In which column each place stands; bodies of the network and of politics without any way as well."""
        depth: dict[Station, int] = {OPERATIVE: 0}
        apart = (*(a.body.id for a in self.found.anchorages), *self.idle[:IDLE_SHOWN])
        depth |= {Station(id, False): 0 for id in apart}
        for anchorage in self.found.anchorages:
            for line in (*anchorage.lines, *anchorage.possible):
                seen: Counter[WayBand] = Counter()
                for place in _places(self._legs(line)):
                    band = self._band(place)
                    depth[place] = max(depth.get(place, 0), seen[band])
                    seen[band] += 1
        return {place: (self._band(place), depth[place]) for place in sorted(depth)}

    def _band(self, place: Station) -> WayBand:
        if place == OPERATIVE:
            return WayBand.OPERATIVE
        if not place.can_leave and place.id in self.network:
            return WayBand.NETWORK
        if place.can_leave or place.id not in self.anchorages:
            return WayBand.CARRIER
        council = self.anchorages[place.id].body.value(Prop.KIND) in COUNCILS
        return WayBand.COUNCIL if council else WayBand.COMMITTEE


def _places(legs: Iterable[_Leg]) -> Iterator[Station]:
    for number, (source, target, _) in enumerate(legs):
        if not number:
            yield source
        yield target


def goal_of(found: Anchoring, chosen: str = "") -> Anchorage | None:
    """The body that is looked at: the chosen one, else the council if a way leads there, else the weakest that has one.

    None where no political body is recorded.
    """
    named = [a for a in found.anchorages if a.body.id == chosen]
    reached = [a for a in found.anchorages if a.value]
    councils = [a for a in reached if a.body.value(Prop.KIND) in COUNCILS]
    weakest = sorted(reached, key=lambda a: a.value)
    return next(iter((*named, *councils, *weakest, *found.anchorages)), None)


def ways_of(found: Anchoring, chosen: str = "") -> PoliticalWays | None:
    """The picture of the ways of a district; None where no political body is recorded."""
    goal = goal_of(found, chosen)
    return PoliticalWays(found, goal) if goal is not None else None


def way_carriers(found: Anchoring) -> tuple[str, ...]:
    """Whoever carries a recorded or an open way, by name."""
    lines = (line for a in found.anchorages for line in (*a.lines, *a.possible))
    return tuple(sorted({c for line in lines for c in line.carriers}, key=lambda c: (found.snapshot.name(c), c)))


class WayChange(NamedTuple):
    """A political body before and after somebody was thought away."""

    before: Anchorage
    after: Anchorage


def changes(before: Anchoring, after: Anchoring) -> tuple[WayChange, ...]:
    """The political bodies of both, in the same order."""
    return tuple(WayChange(a, b) for a, b in zip(before.anchorages, after.anchorages, strict=True))


__all__ = [
    "IDLE_SHOWN",
    "PoliticalWays",
    "WayBand",
    "WayChange",
    "WayColumn",
    "WayStrand",
    "changes",
    "goal_of",
    "way_carriers",
    "ways_of",
]
