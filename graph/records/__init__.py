"""Entities and relations as bundles of sourced claims (`graph.records.claims`), and their canonical JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import TypeVar

from graph.records.claims import Claim, Claimed, RowClaims, claims_from, claims_to_json, values_of
from ontology.names import EntityType, Prop, RelationType

SHARED = "shared"
"""The owner of what belongs to no district."""


@dataclass(frozen=True)
class Entity(Claimed):
    """A node. Build it with `entity`, which orders the claims."""

    id: str
    type: EntityType
    owner: str

    @cached_property
    def name(self) -> str:
        """The best name, or the id."""
        return self.value(Prop.NAME) or self.value(Prop.REFERENCE) or self.id


def stated_name(entity: Entity) -> str:
    """The name that somebody gave it, also of what is expressly not there: its statements are denied with it."""
    named = entity.about(Prop.NAME)
    return named[0].value if named else entity.name


@dataclass(frozen=True)
class Relation(Claimed):
    """A tie from ``source`` to ``target`` (entity ids). Build it with `relation`, which orders the claims."""

    id: str
    type: RelationType
    source: str
    target: str
    owner: str


class _MadeClaims:
    """The claims of an entity that was made of a row, once somebody asks for them; see `entity_of_row`."""

    def __get__(self, record: Claimed | None, owner: type) -> tuple[Claim, ...]:
        row = row_of(record) if record is not None else None
        if record is None or row is None:
            raise AttributeError("claims")
        made = vars(record)["claims"] = row.claims()
        return made


# Behind the class, so that it is no default of the field: what stands in the dictionary of a record goes first.
setattr(Claimed, "claims", _MadeClaims())  # noqa: B010 -- the field is a tuple for all others

Record = Entity | Relation
R = TypeVar("R", bound=Entity | Relation)


def entity(id: str, type: str, owner: str, claims: Iterable[Claim]) -> Entity:
    """An entity with its claims in canonical order, each once."""
    return Entity(claims=_canonical(claims), id=id, type=EntityType(type), owner=owner)


_entity_type = cache(EntityType)  # to call an enumeration takes long


def entity_of_row(id: str, type: str, owner: str, row: RowClaims) -> Entity:
    """The same entity as with all of the claims of a row; they are made when they are asked for."""
    made = object.__new__(Entity)
    vars(made).update(id=id, type=_entity_type(type), owner=owner, _row=row)
    return made


def row_of(record: Claimed) -> RowClaims | None:
    """The row that a record was made of; None for all others."""
    row: RowClaims | None = vars(record).get("_row")
    return row


def present_values(record: Record, props: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """The present values of some properties, best claim first; the others are not looked at."""
    row = row_of(record)
    return values_of(tuple([c for c in record.claims if c[0] in props])) if row is None else row.present(props)


def claims_json(record: Record) -> str:
    """The claims of a record as JSON, in the form in which stores keep them."""
    row = row_of(record)
    return claims_to_json(record.claims) if row is None else row.to_json()


def relation(id: str, type: str, ends: tuple[str, str], owner: str, claims: Iterable[Claim]) -> Relation:
    """A relation with its claims in canonical order, each once; ``ends`` are the ids of source and target."""
    source, target = ends
    return Relation(
        claims=_canonical(claims), id=id, type=RelationType(type), source=source, target=target, owner=owner
    )


def _canonical(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    every = [*claims]
    in_order = _order_of(tuple([claim[0] for claim in every]))
    return in_order(every) if in_order is not None else tuple(sorted(set(every)))


@lru_cache(maxsize=1_000)
def _order_of(props: tuple[str, ...]) -> Callable[[list[Claim]], tuple[Claim, ...]] | None:
    """Puts claims on these properties in order; None where one is said twice, or nearly nothing.

    Otherwise the properties alone decide, and in every row of a list they are the same.
    """
    if len(props) < 2 or len(set(props)) < len(props):
        return None
    return itemgetter(*sorted(range(len(props)), key=props.__getitem__))


def with_claims(record: R, claims: Iterable[Claim]) -> R:
    """The same record saying something else."""
    return replace(record, claims=_canonical(claims))


def merged(old: R, new: Record) -> R:
    """The old record with the new one's claims added: importing never forgets what a source said."""
    return with_claims(old, old.claims + new.claims)


CLAIMS_FIRST = '{"claims":'
"""How the canonical JSON of a record begins; its claims stand right behind."""


def to_json(record: Record, claims: str | None = None) -> str:
    """Canonical JSON: sorted keys, claims in canonical order, no white space.

    ``claims`` spares the work where `claims_json` has been called already.
    """
    said, text = claims_json(record) if claims is None else claims, encode_basestring
    ends = f'"source":{text(record.source)},"target":{text(record.target)},' if isinstance(record, Relation) else ""
    head = f'"id":{text(record.id)},"owner":{text(record.owner)},{ends}"type":{text(record.type)}'
    return f"{CLAIMS_FIRST}{said},{head}}}"


_CLAIMS_END = '],"id":'
"""What stands behind the claims, and nowhere else: a quotation mark inside of a text is escaped."""


def frame_of(text: str) -> dict[str, str]:
    """Everything of the canonical JSON of a record but its claims: a long journal is gone through in a moment.

    >>> frame_of('{"claims":[["name","],\\\\"id\\\\":"]],"id":"a:1","owner":"a","type":"Project"}')
    {'id': 'a:1', 'owner': 'a', 'type': 'Project'}
    """
    found: dict[str, str] = json.loads('{"id":' + text.rpartition(_CLAIMS_END)[2])
    return found


def from_json(text: str) -> Record:
    """The inverse of `to_json`."""
    raw = json.loads(text)
    claims = claims_from(raw["claims"])
    if "source" in raw:
        return relation(raw["id"], raw["type"], (raw["source"], raw["target"]), raw["owner"], claims)
    return entity(raw["id"], raw["type"], raw["owner"], claims)
