"""Musterstadt with goals and measures, in a store that a test may change."""

from datetime import date

from graph.analysis import Analysis, analyse_district
from graph.records import Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Revision, put
from graph.stores.journal import undo
from ontology import Model
from tests.musterstadt import KEY, ON, TIME, batch


def musterstadt(store: GraphStore) -> GraphStore:
    """The store with Musterstadt in it."""
    store.commit(batch(), EVERYTHING)
    return store


def keep(store: GraphStore, *records: Record, reason: str = "Vereinbart") -> Revision:
    """One batch."""
    return store.commit(Batch("Gruppe", TIME, reason, tuple(put(r) for r in records)), EVERYTHING)


def take_back(store: GraphStore, done: Revision) -> Revision:
    """The batch undone."""
    return undo(store, done.number, author="Gruppe", time=TIME, scope=EVERYTHING)


def analysed(store: GraphStore, model: Model, on: date = ON) -> Analysis:
    """The analysis of a day."""
    return analyse_district(store, model, KEY, on)
