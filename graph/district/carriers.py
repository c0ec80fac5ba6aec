"""With how many carriers the steering of the network lies: shared by C11 and the finding on it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.measures import concentration
from graph.district.seats import STEERING_KINDS, SeatRow, is_body, seat_rows, some_missing
from graph.district.snapshot import Snapshot
from graph.identifiers import folded
from graph.records import Entity
from ontology.names import CarrierKind, DistrictType, OrganizationKind, Prop, RelationType

_WORD = re.compile(r"[a-z]+")
_COUNTY = ("landkreis", "landrat", "kreis")
"""How words begin that make an office one of the county: "Landratsamt", "Kreisjugendamt", "Kreis/Amt"."""
_TOWN = ("stadt", "stadtverwaltung", "gemeinde", "gemeindeverwaltung", "samtgemeinde", "verbandsgemeinde")
"""In front of a name: of that town. Only in a county, for in a town all of its offices are its own."""
_MOST = 10
"""So many carriers with seats in doubt are tried in all ways; with more the bound is the largest share."""


class SeatRange(NamedTuple):
    """Seats of one carrier: at least, and at most."""

    least: int
    most: int


def steering_seats(snapshot: Snapshot) -> tuple[SeatRow, ...]:
    """The seats of the steering bodies; bodies that are members are left out."""
    rows = seat_rows(snapshot, snapshot.bodies_of_kind(*STEERING_KINDS))
    return tuple(r for r in rows if not is_body(snapshot, r.actor))


def seats_by_body(snapshot: Snapshot) -> Mapping[str, tuple[SeatRow, ...]]:
    """The same by body, for bodies with a seat that holds."""
    rows = snapshot.derived(steering_seats)
    return {r.body.id: tuple(x for x in rows if x.body.id == r.body.id) for r in rows if r.certainty.holds}


def carrier_concentration(snapshot: Snapshot) -> Mapping[str, float]:
    """The concentration of each steering body on carriers; 1 where all seats lie with one (domain 12.3 C11)."""
    return {body: _concentrated(snapshot, rows) for body, rows in snapshot.derived(seats_by_body).items()}


def _concentrated(snapshot: Snapshot, rows: Sequence[SeatRow]) -> float:
    carriers: list[str] = []
    for row in rows:
        if row.certainty.holds:
            carriers += [carrier_key(snapshot, row.actor)] * row.seats
    return concentration(carriers) or 0.0


def concentration_range(snapshot: Snapshot) -> tuple[float, float]:
    """Lowest and highest concentration of the most concentrated body, over all fillings of seats and carriers in doubt.

    Lowest: who has no carrier is one of its own, and seats in doubt are taken so that all is spread evenly, in parts of
    a seat if need be. Highest: they all belong to one carrier, and each carrier has the fewest or the most seats.
    """
    rows = snapshot.derived(steering_seats)
    bodies = {r.body.id: r.body for r in rows}
    if some_missing(snapshot, bodies.values()):
        return 0.0, 1.0
    own = {id: [r for r in rows if r.body.id == id] for id in bodies}
    lows = {id: _lowest(snapshot, seats) for id, seats in own.items()}
    sure = [lows[id] for id, seats in own.items() if any(r.certainty is Certainty.PRESENT for r in seats)]
    return max(sure) if sure else min(lows.values()), max(_highest(snapshot, seats) for seats in own.values())


def carrier_of(snapshot: Snapshot, actor: Entity) -> Entity:
    """The recorded carrier of an actor, else the actor itself."""
    for relation, certainty in snapshot.out(actor.id, RelationType.HAS_CARRIER):
        if certainty.holds:
            return snapshot.entities[relation.target]
    return actor


def carrier_key(snapshot: Snapshot, actor: Entity) -> str:
    """One key for all that one carrier has: the recorded carrier, the municipality of an office, else the actor itself.

    The offices of a municipality are one carrier, whether a list says so or not; the county is another one than a town.
    """
    top = _top(snapshot, actor)
    if not is_municipal(top):
        return top.id
    words = _WORD.findall(folded(" ".join(v for p in _TELLING for v in top.all(p))))
    if any(word.startswith(_COUNTY) for word in words):
        return _COUNTY[0]
    if not _is_county(snapshot.district):
        return _TOWN[0]
    named = _WORD.findall(folded(top.name))
    place = next((after for word, after in pairwise(named) if word in _TOWN), None)
    return f"{_TOWN[0]} {place}" if place else top.id if _of_a_town(named) else _COUNTY[0]


_TELLING = (Prop.NAME, Prop.ALIAS, Prop.RAW_KIND, Prop.NOTE)
_UP = (RelationType.HAS_CARRIER, RelationType.PART_OF)


def _top(snapshot: Snapshot, actor: Entity) -> Entity:
    """The carrier of the carrier, the office that a unit is a part of, and so on."""
    seen = {actor.id}
    while True:
        above = (d.relation.target for kind in _UP for d in snapshot.out(actor.id, kind) if d.certainty.holds)
        found = next((id for id in above if id not in seen and not _is_body_id(snapshot, id)), None)
        if found is None:
            return actor
        seen.add(found)
        actor = snapshot.entities[found]


def _is_body_id(snapshot: Snapshot, id: str) -> bool:
    return is_body(snapshot, snapshot.entities[id])


def is_municipal(actor: Entity) -> bool:
    """Whether an actor belongs to a municipality or county: by its carrier, or an office of which nobody says whose."""
    kind = actor.value(Prop.CARRIER_KIND)
    return kind == CarrierKind.OEFF_K or (kind is None and actor.value(Prop.KIND) == OrganizationKind.OFFICE)


def _is_county(district: Entity) -> bool:
    kind = district.value(Prop.DISTRICT_TYPE)
    return kind == DistrictType.LK if kind else folded(district.name).startswith(_COUNTY)


def _of_a_town(words: Sequence[str]) -> bool:
    return any(word.startswith(("stadt", "staedt", "gemeinde")) for word in words)


def _is_open(snapshot: Snapshot, actor: Entity) -> bool:
    """Whether nothing tells whose the actor is: it may belong to any carrier."""
    return carrier_of(snapshot, actor) is actor and not actor.value(Prop.CARRIER_KIND) and not is_municipal(actor)


def _spans(snapshot: Snapshot, rows: Sequence[SeatRow]) -> dict[str, SeatRange]:
    least, most = Counter[str](), Counter[str]()
    for row in rows:
        key = carrier_key(snapshot, row.actor)
        most[key] += row.seats
        least[key] += row.seats if row.certainty is Certainty.PRESENT else 0
    return {key: SeatRange(least[key], seats) for key, seats in most.items()}


def _lowest(snapshot: Snapshot, rows: Sequence[SeatRow]) -> float:
    """The sum of squares over the square of the sum is least where each carrier has as near as can be one number."""
    spans = list(_spans(snapshot, rows).values())
    edges = sorted({float(edge) for span in spans for edge in span if edge})
    tried = [*edges, *(t for edge in edges if (t := _even(spans, edge)) is not None)]
    return min(_ratio([min(max(t, s.least), s.most) for s in spans]) for t in tried)


def _even(spans: Sequence[SeatRange], at: float) -> float | None:
    """The number that carriers free to take it would take, next above an edge."""
    fixed = [s.least if s.least > at else s.most for s in spans if s.least > at or s.most <= at]
    return sum(n * n for n in fixed) / sum(fixed) if any(fixed) else None


def _highest(snapshot: Snapshot, rows: Sequence[SeatRow]) -> float:
    open_ = [r for r in rows if _is_open(snapshot, r.actor)]
    known = _spans(snapshot, [r for r in rows if r not in open_])
    more = SeatRange(*(sum(s[i] for s in _spans(snapshot, open_).values()) for i in (0, 1)))
    return max(_most(spans) for spans in _joined(known, more))


def _joined(known: Mapping[str, SeatRange], more: SeatRange) -> Iterator[list[SeatRange]]:
    """All ways to give the members without a carrier to one, be it one of their own."""
    if more.most:
        yield [*known.values(), more]
    for chosen in known:
        yield [SeatRange(s.least + more.least, s.most + more.most) if key == chosen else s for key, s in known.items()]


def _most(spans: Sequence[SeatRange]) -> float:
    """In each number the ratio falls and then grows: it is highest at the fewest or the most of each."""
    doubtful = sum(s.least != s.most for s in spans)
    if doubtful <= _MOST:
        return max(_ratio(seats) for seats in product(*({*span} for span in spans)))
    least = sum(s.least for s in spans)
    return max(s.most / (s.most + least - s.least) for s in spans)


def _ratio(seats: Sequence[float]) -> float:
    total = sum(seats)
    return sum(n * n for n in seats) / (total * total) if total else 0.0
