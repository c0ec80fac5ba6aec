"""What moved in a district between two days, for certain, and what was decided and done in between.

Only what the ranges settle counts: the least that it is later lies above the most that it was earlier. What was merely
not recorded earlier is no move (domain 10 no. 8).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from graph.district.consultations import consultations
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import Entity
from graph.stores.base import GraphReader, Scope
from ontology import Model, Text, say
from ontology.names import EntityType, Prop
from ontology.values import earliest

_WATCHED = {
    "C3": Text(de="Erstmals Sitze für Familien", en="seats for families for the first time"),
    "B5": Text(
        de="Erstmals eine Vorlage in mehreren Ausschüssen", en="a paper in several committees for the first time"
    ),
    "B1": Text(de="Auftrag der Politik für das Netzwerk", en="mandate of politics for the network"),
    "B12": Text(de="Verankerung auf Seiten der Gesundheit", en="anchoring on the side of health"),
}
"""Steps from nothing to something that others ask about (domain 12.2, 12.3)."""


class DistrictMove(NamedTuple):
    """A move: which indicator (or ``level``), what happened in words."""

    id: str
    what: Text


class DoneBetween(NamedTuple):
    """Something decided or done: its record, the day as stated, and whether it is a measure or a paper."""

    record: Entity
    day: str
    measure: bool


class MovedDistrict(NamedTuple):
    """A district that moved between two days, and what was decided and done there meanwhile."""

    district: Entity
    moves: tuple[DistrictMove, ...]
    done: tuple[DoneBetween, ...]


def moved_districts(
    store: GraphReader, model: Model, chosen: Iterable[Entity], days: tuple[date, date]
) -> Iterator[MovedDistrict]:
    """Those of some districts that moved; each is read once."""
    for district in chosen:
        scope = Scope.of(district.owner)
        entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))
        then, now = (snapshot_from(model, district, day, entities, relations) for day in days)
        moves = tuple(moves_between(district_profile(then), district_profile(now)))
        if moves:
            yield MovedDistrict(district, moves, tuple(_done(now, days)))


def moves_between(then: DistrictProfile, now: DistrictProfile) -> Iterator[DistrictMove]:
    """What moved from one profile of a district to a later one."""
    if now.level.low > then.level.high:
        told = say(
            "Stufe der Verankerung von {then} auf {now}",
            "level of anchoring from {then} to {now}",
            then=_levels(then),
            now=_levels(now),
        )
        yield DistrictMove("level", told)
    for id, what in _WATCHED.items():
        before, after = then.entry(id), now.entry(id)
        if before.value == before.high == 0 and (after.bounds[0] or 0) > 0:
            yield DistrictMove(id, what)


def _levels(profile: DistrictProfile) -> str:
    low, high = profile.level.low, profile.level.high
    return str(low) if low == high else f"{low}–{high}"


def _done(now: Snapshot, days: tuple[date, date]) -> Iterator[DoneBetween]:
    """Papers consulted and measures begun between the days, the oldest first."""
    found = [DoneBetween(m, m.value(Prop.START_DATE) or "", True) for m in now.of_type(EntityType.MEASURE)]
    heard = {c.paper.id: (c.paper, c.date) for c in reversed(consultations(now)) if c.certainty.holds}
    found += [DoneBetween(paper, day, False) for paper, day in heard.values()]
    yield from sorted((d for d in found if _between(d.day, days)), key=lambda d: (d.day, d.record.id))


def _between(day: str, days: tuple[date, date]) -> bool:
    return bool(day) and days[0] < earliest(day) <= days[1]
