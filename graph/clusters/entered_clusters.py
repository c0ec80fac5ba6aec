"""The clusters that a project formed, as they were recorded: nothing is computed here, nothing put right."""

from collections.abc import Collection
from typing import NamedTuple

from graph.addresses import anybody_reads
from graph.records import SHARED, Entity, Relation
from graph.stores.base import GraphReader, Scope
from ontology.names import EntityType, Prop, RelationType


class EnteredCluster(NamedTuple):
    """A cluster as recorded: its record, the districts that sources put into it by key, in the order of keys."""

    cluster: Entity
    keys: tuple[str, ...]

    @property
    def number(self) -> str:
        """The number that the project gave it, else its id."""
        return self.cluster.value(Prop.NUMBER) or self.cluster.id


def entered_clusters(store: GraphReader, scope: Scope) -> tuple[EnteredCluster, ...]:
    """All recorded clusters with members in sight, by project and number."""
    known = {c.id: c for c in store.records(scope, [EntityType.PROJECT_CLUSTER])}
    district_of = {d.id: d.owner for d in store.records(scope, [EntityType.DISTRICT])}
    members: dict[str, set[str]] = {}
    for relation in store.relations(scope=scope, types=[RelationType.TAKES_PART]):
        for cluster in relation.all(Prop.CLUSTER):
            if cluster in known and relation.source in district_of:
                members.setdefault(cluster, set()).add(district_of[relation.source])
    found = [EnteredCluster(known[id], tuple(sorted(keys))) for id, keys in members.items()]
    return tuple(sorted(found, key=lambda c: (c.cluster.value(Prop.PROJECT) or "", len(c.number), c.number)))


def publicly_entered(store: GraphReader, scope: Scope) -> frozenset[str]:
    """The keys of the districts that a public source puts into a cluster, whoever else may say so.

    What a district noted of itself from a list of its own is not public: it has not released that.
    """
    public = {s.id for s in store.records(scope, [EntityType.SOURCE]) if anybody_reads(s)}
    home = {d.id: d.owner for d in store.records(scope, [EntityType.DISTRICT])}
    found = store.relations(scope=scope, types=[RelationType.TAKES_PART])
    return frozenset(home[r.source] for r in found if r.source in home and _said_openly(r, public))


def _said_openly(relation: Relation, public: Collection[str]) -> bool:
    said = [claim for claim in relation.claims if claim.prop == Prop.CLUSTER]
    return any(relation.owner == SHARED or claim.source in public for claim in said)
