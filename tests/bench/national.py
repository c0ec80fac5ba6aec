"""The nation from a store file: all indicators and profiles, and the exact what-if of every pair of every district."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from os import times
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, NamedTuple

from graph.district.loading import districts
from graph.national.crew import NationTask
from graph.national.dask_workers import DaskWorkers
from graph.national.local_processes import LocalProcesses
from graph.national.national_run import NationalRun, run_nation
from graph.records import Relation, with_claims
from graph.records.claims import Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from ontology import load_model
from ontology.names import EntityType
from tests.bench.measuring import Measured, watched, worked
from tests.bench.plain_national import plain_district, plain_measures_of
from tests.synthetic.facts import ON
from tests.synthetic.nation import nation

WORKERS = 2
_WHOLE = 570
DISTRICTS = int(os.environ.get("BENCH_DISTRICTS", _WHOLE))
"""As many Jugendamtsbezirke as there are (domain 3.2); a tenth of them tells the same of one district."""
NETWORKS, ACTORS, RELATIONS = (whole * DISTRICTS // _WHOLE for whole in (939, 90_000, 500_000))
"""Their networks (domain 3.2), and how much is recorded of them."""
CHANGED = 10
"""So many districts write something before the second run."""
_SAMPLED_DISTRICTS, _SAMPLED_PAIRS = 6, 4


def national(folder: Path) -> Measured:
    """Two processes on two cores; plain: networkx on a sample, seven measures and the what-if of each pair."""
    task = nation_task(folder)
    with watched() as peak:
        ran = _ran(lambda: run_nation(task, LocalProcesses(WORKERS)))
        memory = peak()
    found = ran.run.results
    pairs = sum(each.pairs for each in found)
    assert len(found) == DISTRICTS
    measures, what_if = _plain(Path(task.url.removeprefix("sqlite:///")), [each.key for each in found])
    note = (
        f"{ran.told}, {WORKERS} processes; {NETWORKS} networks, {ACTORS} actors, {RELATIONS} "
        f"relations, {pairs} pairs; plain: {measures:.0f} s for seven measures, the rest for the what-if; "
        f"{_SAMPLED_DISTRICTS} districts sampled"
    )
    return Measured(ran.clock, measures + what_if, note, memory)


def national_again(folder: Path) -> Measured:
    """The second run after ten changed districts; plain: everything again, by two processes."""
    task, kept = nation_task(folder), folder / "land.bund"
    run_nation(task, LocalProcesses(WORKERS), kept)
    write_into(task, CHANGED)
    ours = _ran(lambda: run_nation(task, LocalProcesses(WORKERS), kept))
    assert ours.run.computed == CHANGED
    plain = _ran(lambda: run_nation(task, LocalProcesses(WORKERS)))
    assert plain.run.results == ours.run.results
    note = f"{ours.told}; {CHANGED} of {DISTRICTS} districts changed; plain: all of them again, {plain.told}"
    return Measured(ours.clock, plain.clock, note)


def national_dask(folder: Path) -> Measured:
    """Two Dask workers on this computer; plain: two processes of our own."""
    import distributed

    task = nation_task(folder)
    start: Any = distributed.LocalCluster
    cluster = start(n_workers=WORKERS, threads_per_worker=1, dashboard_address="127.0.0.1:0")
    with cluster:
        crew = DaskWorkers(cluster.scheduler_address)
        before = worked(os.getpid())
        ours = _ran(lambda: run_nation(task, crew))
        dask = worked(os.getpid()) - before  # the workers are still there, so their parent does not know of it yet
    plain = _ran(lambda: run_nation(task, LocalProcesses(WORKERS)))
    assert plain.run == ours.run
    note = (
        f"{dask:.1f} s of processors in {WORKERS} Dask workers; plain: {WORKERS} processes, {plain.told}; "
        f"Dask takes {dask / plain.processors:.2f} times the processors; same results bit for bit"
    )
    return Measured(ours.clock, plain.clock, note)


class _Ran(NamedTuple):
    """A run with its seconds by the clock and of all processors, and how many others wanted these."""

    run: NationalRun
    clock: float
    processors: float
    load: float

    @property
    def told(self) -> str:
        """On a machine with other work, the time of the processors says more than that of the clock."""
        return f"{self.processors:.1f} s of processors at load {self.load:.1f}"


def _ran(work: Callable[[], NationalRun]) -> _Ran:
    before, started = times(), perf_counter()
    run = work()
    clock, after = perf_counter() - started, times()
    return _Ran(run, clock, sum(after[:4]) - sum(before[:4]), os.getloadavg()[0])


def nation_task(folder: Path) -> NationTask:
    """The synthetic nation in a file, made once."""
    task = NationTask(f"sqlite:///{folder / 'land.db'}", load_model(), ON)
    if not (folder / "land.db").exists():
        store = open_store(task.url, task.model)
        _write(store)
        store.close()
    return task


def _write(store: GraphStore) -> None:
    """Commit the synthetic nation, a batch a district."""
    written = Counter[str]()
    for each in nation(1, DISTRICTS, NETWORKS, ACTORS, RELATIONS):
        store.commit(each.batch(), scope=EVERYTHING)
        written.update("relation" if isinstance(r, Relation) else r.type for r in each.records)
    assert written[EntityType.EARLY_HELP_NETWORK] == NETWORKS
    assert (written[EntityType.ORGANIZATION], written["relation"]) == (ACTORS, RELATIONS)


def write_into(task: NationTask, count: int) -> None:
    """A new name for an organization in some districts."""
    store = open_store(task.url, task.model)
    everybody = districts(store, EVERYTHING)
    for district in everybody[:: len(everybody) // count][:count]:
        found = store.records(Scope.of(district.owner), [EntityType.ORGANIZATION])
        some = next(o for o in found if o.owner == district.owner)
        changed = with_claims(some, (*some.claims, Claim("alias", "Neu")))
        store.commit(Batch("bench", "2026-11-29T10:00:00+01:00", "um", (put(changed),)), EVERYTHING)
    store.close()


def _plain(file: Path, keys: list[str]) -> tuple[float, float]:
    """Seconds that the measures and the what-ifs of all districts would take, from a sample of them."""
    draw, connection = Random(1), sqlite3.connect(file)
    measures = what_if = 0.0
    for key in draw.sample(keys, _SAMPLED_DISTRICTS):
        started = perf_counter()
        case = plain_district(connection, key)
        plain_measures_of(case)
        measures += perf_counter() - started
        absent = list(case.absent())
        started = perf_counter()
        for pair in draw.sample(absent, min(_SAMPLED_PAIRS, len(absent))):
            case.with_ties(pair).paths()
        what_if += (perf_counter() - started) / _SAMPLED_PAIRS * len(absent)
    connection.close()
    scale = len(keys) / _SAMPLED_DISTRICTS
    return measures * scale, what_if * scale
