"""Groups for the exchange of districts, kept and taken back, for programs and the page: one batch each."""

from typing import NamedTuple

from api.reads.cluster_partners import topic_named, workshop_of
from api.writes.undoing import undone
from api.writes.writing import Writing
from graph.as_of import opened_on
from graph.clusters.kept_grouping import GroupingWish, grouping_records
from graph.errors import NotFoundError
from graph.records import Entity, from_json
from graph.stores.base import Revision, put
from ontology.names import Prop


class KeptGroups(NamedTuple):
    """What was written: a record for each district, and the change that it was."""

    records: tuple[Entity, ...]
    revision: Revision


def districts_to_group(write: Writing) -> frozenset[str]:
    """The keys of districts that whoever writes may put into groups: those that they may name."""
    return frozenset(workshop_of(write.own_reading, opened_on(), topic_named("offen")).names)


def keep_groups_of(write: Writing, wish: GroupingWish) -> KeptGroups:
    """Keep a grouping; raises ValueError for numbers that are none of a group."""
    records = tuple(grouping_records(wish))
    changes = [put(record) for record in records]
    reason = f"Gruppen für den Austausch: {wish.title}"
    return KeptGroups(records, write.again(lambda head: write.commit(changes, reason, head)))


def groups_taken_back(write: Writing, number: int) -> Revision:
    """Undo a batch that kept groups, or that took them back; raises NotFoundError for any other."""
    if not _of_groups(write, number):
        raise NotFoundError(f"no groups kept by batch {number}")
    return undone(write, number)


def _of_groups(write: Writing, number: int) -> bool:
    entries = list(write.seen.journal(after=number - 1, scope=write.scope, until=number))
    told = [from_json(text) for entry in entries for text in (entry.before, entry.after) if text is not None]
    return bool(told) and all(record.value(Prop.GROUPING) for record in told)
