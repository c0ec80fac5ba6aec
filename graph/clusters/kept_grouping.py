"""Groups that a person made of a proposal, kept: each district's place in them is a record of that district.

So whoever sees a district sees in which group it is, and nobody learns by a group which other districts there are. They
are no clusters of a project: nothing that papers or a process say of a district rests on them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from graph.stores.drawn import drawn_id
from ontology.names import EntityType, Prop, StatementStatus

MOST_GROUPS = 99


class GroupingWish(NamedTuple):
    """What is kept: a title, the topic in words, the day, and the number of the group by key of the district."""

    title: str
    topic: str
    day: str
    places: Mapping[str, int]


class KeptGrouping(NamedTuple):
    """A kept grouping as far as it is in sight: its id, what it was called, of when it is, the keys in each group."""

    id: str
    title: str
    topic: str
    day: str
    groups: Mapping[int, tuple[str, ...]]
    records: tuple[str, ...]


def grouping_records(wish: GroupingWish) -> list[Entity]:
    """The records of a grouping: one for each district; raises ValueError for numbers that are none of a group."""
    if not all(1 <= number <= MOST_GROUPS for number in wish.places.values()):
        raise ValueError("no number of a group")
    grouping = drawn_id("gruppen", "grouping").partition(":")[2]
    return [_place(wish, grouping, key, number) for key, number in sorted(wish.places.items())]


def _place(wish: GroupingWish, grouping: str, key: str, number: int) -> Entity:
    said = [
        (EXISTS, "true"),
        (Prop.NAME, wish.title),
        (Prop.NUMBER, str(number)),
        (Prop.TOPIC, wish.topic),
        (Prop.GROUPING, grouping),
    ]
    status = StatementStatus.CONFIRMED.value
    claims = [Claim(str(p), v, as_of=wish.day, status=status) for p, v in said]
    return entity(f"{key}:{grouping}", EntityType.PROJECT_CLUSTER, key, claims)


def kept_groupings(store: GraphReader, scope: Scope) -> tuple[KeptGrouping, ...]:
    """The groupings that were kept, as far as their districts are in sight; the newest first."""
    places: dict[str, list[Entity]] = {}
    for record in store.records(scope, [EntityType.PROJECT_CLUSTER]):
        grouping = record.value(Prop.GROUPING)
        if grouping and scope.owns(record.owner):
            places.setdefault(grouping, []).append(record)
    found = (_kept(grouping, records) for grouping, records in places.items())
    return tuple(sorted(found, key=lambda kept: (kept.day, kept.title, kept.id), reverse=True))


def _kept(grouping: str, records: Sequence[Entity]) -> KeptGrouping:
    first = records[0]
    return KeptGrouping(
        grouping,
        first.name,
        first.value(Prop.TOPIC) or "",
        max(claim.as_of for claim in first.claims),
        _by_number(records),
        tuple(record.id for record in records),
    )


def _by_number(records: Iterable[Entity]) -> Mapping[int, tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for record in records:
        number = record.value(Prop.NUMBER) or ""
        if number.isascii() and number.isdigit():
            groups.setdefault(int(number), []).append(record.owner)
    return {number: tuple(sorted(groups[number])) for number in sorted(groups)}


__all__ = ["MOST_GROUPS", "GroupingWish", "KeptGrouping", "grouping_records", "kept_groupings"]
