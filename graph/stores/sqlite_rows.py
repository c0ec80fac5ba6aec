"""What a plan writes into the tables of SQLite, and a thread that does so while the next one is made.

Many rows go with one statement: SQLite lets go of the interpreter's lock once a statement, and with one for each row
the thread and the one that makes the rows would wait for one another.
"""

import sqlite3
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from graph.records import Entity, Relation
from graph.stores.batches import Plan, RecordStep
from graph.stores.sealing import Sealing
from graph.stores.search import search_texts
from ontology.names import StatementStatus

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

RELATION_COLUMNS = "id, type, source, target, owner, claims"
_KEY = "(SELECT key FROM entity WHERE id = ?)"
_TOGETHER = 250
"""Rows of one statement: a few thousand values, of which SQLite takes 32,766."""


class RowStatement(NamedTuple):
    """What is done with rows of values; ``row``, if there is one, is the part that may be said again for each."""

    begin: str
    rows: Sequence[Sequence[object]]
    row: str = ""
    end: str = ""

    def run(self, db: sqlite3.Connection) -> None:
        """Do it, in a transaction that is open."""
        done = len(self.rows) - len(self.rows) % _TOGETHER if self.row else 0
        together = f"{self.begin} {', '.join([self.row] * _TOGETHER)} {self.end}" if done else ""
        for start in range(0, done, _TOGETHER):
            db.execute(together, [value for row in self.rows[start : start + _TOGETHER] for value in row])
        db.executemany(f"{self.begin} {self.row} {self.end}", self.rows[done:])


def statements_of(revision: int, first: int, plan: Plan) -> list[RowStatement]:
    """What writes a plan of a revision, whose steps stand from the first position on in the journal."""
    steps = [(revision, position, *step) for position, step in enumerate(plan.steps, first)]
    known = [id for id, transition in plan.transitions.items() if transition.before is not None]
    entities = [(r, t.claims) for t in plan.transitions.values() if isinstance(r := t.record, Entity)]
    relations = [(r, t.claims) for t in plan.transitions.values() if isinstance(r := t.record, Relation)]
    found_by = search_texts(r for r, _ in entities)
    # An id may change its kind: what is not an entity (a relation) any more leaves its table.
    no_relation = [(id,) for id in known if not isinstance(plan.transitions[id].record, Relation)]
    no_entity = [(id,) for id in known if not isinstance(plan.transitions[id].record, Entity)]
    return [
        RowStatement(
            "INSERT INTO journal (revision, position, record, before, after) VALUES", steps, "(?, ?, ?, ?, ?)"
        ),
        RowStatement("DELETE FROM relation WHERE id = ?", no_relation),
        RowStatement(f"DELETE FROM found WHERE rowid = {_KEY}", [(id,) for id in known]),
        RowStatement("DELETE FROM entity WHERE id = ?", no_entity),
        RowStatement(
            "INSERT INTO entity (id, type, owner, claims) VALUES",
            [(r.id, r.type, r.owner, claims) for r, claims in entities],
            "(?, ?, ?, ?)",
            "ON CONFLICT (id) DO UPDATE SET type = excluded.type, owner = excluded.owner, claims = excluded.claims",
        ),
        RowStatement(
            # Crossed, row by row of what is said: an inner query for each of its keys takes twice as long.
            "INSERT INTO found (rowid, words) SELECT key, said.column2 FROM (VALUES",
            [(r.id, words) for (r, _), words in zip(entities, found_by, strict=True)],
            "(?, ?)",
            ") AS said CROSS JOIN entity ON entity.id = said.column1",
        ),
        RowStatement(
            f"INSERT INTO relation ({RELATION_COLUMNS}, status) VALUES",
            [(r.id, r.type, r.source, r.target, r.owner, claims, _status(r)) for r, claims in relations],
            "(?, ?, ?, ?, ?, ?, ?)",
            "ON CONFLICT (id) DO UPDATE SET status = excluded.status, type = excluded.type, source = excluded.source, "
            "target = excluded.target, owner = excluded.owner, claims = excluded.claims",
        ),
    ]


def _status(record: Relation) -> str:
    """The status of the best claim that the relation is there: what covers a district opens records to its readers."""
    said = record.existence
    return said.status if said is not None else StatementStatus.UNKNOWN


class BesideWriter:
    """Writes what it is handed, one part after the other; as a context it ends with all of it written, or refused.

    The seal takes in what was written: to make a digest, too, needs nothing of Python.
    """

    def __init__(self, db: sqlite3.Connection, sealing: Sealing) -> None:
        self._db, self._sealing = db, sealing
        self._pool: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    def __enter__(self) -> "BesideWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        # Whatever happened: before the transaction ends nobody writes into it any more.
        if self._pool is not None:
            self._pool.shutdown(wait=True)
        if kind is None:
            self.wait()

    def write(self, steps: Sequence[RecordStep], statements: Sequence[RowStatement], *, beside: bool) -> None:
        """Write a part, behind the one before it, or begin to; raises what went wrong with that one."""
        self.wait()
        if beside:
            self._last = self._thread().submit(self._run, steps, statements)
        else:
            self._run(steps, statements)

    def wait(self) -> None:
        """Wait until all that was begun is written; raises what went wrong."""
        begun, self._last = self._last, None
        if begun is not None:
            begun.result()

    def _thread(self) -> "ThreadPoolExecutor":
        # A short list is written without one, and need not load what makes it.
        from concurrent.futures import ThreadPoolExecutor

        self._pool = self._pool or ThreadPoolExecutor(1, "fruehnetz-rows")
        return self._pool

    def _run(self, steps: Sequence[RecordStep], statements: Sequence[RowStatement]) -> None:
        self._sealing.add(steps)
        for statement in statements:
            statement.run(self._db)
