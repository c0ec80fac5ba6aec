"""What the library answers to the questions of ``docs/neo4j.md``: the same columns, by indicators and snapshot."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np

from graph.as_of import confirmed_on
from graph.certainty import Certainty
from graph.district.affiliation import Affiliation
from graph.district.outcome import Outcome
from graph.district.roll import Roll
from graph.district.seats import COUNCILS, is_body, is_family, seat_rows
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import UNKNOWN, CrossPairs
from graph.fields import primary_sector
from graph.findings.council import known_consultations
from graph.indicators import all_indicators
from graph.records import Entity
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology.names import BodyKind, BodyLayer, Prop, RelationType
from ontology.values import earliest, latest

Row = tuple[Any, ...]


def _outcome(snapshot: Snapshot, id: str) -> Outcome:
    return all_indicators()[id].compute(snapshot)


def missing_groups(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """A1: federal groups that nobody covers."""
    del store
    for item in _outcome(snapshot, "A1").items:
        norm = snapshot.model.norms[item.subjects[0]]
        if norm.land is None and not item.certainty.holds:
            yield norm.name, norm.label.de


def health_apart(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """A4: health actors in network bodies without any K-G pair that holds."""
    del store
    pairs = CrossPairs(snapshot)
    apart = np.flatnonzero(pairs.health)[(pairs.states >= UNKNOWN).all(axis=0)]
    bodies = _bodies_of(snapshot, BodyLayer.NETWORK)
    for actor in (snapshot.network.actors[i] for i in apart):
        if actor in bodies:
            yield actor, _name(snapshot, actor), _names(snapshot, bodies[actor])
    # Who only has a seat is no actor of the cooperation network, and has no tie all the same.
    for actor in bodies.keys() - set(snapshot.network.actors):
        if snapshot.in_system(actor, "G"):
            yield actor, _name(snapshot, actor), _names(snapshot, bodies[actor])


def ways(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """B6: who sits with the coordination and in the committee or the council; shortest as B6 says."""
    del store
    graph = Affiliation(snapshot)
    targets = {b.id for b in snapshot.bodies_of_kind(BodyKind.JHA, *COUNCILS)}
    found = {
        (1 if actor == start else 2, actor, _name(snapshot, actor), _name(snapshot, body))
        for start in snapshot.coordination
        for actor, bodies in graph.bodies_of.items()
        if set(bodies) & set(graph.bodies_of.get(start, ()))
        for body in set(bodies) & targets
    }
    counted = _outcome(snapshot, "B6").details
    steps = [s for s in (counted.get("steps_jha"), counted.get("steps_council")) if s is not None]
    if steps:
        assert min(steps) == min((row[0] for row in found), default=min(steps))
        assert bool(found) == (min(steps) <= 2)
    yield from found


def past_committee(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """B5: papers with consultations that hold, none in the youth welfare committee."""
    del store
    rows = defaultdict(list)
    for row in known_consultations(snapshot):
        rows[row.paper].append(row)
    for paper, found in rows.items():
        if not {r.body.value(Prop.KIND) for r in found} & {BodyKind.JHA, BodyKind.UAJHP}:
            bodies = frozenset(r.body.name for r in found)
            yield paper.id, paper.value(Prop.REFERENCE), bodies, max(earliest(r.date) for r in found)


def links_without_tie(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """A6: expected links with two recorded ends that no tie joins."""
    del store
    for item in _outcome(snapshot, "A6").items:
        norm = snapshot.model.norms[item.subjects[0]]
        ends = (snapshot.of_actor_type(code or "") for code in (norm.link_from, norm.link_to))
        pairs = [(a.id, z.id) for a, z in product(*ends) if a.id != z.id]
        if pairs and not item.certainty.holds:
            yield norm.name, norm.label.de, len({a for a, _ in pairs}), len({z for _, z in pairs})


def bridges(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """B6: members of both layers."""
    del store
    network, politics = (_bodies_of(snapshot, layer) for layer in (BodyLayer.NETWORK, BodyLayer.POLITICAL))
    items = _outcome(snapshot, "B6").items
    for actor in {i.subjects[0] for i in items if i.certainty.holds and not i.label.de.startswith("Weg der")}:
        yield actor, _name(snapshot, actor), _names(snapshot, network[actor]), _names(snapshot, politics[actor])


def single_threads(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """A10 by the primary sector alone: sectors with one entry in a body of the network."""
    del store
    roll = snapshot.derived(Roll)
    voices = defaultdict(set)
    for actor in roll.actors:
        sector = primary_sector(actor, snapshot.model)
        if sector is not None and actor.id in roll.parts and roll.parts[actor.id].certainty.holds:
            voices[sector].add(actor.id)
    for sector, found in voices.items():
        if len(found) == 1:
            (only,) = found
            yield sector, snapshot.model.code("Sector", sector).label.de, only, _name(snapshot, only)


def agreements(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """B10: what is in force or ended, and whose signatures hold."""
    del store
    signed = defaultdict(set)
    for relation, certainty in snapshot.relations_of(RelationType.SIGNS):
        if certainty.holds:
            signed[relation.target].add(_name(snapshot, relation.source))
    for item in _outcome(snapshot, "B10").items:
        agreement = snapshot.entities[item.subjects[0]]
        ended = item.note is not None and item.note.de.startswith("ausgelaufen oder gekündigt")
        if item.certainty.holds or (ended and snapshot.certainty[agreement.id].holds):
            until = agreement.value(Prop.VALID_UNTIL)
            last = latest(until) if until else None
            yield agreement.id, agreement.value(Prop.NAME), ended, last, frozenset(signed[agreement.id])


def families(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """C3: seats of families in network bodies, the steering ones and the others."""
    del store
    for row in seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK)):
        if row.certainty.holds and is_family(snapshot, row):
            yield row.actor.id, row.actor.value(Prop.NAME), row.body.id, row.body.value(Prop.NAME), row.seats


def stale(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """Seats, ties and representations that are stale, by each source of theirs."""
    kinds = (RelationType.MEMBERSHIP, RelationType.COOPERATION, RelationType.REPRESENTS)
    found = defaultdict(list)
    for kind in kinds:
        for relation, certainty in snapshot.relations_of(kind):
            if certainty is Certainty.STALE:
                for source in relation.sources:
                    found[source, str(relation.type)].append(latest(confirmed_on(relation)))
    for (source, type), days in found.items():
        known = store.get(source, scope=EVERYTHING)
        yield source, known.name if isinstance(known, Entity) else source, type, len(days), max(days)


def last_batch(snapshot: Snapshot, store: GraphStore) -> Iterator[Row]:
    """The newest revision of the journal."""
    del snapshot
    newest = store.head(EVERYTHING)
    assert newest is not None
    found: Counter[str] = Counter()
    for entry in store.journal(after=newest.number - 1, scope=EVERYTHING):
        found["new" if entry.before is None else "gone" if entry.after is None else "changed"] += 1
    for what, records in found.items():
        yield newest.number, newest.author, newest.reason, what, records


def _bodies_of(snapshot: Snapshot, layer: BodyLayer) -> Mapping[str, set[str]]:
    """The bodies of a layer in which each actor sits; bodies are no actors here."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for body in snapshot.bodies_of_layer(layer):
        for relation, certainty in snapshot.seats_in(body.id):
            if certainty.holds and not is_body(snapshot, snapshot.entities[relation.source]):
                found[relation.source].add(body.id)
    return found


def _name(snapshot: Snapshot, id: str) -> str | None:
    return snapshot.entities[id].value(Prop.NAME)


def _names(snapshot: Snapshot, ids: set[str]) -> frozenset[str | None]:
    return frozenset(_name(snapshot, id) for id in ids)


ANSWERS: tuple[Callable[[Snapshot, GraphStore], Iterator[Row]], ...] = (
    missing_groups,
    health_apart,
    ways,
    past_committee,
    links_without_tie,
    bridges,
    single_threads,
    agreements,
    families,
    stale,
    last_batch,
)
"""In the order of the page."""
