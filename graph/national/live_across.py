"""The questions across districts, answered from what each district answered last, for all readers of a process.

Kept is what a district answers on a day, thrown away by the rule of live answers (decision 0031): when something of
what it rests on was written. Who asks is told of the districts in their scope, however they came to be kept.
"""

from collections import OrderedDict
from datetime import date
from threading import Lock

from graph.across.asking_across import Across, joined_answers
from graph.across.district_answers import DistrictAnswers, district_answers, read_for_questions
from graph.across.spanning import spanning_districts
from graph.district.loading import districts
from graph.live.basis import Basis, basis_of
from graph.national.touched_districts import still_holding
from graph.records import Entity
from graph.stores.base import EVERYTHING, GraphStore, Revision, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model

_MOST = 10_000
"""Districts and days of which the answers are kept: a nation on some days, a few kilobytes each."""
_Name = tuple[str, date]


class LiveAcross:
    """What the districts of a store answer by now, of what may be shown outward (decision 0027)."""

    def __init__(self, store: GraphStore, model: Model) -> None:
        self._store, self._model, self._lock = store, model, Lock()
        self._stamp: Revision | None = None
        self._kept: OrderedDict[_Name, tuple[Basis, DistrictAnswers]] = OrderedDict()

    def ask(self, scope: Scope, on: date) -> Across:
        """The same as `graph.across.asking_across.ask_across`, of what may be shown outward."""
        reader = MaskedReader(self._store, self._model)
        self._catch_up()
        asked = [self._of(reader, district, on) for district in districts(reader, scope)]
        return joined_answers(asked, spanning_districts(reader, self._model, scope, on), on)

    def _catch_up(self) -> None:
        """Let go of what was touched since; whoever was told of a revision is never answered from before it."""
        with self._lock:
            head, old = self._store.head(EVERYTHING), self._stamp
            if head == old:
                return
            bases = {name: basis for name, (basis, _) in self._kept.items()}
            held = still_holding(self._store, self._model, old, bases) if old and bases else frozenset()
            for name in bases.keys() - held:
                del self._kept[name]
            self._stamp = head

    def _of(self, reader: MaskedReader, district: Entity, on: date) -> DistrictAnswers:
        name = district.owner, on
        with self._lock:
            known, stamp = self._kept.get(name), self._stamp
            if known is not None:
                self._kept.move_to_end(name)
                return known[1]
        read = read_for_questions(reader, district)
        found = district_answers(self._model, read, on)
        basis = basis_of(district.owner, (*read.entities, *read.relations), self._model)
        with self._lock:
            # What was read while somebody wrote may be half of each: it is told once and not kept.
            if self._stamp == stamp == self._store.head(EVERYTHING):
                self._kept[name] = basis, found
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return found
