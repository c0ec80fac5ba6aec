"""What a batch does, step by step and in the end: said once for every engine, knowing none.

An engine hands in what it has of the records that a batch touches, and gets back what to keep in the journal and what
each record is afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from graph.errors import ConflictError, InvalidError, PersonsRefusedError
from graph.records import CLAIMS_FIRST, Record, Relation, claims_json, from_json, to_json
from graph.stores.base import Change, JournalEntry, Revision
from ontology import Model


class RecordStep(NamedTuple):
    """What one change did to one record; canonical JSON, None where it was not there."""

    record: str
    before: str | None
    after: str | None


class Written(NamedTuple):
    """Claims as JSON, as a part of a longer text that is kept anyway: a large batch holds them only once."""

    text: str = ""
    start: int = 0
    end: int = 0


class Transition(NamedTuple):
    """A record before a batch (canonical JSON) and after it, and where the claims it has then are written."""

    before: str | None
    record: Record | None
    written: Written

    @property
    def claims(self) -> str:
        """The claims it has then, as JSON."""
        return self.written.text[self.written.start : self.written.end]


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a batch in order, and the transition of every record they touch."""

    steps: list[RecordStep] = field(default_factory=list)
    transitions: dict[str, Transition] = field(default_factory=dict)

    def add(self, step: RecordStep, record: Record | None, written: Written) -> None:
        """Take the next step, after which the record is what is handed in."""
        self.steps.append(step)
        known = self.transitions.get(step.record)
        before = step.before if known is None else known.before
        self.transitions[step.record] = Transition(before, record, written)


def plan_of(changes: Sequence[Change], before: Mapping[str, str], hanging: "Hanging") -> Plan:
    """What the changes do, one after the other: those of a batch, or of the next part of it.

    ``before`` holds the canonical JSON of every record there is among those changed and those that hang on what is
    removed; ``hanging`` learns what hangs on what from then on. A change that changes nothing is no step. A removed
    entity takes its relations along, also those put earlier in the same batch.
    """
    made, now = Plan(), dict(before)
    for change in changes:
        record = change.record
        if record is None:
            for id in (*hanging.at(change.id), change.id):
                if id in now:
                    made.add(RecordStep(id, now.pop(id), None), None, Written())
            continue
        claims = claims_json(record)
        after = to_json(record, claims)
        if now.get(change.id) != after:
            start = len(CLAIMS_FIRST)
            made.add(
                RecordStep(change.id, now.get(change.id), after), record, Written(after, start, start + len(claims))
            )
            now[change.id] = after
            hanging.put(record)
    return made


class Hanging:
    """Which relations have an end at an entity, as a batch goes along.

    ``tied`` names for each entity to be removed the relations that it has in the store.
    """

    def __init__(self, tied: Mapping[str, Iterable[str]]) -> None:
        self._relations: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[str, set[str]] = defaultdict(set)
        for entity, relations in tied.items():
            for id in relations:
                self._join(entity, id)

    def _join(self, entity: str, relation: str) -> None:
        self._relations[entity].add(relation)
        self._ends[relation].add(entity)

    def put(self, record: Record) -> None:
        """The record is as handed in from here on."""
        for entity in self._ends.pop(record.id, ()):
            self._relations[entity].discard(record.id)
        if isinstance(record, Relation):
            self._join(record.source, record.id)
            self._join(record.target, record.id)

    def at(self, entity: str) -> list[str]:
        """The ids of the relations at an entity, sorted."""
        return sorted(self._relations.get(entity, ()))


def replayed(entries: Iterable[JournalEntry], model: Model) -> Iterator[tuple[Revision, Plan]]:
    """The revisions of a journal as plans, in their order; raises InvalidError for a type the model does not have."""
    for revision, steps in groupby(entries, key=lambda entry: entry.revision):
        made = Plan()
        for entry in steps:
            record = _record(entry.after) if entry.after is not None else None
            claims = claims_json(record) if record is not None else ""
            made.add(RecordStep(entry.record, entry.before, entry.after), record, Written(claims, 0, len(claims)))
        refuse_unknown_types((t.record for t in made.transitions.values() if t.record is not None), model)
        yield revision, made


def _record(text: str) -> Record:
    try:
        return from_json(text)
    except ValueError as error:
        raise InvalidError(f"not a record of this model: {error}") from error


def refuse_unknown_types(records: Iterable[Record], model: Model) -> None:
    """Raise InvalidError for a record whose type the model does not have, or has as something else.

    And PersonsRefusedError for a person where the installation keeps none.
    """
    for record in records:
        if record.type in model.refused:
            raise PersonsRefusedError
        known = model.types.get(record.type)
        if known is None or known.abstract or known.is_relation != isinstance(record, Relation):
            raise InvalidError(f"{record.id}: {record.type} is no concrete type of this model")


def refuse_outdated(based_on: int, later: Iterable[int]) -> None:
    """Raise ConflictError if revisions after the one a batch is based on touched the same records."""
    if numbers := sorted(set(later)):
        raise ConflictError(f"changed since revision {based_on}", tuple(numbers))


def refuse_not_newer(revision: Revision, newest: int) -> None:
    """Raise ConflictError for a revision to be replayed that is not newer than what the store has."""
    if revision.number <= newest:
        raise ConflictError(f"the store is at revision {newest} already", (newest,))
