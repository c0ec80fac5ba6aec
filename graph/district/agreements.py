"""Agreements at a date: whether each is in force, who signed it, and which pairs of actors one of them covers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from graph.as_of import Dated, is_stale
from graph.certainty import Certainty, surest, weakest
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import AgreementStatus, EntityType, Prop, RelationType
from ontology.values import earliest, latest

AgreementState = Literal["valid", "open", "expired", "draft"]
Signed = Mapping[str, Mapping[str, Certainty]]
"""Per actor the agreements it signed, each as sure as agreement and signature."""


class Agreed(NamedTuple):
    """An agreement, its state at the date, how sure it is that it is in force, and who signed it."""

    agreement: Entity
    state: AgreementState
    certainty: Certainty
    signatures: tuple[Dated, ...]

    @property
    def parties(self) -> frozenset[str]:
        """Who signed it, or perhaps did."""
        return frozenset(d.relation.source for d in self.signatures)


def agreements(snapshot: Snapshot) -> tuple[Agreed, ...]:
    """All agreements, also those whose existence is unknown or denied.

    Without an end date an agreement is open-ended, not expired (domain 11.2); last confirmed more than 24 months ago it
    is stale. Without a stated status it is valid if someone signed it; with neither it is open.
    """
    return tuple(_agreed(snapshot, a) for a in snapshot.possible(EntityType.AGREEMENT))


def _agreed(snapshot: Snapshot, agreement: Entity) -> Agreed:
    rows = snapshot.into(agreement.id, RelationType.SIGNS)
    signatures = tuple(d for d in rows if d.certainty is not Certainty.ABSENT)
    state = _state(snapshot, agreement, signed=any(d.certainty.holds for d in signatures))
    sure = {"valid": Certainty.PRESENT, "open": Certainty.UNKNOWN}.get(state, Certainty.ABSENT)
    if state == "valid" and not agreement.value(Prop.VALID_UNTIL) and is_stale(agreement, snapshot.on):
        sure = Certainty.STALE
    return Agreed(agreement, state, weakest(snapshot.certainty[agreement.id], sure), signatures)


def _state(snapshot: Snapshot, agreement: Entity, *, signed: bool) -> AgreementState:
    status, until = agreement.value(Prop.AGREEMENT_STATUS), agreement.value(Prop.VALID_UNTIL)
    if status == AgreementStatus.DRAFT:
        return "draft"
    if status in (AgreementStatus.EXPIRED, AgreementStatus.TERMINATED) or (until and latest(until) < snapshot.on):
        return "expired"
    if until and earliest(until) < snapshot.on:
        return "open"
    return "valid" if signed or status == AgreementStatus.SIGNED or agreement.value(Prop.SIGNED_ON) else "open"


def parties_of(snapshot: Snapshot, agreements: Iterable[Entity]) -> set[str]:
    """Who signed any of them, or perhaps did."""
    rows = (d for a in agreements for d in snapshot.into(a.id, RelationType.SIGNS))
    return {d.relation.source for d in rows if d.certainty is not Certainty.ABSENT}


def not_signing(snapshot: Snapshot) -> frozenset[str]:
    """Of whom a source says that they did not sign, and no source that they perhaps signed anything."""
    rows = snapshot.relations_of(RelationType.SIGNS)
    denied = {d.relation.source for d in rows if d.certainty is Certainty.ABSENT}
    return frozenset(denied - {d.relation.source for d in rows if d.certainty is not Certainty.ABSENT})


@dataclass(frozen=True)
class Cover:
    """Which pairs an agreement covers: both ends signed it, and it is in force (decision 0024)."""

    snapshot: Snapshot

    @cached_property
    def signed(self) -> Signed:
        """What each actor signed itself, as far as it is or may be in force."""
        found: dict[str, dict[str, Certainty]] = defaultdict(dict)
        for row in agreements(self.snapshot):
            for relation, certainty in row.signatures:
                sure = weakest(row.certainty, certainty)
                if sure is not Certainty.ABSENT:
                    known = found[relation.source].get(row.agreement.id, sure)
                    found[relation.source][row.agreement.id] = surest(known, sure)
        return found

    def between(self, one: str, other: str) -> dict[str, Certainty]:
        """The agreements that both signed, each as sure as its weaker signature; empty if there is none on record."""
        first, second = self.signed.get(one, {}), self.signed.get(other, {})
        return {id: weakest(first[id], second[id]) for id in sorted(first.keys() & second.keys())}

    def indirect(self, one: str, other: str) -> bool:
        """Whether carriers of the two, or what they are part of, have an agreement in force with each other."""
        ours, theirs = ((id, *self._houses(id)) for id in (one, other))
        pairs = ((a, b) for a in ours for b in theirs if a != b)
        return any(sure.holds for a, b in pairs for sure in self.between(a, b).values())

    def _houses(self, actor: str) -> Iterator[str]:
        for kind in (RelationType.HAS_CARRIER, RelationType.PART_OF):
            yield from (r.target for r, sure in self.snapshot.out(actor, kind) if sure.holds)
