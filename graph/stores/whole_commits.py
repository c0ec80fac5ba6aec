"""Whole commits from a Neo4j server, which shows a commit to others piece by piece while it is being applied.

Neo4j isolates by *read committed*: a scan beside a commit may meet some of its nodes and miss the rest. Whoever writes
therefore says so right before the commit and again when it is done, each in a transaction of its own; a reading counts
only if nothing was on its way before it and nothing came meanwhile (a sequence lock). What was found after one reading
serves as what was before the next: the numbers only rise, so what is the same at its end has not changed since. See
decision 0061.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import sleep
from typing import NamedTuple, TypeVar

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


class _State(NamedTuple):
    """How many commits were announced, and up to which of them all are done."""

    coming: int
    done: int

    @property
    def quiet(self) -> bool:
        """Whether nothing is on its way."""
        return self.done >= self.coming


class WholeCommits:
    """Writes to and reads from a server so that nobody sees half of a commit."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._last: _State | None = None

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
            self._last = _State(number, number)
        return made

    def rows(self, text: str, **parameters: object) -> list[BoltRow]:
        """What a statement answers that changes nothing; writers wait for it only where they never pause."""
        for attempt in range(_TRIES):
            # Known before the reading begins: whichever server of a cluster answers has come as far as that.
            found, state = self._to.read(partial(_looked, text=text, parameters=parameters, last=self._last))
            self._last = state if state.quiet else None
            if found is not None:
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


def _looked(
    tx: Transaction, text: str, parameters: dict[str, object], last: _State | None
) -> tuple[list[BoltRow] | None, _State]:
    """The rows if no commit came in between, and the state after them; asked again if one came since the last look."""
    state = last or _state(tx)
    for _ in range(2):
        if not state.quiet:
            break
        found, before, state = tx.rows(text, **parameters), state, _state(tx)
        if state == before:
            return found, state
    return None, state


def _state(tx: Transaction) -> _State:
    ((coming, done),) = tx.rows(_STATE)
    return _State(coming, done)
