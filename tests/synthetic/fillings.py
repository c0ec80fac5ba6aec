"""All that may be true of a district of which some is not known: its unknowns filled in the records, one way each.

Nothing here knows an indicator. What is open becomes a statement of today, confirmed or denied, with a value; then
whoever likes computes on the filled district. `breaches` says which printed range some filling leaves.

A longer run than the tests do: ``python -m tests.synthetic.fillings 400`` (drawn districts, up to 4,096 fillings each).
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from math import prod
from random import Random
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.records import Entity, Record, Relation, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from ontology import load_model
from tests.synthetic.districts import district

MOST = 12
"""Unknowns of one district."""
_EITHER = ("confirmed", "confirmedAbsent")
ALL = 2**MOST
"""Up to so many fillings are all made; of more, as many as asked for are drawn."""
SLACK = 1e-9

Way = tuple[Record, ...]
"""The records of one way to fill an unknown; they stand in for those of the same id."""


class Unknown(NamedTuple):
    """Something that is not known, and the ways it may be."""

    what: str
    ways: tuple[Way, ...]


class World(NamedTuple):
    """A district as it is recorded: the day, and its records."""

    on: str
    records: tuple[Record, ...]

    def snapshot(self, filled: Iterable[Record] = ()) -> Snapshot:
        """The district with some records in the place of those of the same id."""
        found = {r.id: r for r in (*self.records, *filled)}
        entities = [r for r in found.values() if isinstance(r, Entity)]
        home = next(e for e in entities if e.type == "District")
        relations = [r for r in found.values() if isinstance(r, Relation)]
        return snapshot_from(load_model(), home, date.fromisoformat(self.on), entities, relations)


# -- what is not known -------------------------------------------------------------------------------------------------


def unknowns(world: World) -> list[Unknown]:
    """Everything of a district that is open, in the order of the records."""
    base = world.snapshot()
    found: list[Unknown] = []
    for kind in _KINDS:
        found += kind(world, base)
    return found


def _relations(world: World, base: Snapshot) -> Iterator[Unknown]:
    """A row that is stale or open: it is so today, or it is not."""
    for rows in base.relations.values():
        for row, sure in rows:
            ends = (base.certainty[e] for e in (row.source, row.target))
            if sure in (Certainty.STALE, Certainty.UNKNOWN) and all(e.holds for e in ends):
                yield Unknown(
                    row.id, tuple((_said(row, world.on, status),) for status in ("confirmed", "confirmedAbsent"))
                )


def _said(record: Record, on: str, status: str, **values: str) -> Record:
    more = [Claim(prop, value, "", "", on, "confirmed") for prop, value in values.items()]
    return with_claims(record, [*record.claims, Claim(EXISTS, "", "", "", on, status), *more])


SECTORS = ("KJH", "GES", "FAM", "ELT", "FF")
TYPES = ("ASD", "GEBKL", "ELTV", "SSB")


def _codes(world: World, base: Snapshot) -> Iterator[Unknown]:
    """An actor of which nothing tells the field of work: it has a sector, or a type."""
    for actor in (*base.organizations, *base.of_type("PersonGroup")):
        coded = ("sector", "furtherSector", "actorType", "coversPartner", "representsPartner", "groupKind")
        if not any(actor.about(prop) for prop in coded):
            ways = [{"sector": s} for s in SECTORS] + [{"actorType": t} for t in TYPES]
            yield Unknown(f"{actor.id} field", tuple((_with(actor, world.on, **way),) for way in ways))


def _with(record: Record, on: str, **values: str) -> Record:
    more = [Claim(prop, value, "", "", on, "confirmed") for prop, value in values.items()]
    return with_claims(record, [*record.claims, *more])


def _carriers(world: World, base: Snapshot) -> Iterator[Unknown]:
    """An actor of which nobody says whose it is: of a kind of its own, or of a carrier that is there."""
    carried = {d.relation.source for d in base.relations_of("HasCarrier")}
    above = [o for o in base.organizations if o.value("carrierKind")]
    for actor in base.organizations:
        seated = any(d.certainty is not Certainty.ABSENT for d in base.seats_of(actor.id))
        if actor.id in carried or actor.about("carrierKind") or actor.value("kind") == "office" or not seated:
            continue
        ways = [(_with(actor, world.on, carrierKind="PRIV"),)]
        ways += [(_row(world, "HasCarrier", actor.id, other.id),) for other in above[:2] if other.id != actor.id]
        yield Unknown(f"{actor.id} carrier", tuple(ways))


def _row(world: World, type: str, source: str, target: str, status: str = "confirmed", **values: str) -> Relation:
    owner = source.partition(":")[0]
    claims = [Claim(EXISTS, "", "", "", world.on, status)]
    claims += [Claim(prop, value, "", "", world.on, "confirmed") for prop, value in values.items()]
    return relation(f"{owner}:filled-{type}-{source}-{target}", type, (source, target), owner, claims)


def _seats(world: World, base: Snapshot) -> Iterator[Unknown]:
    """A seat of which level, vote or group is not said: neither for the seat, nor for its post or actor."""
    for row, sure in base.relations_of("Membership"):
        actor = base.entities[row.source]
        if sure is Certainty.ABSENT:
            continue
        if not any(r.about("level") for r in (row, actor)) and not row.value("post"):
            yield Unknown(f"{row.id} level", tuple((_with(row, world.on, level=x),) for x in ("STRAT", "OPER")))
        if not row.about("role") and not row.about("votingRight"):
            ways = ("true", "false")
            yield Unknown(f"{row.id} vote", tuple((_with(row, world.on, votingRight=x),) for x in ways))


def _pairs(world: World, base: Snapshot) -> Iterator[Unknown]:
    """Two actors of which nobody says whether they work together: not at all, or more or less closely."""
    actors = base.network.actors
    for one, other in combinations(actors, 2):
        if base.tie(one, other) is None and not base.asked(one, other) and not base.asked(other, one):
            no = _row(world, "Cooperation", one, other, "confirmedAbsent")
            yield Unknown(
                f"{one} {other}",
                ((no,), *((_row(world, "Cooperation", one, other, intensity=n),) for n in "124")),
            )


_MORE: Sequence[dict[str, str]] = ({"sector": "GES"}, {"actorType": "ELTV"}, {"sector": "KJH", "level": "STRAT"})


def _members(world: World, base: Snapshot) -> Iterator[Unknown]:
    """A list of members that a source calls incomplete: somebody more sits there, from outside or from here."""
    for body in (b for b in base.bodies if b.value("membersComplete") == "part"):
        ways = [_newcomer(world, base.key, body.id, number) for number in range(len(_MORE))]
        yield Unknown(f"{body.id} members", tuple(ways))
        seated = {row.source for row, _ in base.seats_in(body.id)}
        for other in [o for o in base.organizations if o.id not in seated][:2]:
            yield Unknown(f"{body.id} {other.id}", ((_row(world, "Membership", other.id, body.id),), ()))


def _newcomer(world: World, owner: str, body: str, number: int) -> Way:
    id = f"{owner}:more-{body.partition(':')[2]}-{number}"
    claims = [Claim(EXISTS, "", "", "", world.on, "inferred"), Claim("name", f"Weitere {number}")]
    claims += [Claim(prop, value) for prop, value in _MORE[number].items()]
    return entity(id, "Organization", owner, claims), _row(world, "Membership", id, body)


def _entities(prop: str, type: str, *values: str) -> Callable[[World, Snapshot], Iterator[Unknown]]:
    """A property of a kind of thing that nobody says."""

    def found(world: World, base: Snapshot) -> Iterator[Unknown]:
        for one in base.of_type(type):
            if not one.about(prop):
                yield Unknown(f"{one.id} {prop}", tuple((_with(one, world.on, **{prop: v}),) for v in values))

    return found


def _existing(*types: str) -> Callable[[World, Snapshot], Iterator[Unknown]]:
    """A thing of which it is open whether it exists."""

    def found(world: World, base: Snapshot) -> Iterator[Unknown]:
        for one in (e for type in types for e in base.possible(type) if base.certainty[e.id] is Certainty.UNKNOWN):
            yield Unknown(one.id, tuple((_said(one, world.on, status),) for status in _EITHER))

    return found


_KINDS: Sequence[Callable[[World, Snapshot], Iterable[Unknown]]] = (
    _relations,
    _codes,
    _carriers,
    _seats,
    _pairs,
    _members,
    _entities("reportingDuty", "Resolution", "true", "false"),
    _entities("interprofessional", "Meeting", "true", "false"),
    _entities("participationLevel", "ParticipationFormat", "P1", "P6"),
    _existing("ParticipationFormat", "Agreement", "Resolution", "Meeting", "Paper"),
)


# -- what becomes of the ranges ----------------------------------------------------------------------------------------


class Breach(NamedTuple):
    """A value outside of the printed range, and what was filled in."""

    indicator: str
    value: float
    range: tuple[float, float]
    filled: tuple[str, ...]


class Reached(NamedTuple):
    """The range that is printed, and the least and the most that any filling gave."""

    low: float
    high: float
    least: float
    most: float


def fillings(open_: Sequence[Unknown], most: int, draw: Random) -> Iterator[tuple[tuple[str, ...], tuple[Record, ...]]]:
    """All ways to fill some unknowns, or so many drawn ones: what was chosen, and the records."""
    ways = [range(len(u.ways)) for u in open_]
    if prod(map(len, ways)) <= most:
        chosen: Iterable[Sequence[int]] = product(*ways)
    else:
        drawn = [tuple(draw.choice(way) for way in ways) for _ in range(most - 2)]
        chosen = [tuple(0 for _ in ways), tuple(len(way) - 1 for way in ways), *drawn]
    for numbers in chosen:
        picked = [(u, n) for u, n in zip(open_, numbers, strict=True)]
        records = _merged([r for u, n in picked for r in u.ways[n]])
        yield tuple(f"{u.what}={n}" for u, n in picked), records


def _merged(records: Sequence[Record]) -> tuple[Record, ...]:
    """Two fillings of one record, say of sector and carrier, are both said of it."""
    found: dict[str, Record] = {}
    for record in records:
        known = found.get(record.id)
        found[record.id] = record if known is None else with_claims(record, {*known.claims, *record.claims})
    return tuple(found.values())


def ranged(snapshot: Snapshot) -> dict[str, Outcome]:
    """The indicators with a range."""
    found = {id: outcome_of(indicator, snapshot) for id, indicator in all_indicators().items() if id not in NO_RANGE}
    return {id: o for id, o in found.items() if o.low is not None and o.high is not None}


NO_RANGE = frozenset(("A7", "A12", "A13", "B3", "B7", "C14"))
"""Ways and rhythms have no range; A12 and A13 judge the records, and a filling renews those."""


def breaches(
    world: World, open_: Sequence[Unknown], most: int, draw: Random, ids: Iterable[str] = ()
) -> tuple[list[Breach], Mapping[str, Reached]]:
    """What leaves a printed range, and how far the fillings reach."""
    printed = {id: o for id, o in ranged(world.snapshot()).items() if not ids or id in ids}
    found: list[Breach] = []
    reached: dict[str, Reached] = {}
    for what, records in fillings(open_, most, draw):
        filled = world.snapshot(records)
        for id, before in printed.items():
            value = outcome_of(all_indicators()[id], filled).value
            low, high = before.low, before.high
            if value is None or low is None or high is None:
                continue
            if not low - SLACK <= value <= high + SLACK:
                found.append(Breach(id, value, (low, high), what))
            known = reached.get(id, Reached(low, high, value, value))
            reached[id] = Reached(low, high, min(known.least, value), max(known.most, value))
    return found, reached


def drawn_world(seed: int) -> tuple[World, list[Unknown]]:
    """A small synthetic district of which some is not known, and up to twelve of its unknowns."""
    draw = Random(f"unknowns {seed}")
    of = district(seed, actors=draw.choice((6, 8, 10)), unknown=draw.choice((0.1, 0.2, 0.4)))
    world = World(of.on.isoformat(), of.records)
    open_ = unknowns(world)
    return world, draw.sample(open_, min(MOST, len(open_)))


def main(districts: int) -> int:
    """Look at many drawn districts, and print what leaves its range."""
    bad = 0
    for seed in range(districts):
        world, open_ = drawn_world(seed)
        found, _ = breaches(world, open_, ALL, Random(seed))
        for breach in {b.indicator: b for b in found}.values():
            bad += 1
            print(seed, breach)  # noqa: T201 - a command
    return bad


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]))))
