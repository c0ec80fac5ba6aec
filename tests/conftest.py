"""Fixtures of all tests.

Strategy: the smallest world that shows the thing. First choice is three lines in the test itself; then Musterstadt
(``tests/musterstadt.py``: twelve actors with values counted by hand, in its docstring); real networks (``seed/``) only
where the test is about them. Stores are real: in-memory SQLite is an adapter under contract, not a fake, and costs
milliseconds. ``model``, ``musterstadt_store`` and ``musterstadt_snapshot`` live for the whole session, so read from
them only; whoever writes takes ``store``, which is empty and new for every test.
"""

import gc
import os
import subprocess
from collections.abc import Generator, Iterator
from functools import cache, wraps
from multiprocessing.process import _process_counter  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import typer.main
from _pytest.assertion.rewrite import PYC_TAIL
from _pytest.doctest import DoctestModule
from _pytest.pathlib import import_path

from graph.district.loading import district_of, snapshot_of
from graph.district.snapshot import Snapshot
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model, load_model
from tests import musterstadt, neo4j_database, quick

# New examples are looked for where somebody can look at them; what decides on a change gives one answer every time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


# Searching the garbage for circles costs a run much and finds little: as seldom as the program itself does it.
gc.set_threshold(100_000)

# Each call of the command line in this process would make all commands anew, which takes longer than most of them run.
# What tests call it with (``typer.testing``) is loaded after this, and takes it from there.
typer.main.get_command = cache(typer.main.get_command)

# The servers of the tests run for minutes: Java compiles what they do once and quickly, which costs half of it all.
# What it compiles so gets a fifth of the usual room, which the whole run fills: Java then forgets and compiles again.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m")

TESTS = Path(__file__).parent
_SERVERS = {"neo4j": "server", "browser": "browser"}
"""Fixtures that start something outside of Python once a run, and the mark of the tests that take them."""
_LONG = ("server", "browser", "slow")
"""The marks of what takes long, the longest first; the quick run leaves these out, and what ``tests/quick.py`` says."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser. Each of them, and what the tests of a file share, is made once a run.

    What takes long comes first: nobody waits at the end for one process that still has it before it.
    """
    first = dict[str, int]()
    group_of = dict[pytest.Item, str]()
    for item in items:
        servers = _servers_of(item)
        for name in servers:
            item.add_marker(_SERVERS[name])
        file = item.nodeid.partition("::")[0]
        # The tests of the house read all files of the house: once, in one process.
        group_of[item] = group = next(iter(servers), "house" if "tests/house/" in file else file)
        item.add_marker(pytest.mark.xdist_group(group))
        first[group] = min(first.get(group, len(_LONG)), _rank(item))
    quick.mark(items)
    items.sort(key=lambda item: first[group_of[item]])
    for item in items if config.getoption("loadgroup", default=False) else ():
        # What xdist 3.8 writes into `_nodeid` is read by no pytest from 9.2 on: the groups would be spread over all.
        item._id = type(item._id).parse(f"{item.nodeid}@{group_of[item]}")


def _servers_of(item: pytest.Item) -> list[str]:
    """The servers that a test takes, as a fixture or as a parameter; what is made for each test is none of them."""
    known = item._fixtureinfo.name2fixturedefs if hasattr(item, "_fixtureinfo") else {}
    once = [name for name in _SERVERS if name in known and known[name][-1].scope != "function"]
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return [name for name in _SERVERS if name in once or any(name == value for value in given)]


def _rank(item: pytest.Item) -> int:
    marks = {mark.name for mark in item.iter_markers()}
    return next((rank for rank, name in enumerate(_LONG) if name in marks), len(_LONG))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """What pytest compiles of a new copy serves all processes: the second one begins with the last file, not the first.

    They meet in the middle; where a file was compiled before there is nothing to do.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") != "gw1":
        return
    for file in sorted(TESTS.rglob("test_*.py"), reverse=True):
        if (file.parent / "__pycache__" / f"{file.stem}{PYC_TAIL}").exists():
            return
        import_path(file, mode="importlib", root=session.config.rootpath, consider_namespace_packages=False)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Of what only helps tests, load what has examples: the others are loaded by whoever needs them."""
    found = yield
    if ">>>" in file_path.read_text("utf-8", "replace"):
        return found
    return [collector for collector in found if not isinstance(collector, DoctestModule)]


def pytest_collection_finish() -> None:
    """What was collected stays to the end: nobody looks through it for garbage again and again."""
    gc.collect()
    gc.freeze()


_running: list[pytest.Item] = []
"""The test that runs."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Remember which test runs."""
    _running.append(item)
    try:
        return (yield)
    finally:
        _running.clear()


_started = subprocess.Popen.__init__


@wraps(_started)
def _only_slow_tests_start_the_program(self: subprocess.Popen[Any], args: Any, *rest: Any, **named: Any) -> None:
    """The quick run stays quick without a clock. (An audit hook would hear of each `id` and `open` of the run, too.)"""
    if isinstance(args, list | tuple) and "-m" in args:
        long = [_rank(item) < len(_LONG) for item in _running]
        assert all(long), f"starts a program: {args}. Mark the test slow, or call what the program calls."
    _started(self, args, *rest, **named)


subprocess.Popen.__init__ = _only_slow_tests_start_the_program  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Processes of our own are counted where they are made, as no event tells of them; no test slows those after it."""
    before, kind = repr(_process_counter), os.nice(0)
    try:
        return (yield)
    finally:
        long = _rank(item) < len(_LONG) or repr(_process_counter) == before
        assert long, f"{item.nodeid} makes processes. Mark it slow."
        assert os.nice(0) == kind, f"{item.nodeid} steps back (nice), and all tests after it with it."


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
