"""Entities and relations as bundles of sourced claims, and the batches that change them.

A record *is* its claims (decisions: provenance per statement, contradictions side by side). ``values`` is only a view:
the present values of each property, best claim first. Precedence is fixed: rank of the status, then newest ``as_of``,
then the text, so that every store and every run gives the same order.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from ontology.names import EntityType, Prop, RelationType, StatementStatus

EXISTS = "exists"
SHARED = "shared"


class Presence(StrEnum):
    """What a statement says: there, expressly not there, or not known (domain 0.1 no. 8)."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


# Domain 11.4.12. A dispute outranks lists and guesses: disputed facts are only shown as disputed (§ 84 Abs. 2 SGB X).
RANK: Mapping[str, int] = {
    StatementStatus.CONFIRMED: 0,
    StatementStatus.CONFIRMED_ABSENT: 0,
    StatementStatus.DISPUTED: 1,
    StatementStatus.ONE_SIDED: 2,
    StatementStatus.FROM_LIST: 3,
    StatementStatus.INFERRED: 4,
    StatementStatus.UNKNOWN: 5,
}
PRESENCE: Mapping[str, Presence] = {
    StatementStatus.CONFIRMED: Presence.PRESENT,
    StatementStatus.ONE_SIDED: Presence.PRESENT,
    StatementStatus.FROM_LIST: Presence.PRESENT,
    StatementStatus.INFERRED: Presence.PRESENT,
    StatementStatus.CONFIRMED_ABSENT: Presence.ABSENT,
    StatementStatus.DISPUTED: Presence.UNKNOWN,
    StatementStatus.UNKNOWN: Presence.UNKNOWN,
}


class Claim(NamedTuple):
    """One statement: a property has a value, says a source at a place in it, describing a day.

    ``source`` is the id of a Source entity or empty; ``locator`` is page, or sheet and cell; ``as_of`` is a date of
    day, month or year precision or empty.
    """

    prop: str
    value: str
    source: str = ""
    locator: str = ""
    as_of: str = ""
    status: str = StatementStatus.FROM_LIST

    @property
    def presence(self) -> Presence:
        """What the status says about the value."""
        return PRESENCE[self.status]


def _precedence(claim: Claim) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
    return RANK[claim.status], _newest_first(claim.as_of), claim[:4]


def _best_first(claims: tuple[Claim, ...]) -> Iterable[Claim]:
    """What is claimed of a record that exists, by precedence.

    A row of one list says all with one status and day; then the order of the claims is that of precedence already.
    """
    stated = [c for c in claims if c[0] != EXISTS]
    first = stated[0][4:] if stated else ()
    return stated if all(c[4:] == first for c in stated) else sorted(stated, key=_precedence)


@lru_cache(maxsize=1000)
def _newest_first(as_of: str) -> tuple[int, ...]:
    # as_of texts sort like dates, so negate their characters to sort downwards.
    return tuple(-ord(c) for c in as_of) or (0,)


