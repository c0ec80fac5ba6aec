"""Events of the process in the journal of a district: batch by batch, newest first, and not further back than said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.imports.import_reason import list_in_reason
from graph.imports.persons.single_statements import personal_in_words
from graph.logbook.event_rules import EventKind, Happening, Moment, Names, happenings
from graph.logbook.event_words import first_tie, list_taken_over, several_changes
from graph.records import Record, Relation, frame_of, from_json, to_json
from graph.records.claims import Presence
from graph.stores.base import GraphReader, JournalEntry, Revision, Scope
from graph.stores.journal import takes_back
from ontology.names import LogEntryKind, Prop, RelationType
from ontology.values import as_int, earliest

LOOKED_AT = 300
"""As many batches are looked at, the newest: a page opens at once, however long a journal has grown."""
SINGLY = 25
"""Of a batch of so many records each is looked at; a longer one is told as a whole, and no more of it is read."""
MANY_EVENTS = 4
"""From so many events of one batch on they are told as one."""
_FIRST_WINDOW, _WIDEST_WINDOW = 64, 1024
_BACKFILLED_DAYS = 366
"""What is said to have happened longer before it was recorded is the past filled in, no step of the process."""


@dataclass
class BatchSeen:
    """A batch as far as it is looked at; ``longer`` says that it holds more than that."""

    revision: Revision
    entries: list[JournalEntry] = field(default_factory=list)
    longer: bool = False


@dataclass(frozen=True, slots=True)
class JournalEvent:
    """An event with the batch that brought it, the id of the record that tells it, and why the batch was written.

    ``why`` is empty where the reason of the batch may name a person.
    """

    happening: Happening
    revision: Revision
    record: str
    why: str


@dataclass(frozen=True, slots=True)
class JournalRead:
    """The events, newest batch first, of how many batches, and whether these are all there are."""

    events: tuple[JournalEvent, ...]
    batches: int
    every: bool


def journal_events(reader: GraphReader, snapshot: Snapshot) -> JournalRead:
    """What happened in a district by its journal, as far as it still holds; through a reader that shows no persons."""
    scope = Scope.of(snapshot.key)
    batches, every = _newest(reader, scope)
    told = _Told(reader, snapshot, Names(reader, snapshot.model, snapshot.key))
    events = [event for batch in batches for event in told.of(batch)]
    return JournalRead((*events, *told.first_ties()), len(batches), every)


def _newest(reader: GraphReader, scope: Scope) -> tuple[list[BatchSeen], bool]:
    head = reader.head(scope)
    until, look = (head.number if head is not None else 0), _FIRST_WINDOW
    found: list[BatchSeen] = []
    while until > 0 and len(found) < LOOKED_AT:
        after = max(0, until - look)
        found.extend(reversed(_window(reader, scope, after, until)))
        until, look = after, min(look * 4, _WIDEST_WINDOW)
    return found[:LOOKED_AT], until <= 0 and len(found) <= LOOKED_AT


def _window(reader: GraphReader, scope: Scope, after: int, until: int) -> list[BatchSeen]:
    """The batches of some revisions, oldest first; reading goes on behind one that is longer than is looked at."""
    found: dict[int, BatchSeen] = {}
    while after < until:
        after_next = until
        for entry in reader.journal(after=after, scope=scope, until=until):
            batch = found.setdefault(entry.revision.number, BatchSeen(entry.revision))
            if len(batch.entries) == SINGLY:
                batch.longer, after_next = True, entry.revision.number
                break
            batch.entries.append(entry)
        after = after_next
    return list(found.values())


class _Told:
    """Batches in events, and what of cooperation was seen on the way."""

    def __init__(self, reader: GraphReader, snapshot: Snapshot, names: Names) -> None:
        self._reader, self._snapshot, self._names = reader, snapshot, names
        self._scope = Scope.of(snapshot.key)
        self._new_ties: dict[str, Revision] = {}
        self._gone_pairs: set[frozenset[str]] = set()

    def of(self, batch: BatchSeen) -> list[JournalEvent]:
        """The events of a batch; a long one, or one of many events, is one event."""
        if takes_back(batch.revision):
            return []
        if batch.longer:
            return [self._whole(batch)] if self._still_there(batch) else []
        events = [event for entry in batch.entries for event in self._of_entry(batch, entry)]
        return [self._whole(batch)] if len(events) > MANY_EVENTS else events

    def _of_entry(self, batch: BatchSeen, entry: JournalEntry) -> Iterator[JournalEvent]:
        before, after = (None if text is None else from_json(text) for text in (entry.before, entry.after))
        record = after or before
        if record is None or record.owner != self._snapshot.key:
            return
        self._notice(batch, before, after)
        now = self._reader.get(entry.record, self._scope)
        if after is None or now is None:
            return
        recorded = max(self._snapshot.on, date.fromisoformat(batch.revision.time[:10]))
        for happening in happenings(Moment(before, now, recorded, self._names)):
            if not _long_ago(happening, batch.revision):
                yield JournalEvent(happening, batch.revision, entry.record, harmless_reason(batch.revision))

    def _whole(self, batch: BatchSeen) -> JournalEvent:
        reason = harmless_reason(batch.revision)
        name = list_in_reason(reason)
        text = list_taken_over(name) if name else several_changes(reason)
        happening = Happening(EventKind.LIST_TAKEN_OVER, text, entry=LogEntryKind.STEP)
        return JournalEvent(happening, batch.revision, batch.entries[0].record, "")

    def _still_there(self, batch: BatchSeen) -> bool:
        """Whether anything that the batch wrote of the district, as far as it is looked at, was not put back since."""
        for entry in batch.entries:
            if entry.after is None or frame_of(entry.after)["owner"] != self._snapshot.key:
                continue
            now = self._reader.get(entry.record, self._scope)
            if now is not None and to_json(now) != entry.before:
                return True
        return False

    # -- cooperation ------------------------------------------------------------------------------------------------

    def _notice(self, batch: BatchSeen, before: Record | None, after: Record | None) -> None:
        """Remember a new tie with its batch, and the sectors of one that went: they were tied before."""
        record = after or before
        if not isinstance(record, Relation) or record.type != RelationType.COOPERATION:
            return
        if after is None and (pair := self._sectors(record)) is not None:
            self._gone_pairs.add(pair)
        elif before is None:
            self._new_ties[record.id] = batch.revision

    def first_ties(self) -> Iterator[JournalEvent]:
        """The oldest tie of each pair of sectors that had none before the batches that were looked at singly."""
        by_pair: dict[frozenset[str], list[Relation]] = {}
        for tie in self._reader.relations(scope=self._scope, types=[RelationType.COOPERATION]):
            pair = self._sectors(tie)
            if pair is not None and _counts(tie):
                by_pair.setdefault(pair, []).append(tie)
        for pair, ties in by_pair.items():
            if pair not in self._gone_pairs and all(tie.id in self._new_ties for tie in ties):
                first = min(ties, key=lambda tie: (self._new_ties[tie.id].number, tie.id))
                event = self._first(first)
                if not _long_ago(event, self._new_ties[first.id]):
                    revision = self._new_ties[first.id]
                    yield JournalEvent(event, revision, first.id, harmless_reason(revision))

    def _first(self, tie: Relation) -> Happening:
        labels = [self._snapshot.model.code("Sector", self._snapshot.sector(end) or "").label for end in _ends(tie)]
        names = [self._names.of(end) or "" for end in _ends(tie)]
        text = first_tie((labels[0], labels[1]), (names[0], names[1]))
        day = tie.value(Prop.START_DATE) or ""
        return Happening(EventKind.FIRST_TIE, text, day, self._names.without_persons(*_ends(tie)))

    def _sectors(self, tie: Relation) -> frozenset[str] | None:
        """The sectors of both ends, None where one is not known or is a person's, or both are the same."""
        if len(self._names.without_persons(*_ends(tie))) < 2 or not all(map(self._names.of, _ends(tie))):
            return None
        found = {sector for end in _ends(tie) if (sector := self._snapshot.sector(end)) is not None}
        return frozenset(found) if len(found) == 2 else None


def harmless_reason(revision: Revision) -> str:
    """Why a batch was written, empty where that may name a person."""
    return "" if personal_in_words(revision.reason) is not None else revision.reason


def _ends(tie: Relation) -> tuple[str, str]:
    return tie.source, tie.target


def _counts(tie: Relation) -> bool:
    intensity = as_int(tie.values, Prop.INTENSITY)
    return tie.presence is Presence.PRESENT and (intensity is None or intensity >= COOPERATION)


def _long_ago(happening: Happening, revision: Revision) -> bool:
    recorded = date.fromisoformat(revision.time[:10])
    return bool(happening.day) and (recorded - earliest(happening.day)).days > _BACKFILLED_DAYS
