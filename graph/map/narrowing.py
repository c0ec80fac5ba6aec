"""What a map can be narrowed by besides layers: a coded property of an actor, its region, the day of confirmation."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.as_of import confirmed_on
from graph.district.network import CONTACT
from graph.district.snapshot import Snapshot
from graph.map.labels import clean_label
from ontology import Text, say
from ontology.names import EntityType, Prop, RelationType
from ontology.values import latest

_TAGGED: Mapping[Prop, str] = {
    Prop.ACTOR_TYPE: "ActorType",
    Prop.COVERS_PARTNER: "KkgPartner",
    Prop.PROFESSION: "Profession",
    Prop.CARRIER_KIND: "CarrierKind",
    Prop.LEVEL: "Level",
}
"""The properties whose codes are tags, each with its code list."""
_NAMED: Mapping[Prop, Text] = {
    Prop.ACTOR_TYPE: Text(de="Akteurstyp", en="actor type"),
    Prop.COVERS_PARTNER: Text(de="Gruppe nach § 3 KKG", en="group of § 3 KKG"),
    Prop.PROFESSION: Text(de="Beruf", en="profession"),
    Prop.CARRIER_KIND: Text(de="Träger", en="carrier"),
    Prop.LEVEL: Text(de="Ebene", en="level"),
}


class TagOffered(NamedTuple):
    """A code that somebody on the map carries: as an address says it, and in words."""

    value: str
    label: Text


def tags_of(snapshot: Snapshot, id: str) -> frozenset[str]:
    """The tags of an actor, each as ``property:code``."""
    found = snapshot.entities.get(id)
    if found is None:
        return frozenset()
    return frozenset(f"{prop}:{code}" for prop in _TAGGED for code in found.all(prop))


def tags_offered(snapshot: Snapshot, ids: Iterable[str]) -> tuple[TagOffered, ...]:
    """The tags that actors carry, by property and in the order of the code lists."""
    there = {tag for id in ids for tag in tags_of(snapshot, id)}
    codes = ((prop, code) for prop, name in _TAGGED.items() for code in snapshot.model.code_lists[name].codes)
    named = ((f"{prop}:{c.notation}", _NAMED[prop], c.label) for prop, c in codes)
    return tuple(
        TagOffered(value, say("{of}: {label}", "{of}: {label}", of=of, label=label))
        for value, of, label in named
        if value in there
    )


def regions_offered(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """The regions that somebody works in, by name, with those that hold them: id and name."""
    found = {region for all_ in snapshot.derived(_regions).values() for region in all_}
    named = ((id, clean_label(snapshot.name(id))) for id in found)
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))


def regions_of(snapshot: Snapshot, id: str) -> frozenset[str]:
    """The regions that an actor works in, with the larger ones that hold them."""
    return snapshot.derived(_regions).get(id, frozenset())


def _regions(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for relation in snapshot.holding(RelationType.COVERS_REGION):
        found.setdefault(relation.source, set()).update(_with_larger(snapshot, relation.target))
    return {id: frozenset(regions) for id, regions in found.items()}


def _with_larger(snapshot: Snapshot, region: str) -> Iterator[str]:
    """A region and those that it is part of; a circle ends where it begins."""
    seen: set[str] = set()
    here: str | None = region
    while here is not None and here not in seen:
        seen.add(here)
        found = snapshot.entities.get(here)
        if found is None or found.type != EntityType.NETWORK_REGION:
            return
        yield here
        here = found.value(Prop.PART_OF_REGION)


def confirmed_since(snapshot: Snapshot, day: str) -> frozenset[tuple[str, str]]:
    """The tied pairs that a source confirmed on that day or later; of a month or year its last day counts."""
    rows = {dated.relation.id: dated.relation for dated in snapshot.relations_of(RelationType.COOPERATION)}
    actors = snapshot.network.actors
    found = set()
    for tie in snapshot.network.ties(CONTACT):
        said = (confirmed_on(rows[id]) for id in tie.relations if id in rows)
        if any(stated and latest(stated).isoformat() >= day for stated in said):
            found.add((actors[tie.a], actors[tie.b]))
    return frozenset(found)


__all__ = ["TagOffered", "confirmed_since", "regions_of", "regions_offered", "tags_of", "tags_offered"]
