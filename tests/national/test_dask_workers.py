"""Dask workers of two processes: the same numbers, also where one of them is killed; what is wrong is said."""

import os
import signal
from collections.abc import Iterator
from threading import Timer
from typing import Any

import pytest

from graph.errors import CrewError
from graph.national import crew
from graph.national.crew import NationTask
from graph.national.dask_workers import DaskWorkers
from graph.national.local_processes import LocalProcesses
from graph.national.national_run import run_nation
from tests.served import free_port

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def distributed() -> Any:
    """The library, loaded when it is needed: loading it takes long."""
    return pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster(distributed: Any) -> Iterator[Any]:
    """A scheduler with two workers, each a process of its own."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as found:
        yield found


def test_workers_say_what_one_process_says(cluster: Any, task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "HANDED_AT_ONCE", 1)
    assert run_nation(task, DaskWorkers(cluster.scheduler_address)) == run_nation(task, LocalProcesses())


def test_a_worker_that_is_killed_changes_nothing(
    cluster: Any, task: NationTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "HANDED_AT_ONCE", 1)
    first = next(iter(cluster.workers.values())).pid
    timer = Timer(0.15, os.kill, (first, signal.SIGKILL))
    timer.start()
    found = run_nation(task, DaskWorkers(cluster.scheduler_address))
    timer.join()
    assert found == run_nation(task, LocalProcesses())


def test_a_worker_of_another_version_computes_nothing(
    cluster: Any, task: NationTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.national.dask_workers.analysis_version", lambda: "andere")
    with pytest.raises(CrewError, match="version"):
        run_nation(task, DaskWorkers(cluster.scheduler_address))


def test_a_scheduler_without_workers_says_so(distributed: Any, task: NationTask) -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(CrewError, match="no worker"),
    ):
        run_nation(task, DaskWorkers(empty.scheduler_address))


def test_a_scheduler_that_is_not_there_is_said(task: NationTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.national.dask_workers._PATIENCE", 1)
    for address in (f"tcp://127.0.0.1:{free_port()}", "nirgends"):
        with pytest.raises(CrewError, match="does not answer"):
            run_nation(task, DaskWorkers(address))
