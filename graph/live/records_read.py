"""The records that districts see, as they were read last: after a change only what changed is read again.

Records are values: what was worked out from one of them stays with it, so that the rest is soon there (decision 0031).
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import NamedTuple

from graph.live.basis import Basis, basis_of, touches
from graph.records import Entity, R, Relation, frame_of, from_json
from graph.stores.base import EVERYTHING, GraphStore, JournalEntry, Revision, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model

MOST_KEPT = 40_000
"""Records that a process keeps this way: some districts that people work on, or a very long list; some 120 MiB."""
_MOST_CHANGED = 100
"""So many records are read one by one; after more a district is read as a whole."""
_MOST_LOOKED_AT = 2_000
"""So many entries are gone through to find those."""
_TRIES = 3
"""So often a district is read again because somebody wrote meanwhile; then it is shown as it came."""


class Seen(NamedTuple):
    """What a district sees as of a revision, both by id, and whose records that are."""

    head: Revision | None
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    basis: Basis


class RecordsRead:
    """What districts see; what was not asked for longest is let go of."""

    def __init__(self, store: GraphStore, model: Model) -> None:
        self._store, self._model, self._lock = store, model, Lock()
        self._drawn = frozenset(t.name for t in model.entity_types if t.drawn)
        self._kept: OrderedDict[str, Seen] = OrderedDict()

    def of(self, key: str) -> Seen:
        """What a district sees by now."""
        with self._lock:
            known = self._kept.get(key)
        reader = MaskedReader(self._store, self._model)
        for _ in range(_TRIES):
            head = self._store.head(EVERYTHING)
            found = self._followed(key, known, head, reader) or self._whole(key, head, reader)
            if self._store.head(EVERYTHING) == head:
                self._keep(key, found)
                break
        return found

    def _keep(self, key: str, seen: Seen) -> None:
        with self._lock:
            self._kept[key] = seen
            self._kept.move_to_end(key)
            while sum(len(s.entities) + len(s.relations) for s in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)

    def _whole(self, key: str, head: Revision | None, reader: MaskedReader) -> Seen:
        scope = Scope.of(key)
        entities, relations = tuple(reader.records(scope)), tuple(reader.relations(scope=scope))
        return Seen(head, entities, relations, basis_of(key, (*entities, *relations), self._model))

    def _followed(self, key: str, known: Seen | None, head: Revision | None, reader: MaskedReader) -> Seen | None:
        """What was seen, with what changed since; None if that cannot be told record by record."""
        if known is None or known.head is None or head is None:
            return None
        if known.head == head:
            return known
        # The newest entry that was known comes first: the history has to go on from it.
        journal = self._store.journal(after=known.head.number - 1, scope=EVERYTHING, until=head.number)
        first = next(journal, None)
        if first is None or first.revision != known.head:
            return None
        changed = self._changed((e for e in journal if e.revision != known.head), known.basis, reader)
        if changed is None:
            return None
        scope = Scope.of(key)
        now = {id: self._store.get(id, scope) for id in changed}
        shown = {id: None if record is None else reader.shown(record) for id, record in now.items()}
        entities = _with(known.entities, {i: r if isinstance(r, Entity) else None for i, r in shown.items()})
        relations = _with(known.relations, {i: r if isinstance(r, Relation) else None for i, r in shown.items()})
        return Seen(head, entities, relations, basis_of(key, (*entities, *relations), self._model))

    def _changed(self, since: Iterable[JournalEntry], basis: Basis, reader: MaskedReader) -> set[str] | None:
        """The records that were touched; None if that is not all, or it is sooner read as a whole."""
        found: set[str] = set()
        for number, entry in enumerate(since):
            (touch,) = touches((entry,), self._model)
            if number >= _MOST_LOOKED_AT or len(found) > _MOST_CHANGED or touch.everybody:
                return None
            if basis.touched_by(touch):
                if not self._plain(entry, reader):
                    return None
                found.add(entry.record)
        return found

    def _plain(self, entry: JournalEntry, reader: MaskedReader) -> bool:
        """Whether an entry tells of one record and nothing else: no person, and nothing shown under another id."""
        states = [text for text in (entry.before, entry.after) if text is not None]
        if any(frame_of(text)["type"] in self._drawn for text in states):
            return False
        return all(reader.shown(from_json(text)).id == entry.record for text in states)


def _with(known: Iterable[R], now: Mapping[str, R | None]) -> tuple[R, ...]:
    """The records by id, with those that are there now instead of what was known of them."""
    kept = [record for record in known if record.id not in now]
    return tuple(sorted((*kept, *(r for r in now.values() if r is not None)), key=lambda r: r.id))
