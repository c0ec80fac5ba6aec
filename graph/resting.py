"""What rests on which source: for each source of a district the records of which it says something."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.errors import NotFoundError
from graph.records import Entity, Record
from graph.stores.base import GraphReader, Scope
from ontology.names import EntityType


@dataclass
class Resting:
    """A source, and how many records of each type rest on it."""

    source: Entity
    types: Counter[str] = field(default_factory=Counter)


def sources_in(store: GraphReader, scope: Scope) -> list[Resting]:
    """The sources that a scope sees, by id; those that nothing rests on, too."""
    found = {s.id: Resting(s) for s in store.records(scope, [EntityType.SOURCE])}
    for record in _every(store, scope):
        for source in set(record.sources):
            if source in found:
                found[source].types[record.type] += 1
    return list(found.values())


def resting_on(store: GraphReader, scope: Scope, source: str) -> Iterator[Record]:
    """The records that rest on a source, entities before relations; raises NotFoundError if it is not seen."""
    found = store.get(source, scope)
    if found is None or found.type != EntityType.SOURCE:
        raise NotFoundError(f"no source {source}")
    return (record for record in _every(store, scope) if source in record.sources)


def _every(store: GraphReader, scope: Scope) -> Iterator[Record]:
    yield from store.records(scope)
    yield from store.relations(scope=scope)
