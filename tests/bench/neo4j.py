"""A million relations in both stores: written, moved, read back as networks. A server is started for it."""

import random
import resource
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from neo4j import GraphDatabase, Session

from api import neo4j_server
from api.settings import load_settings
from graph.district.joining import intensity_of
from graph.district.network import Network, network_from_ties
from graph.records import Record, Relation, entity, relation, to_json
from graph.records.claims import EXISTS, Claim, claims_to_json
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.bolt import address_of
from graph.stores.copying import copy
from graph.stores.cypher.properties import relationship_properties
from ontology import Model, load_model
from ontology.names import EntityType, Prop
from tests.bench.measuring import Measured, best

DISTRICTS, ENTITIES, RELATIONS = 600, 167, 1667
"""Together 100,200 entities and 1,000,200 relations; each district is one batch, as an import makes it."""
SAMPLE = 1000
TIME = "2026-01-01T00:00:00+00:00"


def neo4j(folder: Path) -> Measured:
    """Copied from a file into Neo4j; plain: single MERGEs of each relation and of its journal entry, on a sample."""
    model, file = load_model(), f"sqlite:///{folder / 'netz.db'}"
    libraries = neo4j_server.libraries(load_settings().cache)
    source = open_store(file, model)
    built = _timed(lambda: [source.commit(_batch(n), scope=EVERYTHING) for n in range(DISTRICTS)])
    with neo4j_server.running(folder / "neo4j", libraries, "nur-zum-messen") as server:
        target = open_store(server.url, model)
        written = _timed(lambda: copy(source, target))
        stores = {"Neo4j": target, "SQLite": source}
        read = {name: _timed(partial(_networks, store)) for name, store in stores.items()}
        one = {name: best(partial(_network, store, 7)) for name, store in stores.items()}
        relation_only, with_journal = _single_merges(server.url)
        target.close()
    source.close()
    scale = DISTRICTS * RELATIONS / SAMPLE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    note = (
        f"plain: {SAMPLE} of {DISTRICTS * RELATIONS:,} sampled, {relation_only * scale:.0f} s without the journal; "
        f"SQLite written in {built:.0f} s; networks read: Neo4j {read['Neo4j']:.1f} s, SQLite {read['SQLite']:.1f} s; "
        f"one district: {one['Neo4j'] * 1000:.0f} and {one['SQLite'] * 1000:.0f} ms; peak is the client's"
    )
    return Measured(written, with_journal * scale, note, peak)


def _batch(number: int) -> Batch:
    return Batch("bench", TIME, f"Bezirk {number}", tuple(put(record) for record in _records(number)))


def _key(number: int) -> str:
    return f"{10_000 + number}"


def _records(number: int) -> Iterator[Record]:
    key, draw = _key(number), random.Random(number)

    def said(row: int, **values: str) -> list[Claim]:
        place = (f"{key}:Q", f"Blatt 1, Zeile {row}", "2026-01-01", "fromList")
        return [Claim(EXISTS, "", *place), *(Claim(prop, value, *place) for prop, value in values.items())]

    yield entity(f"{key}:Q", EntityType.SOURCE, key, said(1, name=f"Liste {key}", statedOn="2026-01-01"))
    ids = [f"{key}:A{i}" for i in range(ENTITIES - 1)]
    for i, id in enumerate(ids):
        sector = draw.choice(("KJH", "GES", "SCHWB", "FF"))
        yield entity(id, EntityType.ORGANIZATION, key, said(i, name=f"Stelle {i} in {key}", sector=sector))
    for i in range(RELATIONS):
        a, b = draw.sample(ids, 2)
        values = {"intensity": str(draw.randint(1, 4)), "startDate": f"20{draw.randint(10, 25)}"}
        yield relation(f"{key}:R{i}", "Cooperation", (a, b), key, said(i, **values))


def _networks(store: GraphStore) -> None:
    ties = sum(len(_network(store, number).cooperation) for number in range(DISTRICTS))
    assert ties == DISTRICTS * RELATIONS


def _network(store: GraphStore, number: int) -> Network:
    scope = Scope.of(_key(number))
    sectors = {e.id: e.value(Prop.SECTOR) for e in store.records(scope, [EntityType.ORGANIZATION])}
    return network_from_ties(sectors, [(r.source, r.target, intensity_of(r)) for r in store.relations(scope=scope)])


def _single_merges(url: str) -> tuple[float, float]:
    """Seconds of the plain way for a sample: the relations alone, and with a journal entry for each."""
    at, model = address_of(url), load_model()
    records = list(_records(DISTRICTS + 1))
    rows = [record for record in records if isinstance(record, Relation)][:SAMPLE]
    with GraphDatabase.driver(at.url, auth=at.access) as driver, driver.session() as session:
        for record in records[:ENTITIES]:
            session.run("MERGE (:Record {id: $id})", id=record.id).consume()
        relations = _timed(lambda: _merge_relations(session, rows, model))
        journal = _timed(lambda: _merge_changes(session, rows))
    return relations, relations + journal


def _merge_relations(session: Session, rows: list[Relation], model: Model) -> None:
    for row in rows:
        session.run(
            "MATCH (a:Record {id: $source}) MATCH (b:Record {id: $target}) "
            "MERGE (a)-[r:COOPERATION {id: $id}]->(b) SET r += $properties",
            source=row.source,
            target=row.target,
            id=row.id,
            properties=relationship_properties(row, claims_to_json(row.claims), model),
        ).consume()


def _merge_changes(session: Session, rows: list[Relation]) -> None:
    for number, row in enumerate(rows):
        session.run(
            "MERGE (c:Change {revision: -1, position: $number}) SET c.record = $id, c.after = $after",
            number=number,
            id=row.id,
            after=to_json(row),
        ).consume()


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
