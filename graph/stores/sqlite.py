"""SQLite: the embedded default. One file, WAL, no server; several processes may read while one writes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

from graph.errors import InvalidError
from graph.records import Entity, Record, Relation, to_json
from graph.records.claims import claims_from
from graph.stores.base import (
    EVERYTHING,
    NO_SCOPE,
    Batch,
    Change,
    CommitProgress,
    Happened,
    JournalEntry,
    Revision,
    Scope,
    Seal,
    unheard,
)
from graph.stores.batches import (
    Hanging,
    Plan,
    plan_of,
    refuse_not_newer,
    refuse_outdated,
    refuse_unknown_types,
    replayed,
)
from graph.stores.bounded import Bounded
from graph.stores.drawn import new_secret
from graph.stores.erased_plan import erased_plan
from graph.stores.redaction import Redaction
from graph.stores.scoped import (
    NO_END,
    ends_to_see,
    entries_within,
    last_of,
    newest_within,
    refuse_outside,
    refuse_unseen,
    removals,
    writable,
)
from graph.stores.sealing import Sealing
from graph.stores.search import query_words, rank
from graph.stores.sqlite_batches import batches_in
from graph.stores.sqlite_erasure import erasing, forget_words, rewrite_journal
from graph.stores.sqlite_file import SqliteFile, told
from graph.stores.sqlite_rows import RELATION_COLUMNS, BesideWriter, statements_of
from graph.stores.sqlite_scope import visible_entity, visible_relation
from graph.stores.sqlite_seals import keep_seal, renew_seals, seals_in
from graph.stores.sqlite_secret import bring_secret, secret_of
from graph.stores.verifying import broken
from ontology import Model
from ontology.names import EntityType, RelationType

SqlRows = Iterable[Iterable[str]]
_ENTRIES = (
    "SELECT number, author, time, reason, record, before, after, position FROM journal JOIN batch ON number = revision"
)
_entity_type, _relation_type = cache(EntityType), cache(RelationType)  # to call an enumeration takes long
_LAST_NUMBER = 2**63 - 1
"""The largest number SQLite counts to."""
_AT_ONCE = 500
"""Ids looked up with one statement; SQLite takes at least 999 values in one."""
_PART = 1000
"""Changes of a batch that are planned and written at once."""
_PAGE = 2000
"""Journal entries read at once."""


class SqliteStore:
    """A `GraphStore` in one SQLite file, or in memory for ``sqlite://``."""

    def __init__(self, url: str, model: Model) -> None:
        self._model = model
        self._lock = RLock()
        self._drawn = new_secret()
        path = url.partition("://")[2].removeprefix("/")
        self._file = SqliteFile("" if path == ":memory:" else path)

    @property
    def _db(self) -> sqlite3.Connection:
        return self._file.db

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._file.for_writing().execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.refuse_replaced()
                # Deferred foreign keys fail here, and leave the transaction open.
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    # -- writing -----------------------------------------------------------------------------------------------

    def commit(self, batch: Batch, scope: Scope = NO_SCOPE, told: CommitProgress = unheard) -> Revision:
        """See `GraphStore.commit`."""
        refuse_unknown_types((c.record for c in batch.changes if c.record is not None), self._model)
        with self._saving():
            changes = self._writable(batch.changes, scope)
            if batch.based_on is not None:
                refuse_outdated(batch.based_on, self._later(_ids(changes, self._tied(changes)), batch.based_on))
            sealing, ends = self._note_batch(None, batch), set[str]()
            with BesideWriter(self._db, sealing) as writer:
                for number, plan in enumerate(self._planned(changes, sealing.number, writer)):
                    refuse_outside(plan, scope)
                    ends.update(ends_to_see(plan, scope))
                    told(number * _PART, len(changes))
            refuse_unseen(ends, self._seen(sorted(ends), scope))
            keep_seal(self._db, sealing)
        return Revision(sealing.number, batch.author, batch.time, batch.reason)

    def _planned(self, changes: Sequence[Change], revision: int, writer: BesideWriter) -> Iterator[Plan]:
        """What each part of the changes does, while it is written; a long list is never held as text as a whole.

        Each part sees what those before it wrote: it is looked up ahead of that only where it speaks of other records.
        """
        parts = [changes[start : start + _PART] for start in range(0, len(changes), _PART)]
        there, first = self._there(parts[0]) if parts else None, 0
        for part, following in zip(parts, (*parts[1:], ()), strict=False):
            texts, tied = there or self._there(part)
            plan = plan_of(part, texts, Hanging(tied))
            yield plan
            statements = statements_of(revision, first, plan)
            first += len(plan.steps)
            writer.wait()
            there = self._there(following) if _is_apart(following, part) else None
            writer.write(plan.steps, statements, beside=bool(following))
            if following and there is None:
                writer.wait()

    def _there(self, changes: Sequence[Change]) -> tuple[dict[str, str], dict[str, list[str]]]:
        """What there is of the records that changes touch, and the relations that go along with what is removed."""
        tied = self._tied(changes)
        return self._texts(_ids(changes, tied)), tied

    def _writable(self, changes: Sequence[Change], scope: Scope) -> Sequence[Change]:
        removed = self._texts(removals(changes, scope))
        return writable(changes, removed, lambda id: self.get(id, scope) is not None, scope)

    def _seen(self, ids: Sequence[str], scope: Scope) -> Iterator[str]:
        clause, values = visible_entity(scope)
        for chosen, marks in _portions(ids):
            rows = self._db.execute(f"SELECT id FROM entity e WHERE id IN ({marks}) AND {clause}", (*chosen, *values))
            yield from (id for (id,) in rows)

    def seals(self) -> Iterator[Seal]:
        """See `GraphStore.seals`."""
        return seals_in(self._all)

    def replay(self, entries: Sequence[JournalEntry], seals: Mapping[int, Seal] | None = None) -> None:
        """See `GraphStore.replay`."""
        with self._saving():
            for revision, plan in replayed(entries, self._model):
                newest = self._db.execute("SELECT max(number) FROM batch").fetchone()[0] or 0
                refuse_not_newer(revision, newest)
                self._write(sealing := self._note_batch(revision.number, revision), plan)
                keep_seal(self._db, sealing, seals)

    @contextmanager
    def _saving(self) -> Iterator[None]:
        try:
            with self._writing():
                bring_secret(self._db, self._drawn)
                yield
        except sqlite3.IntegrityError as error:
            raise InvalidError(NO_END) from error
        except sqlite3.Error as error:
            raise told(error, "cannot write") from error

    def _note_batch(self, number: int | None, batch: Batch | Revision) -> Sealing:
        made = self._db.execute(
            "INSERT INTO batch (number, author, time, reason) VALUES (?, ?, ?, ?)",
            (number, batch.author, batch.time, batch.reason),
        ).lastrowid
        return Sealing(made or 0, batch)

    def _tied(self, changes: Sequence[Change]) -> dict[str, list[str]]:
        """The relations that go along with what is to be removed."""
        return {c.id: self._relations_at(c.id) for c in changes if c.record is None}

    def _relations_at(self, entity: str) -> list[str]:
        rows = self._db.execute("SELECT id FROM relation WHERE source = :id OR target = :id", {"id": entity})
        return [id for (id,) in rows]

    def _later(self, ids: Sequence[str], based_on: int) -> Iterator[int]:
        for id in ids:
            yield from (
                number
                for (number,) in self._db.execute(
                    "SELECT DISTINCT revision FROM journal WHERE record = ? AND revision > ?", (id, based_on)
                )
            )

    def _texts(self, ids: Sequence[str]) -> dict[str, str]:
        """The records there are of these ids, as canonical JSON."""
        found: dict[str, str] = {}
        for chosen, marks in _portions(ids):
            for row in self._db.execute(f"SELECT id, type, owner, claims FROM entity WHERE id IN ({marks})", chosen):
                found[row[0]] = to_json(_entity(row), row[3])
            for row in self._db.execute(f"SELECT {RELATION_COLUMNS} FROM relation WHERE id IN ({marks})", chosen):
                found[row[0]] = to_json(_relation(row), row[5])
        return found

    def _write(self, sealing: Sealing, plan: Plan) -> None:
        """Write a plan, behind what was written of the same batch."""
        for statement in statements_of(sealing.number, sealing.steps, plan):
            statement.run(self._db)
        sealing.add(plan.steps)

    # -- reading -----------------------------------------------------------------------------------------------

    def get(self, id: str, scope: Scope = NO_SCOPE) -> Record | None:
        """See `GraphStore.get`."""
        clause, values = visible_entity(scope)
        rows = self._all(f"SELECT id, type, owner, claims FROM entity e WHERE id = ? AND {clause}", (id, *values))
        if rows:
            return _entity(rows[0])
        clause, values = visible_relation(scope, few=True)
        rows = self._all(f"SELECT {RELATION_COLUMNS} FROM relation r WHERE id = ? AND {clause}", (id, *values))
        return _relation(rows[0]) if rows else None

    def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphStore.records`."""
        clause, values = visible_entity(scope)
        kinds, names = _of_types(types)
        rows = self._all(
            f"SELECT id, type, owner, claims FROM entity e WHERE {clause} AND {kinds} ORDER BY id", (*values, *names)
        )
        return (_entity(row, claims) for row, claims in _with_claims(rows))

    def relations(
        self, of: str | None = None, scope: Scope = NO_SCOPE, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphStore.relations`."""
        clause, values = visible_relation(scope, few=of is not None)
        kinds, names = _of_types(types)
        ends, ids = ("1", ()) if of is None else ("(source = ? OR target = ?)", (of, of))
        rows = self._all(
            f"SELECT {RELATION_COLUMNS} FROM relation r WHERE {clause} AND {kinds} AND {ends} ORDER BY id",
            (*values, *names, *ids),
        )
        return (_relation(row, claims) for row, claims in _with_claims(rows))

    def search(self, text: str, scope: Scope = NO_SCOPE, limit: int = 50) -> Sequence[Entity]:
        """See `GraphStore.search`."""
        words = query_words(text)
        if not words:
            return []
        clause, values = visible_entity(scope)
        # The trigram index answers words of three letters and more. Shorter ones are compared row by row, and not with
        # LIKE: SQLite 3.40 crashes on a trigram table with one LIKE too short for the index beside another.
        hits = " AND ".join("words LIKE '%' || ? || '%'" if len(w) > 2 else "instr(words, ?)" for w in words)
        # CROSS: asked the other way round, SQLite would search the index once for each record that can be seen.
        rows = self._all(
            "SELECT e.id, e.type, e.owner, e.claims FROM found CROSS JOIN entity e ON e.key = found.rowid "
            f"WHERE {hits} AND {clause}",
            (*words, *values),
        )
        return sorted((_entity(row) for row in rows), key=lambda e: rank(e, words))[:limit]

    def journal(
        self, record: str | None = None, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None
    ) -> Iterator[JournalEntry]:
        """See `GraphStore.journal`."""
        newest = self.head(EVERYTHING)
        return entries_within(self._entries(record, after, last_of(newest, until)), scope)

    def batches(self, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None) -> Iterator[Happened]:
        """See `GraphStore.batches`."""
        return batches_in(self._all, scope, after, last_of(self.head(EVERYTHING), until))

    def _entries(self, record: str | None, after: int, until: int) -> Iterator[JournalEntry]:
        """Page by page: entries never change, and those of a long history are too many to hold at once."""
        chosen, values = ("1", ()) if record is None else ("record = ?", (record,))
        last = (after, _LAST_NUMBER)
        while rows := self._all(
            f"{_ENTRIES} WHERE (revision, position) > (?, ?) AND revision <= ? AND {chosen} "
            f"ORDER BY revision, position LIMIT {_PAGE}",
            (*last, until, *values),
        ):
            last = rows[-1][0], rows[-1][7]
            yield from map(_entry, rows)

    def head(self, scope: Scope = NO_SCOPE) -> Revision | None:
        """See `GraphStore.head`."""
        if scope.districts is not None:
            return newest_within(self._newest_entries(), scope)
        rows = self._all("SELECT number, author, time, reason FROM batch ORDER BY number DESC LIMIT 1", ())
        return Revision(*rows[0]) if rows else None

    def _newest_entries(self) -> Iterator[JournalEntry]:
        last = (_LAST_NUMBER, 0)
        while rows := self._all(
            f"{_ENTRIES} WHERE (revision, position) < (?, ?) ORDER BY revision DESC, position DESC LIMIT {_PAGE}", last
        ):
            last = rows[-1][0], rows[-1][7]
            yield from map(_entry, rows)

    def erase(self, redaction: Redaction, batch: Batch, scope: Scope = NO_SCOPE) -> Revision:
        """See `GraphStore.erase`."""
        with erasing(self._file.for_writing(), self._lock, batch.reason), self._saving():
            bounded, before = Bounded(redaction, scope), broken(self)
            rewritten = rewrite_journal(self._db, bounded)
            plan = erased_plan((*self.records(EVERYTHING), *self.relations(scope=EVERYTHING)), bounded)
            self._write(sealing := self._note_batch(None, batch), plan)
            sealing.renew(renew_seals(self._db, rewritten, before))
            keep_seal(self._db, sealing)
            forget_words(self._db)
        return Revision(sealing.number, batch.author, batch.time, batch.reason)

    def secret(self) -> bytes:
        """See `GraphStore.secret`."""
        return secret_of(self._db, self._lock) or self._drawn

    def save_to(self, path: str) -> None:
        """Save what the store is at this moment into a new file, while others go on reading and writing."""
        with self._lock:
            self._file.save_to(path)

    def keep_in_one_file(self) -> None:
        """Keep nothing beside the file any more, so that it can be carried away; for a file nobody else has open."""
        with self._lock:
            self._file.keep_in_one_file()

    def close(self) -> None:
        """See `GraphStore.close`."""
        with self._lock:
            self._file.close()

    def _all(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._file.rows(statement, values)
        except sqlite3.Error as error:
            raise told(error, "cannot read") from error


def _ids(changes: Sequence[Change], tied: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids of all records that changes touch, each once."""
    return list(dict.fromkeys((*(c.id for c in changes), *(id for found in tied.values() for id in found))))


