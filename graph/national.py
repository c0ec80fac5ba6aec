"""All districts of a store, one after the other in several processes: indicators and the exact what-if of each.

A nation does not fit into memory as records, so each process reads one district at a time and hands back numbers and
ids only, no names of actors and no texts.
"""

import gc
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import NamedTuple

from graph.district.loading import districts, snapshot_of
from graph.district.snapshot import Snapshot
from graph.indicators import compute_all
from graph.records import Entity
from graph.stores import GraphReader, open_store
from graph.stores.base import EVERYTHING
from graph.what_if import Link, NetworkState, effects
from ontology import Model
from ontology.names import EntityType

BEST = 3
"""As many links are handed back of each district, the most helpful ones."""
_AT_ONCE = 4
_YOUNG = 500_000
"""A district makes some ten thousand objects, all gone with it: looking for garbage at every 700 only costs time."""


class RangedValue(NamedTuple):
    """The value of an indicator with its range; None where nothing may be said."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DistrictResult:
    """The numbers of one district at a date.

    ``state`` and ``links`` are None and empty below the gate of 70 %, where nothing is concluded from ties.
    """

    key: str
    name: str
    networks: int
    organizations: int
    values: Mapping[str, RangedValue]
    pairs: int
    state: NetworkState | None
    links: tuple[Link, ...]


class _Worker:
    """What a process keeps open. One store for all its districts: opening costs more than reading one."""

    store: GraphReader
    model: Model
    on: date


def analyse_all(url: str, model: Model, on: date, workers: int = 1) -> Iterator[DistrictResult]:
    """Every district of the store that holds data of its own, by key; ``workers`` processes share the work.

    Raises what opening and reading a store raise. Stores in memory have nothing to share: take one worker, which is
    this process.
    """
    store = open_store(url, model)
    try:
        found = districts(store, EVERYTHING)
        if workers == 1:
            yield from (analyse_one(store, model, district, on) for district in found)
    finally:
        store.close()
    if workers > 1:
        # The processes share the cores already. Threads of the matrix library would wait for each other by spinning.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # A fresh interpreter for each: a fork of a process with threads (a server, numpy) may hang.
        with ProcessPoolExecutor(workers, get_context("spawn"), _start, (url, model, on)) as pool:
            yield from pool.map(_analyse, found, chunksize=_AT_ONCE)


def analyse_one(store: GraphReader, model: Model, district: Entity, on: date) -> DistrictResult:
    """The numbers of one district."""
    snapshot = snapshot_of(store, model, district, on)
    try:
        return _result(snapshot)
    finally:
        snapshot.forget()


def _result(snapshot: Snapshot) -> DistrictResult:
    # What a group expects of itself compares with nobody: a nation is measured by the norms that hold for all.
    common = snapshot.by_common_norms()
    outcomes = compute_all(common)
    if common is not snapshot:
        common.forget()
    found = effects(snapshot)
    return DistrictResult(
        key=snapshot.key,
        name=snapshot.district.name,
        networks=len(snapshot.of_type(EntityType.EARLY_HELP_NETWORK)),
        organizations=len(snapshot.organizations),
        values={id: RangedValue(o.value, o.low, o.high) for id, o in outcomes.items()},
        pairs=int(found.between.absent.sum()) // 2,
        state=found.between.state if snapshot.ties_suffice else None,
        links=tuple(found.best(BEST)) if snapshot.ties_suffice else (),
    )


def _start(url: str, model: Model, on: date) -> None:
    _Worker.store, _Worker.model, _Worker.on = open_store(url, model), model, on
    gc.freeze()
    gc.set_threshold(_YOUNG)


def _analyse(district: Entity) -> DistrictResult:
    return analyse_one(_Worker.store, _Worker.model, district, _Worker.on)
