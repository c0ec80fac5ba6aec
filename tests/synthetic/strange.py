"""Strange districts: what nobody plans and somebody sends. Each is named by what is strange about it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.records import SHARED, Entity, Record, Relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Batch, put
from ontology import load_model
from tests.synthetic.districts import district
from tests.synthetic.facts import ON, TIME, Fact, written

KEY = "90009"
HOME = Fact(f"{KEY}:bezirk", "District", {"name": "Synthetischer Bezirk", "ags": f"{KEY}000", "land": "NW"})
NETWORK = Fact(f"{KEY}:N1", "EarlyHelpNetwork", {"name": "Netzwerk", "networkKind": "FH"})


@dataclass(frozen=True)
class World:
    """Records of one district, and the day on which they are looked at."""

    records: tuple[Record, ...]
    on: date = ON

    @property
    def home(self) -> Entity:
        """The district."""
        (found,) = (r for r in self.records if isinstance(r, Entity) and r.type == "District")
        return found

    def snapshot(self) -> Snapshot:
        """What is there on the day."""
        entities = [r for r in self.records if isinstance(r, Entity)]
        relations = [r for r in self.records if isinstance(r, Relation)]
        return snapshot_from(load_model(), self.home, self.on, entities, relations)

    def batch(self) -> Batch:
        """The records as one batch."""
        return Batch("synthetisch", TIME, "Seltsamer Bezirk", tuple(put(r) for r in self.records))


def _world(facts: Iterable[Fact], on: date = ON) -> World:
    return _of([written(f) for f in (HOME, *facts)], on)


def _of(records: Iterable[Record], on: date = ON) -> World:
    return World(tuple(records), on)


def _org(local: str, **values: str) -> Fact:
    return Fact(f"{KEY}:{local}", "Organization", {"name": f"Stelle {local}", **values})


def _join(type: str, source: str, target: str, **values: str) -> Fact:
    return Fact(f"{KEY}:{type}-{source}-{target}", type, values, (f"{KEY}:{source}", f"{KEY}:{target}"))


def _with(status: str) -> World:
    """A whole district of which every source says the same of everything."""
    said = (
        with_claims(r, (c._replace(status=status) if c.prop == EXISTS else c for c in r.claims))
        if r.type not in ("District", "Source")
        else r
        for r in district(7, 20).records
    )
    return _of(said)


def _contradicting() -> World:
    """Each fact is stated by one source and denied by another on the same day; values are stated in three ways."""
    said: list[Record] = []
    for record in district(7, 20).records:
        if record.type in ("District", "Source"):
            said.append(record)
            continue
        denied = Claim(EXISTS, "", f"{record.owner}:Q2", "", "2026-03-01", "confirmedAbsent")
        other = Claim("sector", "GES", f"{record.owner}:Q2", "", "2026-03-01")
        said.append(
            with_claims(
                record, (*record.claims, denied, other) if record.type == "Organization" else (*record.claims, denied)
            )
        )
    return _of(said)


def _to_oneself() -> World:
    """An actor that works with itself, speaks for itself and carries itself; a body that sits in itself."""
    facts = [_org("A", sector="KJH", actorType="ASD"), _org("B", sector="GES", actorType="GA"), NETWORK]
    loops = [
        _join(t, "A", "A") for t in ("Cooperation", "CooperationWish", "Referral", "Represents", "HasCarrier", "PartOf")
    ]
    bodies = [_join("Membership", "N1", "N1"), _join("SubordinateTo", "N1", "N1"), _join("PartOf", "N1", "N1")]
    return _world([*facts, *loops, *bodies, _join("Membership", "A", "N1"), _join("ReportsTo", "A", "A")])


def _one_sector() -> World:
    """Everybody is of one sector and one type, tied to everybody, in one body."""
    actors = [_org(f"A{i}", sector="KJH", actorType="KITA", carrierKind="FREI-W") for i in range(12)]
    locals_ = [a.id.partition(":")[2] for a in actors]
    ties = [_join("Cooperation", a, b, intensity="4") for i, a in enumerate(locals_) for b in locals_[:i]]
    return _world([NETWORK, *actors, *ties, *(_join("Membership", a, "N1", role="member") for a in locals_)])


def _bare() -> World:
    """Entities of every type with nothing but a name, and relations of every type without a value."""
    model = load_model()
    things = [Fact(f"{KEY}:{t.name}", t.name, {"name": t.label.de}) for t in model.entity_types if t.name != "District"]
    ends = {
        t.name: (_first(t.source.target), _first(t.target.target))
        for t in model.relation_types
        if t.source and t.target
    }
    return _world([*things, *(_join(name, a, b) for name, (a, b) in ends.items())])


def _first(kind: str | None) -> str:
    """A concrete type that may stand at an end of a relation; the district is at home."""
    model = load_model()
    names = [t.name for t in model.entity_types if model.is_a(t.name, kind or "")]
    return "bezirk" if names[0] == "District" else names[0]


def _nameless() -> World:
    """Records that only exist: not even a name."""
    things = [Fact(f"{KEY}:{t.name}", t.name) for t in load_model().entity_types if t.name != "District"]
    return _world(
        [*things, _join("Membership", "Organization", "Committee"), _join("Consultation", "Paper", "Committee")]
    )


def _shared() -> World:
    """A district in which everything belongs to somebody else."""
    records = [written(f) for f in (HOME, NETWORK, _org("A", sector="GES"), _join("Membership", "A", "N1"))]
    return _of(r if r.type == "District" else replace(r, owner=SHARED) for r in records)


STRANGE: Mapping[str, Callable[[], World]] = {
    "nothing": lambda: _world(()),
    "one actor": lambda: _world([_org("A")]),
    "one actor in a network": lambda: _world([_org("A", sector="GES"), NETWORK, _join("Membership", "A", "N1")]),
    "two actors": lambda: _world([_org("A", sector="GES"), _org("B", sector="KJH"), _join("Cooperation", "A", "B")]),
    "a body without anybody": lambda: _world([NETWORK]),
    "one sector": _one_sector,
    "all unknown": lambda: _of(district(7, 45, 1.0).records),
    "all of unknown existence": lambda: _with("unknown"),
    "all disputed": lambda: _with("disputed"),
    "all denied": lambda: _with("confirmedAbsent"),
    "ties to oneself": _to_oneself,
    "contradicting sources": _contradicting,
    "nothing but names": _bare,
    "not even names": _nameless,
    "everything belongs to somebody else": _shared,
    "a date before everything": lambda: _of(district(7, 20).records, date(1900, 1, 1)),
    "the first of all days": lambda: _of(district(7, 20).records, date.min),
    "the last of all days": lambda: _of(district(7, 20).records, date.max),
    "a leap day": lambda: _of(district(7, 20).records, date(2024, 2, 29)),
}
"""Small worlds that are made in milliseconds."""
