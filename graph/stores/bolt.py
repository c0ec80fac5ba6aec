"""A connection to a Neo4j server: the only module that speaks to the driver, and tells its errors in our words."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit
from weakref import finalize

from neo4j import GraphDatabase, ManagedTransaction, Session, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from graph.errors import AccessRefusedError, InvalidError, NotAnsweringError, StoreUnavailableError
from graph.stores.cypher import Statement, in_parts
from graph.stores.cypher.room import MORE_MEMORY
from graph.stores.patience import Askers, Breaker, Pulse, SilenceError, heard_within
from graph.stores.scoped import NO_END
from ontology import DomainError

PAGE = 2000
"""Rows fetched at once."""
PATIENCE = 120.0
"""Seconds for which a server may say nothing, unless the address says another number (``?patience=4``)."""
REST = 5.0
"""Seconds for which a server that did not answer is not asked again."""
_T = TypeVar("_T")
BoltRow = list[Any]
# Errors are told below, once and in words: without this the driver prints each attempt.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Address(NamedTuple):
    """Where a store is, who opens it, and for how many seconds it may say nothing."""

    url: str
    access: tuple[str, str] | None
    database: str | None
    patience: float = PATIENCE


def address_of(url: str) -> Address:
    """The parts of ``neo4j://user:password@host:7687/database``; the address alone never shows a password.

    >>> address_of("bolt://neo4j:ge%40heim@localhost:7687/netz?patience=4")
    Address(url='bolt://localhost:7687', access=('neo4j', 'ge@heim'), database='netz', patience=4.0)
    """
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    where = f"{parts.scheme}://{host or 'localhost'}:{parts.port or 7687}"
    access = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    said = parse_qs(parts.query).get("patience")
    return Address(where, access, unquote(parts.path.strip("/")) or None, float(said[0]) if said else PATIENCE)


class Transaction:
    """A transaction as a store uses it; each answer is a beat of the pulse."""

    def __init__(self, transaction: ManagedTransaction, pulse: Pulse) -> None:
        self._transaction, self._pulse = transaction, pulse
        self._sent = 0

    def rows(self, text: str, **parameters: object) -> list[BoltRow]:
        """What a statement answers."""
        found = []
        for record in self._transaction.run(text, parameters):
            found.append(record.values())
            self._pulse.beat()
        self._pulse.beat()
        return found

    def rows_for(self, ids: Sequence[str], text: str, **parameters: object) -> Iterator[Any]:
        """What a statement answers for many ids, handed over in parts as ``ids``."""
        for part in in_parts(ids):
            yield from self.rows(text, ids=part, **parameters)

    def run(self, statement: Statement) -> None:
        """Run a statement that answers nothing; raises InvalidError if an end of a relation was not there."""
        # The driver keeps what it was handed until the transaction ends: all of a long list, if it were not emptied.
        rows = list(statement.rows)
        handed = {**statement.parameters, "rows": rows} if rows else statement.parameters
        counters = self._transaction.run(statement.text, handed).consume().counters
        self._pulse.beat()
        self._sent += len(rows)
        rows.clear()
        if statement.creates is not None and counters.relationships_created != statement.creates:
            raise InvalidError(NO_END)

    def end(self) -> int:
        """All is sent, so many rows, and is to be saved; raises SilenceError where nobody waits for it any more."""
        self._pulse.beat(_SAVING * self._sent)
        return self._sent

    def run_all(self, statements: Iterable[Statement]) -> None:
        """Run one statement after the other, each made when it is its turn."""
        for statement in statements:
            self.run(statement)


_POOL = "MemoryPool"
"""Stands in the code of what went beyond the memory for transactions."""
_CONNECTING = 10.0
_RETRYING = 15.0
"""Seconds at most for connecting, and for repeating what a server could not do at the moment."""
_SENT_ONCE = 50_000
"""Rows at most that are sent again if the server could not save them at the moment: more take minutes each time."""
_SAVING = 0.001
"""Seconds more for each row that was sent: a server that saves says nothing until all of it is on the disk."""


class Connection:
    """A connection that is closed when told to, or when it is forgotten, but not under those who still ask."""

    def __init__(self, url: str) -> None:
        try:
            self.at = address_of(url)
            driver = GraphDatabase.driver(
                self.at.url,
                auth=self.at.access,
                user_agent="fruehnetz",
                connection_timeout=min(_CONNECTING, self.at.patience),
                connection_acquisition_timeout=min(2 * _CONNECTING, self.at.patience),
                max_transaction_retry_time=min(_RETRYING, self.at.patience / 2),
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        except (ValueError, ConfigurationError) as error:
            # What was given is not repeated: a password may stand there.
            raise StoreUnavailableError(
                "not an address of a Neo4j server; one is neo4j+s://host:7687/database"
            ) from error
        self._driver, self._breaker, self._askers = driver, Breaker(REST), Askers(driver.close)
        self.close = finalize(self, self._askers.end)
        # Whoever reads after writing sees it, whichever server of a cluster answers.
        self._bookmarks = GraphDatabase.bookmark_manager()

    def agent(self) -> str:
        """What the server calls itself, ``Neo4j/5.26.25``; raises if it does not answer."""
        return self._patiently(lambda _: str(self._driver.get_server_info().agent))

    def write(self, work: Callable[[Transaction], _T]) -> _T:
        """Run one transaction; the driver repeats it after transient errors, never one that may have been saved."""

        def write(pulse: Pulse) -> _T:
            sent = [0]

            def once(tx: ManagedTransaction) -> _T:
                if sent[0] > _SENT_ONCE:
                    raise StoreUnavailableError(f"the server did not save a change of this size: {MORE_MEMORY}")
                made, sent[0] = self._done(work, Transaction(tx, pulse))
                return made

            with self._session() as session:
                return session.execute_write(once)

        return self._patiently(write)

    def _done(self, work: Callable[[Transaction], _T], tx: Transaction) -> tuple[_T, int]:
        """What was made, and how many rows were sent for it, right before it is saved.

        It is not where whoever wanted it has broken off meanwhile.
        What is too large for the server is not done again: that would take as long, and end in the same way.
        """
        try:
            made = work(tx)
        except Neo4jError as error:
            if _POOL in (error.code or ""):
                raise self._refused(error) from error
            raise
        return made, tx.end()

    def read(self, work: Callable[[Transaction], _T]) -> _T:
        """Run one transaction that changes nothing; the server gives up on it when nobody waits any more."""

        def read(pulse: Pulse) -> _T:
            asked = unit_of_work(timeout=self.at.patience)(lambda tx: work(Transaction(tx, pulse)))
            with self._session() as session:
                found: _T = session.execute_read(asked)
                return found

        return self._patiently(read)

    def rows(self, text: str, **parameters: object) -> list[BoltRow]:
        """What a statement answers that changes nothing."""
        return self.read(lambda tx: tx.rows(text, **parameters))

    def _patiently(self, work: Callable[[Pulse], _T]) -> _T:
        """Wait as long as the server says something now and then."""
        pulse = Pulse()

        def ask() -> _T:
            with self._askers.one_more():
                return work(pulse)

        with self._breaker.guarding(), self._told():
            return heard_within(self.at.patience, pulse, ask)

    def _session(self) -> Session:
        return self._driver.session(database=self.at.database, bookmark_manager=self._bookmarks, fetch_size=PAGE)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what the driver raises in the words of the contract."""
        try:
            yield
        except SilenceError as error:
            raise NotAnsweringError(f"{self.at.url} said nothing for {self.at.patience:g} s") from error
        except AuthError as error:
            who = f"user {self.at.access[0]!r}" if self.at.access is not None else "no user"
            raise AccessRefusedError(f"{self.at.url}, {who}: {error.message}") from error
        except ConstraintError as error:
            raise InvalidError(NO_END) from error
        except IncompleteCommit as error:
            raise StoreUnavailableError(
                f"{self.at.url}: the connection broke while saving; the history says whether it was saved"
            ) from error
        except ServiceUnavailable as error:
            remedy = "is it running? “fruehnetz neo4j” starts one on this computer"
            raise NotAnsweringError(f"no server answers at {self.at.url}; {remedy}") from error
        except Neo4jError as error:
            raise self._refused(error) from error
        except DriverError as error:
            raise StoreUnavailableError(f"{self.at.url}: {error}") from error

    def _refused(self, error: Neo4jError) -> DomainError:
        """What the server did not do, and what helps."""
        if (error.code or "").startswith("Neo.ClientError.Security."):
            # After several wrong passwords the server answers with this kind for a while, also to the right one.
            return AccessRefusedError(f"{self.at.url}: {error.message}")
        if "too large to index" in (error.message or ""):
            return InvalidError("an identifier or name is too long for Neo4j")
        if _POOL in (error.code or ""):
            return StoreUnavailableError(f"a change of this size needs more memory at the server: {MORE_MEMORY}")
        return StoreUnavailableError(f"{self.at.url}: {error.message or error.code}")
