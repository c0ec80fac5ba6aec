"""Whole commits from a Neo4j server, which shows a commit to others piece by piece while it is being applied.

Neo4j isolates by *read committed*: a scan beside a commit may meet some of its nodes and miss the rest. Whoever writes
therefore says so right before the commit and again when it is done, each in a transaction of its own; a reading counts
only if nothing was on its way before it and nothing came meanwhile (a sequence lock). See decision 0061.
"""

from collections.abc import Callable
from contextlib import suppress
from time import sleep
from typing import TypeVar

from graph.errors import StoreUnavailableError
from graph.stores.bolt import BoltRow, Connection, Transaction
from graph.stores.cypher import Statement, writing

_T = TypeVar("_T")
_MARK = "(m:Commits)"
_COMING = f"MERGE {_MARK} SET m.coming = coalesce(m.coming, 0) + 1 RETURN m.coming"
_DONE = f"MATCH {_MARK} WHERE coalesce(m.done, 0) < $number SET m.done = $number"
_STATE = f"OPTIONAL MATCH {_MARK} RETURN coalesce(m.coming, 0), coalesce(m.done, 0)"
_STATE_LOCKED = f"{writing.LOCK} WITH s {_STATE}"
_TRIES = 6
_PAUSE = 0.005
"""Seconds before the second try; each further pause is twice as long."""


class WholeCommits:
    """Writes to and reads from a server so that nobody sees half of a commit."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def write(self, work: Callable[[Transaction], _T]) -> _T:
        """Run ``work`` in one transaction, for which all other writers wait; readers are told of its commit."""

        def announced(tx: Transaction) -> tuple[_T, int]:
            self._lock(tx)
            made = work(tx)
            return made, self._to.write(lambda other: int(other.rows(_COMING)[0][0]))

        made, number = self._to.write(announced)
        # It is saved. If this note does not arrive, whoever reads or writes next makes it.
        with suppress(StoreUnavailableError):
            self._note(number)
        return made

    def rows(self, text: str, **parameters: object) -> list[BoltRow]:
        """What a statement answers that changes nothing; writers wait for it only where they never pause."""
        for attempt in range(_TRIES):
            found, whole = self._to.read(lambda tx: _looked(tx, text, parameters))
            if whole:
                return found
            sleep(_PAUSE * 2**attempt)
        return self._to.write(lambda tx: self._held(tx, text, parameters))

    def ask(self, statement: Statement) -> list[BoltRow]:
        """The same for a statement with its parameters."""
        return self.rows(statement.text, **statement.parameters)

    def _held(self, tx: Transaction, text: str, parameters: dict[str, object]) -> list[BoltRow]:
        self._lock(tx)
        return tx.rows(text, **parameters)

    def _lock(self, tx: Transaction) -> None:
        """Wait for whoever writes. Nothing is on its way then, whatever a writer that died has left announced."""
        ((coming, done),) = tx.rows(_STATE_LOCKED)
        if done < coming:
            self._note(coming)

    def _note(self, number: int) -> None:
        self._to.write(lambda tx: tx.run(Statement(_DONE, {"number": number})))


def _looked(tx: Transaction, text: str, parameters: dict[str, object]) -> tuple[list[BoltRow], bool]:
    """The rows, and whether no commit came in between."""
    ((coming, done),) = tx.rows(_STATE)
    if done < coming:
        return [], False
    found = tx.rows(text, **parameters)
    return found, tx.rows(_STATE) == [[coming, done]]