def _is_apart(changes: Sequence[Change], others: Sequence[Change]) -> bool:
    """Whether what some changes find does not hang on what others write; relations go along with what is removed."""
    touched = {c.id for c in others}
    return all(c.record is not None and c.id not in touched for c in changes)


def _portions(ids: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """As many ids as one statement takes, each time with a mark for each of them."""
    for start in range(0, len(ids), _AT_ONCE):
        chosen = ids[start : start + _AT_ONCE]
        yield chosen, ", ".join("?" * len(chosen))


def _with_claims(rows: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], SqlRows]]:
    """Each row with its claims, which are its last column; to read some hundred at once takes half the time."""
    for start in range(0, len(rows), _AT_ONCE):
        chosen = rows[start : start + _AT_ONCE]
        yield from zip(chosen, json.loads(f"[{','.join(row[-1] for row in chosen)}]"), strict=True)


# What is stored was built with `entity` or `relation`: its claims are in canonical order, each once.
def _entity(row: Sequence[str], claims: SqlRows | None = None) -> Entity:
    id, type, owner, text = row
    return Entity(claims_from(json.loads(text) if claims is None else claims), id, _entity_type(type), owner)


def _relation(row: Sequence[str], claims: SqlRows | None = None) -> Relation:
    id, type, source, target, owner, text = row
    found = claims_from(json.loads(text) if claims is None else claims)
    return Relation(found, id, _relation_type(type), source, target, owner)


def _entry(row: Sequence[Any]) -> JournalEntry:
    return JournalEntry(Revision(*row[:4]), *row[4:7])


def _of_types(types: Sequence[str]) -> tuple[str, Sequence[str]]:
    return (f"type IN ({', '.join('?' * len(types))})", types) if types else ("1", ())
