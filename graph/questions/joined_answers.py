"""Several answers in one batch: what each changes of a record, put together; what is there already is left as it is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from graph.district.answered import answerable_records
from graph.district.snapshot import Snapshot
from graph.imports.check.staged import Edit
from graph.records import Record, Relation, merged, with_claims
from graph.records.claims import Claim
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

    def take_back(self, sources: Iterable[str], records: Iterable[Record]) -> None:
        """What was said under these sources is said no more; what others have tied something to since stays."""
        left, known = frozenset(sources), {record.id: record for record in records}
        said = {id: frozenset(_said_under(left, record)) for id, record in known.items()}
        kept = (r for r in known.values() if isinstance(r, Relation) and len(said[r.id]) < len(r.claims))
        needed = {end for r in kept for end in (r.source, r.target)}
        for id, claims in said.items():
            if claims and not (id in needed and len(claims) == len(known[id].claims)):
                self._edits[id] = self._edits.get(id, Edit()).joined(Edit(withdrawn=claims))
                self._records.setdefault(id, known[id])

    def gone(self, find: Callable[[str], Record | None]) -> tuple[str, ...]:
        """Of what was taken back the records of which nothing is said any more; ``find`` gives them as they are now."""
        found = ((id, find(id)) for id in self._records)
        return tuple(id for id, before in found if before is not None and not self._edits[id].applied(before.claims))

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
            if after != before and after.claims:
                yield after

    def after(self, records: Iterable[Record]) -> Mapping[str, Record]:
        """Records by id as they are with the answers."""
        found = {record.id: record for record in records}
        now, gone = found | {record.id: record for record in self.onto(found.get)}, self.gone(found.get)
        return {id: record for id, record in now.items() if id not in gone}


def _said_under(sources: Collection[str], record: Record) -> Iterable[Claim]:
    return (c for c in record.claims if record.id in sources or c.source in sources)
