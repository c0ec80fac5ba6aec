"""Whether the journal is as it was written, and the records as the journal says: for who runs the store.

Decision 0042. A chain shows what was changed, removed, inserted or swapped. That its end was cut off, or that all of
it was made anew, shows only who kept a seal elsewhere (an anchor).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import groupby

from graph.records import to_json
from graph.stores.base import EVERYTHING, GraphStore, JournalEntry, Revision, Seal
from graph.stores.sealing import Sealing, seal_value

SHORTEST_ANCHOR = 16
"""Characters of a seal that say which one is meant."""


class SealFault(StrEnum):
    """What does not fit."""

    CONTENT = "content"
    """A revision says something else than when it was sealed."""
    ORDER = "order"
    """A seal does not follow from the one before: something was removed, inserted or swapped in between."""
    UNSEALED = "unsealed"
    """A revision behind a sealed one has no seal."""
    GONE = "gone"
    """A seal is there, but what it sealed is not."""
    RECORD = "record"
    """A record is not what the journal says last of it."""
    ANCHOR = "anchor"
    """No revision has the seal that was kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that does not fit: of which revision (0 where it is of none), or of which record."""

    fault: SealFault
    revision: int = 0
    record: str = ""


@dataclass(frozen=True, slots=True)
class Renewal:
    """An erasure that rewrote earlier revisions."""

    by: Revision
    rewritten: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What looking through a store found; ``since`` is the first sealed revision, ``unsealed`` how many came before."""

    breaks: tuple[Break, ...]
    since: Revision | None
    newest: Seal | None
    unsealed: int
    sealed: int
    renewals: tuple[Renewal, ...]
    anchored: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything fits."""
        return not self.breaks


def verify(store: GraphStore, anchor: str = "") -> Verified:
    """Look through journal and records; with the beginning of a seal that was kept elsewhere, also for that.

    Somebody may write, or erase, meanwhile: what seems broken then is looked at once more.
    """
    while True:
        head = store.head(EVERYTHING)
        found = _verified(store, head.number if head is not None else 0, anchor)
        if found.whole or store.head(EVERYTHING) == head:
            return found


def broken(store: GraphStore) -> frozenset[int]:
    """The revisions that say something else than when they were sealed."""
    chain = _Chain({seal.revision: seal for seal in store.seals()})
    for revision, entries in groupby(store.journal(scope=EVERYTHING), key=lambda entry: entry.revision):
        chain.follow(revision, entries)
    return frozenset(found.revision for found in chain.breaks if found.fault is SealFault.CONTENT)


def _verified(store: GraphStore, last: int, anchor: str) -> Verified:
    seals = {seal.revision: seal for seal in store.seals() if seal.revision <= last}
    chain = _Chain(seals)
    for revision, entries in groupby(store.journal(scope=EVERYTHING, until=last), key=lambda entry: entry.revision):
        chain.follow(revision, entries)
    breaks = [*chain.breaks, *_gone(chain.left), *_astray(store, chain.texts)]
    anchored = next((s.revision for s in seals.values() if anchor and s.value.startswith(anchor)), 0)
    if anchor and not anchored:
        breaks.append(Break(SealFault.ANCHOR))
    newest = max(seals.values(), key=lambda seal: seal.revision, default=None)
    found = tuple(breaks)
    return Verified(found, chain.since, newest, chain.unsealed, chain.sealed, tuple(chain.renewals), anchored)


class _Chain:
    """Follows the revisions of a journal along their seals, and keeps what each record is in the end."""

    def __init__(self, seals: Mapping[int, Seal]) -> None:
        self.left = dict(seals)
        self.breaks: list[Break] = []
        self.renewals: list[Renewal] = []
        self.texts: dict[str, bytes] = {}
        self.since: Revision | None = None
        self.unsealed = self.sealed = 0
        self._before = ""
        # Of a revision that was rewritten several times the last digest holds.
        self._now = dict(pair for _, seal in sorted(seals.items()) for pair in seal.renewed)

    def follow(self, revision: Revision, entries: Iterable[JournalEntry]) -> None:
        """Take the next revision."""
        seal = self.left.pop(revision.number, None)
        sealing = Sealing(revision.number, revision, seal.salt if seal is not None else "")
        for entry in entries:
            sealing.add([(entry.record, entry.before, entry.after)])
            self._keep(entry)
        if seal is None:
            self._without_seal(revision)
            return
        sealing.renew(seal.renewed)
        self.sealed += 1
        self.since = self.since or revision
        if sealing.digest() != self._now.get(revision.number, seal.digest):
            self.breaks.append(Break(SealFault.CONTENT, revision.number))
        if seal.value != seal_value(self._before, seal.digest):
            self.breaks.append(Break(SealFault.ORDER, revision.number))
        if seal.renewed:
            self.renewals.append(Renewal(revision, tuple(number for number, _ in seal.renewed)))
        self._before = seal.value

    def _without_seal(self, revision: Revision) -> None:
        if self.sealed:
            self.breaks.append(Break(SealFault.UNSEALED, revision.number))
        else:
            self.unsealed += 1

    def _keep(self, entry: JournalEntry) -> None:
        if entry.after is None:
            self.texts.pop(entry.record, None)
        else:
            self.texts[entry.record] = _short(entry.after)


def _gone(left: Iterable[int]) -> Iterator[Break]:
    return (Break(SealFault.GONE, number) for number in sorted(left))


def _astray(store: GraphStore, texts: dict[str, bytes]) -> Iterator[Break]:
    """Records that are not as the journal says last, and those it speaks of that are not there."""
    for records in (store.records(EVERYTHING), store.relations(scope=EVERYTHING)):
        for record in records:
            if texts.pop(record.id, None) != _short(to_json(record)):
                yield Break(SealFault.RECORD, record=record.id)
    yield from (Break(SealFault.RECORD, record=id) for id in sorted(texts))


def _short(text: str) -> bytes:
    return sha256(text.encode()).digest()
