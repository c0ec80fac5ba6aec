"""The steps that lines between the operative level and politics are made of: seats, reports, papers (domain 12.2).

What counts as a step, and how sure it is, stands in decision 0015. Only here bodies in bodies are looked through
(decision 0024).
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from graph.anchoring.stations import OPERATIVE, Station, Stations
from graph.anchoring.use import Uses
from graph.as_of import Dated
from graph.certainty import Certainty, surest, weakest
from graph.district.snapshot import Snapshot
from graph.records import Entity, Relation
from ontology.names import EntityType, Level, Prop, RelationType
from ontology.values import as_bool, latest


class StepKind(StrEnum):
    """What joins two places on a line; ``part`` is who belongs to whom, without a seat or report of its own."""

    SEAT = "seat"
    REPORT = "report"
    PAPER = "paper"
    PART = "part"


class Step(NamedTuple):
    """From one place to the next: how, how sure, the records that say so, and the day it was last used (or empty)."""

    kind: StepKind
    source: Station
    target: Station
    certainty: Certainty
    records: tuple[str, ...] = ()
    used: str = ""

    @property
    def ends(self) -> tuple[Station, Station]:
        """From where to where."""
        return self.source, self.target


def steps_of(snapshot: Snapshot) -> tuple[Step, ...]:
    """The steps of a district at the date, one between two places, denied ones left out."""
    places, uses = Stations(snapshot), Uses(snapshot)
    found: dict[tuple[Station, Station], Step] = {}
    for step in (*_belonging(places), *_seats(places, uses), *_reports(places), *_papers(places, uses)):
        if step.certainty is Certainty.ABSENT or step.target in (step.source, OPERATIVE):
            continue
        known = found.get(step.ends)
        found[step.ends] = step if known is None else _better(known, step)
    return tuple(found[ends] for ends in sorted(found))


def _better(one: Step, other: Step) -> Step:
    """The surer of two steps between the same places, of equally sure ones the one used last."""
    if one.certainty != other.certainty:
        return one if one.certainty is surest(one.certainty, other.certainty) else other
    return max(one, other, key=lambda s: latest(s.used).toordinal() if s.used else 0)


def _step(kind: StepKind, source: Station, target: Station, said: Dated, used: str = "") -> Step:
    return Step(kind, source, target, said.certainty, (said.relation.id,), used)


def _open(said: Dated) -> Dated:
    """What makes a line likely but does not say that there is one."""
    return said._replace(certainty=weakest(said.certainty, Certainty.UNKNOWN))


def _actor(id: str) -> Station:
    return Station(id, True)


def _belonging(places: Stations) -> Iterator[Step]:
    """The coordination and its posts belong to the operative level; who runs the network perhaps speaks for it."""
    snapshot = places.snapshot
    posts = [p.id for p in _posts(snapshot) if p.value(Prop.LEVEL) == Level.KOORD]
    for id in (*sorted(snapshot.coordination), *posts):
        yield Step(StepKind.PART, OPERATIVE, _actor(id), snapshot.certainty[id])
    for said in snapshot.relations_of(RelationType.ORGANIZED_BY):
        yield _step(StepKind.PART, places.room(said.relation.source), _actor(said.relation.target), _open(said))


# -- seats ----------------------------------------------------------------------------------------------------------


def _seats(places: Stations, uses: Uses) -> Iterator[Step]:
    for said in places.snapshot.relations_of(RelationType.MEMBERSHIP):
        member, room = _actor(said.relation.source), places.room(said.relation.target)
        used = uses.of_seat(said.relation.source, said.relation.target)
        yield from _both_ways(member, room, said, used)
        behalf = said.relation.value(Prop.ON_BEHALF_OF) or ""
        if behalf in places.snapshot.certainty:
            sure = weakest(said.certainty, places.snapshot.certainty[behalf])
            yield from _both_ways(_actor(behalf), member, said._replace(certainty=sure), used)
        if places.is_body(said.relation.source):
            yield from _own_voice(places, said.relation.source)


def _both_ways(one: Station, other: Station, said: Dated, used: str) -> Iterator[Step]:
    yield _step(StepKind.SEAT, one, other, said, used)
    yield _step(StepKind.SEAT, other, one, said, used)


def _own_voice(places: Stations, body: str) -> Iterator[Step]:
    """Who sits in a body speaks in whatever the body sits in, and hears of it."""
    certainty = places.snapshot.certainty[body]
    inside, voice = places.room(body), _actor(body)
    yield Step(StepKind.PART, inside, voice, certainty)
    yield Step(StepKind.PART, voice, inside, certainty)


# -- reports --------------------------------------------------------------------------------------------------------


def _posts(snapshot: Snapshot) -> Iterator[Entity]:
    """The posts that somebody may hold: where a source says that nobody does, the line is broken."""
    for post in snapshot.possible(EntityType.POST):
        if as_bool(post.values, Prop.FILLED) is not False:
            yield post


def _reports(places: Stations) -> Iterator[Step]:
    snapshot = places.snapshot
    filled = {p.id: p for p in _posts(snapshot)}
    for post in filled.values():
        yield from _around(places, post)
    for said in snapshot.relations_of(RelationType.HOLDS_POST):
        holder, held = _ends(said.relation)
        yield _step(StepKind.PART, holder, held, said)
        yield _step(StepKind.PART, held, holder, said)
    for said in snapshot.relations_of(RelationType.REPORTS_TO):
        if filled.keys() >= {said.relation.source, said.relation.target}:
            yield _step(StepKind.REPORT, *_ends(said.relation), said)
    yield from _likely_reports(places)


def _likely_reports(places: Stations) -> Iterator[Step]:
    """Part of an office: it perhaps reports there. A committee may put a motion to the body above it.

    The right of motion is § 71 Abs. 4 SGB VIII for the JHA. Neither says that anything was ever brought forward.
    """
    for said in places.snapshot.relations_of(RelationType.PART_OF):
        if not places.is_body(said.relation.source):
            yield _step(StepKind.REPORT, *_ends(said.relation), _open(said))
    for said in places.snapshot.relations_of(RelationType.SUBORDINATE_TO):
        mover = places.voice(said.relation.source)
        yield _step(StepKind.REPORT, mover, places.room(said.relation.target), _open(said))
        if mover.can_leave:
            yield from _own_voice(places, mover.id)


def _ends(relation: Relation) -> tuple[Station, Station]:
    return _actor(relation.source), _actor(relation.target)


def _around(places: Stations, post: Entity) -> Iterator[Step]:
    """A post belongs to its organization, and a seat to its body."""
    there, certainty = places.snapshot.entities, places.snapshot.certainty[post.id]
    homes = [_actor(o) for o in post.all(Prop.ORGANIZATION) if o in there]
    homes += [places.room(b) for b in post.all(Prop.BODY) if b in there]
    for home in homes:
        yield Step(StepKind.PART, _actor(post.id), home, certainty)
        yield Step(StepKind.PART, home, _actor(post.id), certainty)


# -- papers ---------------------------------------------------------------------------------------------------------


_BRINGING = (RelationType.INITIATED_BY, RelationType.UNDER_DIRECTION_OF)
"""Who brought in a paper or is in charge of it."""


def _papers(places: Stations, uses: Uses) -> Iterator[Step]:
    """Who brings a paper into a body, and the body that had it before: both hand it on."""
    for paper, stops in uses.stops.items():
        for stop in stops:
            brought = [(r.target, sure, r.id) for k in _BRINGING for r, sure in places.snapshot.out(paper, k)]
            passed = [(s.body, weakest(sure, s.existence), s.record) for s in stops if (sure := s.before(stop))]
            for bringer, certainty, record in (*brought, *passed):
                source, sure = places.voice(bringer), weakest(certainty, stop.certainty)
                yield Step(StepKind.PAPER, source, places.room(stop.body), sure, (record, stop.record), stop.date)
                if source.can_leave and places.is_body(bringer):
                    yield from _own_voice(places, bringer)


def steps_before(steps: Iterable[Step], sure: frozenset[Certainty]) -> dict[Station, dict[Station, None]]:
    """From each place the ones before it, over steps that sure: lines are looked for from politics."""
    found: dict[Station, dict[Station, None]] = {}
    for step in steps:
        if step.certainty in sure:
            found.setdefault(step.target, {})[step.source] = None
    return found
