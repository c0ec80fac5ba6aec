"""What the map shows, before any drawing: nodes, lines, bodies, and what is missing among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.agreements import agreements
from graph.district.expected import ExpectedLink
from graph.district.network import CONTACT
from graph.district.seats import STEERING_KINDS
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import crosses_systems
from graph.findings.finding import Finding
from graph.map.layout import CENTRE, LISTED, MEMBER, STEERING, Layout, Thing, arranged
from graph.map.missing import missing_codes, missing_pairs, own_pairs
from graph.map.sectors import group_of
from graph.records import Entity
from graph.stores.mask import MASKED_NAME
from ontology import Text
from ontology.names import ActorType, EntityType, OrganizationKind, Prop, RelationType

_MOST_SIGNERS = 4
"""Above this an agreement is no picture of pairs: it then only strengthens the ties that are recorded anyway."""

COOPERATION, AGREEMENT, MISSING, STALE = "cooperation", "agreement", "missing", "stale"
GHOST = "ghost"

_OFFICES = {OrganizationKind.OFFICE, OrganizationKind.AUTHORITY, OrganizationKind.MINISTRY, OrganizationKind.COURT}
_CARRIERS = {
    OrganizationKind.CARRIER,
    OrganizationKind.ASSOCIATION,
    OrganizationKind.FOUNDATION,
    OrganizationKind.CHURCH,
    OrganizationKind.UNION,
    OrganizationKind.CORPORATION,
    OrganizationKind.COMPANY,
}
_GROUPS = {OrganizationKind.PROFESSIONAL_GROUP, OrganizationKind.COUNCIL, OrganizationKind.INITIATIVE}
SHAPES: Mapping[str, Text] = {
    "star": Text(de="Netzwerkkoordination", en="network coordination"),
    "square": Text(de="Amt, Behörde, Gericht", en="office, authority, court"),
    "circle": Text(de="Träger, Verband, Verein", en="carrier, association"),
    "diamond": Text(de="Einrichtung, Praxis, Dienst", en="institution, practice, service"),
    "triangle": Text(de="Berufs- oder Personengruppe", en="group of professionals or persons"),
    "pentagon": Text(de="Art nicht erfasst", en="kind not recorded"),
}


class Node(NamedTuple):
    """An actor on the map, or the ghost of a missing one. ``ties`` counts its recorded cooperation."""

    id: str
    name: str
    group: str
    sector: str | None
    shape: str
    ring: int
    ties: int
    certainty: str


class Edge(NamedTuple):
    """A line: its layer, the intensity, whether it is stale, whether youth welfare and health meet in it."""

    a: str
    b: str
    layer: str
    intensity: int
    stale: bool
    across: bool

    @property
    def look(self) -> str:
        """How the line is drawn: its layer, or that it is stale."""
        return STALE if self.stale else self.layer


class Body(NamedTuple):
    """A committee or network in the strip below the map, with the actors on the map that sit in it."""

    id: str
    name: str
    layer: str | None
    members: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """Everything on the map."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    bodies: tuple[Body, ...]

    @cached_property
    def actors(self) -> tuple[Node, ...]:
        """The nodes that are there."""
        return tuple(n for n in self.nodes if n.certainty != GHOST)

    @cached_property
    def ghosts(self) -> tuple[Node, ...]:
        """The nodes that are missing."""
        return tuple(n for n in self.nodes if n.certainty == GHOST)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Who has a recorded line with whom, missing ones left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            if edge.layer != MISSING:
                found[edge.a].add(edge.b)
                found[edge.b].add(edge.a)
        return {id: frozenset(others) for id, others in found.items()}

    def layout(self, earlier: Layout | None = None) -> Layout:
        """The place of each node; give the stored layout so that nobody moves."""
        return arranged((Thing(n.id, n.name, n.group, n.ring) for n in self.nodes), earlier)


def picture_of(
    snapshot: Snapshot, findings: Iterable[Finding] = (), expected: Iterable[ExpectedLink] = (), *, language: str = "de"
) -> Picture:
    """The map of a district at a date; what is missing comes from findings the group has not dismissed.

    ``expected`` are the links that norm lines expect: what is not recorded is drawn as a question, above and below the
    70 % gate, since a line on the map is no verdict.
    """
    findings = tuple(findings)
    rings = _rings(snapshot)
    ties = _tie_counts(snapshot)
    actors = [
        _node(snapshot, snapshot.entities[id], rings.get(id, LISTED), ties.get(id, 0))
        for id in snapshot.network.actors
        if snapshot.certainty[id] is not Certainty.ABSENT
    ]
    nodes = (*actors, *_ghosts(snapshot, findings, language))
    rank = {n.id: (n.ring, -n.ties, n.id) for n in actors}
    missing = missing_pairs(findings, expected, rank) | own_pairs(snapshot, findings, rank)
    return Picture(nodes, tuple(_edges(snapshot, set(rank), missing)), tuple(_bodies(snapshot)))


