"""The effect of every tie and every loss equals networkx: make the change, search everything again."""

import dataclasses
from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.district.snapshot import Snapshot
from graph.what_if import NetworkState, Shift, best_links, between, effects, lost_actors, lost_ties
from graph.what_if.between import FAR
from graph.what_if.together import EXACT_UP_TO
from ontology import Model, load_model
from tests.bench.plain_what_if import Counts, PlainCase, mean_of_same, plain_case
from tests.indicators.worlds import computed, org, works, world
from tests.what_if.networks import districts

pytestmark = pytest.mark.slow

MODEL = load_model()
every_district = given(districts(MODEL))
many = settings(max_examples=200, deadline=None)
some = settings(max_examples=60, deadline=None)


def _assert_counts(state: NetworkState, expected: Counts) -> None:
    assert {field: getattr(state, field) for field in expected} == pytest.approx(expected)


def _assert_same(change: Shift, before: PlainCase, after: PlainCase) -> None:
    """The means of the same pairs, with the coordination and without it."""
    for same, one, other in (
        (change.same, before, after),
        (change.same_alone, _alone(before), _alone(after)),
    ):
        expected = mean_of_same(one, other, set(after.graph))
        assert (same.before, same.after) == (pytest.approx(expected) if expected else (None, None))


def _alone(case: PlainCase) -> PlainCase:
    graph = case.graph.copy()
    graph.remove_nodes_from(case.coordination)
    return dataclasses.replace(case, graph=graph)


@many
@every_district
def test_the_network_as_it_is_equals_networkx(snapshot: Snapshot) -> None:
    _assert_counts(between(snapshot).state, plain_case(snapshot).counts())


@many
@every_district
def test_every_tie_changes_what_networkx_finds_with_the_tie(snapshot: Snapshot) -> None:
    found, plain = effects(snapshot), plain_case(snapshot)
    actors = found.between.actors
    for a, b in combinations(range(len(actors)), 2):
        with_tie = plain.with_ties((actors[a], actors[b]))
        for change in (found.change(a, b), found.change(b, a)):
            _assert_counts(change.after, with_tie.counts())
            _assert_same(change, plain, with_tie)


@some
@every_district
def test_absent_pairs_across_the_systems_are_all_ranked_once(snapshot: Snapshot) -> None:
    found, plain = effects(snapshot), plain_case(snapshot)
    links = list(found.best())
    assert sorted(tuple(sorted((link.a, link.b))) for link in links) == list(plain.absent())
    gains = [link.change.after.robust_closeness or 0 for link in links]
    assert gains == pytest.approx(sorted(gains, reverse=True))
    assert [(link.a, link.b) for link in found.best(2)] == [(link.a, link.b) for link in links[:2]]


@some
@every_district
def test_a_tie_of_an_actor_with_itself_or_one_that_is_there_changes_nothing(snapshot: Snapshot) -> None:
    found = effects(snapshot)
    for a, b in np.argwhere(found.between.tied | np.eye(len(found.between.actors), dtype=bool)).tolist():
        change = found.change(a, b)
        assert change.after == change.before


@some
@every_district
def test_losing_an_actor_equals_networkx_without_it(snapshot: Snapshot) -> None:
    plain, losses = plain_case(snapshot), lost_actors(between(snapshot))
    assert sorted(loss.subjects[0] for loss in losses) == sorted(plain.graph)
    for loss in losses:
        after = plain.without_actor(loss.subjects[0])
        _assert_loss(plain, after, loss.change, loss.cut, loss.stranded)


@some
@every_district
def test_losing_a_tie_equals_networkx_without_it(snapshot: Snapshot) -> None:
    plain, losses = plain_case(snapshot), lost_ties(between(snapshot))
    assert {frozenset(loss.subjects) for loss in losses} == {frozenset(edge) for edge in plain.graph.edges}
    for loss in losses:
        a, b = loss.subjects
        _assert_loss(plain, plain.without_tie(a, b), loss.change, loss.cut, loss.stranded)


