"""Musterstadt with the process of the NZFH's paper, unshifted: read only; whoever writes takes ``started``."""

from collections.abc import Iterator

import pytest

from api.process_seeds import shipped_templates
from graph.district.loading import district_of
from graph.process.process_book import ProcessBook, ProcessStep
from graph.process.process_templates import ProcessTemplate
from graph.process.starting import ProcessStart
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from ontology import Model
from tests import musterstadt
from tests.accounts.conftest import installation
from tests.cli.conftest import fruehnetz

KEY = musterstadt.KEY
HERE = Scope.of(KEY)

__all__ = ["fruehnetz", "installation"]


def template_of(name: str) -> ProcessTemplate:
    return next(t for t in shipped_templates() if t.project.id == f"shared:{name}")


def book_of(store: GraphStore) -> ProcessBook:
    return ProcessBook(store, KEY, HERE)


def written(store: GraphStore, step: ProcessStep | None) -> ProcessStep:
    assert step is not None
    store.commit(Batch("Test", musterstadt.TIME, step.reason, tuple(put(r) for r in step.records)), HERE)
    return step


def start_in(store: GraphStore, name: str = "prozessbegleitung", begins: str = "") -> ProcessStep:
    place = district_of(store, KEY, HERE)
    return written(store, book_of(store).start(template_of(name), ProcessStart(place, "2022-04-01", begins)))


@pytest.fixture
def town(model: Model) -> Iterator[GraphStore]:
    """Musterstadt without a process."""
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    yield store
    store.close()


@pytest.fixture
def started(town: GraphStore) -> GraphStore:
    """Musterstadt with the process, to be changed."""
    start_in(town)
    return town
