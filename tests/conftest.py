"""Fixtures of all tests.

Strategy: the smallest world that shows the thing. First choice is three lines in the test itself; then Musterstadt
(``tests/musterstadt.py``: twelve actors with values counted by hand, in its docstring); real networks (``seed/``) only
where the test is about them. Stores are real: in-memory SQLite is an adapter under contract, not a fake, and costs
milliseconds. ``model``, ``musterstadt_store`` and ``musterstadt_snapshot`` live for the whole session, so read from
them only; whoever writes takes ``store``, which is empty and new for every test.
"""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from graph.district.loading import district_of, snapshot_of
from graph.district.snapshot import Snapshot
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model, load_model
from tests import musterstadt, neo4j_database

# New examples are looked for where somebody can look at them; what decides on a change gives one answer every time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


_SERVERS = {"neo4j": "server", "browser": "browser"}
"""Fixtures that start something outside of Python, and the mark of the tests that take them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser. Each of them, and what the tests of a file share, is made once a run."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        callspec = getattr(item, "callspec", None)
        if callspec is not None:
            asked |= {name for value in callspec.params.values() for name in _SERVERS if value == name}
        for name in sorted(asked & _SERVERS.keys()):
            item.add_marker(_SERVERS[name])
        file = item.nodeid.partition("::")[0]
        # The tests of the house read all files of the house: once, in one process.
        shared = next((name for name in _SERVERS if name in asked), "house" if "tests/house/" in file else file)
        item.add_marker(pytest.mark.xdist_group(shared))


@pytest.fixture(scope="session")
def model() -> Model:
    """The shipped model."""
    return load_model()


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    """An empty store in memory."""
    opened = open_store("sqlite://", model)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def neo4j(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j_database.Database]:
    """The database of the one server of this run; whoever needs it empty says so."""
    with neo4j_database.server(tmp_path_factory.mktemp("neo4j")) as url:
        database = neo4j_database.Database(url, model)
        yield database
        database.close()


@pytest.fixture(scope="session")
def musterstadt_store(model: Model) -> Iterator[GraphStore]:
    """A store that holds Musterstadt; read only."""
    opened = open_store("sqlite://", model)
    opened.commit(musterstadt.batch(), scope=EVERYTHING)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def musterstadt_snapshot(musterstadt_store: GraphStore, model: Model) -> Snapshot:
    """Musterstadt on `musterstadt.ON`."""
    district = district_of(musterstadt_store, musterstadt.KEY, Scope.of(musterstadt.KEY))
    return snapshot_of(musterstadt_store, model, district, musterstadt.ON)
