"""The questions of ``docs/neo4j.md``, asked of a real server: the same answers as the library gives."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from graph.district.loading import district_of, districts, snapshot_of
from graph.district.snapshot import Snapshot
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.cypher import graph_names, properties
from graph.stores.mask import Mask
from ontology import Model
from tests import musterstadt
from tests.neo4j_database import Database
from tests.store.cypher_answers import ANSWERS
from tests.store.cypher_page import KARLSRUHE, PAGE, answer, demo_date, fill, questions, table
from tests.store.cypher_worlds import HOME, NEIGHBOUR, World

SEEDS = {"karlsruhe": ("karlsruhe",), "projects": ("projekte", "rendsburg_eckernfoerde")}
DRAWN = {f"drawn-{number}": number for number in range(3)}
WORLDS = (*SEEDS, "musterstadt", *DRAWN)
DAYS = (date(2019, 6, 30), date(2021, 6, 1), date(2024, 6, 20), date(2024, 6, 30), date(2025, 3, 1))
QUESTIONS = range(len(ANSWERS))
every = pytest.mark.parametrize("number", QUESTIONS, ids=[a.__name__ for a in ANSWERS])


@pytest.fixture(scope="module", params=WORLDS)
def world(request: pytest.FixtureRequest, neo4j: Database, model: Model) -> Iterator[tuple[str, GraphStore]]:
    """A world in Neo4j, with its name."""
    store = open_store(neo4j.empty(), model)
    if request.param in SEEDS:
        fill(store, model, *SEEDS[request.param])
    else:
        for batch in _batches(request.param):
            store.commit(_shown(batch, model), scope=EVERYTHING)
    yield request.param, store
    store.close()


def _shown(batch: Batch, model: Model) -> Batch:
    """The batch with what may be shown: Cypher sees no more of persons than that (decision 0027)."""
    mask = Mask(model)
    return replace(batch, changes=tuple(c if c.record is None else put(mask.shown(c.record)) for c in batch.changes))


def _batches(name: str) -> tuple[Batch, ...]:
    if name not in DRAWN:
        return (musterstadt.batch(),)
    drawn = World(DRAWN[name])
    return drawn.batch(), drawn.later()


@pytest.fixture(scope="module")
def snapshots(world: tuple[str, GraphStore], model: Model) -> list[Snapshot]:
    """The districts of the world on the days to look at."""
    name, store = world
    found = []
    for key in (HOME, NEIGHBOUR) if name in DRAWN else [d.owner for d in districts(store, EVERYTHING)]:
        newest = demo_date(store, key)
        days = {*DAYS, *([newest] if newest else [])} if name != "projects" or newest else {date(2022, 12, 31)}
        district = district_of(store, key, Scope.of(key))
        found += [snapshot_of(store, model, district, on) for on in sorted(days)]
    return found


def _rows(found: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(frozenset(v) if isinstance(v, list) else v for v in row.values()) for row in found)


@every
def test_a_question_is_answered_as_by_the_library(
    number: int, world: tuple[str, GraphStore], snapshots: list[Snapshot], neo4j: Database
) -> None:
    query, (_, store) = questions()[number].query, world
    for snapshot in snapshots:
        expected = Counter(ANSWERS[number](snapshot, store))
        assert _rows(answer(neo4j, query, snapshot.key, snapshot.on)) == expected, (snapshot.key, snapshot.on)


@pytest.mark.slow
def test_no_question_is_asked_in_vain(model: Model) -> None:
    """The drawn worlds give each question several answers, by day and district; of the history there is one a world."""
    found: dict[str, set[frozenset[Any]]] = defaultdict(set)
    for name in DRAWN:
        store = open_store("sqlite://", model)
        for batch in _batches(name):
            store.commit(batch, scope=EVERYTHING)
        for key, on in product((HOME, NEIGHBOUR), DAYS):
            snapshot = snapshot_of(store, model, district_of(store, key, Scope.of(key)), on)
            for ask in ANSWERS:
                found[ask.__name__].add(frozenset(ask(snapshot, store)))
        store.close()
    assert {name: len(answers) for name, answers in found.items() if len(answers) < len(DRAWN)} == {}


def test_there_are_ten_questions_and_the_history() -> None:
    assert len(questions()) == len(ANSWERS) == 11
    headings = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("### ")]
    assert [h.partition(".")[0] for h in headings] == [f"### {n}" for n in range(1, 11)]


@every
def test_a_query_can_be_read_at_a_glance(number: int) -> None:
    lines = questions()[number].query.splitlines()
    assert len(lines) <= 25
    assert max(map(len, lines)) <= 130


@pytest.mark.parametrize("world", ["karlsruhe"], indirect=True, scope="module")
def test_the_page_shows_what_karlsruhe_gives(world: tuple[str, GraphStore], neo4j: Database) -> None:
    """Red? Run ``python -m tests.store.cypher_page``."""
    on = demo_date(world[1], KARLSRUHE)
    assert on is not None
    assert f"date('{on}')" in PAGE.read_text("utf-8")
    for asked in questions():
        assert asked.table == table(answer(neo4j, asked.query, KARLSRUHE, on))


def test_the_page_names_everything_that_the_graph_adds_to_the_model() -> None:
    text = PAGE.read_text("utf-8")
    named = (*graph_names.OWN_LABELS, *graph_names.OWN_TIES, *properties.OWN_PROPERTIES)
    assert [name for name in named if f"`{name}`" not in text] == []
