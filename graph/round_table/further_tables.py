"""Tables beside that of the law: the core sectors (MS1a to MS1e), the six target groups, each body that steers.

Each counts as its indicator does: A2, C8, and for who sits in a steering body and leads there, B8.
"""

from collections.abc import Iterator, Sequence

from graph.as_of import confirmed_on
from graph.certainty import Certainty
from graph.district.leadership import sits_as_leader, system_led
from graph.district.partners import core_lines
from graph.district.roll import Roll
from graph.district.seats import SeatRow, seat_rows, steering_bodies, system_of
from graph.district.snapshot import Snapshot
from graph.district.target_groups import TargetGroups
from graph.map.sectors import GROUPS, HEALTH, YOUTH, group_of
from graph.records import Entity
from graph.round_table.chairs import Chair, RoundTable, SeatState, TableWords, chair_of
from graph.wording import inner, listed, name
from ontology import Norm, Text, say
from ontology.names import EntityType, Prop, RelationType
from ontology.values import as_bool

_UNCLEAR = Text(de="noch zu klären, ob dabei", en="to be cleared whether taking part")
_CORE = TableWords(
    Text(de="Kernbereiche am Tisch", en="Core sectors at the table"),
    Text(de="Kernbereiche am Tisch", en="core sectors at the table"),
    Text(de="Kernbereich", en="Core sector"),
)
_TARGET = TableWords(
    Text(
        de="Zielgruppen der Beteiligung in den Netzwerkgremien", en="Target groups of participation in network bodies"
    ),
    Text(de="Zielgruppen wirken mit", en="target groups take part"),
    Text(de="Zielgruppe der Beteiligung", en="Target group of participation"),
    _UNCLEAR,
    ("target_group", "seats_for_families", "coordination_missing"),
)
_LEADERS = (
    ("K", YOUTH, Text(de="Leitung aus der Jugendhilfe", en="leader of youth welfare")),
    ("G", HEALTH, Text(de="Leitung aus dem Gesundheitswesen", en="leader of health care")),
)
_PLACES = {Certainty.PRESENT: SeatState.SITS, Certainty.STALE: SeatState.UNCONFIRMED, Certainty.ABSENT: SeatState.AWAY}
_EMPTY = Text(de="Platz nicht besetzt", en="place not filled")
_NOBODY = Text(de="niemand erfasst", en="nobody recorded")
_NO_LEVEL = Text(de="keine Ebene erfasst", en="no level recorded")
_LEADER_RULE = "system_without_seat"


def core_table(snapshot: Snapshot) -> RoundTable:
    """The five core sectors of a network of early help (domain 1.5, 12.1 A2)."""
    roll = snapshot.derived(Roll)
    return RoundTable(_ordered(chair_of(roll, line) for line in snapshot.derived(core_lines)), _CORE)


def target_table(snapshot: Snapshot) -> RoundTable:
    """The six target groups of participation (domain 11.4.8, 12.3 C8)."""
    groups = snapshot.derived(TargetGroups)
    return RoundTable(tuple(_of_group(norm, groups) for norm in snapshot.norms("group")), _TARGET)


def steering_table(snapshot: Snapshot, body: Entity) -> RoundTable:
    """Who sits in a steering body, its places that nobody fills, and leaders of both systems that nobody is named for.

    The two chairs of leaders stand there as long as no seat is surely one (domain 12.2 B8).
    """
    counted = say("Plätze in „{body}“", "Places in “{body}”", body=inner(body.name))
    words = TableWords(
        counted,
        Text(de="Plätze in der Steuerung besetzt", en="places in steering are filled"),
        Text(de="Platz", en="Place"),
        _UNCLEAR,
        ("vacant_seat", _LEADER_RULE, "without_leadership"),
    )
    rows = seat_rows(snapshot, (body,))
    seats = (_seat(snapshot, actor, [r for r in rows if r.actor.id == actor.id]) for actor in _actors(rows))
    chairs = (*seats, *_vacant(snapshot, body, rows), *_leaders(snapshot, body, rows))
    return RoundTable(_ordered(chairs), words, body.id)


def bodies_that_steer(snapshot: Snapshot) -> tuple[Entity, ...]:
    """The bodies that a table can be laid for: those that steer and are not denied, by name."""
    found = (b for b in steering_bodies(snapshot) if snapshot.certainty[b.id] is not Certainty.ABSENT)
    return tuple(sorted(found, key=lambda b: (b.name.casefold(), b.id)))


