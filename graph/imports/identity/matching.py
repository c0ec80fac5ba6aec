"""Which known record each record of a list is, one to one, whatever the order of its rows (decision 0019)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.identity.likeness import ONE_NAME, Feature, LikenessVerdict, likeness_of, name_likeness
from graph.identity.traits import Traits
from graph.imports.identity.entries import Cluster

_MANY = 30
"""Known records of one feature beyond this number are not told apart by it."""
_SHORTEST = 4
"""So many letters of a word stand before the dot of an abbreviation at least."""
_SURE, _NAMED, _NEARLY = 3, 2, 1


@dataclass(slots=True)
class KnownRecords:
    """The records of one type and owner that a store holds.

    ``redirects`` leads from a record that was merged to the one that replaced it; ``traits`` holds those that stand.
    """

    traits: dict[str, Traits] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    _by_feature: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, traits: Traits) -> None:
        """Make a record known."""
        self.traits[traits.id] = traits
        for feature in _features(traits):
            self._by_feature[feature].append(traits.id)

    def standing(self, id: str) -> Traits | None:
        """The record of an id, or the one that replaced it."""
        return self.traits.get(self.redirects.get(id, id))

    def candidates(self, traits: Traits) -> list[Traits]:
        """Records that have a name, mailbox or phone in common with something."""
        found: dict[str, None] = {}
        for feature in _features(traits):
            ids = self._by_feature.get(feature, ())
            if len(ids) <= _MANY:
                found.update(dict.fromkeys(ids))
        return [self.traits[id] for id in found]


def _features(traits: Traits) -> Iterator[tuple[str, str]]:
    carried = frozenset(word for carrier in traits.carriers for word in carrier.core)
    for name in dict.fromkeys(traits.names):
        yield "name", name.key
        if name.stands_for:
            yield "name", name.stands_for
        # "AWO Kita Arche" may be "Kita Arche" of the AWO, and the other way round.
        for core in {name.core, name.core | carried, name.core - carried}:
            yield "core", "".join(sorted(core))
        yield "abbreviated", "".join(sorted(word[:_SHORTEST] for word in name.core))
        # A name that too many bear is told by its town.
        yield from (("name in town", f"{name.key} {town}") for town in traits.town)
    if traits.mailbox:
        yield "mailbox", traits.mailbox
    if traits.phone:
        yield "phone", traits.phone


def match(clusters: Sequence[Cluster], known: KnownRecords, fresh: Callable[[Cluster], str]) -> None:
    """Give clusters the ids of the known records that they are.

    ``fresh`` gives the id that each would get as a new record: if that very one is there and nothing contradicts, it
    was made of the same row.
    """
    if not known.traits:
        return
    for cluster in clusters:
        _stated(cluster, known) or _kept(cluster, known) or _made_before(cluster, known, fresh)
    levels = [dict(_levels(c, known)) if not c.known else {} for c in clusters]
    merged = set(known.redirects.values())
    taken = {c.id for c in clusters if c.known}
    for level in (_SURE, _NAMED, _NEARLY):
        _assign(clusters, levels, level, merged, taken)


def _stated(cluster: Cluster, known: KnownRecords) -> bool:
    """The row names the record in full, as an exported list does: whatever else it says is a change."""
    stated = next((e.stated for e in cluster.entries if e.stated), "")
    return bool(stated) and _is(cluster, known.standing(stated))


def _kept(cluster: Cluster, known: KnownRecords) -> bool:
    found = known.standing(cluster.kept) if cluster.kept else None
    return found is not None and names_agree(cluster.traits, found) and _is(cluster, found)


def _made_before(cluster: Cluster, known: KnownRecords, fresh: Callable[[Cluster], str]) -> bool:
    found = known.standing(fresh(cluster))
    if found is None:
        return False
    said = likeness_of(cluster.traits, found)
    same = not said.contradicted and not ONE_NAME.isdisjoint(said.features)
    return same and _is(cluster, found)


def _is(cluster: Cluster, found: Traits | None) -> bool:
    if found is not None:
        cluster.id, cluster.known = found.id, True
    return found is not None


def names_agree(a: Traits, b: Traits) -> bool:
    """Whether two descriptions under one Kennung can be of the same record: their names do not contradict."""
    if not a.names or not b.names:
        return True
    return name_likeness(a, b) not in (Feature.OTHER_NAME, Feature.PARTLY, Feature.WITH_PLACE, Feature.ONE_OFFICE)


def _levels(cluster: Cluster, known: KnownRecords) -> Iterator[tuple[str, int]]:
    """How surely the cluster is each of the records that it can be."""
    for candidate in known.candidates(cluster.traits):
        found = likeness_of(cluster.traits, candidate)
        if found.verdict is LikenessVerdict.SAME:
            one = not ONE_NAME.isdisjoint(found.features)
            yield candidate.id, (_SURE if found.supported else _NAMED) if one else _NEARLY


def _assign(
    clusters: Sequence[Cluster], levels: list[dict[str, int]], level: int, merged: set[str], taken: set[str]
) -> None:
    """Those that can be one record only, which no other can be: what is not unambiguous is asked about later."""
    claimed: dict[str, list[int]] = defaultdict(list)
    chosen: dict[int, str] = {}
    for n, found in enumerate(levels):
        ids = [id for id, at in found.items() if at == level and (id not in taken or id in merged)]
        if len(ids) == 1 and not clusters[n].known:
            chosen[n] = ids[0]
        for id in ids:
            claimed[id].append(n)
    for n, id in chosen.items():
        # Several rows may name a record that people have made of several.
        if len(claimed[id]) == 1 or id in merged:
            clusters[n].id, clusters[n].known = id, True
            taken.add(id)
