"""All that a process keeps of a store, and how it stays right: before each answer the journal says what changed."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from threading import Lock

from graph.collector import collector_paused
from graph.contribution.releasing import releases
from graph.district.loading import district_of, districts, snapshot_from
from graph.district.snapshot import Snapshot, newest_list
from graph.live.basis import Basis, Touch, touches
from graph.live.kept import Kept
from graph.live.records_read import RecordsRead
from graph.missing_links.comparable import KindsOfLinks, comparable_to, kinds_of_links, usual_links
from graph.missing_links.pairs import TypePair
from graph.records import SHARED, Entity
from graph.stores.base import EVERYTHING, GraphStore, Revision, Scope
from graph.stores.privacy import MaskedReader
from ontology import DomainError, Model
from ontology.names import EntityType, RelationType
from ontology.values import latest

BUDGET = 256 * 2**20
"""Bytes a process keeps at most, by estimate."""
_KINDS = 10_000
"""Districts and days of which the kinds of links are kept: a nation on some days, a few kilobytes each."""
_Usual = frozenset[TypePair]


@dataclass(slots=True)
class Tally:
    """How often a district was there already, how often it had to be made, and about how many bytes are kept."""

    hits: int = 0
    misses: int = 0
    bytes: int = 0


class Live:
    """One analysis per district and day, of the newest revision that touched it, for all readers of a process.

    All of it rests on what may be shown outward (decision 0027); who may ask for which district is decided elsewhere.
    """

    def __init__(self, store: GraphStore, model: Model, budget: int = BUDGET) -> None:
        self._store, self._model, self._budget = store, model, budget
        self._lock, self._comparing = Lock(), Lock()
        self.tally = Tally()
        self._records = RecordsRead(store, model)
        self._stamp: Revision | None = None
        self._kept: OrderedDict[tuple[str, date], Kept] = OrderedDict()
        self._kinds: OrderedDict[tuple[str, date], tuple[Basis, KindsOfLinks]] = OrderedDict()
        self._newest: dict[str, tuple[Basis, date | None]] = {}
        self._usual: dict[tuple[str, date, frozenset[str] | None], _Usual] = {}

    def of(self, key: str, on: date) -> Kept:
        """What is known of a district on a day by now; raises NotFoundError for an unknown one."""
        with self._lock:
            self._catch_up()
            kept = self._kept.get((key, on))
            if kept is not None:
                self.tally.hits += 1
            else:
                self.tally.misses += 1
                kept = Kept(key, on, partial(self._read, key, on), self._trim)
                self._kept[key, on] = kept
            self._kept.move_to_end((key, on))
        try:
            kept.made()
        except DomainError:
            with self._lock:
                if self._kept.get((key, on)) is kept:
                    del self._kept[key, on]
            raise
        return kept

    def usual(self, kept: Kept, reader: Scope) -> _Usual:
        """What is usual in comparable districts, as far as this reader may be told (`graph.missing_links.comparable`).

        What other districts have is shared by all readers, what is left out for one of them is not.
        """
        name = kept.key, kept.on, reader.districts
        with self._comparing:
            with self._lock:
                found, stamp = self._usual.get(name), self._stamp
            if found is None:
                others = comparable_to(kept.district, self._telling(reader), reader)
                found = usual_links(self._kinds_of(other, kept.on) for other in others)
                with self._lock:
                    if self._stamp == stamp:
                        self._usual[name] = found
            return found

    def _telling(self, reader: Scope) -> list[Entity]:
        """The districts that speak for others: those that released, or all for whoever may read them all anyway.

        A district that came in just now could else be told by what is usual with it and was not without it.
        """
        everybody = districts(MaskedReader(self._store, self._model), EVERYTHING)
        if reader.districts is None:
            return list(everybody)
        released = releases(self._store)
        return [district for district in everybody if district.owner in released]

    def newest_lists(self, keys: Sequence[str]) -> Mapping[str, date | None]:
        """The newest day that the organizations or seats of each district are stated for, None where none is dated."""
        with self._lock:
            self._catch_up()
            known, stamp = {key: self._newest[key] for key in keys if key in self._newest}, self._stamp
        read = {key: self._newest_of(key) for key in keys if key not in known}
        with self._lock:
            if self._stamp == stamp == self._store.head(EVERYTHING):
                self._newest.update(read)
        return {key: (known.get(key) or read[key])[1] for key in keys}

    def _newest_of(self, key: str) -> tuple[Basis, date | None]:
        reader, scope = MaskedReader(self._store, self._model), Scope.of(key)
        entities = tuple(reader.records(scope))
        seats = tuple(reader.relations(scope=scope, types=[RelationType.MEMBERSHIP]))
        stated = newest_list(key, (e for e in entities if e.type == EntityType.ORGANIZATION), seats)
        owners = frozenset({key, SHARED, *(e.owner for e in entities), *(s.owner for s in seats)})
        return Basis(owners), latest(stated) if stated else None

    @property
    def weight(self) -> int:
        """About how many bytes are kept."""
        with self._lock:
            return self._weight()

    # -- what still holds --------------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Let go of what was touched since; whoever was told of a revision is never answered from before it.

        What is being read at this moment counts as touched: nobody knows yet what it rests on.
        """
        head, old = self._store.head(EVERYTHING), self._stamp
        if head == old:
            return
        if old is None or head is None or not self._continues(old, head):
            self._drop(lambda _: True)
        else:
            self._drop(lambda basis: basis is None)
            for touch in self._touches(old):
                self._drop(lambda basis, t=touch: basis is None or basis.touched_by(t))  # type: ignore[misc]
        self._usual.clear()
        self._stamp = head

    def _continues(self, old: Revision, head: Revision) -> bool:
        """Whether a revision known before is still what it was: the store may have been replaced by a backup of it."""
        first = next(iter(self._store.journal(after=old.number - 1, scope=EVERYTHING)), None)
        return head.number > old.number and first is not None and first.revision == old

    def _touches(self, old: Revision) -> Iterator[Touch]:
        """What was touched since; nobody looks further once nothing is left to let go of."""
        for touch in touches(self._store.journal(after=old.number, scope=EVERYTHING), self._model):
            if not self._kept and not self._kinds and not self._newest:
                return
            yield touch

    def _drop(self, gone: Callable[[Basis | None], bool]) -> None:
        for name in [name for name, kept in self._kept.items() if gone(kept.basis)]:
            del self._kept[name]
        for name in [name for name, (basis, _) in self._kinds.items() if gone(basis)]:
            del self._kinds[name]
        for key in [key for key, (basis, _) in self._newest.items() if gone(basis)]:
            del self._newest[key]

    # -- reading -----------------------------------------------------------------------------------------------

    @collector_paused()
    def _read(self, key: str, on: date) -> tuple[Snapshot, Basis]:
        district = district_of(MaskedReader(self._store, self._model), key, Scope.of(key))
        seen = self._records.of(key)
        return snapshot_from(self._model, district, on, seen.entities, seen.relations), seen.basis

    def _kinds_of(self, district: Entity, on: date) -> KindsOfLinks:
        name = district.owner, on
        with self._lock:
            known, stamp = self._kinds.get(name), self._stamp
        if known is not None:
            return known[1]
        snapshot, basis = self._read(district.owner, on)
        found = kinds_of_links(snapshot)
        with self._lock:
            if self._stamp == stamp:
                self._kinds[name] = basis, found
                while len(self._kinds) > _KINDS:
                    self._kinds.popitem(last=False)
        return found

    # -- bounded -----------------------------------------------------------------------------------------------

    def _trim(self) -> None:
        """Make room: first the workings of what was not asked for longest, then its answers, too."""
        with self._lock:
            over = self._weight() - self._budget
            for kept in list(self._kept.values()):
                if over <= 0:
                    break
                over -= kept.put_workings_away()
            while over > 0 and self._kept:
                over -= self._kept.popitem(last=False)[1].weight
            self.tally.bytes = self._budget + over

    def _weight(self) -> int:
        return sum(kept.weight for kept in self._kept.values())
