"""What belongs to several districts at once: networks, bodies and coordinations over more than one Jugendamt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.across.answer_rows import AcrossRow, CitedSource
from graph.addresses import public_address
from graph.as_of import certainty_at
from graph.certainty import Certainty, weakest
from graph.records import Entity, Relation
from graph.stores.base import GraphReader, Scope
from graph.wording import inner, listing_of, name
from ontology import Model, Text, say
from ontology.names import ActorType, EntityType, Prop, RelationType, StatementStatus

_KINDS: Mapping[str, Text] = {
    EntityType.EARLY_HELP_NETWORK: Text(de="Netzwerk", en="network"),
    EntityType.COMMITTEE: Text(de="Gremium", en="body"),
    EntityType.ORGANIZATION: Text(de="Koordination", en="coordination"),
}
"""What may span districts, in the order in which it is told."""
_INFERRED = Text(de="Aus dem Zusammenhang erschlossen.", en="Inferred from the context.")


def spanning_districts(store: GraphReader, model: Model, scope: Scope, on: date) -> tuple[AcrossRow, ...]:
    """Networks, bodies and coordinations of more than one visible district, networks first, then by name.

    Districts that the scope does not show are neither named nor counted.
    """
    return _Spanning(store, model, scope, on).rows


@dataclass(frozen=True)
class _Spanning:
    store: GraphReader
    model: Model
    scope: Scope
    on: date

    @property
    def rows(self) -> tuple[AcrossRow, ...]:
        # One by one: few of all that is recorded covers anything.
        covering = (self.store.get(id, self.scope) for id in self._covers)
        spanning = [a for a in covering if isinstance(a, Entity) and a.type in _KINDS and self._counts(a)]
        order = list(_KINDS)
        spanning.sort(key=lambda a: (order.index(a.type), a.name, a.id))
        return tuple(row for a in spanning if (row := self._row(a)) is not None)

    def _counts(self, actor: Entity) -> bool:
        """An organization counts where it coordinates a network; that others work further afield is nothing special."""
        return actor.type != EntityType.ORGANIZATION or ActorType.NWK in actor.all(Prop.ACTOR_TYPE)

    def _row(self, actor: Entity) -> AcrossRow | None:
        home = self._homes.get(actor.owner)
        held = [(r, self._places[r.target]) for r in self._covers[actor.id] if r.target in self._places]
        further = [place for _, place in held if home is None or place.id != home.id]
        sure = certainty_at(actor, self.on, self.model)
        if home is None or not further or sure in (None, Certainty.ABSENT):
            return None
        inferred = all(c.status == StatementStatus.INFERRED for r, _ in held for c in r.claims)
        what = say(
            "{kind} „{actor}“: {places}",
            "{kind} “{actor}”: {places}",
            kind=_KINDS[actor.type],
            actor=inner(actor.name),
            places=listing_of(name(d.name) for d in (home, *sorted(further, key=lambda d: d.name))),
        )
        relations = [r for r, _ in held]
        certainty = weakest(*(certainty_at(r, self.on, self.model) or Certainty.UNKNOWN for r in relations))
        doubt = _INFERRED if inferred else None
        return AcrossRow(home.owner, home.name, actor.id, what, "", certainty, doubt, self._cited([actor, *relations]))

    def _cited(self, records: Iterable[Entity | Relation]) -> tuple[CitedSource, ...]:
        found = {s for r in records for id in r.sources if (s := self._source(id)) is not None}
        return tuple(sorted(CitedSource(s.name, public_address(s)) for s in found))

    def _source(self, id: str) -> Entity | None:
        found = self.store.get(id, self.scope)
        return found if isinstance(found, Entity) and found.type == EntityType.SOURCE else None

    @cached_property
    def _places(self) -> Mapping[str, Entity]:
        return {d.id: d for d in self.store.records(self.scope, [EntityType.DISTRICT])}

    @cached_property
    def _homes(self) -> Mapping[str, Entity]:
        return {d.owner: d for d in self._places.values()}

    @cached_property
    def _covers(self) -> Mapping[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.store.relations(scope=self.scope, types=[RelationType.COVERS_DISTRICT]):
            if certainty_at(relation, self.on, self.model) not in (None, Certainty.ABSENT):
                found[relation.source].append(relation)
        return found
