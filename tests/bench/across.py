"""The questions across all districts of a nation: asked for the first time, and again after some of them changed.

Processor time of one process, as the service asks. The plain way reads the same kinds of rows with SELECT and json, all
at once, and takes their values as they stand: no dates, no doubt, no sources, nothing masked.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from time import process_time

from graph.across.asking_across import Across
from graph.national.live_across import LiveAcross
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology.names import EntityType, RelationType
from tests.bench.measuring import Measured
from tests.bench.national import CHANGED, nation_task, write_into
from tests.synthetic.facts import ON

_ENTITIES = (
    EntityType.ORGANIZATION,
    EntityType.COMMITTEE,
    EntityType.EARLY_HELP_NETWORK,
    EntityType.PAPER,
    EntityType.RESOLUTION,
)
_RELATIONS = (RelationType.CONSULTATION, RelationType.DECIDED_IN, RelationType.MEMBERSHIP)


def across(folder: Path) -> Measured:
    """The first question to all districts."""
    task = nation_task(folder)
    store = open_store(task.url, task.model)
    live = LiveAcross(store, task.model)
    first, seconds = _asked(live)
    again, kept = _asked(live)
    store.close()
    assert again == first
    plain = _plain(folder)
    note = f"processor time; {len(first.districts)} districts; asked again {kept * 1000:.0f} ms"
    return Measured(seconds, plain, note)


def across_again(folder: Path) -> Measured:
    """The next question after some districts have written; plain: all of them asked anew."""
    task = nation_task(folder)
    store = open_store(task.url, task.model)
    live = LiveAcross(store, task.model)
    _asked(live)
    write_into(task, CHANGED)
    now, seconds = _asked(live)
    anew, plain = _asked(LiveAcross(store, task.model))
    store.close()
    assert now == anew
    return Measured(seconds, plain, f"processor time; {CHANGED} of {len(now.districts)} districts changed")


def _asked(live: LiveAcross) -> tuple[Across, float]:
    started = process_time()
    found = live.ask(EVERYTHING, ON)
    return found, process_time() - started


def _plain(folder: Path) -> float:
    started = process_time()
    with closing(sqlite3.connect(folder / "land.db")) as connection:
        values = [
            {prop: value for prop, value, *_ in json.loads(claims)}
            for table, kinds in (("entity", _ENTITIES), ("relation", _RELATIONS))
            for (claims,) in connection.execute(
                f"SELECT claims FROM {table} WHERE type IN ({', '.join('?' * len(kinds))})", kinds
            )
        ]
    assert values
    return process_time() - started
