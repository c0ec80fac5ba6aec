"""Who sits where: actors and empty places × bodies, in blocks of sectors and of the layers of the bodies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.seats import EVERY_STANDING, SeatKind, seat_kind_of
from graph.district.snapshot import Snapshot
from graph.indicators.c15_vacancies import vacant_seats
from graph.map.picture import shown_name
from graph.map.sectors import GROUPS, NOT_RECORDED, group_of
from graph.politics.block_order import block_order
from graph.records import Entity, Relation
from ontology import Text, say
from ontology.names import BodyKind, BodyLayer, Prop, RelationType
from ontology.values import as_int

BODY_LAYERS: Mapping[str, Text] = {
    BodyLayer.NETWORK: Text(de="Netzwerk", en="Network"),
    BodyLayer.FAMILIES: Text(de="Familien", en="Families"),
    BodyLayer.EXPERT: Text(de="Fachgremien", en="Expert bodies"),
    BodyLayer.HEALTH: Text(de="Gesundheit", en="Health"),
    BodyLayer.ADMINISTRATIVE: Text(de="Verwaltung", en="Administration"),
    BodyLayer.AUTHORITY: Text(de="Behörden", en="Authorities"),
    BodyLayer.POLITICAL: Text(de="Politik", en="Politics"),
    "": Text(de="Art nicht erfasst", en="Kind not recorded"),
}
"""The layers of bodies from left to right: from the network to politics."""
STANDING_LABELS: Mapping[SeatKind, Text] = {
    "voting": Text(de="stimmberechtigt", en="with a vote"),
    "advisory": Text(de="beratend", en="advisory"),
    "member": Text(de="Mitglied, Stimmrecht nicht erfasst", en="member, vote not recorded"),
    "guest": Text(de="Gast, Moderation, Protokoll", en="guest, moderation, minutes"),
    "substitute": Text(de="Stellvertretung", en="substitute"),
}


class SeatTaken(NamedTuple):
    """A membership as the matrix shows it; ``former`` where it has ended."""

    relation: str
    actor: str
    body: str
    standing: SeatKind
    seats: int
    certainty: Certainty
    former: bool
    role: str
    role_words: Text


class SeatingRow(NamedTuple):
    """An actor with its seats by body; or a provided place with how many of its seats are empty."""

    id: str
    name: str
    group: str
    taken: Mapping[str, tuple[SeatTaken, ...]]
    empty: Mapping[str, tuple[int, Certainty]]

    @property
    def bodies(self) -> frozenset[str]:
        """The bodies in which there is anything to see."""
        return frozenset((*self.taken, *self.empty))

    @property
    def sits(self) -> frozenset[str]:
        """The bodies in which it sits now, as far as recorded."""
        return frozenset(b for b, rows in self.taken.items() if any(_holds(r) for r in rows))


class SeatingColumn(NamedTuple):
    """A body with what stands below it: how many sit there, with how many votes, and how many places are empty."""

    id: str
    name: str
    layer: str
    kind: str
    members: int
    votes: int
    unclear: int
    vacant: int
    complete: bool


class SeatingBlock(NamedTuple):
    """The rows of a sector, and how many of them sit in each body."""

    group: str
    label: Text
    rows: tuple[SeatingRow, ...]
    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SeatMatrix:
    """The matrix: columns from the network to politics, rows by sector."""

    columns: tuple[SeatingColumn, ...]
    blocks: tuple[SeatingBlock, ...]

    @property
    def rows(self) -> tuple[SeatingRow, ...]:
        """All rows from above."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def both(self) -> frozenset[str]:
        """Who sits in a body of the network and in a political one, as far as recorded."""
        inside = {c.id for c in self.columns if c.layer == BodyLayer.NETWORK}
        outside = {c.id for c in self.columns if c.layer == BodyLayer.POLITICAL}
        return frozenset(r.id for r in self.rows if r.sits & inside and r.sits & outside)

    def narrowed(self, group: str = "", bodies: str = "") -> "SeatMatrix":
        """The same for one group of sectors, and for the bodies of one layer or kind; both may be empty."""
        columns = tuple(c for c in self.columns if bodies in ("", f"layer:{c.layer}", f"kind:{c.kind}"))
        there = {c.id for c in columns}
        chosen = (b for b in self.blocks if group in ("", b.group))
        blocks = (b._replace(rows=tuple(r for r in b.rows if not there or r.bodies & there)) for b in chosen)
        return SeatMatrix(columns, tuple(b for b in blocks if b.rows))


