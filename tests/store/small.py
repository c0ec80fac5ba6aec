"""Three-line builders for the store tests."""

from collections.abc import Iterator

from graph.records import Entity, Record, Relation, entity, relation, to_json
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Change, put
from ontology import Model, Property, Type
from ontology.names import EntityType, RelationType

TIME = "2024-06-30T12:00:00+02:00"
GOOD = {
    "string": "Süd & „West“",
    "boolean": "true",
    "integer": "3",
    "decimal": "2.5",
    "anyURI": "https://example.org/a",
    "date": "2021-10",
}


def org(id: str, name: str = "", /, owner: str = "d1", **values: str) -> Entity:
    """An organization; several values of a property are separated by ``;``."""
    return thing(id, EntityType.ORGANIZATION, owner, name=name or id, **values)


def thing(id: str, type: str, owner: str = "d1", /, **values: str) -> Entity:
    """An entity that a list names."""
    said = [Claim(p, v) for p, found in values.items() for v in found.split(";")]
    return entity(id, type, owner, [Claim(EXISTS, ""), *said])


def tie(
    source: str, target: str, /, type: str = RelationType.COOPERATION, owner: str = "d1", **values: str
) -> Relation:
    """A relation that a list names."""
    said = [Claim(p, v) for p, v in values.items()]
    return relation(f"{source}-{type}-{target}", type, (source, target), owner, [Claim(EXISTS, ""), *said])


def commit(store: GraphStore, *changes: Record | Change, based_on: int | None = None, reason: str = "Test") -> int:
    """Commit records (to be put) and changes as one batch; the number of the revision."""
    made = tuple(c if isinstance(c, Change) else put(c) for c in changes)
    return store.commit(Batch("Test", TIME, reason, made, based_on), scope=EVERYTHING).number


def everything(store: GraphStore) -> str:
    """All records as canonical JSON, in canonical order: equal texts mean equal content."""
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    return "\n".join(to_json(r) for r in records)


def one_of_each(model: Model) -> Iterator[Record]:
    """A full record of every concrete type, entities first; references point to the entities among them."""
    for kind in model.entity_types:
        yield entity(_id(kind.name), kind.name, "d1", _full(model, kind))
    for kind in model.relation_types:
        assert kind.source is not None
        assert kind.target is not None
        ends = _target(model, kind.source), _target(model, kind.target)
        yield relation(_id(kind.name), kind.name, ends, "shared", _full(model, kind))


def _full(model: Model, kind: Type) -> Iterator[Claim]:
    yield Claim(EXISTS, "", _id("Source"), "S. 3", "2024-03-01", "confirmed")
    for p in kind.properties:
        yield Claim(p.name, _value(model, p), _id("Source"), "Blatt 1, Zelle B2", "2024", "oneSided")
        if p.many:
            yield Claim(p.name, _value(model, p), "", "", "", "disputed")


def _value(model: Model, p: Property) -> str:
    if p.code_list is not None:
        return model.code_lists[p.code_list].codes[0].notation
    if p.target is not None:
        return _target(model, p)
    return p.example or "" if p.pattern is not None else GOOD[p.datatype or "string"]


def _target(model: Model, p: Property) -> str:
    return _id(next(t.name for t in model.entity_types if model.is_a(t.name, p.target or "")))


def _id(name: str) -> str:
    return f"d1:{name}"
