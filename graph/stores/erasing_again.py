"""What was erased after a backup is erased from it once more, before anybody opens what is restored (decision 0038)."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from graph.errors import NotFoundError
from graph.records import frame_of
from graph.stores.base import EVERYTHING, GraphStore, JournalEntry
from graph.stores.erasing import Eraser, erase_person, erase_properties, is_erased, record_like
from graph.stores.erasure_register import Beginning, Erasure
from ontology import Model


def erase_again(store: GraphStore, model: Model, erasures: Iterable[Erasure], by: Eraser) -> list[Erasure]:
    """Apply erasures to a store that may not know them yet; those that it did not, the oldest first."""
    within = replace(by, scope=EVERYTHING, register=None)  # the register knows them already
    return [erasure for erasure in erasures if _applied(store, model, erasure, within)]


def _applied(store: GraphStore, model: Model, erasure: Erasure, by: Eraser) -> bool:
    entry = _at(store, erasure.of)
    if entry is None or not _is_of(entry, erasure):
        return False
    stored = record_like(store, entry.record)
    if erasure.properties:
        try:
            erase_properties(store, model, stored, erasure.properties, by)
        except NotFoundError:  # nothing of it is recorded there
            return False
        return True
    if is_erased(stored):
        return False
    erase_person(store, stored, by)
    return True


def _at(store: GraphStore, of: Beginning) -> JournalEntry | None:
    """The entry of the journal at a position, if it is of that time: another history is not to be touched."""
    entries = store.journal(after=of.revision - 1, scope=EVERYTHING, until=of.revision)
    found = next(islice(entries, of.position, None), None)
    return found if found is not None and found.revision.time == of.time else None


def _is_of(entry: JournalEntry, erasure: Erasure) -> bool:
    frames = (frame_of(text) for text in (entry.before, entry.after) if text is not None)
    return any((frame["type"], frame["owner"]) == (erasure.type, erasure.owner) for frame in frames)
