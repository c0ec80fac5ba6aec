"""SQLite: the embedded default. One file, WAL, no server; several processes may read while one writes."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any

from graph.errors import ConflictError, InvalidError, StoreUnavailableError
from graph.records import (
    EVERYTHING,
    PRESENCE,
    SHARED,
    Batch,
    Change,
    Entity,
    JournalEntry,
    Presence,
    Record,
    Relation,
    Revision,
    Scope,
    Tie,
    claims_from,
    claims_to_json,
    to_json,
)
from graph.search import query_words, rank, search_text
from graph.ties import tie_of
from ontology import Model
from ontology.names import EntityType, RelationType

FORMAT = 1
_SCHEMA = """
CREATE TABLE entity (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL);
CREATE INDEX entity_owner ON entity (owner, type);
CREATE TABLE relation (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    intensity INTEGER NOT NULL, start_earliest TEXT NOT NULL, start_latest TEXT NOT NULL,
    end_earliest TEXT NOT NULL, end_latest TEXT NOT NULL, confirmed TEXT NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_owner ON relation (owner, type);
CREATE VIRTUAL TABLE found USING fts5 (words, tokenize = 'trigram', detail = 'none');
CREATE TABLE batch (
    number INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, time TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE journal (
    revision INTEGER NOT NULL REFERENCES batch (number), position INTEGER NOT NULL, record TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (revision, position)) WITHOUT ROWID;
CREATE INDEX journal_record ON journal (record, revision);
"""
_RELATION_COLUMNS = "id, type, source, target, owner, claims"
_TIE_COLUMNS = (
    "source, target, type, intensity, start_earliest, start_latest, end_earliest, end_latest, confirmed, status"
)
_TIE_MARKS = ", ".join("?" * len(Tie._fields))
_KEY = "(SELECT key FROM entity WHERE id = ?)"
_AT_ONCE = 500
"""Records written with one statement; SQLite takes at least 999 values in one."""


class SqliteStore:
    """A `GraphStore` in one SQLite file, or in memory for ``sqlite://``."""

    def __init__(self, url: str, model: Model) -> None:
        self._model = model
        self._lock = RLock()
        path = url.partition("://")[2].removeprefix("/") or ":memory:"
        if path != ":memory:" and not Path(path).resolve().parent.is_dir():
            raise StoreUnavailableError(f"folder does not exist: {Path(path).resolve().parent}")
        try:
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
            self._prepare()
        except sqlite3.Error as error:
            raise StoreUnavailableError(f"cannot open {path}: {error}") from error

    def _prepare(self) -> None:
        # Claims make rows of one to two kilobytes: on pages of 4096 bytes a long list takes half as much room again.
        pragmas = ("page_size = 8192", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
        for pragma in (*pragmas, "trusted_schema = OFF"):
            self._db.execute(f"PRAGMA {pragma}")
        with self._writing():
            (found,) = self._db.execute("PRAGMA user_version").fetchone()
            if found == 0:
                for statement in _SCHEMA.split(";\n"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {FORMAT}")
            elif found != FORMAT:
                raise StoreUnavailableError(f"the file has format {found}, this version reads format {FORMAT}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                # Deferred foreign keys fail here, and leave the transaction open.
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    # -- writing -----------------------------------------------------------------------------------------------

    def commit(self, batch: Batch) -> Revision:
        """See `GraphStore.commit`."""
        for change in batch.changes:
            self._refuse_unknown_type(change)
        try:
            with self._writing():
                self._refuse_outdated(batch)
                number = self._db.execute(
                    "INSERT INTO batch (author, time, reason) VALUES (?, ?, ?)",
                    (batch.author, batch.time, batch.reason),
                ).lastrowid
                revision = Revision(number or 0, batch.author, batch.time, batch.reason)
                self._apply(batch.changes, revision)
        except sqlite3.IntegrityError as error:
            raise InvalidError("a relation needs both its ends in the store") from error
        except sqlite3.Error as error:
            raise StoreUnavailableError(f"cannot write: {error}") from error
        return revision

    def _refuse_unknown_type(self, change: Change) -> None:
        record = change.record
        if record is None:
            return
        known = self._model.types.get(record.type)
        if known is None or known.abstract or known.is_relation != isinstance(record, Relation):
            raise InvalidError(f"{record.id}: {record.type} is no concrete type of this model")

    def _refuse_outdated(self, batch: Batch) -> None:
        if batch.based_on is None:
            return
        later = {
            number
            for change in self._with_relations_of_removed(batch.changes)
            for (number,) in self._db.execute(
                "SELECT DISTINCT revision FROM journal WHERE record = ? AND revision > ?", (change.id, batch.based_on)
            )
        }
        if later:
            raise ConflictError(f"changed since revision {batch.based_on}", tuple(sorted(later)))

    def _apply(self, changes: Sequence[Change], revision: Revision) -> None:
        position = 0
        for removing, run in groupby(changes, key=lambda change: change.record is None):
            if removing:
                for change in self._with_relations_of_removed(run):
                    position = self._remove(change.id, revision, position)
                continue
            puts = [(change.id, change.record) for change in run if change.record is not None]
            for start in range(0, len(puts), _AT_ONCE):
                position = self._put(puts[start : start + _AT_ONCE], revision, position)

    def _with_relations_of_removed(self, changes: Iterable[Change]) -> Iterator[Change]:
        """The changes, each removal of an entity preceded by the removal of its relations."""
        for change in changes:
            if change.record is None:
                rows = self._db.execute(
                    "SELECT id FROM relation WHERE source = :id OR target = :id ORDER BY id", {"id": change.id}
                ).fetchall()
                yield from (Change(id, None) for (id,) in rows)
            yield change

    def _remove(self, id: str, revision: Revision, position: int) -> int:
        before = self._read([id]).get(id)
        if before is None:
            return position
        self._note([(revision.number, position, id, to_json(before), None)])
        self._delete(before)
        return position + 1

    def _put(self, records: Sequence[tuple[str, Record]], revision: Revision, position: int) -> int:
        """Write records, many rows with one statement; the next position in the journal."""
        before = self._read([id for id, _ in records])
        now: dict[str, Record] = dict(before)
        claims: dict[str, str] = {}
        entries: list[tuple[object, ...]] = []
        for id, record in records:
            old = now.get(id)
            if old == record:
                continue
            now[id], claims[id] = record, claims_to_json(record.claims)
            texts = to_json(old) if old is not None else None, to_json(record, claims[id])
            entries.append((revision.number, position + len(entries), id, *texts))
        self._note(entries)
        for id in claims:
            if id in before and type(before[id]) is not type(now[id]):
                self._delete(before.pop(id))
        changed = [(now[id], text) for id, text in claims.items()]
        self._write_entities([(r, text) for r, text in changed if isinstance(r, Entity)], before)
        self._write_relations([(r, text) for r, text in changed if isinstance(r, Relation)])
        return position + len(entries)

    def _note(self, entries: Sequence[tuple[object, ...]]) -> None:
        self._db.executemany(
            "INSERT INTO journal (revision, position, record, before, after) VALUES (?, ?, ?, ?, ?)", entries
        )

    def _delete(self, record: Record) -> None:
        if isinstance(record, Relation):
            self._db.execute("DELETE FROM relation WHERE id = ?", (record.id,))
        else:
            self._db.execute(f"DELETE FROM found WHERE rowid = {_KEY}", (record.id,))
            self._db.execute("DELETE FROM entity WHERE id = ?", (record.id,))

    def _write_entities(self, records: Sequence[tuple[Entity, str]], before: Container[str]) -> None:
        self._db.executemany(f"DELETE FROM found WHERE rowid = {_KEY}", [(r.id,) for r, _ in records if r.id in before])
        self._db.executemany(
            "INSERT INTO entity (id, type, owner, claims) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "type = excluded.type, owner = excluded.owner, claims = excluded.claims",
            [(r.id, r.type, r.owner, claims) for r, claims in records],
        )
        self._db.executemany(
            f"INSERT INTO found (rowid, words) VALUES ({_KEY}, ?)", [(r.id, search_text(r)) for r, _ in records]
        )

    def _write_relations(self, records: Sequence[tuple[Relation, str]]) -> None:
        self._db.executemany(
            f"INSERT INTO relation (id, owner, claims, {_TIE_COLUMNS}) VALUES (?, ?, ?, {_TIE_MARKS}) "
            "ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, claims = excluded.claims, "
            + ", ".join(f"{c} = excluded.{c}" for c in _TIE_COLUMNS.split(", ")),
            [(r.id, r.owner, claims, *tie_of(r)) for r, claims in records],
        )

    # -- reading -----------------------------------------------------------------------------------------------

    def get(self, id: str, scope: Scope = EVERYTHING) -> Record | None:
        """See `GraphStore.get`."""
        clause, values = _visible_entity(scope)
        rows = self._all(f"SELECT id, type, owner, claims FROM entity e WHERE id = ? AND {clause}", (id, *values))
        if rows:
            return _entity(rows[0])
        clause, values = _visible_relation(scope)
        rows = self._all(f"SELECT {_RELATION_COLUMNS} FROM relation r WHERE id = ? AND {clause}", (id, *values))
        return _relation(rows[0]) if rows else None

    def records(self, scope: Scope = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphStore.records`."""
        clause, values = _visible_entity(scope)
        kinds, names = _of_types(types)
        rows = self._all(
            f"SELECT id, type, owner, claims FROM entity e WHERE {clause} AND {kinds} ORDER BY id", (*values, *names)
        )
        return (_entity(row) for row in rows)

    def relations(
        self, of: str | None = None, scope: Scope = EVERYTHING, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphStore.relations`."""
        clause, values = _visible_relation(scope)
        kinds, names = _of_types(types)
        ends, ids = ("1", ()) if of is None else ("(source = ? OR target = ?)", (of, of))
        rows = self._all(
            f"SELECT {_RELATION_COLUMNS} FROM relation r WHERE {clause} AND {kinds} AND {ends} ORDER BY id",
            (*values, *names, *ids),
        )
        return (_relation(row) for row in rows)

    def ties(self, scope: Scope = EVERYTHING) -> Iterator[Tie]:
        """See `GraphStore.ties`."""
        clause, values = _visible_relation(scope)
        return (Tie(*row) for row in self._all(f"SELECT {_TIE_COLUMNS} FROM relation r WHERE {clause}", values))

    def search(self, text: str, scope: Scope = EVERYTHING, limit: int = 50) -> Sequence[Entity]:
        """See `GraphStore.search`."""
        words = query_words(text)
        if not words:
            return []
        clause, values = _visible_entity(scope)
        # The trigram index answers words of three letters and more. Shorter ones are compared row by row, and not with
        # LIKE: SQLite 3.40 crashes on a trigram table with one LIKE too short for the index beside another.
        hits = " AND ".join("words LIKE '%' || ? || '%'" if len(w) > 2 else "instr(words, ?)" for w in words)
        rows = self._all(
            "SELECT e.id, e.type, e.owner, e.claims FROM found JOIN entity e ON e.key = found.rowid "
            f"WHERE {hits} AND {clause}",
            (*words, *values),
        )
        return sorted((_entity(row) for row in rows), key=lambda e: rank(e, words))[:limit]

    def journal(self, record: str | None = None, after: int = 0) -> Iterator[JournalEntry]:
        """See `GraphStore.journal`."""
        chosen, values = ("1", ()) if record is None else ("j.record = ?", (record,))
        rows = self._all(
            "SELECT number, author, time, reason, record, before, after FROM journal j JOIN batch ON number = revision "
            f"WHERE revision > ? AND {chosen} ORDER BY revision, position",
            (after, *values),
        )
        return (JournalEntry(Revision(*row[:4]), *row[4:]) for row in rows)

    def close(self) -> None:
        """See `GraphStore.close`."""
        with self._lock:
            self._db.close()

    def _read(self, ids: Sequence[str]) -> dict[str, Record]:
        """The records there are of these ids."""
        marks = ", ".join("?" * len(ids))
        entities = self._db.execute(f"SELECT id, type, owner, claims FROM entity WHERE id IN ({marks})", ids)
        found: dict[str, Record] = {row[0]: _entity(row) for row in entities.fetchall()}
        relations = self._db.execute(f"SELECT {_RELATION_COLUMNS} FROM relation WHERE id IN ({marks})", ids)
        return {row[0]: _relation(row) for row in relations.fetchall()} | found

    def _all(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreUnavailableError(f"cannot read: {error}") from error


# What is stored was built with `entity` or `relation`: its claims are in canonical order, each once.
def _entity(row: Sequence[str]) -> Entity:
    id, type, owner, claims = row
    return Entity(claims_from(json.loads(claims)), id, EntityType(type), owner)


def _relation(row: Sequence[str]) -> Relation:
    id, type, source, target, owner, claims = row
    return Relation(claims_from(json.loads(claims)), id, RelationType(type), source, target, owner)


def _of_types(types: Sequence[str]) -> tuple[str, Sequence[str]]:
    return (f"type IN ({', '.join('?' * len(types))})", types) if types else ("1", ())


def _visible_entity(scope: Scope, column: str = "e.id", owner: str = "e.owner") -> tuple[str, tuple[str, ...]]:
    if scope.districts is None:
        return "1", ()
    covered = tuple(sorted(scope.districts))
    keys = (*covered, SHARED)
    marks = ", ".join("?" * len(keys))
    return f"({owner} IN ({marks}) OR {column} IN (SELECT n.id {_covering(covered)}))", (*keys, *covered)


def _covering(covered: tuple[str, ...]) -> str:
    """The entities that cover one of these districts, as the end of a SELECT on ``n``; its values are the keys.

    Only the owner of an entity can open it to another district, and only by saying that it does cover it.
    """
    present = ", ".join(f"'{status}'" for status, presence in PRESENCE.items() if presence is Presence.PRESENT)
    return (
        "FROM relation c JOIN entity d ON d.id = c.target JOIN entity n ON n.id = c.source "
        f"WHERE c.type = '{RelationType.COVERS_DISTRICT}' AND d.type = '{EntityType.DISTRICT}' "
        f"AND d.owner IN ({', '.join('?' * len(covered))}) "
        f"AND c.owner IN (n.owner, '{SHARED}') AND c.status IN ({present})"
    )


def _visible_relation(scope: Scope) -> tuple[str, tuple[str, ...]]:
    if scope.districts is None:
        return "1", ()
    visible, values = _visible_entity(scope, "x.id", "x.owner")
    end = f"(SELECT x.owner FROM entity x WHERE x.id = r.{{end}} AND {visible})"
    source, target = end.format(end="source"), end.format(end="target")
    covered = tuple(sorted(scope.districts))
    keys = (*covered, SHARED)
    marks = ", ".join("?" * len(keys))
    owned = f"r.owner IN ({marks})"
    # Said first, and once more below, because an index can answer this: a nation is read district by district.
    rows = ", ".join("(?)" for _ in keys)
    readable = f"r.owner IN (VALUES {rows} UNION SELECT n.owner {_covering(covered)})"
    clause = f"{source} IS NOT NULL AND {target} IS NOT NULL AND ({owned} OR r.owner IN ({source}, {target}))"
    return f"({readable} AND {clause})", (*keys, *covered, *values, *values, *keys, *values, *values)
