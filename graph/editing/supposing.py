"""What the records of a district would be after changes that nobody made."""

from collections.abc import Iterable, Mapping, Sequence

from graph.errors import InvalidError
from graph.records import Entity, Record, Relation
from graph.stores.base import Change


def after_changes(records: Iterable[Record], changes: Sequence[Change]) -> Mapping[str, Record]:
    """The records by id after the changes; who is removed takes relations along, as in a store.

    Raises InvalidError for a relation whose ends are not among them.
    """
    now: dict[str, Record] = {record.id: record for record in records}
    for change in changes:
        if change.record is not None:
            now[change.id] = change.record
            continue
        now.pop(change.id, None)
        now = {id: r for id, r in now.items() if not (isinstance(r, Relation) and change.id in (r.source, r.target))}
    for record in now.values():
        if isinstance(record, Relation) and not all(
            isinstance(now.get(e), Entity) for e in (record.source, record.target)
        ):
            raise InvalidError(f"{record.id}: a relation needs both its ends")
    return now
