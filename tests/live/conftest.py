"""What is kept of districts rests on the contract of stores, so one engine will do; processes take each of them."""

from collections.abc import Iterator

import pytest

from graph.stores import GraphStore, open_store
from ontology import Model


@pytest.fixture
def opened(model: Model) -> Iterator[GraphStore]:
    """An empty store."""
    store = open_store("sqlite://", model)
    yield store
    store.close()
