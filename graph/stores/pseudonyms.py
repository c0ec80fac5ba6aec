"""Which ids are those of persons in a store, and what stands for them outside (decision 0027)."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from graph.records import Entity, Record, Relation, from_json
from graph.stores.base import EVERYTHING, GraphStore, JournalEntry
from graph.stores.drawn import is_drawn, keyed_id
from ontology import Model


class _Drawn(NamedTuple):
    """The persons of a store at a revision: what stands for each id, and the other way round."""

    revision: int
    shown: Mapping[str, str]
    real: Mapping[str, str]


_of_store: WeakKeyDictionary[GraphStore, _Drawn] = WeakKeyDictionary()
"""To look for persons is to go through all entities: once for each revision of a store, not for each request."""


class Pseudonyms:
    """What stands outside for the ids of persons and of their ties."""

    def __init__(self, store: GraphStore, model: Model) -> None:
        self._store = store
        self._types = tuple(t.name for t in model.entity_types if t.drawn)
        self._past: dict[str, str] = {}

    @property
    def hides(self) -> bool:
        """Whether any id that is there is shown as another one."""
        return any(real != shown for real, shown in self._now.shown.items())

    def is_known(self, id: str) -> bool:
        """Whether an id is that of a person who is there."""
        return id in self._now.shown

    def shown(self, id: str) -> str:
        """What stands for the id of an entity: itself, unless it is that of a person."""
        return self._now.shown.get(id) or self._past.get(id, id)

    def shown_of(self, record: Record) -> str:
        """What stands for the id of a record: ids of relations are made of their ends, so those of ties change, too."""
        if isinstance(record, Relation):
            tied = self._person(record.source) or self._person(record.target)
            return keyed_id(self._secret, record.owner, record.type, record.id) if tied else record.id
        if record.type in self._types:
            return keyed_id(self._secret, record.owner, record.type, record.id)
        return record.id

    def real(self, shown: str) -> str | None:
        """The id behind one that was shown; None for one that never is: to ask for it would confirm a name."""
        if shown in self._now.shown:
            return shown if self._now.shown[shown] == shown else None
        return self._now.real.get(shown) or (self._tie(shown) if is_drawn(shown) else None) or shown

    def learn(self, entries: Iterable[JournalEntry]) -> None:
        """Take in who was a person in these entries of the journal, and whom their ties lead to."""
        for entry in entries:
            for record in map(from_json, filter(None, (entry.before, entry.after))):
                self._remember(record)
                for end in (record.source, record.target) if isinstance(record, Relation) else ():
                    self._look_back(end)

    def _remember(self, record: Record) -> None:
        if isinstance(record, Entity) and record.type in self._types:
            self._past[record.id] = self.shown_of(record)

    def _look_back(self, id: str) -> None:
        """Who is gone from the store is still a person in its journal."""
        if id in self._now.shown or id in self._past:
            return
        self._past[id] = id
        if self._store.get(id, scope=EVERYTHING) is None:
            first = next(iter(self._store.journal(id, scope=EVERYTHING)), None)
            for text in (first.before, first.after) if first is not None else ():
                if text is not None:
                    self._remember(from_json(text))

    def _person(self, id: str) -> bool:
        return id in self._now.shown or self._past.get(id, id) != id

    def _tie(self, shown: str) -> str | None:
        """The relation for which an id stands: there are few persons, and each has few ties."""
        ties = (tie for person in self._now.shown for tie in self._store.relations(person, scope=EVERYTHING))
        return next((tie.id for tie in ties if self.shown_of(tie) == shown), None)

    @cached_property
    def _secret(self) -> bytes:
        return self._store.secret()

    @cached_property
    def _now(self) -> _Drawn:
        """Asked for with the first record: whoever is only built does not ask the store."""
        head = self._store.head(EVERYTHING)
        revision = head.number if head is not None else 0
        found = _of_store.get(self._store)
        if found is None or found.revision != revision:
            persons = self._store.records(types=self._types, scope=EVERYTHING) if self._types else ()
            shown = {p.id: keyed_id(self._secret, p.owner, p.type, p.id) for p in persons}
            found = _Drawn(revision, shown, {s: real for real, s in shown.items()})
            _of_store[self._store] = found
        return found
