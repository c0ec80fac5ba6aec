"""Pairs of records that may be one, the likeliest first, and what people judge of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InvalidError, NotFoundError
from graph.identity.candidates import pairs
from graph.identity.judging import JudgedPair, contradictions, judged_of, judgement, standing
from graph.identity.likeness import Feature, LikenessVerdict, likeness_of
from graph.identity.merging import merge
from graph.identity.redirects import redirects
from graph.identity.traits import Traits, names_of, town_words, traits_of
from graph.records import Entity
from graph.stores.base import Batch, GraphReader, GraphStore, Revision, Scope, put
from ontology import Model
from ontology.names import EntityType, IdentityVerdict, Prop, RelationType

_KINDS = (
    EntityType.ORGANIZATION,
    EntityType.PERSON_GROUP,
    EntityType.EARLY_HELP_NETWORK,
    EntityType.COMMITTEE,
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records that may be one: the features behind it, and whether somebody was unsure already."""

    first: Entity
    second: Entity
    features: tuple[Feature, ...]
    points: int
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """What a store holds of records, of those that were merged, and of judgements."""

    entities: Mapping[str, Entity]
    redirects: Mapping[str, str]
    judged: tuple[JudgedPair, ...]

    @property
    def contradictions(self) -> tuple[tuple[str, str], ...]:
        """Pairs judged different although other judgements make them the same."""
        return contradictions(self.judged, self.redirects)

    def name(self, id: str) -> str:
        """The name of a record, or its id."""
        return self.entities[id].name if id in self.entities else id


def known_in(store: GraphReader, scope: Scope) -> StoredRecords:
    """Records, redirects and judgements that can be seen from a scope."""
    kinds = (*_KINDS, EntityType.DISTRICT, EntityType.IDENTITY_JUDGEMENT)
    entities = {e.id: e for e in store.records(scope, kinds)}
    return StoredRecords(entities, redirects(entities), tuple(judged_of(entities.values())))


def duplicates(store: GraphReader, scope: Scope) -> list[Duplicate]:
    """Pairs that may be one, the likeliest first; never one that was judged different."""
    known = known_in(store, scope)
    verdicts = standing(known.judged, known.redirects)
    carriers = _carriers(store, scope, known)
    found: list[Duplicate] = []
    for (type, _), several in _by_kind(known).items():
        described = [_described(e, type, carriers) for e in several]
        for i, j, features, points in _alike(described, _places(several, known)):
            verdict = verdicts.get((described[i].id, described[j].id))
            if verdict != IdentityVerdict.DIFFERENT:
                unsure = verdict == IdentityVerdict.UNSURE
                found.append(Duplicate(several[i], several[j], features, points, unsure))
    return sorted(found, key=lambda d: (d.unsure, -d.points, d.first.id, d.second.id))


def _by_kind(known: StoredRecords) -> Mapping[tuple[str, str], list[Entity]]:
    """Records of one type and owner, by id: only these can be one."""
    found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for id, record in sorted(known.entities.items()):
        if record.type in _KINDS and id not in known.redirects:
            found[record.type, record.owner].append(record)
    return found


def _carriers(store: GraphReader, scope: Scope, known: StoredRecords) -> Mapping[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for carried in store.relations(scope=scope, types=[RelationType.HAS_CARRIER]):
        found[carried.source][carried.target] = known.name(carried.target)
    return found


def _described(record: Entity, type: str, carriers: Mapping[str, dict[str, str]]) -> Traits:
    if type == EntityType.ORGANIZATION:
        return traits_of(record, carriers.get(record.id))
    return Traits(record.id, names_of((*record.all(Prop.NAME), *record.all(Prop.ALIAS))))


def _places(records: Sequence[Entity], known: StoredRecords) -> frozenset[str]:
    """Words that name a town: of the addresses, and of the district itself."""
    towns = {v for r in records for v in r.all(Prop.LOCALITY)}
    towns |= {e.name for e in known.entities.values() if e.type == EntityType.DISTRICT}
    return frozenset(word for town in towns for word in town_words(town))


def _alike(described: Sequence[Traits], places: frozenset[str]) -> Iterator[tuple[int, int, tuple[Feature, ...], int]]:
    bearers = Counter(value for d in described for value in (d.mailbox, d.phone) if value)
    for i, j in pairs(described):
        said = likeness_of(described[i], described[j], places)
        shared = {described[i].mailbox, described[i].phone} & {described[j].mailbox, described[j].phone} - {""}
        # A mailbox or phone of these two alone is asked about under whatever names, as a list that renames one does.
        alone = not said.contradicted and any(bearers[value] == 2 for value in shared)
        if said.verdict is not LikenessVerdict.DIFFERENT or alone:
            yield i, j, said.features, said.points


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judges of two records; with ``SAME`` the first one stays, and takes the other one in."""

    first: str
    second: str
    verdict: IdentityVerdict
    author: str
    time: str
    reason: str = ""


def judge(store: GraphStore, model: Model, said: Judgement, scope: Scope, based_on: int | None = None) -> Revision:
    """Keep a judgement, in one batch that can be undone; *same* makes one record of the two.

    Raises NotFoundError for a record that is not there, InvalidError for two that cannot be one, and what a commit
    raises for what is not the scope's to write, or was changed after the revision ``based_on``.
    """
    first, second = (_standing(store, id, scope) for id in (said.first, said.second))
    if first.id == second.id:
        raise InvalidError(f"{said.first} and {said.second} are one record already")
    day = said.time[:10]
    # Kept of the records as they were named: what was said of one that was merged since may contradict it.
    kept = put(judgement(first.owner, (said.first, said.second), said.verdict, day, said.reason))
    same = said.verdict == IdentityVerdict.SAME
    changes = (*merge(store, model, first, second, day), kept) if same else (kept,)
    batch = Batch(said.author, said.time, _reason(said.verdict, first, second), changes, based_on)
    return store.commit(batch, scope)


_REASONS = {
    IdentityVerdict.SAME: "„{second}“ ist „{first}“: zusammengeführt",
    IdentityVerdict.DIFFERENT: "„{first}“ und „{second}“ sind verschieden",
    IdentityVerdict.UNSURE: "Ob „{first}“ und „{second}“ dasselbe sind, ist unsicher",
}


def _reason(verdict: IdentityVerdict, first: Entity, second: Entity) -> str:
    return _REASONS[verdict].format(first=first.name, second=second.name)


def _standing(store: GraphStore, id: str, scope: Scope) -> Entity:
    """The record of an id, or the one that replaced it."""
    seen: set[str] = set()
    record = store.get(id, scope)
    while isinstance(record, Entity) and (to := record.value(Prop.REPLACED_BY)) and record.id not in seen:
        seen.add(record.id)
        record = store.get(to, scope)
    if not isinstance(record, Entity):
        raise NotFoundError(f"no record {id}")
    return record
