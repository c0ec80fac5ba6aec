"""What is said of a district's goals, measures and offers: who has which statement, shared by D1 to D6."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.certainty import Certainty, weakest
from graph.district.outcome import Item
from graph.district.ranges import Weighed
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.records.claims import Presence
from ontology import Text
from ontology.names import EntityType, MeasureStatus, Prop


class OwnThing(NamedTuple):
    """A goal, measure or offer of the district, and how sure it is that there is one."""

    entity: Entity
    certainty: Certainty


def own_goals(snapshot: Snapshot) -> tuple[OwnThing, ...]:
    """The district's goals in the version of the day, by id."""
    found = _own(snapshot, EntityType.GOAL)
    earlier = {thing.entity.value(Prop.PREVIOUS_VERSION) for thing in found}
    return tuple(thing for thing in found if thing.entity.id not in earlier)


def running_measures(snapshot: Snapshot) -> tuple[OwnThing, ...]:
    """The district's measures that run, rest or are done, by id; one whose state nobody says may be only planned."""
    return tuple(_running(_own(snapshot, EntityType.MEASURE)))


def own_offers(snapshot: Snapshot) -> tuple[OwnThing, ...]:
    """The district's offers (Angebote), by id."""
    return tuple(_own(snapshot, EntityType.SERVICE))


def _own(snapshot: Snapshot, type: str) -> list[OwnThing]:
    there = (OwnThing(e, snapshot.certainty[e.id]) for e in snapshot.possible(type) if e.owner == snapshot.key)
    return sorted((t for t in there if t.certainty is not Certainty.ABSENT), key=lambda t: t.entity.id)


def _running(measures: Iterable[OwnThing]) -> Iterator[OwnThing]:
    for measure, certainty in measures:
        status = measure.value(Prop.MEASURE_STATUS)
        if status is None:
            yield OwnThing(measure, weakest(certainty, Certainty.STALE))
        elif status not in (MeasureStatus.PLANNED, MeasureStatus.STOPPED):
            yield OwnThing(measure, certainty)


@dataclass(frozen=True, slots=True)
class SaidOfThing:
    """Whether something is said of a thing: ``hit``; ``firm`` is False where nobody says and nobody denies it.

    Nothing said is none in the value and may be there in the range: a goal that has no indicator here may have one
    that nobody wrote down (decision 0023).
    """

    thing: OwnThing
    hit: bool | None
    firm: bool = True

    def weighed(self) -> Weighed:
        """The same as a part of a share."""
        return Weighed(self.hit, self.thing.certainty, firm=self.firm)

    def item(self, note: Text) -> Item:
        """The same as a thing behind a value."""
        id = self.thing.entity.id
        name = self.thing.entity.name
        open_ = self.hit is None or not self.firm
        certainty = weakest(self.thing.certainty, Certainty.UNKNOWN) if open_ else self.thing.certainty
        return Item((id,), Text(de=name, en=name), certainty, note, (id,))


def said_of(thing: OwnThing, *choices: Sequence[str]) -> SaidOfThing:
    """Whether one of several choices is said in full, each all of some properties; denied only if every one is."""
    entity = thing.entity
    if any(all(entity.value(prop) is not None for prop in props) for props in choices):
        return SaidOfThing(thing, True)
    denied = all(any(_denied(entity, prop) for prop in props) for props in choices)
    return SaidOfThing(thing, False, firm=denied)


def _denied(entity: Entity, prop: str) -> bool:
    """Whether a source says expressly that there is no such thing."""
    said = entity.about(prop)
    return bool(said) and said[0].presence is Presence.ABSENT