def seating_of(snapshot: Snapshot) -> SeatMatrix:
    """Who sits where at the date."""
    taken = tuple(_taken(snapshot))
    rows = (*_actors(snapshot, taken), *_places(snapshot))
    bodies = {b.id: _layer(snapshot, b) for b in snapshot.bodies}
    position = {layer: n for n, layer in enumerate(BODY_LAYERS)}
    groups = {g.name: n for n, g in enumerate(GROUPS)}
    by_id = {row.id: row for row in sorted(rows, key=lambda r: (r.name.casefold(), r.id))}
    columns = sorted(bodies, key=lambda id: _column_order(snapshot, id))
    lines, across = block_order(
        tuple(by_id),
        columns,
        [(row.id, body) for row in rows for body in row.bodies],
        (lambda id: groups[by_id[id].group], lambda id: position[bodies[id]]),
    )
    return SeatMatrix(
        tuple(_column(snapshot, snapshot.entities[id], rows) for id in across),
        tuple(_blocks([by_id[id] for id in lines])),
    )


def _column_order(snapshot: Snapshot, id: str) -> tuple[int, str, str]:
    kinds = {c.notation: c.order for c in snapshot.model.code_lists["BodyKind"].codes}
    body = snapshot.entities[id]
    return kinds.get(body.value(Prop.KIND) or "", 99), body.name, id


def _layer(snapshot: Snapshot, body: Entity) -> str:
    network = {b.id for b in snapshot.bodies_of_layer(BodyLayer.NETWORK)}
    return BodyLayer.NETWORK if body.id in network else snapshot.layer(body) or ""


# -- rows -------------------------------------------------------------------------------------------------------------


def _taken(snapshot: Snapshot) -> Iterator[SeatTaken]:
    """All memberships in the bodies that are there: current, unclear, denied and ended ones."""
    there = {b.id for b in snapshot.bodies}
    for relation, certainty in snapshot.relations_of(RelationType.MEMBERSHIP):
        if relation.target in there:
            yield _seat(snapshot, relation, certainty, former=False)
    for relation in snapshot.ended:
        known = snapshot.known(relation.source) is not None
        if known and relation.target in there and snapshot.model.is_a(relation.type, RelationType.MEMBERSHIP):
            yield _seat(snapshot, relation, Certainty.ABSENT, former=True)


def _seat(snapshot: Snapshot, relation: Relation, certainty: Certainty, *, former: bool) -> SeatTaken:
    code, raw = relation.value(Prop.ROLE), relation.value(Prop.RAW_ROLE) or ""
    words = snapshot.model.code("BodyRole", code).label if code else Text(de=raw, en=raw)
    seats = as_int(relation.values, Prop.SEATS) or 1
    ends = relation.id, relation.source, relation.target
    return SeatTaken(*ends, seat_kind_of(relation), seats, certainty, former, code or "", words)


def _holds(seat: SeatTaken) -> bool:
    return seat.certainty.holds and not seat.former


def _strength(seat: SeatTaken) -> tuple[bool, int, int, str]:
    return seat.former, tuple(Certainty).index(seat.certainty), EVERY_STANDING.index(seat.standing), seat.relation


def _actors(snapshot: Snapshot, taken: Iterable[SeatTaken]) -> Iterator[SeatingRow]:
    seats: dict[str, dict[str, list[SeatTaken]]] = defaultdict(lambda: defaultdict(list))
    for seat in taken:
        seats[seat.actor][seat.body].append(seat)
    for id, by_body in seats.items():
        actor = snapshot.known(id)
        if actor is not None:
            cells = {body: tuple(sorted(rows, key=_strength)) for body, rows in by_body.items()}
            yield SeatingRow(id, shown_name(actor), group_of(snapshot.sector(id)), cells, {})


