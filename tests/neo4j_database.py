"""A real Neo4j server for the tests: the one of ``TEST_NEO4J_URL``, or one started here, once for the whole run.

Tests empty the database again and again, so one that holds anything but tests is refused.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path

import pytest
from neo4j import GraphDatabase, Record

from api import neo4j_server
from api.settings import load_settings
from graph.errors import StoreUnavailableError
from graph.private_files import write_private
from graph.stores import GraphStore, open_store
from graph.stores.bolt import address_of
from ontology import Model

PASSWORD = "nur-fuer-tests"
REQUIRED = os.environ.get("REQUIRE_NEO4J") == "1"


class Database:
    """A database that belongs to the tests."""

    def __init__(self, url: str, model: Model) -> None:
        self.url = url
        at = address_of(url)
        self._driver = GraphDatabase.driver(at.url, auth=at.access, notifications_min_severity="OFF")
        self._name = at.database
        used = self.ask("MATCH (n) WITH n LIMIT 1 RETURN 1")
        if used and not self.ask("MATCH (s:Store {testing: true}) RETURN 1"):
            self._driver.close()
            pytest.fail("the database of TEST_NEO4J_URL holds other things than tests; they would be deleted")
        self._opened = open_store(url, model)
        self.ask("MATCH (s:Store) SET s.testing = true")

    def ask(self, statement: str, **parameters: object) -> list[Record]:
        """What a statement answers."""
        return self._driver.execute_query(statement, parameters, database_=self._name).records

    def empty(self) -> str:
        """Take out every record and the journal; the URL."""
        with self._driver.session(database=self._name) as session:
            session.run(
                "MATCH (n:Record|Revision|Change) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
            ).consume()
        self.ask("MATCH (s:Store) SET s.revision = 0")
        return self.url

    def emptied(self) -> GraphStore:
        """A store in the empty database. It has the connection of all the others: to connect takes as long as a test.

        It is an object of its own, as what is known of a store is kept for the object and its newest revision.
        """
        self.empty()
        return copy(self._opened)

    def close(self) -> None:
        self._opened.close()
        self._driver.close()


def access(url: str) -> tuple[str, dict[str, str]]:
    """The address without user and password, and the settings that name these: no address may hold a password."""
    at = address_of(url)
    user, password = at.access or ("", "")
    return at.url, {"FRUEHNETZ_NEO4J_USER": user, "FRUEHNETZ_NEO4J_PASSWORD": password}


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The URL of a server; skips with the reason where there is none, which ``REQUIRE_NEO4J=1`` makes a failure."""
    if given := os.environ.get("TEST_NEO4J_URL"):
        yield given
        return
    with own_server(folder) as started:
        yield started.url


@contextmanager
def own_server(folder: Path) -> Iterator[neo4j_server.Server]:
    """A server started here, that a test may also kill."""
    # Each test fills an empty database: to the server that is reason to plan every statement again after ten seconds,
    # which costs more than half of all that it does.
    write_private(folder / "neo4j.conf", "dbms.cypher.min_replan_interval=1d\n")
    with neo4j_server.running(folder, libraries(), PASSWORD, memory="1g") as started:
        yield started


def libraries() -> Path:
    """The libraries of the server."""
    reason = neo4j_server.unavailable()
    if not reason:
        try:
            return neo4j_server.libraries(load_settings().cache)
        except StoreUnavailableError as error:
            reason = str(error)
    if REQUIRED:
        pytest.fail(f"REQUIRE_NEO4J=1, but: {reason}")
    pytest.skip(reason)
