"""A server that is away, refuses, is too old, holds something else, changes its model, or is killed while writing."""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event, Thread
from threading import enumerate as enumerate_threads
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from api import neo4j_server
from graph.errors import AccessRefusedError, StoreUnavailableError, StoreVersionError
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from graph.stores.bolt import BoltRow, Connection, Transaction, address_of
from graph.stores.cypher import migration, schema
from graph.stores.neo4j import examine
from ontology import Model, Text
from ontology.model import Code
from tests import neo4j_database
from tests.neo4j_database import Database
from tests.open_connections import open_to
from tests.store.small import commit, everything, one_of_each, org, tie

BATCH = 20


@pytest.mark.skipif("TEST_NEO4J_URL" in os.environ, reason="the folder of that server is not known here")
def test_settings_of_ones_own_stand_in_the_folder_of_the_server(neo4j: Database) -> None:
    (found,) = neo4j.ask("SHOW SETTINGS 'dbms.cypher.min_replan_interval' YIELD value")
    assert found["value"] == "1d"


# -- who waits no longer ---------------------------------------------------------------------------------------


def test_who_asks_on_when_nobody_waits_any_more_leaves_no_connection_open(neo4j: Database) -> None:
    """A connection of which nobody knows would stay in the process, and at the server, until both end."""
    left, asked_on = Event(), Event()
    port = urlsplit(address_of(neo4j.url).url).port or 0
    before = open_to(port)
    connection = Connection(f"{neo4j.url}?patience=1")

    def slow(tx: Transaction) -> list[BoltRow]:
        left.wait(60)
        try:
            return tx.rows("RETURN 1")
        finally:
            asked_on.set()

    with pytest.raises(StoreUnavailableError, match="said nothing"):
        connection.read(slow)
    connection.close()
    left.set()
    assert asked_on.wait(60)
    while any(thread.name == "asks a server" for thread in enumerate_threads()):
        sleep(0.01)
    assert open_to(port) == before


# -- whole commits --------------------------------------------------------------------------------------------