def shown_name(entity: Entity) -> str:
    """The name as it may leave the house: persons stay unnamed (domain 7.1)."""
    return MASKED_NAME if entity.type == EntityType.PERSON else entity.name


def _node(snapshot: Snapshot, actor: Entity, ring: int, ties: int) -> Node:
    sector = snapshot.sector(actor.id)
    return Node(
        actor.id, shown_name(actor), group_of(sector), sector, shape_of(actor), ring, ties, snapshot.certainty[actor.id]
    )


def shape_of(actor: Entity) -> str:
    """The shape of the mark of an actor: what kind of thing it is."""
    if ActorType.NWK in actor.all(Prop.ACTOR_TYPE):
        return "star"
    if actor.type in (EntityType.PERSON, EntityType.PERSON_GROUP):
        return "triangle"
    kind = actor.value(Prop.KIND)
    if actor.type == EntityType.SERVICE:
        return "diamond"
    for shape, kinds in (("square", _OFFICES), ("circle", _CARRIERS), ("triangle", _GROUPS)):
        if kind in kinds:
            return shape
    return "pentagon" if kind is None else "diamond"


def organizers(snapshot: Snapshot) -> frozenset[str]:
    """Who runs a body of the network, with or without a seat in it."""
    bodies = {b.id for b in snapshot.bodies_of_layer("network")}
    return frozenset(r.target for r in snapshot.holding(RelationType.ORGANIZED_BY) if r.source in bodies)


def _rings(snapshot: Snapshot) -> dict[str, int]:
    found = dict.fromkeys(organizers(snapshot), MEMBER)
    for ring, bodies in (
        (MEMBER, snapshot.bodies_of_layer("network")),
        (STEERING, snapshot.bodies_of_kind(*STEERING_KINDS)),
    ):
        found |= {id: ring for id, sure in snapshot.members(bodies).items() if sure.holds}
    return found | dict.fromkeys(snapshot.coordination, CENTRE)


def _tie_counts(snapshot: Snapshot) -> dict[str, int]:
    network = snapshot.network
    return dict(zip(network.actors, map(int, network.degrees(CONTACT)), strict=True))


def _edges(snapshot: Snapshot, shown: set[str], missing: set[tuple[str, str]]) -> Iterator[Edge]:
    actors = snapshot.network.actors
    ties = {
        (actors[t.a], actors[t.b]): t for t in snapshot.network.ties(CONTACT) if {actors[t.a], actors[t.b]} <= shown
    }
    signed = {pair for pair in _signed_pairs(snapshot, set(ties)) if set(pair) <= shown}
    for pair in sorted(set(ties) | signed):
        tie = ties.get(pair)
        across = crosses_systems(snapshot, pair)
        stale = tie is not None and tie.certainty is Certainty.STALE and pair not in signed
        layer = AGREEMENT if pair in signed else COOPERATION
        yield Edge(*pair, layer, tie.intensity if tie else 0, stale, across)
    for pair in sorted(missing - set(ties)):
        yield Edge(*pair, MISSING, 0, stale=False, across=crosses_systems(snapshot, pair))


def _signed_pairs(snapshot: Snapshot, tied: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs whose both ends signed the same agreement in force (decision 0024: derived, never stored)."""
    signers: dict[str, set[str]] = defaultdict(set)
    in_force = {row.agreement.id for row in snapshot.derived(agreements) if row.certainty.holds}
    for signature in snapshot.network.obligation:
        if signature.certainty.holds and signature.agreement in in_force:
            signers[signature.agreement].add(snapshot.network.actors[signature.actor])
    found: set[tuple[str, str]] = set()
    for parties in signers.values():
        pairs = {(a, b) for a, b in combinations(sorted(parties), 2)}
        found |= pairs if len(parties) <= _MOST_SIGNERS else pairs & tied
    return found


def _ghosts(snapshot: Snapshot, findings: Iterable[Finding], language: str) -> Iterator[Node]:
    for code in missing_codes(snapshot, findings):
        sector = code.attribute("sector")
        ring = CENTRE if code.notation == ActorType.NWK else LISTED
        label = code.label.in_language(language)
        yield Node(f"{GHOST}:{code.notation}", label, group_of(sector), sector, "circle", ring, 0, GHOST)


def _bodies(snapshot: Snapshot) -> Iterator[Body]:
    order = {c.notation: c.order for c in snapshot.model.code_lists["BodyLayer"].codes}
    bodies = sorted(snapshot.bodies, key=lambda b: (order.get(snapshot.layer(b) or "", 99), b.name, b.id))
    for body in bodies:
        members = tuple(sorted({d.relation.source for d in snapshot.seats_in(body.id) if d.certainty.holds}))
        yield Body(body.id, shown_name(body), snapshot.layer(body), members)
