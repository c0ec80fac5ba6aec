"""The questions across districts, answered from what each district answered last, for all readers of a process.

Kept is what a district answers on a day, thrown away by the rule of live answers (decision 0031): when something of
what it rests on was written. Who asks is told of the districts in their scope, however they came to be kept. With a
file processes share what they keep, and a restart begins with it (decision 0066).
"""

from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock

from graph.across.asking_across import Across, joined_answers
from graph.across.district_answers import DistrictAnswers, district_answers, read_for_questions
from graph.across.spanning import spanning_districts
from graph.district.loading import districts
from graph.live.basis import basis_of
from graph.national.kept_answers import AnswersKept, AskedOn, KeptAnswers, keep_answers, read_answers
from graph.national.touched_districts import still_holding
from graph.records import Entity
from graph.stores.base import EVERYTHING, GraphStore, Revision, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model

_MOST = 10_000
"""Districts and days of which the answers are kept: a nation on some days, a few kilobytes each."""
_WORTH = 10
"""As many districts have to be asked before it is worth to write the file."""


class LiveAcross:
    """What the districts of a store answer by now, of what may be shown outward (decision 0027)."""

    def __init__(self, store: GraphStore, model: Model) -> None:
        self._store, self._model, self._lock = store, model, Lock()
        self._file: Path | None = None
        self._stamp: Revision | None = None
        self._kept: OrderedDict[AskedOn, AnswersKept] = OrderedDict()
        self._looked_at: tuple[int, int] | None = None
        self._unwritten = 0

    def keep_in(self, file: Path | None) -> None:
        """Keep it beyond the process from now on, in that file; None for nowhere."""
        self._file = file

    def ask(self, scope: Scope, on: date) -> Across:
        """The same as `graph.across.asking_across.ask_across`, of what may be shown outward."""
        reader = MaskedReader(self._store, self._model)
        self._catch_up()
        asking = list(districts(reader, scope))
        self._look_into_file((district.owner, on) for district in asking)
        asked = [self._of(reader, district, on) for district in asking]
        self._write_file()
        return joined_answers(asked, spanning_districts(reader, self._model, scope, on), on)

    def _catch_up(self) -> None:
        """Let go of what was touched since; whoever was told of a revision is never answered from before it."""
        with self._lock:
            head, old = self._store.head(EVERYTHING), self._stamp
            if head == old:
                return
            bases = {name: kept.basis for name, kept in self._kept.items()}
            held = still_holding(self._store, self._model, old, bases) if old and bases else frozenset()
            for name in bases.keys() - held:
                del self._kept[name]
            self._stamp = head

    def _look_into_file(self, names: Iterable[AskedOn]) -> None:
        """Take over what another process, or this one before a restart, was told and still holds."""
        with self._lock:
            if self._file is None or all(name in self._kept for name in names):
                return
            state, stamp = _state(self._file), self._stamp
            if state is None or state == self._looked_at:
                return
            self._looked_at = state
            kept = read_answers(self._file)
            if kept is None or stamp is None or kept.head.number > stamp.number:
                return
            bases = {name: one.basis for name, one in kept.found.items() if name not in self._kept}
            held = still_holding(self._store, self._model, kept.head, bases)
            if stamp == self._store.head(EVERYTHING):
                self._keep({name: kept.found[name] for name in bases if name in held})

    def _write_file(self) -> None:
        with self._lock:
            if self._file is None or self._stamp is None or self._unwritten < _WORTH:
                return
            head, found = self._stamp, dict(self._kept)
            self._unwritten = 0
        keep_answers(self._file, KeptAnswers(head, found))
        with self._lock:
            self._looked_at = _state(self._file)
        if self._store.head(EVERYTHING) != head:
            # It may have been an erasure, which deleted the file before this one was there.
            with suppress(OSError):
                self._file.unlink()

    def _of(self, reader: MaskedReader, district: Entity, on: date) -> DistrictAnswers:
        name = district.owner, on
        with self._lock:
            known, stamp = self._kept.get(name), self._stamp
            if known is not None:
                self._kept.move_to_end(name)
                return known.answers
        read = read_for_questions(reader, district)
        found = district_answers(self._model, read, on)
        basis = basis_of(district.owner, (*read.entities, *read.relations), self._model)
        with self._lock:
            # What was read while somebody wrote may be half of each: it is told once and not kept.
            if self._stamp == stamp == self._store.head(EVERYTHING):
                self._keep({name: AnswersKept(basis, found)})
                self._unwritten += 1
        return found

    def _keep(self, found: dict[AskedOn, AnswersKept]) -> None:
        self._kept.update(found)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)


def _state(file: Path) -> tuple[int, int] | None:
    """What tells one content of a file from another; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