def _places(snapshot: Snapshot) -> Iterator[SeatingRow]:
    """Posts in bodies that nobody holds, or not wholly, in the sector that is to fill them."""
    types = snapshot.model.code_lists["ActorType"].by_notation
    for vacancy in vacant_seats(snapshot):
        expected = types.get(vacancy.post.value(Prop.EXPECTED_TYPE) or "")
        sector = vacancy.post.value(Prop.EXPECTED_SECTOR) or (expected.attribute("sector") if expected else None)
        empty = {vacancy.body.id: (vacancy.seats, vacancy.certainty)}
        yield SeatingRow(vacancy.post.id, vacancy.post.name, group_of(sector), {}, empty)


def _blocks(rows: Sequence[SeatingRow]) -> Iterator[SeatingBlock]:
    for group in GROUPS:
        chosen = tuple(r for r in rows if r.group == group.name)
        sums: dict[str, int] = defaultdict(int)
        for body in (b for r in chosen for b in r.sits):
            sums[body] += 1
        if chosen:
            yield SeatingBlock(group.name, group.label, chosen, dict(sums))


# -- columns ----------------------------------------------------------------------------------------------------------


def _column(snapshot: Snapshot, body: Entity, rows: Sequence[SeatingRow]) -> SeatingColumn:
    seats = [s for r in rows for s in r.taken.get(body.id, ())]
    return SeatingColumn(
        id=body.id,
        name=body.name,
        layer=_layer(snapshot, body),
        kind=body.value(Prop.KIND) or "",
        members=len({s.actor for s in seats if _holds(s)}),
        votes=sum(s.seats for s in seats if _holds(s) and s.standing == "voting"),
        unclear=len({s.actor for s in seats if s.certainty is Certainty.UNKNOWN}),
        vacant=sum(r.empty[body.id][0] for r in rows if body.id in r.empty),
        complete=snapshot.members_complete(body),
    )


# -- words ------------------------------------------------------------------------------------------------------------


def seating_headline(found: SeatMatrix) -> Text:
    """Who joins network and politics, in one sentence."""
    sitting = sum(bool(row.sits) for row in found.rows)
    if not found.columns:
        return Text(de="Noch ist kein Gremium erfasst", en="No body is recorded yet")
    if not sitting:
        return Text(
            de="Wer in den Gremien sitzt, ist noch nicht erfasst", en="Who sits in the bodies is not recorded yet"
        )
    both = len(found.both)
    if not both:
        return say(
            "Nach den erfassten Sitzen ist von {sitting} {sitting:Stelle|Stellen} keine zugleich im Netzwerk und in "
            "der Politik",
            "As far as recorded none of {sitting} {sitting:actor|actors} sits both in the network and in politics",
            sitting=sitting,
        )
    return say(
        "{both} von {sitting} {sitting:Stelle|Stellen} {both:sitzt|sitzen} zugleich im Netzwerk und in der Politik",
        "{both} of {sitting} {sitting:actor|actors} {both:sits|sit} both in the network and in politics",
        both=both,
        sitting=sitting,
    )


def kinds_of(snapshot: Snapshot, found: SeatMatrix) -> Iterator[tuple[str, Text]]:
    """The kinds of body in the matrix, in the order of their list."""
    there = {BodyKind(c.kind) for c in found.columns if c.kind}
    for code in snapshot.model.code_lists["BodyKind"].codes:
        if code.notation in there:
            yield code.notation, code.label


__all__ = [
    "BODY_LAYERS",
    "NOT_RECORDED",
    "STANDING_LABELS",
    "SeatMatrix",
    "SeatTaken",
    "SeatingBlock",
    "SeatingColumn",
    "SeatingRow",
    "kinds_of",
    "seating_headline",
    "seating_of",
]