@dataclass(frozen=True)
class _Claimed:
    """What entities and relations share: claims and the views on them."""

    claims: tuple[Claim, ...]

    @cached_property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Present values per property, best claim first; ``exists`` is not among them."""
        found: dict[str, list[str]] = {}
        seen: set[tuple[str, str]] = set()
        for claim in _best_first(self.claims):
            prop, value = claim[:2]
            if (prop, value) in seen:
                continue
            seen.add((prop, value))
            if PRESENCE[claim.status] is Presence.PRESENT:
                found.setdefault(prop, []).append(value)
        return {prop: tuple(values) for prop, values in found.items()}

    @cached_property
    def existence(self) -> Claim | None:
        """The best claim that the record exists, None if nobody says anything."""
        said = self._existing
        return min(said, key=_precedence) if len(said) > 1 else said[0] if said else None

    @property
    def presence(self) -> Presence:
        """Whether the record is there, expressly not there, or not known."""
        return self.existence.presence if self.existence is not None else Presence.UNKNOWN

    @property
    def as_of(self) -> str:
        """The newest day for which a source says that the record is there; empty if none is dated."""
        return max(self._dated, default="")

    @property
    def first_as_of(self) -> str:
        """The oldest day for which a source says that the record is there; empty if none is dated."""
        return min(self._dated, default="")

    @property
    def _existing(self) -> list[Claim]:
        return [c for c in self.claims if c[0] == EXISTS]

    @cached_property
    def _dated(self) -> list[str]:
        return [c.as_of for c in self._existing if c.as_of and PRESENCE[c.status] is Presence.PRESENT]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources that say anything here, sorted."""
        return tuple(sorted({c.source for c in self.claims if c.source}))

    def about(self, prop: str) -> tuple[Claim, ...]:
        """All claims on a property, best first."""
        return tuple(sorted((c for c in self.claims if c.prop == prop), key=_precedence))

    def conflicts(self, prop: str) -> tuple[Claim, ...]:
        """The claims on a property if they do not agree, best first; empty if they do. For single-valued ones."""
        said = self.about(prop)
        return said if len({(c.value, c.presence) for c in said}) > 1 else ()

    def value(self, prop: str) -> str | None:
        """The best present value of a property, or None."""
        found = self.values.get(prop, ())
        return found[0] if found else None

    def all(self, prop: str) -> tuple[str, ...]:
        """All present values of a property, best first."""
        return self.values.get(prop, ())


@dataclass(frozen=True)
class Entity(_Claimed):
    """A node. Build it with `entity`, which orders the claims."""

    id: str
    type: EntityType
    owner: str

    @cached_property
    def name(self) -> str:
        """The best name, or the id."""
        return self.value(Prop.NAME) or self.value(Prop.REFERENCE) or self.id


@dataclass(frozen=True)
class Relation(_Claimed):
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
    return tuple(sorted(set(claims)))


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
    raw = {"id": record.id, "type": record.type, "owner": record.owner}
    if isinstance(record, Relation):
        raw |= {"source": record.source, "target": record.target}
    rest = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{CLAIMS_FIRST}{claims_to_json(record.claims) if claims is None else claims},{rest[1:]}"


def from_json(text: str) -> Record:
    """The inverse of `to_json`."""
    raw = json.loads(text)
    claims = claims_from(raw["claims"])
    if "source" in raw:
        return relation(raw["id"], raw["type"], (raw["source"], raw["target"]), raw["owner"], claims)
    return entity(raw["id"], raw["type"], raw["owner"], claims)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def claims_to_json(claims: Iterable[Claim]) -> str:
    """Claims as a JSON list of lists, the form in which stores keep them."""
    return _COMPACT.encode(list(claims))


def claims_from(rows: Iterable[Iterable[str]]) -> tuple[Claim, ...]:
    """Claims from lists of six texts."""
    return tuple(map(Claim._make, rows))


@dataclass(frozen=True, slots=True)
class Change:
    """The record as it shall be, or None if it shall be gone."""

    id: str
    record: Record | None


def put(record: Record) -> Change:
    """Create the record, or replace the one with its id."""
    return Change(record.id, record)


def remove(id: str) -> Change:
    """Delete the record; an entity takes its relations along. Unknown ids are no error."""
    return Change(id, None)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that happen together or not at all.

    ``time`` is ISO 8601 with zone. With ``based_on`` the commit is refused if any of the records changed after that
    revision.
    """

    author: str
    time: str
    reason: str
    changes: tuple[Change, ...]
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An acknowledged batch: its number counts up in the order of commits."""

    number: int
    author: str
    time: str
    reason: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What one batch did to one record; ``before`` and ``after`` are canonical JSON, None where it was not there."""

    revision: Revision
    record: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader may see: the named districts and what is shared; ``None`` is everything."""

    districts: frozenset[str] | None = None

    @classmethod
    def of(cls, *districts: str) -> "Scope":
        """The scope of these district keys."""
        return cls(frozenset(districts))


EVERYTHING = Scope()
