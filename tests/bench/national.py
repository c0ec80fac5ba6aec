"""The nation from a store file: all indicators, and the exact what-if of every cross-sector pair of every district."""

import sqlite3
from os import times
from pathlib import Path
from random import Random
from time import perf_counter

from graph.national import analyse_all
from graph.stores import open_store
from ontology import load_model
from tests.bench.districts import DISTRICTS, ON, write_nation
from tests.bench.measuring import Measured, watched
from tests.bench.plain_national import plain_district, plain_measures_of

WORKERS = 2
_SAMPLED_DISTRICTS, _SAMPLED_PAIRS = 6, 4


def national(folder: Path) -> Measured:
    """Two processes on two cores; plain: networkx on a sample, seven measures and the what-if of each pair."""
    model, file = load_model(), folder / "land.db"
    store = open_store(f"sqlite:///{file}", model)
    networks, actors, relations = write_nation(store)
    store.close()
    with watched() as peak:
        before, started = times(), perf_counter()
        found = list(analyse_all(f"sqlite:///{file}", model, ON, WORKERS))
        ours, after = perf_counter() - started, times()
        memory = peak()
    # On a machine with other work, the time of the processors says more than that of the clock.
    worked = sum(after[:4]) - sum(before[:4])
    pairs = sum(each.pairs for each in found)
    assert (len(found), sum(each.networks for each in found)) == (DISTRICTS, networks)
    measures, what_if = _plain(file, [each.key for each in found])
    note = (
        f"{worked:.0f} s of processors in {WORKERS} processes; {networks} networks, {actors} actors, {relations} "
        f"relations, {pairs} pairs; plain: {measures:.0f} s for seven measures, the rest for the what-if; "
        f"{_SAMPLED_DISTRICTS} districts sampled"
    )
    return Measured(ours, measures + what_if, note, memory)


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