def _assert_loss(before: PlainCase, after: PlainCase, change: Shift, cut: int, stranded: Sequence[str]) -> None:
    _assert_counts(change.after, after.counts())
    _assert_same(change, before, after)
    old, new = before.lengths(before.graph), after.lengths(after.graph)
    assert cut == sum(pair not in new and set(pair) <= set(after.graph) for pair in old)
    assert set(stranded) == set(nx.isolates(after.graph)) - set(nx.isolates(before.graph))


@some
@given(districts(MODEL, most=7), st.integers(0, 3))
def test_the_best_links_together(snapshot: Snapshot, k: int) -> None:
    """One and two are the best there are; the bound holds for any number."""
    found, plain = best_links(between(snapshot), k), plain_case(snapshot)
    absent = list(plain.absent())
    sets = combinations(absent, min(k, len(absent)))
    best = max(_closeness(plain.with_ties(*ties)) for ties in sets)
    reached = _closeness(plain.with_ties(*found.links))
    assert (found.after.robust_closeness or 0) == pytest.approx(reached)
    assert len(set(found.links)) == len(found.links) <= k
    assert set(found.links) <= set(absent)
    assert best <= found.most + 1e-9
    if found.exact:
        assert reached == pytest.approx(best)
    assert found.exact == (k < 3)


def _closeness(plain: PlainCase) -> float:
    counts = plain.counts()
    return (counts["inverse"] + counts["inverse_alone"]) / (2 * counts["pairs"]) if counts["pairs"] else 0.0


def test_the_best_two_are_not_the_best_one_and_then_the_next(model: Model) -> None:
    """k3-g4-g1, apart from them k0 and g2. Alone, k0-g1 and k0-g4 help alike; with g2 only k0-g4 is the best."""
    sectors = {"k0": "KJH", "g1": "GES", "g2": "GES", "k3": "KJH", "g4": "GES"}
    ties = [works("g1", "g4", intensity="2"), works("k3", "g4", intensity="2")]
    seen = between(world(model, [*(org(name, sector=s) for name, s in sectors.items()), *ties]))
    found = best_links(seen, 2)
    assert found.exact
    assert {frozenset(id.partition(":")[2] for id in link) for link in found.links} == {
        frozenset(("k0", "g4")),
        frozenset(("k0", "g2")),
    }
    assert found.after.robust_closeness == pytest.approx((4 * 1 + 2 * 0.5 - 2 / 3) / 6)


def test_too_many_pairs_are_searched_greedily_and_say_so(model: Model) -> None:
    records = [org(f"k{i}", sector="KJH") for i in range(46)] + [org(f"g{i}", sector="GES") for i in range(46)]
    seen = between(world(model, records))
    found = best_links(seen, 2)
    assert seen.absent.sum() // 2 > EXACT_UP_TO
    assert (found.exact, len(found.links), found.after.connected) == (False, 2, 2)
    assert found.most > (found.after.robust_closeness or 0)


@pytest.mark.parametrize("sectors", [[], ["KJH"], ["KJH", "KJH"], ["GES"], [None, "FF"]])
def test_without_one_of_the_systems_there_is_nothing_to_average(model: Model, sectors: list[str | None]) -> None:
    records = [org(f"a{i}", **({"sector": s} if s else {})) for i, s in enumerate(sectors)]
    found = effects(world(model, records))
    state = found.between.state
    assert (state.pairs, state.mean, state.mean_alone, state.closeness, state.dependence) == (0, None, None, None, None)
    assert list(found.best()) == []


@some
@every_district
def test_without_the_coordination_steps_equal_networkx_and_it_is_nowhere(snapshot: Snapshot) -> None:
    """Far even from itself, so that links made one after the other never run through it."""
    seen, plain = between(snapshot), _alone(plain_case(snapshot))
    steps = dict(nx.all_pairs_shortest_path_length(plain.graph))
    expected = [[steps.get(a, {}).get(b, FAR) for b in seen.actors] for a in seen.actors]
    assert seen.alone.tolist() == expected


@some
@every_district
def test_the_dependence_equals_the_indicator(snapshot: Snapshot) -> None:
    outcome, state = computed("A7", snapshot), between(snapshot).state
    if outcome.value is not None:
        assert (outcome.numerator, outcome.denominator) == (state.dependent, state.connected)
