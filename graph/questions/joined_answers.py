"""Several answers in one batch: what each changes of a record, put together; what is there already is left as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.district.answered import answerable_records
from graph.district.snapshot import Snapshot
from graph.imports.check.staged import Edit
from graph.records import Record, Relation, merged, with_claims
from graph.stores.base import Change


class AnswersTogether:
    """The changes of answers, each as what it adds to a record and what it takes from it.

    So two answers about one record do not undo each other, and what a store holds beside what was shown stays.
    """

    def __init__(self) -> None:
        self._edits: dict[str, Edit] = {}
        self._records: dict[str, Record] = {}

    def add(self, snapshot: Snapshot, changes: Iterable[Change]) -> None:
        """What one answer changes of the records of a snapshot."""
        known = snapshot.derived(answerable_records)
        for change in changes:
            record = change.record
            assert record is not None, "an answer states, it deletes nothing"
            before = known.get(record.id)
            old, new = frozenset(before.claims if before is not None else ()), frozenset(record.claims)
            self._edits[record.id] = self._edits.get(record.id, Edit()).joined(Edit(old - new, new - old))
            made = self._records.get(record.id)
            self._records[record.id] = record if made is None else merged(made, record)

    @property
    def edits(self) -> Mapping[str, Edit]:
        """By record what comes and what goes."""
        return self._edits

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that are touched, things before what refers to them."""
        return tuple(sorted(self._records.values(), key=lambda r: (isinstance(r, Relation), r.id)))

    def onto(self, find: Callable[[str], Record | None]) -> Iterator[Record]:
        """The records that change, as they are with the answers; ``find`` gives them as they are now."""
        for record in self.records:
            before = find(record.id)
            after = record if before is None else with_claims(before, self._edits[record.id].applied(before.claims))
            if after != before:
                yield after

    def after(self, records: Iterable[Record]) -> Mapping[str, Record]:
        """Records by id as they are with the answers."""
        found = {record.id: record for record in records}
        return found | {record.id: record for record in self.onto(found.get)}
