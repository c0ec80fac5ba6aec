"""Entities and relations as bundles of sourced claims (`graph.records.claims`), and their canonical JSON."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import TypeVar

from graph.records.claims import Claim, Claimed, claims_from, claims_to_json
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


Record = Entity | Relation
R = TypeVar("R", bound=Entity | Relation)


def entity(id: str, type: str, owner: str, claims: Iterable[Claim]) -> Entity:
    """An entity with its claims in canonical order, each once."""
    return Entity(claims=_canonical(claims), id=id, type=EntityType(type), owner=owner)


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

    ``claims`` spares the work where `claims_to_json` has been called already.
    """
    said, text = claims_to_json(record.claims) if claims is None else claims, encode_basestring
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
