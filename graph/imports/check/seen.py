"""What the districts of a list can see of a store, asked once for each scope."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.imports.check.owners import key_of
from graph.records import Entity, Relation
from graph.stores.base import Scope
from ontology.names import EntityType, Prop

KnownEntities = Callable[[Scope], Iterable[Entity]]
"""Entities that can be seen from a scope; the scope is known only when the list has been read."""
SeenRelations = Callable[[Scope], Iterable[Relation]]


def _nothing(_: Scope) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class SeenInStore:
    """What the districts of a list can see of a store: entities that rows may refer to, who carries and signed them."""

    entities: KnownEntities = _nothing
    relations: SeenRelations = _nothing


NOTHING_SEEN = SeenInStore()


class StoreLook:
    """Looks into a store, and remembers the entities of the scope asked last: names are needed before rows are."""

    def __init__(self, seen: SeenInStore) -> None:
        self._seen = seen
        self._last: tuple[Scope | None, tuple[Entity, ...]] = None, ()

    def entities(self, scope: Scope) -> tuple[Entity, ...]:
        """What can be seen from a scope."""
        if self._last[0] != scope:
            self._last = scope, tuple(self._seen.entities(scope))
        return self._last[1]

    def relations(self, scope: Scope) -> tuple[Relation, ...]:
        """Relations by which records of one name are told apart."""
        return tuple(self._seen.relations(scope))

    def names(self, district: str | None) -> Iterator[str]:
        """What the organizations of a district given are called."""
        known = self.entities(Scope.of(key_of("", {Prop.AGS: district}))) if district else ()
        for one in known:
            if one.type == EntityType.ORGANIZATION:
                yield from (*one.all(Prop.NAME), *one.all(Prop.ALIAS))
