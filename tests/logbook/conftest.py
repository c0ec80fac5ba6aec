"""A town whose journal grows by the batches of a test, and what is proposed from them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from api.reads.log_reading import log_proposals
from graph.analysis import analyse_district
from graph.logbook.log_proposals import LogProposal, LogProposals
from graph.records import Record
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Change, Revision, put
from graph.stores.journal import undo
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests import musterstadt


@dataclass(frozen=True)
class Town:
    """Musterstadt, whose own batch is taken for known."""

    store: GraphStore
    model: Model

    def write(self, *changes: Record | Change, reason: str = "Eingetragen", day: str = "2024-06-20") -> Revision:
        """One batch of that day."""
        made = tuple(c if isinstance(c, Change) else put(c) for c in changes)
        return self.store.commit(Batch("Koordination", f"{day}T10:00:00+02:00", reason, made), EVERYTHING)

    def undo(self, done: Revision) -> Revision:
        """Take a batch back."""
        return undo(self.store, done.number, author="a", time="2024-06-25T10:00:00+02:00", scope=EVERYTHING)

    @property
    def reader(self) -> MaskedReader:
        """The town as it is shown."""
        return MaskedReader(self.store, self.model)

    def all_proposals(self) -> LogProposals:
        """What is proposed, the list of the town included."""
        return log_proposals(self.reader, analyse_district(self.reader, self.model, musterstadt.KEY, musterstadt.ON))

    def proposed(self) -> tuple[LogProposal, ...]:
        """What is proposed beside the list of the town."""
        return tuple(p for p in self.all_proposals().proposals if p.revision != 1)

    def sentences(self) -> list[str]:
        """The same in German."""
        return [p.text.de for p in self.proposed()]


@pytest.fixture
def town(model: Model) -> Iterator[Town]:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    yield Town(store, model)
    store.close()
