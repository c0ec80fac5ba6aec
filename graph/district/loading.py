"""Reading: from a store, or from records at hand, to the snapshot of a district at a date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from graph.as_of import Dated, certainty_at, has_ended
from graph.certainty import Certainty, weakest
from graph.district.other_topics import without_other_topics
from graph.district.snapshot import Snapshot, newest_list
from graph.errors import NotFoundError
from graph.records import SHARED, Entity, Relation
from graph.stores.base import GraphReader, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from ontology.values import earliest, latest

_BACKGROUND = (EntityType.SOURCE, EntityType.DISTRICT)
_OUTLIVING = (RelationType.CONSULTATION, RelationType.DECIDED_IN)
"""What has happened in a body does not come undone when the body ends."""
_LEAVING_A_SEAT = (RelationType.MEMBERSHIP, RelationType.HOLDS_POST)


def districts(store: GraphReader, scope: Scope) -> list[Entity]:
    """The districts that own data here and can be seen, by key."""
    return sorted(store.records(scope, [EntityType.DISTRICT]), key=lambda d: d.owner)


def district_of(store: GraphReader, key: str, scope: Scope) -> Entity:
    """The district with that key; raises NotFoundError if it is unknown or invisible."""
    found = [d for d in districts(store, scope) if d.owner == key]
    if not found:
        raise NotFoundError(f"no district {key}")
    return found[0]


def snapshot_of(store: GraphReader, model: Model, district: Entity, on: date) -> Snapshot:
    """Read a district, and what is shared or covers it, as it was on that day."""
    scope = Scope.of(district.owner)
    return snapshot_from(model, district, on, store.records(scope), store.relations(scope=scope))


def snapshot_from(
    model: Model, district: Entity, on: date, entities: Iterable[Entity], relations: Iterable[Relation]
) -> Snapshot:
    """The same from records at hand."""
    certainty: dict[str, Certainty] = {}
    kept: dict[str, Entity] = {}
    gone: dict[str, Entity] = {}
    entities, relations = without_other_topics(entities, relations)
    for entity in entities:
        sure = Certainty.PRESENT if entity.type in _BACKGROUND else certainty_at(entity, on, model)
        if sure is not None:
            kept[entity.id], certainty[entity.id] = entity, sure
        elif has_ended(entity, on):
            gone[entity.id] = entity
    found: dict[str, list[Dated]] = defaultdict(list)
    ended: list[Relation] = []
    for relation in relations:
        if relation.owner == SHARED and _elsewhere(relation, kept):
            continue
        sure = certainty_at(relation, on, model)
        weakest_there = None if sure is None else _with_ends(relation, sure, certainty, gone)
        if weakest_there is not None:
            found[relation.type].append(Dated(relation, weakest_there))
        elif relation.type in _LEAVING_A_SEAT and (has_ended(relation, on) or (sure and _left(relation, gone))):
            ended.append(relation)
    rows = {t: tuple(rows) for t, rows in found.items()}
    consultations = (r for r in relations if r.type == RelationType.CONSULTATION)
    later = tuple(r for r in consultations if r.target in kept and _still_to_come(r, on))
    return Snapshot(model, district, on, kept, certainty, rows, gone, tuple(ended), later)


def _with_ends(
    relation: Relation, sure: Certainty, certainty: Mapping[str, Certainty], gone: Mapping[str, Entity]
) -> Certainty | None:
    """How sure a relation is with its ends; None if one of them is not there and the relation does not outlive it."""
    one, other = certainty.get(relation.source), certainty.get(relation.target)
    if one is sure and other is sure:
        return sure
    ends = ((relation.source, one), (relation.target, other))
    sures = [there for end, there in ends if end not in gone or relation.type not in _OUTLIVING]
    return None if None in sures else weakest(sure, *(s for s in sures if s is not None))


def _left(relation: Relation, gone: Mapping[str, Entity]) -> bool:
    """Whether the one who sat there has ended, and the seat with it, though nobody says so of the seat."""
    return relation.source in gone


def _still_to_come(relation: Relation, on: date) -> bool:
    """Whether a consultation is dated after the day."""
    day = relation.value(Prop.DATE)
    return bool(day) and earliest(day or "") > on


def _elsewhere(relation: Relation, entities: Mapping[str, Entity]) -> bool:
    """Whether a shared relation joins two shared records: who funds the NZFH is no statement on this district."""
    ends = (entities.get(relation.source), entities.get(relation.target))
    return all(e is not None and e.owner == SHARED for e in ends)


def newest_list_date(store: GraphReader, district: str) -> date | None:
    """The date of the newest source that lists organizations or seats of a district; None without dated sources."""
    scope = Scope.of(district)
    organizations = store.records(scope, [EntityType.ORGANIZATION])
    stated = newest_list(district, organizations, store.relations(scope=scope, types=[RelationType.MEMBERSHIP]))
    return latest(stated) if stated else None
