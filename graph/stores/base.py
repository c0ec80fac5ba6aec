"""The contract of a store, in domain words: what it is handed, what it gives back, what it is asked.

Engines live in one file each; ``tests/store/`` is the definition of the contract.

What only looks takes a `GraphReader`: a store, or a view of one that hides what the reader may not see.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.records import SHARED, Entity, Record, Relation
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
class Happened:
    """How many records a batch created, changed and removed, as a scope sees it."""

    revision: Revision
    created: int
    changed: int
    removed: int

    @property
    def records(self) -> int:
        """How many it touched."""
        return self.created + self.changed + self.removed


@dataclass(frozen=True, slots=True)
class Seal:
    """What binds a revision to all before it (decision 0042).

    ``digest`` is that of what the revision said when it was written, ``value`` is made of it and of the seal before.
    ``salt`` belongs to what the revision says now; ``renewed`` names the digests of earlier revisions that this one
    rewrote, because something was erased.
    """

    revision: int
    salt: str
    digest: str
    value: str
    renewed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be seen and written: that of the named districts; ``None`` is everything, and without a word nothing.

    What is shared is seen from every scope. ``shared`` is the right to write what others see: shared records, and
    what opens records to other districts (`coversDistrict`).
    """

    districts: frozenset[str] | None = frozenset()
    shared: bool = False

    @classmethod
    def of(cls, *districts: str) -> "Scope":
        """The scope of these district keys."""
        return cls(frozenset(districts))

    def owns(self, owner: str) -> bool:
        """Whether records of this owner belong to one of its districts."""
        return self.districts is None or owner in self.districts

    def writes(self, owner: str) -> bool:
        """Whether records of this owner may be written."""
        return self.owns(owner) or (self.shared and owner == SHARED)


EVERYTHING = Scope(None, shared=True)
NO_SCOPE = Scope()
"""What is meant where no scope is given: a caller who forgot it must not read or write what belongs to others."""


CommitProgress = Callable[[int, int], object]
"""Hears of how many out of how many something is done."""


def unheard(done: int, of: int) -> None:
    """What nobody wants to hear of."""


class GraphReader(Protocol):
    """Entities, relations and the journal, for reading."""

    def get(self, id: str, scope: Scope = NO_SCOPE) -> Record | None:
        """The record of that id if it can be seen from the scope."""

    def records(self, scope: Scope = NO_SCOPE, types: Sequence[str] = ()) -> Iterator[Entity]:
        """Entities of the given types (all if none), sorted by id.

        Visible are those owned by a district of the scope or shared, and those that cover one of its districts.
        """

    def relations(
        self, of: str | None = None, scope: Scope = NO_SCOPE, types: Sequence[str] = ()
    ) -> Iterator[Relation]:
        """Relations with this entity at either end (all if None), sorted by id.

        A relation is visible if both its ends are, and it is owned by the scope or by the owner of an end that covers
        the scope.
        """

    def search(self, text: str, scope: Scope = NO_SCOPE, limit: int = 50) -> Sequence[Entity]:
        """Entities whose names, aliases or initials contain every word of the text, best first.

        Case, umlauts (ä, ae, a) and ß do not matter.
        """

    def journal(
        self, record: str | None = None, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None
    ) -> Iterator[JournalEntry]:
        """What batches after a revision, up to another (None: the newest), did to one record or to all, oldest first.

        A scope sees the states of its own records and of shared ones; a state that it does not see is None. Author
        and reason of what was done to shared records alone are empty to a scope that may not write these.
        """

    def batches(self, after: int = 0, scope: Scope = NO_SCOPE, until: int | None = None) -> Iterator[Happened]:
        """The same batches in numbers, oldest first: those that did something the scope sees.

        Of a batch that also touched what is its own, a scope is told author and reason.
        """

    def head(self, scope: Scope = NO_SCOPE) -> Revision | None:
        """The newest revision that did something the scope sees, None before the first one."""


class GraphStore(GraphReader, Protocol):
    """Keeps entities and relations, and the journal of every change."""

    def commit(self, batch: Batch, scope: Scope = NO_SCOPE, told: CommitProgress = unheard) -> Revision:
        """Write all changes or none, durably, and return the new revision.

        ``told`` hears now and then how many of the changes are through; whoever breaks off there leaves nothing.
        Raises InvalidError (unknown type, an end of a relation that is missing or not seen from the scope),
        ConflictError (``based_on`` is outdated), OutOfScopeError (a record is not the scope's to write).
        A change that changes nothing leaves no journal entry; what the scope does not see is not there to be removed.
        """

    def seals(self) -> Iterator[Seal]:
        """The seal of every revision that has one, the oldest first: for who runs the store, so it takes no scope."""

    def replay(self, entries: Sequence[JournalEntry], seals: Mapping[int, Seal] | None = None) -> None:
        """Append whole revisions of another store's journal as they are, numbers included; all or nothing, durably.

        Their seals come along as they are, by the number of the revision; without any they are sealed anew, because
        what comes is not all that there was.
        Raises ConflictError if a revision is not newer than the newest one here, InvalidError as `commit` does.
        """

    def erase(self, redaction: Redaction, batch: Batch, scope: Scope = NO_SCOPE) -> Revision:
        """Rewrite what the scope may write as the redaction says, and note that as a batch without changes of its own.

        Records, journal, what is said of batches, search index, and the pages of a file. What others recorded keeps
        its text. Raises OutOfScopeError if a record that is meant, or is tied to one, is not the scope's to write, and
        ErasureUnfinishedError if all is written, but others keep a file busy and old pages are still in it.
        """

    def secret(self) -> bytes:
        """What this store drew when it was made, and never shows: it keys the ids that stand for persons outside."""

    def close(self) -> None:
        """Release the engine; the store is not used afterwards."""
