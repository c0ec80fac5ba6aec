"""A run over all districts: what still holds is taken from the run before, everything else is computed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.district.loading import districts
from graph.national.analysis_version import analysis_version
from graph.national.crew import Crew, NationTask
from graph.national.district_result import DistrictResult, Worked
from graph.national.kept_results import KeptRun, keep_run, read_kept
from graph.national.touched_districts import still_holding
from graph.records import Entity
from graph.stores import GraphReader, open_store
from graph.stores.base import EVERYTHING, Revision

Progress = Callable[[int, int], object]
"""Told after each district: how many are there, and of how many."""


@dataclass(frozen=True, slots=True)
class NationalRun:
    """The results of all districts that hold data of their own, by key, and how many of them were computed now."""

    results: tuple[DistrictResult, ...]
    computed: int


@dataclass(frozen=True, slots=True)
class _Begun:
    """What there is before anything is computed."""

    head: Revision | None
    everybody: tuple[Entity, ...]
    held: dict[str, Worked]


def run_nation(
    task: NationTask, crew: Crew, kept: Path | None = None, told: Progress = lambda _done, _of: None
) -> NationalRun:
    """Compute every district that changed since the run in that file, by a crew, and remember all of them there.

    Without a file everything is computed and nothing remembered. Raises what `Crew.work` raises.
    """
    begun = _begin(task, kept)
    found = dict(begun.held)
    changed = [district for district in begun.everybody if district.owner not in found]
    if changed:
        asked = replace(task, head=begun.head.number if begun.head else 0)
        for worked in crew.work(asked, changed):
            found[worked.result.key] = worked
            told(len(found), len(begun.everybody))
    everything = tuple(found[district.owner] for district in begun.everybody)
    if kept is not None and begun.head is not None and (changed or len(found) != len(begun.held)):
        # The revision from before: what changed while the run went on is computed again by the next one.
        keep_run(kept, KeptRun(task.on, analysis_version(), begun.head, everything))
    return NationalRun(tuple(one.result for one in everything), len(changed))


def _begin(task: NationTask, kept: Path | None) -> _Begun:
    store = open_store(task.url, task.model)
    try:
        head = store.head(EVERYTHING)
        everybody = tuple(districts(store, EVERYTHING))
        held = {} if kept is None else held_of(store, task, kept)
    finally:
        store.close()
    there = {district.owner for district in everybody}
    return _Begun(head, everybody, {key: worked for key, worked in held.items() if key in there})


def held_of(store: GraphReader, task: NationTask, kept: Path) -> dict[str, Worked]:
    """What of the run in a file still holds for that day, by the key of the district."""
    run = read_kept(kept)
    if run is None or (run.on, run.version) != (task.on, analysis_version()):
        return {}
    bases = {worked.result.key: worked.basis for worked in run.worked}
    holding = still_holding(store, task.model, run.head, bases)
    return {worked.result.key: worked for worked in run.worked if worked.result.key in holding}
