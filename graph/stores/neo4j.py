"""Neo4j: the shared service. The graph stands there natively, to be read and queried without this program.

What is written and asked stands in `graph.stores.cypher`, the driver behind `graph.stores.bolt`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from graph.errors import AccessRefusedError, StoreUnavailableError
from graph.records import Entity, Record, Relation, from_json
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
from graph.stores.bolt import PAGE, BoltRow, Connection, Transaction
from graph.stores.bounded import Bounded
from graph.stores.cypher import Statement, erasure, migration, reading, room, schema, writing
from graph.stores.cypher.ontology import ontology_statements
from graph.stores.cypher.seals import SEALS, seals_from
from graph.stores.cypher.writing import RevisionStatements, record_statements
from graph.stores.erased_plan import erased_plan
from graph.stores.redaction import Redaction
from graph.stores.scoped import (
    ends_to_see,
    entries_within,
    happened,
    last_of,
    newest_within,
    refuse_outside,
    refuse_unseen,
    removals,
    writable,
)
from graph.stores.sealing import Sealing
from graph.stores.search import query_words, rank
from graph.stores.verifying import broken
from graph.stores.whole_commits import WholeCommits
from ontology import Model
from ontology.names import EntityType, RelationType

_TRIES = 5
_PART = 1000
"""Changes of a batch that are planned and written at once."""
_NO_MORE = 2**62
"""A position after every entry of a revision."""


class Neo4jStore:
    """A `GraphStore` in a database of a Neo4j server, Community Edition or another."""

    def __init__(self, url: str, model: Model) -> None:
        self._model = model
        self._to = Connection(url)
        self._commits = WholeCommits(self._to)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        migration.refuse_old_server(self._to.agent())
        state = self._state()
        current = migration.is_current(state, self._model)
        migration.refuse_foreign(state)
        self._bring_schema()
        if not current and self._to.write(self._bring_ontology):
            self._bring_records()
            self._to.write(lambda tx: tx.run(migration.done(self._model)))

    def _state(self) -> migration.GraphState:
        for _ in range(2):
            # Somebody else may make the store between the two halves of this question: ask again.
            state = migration.GraphState(*self._to.rows(migration.STATE)[0])
            if state.format is not None or not state.used:
                break
        return state

    def _bring_schema(self) -> None:
        """Make the constraints and indexes of the model. Others may do so at the same moment: look, and try again."""
        wanted = schema.schema(self._model)
        for attempt in range(_TRIES):
            there = {name: kind for text in schema.EXISTING for name, kind in self._to.rows(text, prefix=schema.PREFIX)}
            missing = [text for name, text in wanted.items() if name not in there]
            left_over = [f"DROP {kind} {name} IF EXISTS" for name, kind in there.items() if name not in wanted]
            if not missing and not left_over:
                return
            try:
                for text in (*left_over, *missing):
                    self._to.write(partial(Transaction.run, statement=Statement(text, {})))
            except StoreUnavailableError:
                if attempt == _TRIES - 1:
                    raise
            self._to.rows("CALL db.awaitIndexes(600)")

    def _bring_ontology(self, tx: Transaction) -> bool:
        """Write the ontology; False if somebody else has done all of it in the meantime."""
        tx.run(Statement(migration.CLAIM, {}))
        if migration.is_current(migration.GraphState(*tx.rows(migration.STATE)[0]), self._model):
            return False
        tx.run_all(ontology_statements(self._model))
        return True

    def _bring_records(self) -> None:
        last = ""
        while ids := [id for (id,) in self._to.rows(migration.NEXT_ENTITIES, after=last)]:
            self._commits.write(partial(self._bring, ids=ids))
            last = ids[-1]

    def _bring(self, tx: Transaction, ids: Sequence[str]) -> None:
        tx.run(Statement(migration.CLAIM, {}))
        entities = [(_entity(row), row[3], True) for row in tx.rows(migration.ENTITIES, ids=ids)]
        rows = _relation_rows(tx.rows(migration.RELATIONS, ids=ids))
        relations = [(_relation(row), row[5], False) for row in rows]
        tx.run_all(record_statements((*entities, *relations), self._model))

    # -- writing -----------------------------------------------------------------------------------------------

    def commit(self, batch: Batch, scope: Scope = NO_SCOPE, told: CommitProgress = unheard) -> Revision:
        """See `GraphStore.commit`."""
        refuse_unknown_types((c.record for c in batch.changes if c.record is not None), self._model)
        return self._commits.write(lambda tx: self._commit(tx, batch, scope, told))

    def _commit(self, tx: Transaction, batch: Batch, scope: Scope, told: CommitProgress) -> Revision:
        ((newest, seal),) = tx.rows(writing.NEWEST)
        gone = dict(tx.rows_for(removals(batch.changes, scope), writing.NEWEST_TEXTS))
        changes = writable(batch.changes, gone, lambda id: self.get(id, scope) is not None, scope)
        removed = [c.id for c in changes if c.record is None]
        tied: dict[str, list[str]] = dict(tx.rows_for(removed, writing.TIED))
        if batch.based_on is not None:
            later = tx.rows_for(_ids(changes, tied), writing.LATER, based_on=batch.based_on)
            refuse_outdated(batch.based_on, (number for (number,) in later))
        revision = Revision(newest + 1, batch.author, batch.time, batch.reason)
        made, sealing, ends = RevisionStatements(revision, self._model), Sealing(revision.number, revision), set[str]()
        tx.run(made.begin)
        watch = _Room(self._to, changes)
        for done, plan in _planned(tx, changes, Hanging(tied)):
            told(done, len(changes))
            watch.refuse_too_large(done)
            refuse_outside(plan, scope)
            ends.update(ends_to_see(plan, scope))
            sealing.add(plan.steps)
            tx.run_all(made.part(plan))
        tx.run_all(made.end(sealing.after(seal or ""), tx.rows_for))
        seen = reading.seen(scope)
        refuse_unseen(ends, (id for (id,) in tx.rows_for(sorted(ends), seen.text, **seen.parameters)))
        return revision

    def seals(self) -> Iterator[Seal]:
        """See `GraphStore.seals`."""
        return seals_from(self._commits.rows(SEALS))

    def replay(self, entries: Sequence[JournalEntry], seals: Mapping[int, Seal] | None = None) -> None:
        """See `GraphStore.replay`."""
        self._commits.write(lambda tx: self._replay(tx, entries, seals))

    def _replay(self, tx: Transaction, entries: Sequence[JournalEntry], seals: Mapping[int, Seal] | None) -> None:
        ((newest, value),) = tx.rows(writing.NEWEST)
        for revision, plan in replayed(entries, self._model):
            refuse_not_newer(revision, newest)
            made = _sealed(revision, plan).after(value or "") if seals is None else seals.get(revision.number)
            self._apply(tx, revision, plan, made)
            newest, value = revision.number, made.value if made is not None else value

    def _apply(self, tx: Transaction, revision: Revision, plan: Plan, seal: Seal | None) -> None:
        made = RevisionStatements(revision, self._model)
        tx.run(made.begin)
        tx.run_all(made.part(plan))
        tx.run_all(made.end(seal, tx.rows_for))

    # -- reading -----------------------------------------------------------------------------------------------

    def get(self, id: str, scope: Scope = NO_SCOPE) -> Record | None:
        """See `GraphStore.get`."""
        for row in self._commits.ask(reading.one_entity(id, scope)):
            return _entity(row)
        # No index of Neo4j covers relationships of every type: the journal knows where the relation is.
        for _, text in self._commits.rows(writing.NEWEST_TEXTS, ids=[id]):
            last = from_json(text)
            if isinstance(last, Relation):
                found = _relation_rows(self._commits.ask(reading.one_relation(id, (last.source, last.target), scope)))
                return next(map(_relation, found), None)
        return None

    def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
        """See `GraphStore.records`."""
        rows = self._commits.ask(reading.entities(scope, types))
        return (_entity(row) for row in sorted(rows, key=itemgetter(0)))

    def relations(
        self, of: str | None = None, scope: Scope = NO_SCOPE, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """See `GraphStore.relations`."""
        known = [t.name for t in self._model.relation_types if t.name in types]
        if types and not known:
            return iter(())
        rows = _relation_rows(self._commits.ask(reading.relations(of, scope, known)))
        return (_relation(row) for row in sorted(rows, key=itemgetter(0)))

    def search(self, text: str, scope: Scope = NO_SCOPE, limit: int = 50) -> Sequence[Entity]:
        """See `GraphStore.search`."""
        words = query_words(text)
        if not words:
            return []
        found = map(_entity, self._commits.ask(reading.found(words, scope)))
        return sorted(found, key=lambda e: rank(e, words))[:limit]

    def journal(
        self, record: str | None = None, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None
    ) -> Iterator[JournalEntry]:
        """See `GraphStore.journal`."""
        last = last_of(self.head(EVERYTHING), until)
        if record is not None:
            rows = self._commits.rows(reading.ENTRIES_OF_RECORD, record=record, after=after, until=last)
            return entries_within(map(_entry, rows), scope)
        return entries_within(self._entries(after, last), scope)

    def batches(self, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None) -> Iterator[Happened]:
        """See `GraphStore.batches`."""
        rows = self._commits.ask(reading.batches(after, last_of(self.head(EVERYTHING), until), scope))
        return (happened(row, scope) for row in rows)

    def _entries(self, after: int, until: int) -> Iterator[JournalEntry]:
        """Page by page: entries never change, and those of a long history are too many to hold at once."""
        revision, position = after, _NO_MORE
        while True:
            rest = self._commits.rows(reading.REST_OF_REVISION, revision=revision, position=position, most=PAGE)
            most = PAGE - len(rest)
            more = self._commits.rows(reading.NEXT_REVISIONS, revision=revision, until=until, most=most) if most else []
            if not (rows := rest + more):
                return
            yield from (_entry(row) for row in rows)
            revision, position = rows[-1][0], rows[-1][7]

    def head(self, scope: Scope = NO_SCOPE) -> Revision | None:
        """See `GraphStore.head`."""
        if scope.districts is not None:
            return newest_within(self._newest_entries(), scope)
        for row in self._commits.rows(reading.NEWEST_REVISION):
            return Revision(*row)
        return None

    def _newest_entries(self) -> Iterator[JournalEntry]:
        revision, position = _NO_MORE, 0
        while rows := self._commits.rows(reading.EARLIER_ENTRIES, revision=revision, position=position, most=PAGE):
            yield from map(_entry, rows)
            revision, position = rows[-1][0], rows[-1][7]

    def erase(self, redaction: Redaction, batch: Batch, scope: Scope = NO_SCOPE) -> Revision:
        """See `GraphStore.erase`."""
        return self._commits.write(lambda tx: self._erase(tx, Bounded(redaction, scope), batch))

    def _erase(self, tx: Transaction, bounded: Bounded, batch: Batch) -> Revision:
        ((newest, value),) = tx.rows(writing.NEWEST)
        before = broken(self)
        rewritten = erasure.rewrite_changes(tx, bounded)
        revision = Revision(newest + 1, batch.author, batch.time, batch.reason)
        plan = erased_plan((*self.records(EVERYTHING), *self.relations(scope=EVERYTHING)), bounded)
        sealing = _sealed(revision, plan)
        sealing.renew(erasure.renew_graph_seals(tx, rewritten, before))
        self._apply(tx, revision, plan, sealing.after(value or ""))
        return revision

    def secret(self) -> bytes:
        """See `GraphStore.secret`."""
        ((found,),) = self._to.rows(migration.SECRET)
        return bytes.fromhex(found)

    def close(self) -> None:
        """See `GraphStore.close`."""
        self._to.close()


@dataclass(frozen=True, slots=True)
class Examination:
    """What a server says of itself and of the store on it; ``store`` is None in an empty database."""

    server: str
    edition: str
    store: str | None
    current: bool
    missing: tuple[str, ...]
    not_online: tuple[str, ...]


def examine(url: str, model: Model) -> Examination:
    """Look at a store and change nothing.

    Raises StoreUnavailableError for a server that does not answer, is too old, or holds something newer or foreign.
    """
    to = Connection(url)
    try:
        agent = to.agent()
        migration.refuse_old_server(agent)
        state = migration.GraphState(*to.rows(migration.STATE)[0])
        current = migration.is_current(state, model)
        migration.refuse_foreign(state)
        there = {name for text in schema.EXISTING for name, _ in to.rows(text, prefix=schema.PREFIX)}
        not_online = tuple(name for (name,) in to.rows(schema.NOT_ONLINE, prefix=schema.PREFIX))
        missing = tuple(name for name in schema.schema(model) if name not in there)
        ((edition,),) = to.rows("CALL dbms.components() YIELD edition RETURN edition LIMIT 1")
    finally:
        to.close()
    return Examination(agent, edition, state.model, current, missing, not_online)


def _ids(changes: Sequence[Change], tied: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids of all records that changes touch, each once."""
    return list(dict.fromkeys((*(c.id for c in changes), *(id for found in tied.values() for id in found))))