def test_what_was_read_while_a_commit_came_is_read_again(neo4j: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One comes and is done after the first look at the records; another is on its way at the look after that.

    What was written was the last look at the state, so the first reading begins with the records.
    """
    store, real, read = neo4j.emptied(), Transaction.rows, list[str]()
    commit(store, org("d1:a"))
    coming, done = "m.coming = m.coming + 1", "m.done = m.coming"
    meanwhile = {1: f"SET {coming} SET {done}", 3: f"SET {coming}", 5: f"SET {done}"}

    def rows(self: Transaction, text: str, **parameters: object) -> list[BoltRow]:
        found = real(self, text, **parameters)
        read.append("records" if "n.claims" in text else "state")
        if happens := meanwhile.pop(len(read), ""):
            neo4j.ask(f"MATCH (m:Commits) {happens}")
        return found

    monkeypatch.setattr(Transaction, "rows", rows)
    assert [e.id for e in store.records(EVERYTHING)] == ["d1:a"]
    assert read == ["records", "state", "records", "state", "state", "state", "records", "state"]
    read.clear()
    assert [e.id for e in store.records(EVERYTHING)] == ["d1:a"]
    assert read == ["records", "state"]


def test_who_died_between_announcement_and_commit_stops_nobody(neo4j: Database, model: Model) -> None:
    """The reader waits for it, finds that nobody writes any more, and notes so for everybody."""
    store = open_store(neo4j.empty(), model)
    commit(store, org("d1:a"))
    announced = "MATCH (m:Commits) SET m.coming = m.coming + 1"
    neo4j.ask(announced)
    assert [e.id for e in store.records(EVERYTHING)] == ["d1:a"]
    neo4j.ask(announced)
    commit(store, org("d1:b"))
    ((coming, done),) = neo4j.ask("MATCH (m:Commits) RETURN m.coming, m.done")
    assert (coming == done, len(list(store.records(EVERYTHING)))) == (True, 2)
    store.close()


# -- what cannot be opened ------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "neo4j+s"])
def test_a_server_that_is_away_is_said_with_its_address_and_no_password(scheme: str, model: Model) -> None:
    port = neo4j_server.free_port()
    with pytest.raises(StoreUnavailableError, match=f"no server answers at .*:{port}") as refused:
        open_store(f"{scheme}://neo4j:geheim@127.0.0.1:{port}", model)
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("url", ["bolt://neo4j:x@[kaputt", "neo4j://", "bolt://neo4j:x@127.0.0.1:0"])
def test_an_address_that_is_none_is_refused(url: str, model: Model) -> None:
    with pytest.raises(StoreUnavailableError):
        open_store(url, model)


@pytest.mark.parametrize("access", ["neo4j:falsch@", "niemand:x@", ""])
def test_a_wrong_password_or_none_is_refused_and_not_repeated(neo4j: Database, model: Model, access: str) -> None:
    url = f"bolt://{access}{neo4j.url.rpartition('@')[2]}"
    with pytest.raises(AccessRefusedError) as refused:
        open_store(url, model)
    assert "falsch" not in str(refused.value)


def test_routing_reaches_the_same_store_and_sees_its_own_writes(neo4j: Database, model: Model) -> None:
    """``neo4j://``, as a cluster is addressed: every reader gets the bookmark of the last write."""
    store = open_store(neo4j.empty().replace("bolt://", "neo4j://"), model)
    for n in range(5):
        commit(store, org(f"d1:{n}"))
        assert len(list(store.records(EVERYTHING))) == n + 1
    store.close()


@pytest.mark.parametrize("agent", ["Neo4j/4.4.41", "Neo4j/5.25.1", "Neo4j/dev", "Memgraph"])
def test_an_old_server_is_refused(agent: str) -> None:
    with pytest.raises(StoreVersionError, match=r"5\.26"):
        migration.refuse_old_server(agent)


def test_a_database_of_another_application_is_left_alone(neo4j: Database, model: Model) -> None:
    neo4j.empty()
    neo4j.ask("MATCH (s:Store) SET s:Other REMOVE s:Store")
    try:
        with pytest.raises(StoreUnavailableError, match="another application"):
            open_store(neo4j.url, model)
        assert neo4j.ask("MATCH (s:Store) RETURN s") == []
    finally:
        neo4j.ask("MATCH (s:Other) SET s:Store REMOVE s:Other")


def test_a_newer_store_is_refused_with_both_versions(neo4j: Database, model: Model) -> None:
    for change in ("s.model = '9.0.0'", f"s.format = {schema.GRAPH_FORMAT + 1}"):
        before = neo4j.ask("MATCH (s:Store) RETURN s.model AS model, s.format AS format")[0].data()
        neo4j.ask(f"MATCH (s:Store) SET {change}")
        try:
            with pytest.raises(
                StoreVersionError, match=f"9.0.0.*{model.version}|{schema.GRAPH_FORMAT + 1}.*{schema.GRAPH_FORMAT}"
            ):
                open_store(neo4j.url, model)
        finally:
            neo4j.ask("MATCH (s:Store) SET s.model = $model, s.format = $format", **before)


# -- bringing forward -----------------------------------------------------------------------------------------


def renamed(model: Model) -> Model:
    """The model of a later version: a class that was called otherwise before, and a code more."""
    sector = model.code_lists["Sector"]
    more = Code("NEU", "https://example.org/neu", Text("Neuer Bereich", "new sector"), 999)
    lists = {**model.code_lists, "Sector": replace(sector, codes=(*sector.codes, more))}
    kind = model.types["Organization"]
    types = {**model.types, "Organization": replace(kind, ancestors=(*kind.ancestors, "Holder"))}
    types["Holder"] = replace(model.types["Party"], name="Holder")
    return replace(model, version="1.1.0", code_lists=lists, types=types)


@pytest.fixture
def older(neo4j: Database, model: Model) -> Iterator[str]:
    """The URL of a store with records, written for the shipped model; it is brought back to it afterwards."""
    store = open_store(neo4j.empty(), model)
    commit(store, *one_of_each(model))
    store.close()
    yield neo4j.url
    neo4j.ask("MATCH (s:Store) SET s.model = '0.0.0', s.fingerprint = ''")
    open_store(neo4j.url, model).close()


def test_a_later_model_is_brought_into_the_graph(older: str, neo4j: Database, model: Model) -> None:
    plain = open_store(older, model)
    before, entries = everything(plain), list(plain.journal(scope=EVERYTHING))
    plain.close()
    store = open_store(older, renamed(model))
    assert (everything(store), list(store.journal(scope=EVERYTHING))) == (before, entries)
    assert len(neo4j.ask("MATCH (o:Holder:Organization) RETURN o")) == 1
    assert len(neo4j.ask("MATCH (:Concept {key: 'Sector:NEU'})-[:IN_SCHEME]->({name: 'Sector'}) RETURN 1")) == 1
    assert len(neo4j.ask("MATCH (:Organization)-[:OF_KIND]->(:Concept {key: 'Sector:KJH'}) RETURN 1")) == 1
    (there,) = neo4j.ask("MATCH (s:Store) RETURN s.model, s.fingerprint")
    assert list(there.values()) == ["1.1.0", schema.fingerprint(renamed(model))]
    commit(store, org("d1:neu"))
    store.close()
    with pytest.raises(StoreVersionError):
        open_store(older, model)


def test_bringing_forward_that_was_broken_off_is_finished_by_the_next_opening(
    older: str, neo4j: Database, model: Model
) -> None:
    """As a kill leaves it: some records are written anew, the note that all are is not."""
    neo4j.ask("MATCH (s:Store) SET s.fingerprint = 'half'")
    neo4j.ask("MATCH (n:Record {type: 'Person'}) REMOVE n:Person SET n.name = null")
    neo4j.ask("MATCH (:Record)-[r:MEMBERSHIP]->() SET r.role = null")
    open_store(older, model).close()
    assert len(neo4j.ask("MATCH (p:Person) WHERE p.name IS NOT NULL RETURN p")) == 1
    assert len(neo4j.ask("MATCH ()-[r:MEMBERSHIP]->() WHERE r.role IS NOT NULL RETURN r")) == 1


def test_a_lost_or_foreign_index_is_set_right_by_the_next_opening(neo4j: Database, model: Model) -> None:
    neo4j.ask("DROP INDEX fruehnetz_record_owner")
    neo4j.ask("CREATE INDEX fruehnetz_left_over IF NOT EXISTS FOR (n:Record) ON (n.left)")
    assert "fruehnetz_record_owner" in examine(neo4j.url, model).missing
    open_store(neo4j.url, model).close()
    found = examine(neo4j.url, model)
    assert (found.missing, found.not_online, found.current, found.edition) == ((), (), True, "community")
    names = {row[0] for row in neo4j.ask("SHOW INDEXES YIELD name")}
    assert ("fruehnetz_record_owner" in names, "fruehnetz_left_over" in names) == (True, False)


# -- a server that ends while somebody writes -----------------------------------------------------------------


def keep_writing(url: str, model: Model, acknowledged: list[int], stop: Event) -> None:
    """Commit batch after batch, with a new connection where the old one has given up."""
    numbers = count()
    while not stop.is_set():
        store: GraphStore | None = None
        try:
            store = open_store(url, model)
            while not stop.is_set():
                n = next(numbers)
                ids = [f"d1:{n}-{i}" for i in range(BATCH)]
                commit(store, *map(org, ids), tie(ids[0], ids[1]))
                acknowledged.append(n)
        except StoreUnavailableError:
            sleep(0.1)
        finally:
            if store is not None:
                store.close()


@pytest.mark.server
def test_a_killed_server_has_lost_nothing_acknowledged_and_holds_no_half_batch(tmp_path: Path, model: Model) -> None:
    """The server is killed under a writer that never stops, and started again at its port."""
    acknowledged, stop = list[int](), Event()

    def start(port: int) -> neo4j_server.Server:
        libraries = neo4j_database.libraries()
        return neo4j_server.start(tmp_path / "neo4j", libraries, neo4j_database.PASSWORD, port=port, memory="1g")

    server = start(neo4j_server.free_port())
    # With little patience: the driver waits longer and longer between its attempts.
    writer = Thread(target=keep_writing, args=(f"{server.url}?patience=6", model, acknowledged, stop))
    writer.start()
    try:
        wait_for(5, acknowledged)
        server.kill()
        server = start(server.port)
        wait_for(2, acknowledged)
    finally:
        stop.set()
        writer.join()
    assert_whole(server.url, model, acknowledged)
    server.stop()


def wait_for(more: int, acknowledged: list[int]) -> None:
    """Until so many more batches are acknowledged."""
    until, enough = monotonic() + 120, len(acknowledged) + more
    while len(acknowledged) < enough:
        assert monotonic() < until, "the writer does not come back"
        sleep(0.002)


def assert_whole(url: str, model: Model, acknowledged: list[int]) -> None:
    store = open_store(url, model)
    counted: dict[int, int] = {}
    for found in store.records(EVERYTHING):
        number = int(found.id.removeprefix("d1:").partition("-")[0])
        counted[number] = counted.get(number, 0) + 1
    assert set(counted.values()) == {BATCH}
    assert set(acknowledged) <= counted.keys()
    assert len(list(store.relations(scope=EVERYTHING))) == len(counted)
    assert len(list(store.journal(scope=EVERYTHING))) == len(counted) * (BATCH + 1)
    head = store.head(EVERYTHING)
    assert head is not None
    assert head.number == len(counted)
    store.close()
