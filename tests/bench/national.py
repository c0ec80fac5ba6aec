"""The nation from a store file: all indicators, and the exact what-if of every cross-sector pair of every district."""

import sqlite3
from collections import Counter
from os import times
from pathlib import Path
from random import Random
from time import perf_counter

from graph.national import analyse_all
from graph.records import Relation
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from ontology.names import EntityType
from tests.bench.measuring import Measured, watched
from tests.bench.plain_national import plain_district, plain_measures_of
from tests.synthetic.facts import ON
from tests.synthetic.nation import nation

WORKERS = 2
DISTRICTS, NETWORKS, ACTORS, RELATIONS = 570, 939, 90_000, 500_000
"""The nation: Jugendamtsbezirke and their networks (domain 3.2), and how much is recorded of them."""
_SAMPLED_DISTRICTS, _SAMPLED_PAIRS = 6, 4


def national(folder: Path) -> Measured:
    """Two processes on two cores; plain: networkx on a sample, seven measures and the what-if of each pair."""
    model, file = load_model(), folder / "land.db"
    store = open_store(f"sqlite:///{file}", model)
    _write(store)
    store.close()
    with watched() as peak:
        before, started = times(), perf_counter()
        found = list(analyse_all(f"sqlite:///{file}", model, ON, WORKERS))
        ours, after = perf_counter() - started, times()
        memory = peak()
    # On a machine with other work, the time of the processors says more than that of the clock.
    worked = sum(after[:4]) - sum(before[:4])
    pairs = sum(each.pairs for each in found)
    assert len(found) == DISTRICTS
    measures, what_if = _plain(file, [each.key for each in found])
    note = (
        f"{worked:.0f} s of processors in {WORKERS} processes; {NETWORKS} networks, {ACTORS} actors, {RELATIONS} "
        f"relations, {pairs} pairs; plain: {measures:.0f} s for seven measures, the rest for the what-if; "
        f"{_SAMPLED_DISTRICTS} districts sampled"
    )
    return Measured(ours, measures + what_if, note, memory)


def _write(store: GraphStore) -> None:
    """Commit the synthetic nation, a batch a district."""
    written = Counter[str]()
    for each in nation(1, DISTRICTS, NETWORKS, ACTORS, RELATIONS):
        store.commit(each.batch(), scope=EVERYTHING)
        written.update("relation" if isinstance(r, Relation) else r.type for r in each.records)
    assert written[EntityType.EARLY_HELP_NETWORK] == NETWORKS
    assert (written[EntityType.ORGANIZATION], written["relation"]) == (ACTORS, RELATIONS)


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
