"""What is kept of one district at a day: the analysis, made part by part when asked for, and ready-made answers."""

from collections.abc import Callable, Hashable
from datetime import date
from threading import RLock
from typing import TypeVar

from graph.analysis import Analysis, analyse
from graph.district.days_known import DaysKnown, days_known
from graph.district.snapshot import Snapshot
from graph.live.answers import ReadyAnswer, with_tag
from graph.live.basis import Basis
from graph.missing_links import MissingLinks
from graph.missing_links.pairs import TypePair
from graph.records import Entity

_T = TypeVar("_T")
_Read = Callable[[], tuple[Snapshot, Basis]]
_WEIGHT = 24_000
"""Bytes that an analysis takes for each record, all parts made (measured)."""
_LIGHT = 4_000
"""Bytes beside that for what is always there."""
SOON = 6_000
"""Of so many records an analysis is there while somebody waits for a page that could do without."""


class Kept:
    """One district at a day. Whatever is asked at the same moment is made once: the others wait for it.

    A snapshot is made by the first who reads it and is not to be used by two threads; all work on it is done here.
    """

    def __init__(self, key: str, on: date, read: _Read, grown: Callable[[], None]) -> None:
        self.key, self.on = key, on
        self.basis: Basis | None = None
        self._read, self._grown, self._lock = read, grown, RLock()
        self._district: Entity | None = None
        self._snapshot: Snapshot | None = None
        self._days = DaysKnown("", ())
        self._analysis: Analysis | None = None
        self._links: dict[frozenset[TypePair], MissingLinks] = {}
        self._answers: dict[Hashable, ReadyAnswer] = {}
        self._records = 0

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""
        answers = sum(len(a.body) for a in tuple(self._answers.values()))
        return _LIGHT + answers + self._workings

    @property
    def _workings(self) -> int:
        return _WEIGHT * self._records if self._snapshot is not None else 0

    def made(self) -> None:
        """Read the district if nobody has yet; raises NotFoundError if there is none."""
        if self.basis is None:
            with self._lock:
                _ = self.snapshot
            self._grown()

    @property
    def district(self) -> Entity:
        """The district itself."""
        return self._district if self._district is not None else self.snapshot.district

    @property
    def days(self) -> DaysKnown:
        """The days of which something is known."""
        self.made()
        return self._days

    @property
    def snapshot(self) -> Snapshot:
        """The district as it was on the day."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot, self.basis = self._read()
                self._district, self._days = self._snapshot.district, days_known(self._snapshot)
                relations = sum(map(len, self._snapshot.relations.values()))
                self._records = len(self._snapshot.entities) + relations
            return self._snapshot

    @property
    def analysis(self) -> Analysis:
        """Indicators, findings and strengths."""
        with self._lock:
            if self._analysis is None:
                self._analysis = analyse(self.snapshot)
            return self._analysis

    @property
    def at_hand(self) -> Analysis | None:
        """The analysis where it is there or soon is; None of a long list, of which it takes a minute."""
        return self.analysis if self._analysis is not None or self._records <= SOON else None

    def links(self, usual: frozenset[TypePair]) -> MissingLinks:
        """The missing links; ``usual`` is what is usual elsewhere, which depends on the reader."""
        with self._lock:
            if not usual:
                return self.snapshot.derived(MissingLinks)
            if usual not in self._links:
                self._links[usual] = MissingLinks(self.snapshot, usual)
            return self._links[usual]

    def answer(self, name: Hashable, make: Callable[["Kept"], bytes]) -> ReadyAnswer:
        """The answer of that name, made by the first who asks for it."""
        found = self._answers.get(name)
        if found is None:
            with self._lock:
                found = self._answers.get(name)
                if found is None:
                    found = self._answers[name] = with_tag(make(self))
            self._grown()
        return found

    def asked(self, make: Callable[["Kept"], _T]) -> _T:
        """An answer that is not kept: there are too many others of its kind."""
        with self._lock:
            return make(self)

    def put_workings_away(self) -> int:
        """Keep the answers only; how many bytes that gives back, none while somebody is at work here."""
        if not self._lock.acquire(blocking=False):
            return 0
        try:
            given = self._workings
            self._snapshot = self._analysis = None
            self._links.clear()
            return given
        finally:
            self._lock.release()
