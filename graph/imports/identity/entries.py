"""Rows of actors as what they are recognised by, and those that are one put together."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.identity.likeness import CHANGING, ONE_NAME, likeness_of
from graph.identity.traits import Traits

_MANY = 30
"""So many rows of one name and different circumstances are not put together, but kept apart and asked about."""


@dataclass(slots=True)
class Entry:
    """One row: ``given`` is its name (and place) as an id is made of it, ``local`` its Kennung if that is one.

    ``keys`` are the normal forms of its names, the one that it goes by first.

    ``position`` is that of the row in the list, ``kept`` the id that keeps the Kennung, ``stated`` the id of a record
    that the row names in full. What else it says is read where its name alone does not tell which it is.
    """

    position: int
    given: str
    keys: Sequence[str]
    describe: Callable[[], tuple[Traits, str]]
    local: str = ""
    kept: str = ""
    stated: str = ""
    _described: tuple[Traits, str] | None = None

    @property
    def key(self) -> str:
        """The normal form of the name."""
        return self.keys[0]

    @property
    def traits(self) -> Traits:
        """All features of the row."""
        return self._all()[0]

    @property
    def apart(self) -> str:
        """What tells it from others of its name, as one text."""
        return self._all()[1]

    def _all(self) -> tuple[Traits, str]:
        if self._described is None:
            self._described = self.describe()
        return self._described


@dataclass(slots=True)
class Cluster:
    """Rows that are one record, and the id that it gets."""

    entries: list[Entry]
    id: str = ""
    known: bool = False
    _traits: Traits | None = None

    @property
    def traits(self) -> Traits:
        """What the rows say together."""
        if self._traits is None:
            self._traits = joined_traits([e.traits for e in self.entries])
        return self._traits

    @property
    def key(self) -> str:
        """The normal form of the name of its first row."""
        return self.entries[0].key

    @property
    def kept(self) -> str:
        """The id that keeps the Kennung of the rows, or nothing."""
        first, *others = self.entries
        return first.kept or next((e.kept for e in others if e.kept), "")

    @property
    def vouched(self) -> bool:
        """Whether a row says by a Kennung which record it is."""
        return any(e.kept or e.stated for e in self.entries)

    @property
    def given(self) -> str:
        """The same whatever the order of the rows."""
        return min(e.given for e in self.entries)

    @property
    def apart(self) -> str:
        """What tells it from others of its name: all that its rows say, or another one may say the same."""
        return "|".join(sorted({e.apart for e in self.entries if e.apart}))

    @property
    def first(self) -> int:
        """The position of the first row."""
        return self.entries[0].position


def joined_traits(several: Sequence[Traits]) -> Traits:
    """All names, and the first of each other feature in an order that does not hang on that of the rows."""
    if len(several) == 1:
        return several[0]
    ordered = sorted(several, key=_order)
    return replace(
        ordered[0],
        names=tuple(dict.fromkeys(n for t in ordered for n in t.names)),
        town=next((t.town for t in ordered if t.town), frozenset()),
        postal_code=next((t.postal_code for t in ordered if t.postal_code), ""),
        street=next((t.street for t in ordered if t.street), ""),
        carriers=tuple(dict.fromkeys(n for t in ordered for n in t.carriers)),
        mailbox=next((t.mailbox for t in ordered if t.mailbox), ""),
        phone=next((t.phone for t in ordered if t.phone), ""),
    )


def _circumstances(traits: Traits) -> tuple[object, ...]:
    """Everything by which rows of one name can contradict each other."""
    names = tuple((n.words, n.small, n.legal or ("", "")) for n in traits.names)
    place = (tuple(sorted(traits.town)), traits.postal_code, traits.street)
    return names, place, tuple(n.words for n in traits.carriers), traits.mailbox.partition("@")[2], traits.phone


def _order(traits: Traits) -> tuple[object, ...]:
    return *_circumstances(traits), traits.mailbox


def clustered(entries: Iterable[Entry]) -> list[Cluster]:
    """Rows that are one record: of one Kennung, or of one name with nothing that speaks against it.

    Whatever the order of the rows, the same ones come together.
    """
    by_name: dict[str, list[list[Entry]]] = defaultdict(list)
    by_local: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.local:
            by_local[entry.local].append(entry)
        else:
            by_name[entry.key].append([entry])
    for rows in by_local.values():
        by_name[rows[0].key].append(rows)
    found = [cluster for parts in by_name.values() for cluster in _of_one_name(parts)]
    return sorted(_under_other_names(found), key=lambda c: c.first)


def _of_one_name(parts: list[list[Entry]]) -> list[Cluster]:
    """One record if no two of them contradict each other; else those that agree with each other and the same others."""
    if len(parts) == 1:
        return [Cluster(parts[0])]
    groups = [rows for rows in parts if rows[0].local]
    alike: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for rows in parts:
        if not rows[0].local:
            alike[_circumstances(rows[0].traits)] += rows
    groups += alike.values()
    if len(groups) > _MANY:
        return [Cluster(g) for g in groups]
    twins: dict[frozenset[int], list[list[Entry]]] = defaultdict(list)
    for n, agreeing in enumerate(_agreeing(groups)):
        twins[agreeing].append(groups[n])
    return [cluster for same in twins.values() for cluster in _put_together(same)]


def _agreeing(groups: Sequence[Sequence[Entry]]) -> Sequence[frozenset[int]]:
    """For each group those that it does not contradict, itself among them."""
    described = [joined_traits([e.traits for e in g]) for g in groups]
    found = [{n} for n in range(len(groups))]
    for i, j in combinations(range(len(groups)), 2):
        if _one(described[i], described[j]):
            found[i].add(j)
            found[j].add(i)
    return [frozenset(f) for f in found]


def _put_together(groups: Sequence[list[Entry]]) -> list[Cluster]:
    """One record of groups that agree, unless several have a Kennung of their own."""
    if sum(bool(g[0].local) for g in groups) > 1:
        return [Cluster(g) for g in groups]
    return [Cluster(sorted((e for g in groups for e in g), key=lambda e: e.position))]


def _one(a: Traits, b: Traits) -> bool:
    if a.town and b.town and a.town != b.town:
        return False  # "Neustadt" and "Neustadt (Holstein)" may be two towns: who knows says so
    found = likeness_of(a, b)
    against = found.contradicted or not CHANGING.isdisjoint(found.features)  # one list says one thing of one office
    return not against and not ONE_NAME.isdisjoint(found.features)


def _under_other_names(clusters: list[Cluster]) -> list[Cluster]:
    """Rows without Kennung that name another record by one of its further names belong to that one."""
    further = _by_alias(clusters, {e.key for cluster in clusters for e in cluster.entries})
    if not further:  # as of nearly every long list
        return clusters
    named: dict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        for key in {e.key for e in cluster.entries if e.key in further}:
            named[key].append(n)
    into: dict[int, int] = {}
    for key, owners in further.items():
        bearers = named[key]
        if len(owners) == 1 and len(bearers) == 1 and bearers[0] not in into and owners[0] not in into:
            alone, owner = clusters[bearers[0]], clusters[owners[0]]
            if not alone.kept and owners[0] not in into.values() and _one(alone.traits, owner.traits):
                into[bearers[0]] = owners[0]
    for n, target in sorted(into.items()):
        rows = sorted((*clusters[target].entries, *clusters[n].entries), key=lambda e: e.position)
        clusters[target] = Cluster(rows)
    return [c for n, c in enumerate(clusters) if n not in into]


def _by_alias(clusters: Sequence[Cluster], named: Container[str]) -> Mapping[str, Sequence[int]]:
    """Of the further names that are the name of something, which records have them."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        further = [key for e in cluster.entries for key in e.keys[1:] if key in named]
        for key in {*further} - {e.key for e in cluster.entries} if further else ():
            found[key].append(n)
    return found
