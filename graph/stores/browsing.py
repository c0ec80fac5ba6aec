"""The journal in pages, newest batch first: what happened of late, without reading all that ever did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.stores.base import GraphReader, JournalEntry, Revision, Scope

_FIRST_LOOK = 64
"""So many revisions are looked at first; four times as many each time that is not enough."""


@dataclass
class Happened:
    """A batch as a scope sees it: which records it created, changed and removed, in the order of the batch."""

    revision: Revision
    records: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, entry: JournalEntry) -> None:
        """Take in an entry; who may read the author of one of them may read it of the batch."""
        self.revision = entry.revision if entry.revision.author else self.revision
        self.records.append(entry.record)
        self.kinds["created" if entry.before is None else "removed" if entry.after is None else "changed"] += 1


def newest_batches(store: GraphReader, scope: Scope, before: int | None = None) -> Iterator[Happened]:
    """Batches older than a revision (None: all) that did something the scope sees, newest first."""
    head = store.head(scope)
    until, look = (head.number if head is not None else 0), _FIRST_LOOK
    if before is not None:
        until = min(until, before - 1)
    while until > 0:
        after = max(0, until - look)
        yield from reversed(_between(store, scope, after, until))
        until, look = after, look * 4


def _between(store: GraphReader, scope: Scope, after: int, until: int) -> list[Happened]:
    found: dict[int, Happened] = {}
    for entry in store.journal(after=after, scope=scope, until=until):
        found.setdefault(entry.revision.number, Happened(entry.revision)).add(entry)
    return list(found.values())
