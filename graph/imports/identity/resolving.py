"""Clusters of rows -> ids: those of known records, or new ones that do not hang on the order of the rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from graph.identifiers import entity_id, folded
from graph.identity.candidates import pairs
from graph.identity.likeness import Feature, Likeness, LikenessVerdict, likeness_of
from graph.identity.spellings import identity_words
from graph.identity.traits import Traits
from graph.imports.identity.entries import Cluster, Entry, clustered
from graph.imports.identity.matching import KnownRecords, match

ASKED_AMONG = 10_000
"""In more records than this a list is not searched for the likes of its new ones: that is for the whole store."""

_FOLLOWED = 1_000
"""So many pairs of new records and such that the list no longer names are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A record of the list that may be the same as another one, and what speaks for and against.

    ``followed`` says that it is asked only because the list no longer names the other one.
    """

    id: str
    other: str
    features: tuple[Feature, ...]
    points: int
    followed: bool = False


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Whose records of which type are told apart; ``taken`` says of an id that something else bears it."""

    owner: str
    type: str
    taken: Callable[[str], bool]


def resolve(entries: Sequence[Entry], known: KnownRecords, kind: RecordKind) -> list[Cluster]:
    """The records that the rows are, each with its id."""
    clusters = clustered(entries)
    fresh = _fresh(clusters, kind)
    match(clusters, known, fresh)
    used = {c.id for c in clusters if c.known}
    for cluster in clusters:
        if not cluster.known:
            cluster.id = _free(cluster, fresh, kind, lambda id: id in used or known.standing(id) is not None)
            used.add(cluster.id)
    return clusters


def _fresh(clusters: Sequence[Cluster], kind: RecordKind) -> Callable[[Cluster], str]:
    """The id of each as a new record: of name and place, and where several share these, of what tells them apart."""

    @cache
    def alike() -> Counter[str]:
        # Asked for by what has no Kennung: a long list of those that have one is not counted.
        return Counter(folded(cluster.given) for cluster in clusters)

    def fresh(cluster: Cluster) -> str:
        apart = cluster.apart if alike()[folded(cluster.given)] > 1 else ""
        return entity_id(kind.owner, kind.type, cluster.given, apart)

    return fresh


def _free(cluster: Cluster, fresh: Callable[[Cluster], str], kind: RecordKind, used: Callable[[str], bool]) -> str:
    kept = cluster.kept
    if kept and not used(kept) and not kind.taken(kept):
        return kept
    id, number = fresh(cluster), 1
    while used(id) or kind.taken(id):
        number += 1
        id = entity_id(kind.owner, kind.type, cluster.given, f"{cluster.apart}|{kept}|{number}")
    return id


def worth_searching(clusters: Sequence[Cluster], known: KnownRecords) -> bool:
    """Whether there are new records, and not too many to look for their likes at once."""
    return any(not c.known for c in clusters) and len(clusters) + len(known.traits) <= ASKED_AMONG


def likely(clusters: Sequence[Cluster], known: KnownRecords, places: frozenset[str]) -> Iterator[Perhaps]:
    """Pairs with a new record in them that may be one, the likeliest first."""
    fresh = {c.id for c in clusters if not c.known}
    listed = {c.id: replace(c.traits, id=c.id) for c in clusters}
    records: list[Traits] = [*listed.values(), *(t for id, t in known.traits.items() if id not in listed)]
    renamed = set(_renamed(records, fresh, listed))
    found: list[Perhaps] = []
    for i, j in {*pairs(records, fresh), *renamed, *_followed(records, fresh, len(listed))}:
        a, b = (i, j) if records[i].id in fresh else (j, i)
        said = likeness_of(records[a], records[b], places)
        alike = said.verdict is not LikenessVerdict.DIFFERENT or (i, j) in renamed
        if alike or (b >= len(listed) and _follows(said)):
            found.append(Perhaps(records[a].id, records[b].id, said.features, said.points, not alike))
    yield from sorted(found, key=lambda p: (-p.points, p.id, p.other))


def _followed(records: Sequence[Traits], fresh: Container[str], listed: int) -> Iterator[tuple[int, int]]:
    """New records, each with those that the list no longer names, if they are few: one may be the other's new name."""
    new = [n for n in range(listed) if records[n].id in fresh]
    if len(new) * (len(records) - listed) <= _FOLLOWED:
        yield from product(new, range(listed, len(records)))


def _follows(said: Likeness) -> bool:
    """Whether a new record may be one under another name that the list no longer names."""
    return not said.contradicted and said.points >= identity_words().points["followed"]


def _renamed(records: Sequence[Traits], fresh: Container[str], listed: Container[str]) -> Iterator[tuple[int, int]]:
    """A new record with the mailbox or phone that one record alone had, which the list no longer names."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for n, record in enumerate(records):
        for value in filter(None, (record.mailbox, record.phone)):
            bearers[value].append(n)
    for several in bearers.values():
        if len(several) == 2:
            new, old = several  # those of the list stand first
            if records[new].id in fresh and records[old].id not in listed:
                yield new, old