def _planned(tx: Transaction, changes: Sequence[Change], hanging: Hanging) -> Iterator[tuple[int, Plan]]:
    """What each part of the changes does, and how many came before it: all of these are written by then."""
    for start in range(0, len(changes), _PART):
        part = changes[start : start + _PART]
        ids = _ids(part, {c.id: hanging.at(c.id) for c in part if c.record is None})
        yield start, plan_of(part, dict(tx.rows_for(ids, writing.NEWEST_TEXTS)), hanging)


class _Room:
    """Looks now and then whether the server has the memory for all of a batch, while parts of it are written."""

    def __init__(self, to: Connection, changes: Sequence[Change]) -> None:
        self._to, self._changes = to, changes
        self._limit, self._whole = 0, room.weight_of(changes)

    def refuse_too_large(self, done: int) -> None:
        """After the first part, and whenever twice as much is done; a server that tells nothing refuses by itself."""
        part, rest = divmod(done, _PART)
        if not part or rest or part & (part - 1):
            return
        with suppress(AccessRefusedError):
            self._limit = self._limit or room.room_in(value for (value,) in self._to.rows(room.LIMITS))
            ((used,),) = self._to.rows(room.USED)
            room.refuse_too_large(self._limit, used or 0, room.weight_of(self._changes[:done]) / self._whole)


def _sealed(revision: Revision, plan: Plan) -> Sealing:
    sealing = Sealing(revision.number, revision)
    sealing.add(plan.steps)
    return sealing


def _relation_rows(rows: Iterable[BoltRow]) -> Iterator[BoltRow]:
    """Rows of relations from rows of a source with the list of its relations."""
    for source, relations in rows:
        for id, type, target, owner, claims in relations:
            yield [id, type, source, target, owner, claims]


# What is stored was built with `entity` or `relation`: its claims are in canonical order, each once.
def _entity(row: BoltRow) -> Entity:
    id, type, owner, claims = row
    return Entity(claims_from(json.loads(claims)), id, EntityType(type), owner)


def _relation(row: BoltRow) -> Relation:
    id, type, source, target, owner, claims = row
    return Relation(claims_from(json.loads(claims)), id, RelationType(type), source, target, owner)


def _entry(row: BoltRow) -> JournalEntry:
    return JournalEntry(Revision(*row[:4]), *row[4:7])
