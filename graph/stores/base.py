"""The contract of a store, in domain words: what it is handed, what it gives back, what it is asked.

Engines live in one file each; ``tests/store/`` is the definition of the contract.

What only looks takes a `GraphReader`: a store, or a view of one that hides what the reader may not see.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.records import Entity, Record, Relation
from graph.stores.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Change:
    """The record as it shall be, or None if it shall be gone."""

    id: str
    record: Record | None


def put(record: Record) -> Change:
    """Create the record, or replace the one with its id."""
    return Change(record.id, record)


def remove(id: str) -> Change:
    """Delete the record; an entity takes its relations along. Unknown ids are no error."""
    return Change(id, None)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that happen together or not at all.

    ``time`` is ISO 8601 with zone. With ``based_on`` the commit is refused if any of the records changed after that
    revision.
    """

    author: str
    time: str
    reason: str
    changes: tuple[Change, ...]
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An acknowledged batch: its number counts up in the order of commits."""

    number: int
    author: str
    time: str
    reason: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What one batch did to one record; ``before`` and ``after`` are canonical JSON, None where it was not there."""

    revision: Revision
    record: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader may see: the named districts and what is shared; ``None`` is everything."""

    districts: frozenset[str] | None = None

    @classmethod
    def of(cls, *districts: str) -> "Scope":
        """The scope of these district keys."""
        return cls(frozenset(districts))


EVERYTHING = Scope()


class GraphReader(Protocol):
    """Entities, relations and the journal, for reading."""

    def get(self, id: str, scope: Scope = EVERYTHING) -> Record | None:
        """The record of that id if it can be seen from the scope."""

    def records(self, scope: Scope = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Entity]:
        """Entities of the given types (all if none), sorted by id.

        Visible are those owned by a district of the scope or shared, and those that cover one of its districts.
        """

    def relations(
        self, of: str | None = None, scope: Scope = EVERYTHING, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """Relations with this entity at either end (all if None), sorted by id.

        A relation is visible if both its ends are, and it is owned by the scope or by the owner of an end that covers
        the scope.
        """

    def search(self, text: str, scope: Scope = EVERYTHING, limit: int = 50) -> Sequence[Entity]:
        """Entities whose names, aliases or initials contain every word of the text, best first.

        Case, umlauts (ä, ae, a) and ß do not matter.
        """

    def journal(self, record: str | None = None, after: int = 0) -> Iterator[JournalEntry]:
        """What batches after that revision did (to one record, or to all), oldest first."""

    def head(self) -> Revision | None:
        """The newest revision, None before the first one."""


class GraphStore(GraphReader, Protocol):
    """Keeps entities and relations, and the journal of every change."""

    def commit(self, batch: Batch) -> Revision:
        """Write all changes or none, durably, and return the new revision.

        Raises InvalidError (unknown type, missing end of a relation), ConflictError (``based_on`` is outdated).
        A change that changes nothing leaves no journal entry.
        """

    def replay(self, entries: Sequence[JournalEntry]) -> None:
        """Append whole revisions of another store's journal as they are, numbers included; all or nothing, durably.

        Raises ConflictError if a revision is not newer than the newest one here, InvalidError as `commit` does.
        """

    def erase(self, redaction: Redaction, batch: Batch) -> Revision:
        """Rewrite everything as the redaction says, and note that as a batch, whose changes are not looked at.

        Records, journal, what is said of batches, search index, and the pages of a file. Raises ErasureUnfinishedError
        if all of it is written, but others keep a file busy and old pages are still in it.
        """

    def secret(self) -> bytes:
        """What this store drew when it was made, and never shows: it keys the ids that stand for persons outside."""

    def close(self) -> None:
        """Release the engine; the store is not used afterwards."""