def _ordered(chairs: Iterator[Chair] | Sequence[Chair]) -> tuple[Chair, ...]:
    """Clockwise from the left by group of sectors."""
    order = {group.name: n for n, group in enumerate(GROUPS)}
    return tuple(sorted(chairs, key=lambda c: order.get(c.side, len(order))))


# -- target groups -----------------------------------------------------------------------------------------------------


def _of_group(norm: Norm, groups: TargetGroups) -> Chair:
    rows, certainty = groups.by_group.get(norm.name, ()), groups.certainty(norm.name)
    place = _PLACES.get(certainty, SeatState.KNOWN if rows else SeatState.OPEN)
    return _told(Chair(norm.name, norm.label, "", place, (), _UNCLEAR, _UNCLEAR), rows)


def _told(chair: Chair, rows: Sequence[SeatRow]) -> Chair:
    """The chair with who sits there and from when that is."""
    actors = _actors(rows)
    who = tuple(a.id for a in actors)
    year = max((confirmed_on(r.relation)[:4] for r in rows), default="")
    dated = say("Stand {year}", "as of {year}", year=year)
    number = say("{count} {count:Stelle|Stellen}", "{count} {count:office|offices}", count=len(who))
    brief = dated if chair.place is SeatState.UNCONFIRMED and year else number
    if chair.place is SeatState.KNOWN:
        brief = Text(de="noch zu klären", en="to be cleared")
    if not who:
        note = Text(de="niemand zu erkennen", en="nobody to be seen")
        return Chair(chair.code, chair.label, chair.side, chair.place, (), note, Text(de="", en=""))
    names = listed([a.name for a in actors], 3)
    note = say("{who}; Stand {year}", "{who}; as of {year}", who=names, year=year) if year else names
    return Chair(chair.code, chair.label, chair.side, chair.place, who, note, brief)


def _actors(rows: Sequence[SeatRow]) -> tuple[Entity, ...]:
    return tuple({r.actor.id: r.actor for r in rows}.values())


# -- steering ----------------------------------------------------------------------------------------------------------


def _seat(snapshot: Snapshot, actor: Entity, rows: Sequence[SeatRow]) -> Chair:
    """The chair of who has a seat; several rows of one actor are one chair."""
    best = min(rows, key=lambda r: tuple(Certainty).index(r.certainty))
    place = _PLACES.get(best.certainty, SeatState.KNOWN)
    side = group_of(snapshot.sector(actor.id))
    year = confirmed_on(best.relation)[:4]
    dated = say("Stand {year}", "as of {year}", year=year) if year else Text(de="", en="")
    leads = any(sits_as_leader(r) for r in rows)
    note = Text(de="Leitung", en="leader") if leads else dated
    return Chair(actor.id, name(actor.name), side, place, (actor.id,), note, dated)


def _vacant(snapshot: Snapshot, body: Entity, rows: Sequence[SeatRow]) -> Iterator[Chair]:
    held = {post for r in rows for post in r.relation.all(Prop.POST)}
    held |= {d.relation.target for d in snapshot.relations_of(RelationType.HOLDS_POST) if d.certainty.holds}
    for post in snapshot.of_type(EntityType.POST):
        filled = as_bool(post.values, Prop.FILLED)
        if post.value(Prop.BODY) == body.id and post.id not in held and filled is not True:
            side, said = group_of(post.value(Prop.EXPECTED_SECTOR)), _EMPTY if filled is False else _NOBODY
            yield Chair(post.id, name(post.name), side, SeatState.OPEN, (), said, said)


def _leaders(snapshot: Snapshot, body: Entity, rows: Sequence[SeatRow]) -> Iterator[Chair]:
    for system, side, label in _LEADERS:
        sure = system_led(snapshot, body, system)
        if not sure.holds:
            there = tuple(r.actor.id for r in rows if system_of(snapshot, r.actor) == system)
            place = SeatState.AWAY if sure is Certainty.ABSENT else SeatState.OPEN
            note = _of_system(snapshot, there) if there else _NOBODY
            brief = _NO_LEVEL if there else note
            yield Chair(f"{body.id}-{system}", label, side, place, there, note, brief, (body.id, system))


def _of_system(snapshot: Snapshot, there: Sequence[str]) -> Text:
    """Who sits there for a system, on a level that nobody recorded or that does not lead."""
    who = listed([snapshot.name(id) for id in there], 3)
    return say("ohne erfasste Leitung: {who}", "no leader recorded: {who}", who=who)


__all__ = ["bodies_that_steer", "core_table", "steering_table", "target_table"]
