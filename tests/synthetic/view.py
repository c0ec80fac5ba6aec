"""What holds in a district, read without the engine: in truth, or as far as it is recorded for sure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.records import Record, Relation
from graph.records.claims import EXISTS, Claim
from ontology import load_model
from ontology.names import StatementStatus
from tests.synthetic.districts import District
from tests.synthetic.facts import ON, Fact

SURE = ("confirmed", "oneSided", "fromList", "inferred")
"""Statuses that say that a thing is there, best first."""
NETWORK_KINDS = ("LENK", "STEUER", "PLENUM", "HANDL", "RT", "QZ", "BEIRAT")


@dataclass(frozen=True)
class View:
    """Facts that hold, by id, with plain ways to ask what is there; ``told`` is all that any source says, by id."""

    facts: Mapping[str, Fact]
    told: Mapping[str, Record]

    def of(self, *types: str) -> list[Fact]:
        """The facts of these types."""
        return [f for f in self.facts.values() if f.type in types]

    def ends(self, type: str) -> list[tuple[str, str, Fact]]:
        """Source, target and fact of each relation of a type."""
        return [(*f.ends, f) for f in self._by_type.get(type, ()) if f.ends]

    def denied(self, type: str) -> list[tuple[str, str]]:
        """Source and target of each relation of a type of which the best statement says that it is not there."""
        rows = (r for r in self.told.values() if isinstance(r, Relation) and r.type == type)
        return [(r.source, r.target) for r in rows if _status(r) == StatementStatus.CONFIRMED_ABSENT]

    @cached_property
    def _by_type(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts.values():
            found.setdefault(fact.type, []).append(fact)
        return found

    # -- actors ------------------------------------------------------------------------------------------------------

    def sectors(self, actor: str) -> set[str]:
        """The sectors of an actor: stated, or those of its type and partner group."""
        fact, lists = self.facts[actor], load_model().code_lists
        found = {*fact.all("sector"), *fact.all("furtherSector")}
        for prop, codes in (("actorType", "ActorType"), ("coversPartner", "KkgPartner")):
            found |= {lists[codes].by_notation[c].attribute("sector") or "" for c in fact.all(prop)}
        return found - {""}

    def codes(self, actor: str) -> set[str]:
        """Actor types and partner groups of an actor, the partner groups of its types included."""
        fact, types = self.facts[actor], load_model().code_lists["ActorType"].by_notation
        own = {*fact.all("actorType"), *fact.all("coversPartner")}
        return own | {types[t].attribute("partner") or "" for t in fact.all("actorType")} - {""}

    def typed(self, code: str) -> set[str]:
        """The actors of a type."""
        return {f.id for f in self.of("Organization", "PersonGroup") if code in f.all("actorType")}

    def system(self, sectors: Iterable[str]) -> set[str]:
        """The actors with one of these primary sectors."""
        wanted = set(sectors)
        return {f.id for f in self.of("Organization", "PersonGroup") if f.value("sector") in wanted}

    # -- bodies ------------------------------------------------------------------------------------------------------

    def network_bodies(self) -> set[str]:
        """The early help networks and the bodies of their layer."""
        return {
            f.id
            for f in self.of("EarlyHelpNetwork", "Committee")
            if f.type == "EarlyHelpNetwork" or f.value("kind") in NETWORK_KINDS
        }

    def meeting_bodies(self) -> set[str]:
        """Where the network steers and meets."""
        kinds = ("STEUER", "LENK", "PLENUM")
        return {b for b in self.network_bodies() if self.facts[b].value("kind") in kinds or "Network" in self.type(b)}

    def type(self, id: str) -> str:
        """The type of a fact."""
        return self.facts[id].type

    def seats(self, *bodies: str) -> list[tuple[str, Fact]]:
        """Who sits in any of the bodies, with the seat."""
        return [(actor, fact) for actor, body, fact in self.ends("Membership") if body in bodies]

    def members(self, *bodies: str) -> set[str]:
        """Who sits in any of the bodies."""
        return {actor for actor, _ in self.seats(*bodies)}

    # -- ties --------------------------------------------------------------------------------------------------------

    @cached_property
    def ties(self) -> set[frozenset[str]]:
        """The pairs that work together (intensity 2 or more, or not stated)."""
        return {frozenset((a, b)) for a, b, f in self.ends("Cooperation") if int(f.value("intensity") or 2) >= 2}

    def partners(self, actor: str) -> set[str]:
        """With whom an actor works."""
        return {other for pair in self.ties if actor in pair for other in pair - {actor}}

    # -- papers ------------------------------------------------------------------------------------------------------

    def consulted(self, *kinds: str, since: date = date.min) -> list[tuple[str, str, Fact]]:
        """Paper, body and consultation in committees of these kinds from a day on; of all kinds if none is named."""
        rows = [(p, b, f) for p, b, f in self.ends("Consultation") if not kinds or self.facts[b].value("kind") in kinds]
        return [row for row in rows if since <= date.fromisoformat(row[2].value("date")) <= ON]


def truth(district: District) -> View:
    """What is true."""
    return View({f.id: f for f in district.truth}, _told(district))


def _told(district: District) -> Mapping[str, Record]:
    return {r.id: r for r in district.records}


def recorded(district: District) -> View:
    """What is recorded for sure: sources say that it is there, and so of whatever it joins."""
    sure = {r.id: _fact(r) for r in district.records if _is_sure(r)}
    whole = {id: f for id, f in sure.items() if f.ends is None or (f.ends[0] in sure and f.ends[1] in sure)}
    return View(whole, _told(district))


def _is_sure(record: Record) -> bool:
    return _status(record) in SURE


def _status(record: Record) -> str:
    best = _best(c for c in record.claims if c.prop == EXISTS)
    return best.status if best is not None else StatementStatus.UNKNOWN


def _best(claims: Iterable[Claim]) -> Claim | None:
    order = ("confirmed", "confirmedAbsent", "disputed", "oneSided", "fromList", "inferred", "unknown")
    newest = sorted(claims, key=lambda c: c.as_of, reverse=True)
    return min(newest, key=lambda c: order.index(c.status), default=None)


def _fact(record: Record) -> Fact:
    model, values = load_model(), {}
    for prop in {c.prop for c in record.claims} - {EXISTS}:
        said = [c for c in record.claims if c.prop == prop and c.status in SURE]
        shape, best = model.types[record.type].property(prop), _best(said)
        if best is not None:
            values[prop] = tuple(sorted({c.value for c in said})) if shape and shape.many else best.value
    ends = (record.source, record.target) if isinstance(record, Relation) else None
    return Fact(record.id, record.type, values, ends)
