"""A small nation in a store of its own."""

from pathlib import Path

import pytest

from graph.national.crew import NationTask
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.synthetic.facts import ON
from tests.synthetic.nation import nation


@pytest.fixture(scope="module")
def whole(model: Model, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store with three synthetic districts and Musterstadt."""
    file = tmp_path_factory.mktemp("nation") / "land.db"
    store = open_store(f"sqlite:///{file}", model)
    for each in nation(1, districts=3, networks=4, actors=60, relations=500):
        store.commit(each.batch(), scope=EVERYTHING)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.close()
    return file.read_bytes()


@pytest.fixture
def task(whole: bytes, tmp_path: Path, model: Model) -> NationTask:
    """What is asked of a copy of it."""
    file = tmp_path / "land.db"
    file.write_bytes(whole)
    return NationTask(f"sqlite:///{file}", model, ON)
