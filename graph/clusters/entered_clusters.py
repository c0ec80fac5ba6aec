"""The clusters that a project formed, as they were recorded: nothing is computed here, nothing put right."""

from typing import NamedTuple

from graph.records import Entity
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
